"""The unit a desk belongs to: what its settings and data files say, as one value the flows are given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.judged import judged
from bot.flows.office.categories import Category, Paused
from bot.flows.office.entrances import Entrance, Links
from bot.flows.office.house_rules import Named
from bot.flows.office.information import Information
from bot.flows.office.limits import Limits
from bot.flows.office.notice import NoticeTerms
from bot.flows.office.questions import FormPlan
from bot.flows.office.regions import Regions
from bot.flows.office.replies import Reply
from bot.flows.office.rights import RightsTerms
from bot.flows.procedure.sheet import Sheet
from bot.flows.understanding.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Element:
    """One question of a questionnaire, under a key that never depends on its place in the list.

    ``options`` counts its answers, worst first (the first is worth 1); the wording is the texts
    ``survey-KEY`` and ``survey-KEY-1`` onwards, or those of ``said`` for answers that several questions share.
    ``words`` is what its answers may be typed as.
    """

    key: str
    options: int
    said: str = ""
    words: Mapping[str, int] = field(default_factory=dict, compare=False)

    def answer(self, value: int) -> str:
        """The name of the text of an answer."""
        return f"survey-{self.said or self.key}-{value}"


@dataclass(frozen=True, slots=True)
class Trait:
    """One question about who answers, with the keys of its answers; the wording is the texts ``profile-KEY`` and
    ``profile-KEY-ANSWER``. ``words`` is what its answers may be typed as."""

    key: str
    options: tuple[str, ...]
    words: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Grade:
    """A class of results: its letter, how it is worded in official papers, and the least converted index in it."""

    letter: str
    name: str
    least: Decimal


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire: its elements in the order they are asked, then the profile of who has answered.

    ``grades`` are its classes, the worst first; ``listed`` the elements in the order of the rule's own list where that
    is another one; ``bases`` the rules it follows, as papers quote them.
    """

    key: str
    elements: tuple[Element, ...]
    profile: tuple[Trait, ...] = ()
    grades: tuple[Grade, ...] = ()
    listed: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()

    def element(self, key: str) -> Element | None:
        """The element with this key, or None."""
        return next((element for element in self.elements if element.key == key), None)

    def trait(self, key: str) -> Trait | None:
        """The question of the profile with this key, or None."""
        return next((trait for trait in self.profile if trait.key == key), None)


@dataclass(frozen=True, slots=True)
class Meeting:
    """How a called visitor gets into the standing Zoom meeting."""

    join_url: str
    meeting_id: str
    passcode: str
    personal: bool = False
    """Whether every called visitor can be given a link of their own."""
    reports: bool = False
    """Whether the meeting itself tells who comes and goes."""
    rooms: int = 0
    """Breakout rooms by number, as officers call them; 0 where they are not told apart."""
    dial_in: str = ""
    """The number by which somebody can take part by telephone; empty for none."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the desk waits before it says something, or gives up."""

    idle_reminder: timedelta
    idle_close: timedelta
    """After so much silence a form rests."""
    thread_idle: timedelta
    waiting: timedelta
    unreached: timedelta
    dropped: timedelta
    abandon: timedelta
    form_kept: timedelta = timedelta(days=14)
    """How long the answers of a form that rests are kept."""
    unresolved_days: int = 10
    """Working days after which a visit that staff never reported to be over ends as unresolved."""
    farewell: timedelta = timedelta(minutes=15)
    """A visit of which only the visitor's survey and farewell are missing is over after this."""
    survey_reminder: timedelta = timedelta(minutes=60)
    """Whoever has not answered the survey is reminded once after this; 0 for never."""
    survey_open: timedelta = timedelta(hours=24)
    """How long an unanswered survey stays open."""
    early: float = 0.7
    """The share of the limit of a visitor's own step after which they are told what to do; 0 for never."""
    warn: float = 0.7
    """The share of the limit of a step of staff's after which whoever has to end it is warned; 0 for never."""
    attention: float = 1.0
    """For how much longer an overrun may go on before a supervisor hears of it, as a share of the step's standard."""
    addressee: timedelta = timedelta(minutes=10)
    """For how long what an officer writes goes on to the same visitor."""
    undo: timedelta = timedelta(seconds=60)
    """For how long an officer can undo what they pressed or wrote."""
    hold: timedelta = timedelta(seconds=8)
    """For how long an officer's words wait before they are sent."""


@dataclass(frozen=True, slots=True)
class Priority:
    """Who goes first: the ``classes`` that visitors may name for themselves, and by how much they pass others. No
    classes: everybody is served as they came."""

    classes: tuple[str, ...] = ()
    head_start: timedelta = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Calling:
    """What is done with whoever does not answer their call: called ``calls`` times in all, ``every`` so long, then
    parked; whoever comes back waits ``behind`` so many. ``calls`` 0: they are called once, and waited for."""

    calls: int = 3
    every: timedelta = timedelta(minutes=3)
    behind: int = 3


@dataclass(frozen=True, slots=True)
class Appointments:
    """How visitors book a time: ``seats`` in every slot of that ``length``, no sooner than ``earliest`` from now and no
    later than ``latest``. ``held``: for how long a seat waits for its visitor; ``grace``: for how long a slot waits for
    a visitor who does not come. ``categories``: the kinds of business; none where all may."""

    length: timedelta = timedelta(minutes=15)
    seats: int = 1
    earliest: timedelta = timedelta(minutes=60)
    latest: timedelta = timedelta(days=14)
    held: timedelta = timedelta(minutes=15)
    grace: timedelta = timedelta(minutes=10)
    categories: frozenset[str] = frozenset()

    def serves(self, category: str) -> bool:
        """Whether a kind of business has appointments."""
        return not self.categories or category in self.categories


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a channel can do that changes how the desk speaks there.

    ``edits``: a card can be brought up to date where it stands; ``reports``: it is told how far a message got;
    ``forms``: the languages in which a visitor can be given the whole form at once; ``pushes``: it reaches who has
    closed the chat; ``contacts``: its visitors can send their own telephone number with one tap; ``holds``: what is
    said there can wait and be taken back unseen.
    """

    edits: bool = True
    reports: bool = False
    forms: frozenset[str] = frozenset()
    pushes: bool = True
    contacts: bool = False
    holds: bool = True


@dataclass(frozen=True, slots=True)
class DayWords:
    """What a language calls the days of the week, from Monday on, all of them, and hours that never end."""

    names: tuple[str, ...]
    every_day: str
    always: str


@dataclass(frozen=True, slots=True)
class Accounting:
    """How a deviation is answered for: within how many working days it is explained, and then judged; ``offers`` are
    what a visitor may be offered for one that was the office's fault, in the office's own words."""

    explain_days: int = 2
    judge_days: int = 3
    offers: tuple[str, ...] = ()
    proposed_after: int = 3
    """So many deviations, of more than one visit, make the desk propose a disturbance; 0 for never."""
    proposed_within: timedelta = timedelta(minutes=15)
    """When they came about within this."""


@dataclass(frozen=True, slots=True)
class DayTerms:
    """How the day is shown: a board no more often than ``board_every``, capacity by who is called ``in_time``; and from
    when on a standard is proposed for review: overrun in more than ``review_share`` of no fewer than
    ``review_fewest`` visits of a month."""

    board_every: timedelta = timedelta(seconds=10)
    in_time: timedelta = timedelta(minutes=15)
    review_share: float = 0.8
    review_fewest: int = 20


@dataclass(frozen=True, slots=True)
class Following:
    """How follow-ups are watched: so many working days before one is due its owner is reminded. A complaint is
    answered and decided within so many calendar days (UU 25/2009 Pasal 42-50: 14 and 60)."""

    remind_days: int = 1
    answer_days: int = 14
    decide_days: int = 60


@dataclass(frozen=True, slots=True)
class DutyRules:
    """How duty begins, pauses and ends.

    ``break_for``: how long a break lasts. ``begins_by_itself``: whether somebody's turn puts them on duty, or asks
    them to come. ``ends_at_closing``: whether duty ends with the office's hours where there is no roster.
    ``come_after``: who is not there is reminded after so long; ``answer_within``: who is asked what is to become of
    their work, or for a sign of life, has so long to answer. ``nobody_after``: so long may nobody be on duty before a
    supervisor hears of it, and ``silent_after`` somebody silent who has work overdue; 0 for any time.
    """

    break_for: timedelta = timedelta(minutes=30)
    begins_by_itself: bool = True
    ends_at_closing: bool = True
    come_after: timedelta = timedelta(minutes=10)
    answer_within: timedelta = timedelta(minutes=15)
    nobody_after: timedelta = timedelta(minutes=5)
    silent_after: timedelta = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Measuring:
    """How results of the survey are reckoned and published. ``weight``: what every element counts, None for exactly
    one part of all; ``as_listed``: elements are numbered as the rule lists them, not as they are asked; groups smaller
    than ``fewest`` are not shown; ``signer``: office, name and number of whoever signs, ``place`` where."""

    weight: Fraction | None = None
    as_listed: bool = False
    fewest: int = 5
    signer: tuple[str, str, str] = ("", "", "")
    place: str = ""


_PLAIN = Abilities()


@dataclass(frozen=True)
class Office:
    """Everything about the unit that a decision may depend on and no event changes.

    ``sheet`` is the version new visits begin with, ``chosen`` the sheets of categories that have one of their own;
    ``sheets`` holds every version an open visit still needs, by id. ``capacity`` 0 calls everyone at once.
    """

    name: str
    contact: str
    number_prefix: str
    calendar: OfficeCalendar
    sheet: Sheet
    sheets: Mapping[str, Sheet]
    categories: tuple[Category, ...]
    form: FormPlan
    """What visitors are asked, by their category."""
    regions: Regions
    instrument: Instrument
    meeting: Meeting
    patience: Patience
    capacity: int
    notice_version: str
    privacy: NoticeTerms = field(default_factory=NoticeTerms)
    calling: Calling = field(default_factory=Calling)
    appointments: Appointments | None = None
    """None where nobody can book a time."""
    priority: Priority = field(default_factory=Priority)
    accounting: Accounting = field(default_factory=Accounting)
    day: DayTerms = field(default_factory=DayTerms)
    following: Following = field(default_factory=Following)
    duty: DutyRules = field(default_factory=DutyRules)
    information: Information = field(default_factory=Information)
    """How requests for public information are taken."""
    rights: RightsTerms = field(default_factory=RightsTerms)
    measuring: Measuring = field(default_factory=Measuring)
    daily_quota: int = 0
    """Numbers given out for a day; 0 for any number."""
    last_call: time | None = None
    """From when on a day's numbers are given out no more."""
    largest_file: int = 10_000_000
    """Bytes of a file that a visitor may send."""
    limits: Limits = field(default_factory=Limits)
    lexicon: Lexicon = field(default_factory=Lexicon)
    facts: Mapping[str, str] = field(default_factory=dict)
    replies: Mapping[str, tuple[Reply, ...]] = field(default_factory=dict)
    """What answers to common questions may name, by the name they use for it; what is not set is not here."""
    chosen: Mapping[str, Sheet] = field(default_factory=dict)
    """By category: the sheets that serve only some."""
    abilities: Mapping[str, Abilities] = field(default_factory=dict)
    """By channel; a channel that is not listed has the plain ones."""
    links: Links = field(default_factory=Links)
    """Where the desk is found, for whoever is to be sent there."""
    entrances: Mapping[str, Entrance] = field(default_factory=dict)
    """Words that open a place of the chat, in every language, as :func:`bot.flows.office.entrances.spoken`."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """What stands on buttons, as it is typed and in every language, to the names of their texts."""
    calendar_id: str = ""
    """The name under which ``calendar`` is kept with the visits that begin now."""
    calendars: Mapping[str, OfficeCalendar] = field(default_factory=dict)
    """Every calendar that a visit at hand is judged by, by id."""

    zone_label: str = ""
    """What is written after a time of day ("WIB")."""
    day_words: Mapping[str, DayWords] = field(default_factory=dict)
    """By language."""
    days_off: Mapping[date, str] = field(default_factory=dict)
    """The public holidays by name; "(perkiraan)" is part of one that is not certain yet."""
    unpublished: tuple[int, ...] = ()
    """Years near by of which the government has not said yet which days are cuti bersama."""
    paused: Mapping[str, Paused] = field(default_factory=dict)
    """The kinds of business that are not offered now, by key."""
    filed: Mapping[Named, str] = field(default_factory=dict)
    """What can be set in chat as the file says it; empty while nothing was ever set."""

    def can(self, channel: str) -> Abilities:
        """What a channel can do."""
        return self.abilities.get(channel, _PLAIN)

    def category(self, key: str) -> Category | None:
        """The category with this key, or None."""
        return next((category for category in self.categories if category.key == key), None)

    def sheet_of(self, sheet_id: str) -> Sheet:
        """The version a visit keeps; raises KeyError if it was not loaded."""
        return self._in_force_by_id.get(sheet_id) or self.sheets[sheet_id]

    def calendar_of(self, calendar_id: str | None) -> OfficeCalendar:
        """The calendar by which a visit is judged, the present one where none was kept with it; raises KeyError if it
        was not loaded.

        rule: judged-as-it-was
        """
        if calendar_id is None or calendar_id == self.calendar_id:
            return self.calendar
        return self.calendars[calendar_id]

    def judging(self, calendar_id: str | None, since: datetime) -> OfficeCalendar:
        """The calendar by which a visit is judged that began ``since``: the one kept with it, less the time that the
        office has been closed by rulings after that. Raises KeyError if the kept one was not loaded."""
        return judged(self.calendar_of(calendar_id), self.calendar.rulings, since)

    def sheet_for(self, category: str) -> Sheet:
        """The version that visits of a category begin under now."""
        return self.chosen.get(category, self.sheet)

    @cached_property
    def in_force(self) -> tuple[Sheet, ...]:
        """Every sheet of the desk once, the default first."""
        return tuple(self._in_force_by_id.values())

    @cached_property
    def _in_force_by_id(self) -> Mapping[str, Sheet]:
        return {sheet.id: sheet for sheet in (self.sheet, *self.chosen.values())}

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The staff roles of all sheets."""
        return tuple(dict.fromkeys(role for sheet in self.in_force for role in sheet.roles))

    def actor_name(self, role: str) -> str:
        """What the sheets call a role; the key itself for one that none of them lists."""
        return next((sheet.actor_name(role) for sheet in self.in_force if role in sheet.roles), role)
