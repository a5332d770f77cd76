"""What a report is built of, in order: its template knows how each of these looks, and nothing of what it says."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Chapter:
    """Begins a chapter on a page of its own."""

    no: str
    title: str
    kind: str = "chapter"


@dataclass(frozen=True, slots=True)
class Section:
    """Begins a part of a chapter."""

    no: str
    title: str
    kind: str = "section"


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; ``marked`` for what is to be seen first."""

    text: str
    marked: bool = False
    kind: str = "para"


@dataclass(frozen=True, slots=True)
class Items:
    """Lines, numbered or with dots."""

    lines: Sequence[str]
    numbered: bool = True
    kind: str = "items"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption, what its columns are called and how wide they are (parts of the width, 0 for as wide as
    needed), which of them are figures, its rows, and how many of the last ones are sums."""

    caption: str
    columns: Sequence[str]
    widths: Sequence[int]
    figures: Sequence[int]
    rows: Sequence[Sequence[str]]
    sums: int = 0
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its label, what it is, its share of the longest possible, and what is written at it."""

    label: str
    name: str
    share: float
    written: str
    low: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars; ``alt`` says the same for who cannot see it."""

    caption: str
    alt: str
    bars: Sequence[Bar]
    upright: bool = False
    kind: str = "bars"


@dataclass(frozen=True, slots=True)
class Sign:
    """Room for whoever signs."""

    place: str
    title: str
    name: str
    nip: str
    kind: str = "sign"


Block = Chapter | Section | Para | Items | Table | Bars | Sign


@dataclass(frozen=True, slots=True)
class Report:
    """A report: what its cover says, and its parts."""

    ministry: str
    office: str
    contact: str
    title: str
    period: str
    days: str
    made: str
    mark: str
    contents: str
    blocks: Sequence[Block] = field(default=())
