"""What a waiting visitor was promised: kept with the visit, told anew before it breaks, or when it turns out better."""

from datetime import datetime, timedelta

from bot.flows.queue.outlook import Expected, expect
from bot.flows.scene.effects import LearnWait
from bot.flows.scene.messages import Between, Phrase, Purpose, Urgency
from bot.flows.scene.rungs import Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.state.visits import Status, Visit

_PROMISE = "promise"
_SOON, _AGAIN = timedelta(minutes=1), timedelta(minutes=5)
_QUIET = timedelta(minutes=10)
"""How long nobody hears of a changed promise again."""


def give(scene: Scene, visit: Visit, expected: Expected | None) -> Visit:
    """Keeps what a visitor is told now; the first promise of a visit is kept for good."""
    if expected is None:
        return scene.keep_visit(visit, told_from=None, told_until=None)
    scene.do(LearnWait(visit.id, told_from=expected.likely_at, told_until=expected.latest_at))
    return scene.keep_visit(visit, told_from=expected.likely_at, told_until=expected.latest_at)


def words(expected: Expected) -> Between:
    """The band as it is told."""
    return Between(expected.likely_at, expected.latest_at)


def _next_at(scene: Scene, visit: Visit) -> datetime | None:
    """When the promise has to be told anew, else when it is looked at again: the sooner, the less room it has."""
    if visit.told_until is None:
        return None
    expected = expect(scene, visit)
    if expected is None:
        return None
    told = visit.nudges.get(_PROMISE)
    quiet_until = told.at + _QUIET if told and told.at and told.at <= scene.now else scene.now
    if _changed(visit, expected):
        return quiet_until
    room = visit.told_until - expected.middle_at
    return max(quiet_until, scene.now + min(max(room, _SOON), _AGAIN))


def _changed(visit: Visit, expected: Expected) -> bool:
    """Whether the call is likelier after what was told than before its end, or all of it comes sooner."""
    # rule: promise-told-before-it-breaks
    late = visit.told_until is not None and expected.middle_at > visit.told_until
    return late or (visit.told_from is not None and expected.latest_at < visit.told_from)


def _tell(scene: Scene, visit: Visit) -> Visit:
    expected = expect(scene, visit)
    if expected is None or not _changed(visit, expected):
        return visit
    late = visit.told_until is not None and expected.middle_at > visit.told_until
    visit = give(scene, keep_nudge(scene, visit, _PROMISE), expected)
    told = Phrase(
        "queue-band-later" if late else "queue-band-sooner", {"ticket": visit.ticket or "", "band": words(expected)}
    )
    visitor = scene.known_person(visit.person_id)
    scene.say(visitor, told, urgency=Urgency.NOTICE, visit_id=visit.id, purpose=Purpose.REMINDER)
    return visit


PROMISE = Rung(_PROMISE, (Status.QUEUED,), _next_at, _tell)
