"""The kinds of business that visitors choose from, after the ministry's service units."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of business; ``letter`` begins its queue numbers, its name is the text ``category-KEY``."""

    key: str
    letter: str


CATEGORIES = (
    Category("informasi", "A"),
    Category("konsultasi", "B"),
    Category("pengaduan", "C"),
    Category("masukan", "D"),
    Category("ppid", "E"),
    Category("lainnya", "F"),
)
