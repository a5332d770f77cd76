"""The survey of a period read back: its results, those of the periods before it, and what is to be improved."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from bot.flows.calendar.period import Period
from bot.flows.state.desk import SurveyResponse
from bot.papers.destroyed import notices
from bot.papers.kind import VISITS
from bot.papers.satisfaction.about import About, Point
from bot.register.source import Source
from bot.satisfaction.improvement import Improvement
from bot.satisfaction.measure import Measure, measure_of
from bot.satisfaction.results import UNNAMED, Results, Served, results_of
from storage import improvements, surveys, views
from storage.bulk import Row

_BEFORE = 4
"""Periods before this one that a trend shows."""
_REMEMBERED = timedelta(days=366)
"""For how long an improvement that is done is told of."""
_LONGEST_WAIT = timedelta(days=180)
"""The longest that settings let questionnaires wait sealed."""


async def about_survey(source: Source, period: Period) -> About:
    """All that the papers about a period's survey are made from."""
    planned, earlier = await improvements_for(source, period)
    today = source.now.astimezone(source.office.calendar.zone).date()
    results, trend = await results_in(source, period), await trend_of(source, period)
    sealed = await sealed_in(source, period)
    gone = notices(source, period, VISITS)
    return About(source.office, source.wording, period, today, results, trend, planned, earlier, sealed, gone)


async def sealed_in(source: Source, period: Period) -> int:
    """How much waits in the tray that may be of a period: nobody knows of when it is before it is opened, but nothing
    waits longer than the settings let it."""
    today = source.now.astimezone(source.office.calendar.zone).date()
    if not period.first <= today <= period.last + _LONGEST_WAIT:
        return 0
    return await surveys.how_many_wait(source.connection)


def measure_in(source: Source) -> Measure:
    """How the office's questionnaire is counted."""
    return measure_of(source.office.instrument, source.office.measuring.weight)


async def results_in(source: Source, period: Period) -> Results:
    """The results of a period."""
    since, until = period.moments(source.office.calendar.zone)
    by_category: Counter[str] = Counter()
    by_channel: Counter[str] = Counter()
    for row in await views.served_between(source.connection, since, until):
        by_category[row["category"] or UNNAMED] += row["count"]
        by_channel[row["channel"]] += row["count"]
    served = Served(by_category, by_channel)
    key, days = source.office.instrument.key, (period.first, period.last)
    vague = await surveys.how_many_vague(source.connection, key, *days)
    return _results(source, await _responses(source, period), served, vague)


async def trend_of(source: Source, period: Period) -> tuple[Point, ...]:
    """The index of the periods of this length before it, and of itself, the earliest first."""
    periods = [period]
    while len(periods) <= _BEFORE:
        periods.append(periods[-1].before)
    return tuple([await _point(source, each) for each in reversed(periods)])


async def improvements_for(source: Source, period: Period) -> tuple[Sequence[Improvement], Sequence[Improvement]]:
    """What is planned because of this period's survey; and what was planned because of earlier ones and is open, or was
    done not long before."""
    every = [Improvement(**row) for row in await improvements.all_improvements(source.connection)]
    now = [each for each in every if period.first <= each.since and each.until <= period.last]
    earlier = [
        each
        for each in every
        if each.until < period.first and (each.done_on is None or each.done_on >= period.first - _REMEMBERED)
    ]
    return now, earlier


async def _point(source: Source, period: Period) -> Point:
    results = _results(source, await _responses(source, period), Served({}, {}))
    return Point(period, results.forms, results.index)


async def _responses(source: Source, period: Period) -> list[SurveyResponse]:
    rows = await surveys.handed_in(source.connection, source.office.instrument.key, period.first, period.last)
    return [_response(row) for row in rows]


def _response(row: Row) -> SurveyResponse:
    return SurveyResponse(**{**row, "profile": row["profile"] or {}})


def _results(source: Source, responses: Sequence[SurveyResponse], served: Served, vague: int = 0) -> Results:
    office = source.office
    return results_of(office.instrument, measure_in(source), responses, served, office.measuring.fewest, vague)
