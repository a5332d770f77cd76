"""Figures with their words in brackets, as letters of offices write them: "7 (tujuh) hari kerja"."""

import re

_ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_IN_BRACKETS = re.compile(r"([0-9]{1,9})\s*\(\s*([a-z][a-z -]*)\)")


class Disagreement(ValueError):
    """A figure and the word in brackets behind it say different numbers."""


def in_words(number: int) -> str:
    """A number from 1 to 999 in Indonesian words, without blanks: 15 is "limabelas"."""
    if number < len(_ONES):
        return _ONES[number]
    for size, name, one in ((100, "ratus", "seratus"), (10, "puluh", "")):
        if number >= size and not (size == 10 and number < 20):
            count, rest = divmod(number, size)
            return (one if count == 1 and one else _ONES[count] + name) + in_words(rest)
    return _ONES[number - 10] + "belas"


def figures_only(text: str) -> str:
    """The text (in small letters) with figures only; raises :class:`Disagreement` for "7 (enam)"."""
    return _IN_BRACKETS.sub(_figure, text)


def _figure(found: re.Match[str]) -> str:
    number, word = int(found[1]), re.sub(r"[ -]", "", found[2])
    if number > 999 or word != in_words(number):
        raise Disagreement("sop-why-spelt")
    return found[1]
