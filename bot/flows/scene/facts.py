"""Facts: everything a decision may go by besides its event, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.flows.office.limits import Burden
from bot.flows.office.office import Office
from bot.flows.state.appointment import Appointment
from bot.flows.state.asked import Asked
from bot.flows.state.board import Board
from bot.flows.state.day import Day
from bot.flows.state.desk import Delivery, Desk
from bot.flows.state.loaded import Loaded
from bot.flows.state.meeting import Attendee
from bot.flows.state.people import Person
from bot.flows.state.proposal import Proposal
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Visit
from bot.flows.state.work import Work


@dataclass(frozen=True, slots=True)
class Fresh:
    """Unguessable names handed in with an event: one for what it creates, one that can be linked to nothing."""

    reference: str
    unlinked: str


@dataclass(frozen=True, slots=True)
class MeetingSeen:
    """What is known of the meeting: attendees by key, whose own link each registrant is (visit by registrant), and
    the numbers of breakout rooms by uuid."""

    attendees: Mapping[str, Attendee]
    registrants: Mapping[str, str]
    rooms: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is so when an event is decided: what its needs name, as loaded, and what holds for every event.

    ``sender`` is the person acting (None for a stranger), ``chat`` whose chat it is; ``told`` holds, by visit, what
    was said to the visitor, ``files`` the names of what they sent, where that was wanted; ``meeting`` is None where
    the event's needs name nobody in it; ``burden`` is what is taken up already of what is limited; ``asked`` is
    what visitors asked lately, where that was wanted; ``agenda`` says whether all live appointments of today and
    later are among ``appointments``, ``missed`` how many were missed lately; ``ledger`` holds the ids of open
    deviations, the most urgent first, where that was wanted.
    """

    now: datetime
    office: Office
    fresh: Fresh
    desk: Desk
    people: Loaded[str, Person]
    visits: Loaded[str, Visit]
    threads: Loaded[str, Thread] = field(default_factory=lambda: Loaded({}))
    sender: Person | None = None
    chat: Person | None = None
    told: Mapping[str, tuple[Delivery, ...]] = field(default_factory=dict)
    meeting: MeetingSeen | None = None
    burden: Burden = field(default_factory=Burden)
    asked: tuple[Asked, ...] = ()
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    booked: Mapping[datetime, int] = field(default_factory=dict)
    """How many wait with a number of a later day, by when that day began when they got it; only for who changes the
    office's hours."""
    appointments: Loaded[str, Appointment] = field(default_factory=lambda: Loaded({}))
    agenda: bool = False
    missed: int = 0
    ledger: tuple[str, ...] = ()
    work: Mapping[str, Work] = field(default_factory=dict)
    """Of every member of staff who acts, where somebody may ask for their work."""
    boards: Mapping[str, Board] = field(default_factory=dict)
    """All live boards, by person."""
    day: Day | None = None
    """How the day went so far, where that was wanted."""
    proposals: tuple[Proposal, ...] | None = None
    """The latest proposals to review a standard, where that was wanted."""
    held: Mapping[str, bool] = field(default_factory=dict)
    """By name what was said so that it may be taken back: whether it has not reached its reader yet."""
    kept_numbers: tuple[str, ...] = ()
    """The numbers kept aside for paper that are free still, where that was wanted."""
    follow_ups: tuple[str, ...] = ()
    """The ids of follow-ups that are still to be done, where that was wanted."""
    waiting: Mapping[str, int] | None = None
    """How many wait, or are parked, by the letter that their number begins with; only for who sets house rules."""
