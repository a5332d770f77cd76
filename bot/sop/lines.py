"""Where in a TOML text each key stands. ``tomllib`` does not say, and a clerk needs the line.

Works on text that ``tomllib`` has accepted. Keys inside inline tables and elements of arrays have no entry of
their own: they are found at the line of the key that holds them.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cached_property

Place = tuple[str | int, ...]
"""A path of keys and positions: ``("langkah", 2, "waktu")`` is the third step's time."""

_STRING_OR_COMMENT = re.compile(
    r'"{3}(?:\\.|[^\\])*?"{3,5}' r"|'{3}.*?'{3,5}" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'" r"|#[^\n]*",
    re.DOTALL,
)
_STRUCTURE = re.compile(r"[\[\]{}=#]")
_HEADER = re.compile(r"\s*(\[\[?)([^\[\]]+)\]")
_KEY = re.compile(r"\s*([^=\[\]{}#]+?)\s*=")


class LineIndex:
    """The line (from 1) of every table and key of one TOML text; only a text that is complained of is gone through."""

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, place: Place) -> int:
        """The line of a place, or of the nearest place around it that has one."""
        while place not in self._lines:
            place = place[:-1]
        return self._lines[place]

    @cached_property
    def _lines(self) -> dict[Place, int]:
        lines: dict[Place, int] = {(): 1}
        for place, line in _places(self._text):
            for depth in range(1, len(place) + 1):
                lines.setdefault(place[:depth], line)
        return lines


def _places(text: str) -> Iterator[tuple[Place, int]]:
    """Every header and every key outside brackets, in the order written."""
    table: Place = ()
    sizes: dict[Place, int] = {}
    depth = 0
    masked = _STRING_OR_COMMENT.sub(_mask, text)
    for number, (line, shape) in enumerate(zip(text.split("\n"), masked.split("\n"), strict=True), 1):
        if depth == 0 and (header := _HEADER.match(shape)):
            table = _table(_names(line[slice(*header.span(2))]), sizes, repeated=header[1] == "[[")
            yield table, number
        elif depth == 0 and (key := _KEY.match(shape)):
            yield (*table, *_names(line[slice(*key.span(1))])), number
        depth += sum((sign in "[{") - (sign in "]}") for sign in shape)


def _mask(found: re.Match[str]) -> str:
    """As long, with the same line breaks, but with nothing left that looks like TOML's structure."""
    if found[0].startswith("#"):
        return " " * len(found[0])
    return _STRUCTURE.sub("_", found[0])


def _names(key: str) -> tuple[str, ...]:
    """The parts of a written key, dotted or quoted: TOML's own reading of it."""
    names: list[str] = []
    value: object = tomllib.loads(f"{key} = 0")
    while isinstance(value, dict):
        name, value = next(iter(value.items()))
        names.append(name)
    return tuple(names)


def _table(names: tuple[str, ...], sizes: dict[Place, int], *, repeated: bool) -> Place:
    """The place a header opens; in an array of tables, the latest element of it."""
    place: Place = ()
    for name in names[:-1]:
        place = (*place, name)
        if place in sizes:
            place = (*place, sizes[place] - 1)
    place = (*place, names[-1])
    if repeated:
        sizes[place] = sizes.get(place, 0) + 1
        return (*place, sizes[place] - 1)
    return place
