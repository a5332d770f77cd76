"""Which letters a paper can print, and what is printed for those that it cannot. Pure.

The fonts that come with typst have Latin, Greek, Cyrillic, Hebrew and the letters of Arabic; none has Batak, Chinese,
Japanese, Korean, Thai or emoji, and for letters that no font has the typesetter may stop altogether. So every letter
beyond these is seen here first: it becomes a box, and the paper says which writing the boxes stand for.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

BOX = "□"
_MOST_BOXES = 8
"""In a row: a whole page of boxes tells nobody more."""

_PRINTED = (
    ((0x20, 0x7E), (0xA0, 0x4FF)),  # Latin, marks above and below, Greek, Cyrillic
    ((0x5BE, 0x5BE), (0x5D0, 0x5EA), (0x5F3, 0x5F4)),
    ((0x60C, 0x60C), (0x61B, 0x61B), (0x61F, 0x61F), (0x621, 0x63A), (0x640, 0x652), (0x660, 0x66D)),
    ((0x679, 0x67B), (0x67E, 0x680), (0x686, 0x687), (0x698, 0x698), (0x6A9, 0x6A9), (0x6AF, 0x6AF)),
    ((0x6CC, 0x6CC), (0x6F0, 0x6F9), (0x1E00, 0x1FFF), (0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF)),
    ((0x2100, 0x214F), (0x2150, 0x2151), (0x2153, 0x2184), (0x2190, 0x22FF), (0x25A0, 0x25FF)),
)
_RANGES = tuple(each for group in _PRINTED for each in group)
_PLAIN = ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2022), (0x25A1, 0x25A1))
"""What every font has: for a paper that could not be set otherwise."""

_UNSEEN = re.compile(
    "[\u00ad\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
"""What has no shape of its own: joiners, and what turns the direction of writing, by which one text can pass for
another."""

_NOTHING = ("Cn", "Co", "Cs", "Cc")
"""Where no letter is, or none that all fonts agree about."""

_NAMES = {"CJK": "han", "HANGUL": "korea", "HIRAGANA": "jepang", "KATAKANA": "jepang"}


def printable(text: str, *, plain: bool = False) -> str:
    """A text as it can be printed, line breaks kept; ``plain``: only letters that every font has."""
    ranges = _PLAIN if plain else _RANGES
    composed = unicodedata.normalize("NFC", _UNSEEN.sub("", text)).replace("\t", " ")
    letters = "".join(_letter(each, ranges) for each in composed)
    # rule: missing-letters-are-seen
    return re.sub(f"{BOX}{{{_MOST_BOXES + 1},}}", BOX * _MOST_BOXES + "…", letters)


def missing(texts: Iterable[str]) -> tuple[str, ...]:
    """Which kinds of writing boxes stand for in these texts, by key, each once: "batak", "han", "emoji", ..."""
    found: dict[str, None] = {}
    for text in texts:
        for each in unicodedata.normalize("NFC", _UNSEEN.sub("", text)):
            if each not in "\n\t" and _letter(each, _RANGES) == BOX != each:
                found[_kind(each)] = None
    return tuple(found)


def _letter(letter: str, ranges: tuple[tuple[int, int], ...]) -> str:
    """A letter, its plain form where it is only a variant of one, or a box; marks on a box are left out."""
    if letter == "\n" or _within(letter, ranges):
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    if plain and all(_within(each, ranges) for each in plain):
        return plain
    if unicodedata.category(letter) in ("Cc", "Cf", "Mn", "Me", "Mc"):
        return ""
    return BOX


def _within(letter: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    known = unicodedata.category(letter) not in _NOTHING
    return known and any(first <= ord(letter) <= last for first, last in ranges)


def _kind(letter: str) -> str:
    """Which writing a letter is of, by the first word of its name."""
    if unicodedata.category(letter) in ("So", "Sk", "Co", "Cn", "Cs"):
        return "emoji"
    first = unicodedata.name(letter, "").partition(" ")[0]
    return _NAMES.get(first, first.lower())


def words_in(given: Any) -> Iterator[str]:
    """All words of a paper, in their order."""
    match given:
        case str():
            yield given
        case dict():
            for each in given.values():
                yield from words_in(each)
        case list() | tuple():
            for each in given:
                yield from words_in(each)


def all_printable(given: Any, *, plain: bool = False) -> Any:
    """All words of a paper as they can be printed."""
    match given:
        case str():
            return printable(given, plain=plain)
        case dict():
            return {key: all_printable(each, plain=plain) for key, each in given.items()}
        case list() | tuple():
            return [all_printable(each, plain=plain) for each in given]
        case _:
            return given
