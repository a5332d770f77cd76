"""The queue: places, whose turn it is. One order: the position told is the order served."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.office.office import Office
from bot.flows.procedure.evidence import Evidence, counting
from bot.flows.procedure.sheet import Sheet
from bot.flows.procedure.vocabulary import DESK, Source, Word
from bot.flows.queue import numbers, order
from bot.flows.scene.effects import ForgetFiles, LearnWait
from bot.flows.scene.messages import Phrase
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import received
from bot.flows.state.at_desk import AtDesk, Queue
from bot.flows.state.dialog import Idle, InSurvey, InVisit
from bot.flows.state.nudges import RETURNED, Nudge, for_good, of_waiting
from bot.flows.state.visits import Status, Visit

PARKED = "parked"
"""Under this name is kept since when a visit has been parked."""

NEAREST = 3
"""How many places from the head of the queue stand on officers' cards."""

_FORM_WORDS = (Word.FORM_STARTED, Word.FORM_SUBMITTED)


def take_in(scene: Scene, visit: Visit, opening: datetime | None = None) -> Visit:
    """Gives a submitted visit its numbers; it then waits, or is prepared first where the sheet says so. ``opening``
    is of the day for which they are, where that is a later one: it is not called before."""
    ticket, number = numbers.issue(scene, visit, opening and scene.office.calendar.local(opening))
    placed = order.standing(scene.office, visit, opening or scene.now)
    visit = scene.keep_visit(
        visit, ticket=ticket, number=number, not_before=opening, seen_at=scene.now, nudges={}, **placed
    )
    scene.note("queued", visit.id, ticket=ticket, number=number)
    return join(scene, visit)


def join(scene: Scene, visit: Visit) -> Visit:
    """Puts a visit where its moment has it, or lets staff prepare it first where the sheet says so."""
    scene.do(LearnWait(visit.id, category=visit.form.get("category"), joined_at=visit.joined_at))
    if _prepared_first(scene.sheet(visit)):
        scene.desk = replace(scene.desk, attended=(*scene.desk.attended, _place(visit)))
        return scene.keep_visit(visit, status=Status.PREPARING)
    return line_up(scene, visit)


def line_up(scene: Scene, visit: Visit) -> Visit:
    """Puts a visit into the queue, where its first arrival and its head start have it."""
    _leave_desk(scene, visit)
    nudges = {**visit.nudges, **_returned(scene, visit)}
    visit = scene.keep_visit(visit, status=Status.QUEUED, seen_at=scene.now, nudges=nudges)
    return _join(scene, visit)


def stand_anew(scene: Scene, visit: Visit) -> Visit:
    """Puts a visit where its order has it now, if that has changed; whoever has come back after being parked stays
    behind those whom they were put behind."""
    if visit.status not in (Status.QUEUED, Status.PREPARING) or _has_come_back(visit):
        return visit
    leave_queue(scene, visit)
    visit = scene.keep_visit(visit, **order.standing(scene.office, visit, visit.joined_at))
    return _join(scene, visit) if visit.status is Status.QUEUED else visit


def _has_come_back(visit: Visit) -> bool:
    return any(piece.word is Word.CALLED for piece in counting(visit.evidence))


def _returned(scene: Scene, visit: Visit) -> dict[str, Nudge]:
    return {RETURNED: Nudge(1, scene.now)} if _has_come_back(visit) else {}


def step_back(scene: Scene, visit: Visit) -> Visit:
    """Puts a visit whose call was a slip back where it stood in the queue, and gives its place to the next."""
    _give_place(scene, visit)
    return line_up(scene, visit)


def _join(scene: Scene, visit: Visit) -> Visit:
    scene.desk = replace(scene.desk, queue=scene.desk.queue.joined(_place(visit)))
    return visit


def _place(visit: Visit, called_at: datetime | None = None) -> AtDesk:
    since, category = visit.queued_at or visit.started_at, visit.form.get("category", "")
    known = (visit.arrived_at, visit.not_before, category, called_at, visit.slot_at)
    return AtDesk(visit.id, visit.ticket or "", since, visit.number or "", *known)


def _prepared_first(sheet: Sheet) -> bool:
    """Whether the sheet has staff do something between the form and the call."""
    return any(step.ends.word not in _FORM_WORDS for step in sheet.steps[: sheet.calling])


def prepared(scene: Scene, visit: Visit) -> bool:
    """Whether all that comes before the call is done."""
    lines = scene.timeline(visit).lines[: scene.sheet(visit).calling]
    return not any(line.state.open for line in lines)


def position(scene: Scene, visit: Visit) -> int:
    """The place in the queue, 1 for the next to be called; 0 for a visit that does not wait."""
    return scene.desk.queue.place(visit.id) if visit.status is Status.QUEUED else 0


def told_place(queue: Queue, visit_id: str) -> int:
    """The place that stands on a card: one of the nearest; 0 for whoever waits further back, or not at all."""
    return next((at for at, each in enumerate(queue.heads[:NEAREST], 1) if each.visit_id == visit_id), 0)


def occupies_place(sheet: Sheet) -> bool:
    """Whether a visit under this sheet keeps a place at the desk busy (somebody is called and attended to)."""
    return Word.CALLED in sheet.words


def all_called(office: Office) -> bool:
    """Whether every visitor of the desk is called, whatever their business."""
    return all(occupies_place(sheet) for sheet in office.in_force)


def holds_place(sheet: Sheet, visit: Visit) -> bool:
    """Whether a visit keeps a place busy while it is in service: not once it has given it to the next."""
    return occupies_place(sheet) and not visit.released


def keep_place(scene: Scene, visit: Visit, *, needed: bool) -> Visit:
    """Gives the place of a visit in service to the next, or takes one again for it."""
    if visit.status is not Status.IN_SERVICE or holds_place(scene.sheet(visit), visit) is needed:
        return visit
    if not occupies_place(scene.sheet(visit)):
        return visit
    scene.desk = replace(scene.desk, serving=max(0, scene.desk.serving + (1 if needed else -1)))
    scene.note("place_taken" if needed else "place_released", visit.id)
    if not needed:
        scene.do(LearnWait(visit.id, freed_at=scene.now))
    return scene.keep_visit(visit, released=not needed)


def fill_places(scene: Scene) -> None:
    """Calls waiting visitors, in order, while places are free and somebody is there to receive them."""
    while (first := scene.desk.queue.next(scene.now)) and may_call(scene):
        # rule: served-in-the-order-told
        visit = scene.visit(first.visit_id) if scene.at_hand(first.visit_id) else None
        if visit is None:
            return  # more than a turn loads have their turn at once: the next turn goes on
        call(scene, visit)


def may_call(scene: Scene) -> bool:
    """Whether the next visitor can be called now."""
    if not scene.office.calendar.is_open(scene.now):
        return False
    capacity = scene.office.capacity
    return capacity == 0 or (scene.desk.serving < capacity and next_received(scene))


def next_received(scene: Scene) -> bool:
    """Whether somebody on duty could receive the next in line, by the sheet of their visit. Nobody passes them but
    while they have asked to be called later.

    rule: next-in-line-by-their-sheet
    """
    first = scene.desk.queue.next(scene.now)
    visit = scene.visit(first.visit_id) if first and scene.at_hand(first.visit_id) else None
    return received(scene.desk, scene.sheet(visit) if visit else scene.office.sheet)


def call(scene: Scene, visit: Visit) -> Visit:
    """It is this visitor's turn: the visit leaves the queue and its service begins."""
    leave_queue(scene, visit)
    _take_place(scene, visit)
    calls = sum(piece.word is Word.CALLED for piece in visit.evidence)
    called = Evidence(
        key=f"{visit.id}:called:{calls}" if calls else f"{visit.id}:called",
        word=Word.CALLED,
        happened_at=scene.now,
        recorded_at=scene.now,
        source=Source.DESK,
        by=DESK,
    )
    scene.note("called", visit.id, ticket=visit.ticket or "")
    scene.do(LearnWait(visit.id, called_at=scene.now))
    visit = scene.keep_visit(
        visit,
        status=Status.IN_SERVICE,
        seen_at=scene.now,
        not_before=None if visit.booked else visit.not_before,
        arrived_at=visit.arrived_at and min(visit.arrived_at, scene.now),
        evidence=(*visit.evidence, called),
        nudges=for_good(visit.nudges),
        released=False,
        call_state=None,
        call_at=None,
    )
    visitor = scene.known_person(visit.person_id)
    if not isinstance(visitor.dialog, InVisit):
        scene.keep_person(visitor, dialog=InVisit())
    return visit


def leave_queue(scene: Scene, visit: Visit) -> None:
    """Takes a visit out of the queue, wherever it stands."""
    if visit.status is Status.QUEUED:
        scene.desk = replace(scene.desk, queue=scene.desk.queue.left(visit.id))


def park(scene: Scene, visit: Visit) -> Visit:
    """Gives the place of a visitor who does not answer to the next; the number stays theirs."""
    _give_place(scene, visit)
    _leave_desk(scene, visit)
    nudges = {PARKED: Nudge(1, scene.now), **for_good(visit.nudges)}
    return scene.keep_visit(visit, status=Status.PARKED, nudges=nudges, released=False)


def come_back(scene: Scene, visit: Visit) -> Visit:
    """Puts a parked visit back into the queue, behind the next few; when they first joined stays known."""
    behind = scene.desk.queue.behind(scene.office.calling.behind, scene.now)
    # rule: first-arrival-is-kept
    joined = visit.joined_at
    at = behind or order.rank(scene.office, visit, joined)
    visit = scene.keep_visit(
        visit,
        status=Status.QUEUED,
        queued_at=at,
        arrived_at=joined,
        seen_at=scene.now,
        nudges={**for_good(visit.nudges), **_returned(scene, visit)},
    )
    return _join(scene, visit)


def _give_place(scene: Scene, visit: Visit) -> None:
    """Whatever place a visit has is free for the next."""
    if visit.status is Status.IN_SERVICE and holds_place(scene.sheet(visit), visit):
        scene.desk = replace(scene.desk, serving=max(0, scene.desk.serving - 1))
        scene.do(LearnWait(visit.id, freed_at=scene.now))


def _take_place(scene: Scene, visit: Visit) -> None:
    attended = (*scene.desk.attended, _place(visit, scene.now))
    serving = scene.desk.serving + int(occupies_place(scene.sheet(visit)))
    scene.desk = replace(scene.desk, attended=attended, serving=serving)


def _leave_desk(scene: Scene, visit: Visit) -> None:
    left = tuple(place for place in scene.desk.attended if place.visit_id != visit.id)
    scene.desk = replace(scene.desk, attended=left)


def close(scene: Scene, visit: Visit, status: Status) -> Visit:
    """Ends a visit and frees its place; of a form that was not handed in no answer is kept. Saying so is the
    caller's.
    """
    if visit.status is Status.QUEUED:
        leave_queue(scene, visit)
    _give_place(scene, visit)
    _leave_desk(scene, visit)
    scene.note(status.value, visit.id)
    kept: dict[str, Any] = {"form": {}, "priority": None} if visit.status is Status.FORM else {}
    if visit.status is Status.FORM and scene.office.form.of_files & visit.form.keys():
        # rule: unsent-files-forgotten
        scene.do(ForgetFiles(visit.id))
    told = {**for_good(visit.nudges), **of_waiting(visit.nudges)}
    visit = scene.keep_visit(visit, status=status, closed_at=scene.now, nudges=told, released=False, **kept)
    visitor = scene.known_person(visit.person_id)
    if visitor.visit_id == visit.id and not isinstance(visitor.dialog, InSurvey):
        scene.keep_person(visitor, dialog=Idle())
    return visit


def reopen(scene: Scene, visit: Visit) -> Visit:
    """Takes back that a visitor did not show up: service goes on where it stood."""
    scene.note("reopened", visit.id)
    visit = scene.keep_visit(
        visit, status=Status.IN_SERVICE, closed_at=None, seen_at=scene.now, call_state=None, call_at=None
    )
    _take_place(scene, visit)
    scene.keep_person(scene.known_person(visit.person_id), dialog=InVisit())
    return visit


def closed_until(scene: Scene, *, called: bool = True, again: bool = False) -> Phrase:
    """That the desk is closed, and when it opens again if that is known; ``called``: to whoever waits for a call,
    ``again``: to who has just been told that it is closed."""
    calendar = scene.office.calendar
    opening, names = calendar.next_opening(scene.now), _SAID_TO_CALLED if called else _SAID_TO_SERVED
    if opening is None:
        return Phrase(names["unknown"])
    return Phrase(names["again" if again else _why_closed(calendar, scene.now)], {"opening": opening})


def _why_closed(calendar: OfficeCalendar, now: datetime) -> str:
    # rule: break-is-not-the-days-end
    if not calendar.is_paused(now):
        return "closed"
    return "break" if calendar.is_break(now) else "interrupted"


_SAID_TO_CALLED = {
    "closed": "queue-closed",
    "break": "queue-break",
    "interrupted": "queue-interrupted",
    "again": "queue-opens-again",
    "unknown": "queue-closed-unknown",
}
_SAID_TO_SERVED = {
    "closed": "desk-closed",
    "break": "desk-break",
    "interrupted": "desk-interrupted",
    "again": "desk-opens-again",
    "unknown": "desk-closed-unknown",
}
