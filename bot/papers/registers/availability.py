"""When the desk was there: its opening hours, less what declared disturbances took of them, month by month."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from bot.flows.calendar.open_time import open_time
from bot.flows.calendar.period import Length, Period, of_length, span
from bot.flows.state.disturbance import Disturbance
from bot.papers import indonesian
from bot.papers.registers.telling import Telling
from bot.papers.workbook import Cell, Column, Page

Stretch = tuple[datetime, datetime]


def availability(telling: Telling, disturbances: Iterable[Disturbance], first_day: date | None) -> tuple[Page, ...]:
    """The months of the period, counted from the desk's first day on; and the disturbances in it one by one."""
    declared = [each for each in disturbances if each.declared]
    say = telling.say
    months = (
        Column(say("month"), 20),
        Column(say("open-hours"), 22),
        Column(say("disturbed-hours"), 22),
        Column(say("disturbances-count"), 14),
        Column(say("available"), 16),
    )
    each_one = (
        Column(say("no"), 5),
        Column(say("began"), 17),
        Column(say("ended"), 17),
        Column(say("cause"), 16),
        Column(say("explanation"), 40),
        Column(say("declared-by"), 20),
        Column(say("disturbed-hours"), 22),
    )
    rows = tuple(_month(telling, month, declared, first_day) for month in _months(telling.period))
    told = tuple(_disturbances(telling, declared))
    return (
        Page(say("availability-tab"), say("availability"), months, rows, telling.lines),
        Page(say("disturbances-tab"), say("disturbances"), each_one, told, telling.lines),
    )


def _months(period: Period) -> Iterator[Period]:
    """The period cut at the ends of months."""
    first = period.first
    while first <= period.last:
        last = min(of_length(Length.MONTH, first).last, period.last)
        yield span(first, last)
        first = last + timedelta(days=1)


def _month(telling: Telling, month: Period, declared: list[Disturbance], first_day: date | None) -> tuple[Cell, ...]:
    days = indonesian.between(month.first, month.last)
    if first_day is None or first_day > month.last:
        # rule: no-availability-before-the-desk
        return (days, *("–",) * 4)
    calendar = telling.source.office.calendar
    since, until = span(max(first_day, month.first), month.last).moments(calendar.zone)
    until = min(until, telling.source.now)
    opened = open_time(calendar, since, until)
    stretches = [cut for each in declared if (cut := _cut(telling, each, since, until))]
    lost = sum((open_time(calendar, *each) for each in _joined(stretches)), timedelta())
    told = (telling.length(opened), telling.length(lost), len(stretches))
    return (days, *told, _share(opened, lost))


def _cut(telling: Telling, each: Disturbance, since: datetime, until: datetime) -> Stretch | None:
    """The part of a disturbance that lies within a span; one that lasts goes on until now."""
    began, ended = max(each.now.began_at, since), min(each.now.ended_at or telling.source.now, until)
    return (began, ended) if began < ended else None


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """The stretches without their overlaps: what two disturbances take at once is lost once."""
    joined: list[Stretch] = []
    for began, ended in sorted(stretches):
        if joined and began <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ended))
        else:
            joined.append((began, ended))
    return joined


def _share(opened: timedelta, lost: timedelta) -> str:
    """How much of the opening hours the desk was there, in percent with two decimals."""
    if not opened:
        return "–"
    share = Decimal(round((opened - lost).total_seconds())) * 100 / Decimal(round(opened.total_seconds()))
    return f"{indonesian.number(share.quantize(Decimal('0.01'), ROUND_HALF_UP))} %"


def _disturbances(telling: Telling, declared: list[Disturbance]) -> Iterator[tuple[Cell, ...]]:
    calendar = telling.source.office.calendar
    within = telling.period.moments(calendar.zone)
    found = [(each, cut) for each in declared if (cut := _cut(telling, each, *within))]
    for no, (each, cut) in enumerate(found, 1):
        ended = telling.moment(each.now.ended_at) or telling.say("lasts")
        cause = telling.source.wording.say(f"cause-{each.now.cause.value}")
        who, lost = telling.who(each.now.by, "supervisor"), telling.length(open_time(calendar, *cut))
        yield (no, telling.moment(each.now.began_at), ended, cause, each.now.words, who, lost)
