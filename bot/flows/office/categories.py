"""The kinds of business that visitors choose from, after the ministry's service units."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of business; ``letter`` begins its queue numbers, its name is the text ``category-KEY``."""

    key: str
    letter: str


@dataclass(frozen=True, slots=True)
class Paused:
    """A kind of business is not offered for now: why, and since when."""

    reason: str
    since: datetime


CATEGORIES = (
    Category("informasi", "A"),
    Category("konsultasi", "B"),
    Category("pengaduan", "C"),
    Category("masukan", "D"),
    Category("ppid", "E"),
    Category("lainnya", "F"),
)
