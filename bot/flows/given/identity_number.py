"""Sixteen figures in a row are masked wherever they come in: NIK and NUPTK have sixteen, and so have bank cards.

They are never needed at this desk (UU 27/2022 Pasal 16: only what is relevant). However the figures are grouped, in
whatever script they are written, they count as one number as long as nothing but signs and blanks stands between.
"""

import re
import unicodedata
from collections.abc import Iterator

MASK = "••••••••••••••••"
"""What stands where a 16-digit number was."""

_LENGTH = 16
_RUN = re.compile(r"[0-9](?:z*(?:[^0-9xz]z*){0,3}[0-9])*z*")
"""Figures with at most three signs between any two. In a skeleton "x" is a letter and "z" does not show."""
_GROUP = re.compile(r"[0-9](?:z*[0-9])*z*")
_PLAIN = (
    r"(?:\+?62[ -]?|0)8[0-9]{1,3}[ .-]?[0-9]{3,4}[ .-]?[0-9]{3,5}",  # a mobile telephone
    r"0[2-9][0-9]{1,2}[)]? ?-?[0-9]{5,8}",  # a landline
    r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-[0-3][0-9]",
    *(rf"[0-3]?[0-9]{sign}(?:0?[1-9]|1[0-2]){sign}(?:19|20)[0-9]{{2}}" for sign in (r"\.", "/", "-")),
    r"20[0-9]{6}-[0-9]{3,4}",  # a visit number
    r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,3}",  # an amount of millions
    r"(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]",
    r"(?:19|20)[0-9]{2}(?:[/-](?:19|20)[0-9]{2})?",  # a year, a school year
)
_PIECE = rf"(?>(?:{'|'.join(_PLAIN)})(?![0-9]))"
_ALL_PLAIN = re.compile(rf"{_PIECE}(?> ?[/,-] ?{_PIECE}| {_PIECE})*")


def masked(text: str) -> str:
    """The text with every 16-digit number masked; what is plainly something else is left alone. Nearly every text has
    too few figures to be looked through."""
    return text if sum(map(str.isdigit, text)) < _LENGTH else looked_through(text)


def looked_through(text: str) -> str:
    """The text with every 16-digit number in it masked, however many figures it has."""
    skeleton = "".join(map(_shape, text))
    parts, end = [], 0
    for begin, stop in _numbers(skeleton):
        parts += [text[end:begin], MASK]
        end = stop
    return "".join((*parts, text[end:]))


def _shape(character: str) -> str:
    """One character for each: a figure, "x" for a letter, "z" for what does not show, else a sign."""
    if character.isascii():
        return "x" if character.isalpha() else character
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category[0] == "L":
        return "x"
    if category in ("Cf", "Mn", "Me"):
        return "z"
    if category == "Pd" or character == "\u2212":
        return "-"
    return " " if category == "Zs" else "|"


def _numbers(skeleton: str) -> Iterator[tuple[int, int]]:
    """Where numbers of sixteen figures stand, in order, none overlapping another."""
    for run in _RUN.finditer(skeleton):
        groups = [(found.start(), found.end()) for found in _GROUP.finditer(skeleton, run.start(), run.end())]
        figures = [sum(c != "z" for c in skeleton[begin:end]) for begin, end in groups]
        if sum(figures) < _LENGTH or (len(groups) > 1 and _plain(skeleton, run)):
            continue
        # rule: sixteen-figures-masked
        yield from _joined((groups[first][0], groups[last][1]) for first, last in _windows(figures))


def _windows(figures: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of neighbouring groups that have sixteen figures together."""
    for first in range(len(figures)):
        total = 0
        for last in range(first, len(figures)):
            total += figures[last]
            if total >= _LENGTH:
                if total == _LENGTH:
                    yield first, last
                break


def _joined(spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that overlap become one: which of them was meant cannot be told."""
    begin = end = -1
    for start, stop in spans:
        if start >= end:
            if end >= 0:
                yield begin, end
            begin = start
        end = stop
    if end >= 0:
        yield begin, end


def _plain(skeleton: str, run: re.Match[str]) -> bool:
    """Whether a run is made of telephone numbers, dates, times, years and amounts from end to end."""
    begin = run.start() - (skeleton[run.start() - 1 : run.start()] == "+")
    return _ALL_PLAIN.fullmatch(skeleton[begin : run.end()].replace("z", "")) is not None
