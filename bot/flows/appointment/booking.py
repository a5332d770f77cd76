"""Booking: a held seat becomes the visit's with the form; moved, given up, and kept or missed in the end."""

from datetime import datetime

from bot.flows.appointment import holding, slots
from bot.flows.queue import appointed
from bot.flows.queue.parking import here_choice
from bot.flows.scene.messages import Args, Choice, Dated, Invitation, Phrase, Purpose, Urgency
from bot.flows.scene.rungs import keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.appointment import Appointment, Stand
from bot.flows.state.visits import Status, Visit

SET = "appointment set"
"""Under this name is kept since when the time of an appointment has been what it is."""

_WAITING = (Status.APPOINTED, Status.PREPARING, Status.QUEUED, Status.PARKED, Status.IN_SERVICE)
_ENDS = {Status.NO_SHOW: Stand.MISSED, Status.CANCELLED: Stand.CANCELLED}


def booked(scene: Scene, visit: Visit) -> Appointment | None:
    """The appointment of a visit."""
    found = scene.appointment_of(visit.person_id, Stand.BOOKED)
    return found if found is not None and found.visit_id == visit.id else None


def serves(scene: Scene, visit: Visit) -> bool:
    """Whether a visit's kind of business has appointments, and is called at all."""
    served = slots.terms(scene.office).serves(visit.form.get("category", ""))
    return served and appointed.has_appointments(scene.sheet(visit))


def held_for(scene: Scene, visit: Visit) -> Appointment | None:
    """The seat that a visit is about to be booked for: the one that is held, or the same time once more if that is
    still free."""
    mine = holding.held(scene)
    if mine is not None and mine.slot_at == visit.slot_at:
        return mine
    return holding.hold(scene, visit.slot_at) if visit.slot_at is not None else None


def book(scene: Scene, visit: Visit, held: Appointment) -> Visit:
    """The seat is the visit's; its visitor is told day, time and number, and what to prepare."""
    made = scene.keep_appointment(held, stand=Stand.BOOKED, held_until=None, visit_id=visit.id)
    visit = _set(scene, appointed.appoint(scene, visit, made.slot_at))
    tell(scene, visit, "appointment-booked", made)
    return visit


def move(scene: Scene, visit: Visit, slot_at: datetime, seat: int, words: str) -> Visit:
    """The visit's appointment is at another time; its visitor is told so in these words."""
    made = booked(scene, visit)
    if made is None:
        return visit
    scene.note("appointment_moved", visit.id, was=made.slot_at.isoformat(), now=slot_at.isoformat())
    # rule: calendar-entry-keeps-its-name
    moved = scene.keep_appointment(made, slot_at=slot_at, seat=seat, sequence=made.sequence + 1)
    visit = _set(scene, scene.keep_visit(visit, slot_at=slot_at, nudges={}))
    tell(scene, visit, words, moved, was=made.slot_at)
    return visit


def _set(scene: Scene, visit: Visit) -> Visit:
    """Since when the time is what it is; who books in the last minutes need not be reminded of it."""
    visit = keep_nudge(scene, visit, SET)
    return keep_nudge(scene, visit, appointed.SOON) if appointed.near(scene, visit) else visit


def tell(
    scene: Scene, visit: Visit, words: str, made: Appointment, *, was: datetime | None = None, cancelled: bool = False
) -> None:
    """Tells a visitor of their appointment, with the file for their calendar."""
    visitor = scene.known_person(visit.person_id)
    args: Args = {**about(scene, visit), "slot": Dated(made.slot_at), "was": Dated(was or made.slot_at)}
    scene.say(
        visitor,
        words,
        args,
        choices=() if cancelled else choices(scene, visit),
        urgency=Urgency.REPLY if visitor.id == scene.person_id else Urgency.NOTICE,
        visit_id=visit.id,
        purpose=Purpose.REMINDER,
        invitation=_invitation(scene, visit, made, cancelled=cancelled),
    )


def show(scene: Scene, visit: Visit) -> None:
    """Shows a visitor their appointment again."""
    if (made := booked(scene, visit)) is not None:
        tell(scene, visit, "appointment-status", made)


def about(scene: Scene, visit: Visit) -> Args:
    """What the words of an appointment may say."""
    sheet = scene.sheet(visit)
    return {
        "ticket": visit.ticket or "",
        "prepare": Phrase("appointment-prepare-zoom" if sheet.uses_zoom else "appointment-prepare"),
        "grace": slots.terms(scene.office).grace,
    }


def choices(scene: Scene, visit: Visit) -> tuple[Choice, ...]:
    """What somebody with an appointment can do: say that they are there once it is near, move it, give it up."""
    near = appointed.near(scene, visit)
    ready = Choice(Phrase("choice-ready"), token(Verb.HERE, visit.id), forward=True)
    return (
        *((ready,) if near else ()),
        Choice(Phrase("choice-move"), token(Verb.MOVE, visit.id)),
        Choice(Phrase("choice-cancel"), token(Verb.CANCEL, visit.id)),
    )


def attend_choice(visit: Visit) -> Choice:
    """Saying the day before that one will come."""
    return Choice(Phrase("choice-attend"), here_choice(visit).token, forward=True)


def _invitation(scene: Scene, visit: Visit, made: Appointment, *, cancelled: bool) -> Invitation:
    args: Args = {"ticket": visit.ticket or "", "office": scene.office.name}
    return Invitation(
        uid=made.uid,
        sequence=made.sequence,
        begins_at=made.slot_at,
        ends_at=made.slot_at + slots.terms(scene.office).length,
        said_at=scene.now,
        summary=Phrase("appointment-summary", args),
        description=Phrase("appointment-description", {**args, "prepare": about(scene, visit)["prepare"]}),
        cancelled=cancelled,
    )


def settle(scene: Scene, visit: Visit) -> None:
    """What became of a visit becomes of its appointment; a seat that is given up is free for others at once."""
    before = scene.before(visit.id)
    if not visit.status.open and before is not None and before.status in (Status.FORM, Status.APPOINTED):
        # rule: given-up-holds-no-seat
        _let_go(scene, visit)
    made = booked(scene, visit)
    if made is None or visit.status in _WAITING:
        return
    called = before is not None and before.status not in (Status.APPOINTED, Status.QUEUED, Status.PARKED)
    stand = _ENDS.get(visit.status, Stand.KEPT if called else Stand.CANCELLED)
    scene.note(f"appointment_{stand.value}", visit.id, slot=made.slot_at.isoformat())
    ended = scene.keep_appointment(
        made, stand=stand, sequence=made.sequence + int(stand is Stand.CANCELLED), ended_at=scene.now
    )
    if stand is Stand.CANCELLED and made.slot_at > scene.now:
        # rule: cancelled-leaves-no-ghost
        tell(scene, visit, "appointment-cancelled", ended, cancelled=True)


def _let_go(scene: Scene, visit: Visit) -> None:
    """A form that is given up holds no seat, nor does a move that was begun."""
    held = scene.appointment_of(visit.person_id, Stand.HELD)
    if held is not None:
        scene.keep_appointment(held, stand=Stand.LEFT, held_until=None, ended_at=scene.now)
