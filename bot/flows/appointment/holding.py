"""Holding: a seat waits for the visitor who chose it, for a while; then it is free again, and they are told."""

from datetime import datetime, timedelta

from bot.flows.appointment import slots
from bot.flows.scene.messages import Choice, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.appointment import Appointment, Stand
from bot.flows.state.dialog import Booking, Idle
from bot.flows.state.visits import Status

_LONGEST = timedelta(hours=1)
"""A seat is held no longer than this, however busy its visitor is with the form."""


class AppointmentUnreadable(Exception):
    """What is kept of an appointment cannot be found: nothing can be decided about it."""


def held(scene: Scene) -> Appointment | None:
    """What the acting person holds."""
    return scene.appointment_of(scene.person_id, Stand.HELD)


def hold(scene: Scene, slot_at: datetime) -> Appointment | None:
    """Holds a seat of a slot for the acting visitor, in place of what they held before; None where none is free."""
    mine = held(scene)
    if mine is not None and mine.slot_at == slot_at:
        return prolong(scene) or mine
    seat = slots.seat(scene, slot_at)
    if seat is None:
        return None
    release(scene)
    name, until = scene.fresh.reference, scene.now + slots.terms(scene.office).held
    visit = scene.open_visit
    scene.note("slot_held", None, appointment=name)
    made = Appointment(name, name, scene.person_id, slot_at, seat, scene.now, held_until=until)
    return scene.keep_appointment(made, visit_id=visit.id if visit else None)


def release(scene: Scene) -> None:
    """What the acting person holds is free for others at once."""
    mine = held(scene)
    if mine is not None:
        scene.keep_appointment(mine, stand=Stand.LEFT, held_until=None, ended_at=scene.now)


def withdraw(scene: Scene, appointment: Appointment) -> None:
    """A seat that somebody holds is not to be: the office will be closed. They are told, and choose again."""
    scene.note("slot_withdrawn", None, appointment=appointment.id)
    _end(scene, appointment, Stand.LEFT, "appointment-hold-closed")


def prolong(scene: Scene) -> Appointment | None:
    """Whoever goes on with the form keeps what they hold a while longer."""
    mine = held(scene)
    if mine is None:
        return None
    until = min(scene.now + slots.terms(scene.office).held, mine.made_at + _LONGEST)
    return scene.keep_appointment(mine, held_until=max(until, mine.held_until or until))


def next_at(appointment: Appointment) -> datetime | None:
    """When a seat that is held becomes free."""
    return appointment.held_until if appointment.stand is Stand.HELD else None


def look(scene: Scene, appointment_id: str) -> None:
    """The moment of an appointment has come: a seat that nobody confirmed is free. Raises AppointmentUnreadable for one
    that is not found."""
    found = scene.appointment(appointment_id)
    if found is None:
        raise AppointmentUnreadable
    found = scene.keep_appointment(found)
    until = next_at(found)
    if until is not None and until <= scene.now:
        _expire(scene, found)


def _expire(scene: Scene, appointment: Appointment) -> None:
    """The visitor may go on: the form keeps the time that they want, and it is theirs if it is still free then."""
    scene.note("slot_expired", None, appointment=appointment.id)
    visitor = scene.known_person(appointment.person_id)
    visit = scene.visit(visitor.visit_id) if scene.at_hand(visitor.visit_id or "") else None
    filling = visit is not None and visit.status is Status.FORM
    # rule: held-seat-comes-free
    _end(scene, appointment, Stand.EXPIRED, "appointment-hold-over-form" if filling else "appointment-hold-over")


def _end(scene: Scene, appointment: Appointment, stand: Stand, words: str) -> None:
    scene.keep_appointment(appointment, stand=stand, held_until=None, ended_at=scene.now)
    visitor = scene.known_person(appointment.person_id)
    if isinstance(visitor.dialog, Booking):
        scene.keep_person(visitor, dialog=Idle())
    scene.say(
        scene.known_person(visitor.id),
        words,
        {"slot": appointment.slot_at},
        choices=(Choice(Phrase("choice-appointment-again"), token(Verb.BOOK)),),
        urgency=Urgency.NOTICE,
        purpose=Purpose.REMINDER,
    )
