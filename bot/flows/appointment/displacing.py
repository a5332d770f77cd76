"""Displacing: the office will be closed while somebody has an appointment. Everybody affected is given the nearest free
time, told so at once, and may choose another or give it up."""

from bot.flows.appointment import booking, holding, slots
from bot.flows.queue import places as queue
from bot.flows.scene.messages import Args, Dated, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.state.appointment import Appointment, Stand
from bot.flows.state.visits import Status, Visit

Closures = tuple[slots.Span, ...]
"""The spans that were open and will not be."""


def affected(scene: Scene, closures: Closures) -> tuple[Visit, ...]:
    """The visits that wait for an appointment whose slot reaches into a closure, in order of their time; raises
    NotLoaded where nobody said that they are needed (``Needs.hours``). Who is there already waits like everybody."""
    found = (scene.visit(each.visit_id) for each in _reached(scene, closures, Stand.BOOKED))
    return tuple(visit for visit in found if visit is not None and visit.status is Status.APPOINTED)


def displaced(scene: Scene, closures: Closures) -> tuple[Visit, ...]:
    """Moves every appointment in a closure and tells its visitor; where nothing is free it is cancelled, with an
    apology. Seats that are held there are let go first. Returns the visits that were moved or cancelled."""
    for held in _reached(scene, closures, Stand.HELD):
        holding.withdraw(scene, held)
    # rule: closing-offers-another-time
    return tuple(_displace(scene, visit, closures) for visit in affected(scene, closures))


def _reached(scene: Scene, closures: Closures, stand: Stand) -> list[Appointment]:
    slots.known(scene)
    live = (each for each in scene.live_appointments if each.stand is stand)
    found = (each for each in live if slots.reaches(scene.office, each.slot_at, closures))
    return sorted(found, key=lambda each: (each.slot_at, each.seat))


def _displace(scene: Scene, visit: Visit, closures: Closures) -> Visit:
    was = visit.slot_at or scene.now
    slot_at = slots.nearest(scene, was, closures)
    seat = slots.seat(scene, slot_at) if slot_at is not None else None
    if slot_at is not None and seat is not None:
        return booking.move(scene, visit, slot_at, seat, "appointment-displaced")
    visitor, args = scene.known_person(visit.person_id), Args(slot=Dated(was), ticket=visit.ticket or "")
    scene.say(
        visitor,
        "appointment-displaced-none",
        args,
        urgency=Urgency.NOTICE,
        visit_id=visit.id,
        purpose=Purpose.REMINDER,
    )
    return queue.close(scene, visit, Status.CANCELLED)
