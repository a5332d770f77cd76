"""The ladder: every rung there is, in the order in which they are climbed.

What a rung says and when is at home with its concept; here a visit is only asked about all of them.
"""

from datetime import datetime

from bot.flows.appointment.reminding import ABSENT, DAY_BEFORE, NEAR
from bot.flows.delivery.unreached import UNREACHED
from bot.flows.disturbance.telling import DISTURBED
from bot.flows.ending.open_survey import SURVEY_REMINDED, SURVEY_RESTS
from bot.flows.ending.silence import QUIET, RELEASE, REMINDER, UNRESOLVED
from bot.flows.hours.telling import RULED
from bot.flows.house_rules.pausing import PAUSED
from bot.flows.journey.attention import ATTENTION
from bot.flows.journey.early import EARLY
from bot.flows.journey.overall import OVERALL
from bot.flows.journey.overrun import OVERRUN
from bot.flows.journey.warning import WARNING
from bot.flows.meeting.absence import DROPPED, HOP
from bot.flows.queue.hours import CLOSING, OPENING
from bot.flows.queue.long_wait import LONG_WAIT
from bot.flows.queue.parking import DAY_ENDS, DELAY_OVER
from bot.flows.queue.promise import PROMISE
from bot.flows.queue.ticket import KEPT_UP
from bot.flows.scene.rungs import Rung
from bot.flows.scene.scene import Scene
from bot.flows.state.visits import Visit
from bot.flows.telling.calling import CALL_AGAIN, WAY_IN
from bot.flows.visitor.idle import KEPT, REMINDED, RESTS

RUNGS: tuple[Rung, ...] = (
    PAUSED,
    REMINDED,
    RESTS,
    KEPT,
    WAY_IN,
    HOP,
    DROPPED,
    UNREACHED,
    CALL_AGAIN,
    DAY_BEFORE,
    NEAR,
    ABSENT,
    DAY_ENDS,
    EARLY,
    WARNING,
    OVERRUN,
    OVERALL,
    ATTENTION,
    RULED,
    DISTURBED,
    CLOSING,
    OPENING,
    LONG_WAIT,
    DELAY_OVER,
    PROMISE,
    KEPT_UP,
    RELEASE,
    UNRESOLVED,
    QUIET,
    REMINDER,
    SURVEY_RESTS,
    SURVEY_REMINDED,
)
"""Each sees what those before it have done; a visit that one of them has closed concerns none that follow."""


def next_at(scene: Scene, visit: Visit) -> datetime | None:
    """The next moment at which something may have to be said or done about a visit; None once it is closed."""
    moments = (rung.next_at(scene, visit) for rung in RUNGS if visit.status in rung.concerns)
    return min((at for at in moments if at is not None), default=None)


def climb(scene: Scene, visit: Visit) -> Visit:
    """A deadline has passed: does what is due, if the visit's present state says that it is."""
    for rung in RUNGS:
        if visit.status in rung.concerns and _due(scene, visit, rung):
            visit = rung.climb(scene, visit)
    return visit


def _due(scene: Scene, visit: Visit, rung: Rung) -> bool:
    at = rung.next_at(scene, visit)
    # rule: early-deadline-says-nothing
    return at is not None and at <= scene.now
