"""Slips of the finger: which words may have been meant by one that nobody knows."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz import process
from rapidfuzz.distance import OSA

_FORGIVEN = ((8, 2), (4, 1))
"""Letters of a word, and how many slips (a letter too many, too few, wrong, or two swapped) it may have."""
_SHORT = 5
"""Letters: in a word so short a wrong letter is one whose key or sound is near, otherwise it is another word."""
_FEWEST = 3
"""Letters of a word that may have been written without its vowels."""
_VOWELS = re.compile(r"[aeiou]")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ("aiueo", "fvp", "kcqg", "sz", "dt", "bp", "iy", "uw")
_NEAR = frozenset(
    frozenset(pair)
    for near in (*_SOUNDS, *(row[at : at + 2] for row in _KEYS for at in range(9)))
    for pair in combinations(near, 2)
)


def nearest(forms: Sequence[str], words: Sequence[str]) -> str:
    """The word that was meant by one of the ``forms`` of what was written; empty where none is near. Of words that are
    equally near the one of the earlier form, then the earlier in ``words``."""
    found = [(distance, no, word) for no, form in enumerate(forms) for distance, word in _near(form, words)]
    return min(found, key=lambda each: each[:2])[2] if found else ""


def _near(form: str, words: Sequence[str]) -> Iterator[tuple[int, str]]:
    allowed = next((slips for letters, slips in _FORGIVEN if len(form) >= letters), 0)
    if allowed:
        for word, distance, _ in process.extract(form, words, scorer=OSA.distance, score_cutoff=allowed, limit=5):
            if len(form) > _SHORT or _is_slip(form, word):
                yield int(distance), word


def _is_slip(form: str, word: str) -> bool:
    # rule: another-letter-another-word
    wrong = [frozenset(pair) for pair in zip(form, word, strict=False) if len({*pair}) > 1]
    return len(form) != len(word) or len(wrong) != 1 or wrong[0] in _NEAR


def by_consonants(words: Iterable[str]) -> dict[tuple[str, str, str], list[str]]:
    """Words by their first letter, their last one and their consonants, each list in the order given."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for word in words:
        found.setdefault(_frame(word), []).append(word)
    return found


def without_vowels(form: str, words: Mapping[tuple[str, str, str], Sequence[str]]) -> str:
    """The first word that was meant by one that lacks vowels of it ("plynan"); empty where none is. ``words`` are as
    :func:`by_consonants` has them."""
    if len(form) < _FEWEST or len(_frame(form)[2]) < 2:
        return ""
    return next((word for word in words.get(_frame(form), ()) if _lacks_vowels(form, word)), "")


def _frame(word: str) -> tuple[str, str, str]:
    return word[0], word[-1], _VOWELS.sub("", word)


def _lacks_vowels(form: str, word: str) -> bool:
    letters = iter(word)
    return len(word) > len(form) and all(letter in letters for letter in form)
