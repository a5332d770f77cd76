"""The audit at the end of a run: visits are read back as the desk reads them, and derived anew."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot import records
from bot.desk import Desk
from bot.flows.calendar.period import Length, Period
from bot.flows.journey.going import step_result
from bot.flows.procedure.timeline import fold
from bot.flows.state.counted import counted
from bot.flows.state.visits import Visit
from bot.register.source import Source, source_of
from bot.register.visits import visits_in, visits_named
from bot.rehearsal.simulation import promises
from bot.rehearsal.simulation.world import World
from bot.texts import load_texts
from storage import recorded

_DAY = timedelta(days=1)


async def audit(app: Desk, world: World, ids: list[str]) -> None:
    """Checks of all visits there ever were what takes the desk's own eyes to see."""
    first, last = (world.begins_at - _DAY).date(), (world.true_now() + _DAY).date()
    async with source_of(app.engine, app.office, load_texts(), "WIB", app.clock.now()) as source:
        in_papers = [visit.id async for visit in visits_in(source, Period(Length.SPAN, first, last))]
        known = await visits_named(source, ids)
        evidence = records.visits_of(
            await recorded.visits_by_id(source.connection, ids),
            await recorded.evidence_of(source.connection, ids),
            await recorded.deviations_of(source.connection, ids),
        )
    closed = [visit.id for visit in known.values() if visit.closed_at is not None and visit.ticket is not None]
    _tell(world, "papers_add_up", promises.papers_add_up(in_papers, closed))
    for visit in evidence.values():
        if visit.closed_at is not None and visit.ticket is not None:
            _derive(world, source, visit, app.clock.now())


def _derive(world: World, source: Source, visit: Visit, now: datetime) -> None:
    sheet = source.sheet_of(visit)
    sheet = sheet.in_person if visit.at_the_counter else sheet
    calendar = source.calendars.get(visit.calendar_id or "", source.office.calendar)
    name = visit.ticket or visit.id
    derived = fold(sheet, counted(sheet, visit), calendar, now, visit.closed_at)
    turned = fold(sheet, counted(sheet, visit)[::-1], calendar, now, visit.closed_at)
    _tell(world, "timeline_follows_from_evidence", promises.timeline_follows_from_evidence(name, derived, turned))
    if visit.result is not None and visit.closed_at is not None:
        closed_at, stored = visit.closed_at, visit.result.steps
        # whatever stands before a piece that was heard was heard too, though a clock that ran ahead says otherwise
        count = max((no for no, piece in enumerate(visit.evidence, 1) if piece.recorded_at <= closed_at), default=0)
        heard = counted(sheet, replace(visit, evidence=visit.evidence[:count]))
        again = tuple(map(step_result, fold(sheet, heard, calendar, closed_at, closed_at).lines))
        _tell(world, "timeline_is_what_is_stored", promises.timeline_is_what_is_stored(name, again, stored))
    overrun = [run.last.no for run in derived.overruns]
    standing = [each.last for each in visit.deviations if each.of_time and each.stands]
    _tell(world, "deviations_are_derived", promises.deviations_are_derived(name, overrun, standing))


def _tell(world: World, name: str, broken: promises.Broken) -> None:
    for how in broken:
        world.break_promise(name, how)
