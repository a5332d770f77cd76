"""The state of a batch while it is decided, and what every turn at a desk is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.causes import Cause, Causes
from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.office.limits import Burden
from bot.flows.office.office import Office
from bot.flows.procedure.sheet import Sheet
from bot.flows.scene.effects import Effect, Say
from bot.flows.scene.present import InMeeting
from bot.flows.scene.topics import Found
from bot.flows.state.appointment import Appointment
from bot.flows.state.desk import Desk
from bot.flows.state.information import InformationRequest
from bot.flows.state.meeting import Attendee
from bot.flows.state.people import Person
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Visit
from bot.read_marks import ReadMarks, Words
from bot.render import Renderer, Shown
from bot.seal import Seal
from bot.turn.disturbances_read import DisturbancesRead
from bot.turn.extent import Extent
from bot.turn.house_rules_read import HouseRulesRead
from bot.turn.ruled import RulingsRead
from bot.turn.staff_read import StaffRead


@dataclass(frozen=True)
class Workplace:
    """What every turn at this desk is given: the unit, how it speaks, and which process is deciding."""

    office: Office
    renderer: Renderer
    process: str
    speaks: Callable[[], frozenset[str]]
    """Channels this process delivers to now: their messages are written as already claimed by it."""
    seal: Seal
    """Closes what is to be read by nobody who only has the database."""
    sheets: dict[str, Sheet] = field(default_factory=dict)
    """Versions of the procedure read so far, by id; they never change, so keeping them is safe."""
    staff_read: StaffRead = field(default_factory=StaffRead)
    rulings_read: RulingsRead = field(default_factory=RulingsRead)
    house_rules_read: HouseRulesRead = field(default_factory=HouseRulesRead)
    disturbances_read: DisturbancesRead = field(default_factory=DisturbancesRead)
    calendars: dict[str, OfficeCalendar] = field(default_factory=dict)
    """Calendars read so far, by id; likewise."""
    causes: Causes = field(default_factory=Causes)
    """Where what messages came from is kept until they are sent."""
    read_marks: ReadMarks = field(default_factory=ReadMarks)
    """Where it is kept whose words are to be marked once they are read."""

    @property
    def present_office(self) -> Office:
        """The unit under the rulings and the house rules that were read last."""
        return self.house_rules_read.office(self.rulings_read.office(self.office))


@dataclass(frozen=True, slots=True)
class Said:
    """Something to say, already in the words and form that its reader will see."""

    say: Say
    recipient: Person
    shown: Shown
    card: str | None
    cause: Cause | None = None
    words: Words | None = None
    """What it passes on, if its writer can be told that it was read."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A row of another table that an event's own coming in has settled: a report on a message, a file."""

    table: str
    row: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Base:
    """What was loaded for a batch, as it stood before anything was decided."""

    desk: Desk
    people: Mapping[str, Person]
    visits: Mapping[str, Visit]
    threads: Mapping[str, Thread]
    appointments: Mapping[str, Appointment]
    found: Found
    sought_visits: frozenset[str]
    """Whatever was looked up, whether or not it was there."""
    sought_threads: frozenset[str]
    sought_appointments: frozenset[str]
    extent: Extent
    """How much of the queue is at hand."""

    @property
    def attendees(self) -> Mapping[str, Attendee]:
        """Whom the meeting had seen; nobody for a batch that has nothing to do with it."""
        return self.found.about(InMeeting).attendees if self.found.knows(InMeeting) else {}


@dataclass
class Working:
    """The state of a batch as it is decided, event by event: values as they stand, and effects to be written."""

    now: datetime
    office: Office
    renderer: Renderer
    base: Base
    desk: Desk
    met: dict[str, str]
    """Person id by address key."""
    people: dict[str, Person]
    visits: dict[str, Visit]
    burden: Burden
    threads: dict[str, Thread]
    appointments: dict[str, Appointment]
    found: Found
    """What was asked about, as it stands after the decisions so far."""
    attendees: dict[str, Attendee] = field(default_factory=dict)
    """Whoever the meeting has seen in this batch."""
    requests: dict[str, InformationRequest] = field(default_factory=dict)
    """Requests for public information that have changed in this batch."""
    health: dict[str, str | None] = field(default_factory=dict)
    """What stands in the desk's way now, in words; None for what is over."""
    clock_set_back: bool = False
    """Whether the desk now goes by an earlier time than before: all that waits for a moment is looked at again."""
    sessions_ended: set[str] = field(default_factory=set)
    left_addresses: set[str] = field(default_factory=set)
    new_addresses: dict[str, str] = field(default_factory=dict)
    deadlines: dict[tuple[str, str], datetime | None] = field(default_factory=dict)
    """By kind and id (see Watched)."""
    said: list[Said] = field(default_factory=list)
    mends: dict[str, tuple[Say, Person]] = field(default_factory=dict)
    """Cards to be brought up to date where somebody has them, by card: put into words only then."""
    answered: dict[str, tuple[Said, ...]] = field(default_factory=dict)
    """The last answer to what somebody did, by person, as long as nothing else has been said to them since."""
    calendars: dict[str, OfficeCalendar] = field(default_factory=dict)
    """Those that visits may have begun under in this batch, by id."""
    effects: list[Effect] = field(default_factory=list)
    enclosed: dict[str, bytes] = field(default_factory=dict)
    """What files hold that came with their events, by the file's id: there is nothing to be fetched any more."""
    settled: list[Settled] = field(default_factory=list)
    remembered: list[dict[str, Any]] = field(default_factory=list)
