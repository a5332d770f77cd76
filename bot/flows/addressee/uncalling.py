"""A call by hand that is taken back: it waits a few seconds as words do, so that mostly nobody has heard of it. Who has
heard of it is told kindly that it came by mistake, and keeps their place."""

from collections.abc import Callable
from dataclasses import replace

from bot.flows.addressee.needs import CALL_HELD, StillHeld
from bot.flows.addressee.taking_back import gone, mark, moment, role_mark, role_marked, seconds, undo_choice, within
from bot.flows.journey.stale import answer_stale
from bot.flows.procedure.evidence import Evidence
from bot.flows.queue import uncalled
from bot.flows.scene.confidential import name_of
from bot.flows.scene.effects import Held, Say, TakeBack
from bot.flows.scene.messages import Args, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.meeting import Way
from bot.flows.state.visits import Status, Visit

_QUEUED, _PARKED = "q", "p"
_FROM = {Status.QUEUED: _QUEUED, Status.PARKED: _PARKED}
_BESIDE = "+"
"""After the name of a call: what is said along with it (that the number's turn has come), beside the card."""


def offer(scene: Scene, member: Staff, before: Visit, role: str | None) -> None:
    """Says whom the member has called, with the way back; ``role`` is for which they took the visit with it."""
    if before.status not in _FROM:
        return
    visit, no = before, "" if role is None else role_mark(role)
    pressed = token(Verb.UNCALL, visit.id, seconds(scene.now), mark(member), _FROM[before.status], no)
    args: Args = {"ticket": visit.ticket or "", "name": name_of(visit), "beyond": _beyond(scene)}
    scene.answer("staff-called", args, choices=(undo_choice("undo-call", visit.ticket or "", pressed),))


def _beyond(scene: Scene) -> Phrase:
    """That more are served now than there are places, and what follows from it; nothing where there was room."""
    serving, capacity = scene.desk.serving, scene.office.capacity
    # rule: beyond-capacity-is-said
    beyond = bool(capacity) and serving > capacity
    return Phrase("staff-called-beyond", {"serving": serving, "capacity": capacity}) if beyond else Phrase("nothing")


def uncall(scene: Scene, member: Staff, visit: Visit, parts: tuple[str, ...]) -> None:
    """Takes a call back, if it is this officer's, of the last minute, and nothing has followed from it yet."""
    at, call = (moment(parts[0]) if len(parts) == 4 else None), uncalled.last_call(visit)
    args: Args = {"ticket": visit.ticket or "", "span": scene.office.patience.undo}
    called = visit.status is Status.IN_SERVICE
    if at is None or parts[1] != mark(member):
        answer_stale(scene, visit)
    elif call is None or not called or parts[0] != str(seconds(call.recorded_at)):
        gone(scene, visit, "undo-call")
    elif not within(scene, at):
        scene.answer("staff-uncall-late", args)
    elif uncalled.answered(scene.sheet(visit), visit, call):
        scene.answer("staff-uncall-answered", args)
    else:
        _take_back(scene, member, visit, call, parts)


def _take_back(scene: Scene, member: Staff, visit: Visit, call: Evidence, parts: tuple[str, ...]) -> None:
    role = role_marked(visit, parts[3])
    if role is not None and visit.assigned.get(role) == member.id:
        left = {each: one for each, one in visit.assigned.items() if each != role}
        visit = scene.keep_visit(visit, assigned=left)
    unheard = _unheard(scene, visit)
    uncalled.uncall(scene, visit, call, parked=parts[2] == _PARKED)
    scene.do(TakeBack(_name(visit)))
    scene.do(TakeBack(_name(visit) + _BESIDE))
    args: Args = {"ticket": visit.ticket or ""}
    if not unheard:
        visitor = scene.known_person(visit.person_id)
        scene.say(visitor, "visit-uncalled", args, urgency=Urgency.URGENT, visit_id=visit.id, purpose=Purpose.REMINDER)
    scene.answer("staff-uncalled" if unheard else "staff-uncalled-heard", args)


def _unheard(scene: Scene, visit: Visit) -> bool:
    """Whether the visitor has not been told yet: the call waits, or it waits for their way into the meeting."""
    return visit.way is Way.ASKED or scene.facts.about(StillHeld).get(_name(visit), False)


def hold(scene: Scene) -> None:
    """At the end of a decision: lets what a call by hand has said wait, and says nothing of one that nobody heard of.
    A card that follows while the call waits takes its place."""
    pressed = scene.pressed
    for visit in scene.visits.values():
        before = scene.before(visit.id)
        if before is None:
            continue
        if pressed == (Verb.CALL, visit.id) and before.status in _FROM and visit.status is Status.IN_SERVICE:
            # rule: call-waits-to-be-undone
            _reword(scene, visit, _waits(scene, visit))
        elif pressed == (Verb.UNCALL, visit.id) and visit.status is not before.status and _unheard(scene, before):
            # rule: uncalled-before-they-heard
            _reword(scene, visit, lambda _say: None)
        elif _waiting(scene, before) and any(say.message.card for say in _said(scene, visit)):
            # rule: newer-card-takes-the-calls-place
            scene.do(TakeBack(_name(visit)))


def _waits(scene: Scene, visit: Visit) -> Callable[[Say], Say]:
    span = scene.office.patience.hold * scene.office.can(scene.known_person(visit.person_id).channel).holds

    def waits(say: Say) -> Say:
        beside = "" if say.message.purpose is Purpose.CALL else _BESIDE
        return replace(say, held=Held(_name(visit) + beside, span))

    return waits


def _waiting(scene: Scene, visit: Visit) -> bool:
    """Whether a call of a visit, as it was before this event, may still be waiting to be said."""
    call = uncalled.last_call(visit)
    return call is not None and scene.now - call.recorded_at <= scene.office.patience.hold


def _said(scene: Scene, visit: Visit) -> list[Say]:
    return [say for say in scene.says if say.person_id == visit.person_id and say.visit_id == visit.id]


def _reword(scene: Scene, visit: Visit, changed: Callable[[Say], Say | None]) -> None:
    """Says what the visitor is told of this visit otherwise, or not at all."""
    whose = _said(scene, visit)
    said = (changed(each) if isinstance(each, Say) and each in whose else each for each in scene.effects)
    scene.effects[:] = [each for each in said if each is not None]


def _name(visit: Visit) -> str:
    return f"{CALL_HELD}{visit.id}"
