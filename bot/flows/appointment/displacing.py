"""Displacing: the office will be closed while somebody has an appointment. Everybody affected is given the nearest free
time, told so at once, and may choose another or give it up."""

from datetime import datetime

from bot.flows.appointment import booking, slots
from bot.flows.queue import places as queue
from bot.flows.scene.messages import Args, Dated, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.state.appointment import Appointment, Stand
from bot.flows.state.visits import Status, Visit

Span = tuple[datetime, datetime]
"""From when until when, the end left out."""


def affected(scene: Scene, span: Span) -> tuple[Appointment, ...]:
    """The appointments whose slot reaches into a closure, in order; raises NotLoaded where nobody
    said that they are needed (``Needs.slots``)."""
    since, until = span
    length = slots.terms(scene.office).length
    slots.known(scene)
    found = (a for a in scene.live_appointments if a.stand is Stand.BOOKED and a.slot_at < until)
    return tuple(sorted((a for a in found if a.slot_at + length > since), key=lambda a: (a.slot_at, a.seat)))


def displaced(scene: Scene, span: Span) -> tuple[Visit, ...]:
    """Moves every appointment in a closure and tells its visitor; where nothing is free it is cancelled, with an
    apology. Returns the visits, which have to be loaded (``Needs.agenda`` names their days)."""
    moved = []
    for each in affected(scene, span):
        visit = scene.visit(each.visit_id)
        if visit is not None and visit.status is Status.APPOINTED:
            moved.append(_displace(scene, visit, each, span))
    return tuple(moved)


def _displace(scene: Scene, visit: Visit, each: Appointment, closed: Span) -> Visit:
    # rule: closing-offers-another-time
    slot_at = slots.nearest(scene, each.slot_at, closed)
    seat = slots.seat(scene, slot_at) if slot_at is not None else None
    if slot_at is not None and seat is not None:
        return booking.move(scene, visit, slot_at, seat, "appointment-displaced")
    visitor, args = scene.known_person(visit.person_id), Args(slot=Dated(each.slot_at), ticket=visit.ticket or "")
    scene.say(
        visitor,
        "appointment-displaced-none",
        args,
        urgency=Urgency.NOTICE,
        visit_id=visit.id,
        purpose=Purpose.REMINDER,
    )
    return queue.close(scene, visit, Status.CANCELLED)
