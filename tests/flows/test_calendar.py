"""The office's hours as they are written, and the calendar on which every term is counted."""

import os
import subprocess
import sys
import time as process_time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.hours import OfficeHours, Period, UnreadableHours, read_hours
from bot.holidays import holiday_names, national_holidays, years_without_government_days
from bot.texts.operator import in_words

WIB = ZoneInfo("Asia/Jakarta")
HOURS = read_hours("Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30")
OFFICE = OfficeCalendar(HOURS, WIB, closed=national_holidays([2026, 2027]))
ROUND_THE_CLOCK = OfficeCalendar(read_hours("Setiap hari 00.00-24.00"), WIB)
ALWAYS = OfficeCalendar(OfficeHours(always=True), WIB, closed=national_holidays([2026]))

MORNING = Period(time(8), time(12))
AFTERNOON = Period(time(13), time(16))


def wib(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=WIB)


# Hours as written

READABLE = [
    ("Senin 08.00-12.00", {0: (MORNING,)}),
    ("senin 8:00 - 12:00", {0: (MORNING,)}),
    ("Senin pukul 08.00–12.00", {0: (MORNING,)}),
    ("Senin s.d. Rabu 08.00 s.d. 12.00", dict.fromkeys(range(3), (MORNING,))),
    ("Senin sampai Rabu 08.00 sampai 12.00", dict.fromkeys(range(3), (MORNING,))),
    ("Senin, Rabu dan Jumat 08.00-12.00", dict.fromkeys((0, 2, 4), (MORNING,))),
    ("Senin-Selasa, Minggu 08.00-12.00", dict.fromkeys((0, 1, 6), (MORNING,))),
    ("Sabtu-Senin 08.00-12.00", dict.fromkeys((5, 6, 0), (MORNING,))),
    ("Jum'at: 08.00-12.00", {4: (MORNING,)}),
    ("Jum’at 08.00-12.00 dan 13.00-16.00", {4: (MORNING, AFTERNOON)}),
    ("Setiap hari 08.00-12.00", dict.fromkeys(range(7), (MORNING,))),
    ("Senin 13.00-16.00, 08.00-12.00", {0: (MORNING, AFTERNOON)}),
    ("Senin 08.00-12.00; Senin 13.00-16.00;", {0: (MORNING, AFTERNOON)}),
    (
        "Senin 20.00-24.00; Selasa 00.00-04.00",
        {0: (Period(time(20), time()),), 1: (Period(time(), time(4)),)},
    ),
    ("Senin 08.00-12.00, 12.00-16.00", {0: (MORNING, Period(time(12), time(16)))}),
]


@pytest.mark.parametrize(("text", "weekly"), READABLE)
def test_hours_are_read_as_offices_write_them(text: str, weekly: dict[int, tuple[Period, ...]]) -> None:
    hours = read_hours(text)
    assert (dict(hours.weekly), hours.always) == (weekly, False)


@pytest.mark.parametrize("text", ["selalu", " Always "])
def test_always_is_a_word_of_its_own(text: str) -> None:
    assert read_hours(text) == OfficeHours(always=True)
    assert str(read_hours(text)) == "selalu"


UNREADABLE = [
    ("", "kosong"),
    (";", "kosong"),
    ("08.00-16.00", "bukan hari"),
    ("Senin", "bukan hari"),
    ("Monday 08.00-16.00", 'hari "monday" tidak dikenal'),
    ("Senin-Jumap 08.00-16.00", 'hari "senin-jumap" tidak dikenal'),
    ("Senin 8-16", 'jam "8-16" tidak dapat dibaca'),
    ("Senin 08.00", 'jam "08.00" tidak dapat dibaca'),
    ("Senin 08.60-16.00", 'jam "08.60" tidak ada'),
    ("Senin 24.00-24.00", 'jam "24.00" tidak ada'),
    ("Senin 08.00-25.00", 'jam "25.00" tidak ada'),
    ("Senin 16.00-08.00", "berakhir sebelum dimulai"),
    ("Senin 08.00-08.00", "berakhir sebelum dimulai"),
    ("Senin 20.00-00.00", "24.00"),
    ("Senin 08.00-12.00, 11.59-16.00", "hari Senin periode 08.00-12.00 dan 11.59-16.00 bertumpang tindih"),
    ("Setiap hari 08.00-24.00; Minggu 23.00-24.00", "hari Minggu"),
]


@pytest.mark.parametrize(("text", "said"), UNREADABLE)
def test_unreadable_hours_say_what_is_wrong_and_what_to_write(text: str, said: str) -> None:
    with pytest.raises(UnreadableHours) as told:
        read_hours(text)
    words = in_words(told.value.reason, **told.value.args_of_reason)
    assert said in f"{words}; {in_words(told.value.remedy)}"


@st.composite
def days_periods(draw: st.DrawFn) -> tuple[Period, ...]:
    """Up to three periods of a day that touch at most, in minutes; 1440 is 24.00."""
    ends = sorted(draw(st.sets(st.integers(0, 1440), min_size=2, max_size=6)))
    pairs = zip(ends[::2], ends[1::2], strict=False)
    return tuple(Period(_clock(start), _clock(end)) for start, end in pairs)


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


@given(st.dictionaries(st.integers(0, 6), days_periods(), min_size=1))
def test_hours_written_out_are_read_back(weekly: dict[int, tuple[Period, ...]]) -> None:
    hours = OfficeHours(weekly)
    assert read_hours(str(hours)) == hours


@given(st.text(alphabet="SeninJumat 0123456789.,;:-–dan'", max_size=40))
def test_reading_never_fails_otherwise(text: str) -> None:
    outcome = _outcome(text)
    if isinstance(outcome, UnreadableHours):
        assert outcome.remedy
    else:
        assert read_hours(str(outcome)) == outcome


def _outcome(text: str) -> OfficeHours | UnreadableHours:
    try:
        return read_hours(text)
    except UnreadableHours as unreadable:
        return unreadable


def test_equal_hours_are_equal_keys() -> None:
    assert len({HOURS, read_hours(str(HOURS)), OfficeHours(always=True)}) == 2


# Open or closed

MOMENTS = [
    ("2026-11-23T07:59:59.999999", False),
    ("2026-11-23T08:00", True),
    ("2026-11-23T11:59:59.999999", True),
    ("2026-11-23T12:00", False),
    ("2026-11-23T12:59", False),
    ("2026-11-23T13:00", True),
    ("2026-11-23T16:00", False),
    ("2026-11-27T11:45", False),  # Friday's longer break
    ("2026-11-27T16:29:59", True),
    ("2026-11-27T16:30", False),
    ("2026-11-28T10:00", False),  # Saturday
    ("2026-12-24T10:00", False),  # cuti bersama
    ("2026-12-25T10:00", False),
    ("2026-03-23T10:00", False),  # cuti bersama Idulfitri
]


@pytest.mark.parametrize(("at", "is_open"), MOMENTS)
def test_the_office_is_open_within_its_periods_only(at: str, is_open: bool) -> None:
    assert OFFICE.is_open(wib(at)) is is_open


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds
def test_an_office_that_never_closes_has_no_closed_instant(at: datetime) -> None:
    assert ROUND_THE_CLOCK.is_open(at)
    assert ALWAYS.is_open(at)
    assert ALWAYS.next_opening(at) == ROUND_THE_CLOCK.next_opening(at) == at


@pytest.mark.parametrize("calendar", [ROUND_THE_CLOCK, ALWAYS])
# rule: midnight-is-no-gap
def test_midnight_is_no_gap(calendar: OfficeCalendar) -> None:
    midnight = wib("2026-11-24T00:00")
    around = (timedelta(microseconds=-1), timedelta(), timedelta(microseconds=1), timedelta(minutes=-1))
    assert all(calendar.is_open(midnight + apart) for apart in around)


@pytest.fixture(params=["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"])
def server_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    process_time.tzset()
    yield request.param
    monkeypatch.undo()
    process_time.tzset()


@pytest.mark.parametrize(("at", "is_open"), MOMENTS)
# rule: clock-of-the-office
def test_neither_the_servers_nor_the_callers_zone_matters(at: str, is_open: bool, server_zone: str) -> None:
    assert os.environ["TZ"] == server_zone
    assert OFFICE.is_open(wib(at).astimezone(UTC)) is is_open
    assert OFFICE.is_open(wib(at).astimezone(ZoneInfo(server_zone))) is is_open


def test_local_is_the_offices_clock_and_naive_times_are_refused() -> None:
    assert OFFICE.local(datetime(2026, 11, 22, 17, 30, tzinfo=UTC)).isoformat() == "2026-11-23T00:30:00+07:00"
    with pytest.raises(ValueError, match="time zone"):
        OFFICE.is_open(datetime(2026, 11, 23, 10))  # noqa: DTZ001 - that it is naive is the point


# Days that are set by hand


def test_a_closure_wins_over_hours_and_an_opening_wins_over_both() -> None:
    day, saturday = date(2026, 12, 24), date(2026, 11, 28)
    calendar = OfficeCalendar(HOURS, WIB, OFFICE.closed | {date(2026, 11, 24)}, frozenset({day, saturday}))
    assert not calendar.is_working_day(date(2026, 11, 24))
    assert calendar.periods(day) == (MORNING, AFTERNOON)
    assert calendar.periods(saturday) == (MORNING, AFTERNOON)
    assert calendar.is_open(wib("2026-11-28T15:59"))
    assert not OFFICE.is_working_day(saturday)


def test_an_opened_day_keeps_its_own_weekdays_hours_and_ties_go_to_the_earlier_weekday() -> None:
    friday, sunday = date(2026, 12, 25), date(2026, 11, 29)
    assert OfficeCalendar(HOURS, WIB, OFFICE.closed, frozenset({friday})).periods(friday) == HOURS.weekly[4]
    two = read_hours("Senin 08.00-12.00; Selasa 13.00-16.00")
    assert OfficeCalendar(two, WIB, opened=frozenset({sunday})).periods(sunday) == (MORNING,)


# Opening, closing, terms

OPENINGS = [
    ("2026-11-23T07:00", "2026-11-23T08:00"),
    ("2026-11-23T09:15", "2026-11-23T09:15"),  # open: at once
    ("2026-11-23T12:00", "2026-11-23T13:00"),
    ("2026-11-23T16:00", "2026-11-24T08:00"),
    ("2026-11-27T16:30", "2026-11-30T08:00"),  # Friday evening to Monday
    ("2026-12-23T20:00", "2026-12-28T08:00"),  # over cuti bersama, Christmas and the weekend
    ("2026-11-23T00:00", "2026-11-23T08:00"),
]


@pytest.mark.parametrize(("at", "opens_at"), OPENINGS)
def test_next_opening(at: str, opens_at: str) -> None:
    found = OFFICE.next_opening(wib(at))
    assert found == wib(opens_at)
    assert found is not None
    assert found.tzinfo is UTC


def test_an_office_closed_for_400_days_has_no_next_opening() -> None:
    at = wib("2026-11-23T17:00")
    closures = [frozenset(at.date() + timedelta(days=n) for n in range(1, days + 1)) for days in (399, 400)]
    daily = read_hours("Setiap hari 08.00-12.00")
    found = [OfficeCalendar(daily, WIB, closed).next_opening(at) for closed in closures]
    assert found == [wib("2027-12-28T08:00"), None]


CLOSINGS = [
    (OFFICE, "2026-11-23T07:00", "2026-11-23T16:00"),
    (OFFICE, "2026-11-27T20:00", "2026-11-27T16:30"),
    (OFFICE, "2026-11-28T10:00", None),
    (OFFICE, "2026-12-24T10:00", None),
    (ROUND_THE_CLOCK, "2026-11-23T10:00", "2026-11-24T00:00"),
    (ALWAYS, "2026-11-23T10:00", None),
]


@pytest.mark.parametrize(("calendar", "at", "closes_at"), CLOSINGS)
def test_closing(calendar: OfficeCalendar, at: str, closes_at: str | None) -> None:
    assert calendar.closing(wib(at)) == (wib(closes_at) if closes_at else None)


TERMS = [
    (OFFICE, "2026-11-23T09:00", 1, "2026-11-24T16:00"),
    (OFFICE, "2026-11-23T23:59", 1, "2026-11-24T16:00"),
    (OFFICE, "2026-11-27T16:30", 1, "2026-11-30T16:00"),  # Friday 16.30: the clock rests at the weekend
    (OFFICE, "2026-11-28T10:00", 1, "2026-11-30T16:00"),
    (OFFICE, "2026-11-23T09:00", 4, "2026-11-27T16:30"),
    (OFFICE, "2026-12-23T09:00", 2, "2026-12-29T16:00"),
    (OFFICE, "2026-03-17T09:00", 1, "2026-03-25T16:00"),  # Nyepi, Idulfitri and their cuti bersama
    (ROUND_THE_CLOCK, "2026-11-27T10:00", 1, "2026-12-01T00:00"),  # open on Saturdays and Sundays, which count for none
    (ROUND_THE_CLOCK, "2026-11-26T10:00", 1, "2026-11-28T00:00"),
    (ALWAYS, "2026-12-23T10:00", 2, "2026-12-30T00:00"),  # Christmas, its cuti bersama and the weekend
    (ALWAYS, "2026-12-26T10:00", 1, "2026-12-29T00:00"),
]


# rule: always-open-is-not-always-working
@pytest.mark.parametrize(("calendar", "after", "days", "ends_at"), TERMS)
def test_terms_in_working_days(calendar: OfficeCalendar, after: str, days: int, ends_at: str) -> None:
    found = calendar.end_of_working_day(wib(after), days)
    assert found == wib(ends_at)
    assert found.tzinfo is UTC


# rule: always-open-is-not-always-working
def test_a_sunday_is_open_but_no_working_day_unless_it_was_opened_on_purpose() -> None:
    sunday, christmas = date(2026, 11, 29), date(2026, 12, 25)
    assert [ALWAYS.opens_on(sunday), ALWAYS.is_working_day(sunday), ALWAYS.is_working_day(christmas)] == [True, 0, 0]
    assert replace(ALWAYS, opened=frozenset({sunday})).is_working_day(sunday)
    six_days = OfficeCalendar(read_hours("Senin-Sabtu 08.00-14.00"), WIB)
    assert six_days.is_working_day(date(2026, 11, 28))


@pytest.mark.parametrize("days", [0, -1, 5000])
def test_terms_that_cannot_be_counted_are_refused(days: int) -> None:
    with pytest.raises(ValueError, match="working days"):
        OFFICE.end_of_working_day(wib("2026-11-23T09:00"), days)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 1), timezones=st.just(WIB)), st.integers(1, 60))  # noqa: DTZ001 - bounds
def test_longer_terms_end_later_and_always_on_working_days(after: datetime, days: int) -> None:
    ends_at = OFFICE.end_of_working_day(after, days)
    assert after < ends_at < OFFICE.end_of_working_day(after, days + 1)
    assert OFFICE.closing(ends_at - timedelta(microseconds=1)) == ends_at


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds
def test_the_office_is_open_at_its_next_opening_and_not_before(at: datetime) -> None:
    opens_at = OFFICE.next_opening(at)
    assert opens_at is not None
    assert opens_at >= at
    assert OFFICE.is_open(opens_at)
    assert opens_at == at or not OFFICE.is_open(opens_at - timedelta(microseconds=1))


# National holidays


def test_holidays_hold_public_holidays_and_cuti_bersama() -> None:
    days = national_holidays([2026])
    assert len(days) == 25  # SKB 2026: 17 and 8
    assert {date(2026, 8, 17), date(2026, 2, 16), date(2026, 12, 24)} <= days
    assert {day.year for day in national_holidays(range(2026, 2028))} == {2026, 2027}
    assert national_holidays([]) == frozenset()


def test_years_whose_cuti_bersama_is_not_known_are_named() -> None:
    assert years_without_government_days([2090, 2026, 2090, 2027]) == (2090,)
    assert years_without_government_days([]) == ()


def test_they_are_those_that_the_package_tells_whoever_asks_it_for_a_country() -> None:
    told = country_holidays("ID", years=range(2015, 2035), categories=("public", "government"), language="id")
    assert holiday_names(range(2015, 2035)) == dict(told)
    assert national_holidays(range(2015, 2035)) == frozenset(told)


def test_no_other_country_is_loaded_for_it() -> None:
    asked = "import sys; from bot.holidays import national_holidays; national_holidays([2026]); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], stdout=subprocess.PIPE, text=True, timeout=60, check=True)
    assert [name for name in told.stdout.split() if name.startswith("holidays.countries")] == []
