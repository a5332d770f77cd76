"""The words of a message as the lexicon writes them: short forms, endings and slips of the finger put right."""

import re
from collections.abc import Iterator

from bot.flows.given.typed import clean
from bot.flows.understanding.lexicon import Lexicon
from bot.flows.understanding.slips import nearest, without_vowels

_WORD = re.compile(r"[^\W\d_]+")
"""Letters only: a figure in a word is how plurals are written in haste ("syarat2nya"), and tells nothing by itself."""
_CODE = re.compile(r"\w*\d{3,}\w*")
"""Letters beside many figures ("P9984512") are part of a number, and no word."""
_RUN = re.compile(r"(.)\1+")
_LONGEST = 300
"""Characters that are read: who writes more tells a story, and a story begins with what it is about."""
_DRAWN_OUT = 20
"""Letters of a word that may have been drawn out ("haloooo")."""


def words_of(typed: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What was written, word for word, as the lexicon writes it."""
    return tuple(
        word
        for raw in _WORD.findall(_CODE.sub(" ", clean(typed)[:_LONGEST].casefold()))
        for word in _meant(raw, lexicon).split()
    )


def _meant(word: str, lexicon: Lexicon) -> str:
    forms = tuple(_forms(word, lexicon))
    for form in forms:
        if form in lexicon.spellings:
            return lexicon.spellings[form]
        if lexicon.knows(form):
            return form
    found = _guessed(forms, lexicon)
    return lexicon.spellings.get(found, found) or word


def _guessed(forms: tuple[str, ...], lexicon: Lexicon) -> str:
    """The word that nobody knows as it should have been written; empty where none is near."""
    # rule: without-vowels-is-understood
    bare = next(filter(None, (without_vowels(form, lexicon.written_by_consonants) for form in forms)), "")
    return bare or nearest(forms, lexicon.vocabulary)


def _forms(word: str, lexicon: Lexicon) -> Iterator[str]:
    yield word
    for ending in lexicon.endings:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word.removesuffix(ending)
    if len(word) <= _DRAWN_OUT and (shortened := _RUN.sub(r"\1", word)) != word:
        yield shortened
