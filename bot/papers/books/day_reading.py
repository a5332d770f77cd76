"""Reading a day for its report book: everything from one transaction that only looks, so that all is of one moment."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from bot import records
from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.period import Length, of_length
from bot.flows.calendar.spans import Periods
from bot.flows.journey.tally import Wait
from bot.flows.state.follow_up import FollowUp, visit_of
from bot.flows.state.roster import Roster
from bot.papers.books.day_writing import ChainHead, DayGiven, Left, Note, of_the_day
from bot.papers.books.duty_lines import BEGINS, Span, Turned, there
from bot.papers.satisfaction.brief import index_in_brief
from bot.register.source import Source
from bot.register.visits import visits_in, visits_named
from storage import books, disturbances, follow_ups, known
from storage.chain.entries import head_on

_MOST_DEPARTED, _MOST_FOLLOW_UPS, _MOST_NOTES = 500, 60, 50
_LINES_BEFORE = 200
"""Of those who came and went before the day: enough for everybody's last one."""


async def day_given(source: Source, day: date) -> DayGiven:
    """All that is recorded of a day."""
    period = of_length(Length.DAY, day)
    since, until = period.moments(source.office.calendar.zone)
    opening = source.office.calendar.periods(day)
    ended = tuple([visit async for visit in visits_in(source, period)])
    departed = await visits_named(source, await books.came_about(source.connection, since, until, _MOST_DEPARTED))
    lines = await disturbances.all_disturbances(source.connection)
    closing = min(source.now, until)
    return DayGiven(
        day=day,
        now=source.now,
        opening=opening,
        ended=ended,
        sheets={sheet.id: sheet for sheet in source.office.in_force} | source.sheets,
        names=dict(source.former) | {each.id: each.name for each in source.staff.values()},
        departed=tuple(departed.values()),
        standing=await books.standing_at(source.connection, closing),
        waits=await _waits(source, since, until),
        assignments=tuple(map(records.assignment_of, await known.all_assignments(source.connection))),
        planned=await _planned(source, day, opening),
        present=await _present(source, since, closing),
        disturbances=of_the_day(records.disturbances_of(lines), since, until),
        follow_ups=await _follow_ups(source),
        notes=await _notes(source, since, until),
        index=await index_in_brief(source, period),
        head=await _head(source, day),
    )


async def _head(source: Source, day: date) -> ChainHead | None:
    """The archive's head of the day, once the chain has closed it; else of the day before."""
    for each in (day, day - timedelta(days=1)):
        head = await head_on(source.connection, each)
        if head.closed:
            return ChainHead(head.day, head.serial, head.head)
    return None


async def _waits(source: Source, since: datetime, until: datetime) -> tuple[Wait, ...]:
    rows = await books.waits_of(source.connection, since, until)
    return tuple(Wait(row["joined_at"], row["called_at"], row["told_from"], row["told_until"]) for row in rows)


async def _planned(source: Source, day: date, opening: Periods) -> Mapping[str, Periods]:
    roster = Roster(tuple(map(records.roster_line_of, await known.all_roster_lines(source.connection))))
    everybody = {staff_id for stretch in roster.on(day, opening) for staff_id in stretch.staff}
    return {staff_id: roster.turns(staff_id, day, opening) for staff_id in sorted(everybody)}


async def _present(source: Source, since: datetime, until: datetime) -> Mapping[str, tuple[Span, ...]]:
    """When everybody was there while the day went on; until its closing whoever has not gone."""
    rows = await books.duty_between(source.connection, since, until, _LINES_BEFORE)
    lines = [Turned(row["details"].get("staff", ""), row["at"], row["what"] in BEGINS) for row in rows]
    lines += _still_there(source, until)
    zone, day = source.office.calendar.zone, source.office.calendar.local(since).date()
    opening = source.office.calendar.periods(day)
    if not opening:
        return there(lines, since, until)
    opens, closes = opening[0].starts_at(day, zone), opening[-1].ends_at(day, zone)
    started = min((each.at for each in lines if each.at >= since), default=opens)
    return there(lines, min(opens, max(started, since)), min(until, max(closes, _last(lines, closes))))


def _still_there(source: Source, until: datetime) -> Iterator[Turned]:
    """Who is on duty now has been there since they came, whatever the journal told of that when they did."""
    for member in source.staff.values():
        since = member.shift.duty_since
        if member.on_duty and member.person_id is not None and since is not None and since < until:
            yield Turned(member.id, since, there=True)


def _last(lines: list[Turned], closes: datetime) -> datetime:
    """When the last one went, where that was after closing."""
    return max((each.at for each in lines if not each.there), default=closes)


async def _follow_ups(source: Source) -> tuple[Left, ...]:
    """What is still to be done, the most urgent first."""
    ids = await follow_ups.open_follow_ups(source.connection, _MOST_FOLLOW_UPS)
    visits = await visits_named(source, sorted({visit_of(each) for each in ids}))
    found = [
        _left(visit.number or "", each) for visit in visits.values() for each in visit.follow_ups if each.id in ids
    ]
    return tuple(sorted(found, key=lambda each: (each.due_at, each.number)))


def _left(number: str, each: FollowUp) -> Left:
    held, dated = each.held, each.dated
    return Left(number, each.due_at, held.owner or held.role, dated.words or each.entries[0].words)


async def _notes(source: Source, since: datetime, until: datetime) -> tuple[Note, ...]:
    rows: list[dict[str, Any]] = await books.notes_between(source.connection, since, until, _MOST_NOTES)
    return tuple(Note(row["at"], row["by"], row["words"]) for row in rows)


def closing_of(calendar: OfficeCalendar, day: date) -> datetime | None:
    """When a day is closed: as its last opening ends, at midnight where the office never closes; None on a day off."""
    periods = calendar.periods(day)
    return periods[-1].ends_at(day, calendar.zone) if periods else None
