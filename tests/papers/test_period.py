"""Periods: what they hold, what they are called, and that every day has its own."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.calendar.period import Length, Period, named, of_length, span

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
FIXED = [length for length in Length if length is not Length.SPAN]


@given(st.sampled_from(FIXED), DAYS)
def test_every_day_lies_in_one_period_of_each_length(length: Length, day: date) -> None:
    period = of_length(length, day)
    assert period.first <= day <= period.last
    assert {of_length(length, each) for each in (period.first, period.last)} == {period}
    assert of_length(length, period.last + timedelta(days=1)).first == period.last + timedelta(days=1)
    assert period.before.last == period.first - timedelta(days=1)


@given(st.sampled_from(FIXED), DAYS)
def test_a_period_is_found_by_its_name(length: Length, day: date) -> None:
    assert named(of_length(length, day).name) == of_length(length, day)


@given(DAYS, st.integers(0, 400))
def test_a_span_is_found_by_its_name(first: date, days: int) -> None:
    chosen = span(first, first + timedelta(days=days))
    assert named(chosen.name) == chosen
    assert len(list(chosen.days)) == days + 1 == len(list(chosen.before.days))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026-11-23", date(2026, 11, 23), date(2026, 11, 23)),
        ("2026-M53", date(2026, 12, 28), date(2027, 1, 3)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-tw4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-S1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_names(name: str, first: date, last: date) -> None:
    assert (named(name).first, named(name).last) == (first, last)


@pytest.mark.parametrize(
    "name", ["", "2026-13", "2026-TW5", "2026-S3", "2025-M53", "kemarin", "2026-02-30", "2026-11-09_2026-11-08"]
)
def test_what_is_no_period(name: str) -> None:
    with pytest.raises(ValueError, match="no period"):
        named(name)


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends after"):
        span(date(2026, 11, 23), date(2026, 11, 22))


def test_a_day_begins_at_midnight_of_the_office() -> None:
    since, until = Period(Length.DAY, date(2026, 11, 23), date(2026, 11, 23)).moments(ZoneInfo("Asia/Jakarta"))
    assert since.isoformat() == "2026-11-23T00:00:00+07:00"
    assert until - since == timedelta(days=1)
