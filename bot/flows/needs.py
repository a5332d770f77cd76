"""What an event needs to be decided, said before anything is loaded: gathered from the rooms.

Whatever it is about, the people acting, their visits, the staff, the head of the queue and the visits being attended
to are loaded: they are the desk. What a token, a deadline or a report names by its key is said here; whatever else a
room goes by, it says itself (:class:`bot.flows.scene.needed.Wants`, in its ``needs.py``). A decision that asks for more
fails (see :class:`bot.flows.state.loaded.NotLoaded`); it never takes what was not loaded for nothing.
"""

from collections.abc import Iterable

from bot.flows.addressee import needs as addressee
from bot.flows.afterwards import needs as afterwards
from bot.flows.appointment import needs as appointment
from bot.flows.board import needs as board
from bot.flows.books import needs as books
from bot.flows.breach import needs as breach
from bot.flows.delivery import needs as delivery
from bot.flows.disturbance import needs as disturbance
from bot.flows.followup import needs as followup
from bot.flows.hours import needs as hours
from bot.flows.house_rules import needs as house_rules
from bot.flows.information import needs as information
from bot.flows.ledger import needs as ledger
from bot.flows.looking import needs as looking
from bot.flows.meeting import needs as meeting
from bot.flows.reports import needs as reports
from bot.flows.requirement import needs as requirement
from bot.flows.review import needs as review
from bot.flows.rights import needs as rights
from bot.flows.scene import tokens
from bot.flows.scene.events import (
    Body,
    ChoicePressed,
    DeadlinePassed,
    DeliveryGivenUp,
    DeliveryReported,
    Event,
    FileFetched,
    FileSent,
    FormFilled,
    PaperDelayed,
    PaperMade,
    TextSent,
    Told,
    WayInFound,
)
from bot.flows.scene.needed import NOTHING, Needs, Wants, joined
from bot.flows.scene.tokens import Verb
from bot.flows.second_chat import needs as second_chat
from bot.flows.staff import needs as staff
from bot.flows.state import watched
from bot.flows.state.deviation import visit_named
from bot.flows.state.dialog import meant, thread_meant
from bot.flows.state.follow_up import visit_of
from bot.flows.state.people import Person
from bot.flows.visitor import needs as visitor
from bot.flows.visitor import numbered
from bot.flows.work import needs as work

ROOMS: tuple[Wants, ...] = (
    addressee.WANTS,
    afterwards.WANTS,
    appointment.WANTS,
    board.WANTS,
    books.WANTS,
    breach.WANTS,
    delivery.WANTS,
    disturbance.WANTS,
    followup.WANTS,
    hours.WANTS,
    house_rules.WANTS,
    information.WANTS,
    ledger.WANTS,
    looking.WANTS,
    meeting.WANTS,
    reports.WANTS,
    requirement.WANTS,
    review.WANTS,
    rights.WANTS,
    second_chat.WANTS,
    staff.WANTS,
    visitor.WANTS,
    work.WANTS,
)
"""Every room that goes by more than the desk."""

_NAME_NO_VISIT = (
    tokens.OF_THREADS
    | tokens.OF_LETTERS
    | tokens.OF_HOUSE
    | tokens.OF_INFORMATION
    | tokens.OF_SECOND_CHAT
    | tokens.OF_BOOKS
    | tokens.OF_REPORTS
    | tokens.OF_LOOKS
    | tokens.OF_CHECK_UPS
    | tokens.OF_BREACHES
    | tokens.OF_RIGHTS
    | {
        Verb.BOOK,
        Verb.AGENDA,
        Verb.STAFF_ROLE,
        Verb.DISTURBANCE,
        Verb.RECORD,
        Verb.REGISTER,
    }
)
"""Every other token names a visit first."""


def needs(event: Event) -> Needs:
    """What this event needs beyond the desk itself and whoever acts."""
    whose = event.quoted
    quoted = NOTHING if whose is None else Needs(visits=_named(whose.visit_id), threads=_named(whose.thread_id))
    return quoted | _of_body(event.body)


def needs_of_standing(person: Person) -> Needs:
    """What is needed because of where somebody who acts stands: their visit, and what they were asked last."""
    own = Needs(visits=_named(person.visit_id) | meant(person.dialog), threads=thread_meant(person.dialog))
    return own | joined(room.standing(person) for room in ROOMS)


def needs_of_batch(events: Iterable[Event], acting: Iterable[Person]) -> Needs:
    """What events that are decided together need, with what every event does."""
    happened = tuple(events)
    several = len({event.sender or event.address for event in happened}) < len(happened)
    of_all = (room.always | room.several if several else room.always for room in ROOMS)
    people = tuple(acting)
    chosen = {numbered.token_of(each.dialog, no) for no in _numbers(happened) for each in people} - {""}
    return joined((*of_all, *map(needs, happened), *map(needs_of_standing, people), *map(_of_press, chosen)))


def _numbers(happened: Iterable[Event]) -> set[str]:
    """The bare numbers that were written, each once: a crowd that fills in the form writes the same few."""
    said = {event.body.text for event in happened if isinstance(event.body, TextSent)}
    return set(filter(numbered.is_one, said))


def _named(key: str | None) -> frozenset[str]:
    return frozenset((key,)) if key else frozenset()


def _of_body(body: Body) -> Needs:
    match body:
        case ChoicePressed(written) | FormFilled(token=written):
            return _of_press(written)
        case TextSent(typed) | FileSent(caption=typed):
            return joined(room.words(typed) for room in ROOMS)
        case _:
            return joined((_by_key(body), *(room.body(body) for room in ROOMS)))


def _of_press(written: str) -> Needs:
    parsed = tokens.read(written)
    if parsed is None:
        return NOTHING
    verb, parts = parsed
    named = frozenset(parts[:1])
    visits = frozenset[str]() if verb in _NAME_NO_VISIT else named
    by_key = Needs(visits=visits, threads=named if verb in tokens.OF_THREADS else frozenset())
    return joined((by_key, *(room.press(verb, parts) for room in ROOMS)))


def _by_key(body: Body) -> Needs:
    match body:
        case PaperMade(_, visit_id) | PaperDelayed(_, visit_id):
            return Needs(visits=frozenset((visit_id,)))
        case WayInFound() as found:
            return Needs(visits=_named(found.visit_id))
        case FileFetched() as found:
            return Needs(visits=_named(found.visit_id), threads=_named(found.thread_id))
        case DeadlinePassed(kind=kind, id=key):
            return _of_deadline(kind, key)
        case DeliveryGivenUp() as about:
            return Needs(visits=_named(about.visit_id), people=_named(about.person_id))
        case DeliveryReported(about=Told() as told):
            return Needs(visits=_named(told.visit_id), people=_named(told.person_id))
        case _:
            return NOTHING


def _of_deadline(kind: str, key: str) -> Needs:
    named = frozenset((key,))
    match kind:
        case watched.VISIT:
            return Needs(visits=named)
        case watched.THREAD:
            return Needs(threads=named)
        case watched.DEVIATION:
            return Needs(visits=frozenset((visit_named(key),)))
        case watched.FOLLOW_UP | watched.UNSORTED:
            return Needs(visits=frozenset((visit_of(key),)))
        case watched.APPOINTMENT:
            return Needs(appointments=named)
        case watched.BOARD:
            return Needs(people=named)
        case _:
            return NOTHING
