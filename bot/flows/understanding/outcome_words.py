"""The words for what a service came to, as officers write them: alone, several together, or before a colon."""

import re
from collections.abc import Mapping

from rapidfuzz.distance import OSA

KINDS: Mapping[str, tuple[str, ...]] = {
    "complaint": ("keluhan", "pengaduan", "aduan", "komplain", "complaint"),
    "information": ("informasi", "info", "information"),
    "input": ("masukan", "input", "feedback"),
    "suggestion": ("saran", "usul", "usulan", "suggestion"),
}
"""Words by the value of the kind, in the order in which the kinds are numbered."""

_BETWEEN = re.compile(r"[,;/&+]|\bdan\b|\band\b|\s")
_MOST_WORDS = 8
_FORGIVING_FROM = 5
"""Letters of a word that may have one slip in it."""


def kinds_in(typed: str, *, numbered: bool = True) -> tuple[str, ...] | None:
    """The kinds that words name, and nothing else; None where they say anything besides. ``numbered``: also by their
    numbers from 1."""
    words = [word for word in _BETWEEN.split(typed.casefold().strip(" .!?,")) if word]
    if not 1 <= len(words) <= _MOST_WORDS:
        return None
    found = {_kind(word, numbered=numbered) for word in words}
    return None if None in found else tuple(kind for kind in KINDS if kind in found)


def kinds_before(typed: str) -> tuple[tuple[str, ...], str]:
    """The kinds that stand before a colon, and the words after it; all the words where none do."""
    head, colon, rest = typed.partition(":")
    kinds = kinds_in(head, numbered=False) if colon and rest.strip() else None
    return (kinds, rest.strip()) if kinds else ((), typed)


def _kind(word: str, *, numbered: bool) -> str | None:
    if numbered and word in ("1", "2", "3", "4"):
        return list(KINDS)[int(word) - 1]
    return next((kind for kind, words in KINDS.items() if any(_is(word, each) for each in words)), None)


def _is(word: str, known: str) -> bool:
    forgiven = min(len(word), len(known)) >= _FORGIVING_FROM
    return word == known or (forgiven and OSA.distance(word, known, score_cutoff=1) <= 1)
