"""Figures and days as Indonesian papers write them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.papers import indonesian


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (1234567, "1.234.567"),
        (-5, "-5"),
        (Decimal("90.63"), "90,63"),
        (Decimal("4.0000"), "4,0000"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("0.111"), "0,111"),
        (Decimal(100), "100"),
        (Decimal("1E+2"), "100"),
    ],
)
def test_figures_keep_their_decimals(value: int | Decimal, written: str) -> None:
    assert indonesian.number(value) == written


def test_days_and_times() -> None:
    day = date(2026, 11, 23)
    assert indonesian.long_day(day) == "Senin, 23 November 2026"
    assert indonesian.day_of(date(2026, 8, 1)) == "1 Agustus 2026"
    assert indonesian.short_day(day) == "23/11/2026"
    assert indonesian.month_of(day) == "November 2026"
    at = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    assert indonesian.clock_time(at, ZoneInfo("Asia/Jakarta"), "WIB") == "08.00 WIB"


def test_from_one_day_to_another_says_nothing_twice() -> None:
    assert indonesian.between(date(2026, 11, 1), date(2026, 11, 30)) == "1–30 November 2026"
    assert indonesian.between(date(2026, 10, 1), date(2026, 12, 31)) == "1 Oktober – 31 Desember 2026"
    assert indonesian.between(date(2026, 12, 28), date(2027, 1, 3)) == "28 Desember 2026 – 3 Januari 2027"
    assert indonesian.between(date(2026, 11, 23), date(2026, 11, 23)) == "23 November 2026"
