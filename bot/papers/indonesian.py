"""Figures and days as official papers write them, in Indonesian: "1.234,50", "Senin, 23 November 2026". Pure.

Official papers are written in Indonesian whoever asks for them (UU 24/2009 Pasal 27), so no language is chosen here.
"""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal

LOCALE = "id_ID"


def number(value: int | Decimal) -> str:
    """A figure with all the decimals that it has, thousands apart: "1.234", "90,63", "4,0000"; never rounded here."""
    places = -int(value.as_tuple().exponent) if isinstance(value, Decimal) else 0
    pattern = "#,##0" + ("." + "0" * places if places > 0 else "")
    return str(format_decimal(value, format=pattern, locale=LOCALE, decimal_quantization=False))


def long_day(day: date) -> str:
    """A day with its name: "Senin, 23 November 2026"."""
    return format_date(day, "EEEE, d MMMM y", locale=LOCALE)


def day_of(day: date) -> str:
    """A day without its name: "23 November 2026"."""
    return format_date(day, "d MMMM y", locale=LOCALE)


def short_day(day: date) -> str:
    """A day in a narrow column: "23/11/2026"."""
    return format_date(day, "dd/MM/y", locale=LOCALE)


def month_of(day: date) -> str:
    """The month of a day: "November 2026"."""
    return format_date(day, "MMMM y", locale=LOCALE)


def between(first: date, last: date) -> str:
    """From one day to another, nothing said twice: "1–30 November 2026", "1 Oktober – 31 Desember 2026"."""
    if first == last:
        return day_of(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_of(last)}"
    begun = format_date(first, "d MMMM" if first.year == last.year else "d MMMM y", locale=LOCALE)
    return f"{begun} – {day_of(last)}"


def clock_time(at: datetime, zone: ZoneInfo, zone_label: str) -> str:
    """A time of day by the office's clock: "08.00 WIB"."""
    return f"{at.astimezone(zone):%H.%M} {zone_label}".strip()
