"""Who waits, or is parked, is told, once, of a ruling by which their day has other hours: their number stays valid."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.rulings import Ruling, Rulings
from bot.flows.hours.wording import change_words, why
from bot.flows.queue.parking import here_choice, valid_until
from bot.flows.queue.places import closed_until
from bot.flows.scene.messages import Args, Phrase, Purpose, Urgency
from bot.flows.scene.rungs import Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.state.nudges import RULED as RULED_NAME
from bot.flows.state.visits import Status, Visit


def _next_at(scene: Scene, visit: Visit) -> datetime | None:
    return scene.now if next(_untold(scene, visit), None) else None


def _untold(scene: Scene, visit: Visit) -> Iterator[Ruling]:
    """The rulings since the visitor got their number that change the day for which they wait, and of which they know
    nothing yet."""
    rulings = scene.office.calendar.rulings
    since = visit.started_at if visit.booked else visit.joined_at
    if rulings.latest is not None and rulings.latest >= since:
        for ruling in rulings.listed:
            if ruling.moments[-1] >= since and not visit.nudged(_name(ruling)) and _concerns(scene, visit, ruling):
                yield ruling


def _name(ruling: Ruling) -> str:
    return f"{RULED_NAME} {ruling.id}" + (" withdrawn" if ruling.withdrawn_at else "")


def _concerns(scene: Scene, visit: Visit, ruling: Ruling) -> bool:
    """Whether the visitor's day of service, as it was before the ruling was made or withdrawn, is another by it."""
    calendar = scene.office.calendar
    before, at = _before(calendar, ruling), ruling.moments[-1]
    if visit.booked and visit.not_before:
        at = max(at, visit.not_before)
    expected = before.next_opening(at)
    if expected != calendar.next_opening(at):
        return True
    day = calendar.local(expected or at).date()
    return day >= calendar.local(scene.now).date() and before.periods(day) != calendar.periods(day)


def _before(calendar: OfficeCalendar, ruling: Ruling) -> OfficeCalendar:
    """The calendar without what was done last about this ruling."""
    listed = calendar.rulings.listed
    if ruling.withdrawn_at is None:
        kept = tuple(each for each in listed if each.id != ruling.id)
    else:
        kept = tuple(replace(each, withdrawn_at=None) if each.id == ruling.id else each for each in listed)
    return replace(calendar, rulings=Rulings(kept))


def _climb(scene: Scene, visit: Visit) -> Visit:
    # rule: closing-early-is-told
    for ruling in list(_untold(scene, visit)):
        visit = keep_nudge(scene, visit, _name(ruling))
        visitor = scene.known_person(visit.person_id)
        args: Args = {
            "change": change_words(scene.office, ruling.change, visitor.language),
            "reason": why(ruling.reason),
            "ticket": visit.ticket or "",
            "outlook": _outlook(scene, visit),
        }
        words = "hours-told-withdrawn" if ruling.withdrawn_at else "hours-told"
        here = (here_choice(visit),) if visit.status is Status.PARKED else ()
        scene.say(
            visitor, words, args, choices=here, urgency=Urgency.NOTICE, visit_id=visit.id, purpose=Purpose.REMINDER
        )
    return visit


def _outlook(scene: Scene, visit: Visit) -> Phrase:
    """Until when the desk is open, or from when on; for a parked visit, until when its number is kept."""
    calendar = scene.office.calendar
    if visit.status is Status.PARKED:
        return Phrase("hours-outlook-parked", {"until": valid_until(scene, visit)})
    if visit.booked and visit.not_before and scene.now < visit.not_before:
        opening = calendar.next_opening(visit.not_before)
        return Phrase("hours-outlook-later", {"opening": opening}) if opening else Phrase("queue-closed-unknown")
    if not calendar.is_open(scene.now):
        return closed_until(scene)
    end = calendar.period_end(scene.now)
    again = calendar.next_opening(end) if end else None
    if end is None or again is None:
        return Phrase("nothing")
    return Phrase("hours-outlook-today", {"end": end, "opening": again})


RULED = Rung(RULED_NAME, (Status.QUEUED, Status.PARKED), _next_at, _climb)
