"""What an event needs to be decided, said before anything is loaded.

Whatever it is about, the people acting, their visits, the staff, the head of the queue and the visits being attended
to are loaded: they are the desk. A decision that asks for more than is said here fails (see
:class:`bot.flows.state.loaded.NotLoaded`); it never takes what was not loaded for nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from types import MappingProxyType

from bot.flows.scene import tokens
from bot.flows.scene.events import (
    AttendeeSeen,
    Body,
    ChoicePressed,
    DeadlinePassed,
    DeliveryGivenUp,
    DeliveryReported,
    Event,
    FileFetched,
    FileSent,
    FormFilled,
    MeetingOver,
    NumbersReserved,
    PlatformTroubled,
    StaffAdded,
    TextSent,
    Told,
    WayInFound,
)
from bot.flows.scene.tokens import Verb
from bot.flows.state import watched
from bot.flows.state.desk import Desk
from bot.flows.state.deviation import visit_named
from bot.flows.state.dialog import House, Ruling
from bot.flows.state.follow_up import visit_of
from bot.flows.state.kept_numbers import counter_of
from bot.flows.state.people import Person
from bot.flows.understanding.hours_vocabulary import opens_a_ruling
from bot.flows.understanding.house_vocabulary import opens_a_house_rule
from bot.flows.understanding.reading import numbers_in

ASKED = "/tanya"
"""The command that shows supervisors what visitors asked."""

_HISTORY = frozenset(("status", "riwayat", "history"))
"""Words by which somebody may ask for their last visits."""

AGENDA = "/janji"
"""The command that shows staff the day's appointments."""

TODAY = ""
"""The day on which something is asked, in place of its date."""

_ABOUT_APPOINTMENTS = ("janji", "book", "boking", "pesan", "reserv", "appoint", "jadwal", "schedul", "pindah")
NO_SHOW_HELD = "no-show:"
"""Before the id of a visit: under which name its visitor is told that they were not there."""
FOLLOW_UPS = frozenset(("/tindak_lanjut", "tindak lanjut", "tindaklanjut", "/follow_ups", "follow ups"))
"""What staff write to see what is still to be done after visits."""

DOING = MappingProxyType(
    {
        "selesai": "done",
        "done": "done",
        "jawab": "answer",
        "tanggapi": "answer",
        "answer": "answer",
        "alihkan": "hand",
        "hand": "hand",
        "undur": "later",
        "later": "later",
    }
)
"""What staff write before the number of a visit to do something about its follow-up."""

_NUMBER_SHAPED = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*-\d+")

LEDGER = frozenset(("/penyimpangan", "penyimpangan", "/deviations"))
"""What staff write to see which deviations are still to be answered for."""

FIRST_SCREEN = frozenset(
    ("menu", "/menu", "bantuan", "/bantuan", "halo", "help", "/help", "/start", "antrean", "antrian")
)
"""What staff write to see their first screen."""
_ASKING = (("apa",), ("apa", "yang"), ("apa", "yang", "harus"))
_WORKING = (("pekerjaan", "saya"), ("tugas", "saya"), ("saya", "kerjakan"))
_IN_ENGLISH = (
    ("my", "work"),
    ("my", "tasks"),
    ("what", "is", "mine", "now"),
    ("what", "am", "i", "doing", "today"),
    ("what", "do", "i", "have", "to", "do"),
    ("what", "do", "i", "have", "to", "do", "today"),
)
MY_WORK = frozenset(
    (
        "/pekerjaan",
        "/tugas",
        "kerjaan saya",
        *(" ".join(words) for words in _IN_ENGLISH),
        *(" ".join(words) for words in _WORKING[:2]),
        *(
            " ".join((*asking, *working, *day))
            for asking in _ASKING
            for working in _WORKING
            for day in ((), ("hari", "ini"))
        ),
    )
)
"""What staff write to see what is theirs to do."""
BOARD = frozenset(("/antrean", "/antrian", "papan", "papan antrean", "/board", "queue board"))
"""What staff write to see how the queue stands, kept up to date."""
TODAY_SO_FAR = frozenset(("/hari_ini", "hari ini", "/today", "today"))
"""What who sees the office writes to see how the day goes."""
PROPOSALS = frozenset(("/usulan", "usulan", "/proposals", "proposals"))
"""What who sees the office writes to see which standards are proposed for review."""
LANGUAGE_WORDS = {"english": "en", "/en": "en", "bahasa indonesia": "id", "/id": "id"}
GIVE_UP = frozenset(("batal", "/batal", "cancel", "/cancel"))
EQUIPMENT = frozenset(("kelengkapan", "equipment"))
"""The first word of what staff write about what a step requires."""

DISTURBANCE = frozenset(("/gangguan", "gangguan", "disturbance"))
"""The first word of what staff write about a disturbance."""
PAPER = frozenset(("/catat", "catat kunjungan", "/record"))
"""What staff write to enter a paper form afterwards."""

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Needs:
    """Names of what is to be loaded; needs of several events are joined with ``|``.

    ``visits``, ``threads`` and ``people`` by their ids, ``told`` the visits whose messages are asked about,
    ``attendees`` by the meeting's keys and ``names`` by display name, ``registrants`` by own link. ``witness``: who is
    in the meeting; ``recognising``: also whom staff were asked about. ``asked``: what visitors asked lately.
    ``numbers``: the own visits of whoever acts that have one of these; ``history``: their last ones. ``hours``: whom a
    change of the office's hours concerns, everybody with an appointment among them. ``appointments`` by their ids;
    ``slots``: all that are to come, ``agenda``: with the visits of these days. ``ledger``: the deviations that are
    open, with their visits. ``work``: of members of staff who act, what is theirs to do. ``day``: how
    the day went so far. ``attended``: every visit that is attended to; ``addressed``: those of a few for which an
    officer's words may be. ``disturbances``: what departed from the standard while those ``disturbed`` lasted, or what
    is spoken of; ``lately``: what did so in the last minutes. ``held``: what may still be taken back, by name.
    ``paper``: the numbers kept aside for paper that are free; ``counters`` by their names. ``follow_ups``: those that
    are still to be done, with their visits. ``house``: whom a house rule concerns.
    """

    visits: frozenset[str] = _NONE
    people: frozenset[str] = _NONE
    threads: frozenset[str] = _NONE
    told: frozenset[str] = _NONE
    attendees: frozenset[str] = _NONE
    names: frozenset[str] = _NONE
    registrants: frozenset[str] = _NONE
    witness: bool = False
    recognising: bool = False
    asked: bool = False
    numbers: frozenset[str] = _NONE
    history: bool = False
    hours: bool = False
    appointments: frozenset[str] = _NONE
    slots: bool = False
    agenda: frozenset[str] = _NONE
    ledger: bool = False
    work: bool = False
    day: bool = False
    proposals: bool = False
    attended: bool = False
    disturbances: bool = False
    disturbed: frozenset[str] = _NONE
    lately: bool = False
    addressed: bool = False
    held: frozenset[str] = _NONE
    paper: bool = False
    counters: frozenset[str] = _NONE
    follow_ups: bool = False
    house: bool = False

    def __or__(self, other: "Needs") -> "Needs":
        return Needs(*(getattr(self, each.name) | getattr(other, each.name) for each in fields(Needs)))


def needs(event: Event) -> Needs:
    """What this event needs beyond the desk itself and whoever acts."""
    whose = event.quoted
    if whose is None:
        return _of_body(event)
    return _of_body(event) | Needs(visits=_named(whose.visit_id), threads=_named(whose.thread_id))


def _of_body(event: Event) -> Needs:
    match event.body:
        case WayInFound(visit_id) | FileFetched(_, visit_id):
            return Needs(visits=frozenset((visit_id,)))
        case DeadlinePassed(kind=kind, id=key):
            return _of_deadline(kind, key)
        case DeliveryGivenUp() as body:
            return Needs(visits=_named(body.visit_id), people=_named(body.person_id))
        case DeliveryReported(about=Told() as about):
            return Needs(visits=_named(about.visit_id), people=_named(about.person_id))
        case AttendeeSeen() | MeetingOver() as body:
            return _of_meeting(body)
        case ChoicePressed(written) | FormFilled(token=written):
            return _of_press(written)
        case TextSent(typed) | FileSent(caption=typed) if typed or isinstance(event.body, TextSent):
            return _of_words(typed)
        case body:
            troubled = isinstance(body, PlatformTroubled)
            return Needs(work=isinstance(body, StaffAdded), lately=troubled, counters=_counted(body))


def _counted(body: Body) -> frozenset[str]:
    """The counter that numbers are taken from beforehand."""
    return frozenset((counter_of(body.day),)) if isinstance(body, NumbersReserved) else _NONE


def _of_deadline(kind: str, key: str) -> Needs:
    named = frozenset((key,))
    match kind:
        case watched.VISIT:
            return Needs(visits=named)
        case watched.THREAD:
            return Needs(threads=named)
        case watched.DEVIATION:
            return Needs(visits=frozenset((visit_named(key),)))
        case watched.DISTURBANCE:
            return Needs(lately=True)
        case watched.FOLLOW_UP | watched.UNSORTED:
            return Needs(visits=frozenset((visit_of(key),)))
        case watched.APPOINTMENT:
            return Needs(appointments=named)
        case watched.BOARD:
            return Needs(people=named, day=True)
        case _:
            return Needs()


def _of_words(typed: str) -> Needs:
    """Commands of staff say what they want to see; words about appointments may well name a time."""
    words = typed.strip().lower()
    listed = words == AGENDA
    about = listed or any(stem in words for stem in _ABOUT_APPOINTMENTS)
    return Needs(
        asked=words == ASKED,
        numbers=numbers_in(typed),
        history=bool(_HISTORY & {*words.replace("/", " ").split()}),
        hours=opens_a_ruling(typed),
        slots=about,
        agenda=frozenset((TODAY,)) if listed else _NONE,
        ledger=words.strip(" .!?,") in LEDGER,
        work=opens_first_screen(typed),
        day=plain_words(typed) in TODAY_SO_FAR,
        proposals=plain_words(typed) in PROPOSALS,
        attended=words.split(" ", 1)[0].lstrip("/") in EQUIPMENT,
        disturbances=words.split(" ", 1)[0].strip("/:") in DISTURBANCE,
        addressed=True,
        paper=":" in words or words in PAPER,
        follow_ups=plain_words(typed) in FOLLOW_UPS or done_about(typed) is not None,
        house=opens_a_house_rule(typed),
    )


def done_about(typed: str) -> tuple[str, str] | None:
    """What is to be done about the follow-up of which visit, by its number, where words say so ("selesai B-001")."""
    words = [word for word in typed.lower().strip(" .!?,").split() if word not in ("tindak", "lanjut")]
    if len(words) == 2 and words[0] in DOING and _NUMBER_SHAPED.fullmatch(words[1]):
        return DOING[words[0]], words[1]
    return None


def plain_words(typed: str) -> str:
    """What somebody wrote, without what makes no difference to a command."""
    return " ".join(typed.lower().split()).strip(" .!?,")


def opens_first_screen(typed: str) -> bool:
    """Whether words of a member of staff may end at their first screen."""
    words = plain_words(typed)
    return words.startswith("/") or words in FIRST_SCREEN | MY_WORK | GIVE_UP | LANGUAGE_WORDS.keys()


def _named(key: str | None) -> frozenset[str]:
    return frozenset((key,)) if key else _NONE


def _of_meeting(body: Body) -> Needs:
    if not isinstance(body, AttendeeSeen):
        return Needs(witness=True)
    return Needs(
        attendees=frozenset((body.attendee, *body.also)),
        names=_named(body.name),
        registrants=_named(body.registrant),
        witness=True,
    )


def _of_press(written: str) -> Needs:
    """A token names its visit first; what it asks for may need more."""
    parsed = tokens.read(written)
    if parsed is None:
        return Needs()
    verb, parts = parsed
    named = frozenset(parts[:1])
    if verb is Verb.DISTURBANCE:
        return Needs(disturbances=True, disturbed=frozenset(parts[1:2]))
    if verb in tokens.OF_THREADS:
        return Needs(threads=named)
    if verb in tokens.OF_LETTERS | tokens.OF_HOUSE:
        return Needs(house=verb in tokens.OF_HOUSE)
    if verb in tokens.OF_APPOINTMENTS:
        return _of_appointments(verb, parts)
    if verb is Verb.RECORD:
        return Needs(paper=True)
    if verb is Verb.REGISTER:
        return Needs(witness=True)
    return Needs(
        visits=named,
        history=verb is Verb.PAST,
        slots=verb is Verb.SEND,
        told=named if verb is Verb.MESSAGES else _NONE,
        held=frozenset(held_under(verb, parts)),
        witness=verb is Verb.WHO,
        recognising=verb is Verb.WHO,
        hours=verb is Verb.HOURS,
        work=verb in (Verb.MENU, Verb.DUTY),
        day=verb is Verb.TODAY,
        proposals=verb is Verb.PROPOSAL,
    )


def held_under(verb: Verb, parts: tuple[str, ...]) -> tuple[str, ...]:
    """Under which name something was said that this press may take back."""
    if verb is Verb.UNSAY:
        return parts[1:2]
    return (f"{NO_SHOW_HELD}{parts[0]}",) if verb is Verb.RECALL and parts else ()


MOST_ATTENDED = 8
"""With more visits than these going on it is always asked for whom an officer's words are."""


def attended_to(needed: Needs, desk: Desk, acting: Iterable[Person]) -> frozenset[str]:
    """The visits among which an officer's words may find their reader."""
    if not needed.addressed or len(desk.attended) > MOST_ATTENDED or not any(map(desk.seat, acting)):
        return frozenset()
    return frozenset(place.visit_id for place in desk.attended)


def hours_ruled(needed: Needs, desk: Desk, acting: Iterable[Person]) -> bool:
    """Whether somebody who works here may be changing the office's hours: by their words, or since they were asked."""
    staff = [person for person in acting if desk.seat(person)]
    return bool(staff) and (needed.hours or any(isinstance(person.dialog, Ruling) for person in staff))


def house_ruled(needed: Needs, desk: Desk, acting: Iterable[Person]) -> bool:
    """Whether somebody who works here may be setting a house rule: by their words, or since they were asked."""
    staff = [person for person in acting if desk.seat(person)]
    return bool(staff) and (needed.house or any(isinstance(person.dialog, House) for person in staff))


def _of_appointments(verb: Verb, parts: tuple[str, ...]) -> Needs:
    """What is free, and the visit that is to be moved or the day that is to be shown."""
    agenda = frozenset(parts[:1] or (TODAY,)) if verb is Verb.AGENDA else _NONE
    return Needs(visits=frozenset(parts[:1]) if verb is Verb.MOVE else _NONE, slots=True, agenda=agenda)
