"""What the desk remembers of the meeting: who is in it, and what was seen of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Sighted(StrEnum):
    """What the meeting saw somebody do. The order is that of service."""

    WAITING = "waiting"
    LEFT_WAITING = "left_waiting"
    ADMITTED = "admitted"
    JOINED = "joined"
    INTO_ROOM = "into_room"
    OUT_OF_ROOM = "out_of_room"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One thing the meeting saw a visitor do, on one of their devices. Sightings are only ever added.

    ``device`` names one way in (a phone, a second laptop); ``room`` the breakout room, as the meeting names it.
    """

    key: str
    attendee: str
    kind: Sighted
    device: str
    happened_at: datetime
    room: str = ""


class Way(StrEnum):
    """How a called visitor gets to whoever serves them."""

    ASKED = "asked"
    """A link of their own has been asked for; the call waits for it a moment."""
    PERSONAL = "personal"
    STATIC = "static"
    """The meeting's own link and passcode: no personal one could be had in time."""
    COUNTER = "counter"
    """None: they are at the counter, unless they are seen in the meeting."""


class Who(StrEnum):
    """Who somebody in the meeting is."""

    UNKNOWN = "unknown"
    VISITOR = "visitor"
    STAFF = "staff"
    STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody in the meeting, under the surest name that the meeting has for them.

    ``sightings`` are those that belong to no visit (yet).
    """

    key: str
    name: str
    who: Who = Who.UNKNOWN
    visit_id: str | None = None
    seen_at: datetime | None = None
    asked_at: datetime | None = None
    sightings: tuple[Sighting, ...] = ()
