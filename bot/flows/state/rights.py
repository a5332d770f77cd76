"""What people ask for about their data (UU 27/2022 Pasal 5 to 13): which right, for whom, until when, and all that
became of it, as entries that are only ever added."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum


class RightKind(StrEnum):
    """Which right."""

    ACCESS = "access"
    CORRECT = "correct"
    ERASE = "erase"
    WITHDRAW = "withdraw"
    RESTRICT = "restrict"
    OBJECT = "object"
    MOVE = "move"


class Capacity(StrEnum):
    """For whom somebody asks."""

    OWN = "own"
    REPRESENTATIVE = "proxy"
    """For somebody who has given them power of attorney."""
    GUARDIAN = "child"
    """For a child whose parent or guardian they are."""


class Became(StrEnum):
    """What can become of a request."""

    RECEIVED = "received"
    IDENTIFIED = "identified"
    """An officer has seen who asks, at the counter."""
    DONE = "done"
    REFUSED = "refused"
    OPENED = "opened"
    """A supervisor has looked once behind the mask of the restriction; why stands in the words."""
    WITHDRAWN = "withdrawn"
    """Whoever asked does not want it any more: no answer is owed, and what it restricted is used again."""


_ANSWERS = (Became.DONE, Became.REFUSED, Became.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class RightsEntry:
    """Something that became of a request; never changed. ``by`` is a staff id, ``visitor``, or the channel of a desk
    event; ``detail`` says what was done, in keys and counts."""

    what: Became
    at: datetime
    by: str
    detail: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class RightsRequest:
    """A request with its number. ``told`` counts the moments at which somebody was reminded; ``visit_id`` is its
    person's latest visit."""

    id: str
    number: str
    person_id: str
    kind: RightKind
    capacity: Capacity
    channel: str
    received_at: datetime
    due_at: datetime
    words: str = ""
    told: int = 0
    entries: tuple[RightsEntry, ...] = ()
    visit_id: str | None = None

    @property
    def answer(self) -> RightsEntry | None:
        """What was answered, once it is."""
        return next((each for each in reversed(self.entries) if each.what in _ANSWERS), None)

    @property
    def open(self) -> bool:
        """Whether an answer is owed."""
        return self.answer is None

    def counted(self, told: int) -> "RightsRequest":
        """The request once so many of its moments have been told."""
        return replace(self, told=told)

    def and_then(self, *entries: RightsEntry) -> "RightsRequest":
        """The request with further entries."""
        return replace(self, entries=(*self.entries, *entries))


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of somebody's whose content is here."""

    id: str
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts before somebody is erased: their records (``person_ids``, two where they have a second chat), the
    visits of theirs that are not over, what is still owed to them, and how much is kept of them; ``files`` are the
    latest of theirs, the newest first."""

    person_ids: tuple[str, ...]
    visits: frozenset[str] = frozenset()
    owed: frozenset[str] = frozenset()
    kept: Mapping[str, int] = field(default_factory=dict)
    files: tuple[KeptFile, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownRights:
    """The requests at hand, by id; ``listed`` are the ids of those that are open, the most urgent first; how the people
    behind them stand, by person; and the visits whose numbers were named."""

    requests: Mapping[str, RightsRequest] = field(default_factory=dict)
    listed: tuple[str, ...] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)
    visits: frozenset[str] = frozenset()


def right_counter(year: int) -> str:
    """The counter that the numbers of a year's requests come from."""
    return f"right:{year}"
