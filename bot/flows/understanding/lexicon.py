"""The words the desk understands: what they mean, and what the office answers to the common questions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log2

from bot.flows.understanding.slips import by_consonants

Words = frozenset[str]

_LONG_ENOUGH = 5
"""Letters of a careless spelling of which there may be slips again: a shorter one is near to everything."""
NAMED_BY_ANSWERS = frozenset(("kantor", "jam", "alamat", "kontak", "cara"))
"""What an answer to a common question may name in braces."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that people mean. ``phrases`` point to it wherever they occur, ``whole`` only as all that is said.

    A phrase is a set of words: people put them in any order.
    """

    key: str
    phrases: tuple[Words, ...]
    whole: tuple[Words, ...] = ()
    polite: bool = False
    """Said on the way to something else: it counts only where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A common question: what it is called on a button, the answer, and where more is to be read.

    ``needs`` are the facts of the office that the answer names; without them there is no answer.
    """

    key: str
    title: str
    answer: str
    link: str = ""
    needs: frozenset[str] = frozenset()
    without_zoom: str = ""
    """The answer where nobody is served on Zoom; the same as ever where there is none."""
    partly_zoom: str = ""
    """The answer where some are, by their business."""


@dataclass(frozen=True, eq=False)  # of one text there is one, and what follows from it is kept by it
class Lexicon:
    """What is understood in any of the desk's languages: people write in whichever they like.

    ``fillers`` say nothing by themselves; ``spellings`` are short or careless ways to write a word; ``endings`` may
    be left out at the end of a word; ``plain`` words are no slips of others; ``signs`` are answers without a word.
    ``topics`` are by language and key.
    """

    meanings: tuple[Meaning, ...] = ()
    fillers: Words = frozenset()
    plain: Words = frozenset()
    spellings: Mapping[str, str] = field(default_factory=dict)
    endings: tuple[str, ...] = ()
    signs: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, Mapping[str, Topic]] = field(default_factory=dict)

    @cached_property
    def written(self) -> tuple[str, ...]:
        """Every word that is known, as it may be written: those that mean something first."""
        return (*self.vocabulary, *self.spellings, *sorted(self.fillers), *sorted(self.plain))

    @cached_property
    def written_by_consonants(self) -> Mapping[tuple[str, str, str], Sequence[str]]:
        """The same, for finding one that lacks vowels."""
        return by_consonants(self.written)

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """Every word that means something: long ones first, as people rather leave letters out than put some in, and
        among them the ones that are used most. Hasty spellings come last: there may be slips of those, too."""
        used = Counter(word for meaning in self.meanings for phrase in meaning.phrases for word in phrase)
        known = sorted(self._known, key=lambda word: (-len(word), -used[word], word))
        return (*known, *(word for word in self.spellings if len(word) >= _LONG_ENOUGH))

    def knows(self, word: str) -> bool:
        """Whether a word is one as it stands, whether or not it means something here."""
        return word in self._known or word in self.fillers or word in self.plain

    def topic(self, language: str, key: str) -> Topic | None:
        """A common question in a language, or in the first that has it; None for one that no language has."""
        ways = (self.topics.get(language, {}), *self.topics.values())
        return next((topics[key] for topics in ways if key in topics), None)

    def words(self, key: str) -> Words:
        """Every word that is used to say one thing."""
        return next((words for meaning, words in self._said_by if meaning.key == key), frozenset())

    def near(self, said: Words) -> Iterator[Meaning]:
        """What may be meant by any of these words."""
        return (meaning for meaning, words in self._said_by if not said.isdisjoint(words))

    @cached_property
    def _said_by(self) -> tuple[tuple[Meaning, Words], ...]:
        """Every meaning with all the words that it is said by."""
        return tuple((meaning, _words(meaning)) for meaning in self.meanings)

    @cached_property
    def _known(self) -> Words:
        return frozenset(word for meaning in self.meanings for word in _words(meaning))

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """How much a word tells: the fewer meanings it may belong to, the more."""
        spread = Counter(word for meaning in self.meanings for word in _words(meaning))
        return {word: log2(1 + len(self.meanings) / count) for word, count in spread.items()}


def _words(meaning: Meaning) -> Words:
    return frozenset(_of((*meaning.phrases, *meaning.whole)))


def _of(phrases: Iterable[Words]) -> Iterable[str]:
    return (word for phrase in phrases for word in phrase)
