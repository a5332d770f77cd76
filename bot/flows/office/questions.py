"""The questions of the desk's form: what is asked, of whom, and how it is answered. They come from the form's files
(``bot/forms/``); the flows know no question by its place.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from itertools import islice, takewhile


class Kind(Enum):
    """How a question is answered."""

    TEXT = "teks"
    LONG = "uraian"
    CHOICE = "pilihan"
    CATEGORY = "kategori"
    REGION = "kabupaten"
    YES_NO = "ya_tidak"
    NPSN = "npsn"
    EMAIL = "surel"
    PHONE = "telepon"
    FILE = "berkas"


IN_WORDS = (Kind.TEXT, Kind.LONG)
"""Kinds that take whatever is written: only there words may be mistaken for an answer."""

LISTED = (Kind.CHOICE, Kind.CATEGORY)
"""Kinds with a list of options."""

YES, NO = "ya", "tidak"
SKIPPED = "-"
"""What is kept of an optional question that was left out on purpose."""

CATEGORY = "category"
"""The question after which all others follow the answer."""

Words = Mapping[str, str]
"""What an office says in its own words, by language."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose from: said by the text ``text``, or in the office's own ``words``."""

    key: str
    text: str = ""
    words: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Condition:
    """Asked only if an earlier question was answered in one of these ways."""

    question: str
    values: tuple[str, ...]


class Labels(dict[str, str]):
    """What options may be typed as, in lower case and in every language, to their keys; not to be changed."""

    def begun(self, words: str) -> set[str]:
        """The options that these words may be the beginning of."""
        names = self._in_order
        first = bisect_left(names, words)
        return {self[name] for name in takewhile(lambda each: each.startswith(words), islice(names, first, None))}

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self)


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``lasting`` answers are offered again at the next visit; ``most`` counts the files of one answer.

    ``asks``, ``name`` and ``example`` are the office's own words; without them those of ``bot/texts`` hold.
    """

    key: str
    kind: Kind
    shortest: int = 1
    longest: int = 200
    lasting: bool = True
    required: bool = True
    options: tuple[Option, ...] = ()
    labels: Labels = field(default_factory=Labels)
    condition: Condition | None = None
    most: int = 1
    asks: Words = field(default_factory=dict)
    name: Words = field(default_factory=dict)
    example: Words = field(default_factory=dict)

    def option(self, key: str) -> Option | None:
        """The option with this key, or None."""
        return next((option for option in self.options if option.key == key), None)


@dataclass(frozen=True)
class FormPlan:
    """All questions of a desk. ``first`` are asked of everybody and end with the category; then come those of the
    category in ``then``, or ``otherwise``."""

    first: tuple[Question, ...] = ()
    otherwise: tuple[Question, ...] = ()
    then: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)

    def of_category(self, category: str) -> tuple[Question, ...]:
        """Every question that visitors of a category may be asked, in order."""
        return (*self.first, *self.then.get(category, self.otherwise))

    def asked(self, answers: Mapping[str, str]) -> tuple[Question, ...]:
        """The questions that these answers lead to, in order: those of the category whose condition is met.

        rule: category-chooses-the-questions
        """
        found: dict[str, Question] = {}
        for question in self.of_category(answers.get(CATEGORY, "")):
            condition = question.condition
            if condition is None or (
                condition.question in found and answers.get(condition.question) in condition.values
            ):
                found[question.key] = question
        return tuple(found.values())

    def question(self, key: str, answers: Mapping[str, str]) -> Question | None:
        """A question that whoever gave these answers may be asked, or None."""
        return next((each for each in self.of_category(answers.get(CATEGORY, "")) if each.key == key), None)

    @cached_property
    def lasting(self) -> Mapping[str, Question]:
        """The questions whose answers are offered again, by key: whatever the category will be."""
        return {question.key: question for question in reversed(self._every) if question.lasting}

    @cached_property
    def of_files(self) -> frozenset[str]:
        """The keys of questions that are answered with files."""
        return frozenset(question.key for question in self._every if question.kind is Kind.FILE)

    @cached_property
    def _every(self) -> tuple[Question, ...]:
        tails = (self.otherwise, *self.then.values())
        return (*self.first, *(question for tail in tails for question in tail))

    @cached_property
    def at_once(self) -> tuple[Question, ...]:
        """What a form that is filled in at once can ask: what is asked of everybody, whatever they answer, and needs
        no look at the answer before the next."""
        tails = (self.otherwise, *self.then.values())
        common = (each for each in self.otherwise if all(each in tail for tail in tails))
        return tuple(question for question in (*self.first, *common) if _plain(question))

    def __iter__(self) -> Iterator[Question]:
        """The questions of everybody for whom no category has a form of its own."""
        return iter((*self.first, *self.otherwise))


def _plain(question: Question) -> bool:
    return question.condition is None and question.kind not in (Kind.FILE, Kind.NPSN)
