"""The words of a message as the lexicon writes them: short forms, endings and slips of the finger put right."""

import re
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.flows.given.typed import clean
from bot.flows.understanding.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+")
"""Letters only: a figure in a word is how plurals are written in haste ("syarat2nya"), and tells nothing by itself."""
_RUN = re.compile(r"(.)\1+")
_LONGEST = 300
"""Characters that are read: who writes more tells a story, and a story begins with what it is about."""
_DRAWN_OUT = 20
"""Letters of a word that may have been drawn out ("haloooo")."""
_FORGIVEN = ((8, 2), (4, 1))
"""Letters of a word, and how many slips (a letter too many, too few, wrong, or two swapped) it may have."""


def words_of(typed: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What was written, word for word, as the lexicon writes it."""
    return tuple(
        word for raw in _WORD.findall(clean(typed)[:_LONGEST].casefold()) for word in _meant(raw, lexicon).split()
    )


def _meant(word: str, lexicon: Lexicon) -> str:
    for form in _forms(word, lexicon):
        if form in lexicon.spellings:
            return lexicon.spellings[form]
        if lexicon.knows(form):
            return form
    return _nearest(word, lexicon)


def _nearest(word: str, lexicon: Lexicon) -> str:
    """The word that was meant; the word itself where none is near. Of words that are equally near the first one in the
    vocabulary."""
    allowed = next((slips for letters, slips in _FORGIVEN if len(word) >= letters), 0)
    if not allowed:
        return word
    near = process.extractOne(word, lexicon.vocabulary, scorer=OSA.distance, score_cutoff=allowed)
    return near[0] if near else word


def _forms(word: str, lexicon: Lexicon) -> Iterator[str]:
    yield word
    for ending in lexicon.endings:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word.removesuffix(ending)
    if len(word) <= _DRAWN_OUT and (shortened := _RUN.sub(r"\1", word)) != word:
        yield shortened
