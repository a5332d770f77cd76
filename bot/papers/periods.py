"""How official papers call periods: "Triwulan IV Tahun 2026". Pure."""

from datetime import date

from bot.flows.calendar.period import Length, Period, of_length
from bot.papers import indonesian
from bot.texts.official import in_official_words as say

_ROMAN = ("I", "II", "III", "IV")


def period_words(period: Period) -> str:
    """What a period is called on a paper, the same on all of them."""
    year, within = str(period.first.year), _ROMAN[(period.within_year - 1) % len(_ROMAN)]
    match period.length:
        case Length.DAY:
            return say("period-day", day=indonesian.long_day(period.first))
        case Length.WEEK:
            iso = period.first.isocalendar()
            return say("period-week", no=str(iso.week), year=str(iso.year))
        case Length.MONTH:
            return say("period-month", month=indonesian.month_of(period.first))
        case Length.QUARTER:
            return say("period-quarter", roman=within, year=year)
        case Length.HALF_YEAR:
            return say("period-half", roman=within, year=year)
        case Length.YEAR:
            return say("period-year", year=year)
        case Length.SPAN:
            return say("period-span", days=indonesian.between(period.first, period.last))


def with_days(period: Period) -> str:
    """The same with its days: "Minggu ke-48 Tahun 2026 (23–29 November 2026)"."""
    if period.length in (Length.DAY, Length.SPAN):
        return period_words(period)
    return f"{period_words(period)} ({indonesian.between(period.first, period.last)})"


def quarter_of(day: date) -> str:
    """The quarter that a day lies in, for short: "TW IV 2026"."""
    quarter = of_length(Length.QUARTER, day)
    return say("period-short-quarter", roman=_ROMAN[quarter.within_year - 1], year=str(day.year))
