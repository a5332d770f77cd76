"""What happened: everything the desk hears of, in one shape, whatever the channel.

An event is named in the past tense. Handlers make events out of platform updates and decide nothing;
:func:`bot.flows.decide.decide` decides and knows no platform.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.flows.given.papers import Objection
from bot.flows.state.checked import Checked
from bot.flows.state.meeting import Sighted
from bot.flows.state.origin import Origin
from bot.flows.state.report import Report

TELEGRAM = "telegram"
WHATSAPP = "whatsapp"
WEB = "web"
ZOOM = "zoom"
CLOCK = "clock"
OUTBOX = "outbox"
CONSOLE = "console"
DESK = "desk"


@dataclass(frozen=True, slots=True)
class TextSent:
    """A person wrote something."""

    text: str


@dataclass(frozen=True, slots=True)
class ChoicePressed:
    """A person pressed a choice; ``token`` is what the desk gave that choice, hostile until read."""

    token: str


@dataclass(frozen=True, slots=True)
class ContactShared:
    """A person shared a phone number; ``own`` says whether the platform vouches that it is theirs."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class FileCard:
    """A file as its platform describes it, to be fetched by ``ref``; ``size`` is in bytes, 0 if not told."""

    ref: str
    media_type: str = ""
    name: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class FileSent:
    """A photo, document, voice note or the like; ``album`` groups the files of one sending.

    ``file`` is None where the desk could not fetch it if it wanted to.
    """

    kind: str
    caption: str = ""
    album: str = ""
    file: FileCard | None = None


@dataclass(frozen=True, slots=True)
class FileFetched:
    """The desk has a file that it was to fetch, or knows that it cannot have it (``fault`` says why), or does not want
    it.

    ``tries``: how often telling of it came to nothing. ``thread_id``: in which thread it was sent, if in no visit;
    ``staff_id``: which officer sent it to the visitor, with ``caption`` under it.
    """

    file_id: str
    visit_id: str
    name: str
    media_type: str
    fault: str = ""
    objection: Objection | None = None
    tries: int = 0
    thread_id: str = ""
    staff_id: str = ""
    caption: str = ""
    letter_id: str = ""
    """The letter of assignment whose scan it is."""


@dataclass(frozen=True, slots=True)
class OtherSent:
    """Something the desk has no use for (sticker, location, dice, ...)."""

    kind: str


@dataclass(frozen=True, slots=True)
class TextEdited:
    """A person changed an earlier message."""

    text: str


@dataclass(frozen=True, slots=True)
class TextDeleted:
    """A person took an earlier message back."""


@dataclass(frozen=True, slots=True)
class FormFilled:
    """A person handed in a whole form at once; ``token`` is what the desk gave that form. All hostile."""

    answers: Mapping[str, str]
    token: str


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """A web session is over: its holder left, was silent for too long, or lost their seat."""


@dataclass(frozen=True, slots=True)
class DeskBlocked:
    """A person blocked the desk: nothing can be delivered there."""


@dataclass(frozen=True, slots=True)
class DeskUnblocked:
    """A person let the desk in again."""


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """The platform gave the chat another address (a group became a supergroup, a person has a new number).

    ``known_as`` are further new addresses of the same chat.
    """

    new_address: str
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupSpoken:
    """Somebody addressed the desk in a group chat."""


@dataclass(frozen=True, slots=True)
class DeadlinePassed:
    """The stored deadline of something watched is over; what that means is derived anew, by its kind.

    ``tries``: how often that came to nothing.
    """

    kind: str
    id: str
    tries: int = 0


@dataclass(frozen=True, slots=True)
class DeliveryGivenUp:
    """A message could not be delivered; ``reason`` is the platform's, ``blocked`` if the person did it, ``window`` if
    they wrote too long ago. ``on`` is the channel, ``twin`` the name of the copy that is kept for a second chat."""

    person_id: str
    visit_id: str | None
    reason: str
    blocked: bool
    purpose: str | None = None
    window: bool = False
    on: str = ""
    twin: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A message that the desk has said, as far as it matters for what becomes of it; ``twin`` is the name of the copy
    that is kept for a second chat."""

    row_id: int
    person_id: str
    visit_id: str | None
    purpose: str | None
    attempts: int
    twin: int | None = None


@dataclass(frozen=True, slots=True)
class DeliveryReported:
    """A platform says how far a message got: accepted, sent, delivered, read or failed.

    ``ref`` is the platform's name of the message; ``about`` is filled in by the desk, None for a message it does
    not know (yet). sending it again may help ``again_after`` seconds, None if it never will.
    """

    ref: str
    state: str
    code: str = ""
    reason: str = ""
    again_after: float | None = None
    recipient: str = ""
    about: Told | None = None


@dataclass(frozen=True, slots=True)
class PlatformTroubled:
    """A platform reports trouble that concerns the desk as a whole, or good news of it (``good``); ``words`` are for
    the administrator.

    Trouble that stands until it is over has a name (``what``). Meanwhile nothing reaches people on ``cut_off``.
    """

    words: str
    what: str = ""
    cut_off: str = ""
    good: bool = False


@dataclass(frozen=True, slots=True)
class PlatformRecovered:
    """A trouble that stood is over."""

    what: str


@dataclass(frozen=True, slots=True)
class WorkSetAside:
    """Work came to nothing and is tried again later (``what`` is ``deadline`` or ``file``), or no more (``ended``)."""

    what: str
    count: int
    ended: bool = False


@dataclass(frozen=True, slots=True)
class SheetUnsound:
    """A kept version of the procedure cannot be read whole any more; visits go on under what can."""

    version: str


@dataclass(frozen=True, slots=True)
class AttendeeSeen:
    """The meeting saw somebody do something. ``attendee`` is the surest name it has for them; ``also`` are others.

    ``host`` says that the meeting itself counts them as its host. ``registrant`` is empty for who came another way.
    """

    kind: Sighted
    attendee: str
    device: str
    name: str
    registrant: str = ""
    also: tuple[str, ...] = ()
    host: bool = False
    room: str = ""


@dataclass(frozen=True, slots=True)
class MeetingOver:
    """The meeting has ended for everybody in it."""


@dataclass(frozen=True, slots=True)
class MeetingNoticed:
    """The meeting reports something that the desk has no use for; kept and ignored."""

    what: str


@dataclass(frozen=True, slots=True)
class WayInFound:
    """A visitor's own link into the meeting is there, or cannot be had (``fault`` says why)."""

    visit_id: str
    join_url: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class StaffAdded:
    """An operator entered a member of staff, with the chat that is theirs; ``same_as`` if they work here already,
    ``also`` are further roles of theirs."""

    name: str
    role: str
    same_as: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StaffInvited:
    """An operator made a one-time invitation; only the secret's digest is known to the desk.

    Two with the same name and role are two people, unless ``same_as`` names who it is for; ``also`` are further roles.
    """

    name: str
    role: str
    digest: str
    expires_at: datetime
    same_as: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StaffRemoved:
    """An operator ended somebody's access."""

    staff_id: str


@dataclass(frozen=True, slots=True)
class RosterEntered:
    """An operator brought lines of the duty roster, in their written form
    (:class:`bot.flows.duty.roster_words.Entry`)."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CategoriesGiven:
    """An operator said of which kinds of business a member of staff is told; none: of all."""

    staff_id: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumbersReserved:
    """An operator keeps the next numbers of a day aside for paper."""

    day: date
    count: int


@dataclass(frozen=True, slots=True)
class NumberUnused:
    """An operator says that a number kept for paper was not used, and why."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class BreachDeclared:
    """Somebody declares a breach of personal data: what is kept in ``kinds`` (none: in all) may have been disclosed
    between two moments. ``known_at`` is when the office knew of it, now where none is given; ``by`` is an account of
    the machine where no officer acts."""

    id: str
    began_at: datetime
    ended_at: datetime
    kinds: tuple[str, ...] = ()
    words: str = ""
    known_at: datetime | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class BreachSaid:
    """An operator says what was done about a breach: ``what`` is a word of its course."""

    id: str
    what: str
    words: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class BreachPersonsTold:
    """An operator has some of those whom a breach concerns told in their chats; ``words`` are what is done about it."""

    id: str
    person_ids: tuple[str, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class ErasureOrdered:
    """An operator has a request to erase somebody carried out, by its number, and says on what ground."""

    number: str
    words: str


@dataclass(frozen=True, slots=True)
class EventParked:
    """An event could not be read or decided; its raw form is kept for the administrator."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class ParkingWentOn:
    """Since administrators were last told of parked events there were more, and the hour without a word is over."""


@dataclass(frozen=True, slots=True)
class StepReckoned:
    """How a step went in a month: in how many visits its length is known, how many of these overran its standard, the
    middle and the length that nine of ten kept to, in seconds."""

    sheet_id: str
    step: int
    activity: str
    standard: str
    visits: int
    late: int
    median: float
    p90: float


@dataclass(frozen=True, slots=True)
class StepsReckoned:
    """How the steps went in a ``month`` ("2026-11") has been reckoned."""

    month: str
    steps: tuple[StepReckoned, ...]


@dataclass(frozen=True, slots=True)
class BookMade:
    """The report book of a ``day`` that closed at a moment has been made: a ``version`` of it, all that is ``given`` in
    it, how its file is called, and how many ``changes`` it tells since the version before."""

    day: date
    version: int
    closed_at: datetime
    name: str
    given: Mapping[str, Any]
    changes: int = 0


@dataclass(frozen=True, slots=True)
class ClockJumped:
    """A clock was set by so many ``seconds``, forward or back. ``followed``: the desk itself now goes by the new time,
    so that what was derived from the old one is to be derived anew; otherwise the desk does not believe it (yet)."""

    seconds: int
    followed: bool


@dataclass(frozen=True, slots=True)
class PaperMade:
    """A visit's document is printed and kept, as it was at this ``revision``. ``tries``: how often telling of it came
    to nothing."""

    number: str
    visit_id: str
    revision: int
    tries: int = 0


@dataclass(frozen=True, slots=True)
class PaperDelayed:
    """A visit's document could not be printed several times; it is tried on and on."""

    number: str
    visit_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReportMade:
    """A report that somebody asked for is made and kept. ``tries``: how often telling of it came to nothing."""

    report: Report
    tries: int = 0


@dataclass(frozen=True, slots=True)
class ReportUnmade:
    """A report that somebody asked for cannot be made, and why."""

    report: Report
    why: str
    tries: int = 0


@dataclass(frozen=True, slots=True)
class CheckUpMade:
    """The desk has been checked for whoever asked, by their staff id; nothing is told where it could not be."""

    staff_id: str
    checked: tuple[Checked, ...]


@dataclass(frozen=True, slots=True)
class DeskOpened:
    """A process of the desk has started."""

    process: str


HEARD = (TextSent, ChoicePressed, ContactShared, FileSent, OtherSent, FormFilled)
"""What a person does on purpose: after it the desk may answer freely, wherever a platform limits that."""

Body = (
    TextSent
    | ChoicePressed
    | ContactShared
    | FileSent
    | FileFetched
    | OtherSent
    | TextEdited
    | TextDeleted
    | FormFilled
    | SessionEnded
    | DeskBlocked
    | DeskUnblocked
    | ChatMoved
    | GroupSpoken
    | DeadlinePassed
    | DeliveryGivenUp
    | DeliveryReported
    | PlatformTroubled
    | PlatformRecovered
    | WorkSetAside
    | SheetUnsound
    | AttendeeSeen
    | MeetingOver
    | MeetingNoticed
    | WayInFound
    | StaffAdded
    | StaffInvited
    | StaffRemoved
    | NumbersReserved
    | NumberUnused
    | ErasureOrdered
    | RosterEntered
    | CategoriesGiven
    | BreachDeclared
    | BreachSaid
    | BreachPersonsTold
    | EventParked
    | ParkingWentOn
    | StepsReckoned
    | BookMade
    | ClockJumped
    | PaperMade
    | PaperDelayed
    | ReportMade
    | ReportUnmade
    | CheckUpMade
    | DeskOpened
)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, from whichever door it came.

    ``channel`` and ``external_id`` together name it for good: the same pair is never decided twice.
    ``address`` is the chat an answer goes to, ``sender`` the person acting in it (the same in a private
    chat); both are empty for events of the desk's own. ``aliases`` are further addresses by which the platform
    knows the sender, the surest first. ``happened_at`` is the platform's time, aware UTC. ``source`` is the internet
    address it came from, where many could come from one (the web chat). ``quotes`` is the platform's name of the
    message that it replies to; ``quoted`` is filled in by the desk: whose words that message passed on, None if none.
    """

    channel: str
    external_id: str
    happened_at: datetime
    body: Body
    address: str = ""
    sender: str = ""
    language: str = ""
    aliases: tuple[str, ...] = ()
    source: str = ""
    quotes: str = ""
    quoted: Origin | None = None

    @property
    def key(self) -> str:
        """The name under which the event is remembered."""
        return f"{self.channel}:{self.external_id}"
