"""The pieces of words about hours: dates, times and words, each with where it stands in what was written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from bot.flows.understanding.hours_vocabulary import meaning

NUMBER, YEAR, CLOCKED, DAYED, DASH, MARK, OTHER = "number", "year", "time", "day", "-", "mark", "other"

_DASHES = re.compile("[‐-―−~]")
_PIECE = re.compile(
    r"""
    (?P<iso>\d{4}-\d{1,2}-\d{1,2})
  | (?P<slashed>\d{1,2}/\d{1,2}(?:/\d{4}|/\d{2})?(?![\d/]))
  | (?P<dashed>\d{1,2}-\d{1,2}-\d{4})
  | (?P<clock>\d{1,2}[.:]\d{2}(?!\d))
  | (?P<year>20\d\d(?!\d))
  | (?P<number>\d{1,2}(?:st|nd|rd|th)?(?![\d]))
  | (?P<until>s\.?\ ?/?\ ?d\.?(?=[\s\d]))
  | (?P<word>[a-z']+)
  | (?P<dash>-)
  | (?P<mark>[,;:()])
  | (?P<other>\S)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: what it is, its number where it has one, and where it begins in the text.

    A day is ``day`` or, of one without a year, ``number`` and ``month``; times have ``at`` (None past 24.00).
    """

    what: str
    begins: int
    number: int = 0
    month: int = 0
    year: int = 0
    at: time | None = None
    ends_day: bool = False
    slashed: bool = False


def plain(typed: str) -> str:
    """What was written, letter for letter in small ones, with one kind of dash and apostrophe."""
    lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in typed)
    return _DASHES.sub("-", lowered.replace("’", "'"))


def pieces(text: str) -> list[Piece]:
    """The pieces of a plain text, in order."""
    return list(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    for found in _PIECE.finditer(text):
        begins, written = found.start(), found[0]
        match found.lastgroup:
            case "iso":
                year, month, day = map(int, written.split("-"))
                yield Piece(DAYED, begins, day, month, year)
            case "slashed" | "dashed":
                day, month, *years = map(int, re.split("[/-]", written))
                year = (years[0] + (2000 if years[0] < 100 else 0)) if years else 0
                yield Piece(DAYED, begins, day, month, year, slashed=True)
            case "clock":
                yield _clock(begins, *map(int, re.split("[.:]", written)))
            case "year":
                yield Piece(YEAR, begins, int(written))
            case "number":
                yield Piece(NUMBER, begins, int(re.sub("[a-z]+", "", written)))
            case "until":
                yield Piece("to", begins)
            case "word":
                what, number = meaning(written) or (OTHER, 0)
                yield Piece(what, begins, number)
            case "dash":
                yield Piece(DASH, begins)
            case "mark":
                yield Piece(MARK, begins)
            case _:
                yield Piece(OTHER, begins)


def _clock(begins: int, hour: int, minute: int) -> Piece:
    return Piece(CLOCKED, begins, hour, at=moment(hour, minute), ends_day=(hour, minute) == (24, 0))


def moment(hour: int, minute: int = 0) -> time | None:
    """A time of day; 24.00 is the midnight that ends it. None for one that there is not."""
    if (hour, minute) == (24, 0):
        return time()
    return time(hour, minute) if hour < 24 and minute < 60 else None


def day_of(year: int, month: int, day: int) -> date | None:
    """A date; None for one that there is not."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
