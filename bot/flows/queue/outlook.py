"""When a waiting visitor may expect their call: a band of time, by how long visits of each kind really take here, else
by the sheet's standards; honest where it is not known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.flows.calendar.open_time import open_time, open_until
from bot.flows.procedure.route import routes, steps_on
from bot.flows.procedure.sheet import Sheet
from bot.flows.queue import band, places
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import on_duty, received
from bot.flows.state.lengths import ALL, Lengths
from bot.flows.state.visits import Visit

_ROUND = timedelta(minutes=5)
_SPREAD = tuple(share / 20 for share in range(8, 29, 2))
"""Where nothing has been learnt, a visit is taken to last from 40 % to 140 % of its standard."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Between which moments a call is likely to come; told rounded outwards to five minutes."""

    likely_at: datetime
    latest_at: datetime

    @property
    def middle_at(self) -> datetime:
        """When the call is as likely still to come as to have come."""
        return self.likely_at + (self.latest_at - self.likely_at) / 2


def expect(scene: Scene, visit: Visit) -> Expected | None:
    """When a waiting visitor may expect their call; None while that is not known: nobody is there to receive them, the
    desk is closed, days count, or everybody is called at once."""
    calendar, capacity = scene.office.calendar, scene.office.capacity
    later = visit.booked and visit.not_before is not None and scene.now < visit.not_before
    if later or not capacity or not calendar.is_open(scene.now) or not received(scene.desk, scene.sheet(visit)):
        return None
    return _between(scene, _ahead(scene, places.position(scene, visit)))


def for_newcomer(scene: Scene, category: str = "") -> Expected | None:
    """When somebody who comes now, with this kind of business, may expect their call; None while that is not known."""
    calendar, capacity = scene.office.calendar, scene.office.capacity
    sheet = scene.office.sheet_for(category) if category else scene.office.sheet
    if not capacity or not calendar.is_open(scene.now) or not received(scene.desk, sheet):
        return None
    # rule: later-days-delay-no-newcomer
    return _between(scene, _ahead(scene, scene.desk.queue.before(scene.now) + 1))


def _between(scene: Scene, ahead: list[Lengths | None]) -> Expected | None:
    """The band of whoever has these before them."""
    busy, calendar = _busy(scene), scene.office.calendar
    if any(each is None for each in (*ahead, *busy)):
        return None
    spans = band.wait(_known(ahead), _known(busy), _places(scene))
    likely, latest = (open_until(calendar, scene.now, span) for span in (spans.likely, spans.latest))
    return Expected(_down(likely), _up(latest)) if likely and latest else None


def _known(lengths: Iterable[Lengths | None]) -> list[Lengths]:
    return [each for each in lengths if each is not None]


def _ahead(scene: Scene, place: int) -> list[Lengths | None]:
    """How long each of those takes who are called before a place; of whom not loaded, as visits do here."""
    heads = [each for each in scene.desk.queue.heads[: place - 1] if not each.later(scene.now)]
    beyond = max(0, place - 1 - len(scene.desk.queue.heads))
    return [*(_of_category(scene, each.category) for each in heads), *[_of_category(scene, ALL)] * beyond]


def _busy(scene: Scene) -> list[Lengths | None]:
    """How much longer each place in use stays so: by who was called last, where some have given theirs to the next."""
    called = sorted((each.called_at, each.category) for each in scene.desk.attended if each.called_at)
    recent = called[max(0, len(called) - scene.desk.serving) :]
    found = [_left(scene, category, called_at) for called_at, category in recent]
    return [*found, *[_of_category(scene, ALL)] * (scene.desk.serving - len(found))]


def _left(scene: Scene, category: str, called_at: datetime) -> Lengths | None:
    lengths = _of_category(scene, category)
    return lengths and lengths.left(open_time(scene.office.calendar, called_at, scene.now))


def _places(scene: Scene) -> int:
    """As many as are served at the same time: no more than there are officers on duty."""
    return max(1, min(scene.office.capacity, on_duty(scene.desk, scene.office)))


def _of_category(scene: Scene, category: str) -> Lengths | None:
    # rule: own-lengths-before-standards
    learnt = scene.desk.lengths.get(category) or scene.desk.lengths.get(ALL)
    if learnt is not None:
        return learnt
    sheets = [scene.office.sheet_for(category)] if category else scene.office.in_force
    standards = [standard(sheet) for sheet in sheets if places.occupies_place(sheet)]
    known = [each for each in standards if each is not None]
    if len(known) < len(standards) or not known:
        return None
    return Lengths(tuple(max(known) * share for share in _SPREAD))


def standard(sheet: Sheet) -> timedelta | None:
    """How long a visit takes by the standards, on the longest way; None where days count, or nothing does."""
    if any(step.standard.working_days for step in sheet.steps):
        return None
    nothing = timedelta()
    ways = (steps_on(sheet, way) for way in routes(sheet))
    return max(sum((step.standard.clock or nothing for step in way), nothing) for way in ways) or None


def _down(at: datetime) -> datetime:
    return at - timedelta(seconds=at.timestamp() % _ROUND.total_seconds())


def _up(at: datetime) -> datetime:
    return -((-at.timestamp()) // _ROUND.total_seconds()) * _ROUND + datetime.fromtimestamp(0, at.tzinfo)
