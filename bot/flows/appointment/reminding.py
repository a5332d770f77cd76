"""Reminding of an appointment: the day before, and a quarter of an hour before; then it waits for its visitor for a
while, and is parked as after a call in vain.

After an outage one reminder is enough, and none that is too late to matter is said at all.
"""

from datetime import datetime, timedelta

from bot.flows.appointment import booking, slots
from bot.flows.appointment.booking import SET
from bot.flows.queue import appointed
from bot.flows.queue import places as queue
from bot.flows.queue.appointed import READY, SOON
from bot.flows.queue.parking import here_choice
from bot.flows.scene.messages import Choice, Dated, Purpose, Urgency
from bot.flows.scene.rungs import Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.state.visits import Status, Visit

_DAY_BEFORE = "appointment tomorrow"
_CONFIRMED = "appointment confirmed"
_APPOINTED = (Status.APPOINTED,)
_DAY = timedelta(days=1)
_FRESH = timedelta(hours=2)
"""Who has booked so lately needs no reminder yet."""
_TOO_LATE = timedelta(hours=3)
"""So near its time the reminder of the day before is left out: the other one is to come."""


def _day_before(_scene: Scene, visit: Visit) -> datetime | None:
    """At the same time on the day before; never for who booked later than that."""
    if visit.slot_at is None or visit.nudged(_DAY_BEFORE):
        return None
    at, made = visit.slot_at - _DAY, visit.nudges.get(SET)
    return None if made is not None and made.at is not None and made.at > at - _FRESH else at


def _remind_day_before(scene: Scene, visit: Visit) -> Visit:
    # rule: no-reminder-too-late
    if visit.slot_at is not None and scene.now < visit.slot_at - _TOO_LATE:
        first = booking.attend_choice(visit)
        _say(scene, visit, "appointment-tomorrow", (first, *booking.choices(scene, visit)))
    return keep_nudge(scene, visit, _DAY_BEFORE)


def _soon(_scene: Scene, visit: Visit) -> datetime | None:
    return None if visit.slot_at is None or visit.nudged(SOON) else visit.slot_at - READY


def _remind_soon(scene: Scene, visit: Visit) -> Visit:
    """Nothing where the time was long over when the desk came to it: see :func:`_absent`."""
    if visit.slot_at is None or scene.now >= visit.slot_at + slots.terms(scene.office).grace:
        return visit
    _say(scene, visit, "appointment-soon", booking.choices(scene, visit), Urgency.URGENT)
    return keep_nudge(scene, visit, SOON)


def _absent_at(scene: Scene, visit: Visit) -> datetime | None:
    """When a slot waits no longer; who was reminded late has the whole grace from then."""
    if visit.slot_at is None:
        return None
    reminded = visit.nudges.get(SOON)
    since = max(visit.slot_at, reminded.at) if reminded and reminded.at else visit.slot_at
    return since + slots.terms(scene.office).grace


def _park(scene: Scene, visit: Visit) -> Visit:
    """The time was not kept: the number stays, as after a call in vain."""
    scene.note("appointment_not_kept", visit.id, ticket=visit.ticket or "")
    reminded = {SOON: visit.nudges[SOON]} if SOON in visit.nudges else {}
    visit = queue.park(scene, appointed.numbered(scene, visit))
    # rule: no-show-only-if-reached
    visit = scene.keep_visit(visit, nudges={**visit.nudges, **reminded}, seen_at=scene.now, arrived_at=scene.now)
    _say(scene, visit, "appointment-parked", (here_choice(visit),), Urgency.URGENT)
    return visit


def here(scene: Scene, visit: Visit) -> Visit:
    """An appointed visitor says that they are there, or, long before, that they will be."""
    if appointed.near(scene, visit):
        return appointed.arrive(scene, visit)
    scene.note("appointment_confirmed", visit.id)
    visit = keep_nudge(scene, visit, _CONFIRMED, 1)
    scene.answer("appointment-confirmed", {"slot": Dated(visit.slot_at or scene.now)})
    return visit


def seen(scene: Scene, visit: Visit) -> Visit:
    """Whoever is in the meeting by the time is there, whether or not they say so."""
    if visit.status is not Status.APPOINTED or visit.slot_at is None or not appointed.near(scene, visit):
        return visit
    since = visit.slot_at - READY
    seen_at = min((each.happened_at for each in visit.sightings if each.happened_at >= since), default=None)
    return visit if seen_at is None else appointed.arrive(scene, visit, seen_at)


def confirmed(visit: Visit) -> bool:
    """Whether a visitor has said that they will come."""
    return bool(visit.nudged(_CONFIRMED))


def _say(
    scene: Scene, visit: Visit, words: str, choices: tuple[Choice, ...], urgency: Urgency = Urgency.NOTICE
) -> None:
    visitor = scene.known_person(visit.person_id)
    args = {**booking.about(scene, visit), "slot": Dated(visit.slot_at or scene.now)}
    args["behind"] = scene.office.calling.behind
    scene.say(visitor, words, args, choices=choices, urgency=urgency, visit_id=visit.id, purpose=Purpose.REMINDER)


DAY_BEFORE = Rung(_DAY_BEFORE, _APPOINTED, _day_before, _remind_day_before)
NEAR = Rung(SOON, _APPOINTED, _soon, _remind_soon)
ABSENT = Rung("appointment absent", _APPOINTED, _absent_at, _park)
