"""A request for public information (UU 14/2008): what was asked by whom, and all that became of it, as entries that are
only ever added."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum


class Became(StrEnum):
    """What can become of a request."""

    RECEIVED = "received"
    HANDED = "handed"
    """It was handed to PPID, where it is formally lodged; by which way, the words say."""
    EXTENDED = "extended"
    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    OBJECTED = "objected"
    """Its requester objects; on which ground, the detail says."""
    OBJECTION_ANSWERED = "objection_answered"


ANSWERS = (Became.GRANTED, Became.PARTLY, Became.REFUSED)

MAIL, PRINT = "mail", "print"
"""The ways by which a request is handed to PPID."""


@dataclass(frozen=True, slots=True)
class InformationEntry:
    """Something that became of a request; never changed. rule: request-history-only-grows

    ``by`` is a staff id, ``visitor``, or the channel of a desk event. ``detail`` is a key: the way of handing it on,
    the ground of an objection; ``number`` that of the objection; ``words`` the reason, the answer or the case.
    """

    what: Became
    at: datetime
    by: str
    detail: str = ""
    number: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class InformationRequest:
    """A request with its register number. ``form`` holds the answers by question, without the identity number: of that
    the flows know only how it is shown (``masked``), but for the moment in which it is given (``identity``).

    ``told`` counts, by clock, how often somebody was reminded.
    """

    id: str
    number: str
    person_id: str
    received_at: datetime
    form: Mapping[str, str]
    masked: str
    entries: tuple[InformationEntry, ...]
    told: Mapping[str, int] = field(default_factory=dict)
    identity: str = field(default="", repr=False)
    """Only while it is taken: it is sealed with the row and read by no turn again."""

    def entry(self, *kinds: Became) -> InformationEntry | None:
        """The latest entry of these kinds."""
        return next((each for each in reversed(self.entries) if each.what in kinds), None)

    @property
    def answer(self) -> InformationEntry | None:
        """What PPID answered, once it has."""
        return self.entry(*ANSWERS)

    @property
    def handed(self) -> InformationEntry | None:
        """That it was handed to PPID."""
        return self.entry(Became.HANDED)

    @property
    def extended(self) -> InformationEntry | None:
        """That PPID took more time, and why."""
        return self.entry(Became.EXTENDED)

    @property
    def objection(self) -> InformationEntry | None:
        """The objection, if there is one."""
        return self.entry(Became.OBJECTED)

    @property
    def objection_answer(self) -> InformationEntry | None:
        """What was answered to it."""
        return self.entry(Became.OBJECTION_ANSWERED)

    @property
    def open(self) -> bool:
        """Whether an answer is owed."""
        return self.answer is None or (self.objection is not None and self.objection_answer is None)

    def and_then(self, entry: InformationEntry) -> "InformationRequest":
        """The request with one more entry."""
        return replace(self, entries=(*self.entries, entry))


@dataclass(frozen=True, slots=True)
class KnownRequests:
    """The requests at hand, by id; ``listed`` are the ids of those that are open, the most urgent first, where staff
    asked for them."""

    requests: Mapping[str, InformationRequest] = field(default_factory=dict)
    listed: tuple[str, ...] = ()


def request_counter(year: int) -> str:
    """The counter that the numbers of a year's requests come from."""
    return f"information:{year}"


def objection_counter(year: int) -> str:
    """The counter that the numbers of a year's objections come from."""
    return f"objection:{year}"
