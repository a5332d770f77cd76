"""The report book (buku laporan) of a day: all that stands in it, as values and in words, so that what was closed can
be kept and printed the same for good. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pydantic import TypeAdapter

from bot.papers.books.keys import REPORT_BOOK


@dataclass(frozen=True, slots=True)
class Line:
    """A figure with what it is called; ``key`` tells it from others whatever it is called."""

    key: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """A kind of business: how many came, and how many of them were served."""

    name: str
    came: int
    served: int


@dataclass(frozen=True, slots=True)
class DutyLine:
    """Somebody's day: in which roles, when they were to be there, and when they were."""

    name: str
    roles: str
    planned: str
    present: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step's plan against what it took; the spans also in seconds, to be drawn."""

    no: int
    activity: str
    standard: str
    middle: str
    most: str
    times: int
    late: int
    drawn: tuple[float | None, float, float]


@dataclass(frozen=True, slots=True)
class SheetLines:
    """The steps of one sheet."""

    name: str
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class DeviationLine:
    """A departure from the standard: of which visit, what, who answers, why, and what became of that."""

    key: str
    ticket: str
    what: str
    took: str
    who: str
    cause: str
    explanation: str
    verdict: str
    stage: str


@dataclass(frozen=True, slots=True)
class DisturbanceLine:
    """What broke at the office itself."""

    key: str
    when: str
    what: str
    who: str
    state: str


@dataclass(frozen=True, slots=True)
class CompensationLine:
    """What a visitor was offered for an overrun, and what became of it."""

    key: str
    ticket: str
    offered: str
    became: str


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """What is still to be done for a visitor."""

    number: str
    due: str
    who: str
    words: str
    late: bool


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What an officer left to whoever comes next."""

    at: str
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What is otherwise since the version before: when that came about, by whom, what."""

    at: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Book:
    """The whole of a day's book. ``labels`` are the words that are printed around the values."""

    day: str
    title: str
    office: str
    ministry: str
    date: str
    hours: str
    closed: str
    version: int
    labels: Mapping[str, str]
    tallies: tuple[Line, ...] = ()
    categories: tuple[CategoryLine, ...] = ()
    waiting: tuple[Line, ...] = ()
    duty: tuple[DutyLine, ...] = ()
    availability: tuple[Line, ...] = ()
    sheets: tuple[SheetLines, ...] = ()
    deviations: tuple[DeviationLine, ...] = ()
    disturbances: tuple[DisturbanceLine, ...] = ()
    compensations: tuple[CompensationLine, ...] = ()
    follow_ups: tuple[FollowUpLine, ...] = ()
    follow_ups_more: str = ""
    notes: tuple[NoteLine, ...] = ()
    index: tuple[Line, ...] = ()
    changes: tuple[ChangeLine, ...] = ()
    provisional: str = ""
    archive: str = ""
    """The head of the archive's chain as the last day before was closed; empty where none was."""
    before: str = ""
    """Which version this one adds to, in words; empty for the first."""
    signers: tuple[str, ...] = field(default=())


def file_name(book: Book) -> str:
    """What a book's file is called: each version has a name of its own."""
    return f"{REPORT_BOOK}-{book.day}{'' if book.version == 1 else f'-{book.version}'}.pdf"


_BOOK = TypeAdapter(Book)

RECKONED_ANEW = ("tallies", "categories", "sheets", "deviations", "disturbances", "compensations")
"""The parts that may be otherwise later; all others say how it was when the day was closed."""


def written(book: Book) -> dict[str, Any]:
    """A book as it is kept."""
    return asdict(book)


def read(given: Mapping[str, Any]) -> Book:
    """A book that was kept. Raises ValueError (pydantic's) for what is none."""
    return _BOOK.validate_python(given)
