"""What an event needs to be decided, said before anything is loaded.

Whatever it is about, the people acting, their visits, the staff, the head of the queue and the visits being attended
to are loaded: they are the desk. A decision that asks for more than is said here fails (see
:class:`bot.flows.state.loaded.NotLoaded`); it never takes what was not loaded for nothing.
"""

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
from bot.flows.state.deviation import visit_named

ASKED = "/tanya"
"""The command that shows supervisors what visitors asked."""

LEDGER = frozenset(("/penyimpangan", "penyimpangan", "/deviations"))
"""What staff write to see which deviations are still to be answered for."""

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Needs:
    """Names of what is to be loaded; needs of several events are joined with ``|``.

    ``visits``, ``threads`` and ``people`` by their ids, ``told`` the visits whose messages are asked about,
    ``attendees`` by the meeting's keys and ``names`` by display name, ``registrants`` by own link. ``witness``: who is
    in the meeting; ``recognising``: also whom staff were asked about. ``asked``: what visitors asked lately;
    ``ledger``: the deviations that are open, with their visits.
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
    ledger: bool = False

    def __or__(self, other: "Needs") -> "Needs":
        return Needs(*(getattr(self, each.name) | getattr(other, each.name) for each in fields(Needs)))


def needs(event: Event) -> Needs:
    """What this event needs beyond the desk itself and whoever acts."""
    match event.body:
        case DeadlinePassed(kind, key):
            return _of_watched(kind, key)
        case WayInFound(visit_id) | FileFetched(_, visit_id):
            return Needs(visits=frozenset((visit_id,)))
        case DeliveryGivenUp() as body:
            return Needs(visits=_named(body.visit_id), people=_named(body.person_id))
        case DeliveryReported(about=Told() as about):
            return Needs(visits=_named(about.visit_id), people=_named(about.person_id))
        case AttendeeSeen() | MeetingOver() as body:
            return _of_meeting(body)
        case ChoicePressed(written) | FormFilled(token=written):
            return _of_press(written)
        case TextSent(typed):
            words = " ".join(typed.lower().split()).strip(" .!?,")
            return Needs(asked=words == ASKED, ledger=words in LEDGER)
        case _:
            return Needs()


def _of_watched(kind: str, key: str) -> Needs:
    if kind == watched.THREAD:
        return Needs(threads=frozenset((key,)))
    visit_id = visit_named(key) if kind == watched.DEVIATION else key
    return Needs(visits=frozenset((visit_id,)) if kind in (watched.VISIT, watched.DEVIATION) else _NONE)


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
    return Needs(
        visits=named,
        told=named if verb is Verb.MESSAGES else _NONE,
        witness=verb is Verb.WHO,
        recognising=verb is Verb.WHO,
    )
