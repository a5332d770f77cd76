"""The parked visit: called several times in vain, so its place goes to the next. The number stays the visitor's until
the day's end, or that of the next day where the office closes early: *HADIR* brings them back behind the next few. Only
then is it a no-show, and only if a call can have reached them."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.procedure.evidence import counting
from bot.flows.procedure.vocabulary import Word
from bot.flows.queue import places as queue
from bot.flows.queue import ticket
from bot.flows.queue.appointed import SOON
from bot.flows.queue.unanswered import calls_said, may_ask_later
from bot.flows.scene.messages import Args, Choice, Phrase, Purpose, Urgency
from bot.flows.scene.rungs import Rung
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.at_desk import DELAY
from bot.flows.state.visits import Status, Visit

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)


def park(scene: Scene, visit: Visit) -> Visit:
    """Nobody has answered the last call: the place goes to the next, and the visitor learns how to come back."""
    calls = calls_said(visit)
    scene.note("parked", visit.id, ticket=visit.ticket or "", calls=calls)
    visit = queue.park(scene, visit)
    _tell(scene, visit, Phrase("visit-parked", {**_args(scene, visit), "calls": calls}))
    return visit


def tell_parked(scene: Scene, visit: Visit) -> None:
    """Says again that a visit is parked, and how to come back."""
    _tell(scene, visit, Phrase("visit-parked-still", _args(scene, visit)))


def _args(scene: Scene, visit: Visit) -> Args:
    return {"ticket": visit.ticket or "", "behind": scene.office.calling.behind}


def _tell(scene: Scene, visit: Visit, words: Phrase) -> None:
    visitor = scene.known_person(visit.person_id)
    here = (here_choice(visit),)
    scene.say(visitor, words, choices=here, urgency=Urgency.URGENT, visit_id=visit.id, purpose=Purpose.REMINDER)


def here_choice(visit: Visit) -> Choice:
    """Saying that one is there after all."""
    return Choice(Phrase("choice-here"), token(Verb.HERE, visit.id), forward=True)


def present(scene: Scene, visit: Visit) -> None:
    """A parked visitor is there: back into the queue; called at once where nobody waits and a place is free."""
    scene.note("came_back", visit.id, ticket=visit.ticket or "")
    visit = queue.come_back(scene, visit)
    if next_in_line(scene, visit):
        queue.call(scene, visit)
    else:
        ticket.tell_place(scene, visit, scene.person, fresh=False)


def next_in_line(scene: Scene, visit: Visit) -> bool:
    """Whether a waiting visit can be called at once."""
    return queue.position(scene, visit) == 1 and queue.may_call(scene)


def ask_later(scene: Scene, visit: Visit) -> None:
    """A visitor needs a moment more: they are not called (again) for a while, and keep their place."""
    # rule: a-moment-more-once
    if not may_ask_later(scene, visit):
        scene.answer("later-not")
        return
    until = scene.now + DELAY
    scene.note("asked_later", visit.id, ticket=visit.ticket or "")
    scene.keep_visit(visit, not_before=until)
    if visit.status is Status.QUEUED:
        scene.desk = replace(scene.desk, queue=scene.desk.queue.postponed(visit.id, until))
    scene.answer("later-noted", {"ticket": visit.ticket or "", "until": until})


def _delay_over(scene: Scene, visit: Visit) -> datetime | None:
    until = visit.not_before
    soon = until is not None and (visit.booked or until <= scene.now + DELAY)
    return until if until is not None and soon and until > scene.now else None


def valid_until(scene: Scene, visit: Visit) -> datetime:
    """Until when a parked visit keeps its number: the end of the day on which it was parked. Where the office closes
    that day earlier than it was to when the visit was parked, the end of the day on which it opens next."""
    nudge, calendar = visit.nudges.get(queue.PARKED), scene.office.calendar
    at = (nudge and nudge.at) or visit.seen_at
    known = replace(calendar, rulings=calendar.rulings.known(at))
    # rule: closing-early-keeps-the-number
    while _closes_early(calendar, known, end := _end_of_day(known, at)):
        opening = calendar.next_opening(end - _INSTANT)
        if opening is None:
            return end
        at = opening
    return _end_of_day(calendar, at)


def _closes_early(calendar: OfficeCalendar, known: OfficeCalendar, end: datetime) -> bool:
    """Whether the office was to be open until the day's end, and is not."""
    return known.is_open(end - _INSTANT) and not calendar.is_open(end - _INSTANT)


def _end_of_day(calendar: OfficeCalendar, at: datetime) -> datetime:
    """Closing time, else midnight on the office's clock."""
    closing = calendar.closing(at)
    if closing is not None and closing > at:
        return closing
    return calendar.local(at).replace(hour=0, minute=0, second=0, microsecond=0) + _DAY


def _end(scene: Scene, visit: Visit) -> Visit:
    """The day is over. Nobody is called absent where it is known that no call has come through."""
    visitor, args = scene.known_person(visit.person_id), Args(ticket=visit.ticket or "")
    # rule: no-show-only-if-reached
    missed = visitor.blocked or visit.call_state not in (None, "delivered", "read") or _never_told(visit)
    visit = queue.close(scene, visit, Status.LAPSED if missed else Status.NO_SHOW)
    words = "visit-parked-unreached" if missed else "visit-parked-over"
    scene.say(visitor, words, args, urgency=Urgency.NOTICE, visit_id=visit.id, purpose=Purpose.REMINDER)
    return visit


def _never_told(visit: Visit) -> bool:
    """Whether an appointment was missed of which the desk had not reminded anybody: it was down."""
    called = any(piece.word is Word.CALLED for piece in counting(visit.evidence))
    return visit.slot_at is not None and not called and not visit.nudged(SOON)


DELAY_OVER = Rung("a moment more", (Status.QUEUED,), _delay_over)
DAY_ENDS = Rung(queue.PARKED, (Status.PARKED,), valid_until, _end)
