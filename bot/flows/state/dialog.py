"""Where a conversation stands: what the desk asked last, with exactly what that place needs.

So that it survives restarts, silence and off-topic messages. A new place is a value of its own in :data:`Dialog`; what
then has to be decided about it, the type checker names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Shown:
    """The choices of the newest message that offers some, in their order, and the card on which they stand, if on one;
    ``officer``: an officer has said something since, so that a bare number is an answer to that."""

    tokens: tuple[str, ...] = ()
    card: str = ""
    officer: bool = False


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing was asked; ``about`` is what they said they need, before they registered."""

    about: str = ""
    shown: Shown = Shown()


@dataclass(frozen=True, slots=True)
class Notice:
    """The privacy notice was shown, and waits for a yes; ``wanted`` is the category that a link chose already,
    ``about`` the need that was said already."""

    wanted: str = ""
    about: str = ""
    shown: Shown = Shown()


@dataclass(frozen=True, slots=True)
class Offered:
    """The whole form was given out at once; no single question is open."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What is known of a returning visitor was shown, and waits for a yes."""

    shown: Shown = Shown()


@dataclass(frozen=True, slots=True)
class Filling:
    """One question of the form was asked; ``editing`` if one answer of a finished form is being changed, and ``said``
    what it did not take and an officer may be meant by. Whoever has gone back did so from the question ``back_from``,
    and is shown those up to it once more. ``offered`` are the regions that may have been meant, in
    the order of their numbers."""

    question: str
    editing: bool = False
    said: str = ""
    back_from: str = ""
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewing:
    """The finished form was shown before it is sent."""

    shown: Shown = Shown()


@dataclass(frozen=True, slots=True)
class Prioritising:
    """Whether the visitor is to go first was asked, over the form's review or over the ticket."""


@dataclass(frozen=True, slots=True)
class InVisit:
    """The form was handed in; words go to the officers. ``giving_up``: what was said last is the question whether the
    number is to be given up."""

    giving_up: bool = False
    shown: Shown = Shown()


@dataclass(frozen=True, slots=True)
class InThread:
    """A visitor without a visit writes with front office; their words go there. ``wanted`` is the category that a link
    chose before, for when they register."""

    wanted: str = ""


@dataclass(frozen=True, slots=True)
class Booking:
    """A visitor was asked for the day or the time of an appointment; ``shown`` are the choices as listed, so that
    their numbers go on meaning the same."""

    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A question of the survey about a visit was asked. ``answers`` are those given so far: they lie nowhere else until
    they are handed in, and are then kept without any link to the person."""

    about: str
    question: str
    answers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profiling:
    """The survey is handed in; a question about who has answered was asked. ``answers`` are those of the profile."""

    about: str
    question: str
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggesting:
    """The survey is handed in; a suggestion in their own words was asked for."""

    about: str


@dataclass(frozen=True, slots=True)
class WritingOutcome:
    """A member of staff was asked to write the outcome of a visit down."""

    about: str


@dataclass(frozen=True, slots=True)
class SortingOutcome:
    """A member of staff was asked of which kinds an outcome is, and whether something is to follow; ``kinds`` are those
    chosen so far."""

    about: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanningFollowUp:
    """A member of staff was asked by when something is to follow; once that is said (``due``, as a date without
    hyphens), by whom; and once that is (``whom``, as a token has it), what is to be done."""

    about: str
    due: str = ""
    whom: str = ""


@dataclass(frozen=True, slots=True)
class FollowingUp:
    """A member of staff was asked for words about a follow-up: ``what`` says what for. ``due`` is the new date that
    they have given."""

    about: str
    serial: int
    what: str
    due: str = ""


@dataclass(frozen=True, slots=True)
class Replying:
    """What a member of staff writes goes to this visitor: they chose so, or have just written to them. ``since`` is in
    seconds since 1970."""

    about: str
    since: int = 0


@dataclass(frozen=True, slots=True)
class Remarking:
    """A member of staff was asked what colleagues are to know of a visit."""

    about: str


@dataclass(frozen=True, slots=True)
class Correcting:
    """A member of staff was asked when a step of a visit really ended."""

    about: str
    step: int


@dataclass(frozen=True, slots=True)
class Explaining:
    """A member of staff was asked how a deviation of a visit came about; its cause they have named."""

    about: str
    serial: int
    cause: str


@dataclass(frozen=True, slots=True)
class Judging:
    """A supervisor was asked for the words of a verdict on an explanation."""

    about: str
    serial: int
    accepted: bool


@dataclass(frozen=True, slots=True)
class Completing:
    """A member of staff was asked for an answer that a visitor's form lacks."""

    about: str
    question: str


@dataclass(frozen=True, slots=True)
class Answering:
    """What a member of staff writes goes to the visitor in this thread, likewise."""

    thread: str
    since: int = 0


@dataclass(frozen=True, slots=True)
class Registering:
    """A member of staff is registering a visitor: the answers so far, and the one that was asked for; without that all
    of them were shown."""

    given: Mapping[str, str] = field(default_factory=dict)
    question: str = ""


@dataclass(frozen=True, slots=True)
class Recording:
    """A member of staff is entering a paper form afterwards; what it says so far, by field."""

    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Addressing:
    """A member of staff has written words, and not yet said for whom."""

    words: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Words of a visitor have come to a member of staff who was writing to somebody else, or to nobody: for whom the
    next words are has to be said. ``thread``: in which those words were, if in one."""

    thread: str = ""


@dataclass(frozen=True, slots=True)
class GivenUp:
    """They have given their number up and were asked why; whatever else they say is about something else."""


@dataclass(frozen=True, slots=True)
class RulingAsked:
    """Somebody who may change the office's hours was asked in which words."""


@dataclass(frozen=True, slots=True)
class RulingUnclear:
    """Their words may mean one of several changes, in their written form."""

    options: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RulingShown:
    """They were shown whom a change would concern: the change in its written form, or the ruling that it takes back.

    ``ruling`` is the name that it gets; ``known`` and ``seen`` say by what it was reckoned: how many rulings there
    had been, and how many each line counted. ``shown_at`` is in seconds since 1970.
    """

    ruling: str
    change: str
    reason: str
    known: int
    seen: tuple[int, ...]
    shown_at: int
    withdraws: bool = False


@dataclass(frozen=True, slots=True)
class HouseAsked:
    """Somebody who may set it was asked for the new value of something: its matter and its key as they are kept."""

    matter: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class HouseShown:
    """They were shown what a house rule would change and whom it would concern; ``value`` None gives it back to the
    file.

    ``rule`` is the name that it gets; ``old`` and ``known`` say what it was reckoned by: what stood then and how often
    it had been set, ``seen`` how many it concerned. ``shown_at`` is in seconds since 1970.
    """

    rule: str
    matter: str
    key: str
    value: str | None
    old: str
    known: int
    seen: int
    shown_at: int


@dataclass(frozen=True, slots=True)
class Deciding:
    """Somebody was asked for the words of their decision about a proposal."""

    proposal: str
    verdict: str


@dataclass(frozen=True, slots=True)
class DisturbanceShown:
    """They were shown what a disturbance would cover, and asked whether it is to count. ``began`` and ``ended`` say
    from when to when (None while it lasts), in seconds since 1970; ``changes`` names the one that gets another span.
    """

    began: int
    ended: int | None
    cause: str
    words: str
    changes: str = ""

    @property
    def began_at(self) -> datetime:
        """When it began."""
        return datetime.fromtimestamp(self.began, UTC)

    @property
    def ended_at(self) -> datetime | None:
        """When it ended; None while it lasts."""
        return None if self.ended is None else datetime.fromtimestamp(self.ended, UTC)


@dataclass(frozen=True, slots=True)
class DisturbanceAsked:
    """A supervisor was asked for another span of this disturbance."""

    disturbance: str


@dataclass(frozen=True, slots=True)
class RosterShown:
    """Somebody who may change the roster was shown what would be entered, in its written form; ``known`` is how many
    lines there had been."""

    lines: tuple[str, ...]
    known: int


@dataclass(frozen=True, slots=True)
class AbsenceAsked:
    """Somebody says who will be absent; what is known so far, of which the first that is empty was asked for. The two
    moments are in their written form."""

    absent: str = ""
    begins_at: str = ""
    ends_at: str = ""
    roles: tuple[str, ...] = ()
    substitute: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ScanAsked:
    """The scan of a signed letter of assignment was asked for."""

    letter: str


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """The number of a letter of assignment was asked for."""

    letter: str


@dataclass(frozen=True, slots=True)
class Requesting:
    """A visitor is asking for public information (``form`` request), or objecting (objection, to ``request``); without
    a form what can be done was shown.

    ``question`` was asked last, without one all answers were shown. ``answers`` lie nowhere else until they are sent,
    the number of an identity card among them, and are kept sealed.
    """

    form: str = ""
    question: str = ""
    request: str = ""
    editing: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InformationAsked:
    """A member of staff was asked for words about a request for public information: ``what`` says what for."""

    request: str
    what: str


@dataclass(frozen=True, slots=True)
class Claiming:
    """A visitor was asked about a right that they want: for a yes, or for words; ``capacity`` says for whom it is, and
    ``field`` which answer of the profile they want to put right."""

    kind: str
    capacity: str = "own"
    field: str = ""


OPENS = "open "
"""What is said before a visit's id where a supervisor is asked why they look behind the mask of a restriction."""


@dataclass(frozen=True, slots=True)
class RightAsked:
    """A member of staff was asked for words about a request about somebody's data: ``what`` says what for."""

    request: str
    what: str


@dataclass(frozen=True, slots=True)
class RightAtCounter:
    """A member of staff enters a request for somebody at the counter (``visit``), and was asked whether they have seen
    who that is."""

    kind: str
    visit: str


Offering: TypeAlias = Idle | Notice | Recognised | Reviewing | InVisit
"""Places that keep which choices a number chooses from."""

InSurvey: TypeAlias = Surveyed | Profiling | Suggesting
"""A visitor is being asked what they thought of the service."""

FollowUps: TypeAlias = SortingOutcome | PlanningFollowUp | FollowingUp
"""A member of staff was asked what follows from an outcome."""

Writing: TypeAlias = WritingOutcome | Replying | Remarking | Correcting | Explaining | Judging | Completing | FollowUps
"""A member of staff was asked for words about a visit."""

Addressee: TypeAlias = Replying | Answering
"""What a member of staff writes goes to somebody, as long as that is beyond doubt."""

Ruling: TypeAlias = RulingAsked | RulingUnclear | RulingShown

House: TypeAlias = HouseAsked | HouseShown
"""Somebody is changing the office's hours."""

About: TypeAlias = InSurvey | Writing
"""Places that name the visit they are about."""

Dialog: TypeAlias = (
    Idle
    | Notice
    | Offered
    | Recognised
    | Filling
    | Reviewing
    | Prioritising
    | InVisit
    | InThread
    | GivenUp
    | Booking
    | Answering
    | Addressing
    | Deciding
    | DisturbanceAsked
    | DisturbanceShown
    | Doubtful
    | Registering
    | Recording
    | AbsenceAsked
    | NumberAsked
    | ScanAsked
    | Requesting
    | InformationAsked
    | Claiming
    | RightAsked
    | RightAtCounter
    | Ruling
    | House
    | RosterShown
    | About
)


def meant(dialog: Dialog) -> frozenset[str]:
    """The visit that a conversation is about, if its place names one."""
    return frozenset((dialog.about,)) if isinstance(dialog, About) else frozenset()


def thread_meant(dialog: Dialog) -> frozenset[str]:
    """The thread that an officer is answering in, or that has made them doubtful, if any."""
    named = dialog.thread if isinstance(dialog, Answering | Doubtful) else ""
    return frozenset((named,)) if named else frozenset()


def may_book(dialog: Dialog) -> bool:
    """Whether what is said here may take a time, so that it has to be known which are free."""
    return isinstance(dialog, Booking | Reviewing)


def request_meant(dialog: Dialog) -> frozenset[str]:
    """The request for public information that a conversation is about, if any."""
    named = dialog.request if isinstance(dialog, Requesting | InformationAsked) else ""
    return frozenset((named,)) if named else frozenset()


def asks_for_information(dialog: Dialog) -> bool:
    """Whether somebody is asking for public information, so that it has to be known what they have asked for before."""
    return isinstance(dialog, Requesting)


def right_meant(dialog: Dialog) -> frozenset[str]:
    """The request about somebody's data that a conversation is about, if any."""
    return frozenset((dialog.request,)) if isinstance(dialog, RightAsked) else frozenset()


def claims(dialog: Dialog) -> bool:
    """Whether somebody is asked about a right, so that it has to be known how they stand."""
    return isinstance(dialog, Claiming)


def visit_at_counter(dialog: Dialog) -> frozenset[str]:
    """The visit of whoever stands at the counter with a request about their data, or of whom a mask is to be lifted."""
    if isinstance(dialog, RightAsked) and dialog.what.startswith(OPENS):
        return frozenset((dialog.what.removeprefix(OPENS),))
    return frozenset((dialog.visit,)) if isinstance(dialog, RightAtCounter) else frozenset()
