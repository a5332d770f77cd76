"""What a service document says, as it is so at the moment it is issued. Nothing of it is looked up again later."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.flows.scene.messages import Arg, Phrase


class Went(StrEnum):
    """How a step went, as its visitor is told."""

    IN_TIME = "in_time"
    OVER = "over"
    """It took longer than the standard."""
    UNTIMED = "untimed"
    """It is over, and nobody reported when: its time is not known."""
    NOT_TAKEN = "not_taken"
    """On another branch of a decision."""
    NOT_DONE = "not_done"
    SKIPPED = "skipped"
    """A survey that the visitor did not want to answer."""
    NOT_FILLED_IN = "not_filled_in"
    """A survey that was never handed in."""
    NOT_YET = "not_yet"
    """A survey that may still be answered."""


@dataclass(frozen=True, slots=True)
class StepPrinted:
    """One step: what it is in the visitor's words, its standard time as the sheet prints it, how long it took."""

    no: int
    what: Phrase
    standard: str
    took: Arg
    """A length of time, or words where there is none."""
    went: Went


@dataclass(frozen=True, slots=True)
class Promise:
    """What is still to follow: whose it is, by when, and whether it is done already."""

    owner: Arg
    due_at: datetime
    done: bool
    words: str = ""
    task: str = ""
    """What was promised, as the visitor was told in chat."""


@dataclass(frozen=True, slots=True)
class ServiceRecord:
    """All that a service document says. ``replaces`` is the number of the document that it takes the place of."""

    number: str
    version: int
    replaces: str
    issued_at: datetime
    ministry: str
    office: str
    contact: str
    home: str
    """The public address of the desk's pages; empty where there is none."""
    visit: str
    ticket: str
    began_at: datetime
    ended_at: datetime
    answers: tuple[tuple[Phrase, Phrase | str], ...]
    """Whose visit it was and what they came for, each with what it is called."""
    officers: tuple[tuple[Arg, str], ...]
    """Who served them: in which role, and their name."""
    outcome: str
    kinds: tuple[Phrase, ...]
    promises: tuple[Promise, ...]
    steps: tuple[StepPrinted, ...]
    whole: str
    """How long everything together may take, as the sheet prints it."""
    surveyed: bool
