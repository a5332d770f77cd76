"""Indonesia's days off: national holidays and the government's collective leave ("cuti bersama").

The ``holidays`` package carries both, year by year as the joint ministerial decree (SKB) is published; the
desk's calendar gets them as a plain set, so that a day can be overruled by the office's settings.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache, partial
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import cast

import holidays
from holidays import HolidayBase, country_holidays

_MOST_KEPT = 64
"""Spans of years that are kept: all desks of a process ask for the same."""


def national_holidays(years: Iterable[int]) -> frozenset[date]:
    """Every public holiday and every day of cuti bersama of these years."""
    return _days(tuple(years), "public", "government")


def holiday_names(years: Iterable[int]) -> Mapping[date, str]:
    """What each of these days is called in Indonesian; "(perkiraan)" where its date is not certain yet."""
    return _names(tuple(years))


def years_without_government_days(years: Iterable[int]) -> tuple[int, ...]:
    """The years, in order, whose cuti bersama is not known yet: the administrator must add it by hand."""
    asked = tuple(sorted(set(years)))
    known = {day.year for day in _days(asked, "government")}
    return tuple(year for year in asked if year not in known)


@lru_cache(_MOST_KEPT)
def _names(years: tuple[int, ...]) -> Mapping[date, str]:
    return dict(_indonesia()(years=years, categories=("public", "government"), language="id"))


@lru_cache(_MOST_KEPT)
def _days(years: tuple[int, ...], *categories: str) -> frozenset[date]:
    return frozenset(_indonesia()(years=years, categories=categories))


@cache
def _indonesia() -> type[HolidayBase]:
    """The package's Indonesia, past its folder of countries, which would load the other two hundred and fifty with it:
    a tenth of a start and 8 MiB for good."""
    loader = SourceFileLoader("indonesia", str(Path(holidays.__file__).parent / "countries" / "indonesia.py"))
    module = ModuleType(loader.name)
    try:
        loader.exec_module(module)
        found: type[HolidayBase] = module.Indonesia
    except (OSError, AttributeError):  # another package of this name than the one that was looked into
        return cast("type[HolidayBase]", partial(country_holidays, "ID"))
    return found
