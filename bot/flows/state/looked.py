"""A look at what is kept about people, as the journal has it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LOOKED = "looked"
"""The journal's word for it."""


class Look(StrEnum):
    """What was looked at; never whom it is about."""

    GUESTS = "guests"
    """The guest book, by words or by a number."""
    VISIT = "visit"
    """The card of a visit."""
    RESTRICTED = "restricted"
    """The card of a visit whose data is restricted, its mask lifted once."""
    MESSAGES = "messages"
    """What was said to a visitor."""
    AGENDA = "agenda"
    """The appointments of a day, with names."""
    REQUESTS = "requests"
    """Requests for public information."""
    IDENTITY = "identity"
    """The number of an identity card."""
    FILE = "file"
    """A file that somebody sent, given to whoever attends to it."""
    REPORT = "report"
    """A report or register of a period."""
    PAPER = "paper"
    """A service document."""
    SURVEY = "survey"
    """Answers to the survey, row by row."""
    PERSON = "person"
    """What is kept about people, wherever it is: a breach that is looked into."""
    EXPORT = "export"
    """An export."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One line: who looked, at what, how much of it; ``about`` is a period or a number, ``number`` the visit's."""

    id: int
    at: datetime
    who: str
    kind: str
    about: str = ""
    count: int | None = None
    door: str = ""
    number: str | None = None
