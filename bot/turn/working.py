"""The state of a batch while it is decided, and what every turn at a desk is given."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.flows.effects import AskWayIn, FetchFile, Note, Say
from bot.flows.office import Office
from bot.flows.scene import MeetingSeen
from bot.flows.sheet import Sheet
from bot.flows.state import Attendee, Delivery, Desk, Person, SurveyResponse, Visit
from bot.render import Renderer, Shown


@dataclass(frozen=True)
class DeskRoom:
    """What every turn at this desk is given: the unit, how it speaks, and which process is deciding."""

    office: Office
    renderer: Renderer
    process: str
    speaks: Callable[[], frozenset[str]]
    """Channels this process delivers to now: their messages are written as already claimed by it."""
    sheets: dict[str, Sheet] = field(default_factory=dict)
    """Versions of the procedure read so far, by id; they never change, so keeping them is safe."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something to say, already in the words and form that its reader will see."""

    say: Say
    recipient: Person
    shown: Shown
    card: str | None


@dataclass
class Working:
    """The state of a batch as it is decided, event by event."""

    now: datetime
    office: Office
    renderer: Renderer
    desk: Desk
    base_desk: Desk
    met: dict[str, str]
    """Person id by address key."""
    people: dict[str, Person]
    visits: dict[str, Visit]
    base_people: dict[str, Person] = field(default_factory=dict)
    base_visits: dict[str, Visit] = field(default_factory=dict)
    told: dict[str, tuple[Delivery, ...]] = field(default_factory=dict)
    seen: MeetingSeen | None = None
    attendees: dict[str, Attendee] = field(default_factory=dict)
    base_attendees: dict[str, Attendee] = field(default_factory=dict)
    rooms: dict[str, int] = field(default_factory=dict)
    base_rooms: dict[str, int] = field(default_factory=dict)
    ways_in: list[AskWayIn] = field(default_factory=list)
    ways_over: list[str] = field(default_factory=list)
    health: dict[str, str | None] = field(default_factory=dict)
    """What stands in the desk's way now, in words; None for what is over."""
    resends: dict[int, datetime] = field(default_factory=dict)
    files: list[FetchFile] = field(default_factory=list)
    clock_set_back: bool = False
    """Whether the desk now goes by an earlier time than before: all that waits for a moment is looked at again."""
    files_settled: list[dict[str, Any]] = field(default_factory=list)
    reports: list[dict[str, Any]] = field(default_factory=list)
    left_addresses: set[str] = field(default_factory=set)
    new_addresses: dict[str, str] = field(default_factory=dict)
    deadlines: dict[str, datetime | None] = field(default_factory=dict)
    said: list["Said"] = field(default_factory=list)
    answered: dict[str, tuple["Said", ...]] = field(default_factory=dict)
    """The last answer to what somebody did, by person, as long as nothing else has been said to them since."""
    notes: list[Note] = field(default_factory=list)
    responses: list[SurveyResponse] = field(default_factory=list)
    remembered: list[dict[str, Any]] = field(default_factory=list)
