"""What the desk remembers: people, visits, staff, and the desk itself. Frozen values; change makes a new one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.flows.loaded import Counters
from bot.flows.vocabulary import Source, Word
from bot.flows.waiting import Queue, Waiting


class At(StrEnum):
    """Where a conversation stands: what the desk asked last."""

    IDLE = "idle"
    NOTICE = "notice"
    FORM = "form"
    REVIEW = "review"
    VISIT = "visit"
    SURVEY = "survey"
    SUGGESTION = "suggestion"
    OUTCOME = "outcome"
    REPLY = "reply"
    CORRECTION = "correction"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Dialog:
    """The place in the conversation, so that it survives restarts, silence and off-topic messages.

    ``question`` is the form question or survey element asked; ``editing`` whether one answer of a finished
    form is being changed; ``about`` the visit a member of staff is writing about; ``answers`` holds survey
    answers until they are handed in (and are then kept without any link to the person); ``words`` what a member
    of staff has written and not yet said for whom.
    """

    at: At = At.IDLE
    question: str = ""
    editing: bool = False
    about: str = ""
    answers: Mapping[str, int] = field(default_factory=dict)
    words: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who chats with the desk: visitor or staff. ``channel`` and ``address`` are where they were last."""

    id: str
    channel: str
    address: str
    language: str = "id"
    notice: str = ""
    """Version of the privacy notice that was shown and accepted; empty if none."""
    profile: Mapping[str, str] = field(default_factory=dict)
    """Answers offered again at the next visit."""
    dialog: Dialog = Dialog()
    visit_id: str | None = None
    staff_id: str | None = None
    blocked: bool = False
    album: str = ""
    """The album answered last, so that ten photos get one answer."""
    heard_at: datetime | None = None
    """When their latest message happened: some platforms let the desk speak only for a while after it."""


class Status(StrEnum):
    """Where a visit stands."""

    FORM = "form"
    PREPARING = "preparing"
    """Submitted; staff work on it before the visitor is called (only sheets with such steps)."""
    QUEUED = "queued"
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


_OPEN = frozenset({Status.FORM, Status.PREPARING, Status.QUEUED, Status.IN_SERVICE})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One report about a visit: what, when it happened, when the desk heard, from where, by whom.

    Evidence is only ever added. ``key`` is unique within the visit; ``step`` is set for the generic word;
    ``retracts`` names evidence that a correction declares void; ``by`` is a staff id or an actor key.
    """

    key: str
    word: Word
    happened_at: datetime
    recorded_at: datetime
    source: Source
    by: str
    step: int | None = None
    retracts: str | None = None


@dataclass(frozen=True, slots=True)
class Deviation:
    """A departure from the standard as it was announced: kept for good, withdrawn if later disproved.

    ``first`` and ``last`` are the step numbers it covers (more than one when evidence cannot tell which of
    them took the time). ``role`` is ``visitor`` where nobody at the desk is charged (see :mod:`bot.flows.charge`).
    ``answered_by`` is the member of staff told, None when only a role could be told.
    """

    first: int
    last: int
    due_at: datetime
    flagged_at: datetime
    role: str
    answered_by: str | None = None
    withdrawn_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """Whether it still counts."""
        return self.withdrawn_at is None


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
    """How a called visitor gets into the meeting."""

    ASKED = "asked"
    """A link of their own has been asked for; the call waits for it a moment."""
    PERSONAL = "personal"
    STATIC = "static"
    """The meeting's own link and passcode: no personal one could be had in time."""


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


@dataclass(frozen=True, slots=True)
class Visit:
    """One visitor's business, from the first question of the form to the last step of the sheet.

    ``id`` is the unguessable reference; ``ticket`` the spoken number of the day; ``number`` the gap-free
    visit number. ``assigned`` maps a role to the staff id who took the visit. ``nudges`` counts what has
    been said on each ladder, so that nothing is said twice.
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
    closed_at: datetime | None = None
    outcome: str | None = None
    surveyed: bool = False
    assigned: Mapping[str, str] = field(default_factory=dict)
    nudges: Mapping[str, int] = field(default_factory=dict)
    call_state: str | None = None
    """How far the last call got, on channels that report it: accepted, sent, delivered, read, failed."""
    call_at: datetime | None = None
    """When it got that far."""
    way: str | None = None
    """How they get into the meeting, once called (see Way); None where there is only one way."""
    join_url: str | None = None
    room: int | None = None
    """The breakout room an officer sent them to, by number."""
    in_room: int | None = None
    """The breakout room the meeting saw them go into last, where its number is known."""
    dropped_at: datetime | None = None
    """When they were last seen to leave the meeting in the middle of service; None while they are there."""
    source: str | None = None
    """The internet address it was begun from, where that is limited; kept no longer than the visit is open."""
    evidence: tuple[Evidence, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    sightings: tuple[Sighting, ...] = ()


@dataclass(frozen=True, slots=True)
class Staff:
    """A member of staff and their seat. ``person_id`` is whose chat they act from, None until an invitation is taken
    up; ``seated_at`` is since when. ``same_as`` names the member of staff for whom an invitation is meant.
    """

    id: str
    name: str
    role: str
    on_duty: bool = True
    person_id: str | None = None
    invite_digest: str | None = None
    invite_expires_at: datetime | None = None
    seated_at: datetime | None = None
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What all visits share: staff, queue, places in use, running numbers.

    ``attended`` are the visits whose steps are going on (as many as fit a list) and ``serving`` counts those that
    occupy a place.
    """

    staff: Mapping[str, Staff] = field(default_factory=dict)
    queue: Queue = field(default_factory=Queue)
    attended: tuple[Waiting, ...] = ()
    serving: int = 0
    counters: Counters = field(default_factory=Counters)

    def seat(self, person: Person) -> Staff | None:
        """The member of staff who acts from this person's chat: both must say so, the seat and the chat."""
        member = self.staff.get(person.staff_id or "")
        return member if member is not None and member.person_id == person.id else None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to a visitor and how far it got: accepted, sent, delivered, read, failed, pending, withheld."""

    said_at: datetime
    words: str
    """Its first line, without markup."""
    state: str
    state_at: datetime
    reason: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class SurveyResponse:
    """One filled-in questionnaire, with no link to the person or the visit (UU 27/2022; official form).

    ``day`` is the first day of the ``span`` ("day" or "month") in which it was handed in; ``session`` and
    ``category`` are empty where too few answered (see :mod:`bot.flows.coarsening`).
    """

    id: str
    instrument: str
    day: date
    session: str
    category: str
    answers: Mapping[str, int]
    suggestion: str = ""
    span: str = "day"
