"""What is to be done: the rows a decision becomes. Imperative names; carrying them out is not decided here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from bot.flows.scene.events import FileCard
from bot.flows.scene.messages import Message
from bot.flows.scene.service_record import ServiceRecord
from bot.flows.state.appointment import Appointment
from bot.flows.state.asked import Verdict
from bot.flows.state.board import Board
from bot.flows.state.breach import Breach
from bot.flows.state.chat_offer import ChatOffer
from bot.flows.state.desk import Desk, SurveyResponse
from bot.flows.state.information import InformationRequest
from bot.flows.state.meeting import Attendee
from bot.flows.state.origin import Origin
from bot.flows.state.paper import Paper
from bot.flows.state.people import Person
from bot.flows.state.proposal import Proposal
from bot.flows.state.report import Report
from bot.flows.state.rights import RightsEntry, RightsRequest
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Visit
from bot.flows.state.watched import Watched


@dataclass(frozen=True, slots=True)
class Held:
    """A message that its writer may still take back: under which ``name``, and for how long it waits (``span``)."""

    name: str
    span: timedelta


@dataclass(frozen=True, slots=True)
class Say:
    """Say this to that person; ``visit_id`` files the message under a visit, ``origin`` says whose words it passes on,
    ``held`` that it waits and may be taken back."""

    person_id: str
    message: Message
    visit_id: str | None = None
    origin: Origin | None = None
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Say what was held under this name no more, if it has not been said yet; either way it can be taken back once
    only."""

    name: str


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the journal: who did what. ``details`` holds references and words, no personal data."""

    who: str
    what: str
    visit_id: str | None = None
    details: Mapping[str, str | int] | None = None


@dataclass(frozen=True, slots=True)
class LearnWait:
    """Keep what is known of a visit's wait: what was promised, when it was called, when its place was free again. What
    is None is not known by this event."""

    visit_id: str
    category: str | None = None
    joined_at: datetime | None = None
    told_from: datetime | None = None
    told_until: datetime | None = None
    called_at: datetime | None = None
    freed_at: datetime | None = None
    reason: str | None = None
    """Why the visitor gave it up, where they say so."""


@dataclass(frozen=True, slots=True)
class ForgetCall:
    """A visit was called by mistake: when it was called, and when its place was free again, is not known any more."""

    visit_id: str


@dataclass(frozen=True, slots=True)
class FetchFile:
    """Fetch this file from its sender's platform, unless it came with its event, and keep it under ``id``, with the
    visit or thread in which it was sent (``place``), by whom, and with what is written under it; ``staff_id`` where an
    officer sent it."""

    id: str
    place: Origin
    person_id: str
    channel: str
    file: FileCard
    staff_id: str = ""
    caption: str = ""
    letter_id: str = ""
    """The letter of assignment whose scan it is, in place of a visit or thread."""


@dataclass(frozen=True, slots=True)
class EmptyAsked:
    """Empty what goes as soon as this person asks, as the data map says."""

    person_id: str


@dataclass(frozen=True, slots=True)
class ForgetFiles:
    """Delete what was sent while this visit's form was filled in, but for the files that are ``kept``, by id."""

    visit_id: str
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskWayIn:
    """Ask the meeting for a link of this visitor's own; ``tag`` is the name they are to have in it."""

    visit_id: str
    tag: str


@dataclass(frozen=True, slots=True)
class EndWayIn:
    """This visit's own link into the meeting has served its time: let it be taken back."""

    visit_id: str


@dataclass(frozen=True, slots=True)
class HandIn:
    """Keep this questionnaire, which leads to nobody."""

    response: SurveyResponse


@dataclass(frozen=True, slots=True)
class SendAgain:
    """Send a message of the outbox once more, from this moment on: the platform had taken it and then failed."""

    row_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class NumberRoom:
    """Remember by which number officers call a breakout room of the meeting."""

    uuid: str
    no: int


@dataclass(frozen=True, slots=True)
class CountQuestion:
    """Count a common question for the office, with nothing that leads to whoever asked it: the day, the topic, what
    came of it, and the words (cleaned, masked) only where they were not understood."""

    day: date
    language: str
    topic: str
    verdict: Verdict
    text: str = ""


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Look at everything that waits for a moment: the office has other hours now, and the moment may be another."""


@dataclass(frozen=True, slots=True)
class KeepWork:
    """Keep whose work a visit is now, by staff id or role, and what for; nobody's where ``whose`` is empty. ``after``:
    whose it is besides for what is to be done after it, and for what."""

    visit_id: str
    kind: str
    whose: tuple[str, ...]
    after: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KeepBoard:
    """Keep this live board, in place of an earlier one of its chat."""

    board: Board


@dataclass(frozen=True, slots=True)
class EndBoard:
    """A live board has ended."""

    person_id: str


@dataclass(frozen=True, slots=True)
class Propose:
    """Keep a proposal to review a standard."""

    proposal: Proposal


@dataclass(frozen=True, slots=True)
class DecideProposal:
    """Keep what a member of staff has decided about a proposal, in their words."""

    proposal_id: str
    by: str
    verdict: str
    words: str


@dataclass(frozen=True, slots=True)
class KeepNumbers:
    """Keep these visit numbers of a day aside for paper."""

    day: date
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UseNumber:
    """A number that was kept for paper is this visit's."""

    number: str
    visit_id: str


@dataclass(frozen=True, slots=True)
class DropNumber:
    """A number that was kept for paper was not used, for this reason."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class KeepOffer:
    """Keep this offer of a second chat, in place of an earlier one of the same person."""

    offer: ChatOffer


@dataclass(frozen=True, slots=True)
class ForgetOffer:
    """Keep nothing of what this person was offered."""

    person_id: str


@dataclass(frozen=True, slots=True)
class SendSpare:
    """Send the copy that is kept under this name for the second chat, if that has not been done."""

    person_id: str
    twin: int


@dataclass(frozen=True, slots=True)
class WantPaper:
    """Keep a visit's service document as it is issued, to be printed from ``due_at`` on; in place of what was kept of
    it before, where nobody has it yet."""

    visit_id: str
    paper: Paper
    record: ServiceRecord
    by: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class SettlePaper:
    """A document that is printed has been dealt with, if it is of this revision still."""

    number: str
    revision: int


@dataclass(frozen=True, slots=True)
class CloseDay:
    """Keep this version of a day's report book, all that is given in it, for good."""

    day: date
    version: int
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LeaveNote:
    """Keep what a member of staff leaves to whoever is on duty next."""

    id: str
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class WantReport:
    """Have this report made."""

    report: Report


@dataclass(frozen=True, slots=True)
class SettleReport:
    """Whoever asked for this report has been answered."""

    report_id: str


@dataclass(frozen=True, slots=True)
class WantCheckUp:
    """Have the desk checked for a member of staff, told in this language; ``id`` names what was asked."""

    id: str
    staff_id: str
    language: str


@dataclass(frozen=True, slots=True)
class SettleCheckUp:
    """Whoever asked for a check-up has been answered."""

    staff_id: str


@dataclass(frozen=True, slots=True)
class ShowNotice:
    """Keep that somebody has seen a version of the privacy notice, on this channel, in this language, and how."""

    person_id: str
    version: str
    channel: str
    language: str
    how: str


@dataclass(frozen=True, slots=True)
class KeepBreach:
    """Keep what was said last of a breach; a new one with it."""

    breach: Breach


@dataclass(frozen=True, slots=True)
class KeepTold:
    """Keep that somebody was told of a breach."""

    breach_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class KeepRight:
    """Keep what has become of a request about somebody's data: the request as it is now, with these further entries;
    ``new`` where it has just been made."""

    request: RightsRequest
    entries: tuple[RightsEntry, ...] = ()
    new: bool = False


@dataclass(frozen=True, slots=True)
class ErasePeople:
    """Erase these records, which are one person's, as the data map says, for the request with this number."""

    person_ids: tuple[str, ...]
    number: str


Effect = (
    Say
    | Note
    | TakeBack
    | LearnWait
    | FetchFile
    | EmptyAsked
    | ForgetCall
    | ForgetFiles
    | AskWayIn
    | EndWayIn
    | HandIn
    | SendAgain
    | NumberRoom
    | CountQuestion
    | LookAgain
    | KeepWork
    | KeepBoard
    | EndBoard
    | Propose
    | DecideProposal
    | KeepNumbers
    | UseNumber
    | DropNumber
    | KeepOffer
    | ForgetOffer
    | SendSpare
    | WantPaper
    | SettlePaper
    | CloseDay
    | LeaveNote
    | WantReport
    | SettleReport
    | WantCheckUp
    | SettleCheckUp
    | KeepBreach
    | KeepTold
    | ShowNotice
    | KeepRight
    | ErasePeople
)
"""All that can be done. Each kind has its writer in :mod:`bot.turn.writers`."""

Kind = TypeVar(
    "Kind",
    Say,
    Note,
    TakeBack,
    LearnWait,
    FetchFile,
    EmptyAsked,
    ForgetCall,
    ForgetFiles,
    AskWayIn,
    EndWayIn,
    HandIn,
    SendAgain,
    NumberRoom,
    CountQuestion,
    LookAgain,
    KeepWork,
    KeepBoard,
    EndBoard,
    Propose,
    DecideProposal,
    KeepNumbers,
    UseNumber,
    DropNumber,
    KeepOffer,
    ForgetOffer,
    SendSpare,
    WantPaper,
    SettlePaper,
    CloseDay,
    LeaveNote,
    WantReport,
    SettleReport,
    WantCheckUp,
    SettleCheckUp,
    KeepBreach,
    KeepTold,
    ShowNotice,
    KeepRight,
    ErasePeople,
)


@dataclass(frozen=True, slots=True)
class Decision:
    """All that one event changes: new state (only what changed), and effects in the order they were resolved.

    ``deadlines`` maps each changed thing that is watched to the moment it wants to be looked at again, or None.
    """

    desk: Desk
    people: Mapping[str, Person]
    visits: Mapping[str, Visit]
    threads: Mapping[str, Thread]
    attendees: Mapping[str, Attendee]
    deadlines: Mapping[Watched, datetime | None]
    effects: tuple[Effect, ...]
    appointments: Mapping[str, Appointment] = field(default_factory=dict)
    requests: Mapping[str, InformationRequest] = field(default_factory=dict)

    def of(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The effects of one kind."""
        return tuple(effect for effect in self.effects if isinstance(effect, kind))

    @property
    def says(self) -> tuple[Say, ...]:
        """What is said."""
        return self.of(Say)
