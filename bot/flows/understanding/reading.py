"""Reads a message: what it means, as far as rules can tell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.flows.given.typed import clean
from bot.flows.understanding.lexicon import Lexicon, Meaning, Words
from bot.flows.understanding.spelling import words_of

ASKS = "tanya:"
"""What begins the key of a meaning that is a common question; its topic follows."""

GREETING = "salam"
"""What it means to say nothing but words of politeness."""

NUMBER = "nomor"
"""What it means to name a visit by its number."""

MOST_OFFERED = 3
"""Topics that are offered where it is not certain which is meant."""

_CLOSE = 0.8
"""A meaning that fits nearly as well as the best one may be meant as well."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message may mean, the likeliest first: none, one that is certain, or a few to choose from."""

    keys: tuple[str, ...] = ()
    number: str = ""
    """The visit number that was named, as the desk writes it."""
    whole: bool = False
    """Nothing else was said: the message is no answer to anything that happens to contain these words."""

    @property
    def certain(self) -> str:
        """The one meaning; empty where there is none or a choice."""
        return self.keys[0] if len(self.keys) == 1 else ""

    @property
    def topics(self) -> tuple[str, ...]:
        """The common questions that may be meant."""
        return tuple(key.removeprefix(ASKS) for key in self.keys if key.startswith(ASKS))


def read(typed: str, lexicon: Lexicon, prefix: str) -> Reading:
    """What somebody means; ``prefix`` begins the visit numbers of this desk.

    The answer does not depend on the order of words, on capitals or on politeness around them.
    """
    if number := _visit_number(typed, prefix):
        return Reading((NUMBER,), number)
    stripped = clean(typed).casefold().strip()
    if stripped in lexicon.signs:
        return Reading((lexicon.signs[stripped],), whole=True)
    words = frozenset(words_of(typed, lexicon))
    keys = _meant(words, lexicon)
    said = words - lexicon.fillers or (words if keys != (GREETING,) else frozenset())
    whole = len(keys) == 1 and bool(said) and said <= lexicon.words(keys[0])
    return Reading(keys, whole=whole)


def numbers_in(typed: str) -> frozenset[str]:
    """Whatever in a message may be the number of a visit, of whichever desk, as a desk writes it."""
    found = re.finditer(rf"\b([A-Za-z0-9]{{1,10}}?){_DAY_AND_SERIAL}\b", clean(typed))
    return frozenset(f"{each[1].upper()}-{each[2]}-{_serial(each[3])}" for each in found)


_DAY_AND_SERIAL = r"[-\s]?(\d{8})((?:[-\s]?\d{3,})|(?:[-\s]\d{1,2}))"
_TICKET = re.compile(
    r"\s*/?(?:(?:status|cek|tiket|nomor|nomer|no|nmr|antrean|antrian|antri|antre|queue|number|ticket)\b[\s.:]*)*"
    r"(?:([a-z])[-.\s]?)?(\d{1,3})\s*[.?!]*\s*",
    re.IGNORECASE,
)


def ticket_in(typed: str) -> tuple[str, int] | None:
    """The letter and the number of a ticket, where nothing else is said ("A-007", "no antrean 7"); the letter may be
    left out. None for a bare number, and for anything else."""
    found = _TICKET.fullmatch(typed)
    if found is None or typed.strip(" .?!").isdecimal():
        return None
    return (found[1] or "").upper(), int(found[2])


def _serial(written: str) -> str:
    # rule: short-number-is-understood
    return written.strip("- ").zfill(3)


def _visit_number(typed: str, prefix: str) -> str:
    found = re.search(rf"\b{re.escape(prefix)}{_DAY_AND_SERIAL}\b", clean(typed), re.IGNORECASE)
    return f"{prefix}-{found[1]}-{_serial(found[2])}" if found else ""


def _meant(words: Words, lexicon: Lexicon) -> tuple[str, ...]:
    said = words - lexicon.fillers
    for meaning in lexicon.meanings:
        if words and (words in meaning.whole or said in meaning.whole):
            return (meaning.key,)
    if words and not said:
        return (GREETING,)
    scored = [(_weight(meaning, said, lexicon), meaning) for meaning in lexicon.near(said)]
    found = sorted(((score, meaning) for score, meaning in scored if score), key=_likeliest)
    plain = [(score, meaning) for score, meaning in found if not meaning.polite] or found
    return _close_to_best(plain)


def _likeliest(each: tuple[float, Meaning]) -> float:
    return -each[0]


def _close_to_best(found: list[tuple[float, Meaning]]) -> tuple[str, ...]:
    if not found:
        return ()
    best = found[0][0]
    near = [meaning.key for score, meaning in found if score >= best * _CLOSE]
    if not near[0].startswith(ASKS):
        return tuple(near[:1])
    return tuple(key for key in near if key.startswith(ASKS))[:MOST_OFFERED]


def _weight(meaning: Meaning, said: Words, lexicon: Lexicon) -> float:
    """How much of what was said speaks for a meaning: the best of its phrases that were said in full."""
    return max((_sum(phrase, lexicon) for phrase in meaning.phrases if phrase <= said), default=0.0)


def _sum(phrase: Iterable[str], lexicon: Lexicon) -> float:
    return sum(lexicon.weights[word] for word in phrase)
