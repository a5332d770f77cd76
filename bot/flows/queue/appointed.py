"""Whoever has an appointment: in no queue until they say that they are there; then among those who wait, by the one
order.

Who is there by their time counts as having come a head start before it, and is not called before it. Who comes later
loses only the head start: they stand where their arrival puts them. Who is not there when the grace is over is parked
as after a call in vain, and *HADIR* brings them back.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.sheet import Sheet
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.queue import numbers, order
from bot.flows.queue import places as queue
from bot.flows.scene.messages import Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.at_desk import AtDesk
from bot.flows.state.visits import Status, Visit

READY = timedelta(minutes=15)
"""How long before its time a visitor may say that they are there, and is reminded of it."""

SOON = "appointment soon"
"""Under this name is kept that a visitor has been reminded when the time was near."""

_FORM = (Word.FORM_STARTED, Word.FORM_SUBMITTED)


def near(scene: Scene, visit: Visit) -> bool:
    """Whether the time of an appointment is so near that its visitor may say that they are there."""
    return visit.slot_at is not None and scene.now >= visit.slot_at - READY


def appoint(scene: Scene, visit: Visit, slot_at: datetime) -> Visit:
    """Keeps a submitted visit for its time. The visit number is of the day on which it is there."""
    ticket = visit.ticket or numbers.appointed_ticket(scene)
    visit = scene.keep_visit(
        visit, status=Status.APPOINTED, ticket=ticket, slot_at=slot_at, not_before=None, seen_at=scene.now, nudges={}
    )
    scene.note("appointed", visit.id, ticket=ticket)
    return visit


def arrive(scene: Scene, visit: Visit, seen_at: datetime | None = None) -> Visit:
    """The visitor is there, since ``seen_at`` where somebody saw them: the visit joins the queue, or is prepared first
    where its sheet says so."""
    slot_at = visit.slot_at or scene.now
    there_at = slot_at if (seen_at or scene.now) <= slot_at else scene.now
    not_before = slot_at if scene.now < slot_at else None
    visit = _form_counts_from_now(scene, numbered(scene, visit))
    placed = order.standing(scene.office, visit, there_at)
    visit = scene.keep_visit(visit, not_before=not_before, seen_at=scene.now, nudges={}, **placed)
    scene.note("arrived", visit.id, ticket=visit.ticket or "", late=int(there_at > slot_at))
    return queue.join(scene, visit)


def numbered(scene: Scene, visit: Visit) -> Visit:
    """An appointed visit with its visit number, which it gets on its day."""
    return visit if visit.number else scene.keep_visit(visit, number=numbers.visit_number(scene))


def _form_counts_from_now(scene: Scene, visit: Visit) -> Visit:
    """What waited for the day of the appointment was nobody's time: the form counts as handed in on arrival, where
    the sheet has its steps."""
    if not set(_FORM) & scene.sheet(visit).words:
        return visit
    void = {piece.retracts for piece in visit.evidence if piece.retracts}
    old = [p for p in visit.evidence if p.word in _FORM and p.key not in void and not p.retracts]
    # rule: booked-time-is-no-wait
    pieces = [
        replace(p, key=f"{visit.id}:arrived-void:{no}", recorded_at=scene.now, retracts=p.key)
        for no, p in enumerate(old)
    ]
    pieces += [_again(scene, visit, word) for word in _FORM]
    return scene.keep_visit(visit, evidence=(*visit.evidence, *pieces))


def _again(scene: Scene, visit: Visit, word: Word) -> Evidence:
    key = f"{visit.id}:arrived:{word}"
    return Evidence(
        key=key, word=word, happened_at=scene.now, recorded_at=scene.now, source=Source.VISITOR, by="visitor"
    )


def goes_first(scene: Scene, visit: Visit) -> Phrase:
    """What a waiting visitor is told of those with an appointment who came after them and go before them."""
    mine, heads = visit.queued_at, scene.desk.queue.heads
    passed = mine is not None and visit.slot_at is None and any(_passes(each, visit.joined_at, mine) for each in heads)
    # rule: told-who-goes-first
    return Phrase("queue-appointed-first" if passed else "nothing")


def _passes(other: AtDesk, joined_at: datetime, mine: datetime) -> bool:
    return other.slot_at is not None and other.queued_at < mine and other.joined_at > joined_at


def has_appointments(sheet: Sheet) -> bool:
    """Whether visits under a sheet can have an appointment: nobody waits for a call that does not come."""
    return queue.occupies_place(sheet)
