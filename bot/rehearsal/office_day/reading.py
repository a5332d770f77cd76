"""What came of a day, read from the database in which it was played."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.flows.calendar.open_time import open_time
from bot.flows.journey.deviations import activities
from bot.flows.journey.going import served_from
from bot.flows.state.deviation import Stage
from bot.flows.state.visits import Visit
from bot.papers.wording import without_ways_in
from bot.register.source import Source
from bot.register.visits import visits_named
from bot.rehearsal.office_day.figures import Came, Figures, Span, figures_of
from bot.rehearsal.office_day.playing import Plan
from storage import recorded, waits
from storage.bulk import Row

_MOST = 20_000
"""Visits: more than any day has."""


async def day_of(source: Source, plan: Plan, within: timedelta) -> Figures:
    """The figures of the day."""
    ids = [row["id"] for row in await recorded.newest(source.connection, _MOST)]
    found = await visits_named(source, ids)
    waited = {
        row["visit_id"]: row for row in await waits.joined_since(source.connection, plan.opens_at - timedelta(days=1))
    }
    names = {each.id: each.name for each in source.staff.values()}
    came = [_came(source, visit, waited.get(visit.id, {}), names, plan.closes_at) for visit in found.values()]
    serving = [(each.name, each.role) for each in plan.cast.members if each.role in plan.cast.serving]
    opened = open_time(source.office.calendar, plan.opens_at, plan.closes_at)
    return figures_of(came, serving, opened, within)


def _came(source: Source, visit: Visit, wait: Row, names: Mapping[str, str], closes_at: datetime) -> Came:
    late = (each for each in visit.deviations if each.stage is not Stage.VOID)
    sheet = source.sheet_of(visit)
    told = tuple(each.item or without_ways_in(activities(sheet, each)) for each in late)
    return Came(visit.status, wait.get("joined_at"), wait.get("called_at"), _work(visit, wait, names, closes_at), told)


def _work(visit: Visit, wait: Row, names: Mapping[str, str], closes_at: datetime) -> dict[str, Sequence[Span]]:
    """Whoever took the visit had it from when the visitor was called until their place was free again, or the office
    closed: between two buttons nobody tells what an officer did."""
    had = (wait.get("called_at") or served_from(visit), wait.get("freed_at") or visit.closed_at or closes_at)
    return {names[each]: [had] for each in visit.assigned.values() if each in names}
