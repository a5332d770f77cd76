"""A visit: one visitor's business."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.flows.procedure.evidence import Evidence
from bot.flows.state.attendance import Attendance
from bot.flows.state.deviation import Deviation
from bot.flows.state.follow_up import FollowUp
from bot.flows.state.handed import Handed
from bot.flows.state.meeting import Sighting, Way
from bot.flows.state.nudges import Nudge
from bot.flows.state.outcome import Outcome
from bot.flows.state.paper import Paper
from bot.flows.state.remark import Remark
from bot.flows.state.result import Result
from bot.flows.state.survey import Survey


class Status(StrEnum):
    """Where a visit stands."""

    FORM = "form"
    PREPARING = "preparing"
    """Submitted; staff work on it before the visitor is called (only sheets with such steps)."""
    APPOINTED = "appointed"
    """Handed in for a time that is to come: in no queue until the visitor says that they are there."""
    QUEUED = "queued"
    PARKED = "parked"
    """Called several times without an answer: their place at the desk has gone to the next, their number is theirs."""
    IN_SERVICE = "in_service"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    LAPSED = "lapsed"
    """Nothing was heard of the visitor any more."""
    UNRESOLVED = "unresolved"
    """Staff never recorded how it ended."""

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self in _OPEN

    @property
    def attended(self) -> bool:
        """Whether its steps are going on."""
        return self in (Status.PREPARING, Status.IN_SERVICE)

    @property
    def ended_in_silence(self) -> bool:
        """Whether it was ended because nobody said anything: what staff know of it can still be written down."""
        return self in (Status.LAPSED, Status.UNRESOLVED)


_OPEN = frozenset({Status.FORM, Status.APPOINTED, Status.PREPARING, Status.QUEUED, Status.PARKED, Status.IN_SERVICE})


@dataclass(frozen=True, slots=True)
class Visit:
    """One visitor's business, from the first question of the form to the last step of the sheet.

    ``id`` is the unguessable reference; ``ticket`` the spoken number of the day; ``number`` the gap-free
    visit number. ``assigned`` maps a role to the staff id who took the visit. ``nudges`` keeps
    what the desk has said of its own accord, each under its own name, so that nothing is said twice.
    ``released``: its place at the desk is free for the next.
    """

    id: str
    person_id: str
    sheet_id: str
    started_at: datetime
    seen_at: datetime
    """The last sign of life of the visitor or of service."""
    status: Status = Status.FORM
    form: Mapping[str, str] = field(default_factory=dict)
    ticket: str | None = None
    number: str | None = None
    queued_at: datetime | None = None
    """What gives their place in the queue (:mod:`bot.flows.queue.order`)."""
    arrived_at: datetime | None = None
    """When they first joined the queue, where that is another moment than what gives their place."""
    not_before: datetime | None = None
    """Until when they are not to be called (again) yet: they asked for it, or their number is of a later day."""
    slot_at: datetime | None = None
    """The time of their appointment; None for who comes without one."""
    priority: str | None = None
    """Why they are to go first, as they say themselves; nobody else's business but the officers'."""
    told_place: int | None = None
    """The place in the queue that they were told last."""
    told_from: datetime | None = None
    """When they may expect their call, as they were told last: from here ..."""
    told_until: datetime | None = None
    """... to here."""
    closed_at: datetime | None = None
    outcome: str | None = None
    """Its text as it stands; all that was ever written are ``outcomes``."""
    surveyed: bool = False
    assigned: Mapping[str, str] = field(default_factory=dict)
    handed: Mapping[str, Handed] = field(default_factory=dict)
    """How it last came to whoever has it for a role, where somebody handed it to them."""
    nudges: Mapping[str, Nudge] = field(default_factory=dict)
    released: bool = False
    call_state: str | None = None
    """How far the last call got, on channels that report it: accepted, sent, delivered, read, failed."""
    call_at: datetime | None = None
    """When it got that far."""
    way: Way | None = None
    """How they get into the meeting, once called; None where there is only one way."""
    join_url: str | None = None
    room: int | None = None
    """The breakout room an officer sent them to, by number."""
    in_room: int | None = None
    """The breakout room the meeting saw them go into last, where its number is known."""
    dropped_at: datetime | None = None
    """When they were last seen to leave the meeting in the middle of service; None while they are there."""
    source: str | None = None
    """The internet address it was begun from, where that is limited; kept no longer than the visit is open, and
    not while its form rests."""
    evidence: tuple[Evidence, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    output_checked: bool = False
    """Whether what its steps have to yield is looked for; not of visits from before that was done."""
    remarks: tuple[Remark, ...] = ()
    """What officers have told one another about it; the visitor is never shown it."""
    survey: Survey | None = None
    """What became of the survey about it; None while it was not time for one."""
    survey_at: datetime | None = None
    """When it was asked, or since when that is so."""
    survey_reminded_at: datetime | None = None
    """When they were reminded of it, once for good."""
    registered_by: str | None = None
    """The member of staff who registered them, where they did not do it themselves."""
    entered_at: datetime | None = None
    """When it was entered from a paper form; None for one that the desk itself attended to."""
    attendance: Attendance | None = None
    """The confirmation that the visitor was there; None where nobody has asked for one."""
    result: Result | None = None
    """How it stood when it was closed last; None for one that was closed before that was kept."""
    paper: Paper | None = None
    """Its service document; None while the service is not over, and for visits that were over before there were any."""
    calendar_id: str | None = field(kw_only=True)
    """Names the calendar in force when it began, by which it is judged for good; None for one from before calendars
    were kept, until the first start names it."""

    @property
    def joined_at(self) -> datetime:
        """When they first joined the queue; when they began, before that."""
        return self.arrived_at or self.queued_at or self.started_at

    @property
    def at_the_counter(self) -> bool:
        """Whether the visitor is at the counter, and not in the meeting."""
        return self.way is Way.COUNTER and not self.sightings

    @property
    def booked(self) -> bool:
        """Whether their number is of a later day than that on which they got it."""
        return self.not_before is not None and self.not_before == (self.arrived_at or self.queued_at)

    def nudged(self, name: str) -> int:
        """How often something has been said under this name; 0 for never."""
        nudge = self.nudges.get(name)
        return nudge.count if nudge else 0
