"""What else the day has for who sees the office: follow-ups that are due, and what broke at the office itself."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.flows.disturbance.wording import what, when
from bot.flows.followup import line
from bot.flows.followup.needs import OpenFollowUps
from bot.flows.scene.messages import Args, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.disturbance import Disturbance
from bot.flows.state.follow_up import FollowUp, serial_of, visit_of
from bot.flows.state.visits import Visit

_MOST = 8
_ONE_DAY = timedelta(days=1)


def follow_ups(scene: Scene) -> list[Phrase]:
    """Follow-ups that are overdue or due today, with who sees to them; those that are due first come first."""
    found = sorted(_due(scene), key=lambda pair: (pair[1].due_at, pair[1].id))
    lines = [_follow_up(scene, *pair) for pair in found[:_MOST]]
    return lines + ([Phrase("work-more", {"count": len(found) - _MOST})] if len(found) > _MOST else [])


def _due(scene: Scene) -> Iterator[tuple[Visit, FollowUp]]:
    _, tomorrow = _today(scene)
    for each in scene.facts.about(OpenFollowUps):
        visit = scene.visit(visit_of(each))
        found = line.found(visit, serial_of(each)) if visit else None
        if visit and found and found.open and found.due_at < tomorrow:
            yield visit, found


def _follow_up(scene: Scene, visit: Visit, follow_up: FollowUp) -> Phrase:
    late = line.is_late(scene, follow_up)
    args: Args = {"mark": Phrase("work-mark-late" if late else "work-mark"), **line.told(scene, visit, follow_up)}
    return Phrase("today-follow-up", args)


def disturbances(scene: Scene) -> list[Phrase]:
    """The disturbances of the day: those that were declared, and those that wait for a supervisor."""
    found = [each for each in scene.desk.disturbances if _of_today(scene, each)]
    return [_disturbance(each) for each in found[-_MOST:]]


def _of_today(scene: Scene, disturbance: Disturbance) -> bool:
    today, tomorrow = _today(scene)
    now = disturbance.now
    stands = disturbance.declared or disturbance.pending
    return stands and now.began_at < tomorrow and (now.ended_at is None or now.ended_at >= today)


def _disturbance(disturbance: Disturbance) -> Phrase:
    args: Args = {"what": what(disturbance.now), "when": when(disturbance.now)}
    return Phrase(f"today-disturbance-{disturbance.now.what.value}", args)


def _today(scene: Scene) -> tuple[datetime, datetime]:
    """From when until when today is."""
    began = scene.office.calendar.local(scene.now).replace(hour=0, minute=0, second=0, microsecond=0)
    return began, began + _ONE_DAY
