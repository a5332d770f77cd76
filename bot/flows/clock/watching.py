"""What is watched, by kind: when each thing that an event has changed wants to be looked at again, and what is done
when a deadline of that kind has passed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.flows.absence import watch as letters
from bot.flows.appointment import holding
from bot.flows.board import live as board
from bot.flows.breach import keeping as breaches
from bot.flows.clock import ladder
from bot.flows.disturbance import proposing
from bot.flows.duty import watch as duty
from bot.flows.followup import owed as unsorted_outcomes
from bot.flows.followup import watch as follow_ups
from bot.flows.hours import yearly
from bot.flows.information import watch as information
from bot.flows.journey import hindsight
from bot.flows.ledger import watch as ledger
from bot.flows.meeting.sightings import conclude
from bot.flows.queue.ticket import displaced
from bot.flows.rights import watch as rights
from bot.flows.scene.events import DeadlinePassed
from bot.flows.scene.scene import Scene
from bot.flows.state.loaded import VisitUnreadable
from bot.flows.state.watched import (
    APPOINTMENT,
    BOARD,
    BREACH,
    CALENDAR,
    DEVIATION,
    DISTURBANCE,
    DUTY,
    FOLLOW_UP,
    INFORMATION,
    INFORMATION_DRAFT,
    LETTER,
    RIGHT,
    THREAD,
    UNSORTED,
    VISIT,
    Watched,
)
from bot.flows.thread import idle


class UnknownKind(LookupError):
    """A deadline of a kind that this desk does not watch: nothing can be decided about it."""


@dataclass(frozen=True, slots=True)
class Watch:
    """How one kind is watched.

    ``moments`` gives the next moment of each that the scene has changed, by id, None for one that wants none;
    ``look`` does what a passed deadline asks for. What it needs loaded is said in :mod:`bot.flows.needs`.
    """

    kind: str
    moments: Callable[[Scene], Mapping[str, datetime | None]]
    look: Callable[[Scene, str], None]


def _visits(scene: Scene) -> dict[str, datetime | None]:
    """Those that the event has changed, and those at hand that it has moved in the queue: what is said of their place
    is put right soon."""
    # rule: moved-ticket-is-soon-put-right
    moved = {} if scene.desk.queue is scene.facts.desk.queue else {visit.id: visit for visit in displaced(scene)}
    return {key: ladder.next_at(scene, visit) for key, visit in (moved | scene.visits).items()}


def _look_at_visit(scene: Scene, visit_id: str) -> None:
    """Looks at a visit as it stands now: by the right time, and with what the meeting's silence says of it."""
    visit = scene.visit(visit_id)
    if visit is None:
        raise VisitUnreadable
    visit = hindsight.put_right(scene, scene.keep_visit(visit))
    if visit.sightings:
        visit = conclude(scene, visit)
    ladder.climb(scene, visit)


def _threads(scene: Scene) -> dict[str, datetime | None]:
    return {thread.id: idle.next_at(scene, thread) for thread in scene.threads.values()}


def _appointments(scene: Scene) -> dict[str, datetime | None]:
    return {each.id: holding.next_at(each) for each in scene.appointments.values()}


WATCHES: tuple[Watch, ...] = (
    Watch(VISIT, _visits, _look_at_visit),
    Watch(THREAD, _threads, idle.look),
    Watch(APPOINTMENT, _appointments, holding.look),
    Watch(DEVIATION, ledger.moments, ledger.look),
    Watch(DISTURBANCE, proposing.moments, proposing.look),
    Watch(FOLLOW_UP, follow_ups.moments, follow_ups.look),
    Watch(UNSORTED, unsorted_outcomes.moments, unsorted_outcomes.look),
    Watch(INFORMATION, information.moments, information.look),
    Watch(INFORMATION_DRAFT, information.drafts, information.forget),
    Watch(RIGHT, rights.moments, rights.look),
    Watch(LETTER, letters.moments, letters.look),
    Watch(BREACH, breaches.moments, breaches.look),
    Watch(CALENDAR, yearly.moments, yearly.look),
    Watch(BOARD, board.moments, board.look),
    Watch(DUTY, duty.moments, duty.look),
)


def moments(scene: Scene) -> dict[Watched, datetime | None]:
    """When each thing that this event has changed wants to be looked at again."""
    return {Watched(watch.kind, key): at for watch in WATCHES for key, at in watch.moments(scene).items()}


def passed(scene: Scene, body: DeadlinePassed) -> None:
    """A deadline has passed; raises UnknownKind for one of a kind that is not watched."""
    watch = next((watch for watch in WATCHES if watch.kind == body.kind), None)
    if watch is None:
        raise UnknownKind(body.kind)
    watch.look(scene, body.id)
