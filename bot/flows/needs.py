"""What an event needs to be decided, said before anything is loaded.

Whatever it is about, the people acting, their visits, the staff, the head of the queue and the visits being attended
to are loaded: they are the desk. A decision that asks for more than is said here fails (see
:class:`bot.flows.state.loaded.NotLoaded`); it never takes what was not loaded for nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields

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
    FormFilled,
    MeetingOver,
    TextSent,
    Told,
    WayInFound,
)
from bot.flows.scene.tokens import Verb
from bot.flows.state import watched
from bot.flows.state.desk import Desk
from bot.flows.state.deviation import visit_named
from bot.flows.state.dialog import Ruling
from bot.flows.state.people import Person
from bot.flows.understanding.hours_vocabulary import opens_a_ruling
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
LEDGER = frozenset(("/penyimpangan", "penyimpangan", "/deviations"))
"""What staff write to see which deviations are still to be answered for."""

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
    open, with their visits.
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

    def __or__(self, other: "Needs") -> "Needs":
        return Needs(*(getattr(self, each.name) | getattr(other, each.name) for each in fields(Needs)))


def needs(event: Event) -> Needs:
    """What this event needs beyond the desk itself and whoever acts."""
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
        case TextSent(typed):
            return _of_words(typed)
        case _:
            return Needs()


def _of_deadline(kind: str, key: str) -> Needs:
    named = frozenset((key,))
    match kind:
        case watched.VISIT:
            return Needs(visits=named)
        case watched.THREAD:
            return Needs(threads=named)
        case watched.DEVIATION:
            return Needs(visits=frozenset((visit_named(key),)))
        case watched.APPOINTMENT:
            return Needs(appointments=named)
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
    )


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
    if verb in tokens.OF_THREADS:
        return Needs(threads=named)
    if verb in tokens.OF_LETTERS:
        return Needs()
    if verb in tokens.OF_APPOINTMENTS:
        return _of_appointments(verb, parts)
    return Needs(
        visits=named,
        history=verb is Verb.PAST,
        slots=verb is Verb.SEND,
        told=named if verb is Verb.MESSAGES else _NONE,
        witness=verb is Verb.WHO,
        recognising=verb is Verb.WHO,
        hours=verb is Verb.HOURS,
    )


def hours_ruled(needed: Needs, desk: Desk, acting: Iterable[Person]) -> bool:
    """Whether somebody who works here may be changing the office's hours: by their words, or since they were asked."""
    staff = [person for person in acting if desk.seat(person)]
    return bool(staff) and (needed.hours or any(isinstance(person.dialog, Ruling) for person in staff))


def _of_appointments(verb: Verb, parts: tuple[str, ...]) -> Needs:
    """What is free, and the visit that is to be moved or the day that is to be shown."""
    agenda = frozenset(parts[:1] or (TODAY,)) if verb is Verb.AGENDA else _NONE
    return Needs(visits=frozenset(parts[:1]) if verb is Verb.MOVE else _NONE, slots=True, agenda=agenda)
