"""Open time: what staff owe within minutes and hours counts only while the office is open."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.changes import read_change
from bot.flows.calendar.hours import OfficeHours, read_hours
from bot.flows.calendar.open_time import open_time, open_until
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.sheet import Marker, Sheet
from bot.flows.procedure.standard import read_standard
from bot.flows.procedure.timeline import StepState, Timeline, due_after, fold
from bot.flows.procedure.vocabulary import Source, Word
from bot.holidays import national_holidays
from tests.flows.drawn import START, cases, sheet_of, step

WIB = ZoneInfo("Asia/Jakarta")
HOURS = "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30"
OFFICE = OfficeCalendar(read_hours(HOURS), WIB, closed=national_holidays([2026, 2027]))
ALWAYS = OfficeCalendar(OfficeHours(always=True), WIB, closed=national_holidays([2026]))
ROUND_THE_CLOCK = OfficeCalendar(read_hours("Setiap hari 00.00-24.00"), WIB)
NIGHTS = OfficeCalendar(read_hours("Senin-Jumat 20.00-24.00; Selasa-Sabtu 00.00-04.00"), WIB)
SUMMER_TIME = OfficeCalendar(read_hours("Setiap hari 01.30-09.00, 10.00-18.00"), ZoneInfo("Europe/Amsterdam"))
CALENDARS = [OFFICE, ALWAYS, ROUND_THE_CLOCK, NIGHTS, SUMMER_TIME]

calendars = st.sampled_from(CALENDARS)
_MINUTES = st.integers(0, 60 * 24 * 21).map(lambda n: timedelta(minutes=n))
_BASES = (START, datetime(2027, 3, 20, 9, 0, tzinfo=UTC))
"""The second is before the clocks of Amsterdam change."""
moments = st.builds(
    lambda base, span, odd: base + span + odd,
    st.sampled_from(_BASES),
    _MINUTES,
    st.sampled_from([timedelta(), timedelta(seconds=1)]),
)
spans = st.one_of(st.integers(1, 120), st.integers(1, 6000)).map(lambda n: timedelta(minutes=n))
INSTANT = timedelta(microseconds=1)


def wib(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=WIB)


OPEN = {
    "a morning": ("2026-11-23T09:00", "2026-11-23T10:30", "1:30:00"),
    "over lunch": ("2026-11-23T11:50", "2026-11-23T13:05", "0:15:00"),
    "over the Friday prayer": ("2026-11-27T11:20", "2026-11-27T13:10", "0:20:00"),
    "within lunch": ("2026-11-23T12:10", "2026-11-23T12:50", "0:00:00"),
    "a night": ("2026-11-23T17:00", "2026-11-24T07:59", "0:00:00"),
    "a night with what lies around it": ("2026-11-23T15:50", "2026-11-24T08:20", "0:30:00"),
    "a weekend": ("2026-11-27T16:00", "2026-11-30T08:10", "0:40:00"),
    "Christmas, cuti bersama and a weekend": ("2026-12-23T15:00", "2026-12-28T09:00", "2:00:00"),
    "backwards": ("2026-11-23T10:00", "2026-11-23T09:00", "0:00:00"),
}


@pytest.mark.parametrize(("start", "end", "length"), OPEN.values(), ids=OPEN)
# rule: only-open-time-counts
def test_only_the_overlap_with_opening_hours_counts(start: str, end: str, length: str) -> None:
    assert str(open_time(OFFICE, wib(start), wib(end))) == length


@given(calendars, st.lists(moments, min_size=3, max_size=3).map(sorted))
def test_adjoining_spans_add_up_and_a_longer_span_is_never_shorter(
    calendar: OfficeCalendar, at: list[datetime]
) -> None:
    first, second, third = at
    whole = open_time(calendar, first, third)
    assert whole == open_time(calendar, first, second) + open_time(calendar, second, third)
    assert timedelta() <= open_time(calendar, first, second) <= whole <= third - first


@given(calendars, moments, st.integers(0, 3000))
def test_it_is_the_count_of_the_minutes_in_which_the_office_is_open(
    calendar: OfficeCalendar, start: datetime, minutes: int
) -> None:
    start = start.replace(second=0)
    instants = (start + timedelta(minutes=n) for n in range(minutes))
    counted = sum(calendar.is_open(at) for at in instants)
    assert open_time(calendar, start, start + timedelta(minutes=minutes)) == timedelta(minutes=counted)


@given(calendars, moments, spans)
@example(OFFICE, wib("2026-11-23T15:45").astimezone(UTC), timedelta(minutes=15))
def test_a_span_ends_at_the_first_instant_that_completes_it(
    calendar: OfficeCalendar, start: datetime, span: timedelta
) -> None:
    end = open_until(calendar, start, span)
    assert end is not None
    assert end.tzinfo is UTC
    assert open_time(calendar, start, end) == span
    assert open_time(calendar, start, end - INSTANT) == span - INSTANT


@given(calendars, moments, spans, spans)
def test_two_spans_after_one_another_end_like_one_of_both(
    calendar: OfficeCalendar, start: datetime, first: timedelta, second: timedelta
) -> None:
    between = open_until(calendar, start, first)
    assert between is not None
    assert open_until(calendar, between, second) == open_until(calendar, start, first + second)


@given(st.sampled_from([ALWAYS, ROUND_THE_CLOCK]), moments, moments, spans)
def test_round_the_clock_nothing_is_left_out(
    calendar: OfficeCalendar, start: datetime, end: datetime, span: timedelta
) -> None:
    assert open_time(calendar, start, end) == max(end - start, timedelta())
    assert open_until(calendar, start, span) == start + span


def test_what_never_comes_has_no_end() -> None:
    once_a_week = OfficeCalendar(read_hours("Senin 08.00-08.01"), WIB)
    assert open_until(once_a_week, START, timedelta(hours=8760)) is None


# In the timeline


def counted(sheet: Sheet) -> Sheet:
    """The same sheet with every clock counted while the office is open."""
    steps = [replace(each, standard=replace(each.standard, while_open=True)) for each in sheet.steps]
    return replace(sheet, steps=tuple(steps))


def answered_in(printed: str, *reports: tuple[str, str], now: str) -> Timeline:
    sheet = counted(sheet_of([step(1, printed, Marker(Word.ANSWERED), Marker(Word.CALLED)), step(2, "-")]))
    pieces = [
        Evidence(word, Word(word), wib(at), wib(at), Source.DESK if word == "dipanggil" else Source.STAFF, "s1")
        for word, at in reports
    ]
    return fold(sheet, pieces, OFFICE, wib(now))


DUE = {
    "over lunch": ("2026-11-23T11:50", "15 menit", "2026-11-23T13:05"),
    "over the night": ("2026-11-23T15:50", "30 menit", "2026-11-24T08:20"),
    "after closing": ("2026-11-23T17:00", "15 menit", "2026-11-24T08:15"),
    "seven hours are a whole day": ("2026-11-23T10:00", "7 jam", "2026-11-24T10:00"),
    "just fits": ("2026-11-23T15:45", "15 menit", "2026-11-23T16:00"),
    "before Christmas": ("2026-12-23T15:50", "15 menit", "2026-12-28T08:05"),
}


@pytest.mark.parametrize(("began", "printed", "due"), DUE.values(), ids=DUE)
# rule: staff-time-while-open
def test_a_step_of_staff_waits_while_the_office_is_closed(began: str, printed: str, due: str) -> None:
    before = (wib(due) - INSTANT).isoformat()
    running = answered_in(printed, ("dipanggil", began), now=before[:26])
    assert (running.line(1).due_at, running.overruns) == (wib(due), ())
    late = answered_in(printed, ("dipanggil", began), now=due)
    assert [overrun.due_at for overrun in late.overruns] == [wib(due)]


THROUGH = {
    "over lunch": ("2026-11-23T11:50", "15 menit", "2026-11-23T12:05"),
    "over the night": ("2026-11-23T15:50", "30 menit", "2026-11-24T08:20"),
    "over the Friday prayer": ("2026-11-27T11:20", "2 jam", "2026-11-27T13:20"),
}


@pytest.mark.parametrize(("began", "printed", "due"), THROUGH.values(), ids=THROUGH)
# rule: breaks-as-the-sheet-says
def test_where_the_sheet_says_so_minutes_run_on_through_the_break(began: str, printed: str, due: str) -> None:
    standard = replace(read_standard(printed), while_open=True, through_breaks=True)
    assert due_after(wib(began), standard, OFFICE) == wib(due)


def test_what_is_closed_on_purpose_is_no_break_that_minutes_run_through() -> None:
    closed = replace(OFFICE, changes=(read_change("tutup 2026-11-23/2026-11-23 12.30-14.00"),))
    standard = replace(read_standard("1 jam"), while_open=True, through_breaks=True)
    assert due_after(wib("2026-11-23T11:50"), standard, closed) == wib("2026-11-23T14:20")


def test_what_it_took_is_told_in_open_time() -> None:
    line = answered_in(
        "30 menit", ("dipanggil", "2026-11-23T15:50"), ("dijawab", "2026-11-24T08:10"), now="2026-11-24T09:00"
    )
    assert (line.line(1).used, line.overruns) == (timedelta(minutes=20), ())


@pytest.mark.parametrize(("ended", "late"), [("15:59", 0), ("16:00", 0), ("19:30", 0)])
def test_overtime_is_no_delay(ended: str, late: int) -> None:
    began = ("dipanggil", "2026-11-23T15:45")
    line = answered_in("15 menit", began, ("dijawab", f"2026-11-23T{ended}"), now="2026-11-24T09:00")
    assert len(line.overruns) == late
    next_morning = answered_in("15 menit", began, ("dijawab", "2026-11-24T08:01"), now="2026-11-24T09:00")
    assert len(next_morning.overruns) == 1


@given(cases(), calendars, st.booleans())
def test_the_limit_of_the_running_step_is_the_moment_from_which_it_is_overrun(
    case: tuple[Sheet, tuple[Evidence, ...], datetime], calendar: OfficeCalendar, while_open: bool
) -> None:
    sheet, evidence, now = case
    sheet = counted(sheet) if while_open else sheet
    current = fold(sheet, evidence, calendar, now).current
    if current is None or current.due_at is None:
        return
    for at, over in ((current.due_at - INSTANT, False), (current.due_at, True)):
        line = fold(sheet, evidence, calendar, at)
        assert line.current == current
        assert any(overrun.last is current.step for overrun in line.overruns) is over


@given(cases(), calendars)
def test_a_late_step_took_more_open_time_than_its_standard(
    case: tuple[Sheet, tuple[Evidence, ...], datetime], calendar: OfficeCalendar
) -> None:
    sheet, evidence, now = case
    line = fold(counted(sheet), evidence, calendar, now)
    late = {overrun.last.no for overrun in line.overruns if overrun.first is overrun.last}
    for entry in line.lines:
        clock = entry.step.standard.clock
        if entry.state is StepState.DONE and entry.used is not None and clock is not None:
            assert (entry.used > clock) == (entry.step.no in late)
