"""What is said: text by name, arguments, choices. No channel, no language, no markup decided here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any

from bot.flows.office.office import Office
from bot.flows.state.letter import Letter


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text of ``bot/texts`` by its name, to be put into the reader's language."""

    name: str
    args: "Mapping[str, Arg]" = field(default_factory=dict)
    calls: bool = False
    """Whether it calls its reader: somebody waits for them now, so a screen reader says it before all else."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Several phrases, one a line."""

    lines: tuple[Phrase, ...]


class StepLook(StrEnum):
    """How a step stands, as its reader is to see it."""

    AHEAD = "ahead"
    NOW = "now"
    LATE = "late"
    """Goes on, and should have ended."""
    DONE = "done"
    OVER = "over"
    """Done, later than the standard time."""
    SKIPPED = "skipped"
    """Passed over: nobody reported it, and a later step says that it is over."""
    NOT_TAKEN = "untaken"
    """On another branch of a decision."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step, or a run of neighbours that share a row: what it is, how it stands and its time.

    ``line`` is the same as one line of text, for channels that have nothing else.
    """

    look: StepLook
    first: int
    last: int
    what: Phrase
    line: Phrase
    time: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a visit, a row each."""

    rows: tuple[StepRow, ...]

    @property
    def lines(self) -> tuple[Phrase, ...]:
        """The same as lines of text."""
        return tuple(row.line for row in self.rows)


@dataclass(frozen=True, slots=True)
class Day:
    """A moment of which the day is meant ("Senin, 23 November 2026")."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Due:
    """Until when something is to be done: a moment, but the end of a day is told as that day, not as midnight."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment that is told with its date, also on the day itself: for what is read again later."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Between:
    """Two moments between which something is to be expected ("pukul 09.40–10.10 WIB")."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Worded:
    """What an office says in words of its own: the reader's language, else the first."""

    words: Mapping[str, str]


Arg = str | int | datetime | timedelta | Day | Due | Dated | Between | Worded | Phrase | Listing | Steps
Args = dict[str, Arg]
"""Text is quoted as it is; times become "08.00 WIB", durations "3 menit", phrases the reader's language."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the reader can choose; ``token`` comes back in a ChoicePressed."""

    label: Phrase
    token: str
    forward: bool = False
    """Whether it is what most readers want next, so that it may stand out."""


@dataclass(frozen=True, slots=True)
class Link:
    """A web address to open."""

    label: Phrase
    url: str
    forward: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """A value worth copying in one tap (meeting id, passcode)."""

    label: Phrase
    value: str


class Urgency(IntEnum):
    """Lower goes first when there is a queue of messages."""

    URGENT = 0
    """Somebody is being waited for: a call, a nudge."""
    REPLY = 1
    NOTICE = 2
    BULK = 3


class Purpose(StrEnum):
    """What a message is for, where a platform lets the desk speak only with texts approved beforehand."""

    CALL = "call"
    REMINDER = "reminder"
    SURVEY = "survey"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class Form:
    """A form to fill in as a whole; ``token`` comes back with it."""

    label: Phrase
    token: str


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a message, kept by the desk under ``id``."""

    id: str
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """An appointment for the reader's own calendar, as a file that is made when it is sent. ``uid`` and ``sequence``
    tell calendars that it takes the place of what they have; ``cancelled`` takes that away."""

    uid: str
    sequence: int
    begins_at: datetime
    ends_at: datetime
    said_at: datetime
    summary: Phrase
    description: Phrase
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a picture: what it is about, how long it may take and how long it took, in the middle and at most."""

    label: Phrase
    standard: timedelta | None
    middle: timedelta
    most: timedelta
    times: int
    late: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Plan against actual as a picture, which is drawn when it is sent: where files can be shown."""

    title: Phrase
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of a letter of assignment as a PDF, which is set when it is sent: who is absent and who stands in by
    name, and what is said of its moments and its reason."""

    office: Office
    letter: Letter
    names: Mapping[str, str]
    told: Mapping[str, "Arg"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that is set when it is sent: by which ``template``, how its file is called, what it says; ``labels`` are
    the texts around that, said in Indonesian whoever reads it."""

    template: str
    name: Phrase
    given: Mapping[str, Any]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactKey:
    """A key under the input line by which somebody sends their own telephone number, which the platform vouches for;
    without a label, that this key goes away. It stands in place of choices."""

    label: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One message, as it is meant; :mod:`bot.render` makes it what a channel can show.

    ``card`` names a message that is kept up to date in place: a later message with the same name replaces
    it where the channel can edit.
    """

    text: Phrase
    choices: tuple[Choice, ...] = ()
    links: tuple[Link, ...] = ()
    copies: tuple[Copy, ...] = ()
    card: str | None = None
    anew: bool = False
    """Whether the card is shown again at the end of the conversation instead of where it stood."""
    urgency: Urgency = Urgency.REPLY
    purpose: Purpose | None = None
    subject: str = ""
    """Whom or what an approved text for this purpose is about: a queue number, a name."""
    form: Form | None = None
    file: Attached | None = None
    mends: bool = False
    """Whether it only brings a card up to date that its reader has already: nobody gets it as a new message."""
    passing: bool = False
    """Whether it only shows how things stand: held back, it is not worth saying later."""
    invitation: Invitation | None = None
    key: ContactKey | None = None
    chart: Chart | None = None
    draft: Draft | None = None
    paper: Paper | None = None
