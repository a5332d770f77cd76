"""Changes of the office's hours: what they do to a day, from when, and how what has begun before is judged."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.changes import Change, Kind, read_change
from bot.flows.calendar.hours import OfficeHours, Period, UnreadableHours, read_hours
from bot.flows.calendar.judged import judged
from bot.flows.calendar.open_time import open_time, open_until
from bot.flows.calendar.rulings import Ruling, Rulings
from bot.flows.calendar.spans import Periods, common, joined, without
from bot.holidays import holiday_names, national_holidays, years_without_government_days
from bot.kept_calendars import digest, read_kept_calendar, written

WIB = ZoneInfo("Asia/Jakarta")
HOURS = "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30"
OFFICE = OfficeCalendar(read_hours(HOURS), WIB, closed=national_holidays([2026, 2027]))
NIGHT_AND_DAY = OfficeCalendar(OfficeHours(always=True), WIB)
EVERY_HOUR = OfficeCalendar(read_hours("Setiap hari 00.00-24.00"), WIB)
MONDAY = date(2026, 11, 23)
BEFORE = datetime(2026, 11, 20, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


def wib(written_at: str) -> datetime:
    return datetime.fromisoformat(written_at).replace(tzinfo=WIB)


def ruled(calendar: OfficeCalendar, *changes: str | Ruling) -> OfficeCalendar:
    made = [each if isinstance(each, Ruling) else Ruling(each, read_change(each), BEFORE) for each in changes]
    return replace(calendar, rulings=Rulings((*calendar.rulings.listed, *made)))


def of(calendar: OfficeCalendar, day: str) -> str:
    return ", ".join(map(str, calendar.periods(date.fromisoformat(day))))


DAYS = [
    ((), "2026-11-23", "08.00-12.00, 13.00-16.00"),
    (("tutup 2026-11-23/2026-11-23",), "2026-11-23", ""),
    (("tutup 2026-11-23/2026-11-23 13.00-16.00",), "2026-11-23", "08.00-12.00"),
    (("tutup 2026-11-23/2026-11-25 11.00-14.00",), "2026-11-25", "08.00-11.00, 14.00-16.00"),
    (("tutup 2026-11-23/2026-11-25 11.00-14.00",), "2026-11-26", "08.00-12.00, 13.00-16.00"),
    (("buka 2026-11-28/2026-11-28",), "2026-11-28", "08.00-12.00, 13.00-16.00"),
    (("buka 2026-11-28/2026-11-28 09.00-11.00",), "2026-11-28", "09.00-11.00"),
    (("buka 2026-11-23/2026-11-23 16.00-18.00",), "2026-11-23", "08.00-12.00, 13.00-18.00"),
    (("buka 2026-12-25/2026-12-25 08.00-10.00",), "2026-12-25", "08.00-10.00"),
    (("tutup 2026-11-23/2026-11-23", "buka 2026-11-23/2026-11-23 10.00-11.00"), "2026-11-23", "10.00-11.00"),
    (("buka 2026-11-23/2026-11-23 10.00-11.00", "tutup 2026-11-23/2026-11-23"), "2026-11-23", ""),
    (("jam 2026-11-23/2026-11-24 Senin 09.00-10.00",), "2026-11-23", "09.00-10.00"),
    (("jam 2026-11-23/2026-11-24 Senin 09.00-10.00",), "2026-11-24", ""),
    (("jam 2026-12-21/2026-12-31 Senin-Jumat 09.00-10.00",), "2026-12-25", ""),
    (
        ("tutup 2026-11-23/2026-11-23 09.30-11.00", "jam 2026-11-23/2026-11-24 Senin 09.00-10.00"),
        "2026-11-23",
        "09.00-09.30",
    ),
    (
        ("jam 2026-11-23/2026-11-24 Senin 09.00-10.00", "jam 2026-11-23/2026-11-23 Senin 07.00-08.00"),
        "2026-11-23",
        "07.00-08.00",
    ),
]


@pytest.mark.parametrize(("changes", "day", "periods"), DAYS)
def test_a_day_has_the_hours_that_changes_give_it(changes: tuple[str, ...], day: str, periods: str) -> None:
    assert of(ruled(OFFICE, *changes), day) == periods
    assert of(replace(OFFICE, changes=tuple(map(read_change, changes))), day) == periods


ENTERED = [
    ("2026-11-23T08:00", None, "08.00-12.00"),
    ("2026-11-23T14:00", None, "08.00-12.00, 13.00-14.00"),
    ("2026-11-23T16:30", None, "08.00-12.00, 13.00-16.00"),
    ("2026-11-23T12:30", "2026-11-23T14:30", "08.00-12.00, 14.30-16.00"),
    ("2026-11-23T13:30", "2026-11-23T14:30", "08.00-12.00, 13.00-13.30, 14.30-16.00"),
    ("2026-11-23T07:00", "2026-11-23T07:30", "08.00-12.00, 13.00-16.00"),
]


@pytest.mark.parametrize(("entered", "withdrawn", "periods"), ENTERED)
# rule: ruling-holds-from-its-entry
def test_a_ruling_says_nothing_of_what_is_past(entered: str, withdrawn: str | None, periods: str) -> None:
    change = read_change("tutup 2026-11-23/2026-11-23 13.00-16.00")
    ruling = Ruling("x", change, wib(entered), withdrawn_at=wib(withdrawn) if withdrawn else None)
    assert of(ruled(OFFICE, ruling), "2026-11-23") == periods


def test_an_office_that_never_closes_closes_for_a_ruling_and_no_minute_more() -> None:
    for calendar in (NIGHT_AND_DAY, EVERY_HOUR):
        closed = ruled(calendar, "tutup 2026-11-23/2026-11-23 22.00-24.00", "tutup 2026-11-24/2026-11-24 00.00-02.00")
        assert open_time(closed, wib("2026-11-23T21:00"), wib("2026-11-24T03:00")) == timedelta(hours=2)
        assert closed.next_opening(wib("2026-11-23T23:00")) == wib("2026-11-24T02:00")
        assert closed.is_open(wib("2026-11-25T00:00") - INSTANT)
        assert closed.is_open(wib("2026-11-25T00:00"))


@pytest.mark.parametrize(
    ("changes", "at", "is_break", "is_paused"),
    [
        ((), "2026-11-23T12:30", True, True),
        ((), "2026-11-23T16:30", False, False),
        (("tutup 2026-11-23/2026-11-23 10.00-11.00",), "2026-11-23T10:30", False, True),
        (("tutup 2026-11-23/2026-11-23 10.00-14.00",), "2026-11-23T12:30", True, True),
        (("tutup 2026-11-23/2026-11-23 10.00-16.00",), "2026-11-23T12:30", False, False),
        (("jam 2026-11-23/2026-11-23 Senin 08.00-12.00, 12.30-15.00",), "2026-11-23T12:15", True, True),
        (("jam 2026-11-23/2026-11-23 Senin 08.00-12.00, 12.30-15.00",), "2026-11-23T12:45", False, False),
    ],
)
def test_a_break_is_the_timetables_own(changes: tuple[str, ...], at: str, is_break: bool, is_paused: bool) -> None:
    calendar = ruled(OFFICE, *changes)
    assert (calendar.is_break(wib(at)), calendar.is_paused(wib(at))) == (is_break, is_paused)


@pytest.mark.parametrize("text", sorted({each for changes, _, _ in DAYS for each in changes}))
def test_a_change_reads_back_as_it_was_written(text: str) -> None:
    assert str(read_change(text)) == text


@pytest.mark.parametrize(
    "text", ["", "tutup", "tutup 2026-11-24/2026-11-23", "tutup 2026-13-01/2026-13-01", "jam 2026-11-23/2026-11-23"]
)
def test_what_is_no_change_is_refused(text: str) -> None:
    with pytest.raises((ValueError, UnreadableHours)):
        read_change(text)


# Judged by


CLOSED_LATER = Ruling("x", read_change("tutup 2026-11-23/2026-11-23 10.00-12.00"), wib("2026-11-23T10:00"))
OPENED_LATER = Ruling("y", read_change("buka 2026-11-23/2026-11-23 12.00-13.00"), wib("2026-11-23T10:00"))


def test_what_has_begun_is_not_charged_for_time_that_was_closed_after_it() -> None:
    # rule: closed-since-is-not-charged
    by = judged(OFFICE, Rulings((CLOSED_LATER,)), wib("2026-11-23T09:50"))
    assert open_until(by, wib("2026-11-23T09:55"), timedelta(minutes=10)) == wib("2026-11-23T13:05")
    assert open_time(by, wib("2026-11-23T08:00"), wib("2026-11-23T10:00")) == timedelta(hours=2)


def test_what_has_begun_is_not_hurried_by_hours_that_were_added_after_it() -> None:
    by = judged(OFFICE, Rulings((OPENED_LATER,)), wib("2026-11-23T09:50"))
    assert open_until(by, wib("2026-11-23T11:55"), timedelta(minutes=10)) == wib("2026-11-23T13:05")


def test_what_begins_after_goes_by_the_hours_as_they_are_then() -> None:
    present = ruled(OFFICE, OPENED_LATER)
    by = judged(present, present.rulings, wib("2026-11-23T10:01"))
    assert by is present
    assert open_until(by, wib("2026-11-23T11:55"), timedelta(minutes=10)) == wib("2026-11-23T12:05")


def test_what_began_under_a_closing_that_was_withdrawn_is_not_charged_for_it() -> None:
    kept = ruled(OFFICE, CLOSED_LATER)
    gone = replace(CLOSED_LATER, withdrawn_at=wib("2026-11-23T10:30"))
    by = judged(kept, Rulings((gone,)), wib("2026-11-23T10:10"))
    assert not open_time(by, wib("2026-11-23T10:10"), wib("2026-11-23T12:00"))


@pytest.mark.parametrize(
    ("change", "due"),
    [
        ("tutup 2026-11-24/2026-11-24 13.00-16.00", "2026-11-25T11:00"),
        ("tutup 2026-11-24/2026-11-24", "2026-11-25T16:00"),
        ("jam 2026-11-24/2026-12-24 Senin-Kamis 08.00-12.00, 12.30-15.00", "2026-11-25T09:00"),
        ("buka 2026-11-24/2026-11-24 16.00-18.00", "2026-11-24T16:00"),
    ],
)
def test_what_is_cut_off_the_last_working_day_is_given_back(change: str, due: str) -> None:
    ruling = Ruling("x", read_change(change), wib("2026-11-23T10:00"))
    by = judged(OFFICE, Rulings((ruling,)), wib("2026-11-23T09:00"))
    assert by.end_of_working_day(wib("2026-11-23T09:00"), 1) == wib(due)


# Whatever changes there are

_DAYS = st.integers(-2, 9).map(lambda n: MONDAY + timedelta(days=n))
_CLOCKS = st.integers(0, 95).map(lambda n: (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=15 * n)).time())


@st.composite
def _periods(draw: st.DrawFn, most: int = 3) -> Periods:
    found = []
    for _ in range(draw(st.integers(0, most))):
        start, end = draw(_CLOCKS), draw(_CLOCKS)
        if start < end or end == datetime.min.time():
            found.append(Period(start, end))
    return joined(found)


@st.composite
def _rulings(draw: st.DrawFn) -> Ruling:
    first = draw(_DAYS)
    last = first + timedelta(days=draw(st.integers(0, 3)))
    kind = draw(st.sampled_from(list(Kind)))
    hours = OfficeHours({n: draw(_periods()) or (Period(datetime.min.time(), datetime.min.time()),) for n in range(5)})
    change = Change(kind, first, last, *((), hours) if kind is Kind.HOURS else (draw(_periods()),))
    entered = BEFORE + timedelta(minutes=draw(st.integers(0, 60 * 24 * 9)))
    withdrawn = draw(st.none() | st.integers(1, 60 * 24 * 3).map(lambda n: entered + timedelta(minutes=n)))
    return Ruling("r", change, entered, withdrawn_at=withdrawn)


_MOMENTS = st.integers(0, 60 * 24 * 10).map(lambda n: BEFORE + timedelta(minutes=n))
_LISTS = st.lists(_rulings(), max_size=4).map(lambda found: Rulings(tuple(found)))
_CALENDARS = st.sampled_from([OFFICE, NIGHT_AND_DAY, EVERY_HOUR])


def _any(calendar: OfficeCalendar, before: Rulings, after: Rulings, since: datetime) -> Sequence[OfficeCalendar]:
    kept = replace(calendar, rulings=before)
    found = [kept, judged(kept, Rulings((*before.listed, *after.listed)), since)]
    return [*found, *(each.unbroken for each in found)]


@given(_CALENDARS, _LISTS, _LISTS, st.lists(_MOMENTS, min_size=3, max_size=3).map(sorted))
def test_open_time_under_any_changes_adds_up_and_is_never_negative(
    calendar: OfficeCalendar, before: Rulings, after: Rulings, at: list[datetime]
) -> None:
    first, second, third = at
    for each in _any(calendar, before, after, first):
        whole = open_time(each, first, third)
        assert whole == open_time(each, first, second) + open_time(each, second, third)
        assert timedelta() <= open_time(each, first, second) <= whole <= third - first


@given(_CALENDARS, _LISTS, _LISTS, _MOMENTS, st.integers(1, 300))
def test_a_ruling_makes_nothing_due_earlier_that_has_begun(
    calendar: OfficeCalendar, before: Rulings, after: Rulings, since: datetime, minutes: int
) -> None:
    kept = replace(calendar, rulings=before)
    by = judged(kept, Rulings((*before.listed, *after.listed)), since)
    span = timedelta(minutes=minutes)
    due, then = open_until(by, since, span), open_until(kept, since, span)
    assert due is not None
    assert then is not None
    assert due >= then
    assert by.end_of_working_day(since, 2) >= kept.end_of_working_day(since, 2)


@given(_CALENDARS, _LISTS, _rulings(), _MOMENTS, _MOMENTS)
def test_a_later_ruling_never_touches_what_was_before_it(
    calendar: OfficeCalendar, before: Rulings, ruling: Ruling, one: datetime, other: datetime
) -> None:
    kept, after = replace(calendar, rulings=before), replace(calendar, rulings=Rulings((*before.listed, ruling)))
    start, end = min(one, ruling.entered_at), min(other, ruling.entered_at)
    assert open_time(kept, start, end) == open_time(after, start, end)


@given(_CALENDARS, _LISTS)
def test_a_calendar_with_rulings_reads_back_and_opens_on_the_same_days(
    calendar: OfficeCalendar, rulings: Rulings
) -> None:
    full = replace(calendar, rulings=rulings)
    text = written(full)
    back = read_kept_calendar(text, digest(text), OFFICE)
    assert written(back) == text
    latest = rulings.latest
    days = [MONDAY + timedelta(days=n) for n in range(-4, 14)]
    assert all(
        back.periods(day) == full.periods(day) for day in days if latest is None or day >= full.local(latest).date()
    )


@given(_periods(4), _periods(4))
def test_periods_are_cut_and_joined_minute_by_minute(one: Periods, other: Periods) -> None:
    clocks = [(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n)).time() for n in range(0, 24 * 60, 5)]
    for found, holds in (
        (common(one, other), lambda a, b: a and b),
        (without(one, other), lambda a, b: a and not b),
        (joined((*one, *other)), lambda a, b: a or b),
    ):
        for at in clocks:
            assert any(at in p for p in found) is holds(any(at in p for p in one), any(at in p for p in other))  # type: ignore[no-untyped-call]  # a lambda of two truths


# The years of the ministers' decrees (SKB)


@pytest.mark.parametrize(("year", "public", "together"), [(2026, 17, 8), (2027, 18, 8)])
def test_the_days_off_of_a_year_are_those_of_the_decree(year: int, public: int, together: int) -> None:
    names = holiday_names([year])
    shared = {day for day, name in names.items() if "cuti bersama" in name.lower()}
    assert set(names) == national_holidays([year])
    assert (len(set(names) - shared), len(shared)) == (public, together)
    assert years_without_government_days([year]) == ()


TOGETHER = {
    2026: ["02-16", "03-18", "03-20", "03-23", "03-24", "05-15", "05-28", "12-24"],
    2027: ["02-05", "03-09", "03-12", "03-15", "03-25", "05-18", "05-19", "12-24"],
}


@pytest.mark.parametrize("year", TOGETHER)
def test_the_office_is_closed_on_every_day_of_cuti_bersama(year: int) -> None:
    days = [date.fromisoformat(f"{year}-{day}") for day in TOGETHER[year]]
    assert not any(OFFICE.is_working_day(day) for day in days)
    assert all("cuti bersama" in holiday_names([year])[day].lower() for day in days)


def test_a_holiday_that_is_not_certain_yet_says_so_and_a_year_without_decree_is_known() -> None:
    names = holiday_names([2027])
    assert "(perkiraan)" in names[date(2027, 5, 17)]
    assert "(perkiraan)" not in names[date(2027, 8, 17)]
    assert years_without_government_days([2027, 2028]) == (2028,)
