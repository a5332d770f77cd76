"""``loket desk figures``: the figures of all desks that allow it, side by side and together."""

import json
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.clock import SystemClock
from bot.commands.saving import save, say
from bot.console import config, run_async, settings_of_process
from bot.errors import OperatorError
from bot.flows.calendar.period import Length, Period, named
from bot.oversight.figures import Figures, of_all
from bot.oversight.round import Round, go_round
from bot.oversight.values import AT_LEAST, HIDDEN, document, marked, table
from bot.settings.file import settings_path
from bot.settings.place import desks_beside, places_in
from bot.texts.operator import in_words

_WHOLE = (Length.MONTH, Length.QUARTER, Length.HALF_YEAR, Length.YEAR)
_NONE = "–"
_NAME = 12
"""Columns that a desk's name has at least."""
_CODE = 1
"""With what it ends when a desk could not be read."""


def figures(
    period: Annotated[str, typer.Option("--period", help=in_words("installation-figures-period"))] = "",
    as_json: Annotated[bool, typer.Option("--json", help=in_words("installation-figures-json"))] = False,
    csv: Annotated[Path | None, typer.Option("--csv", help=in_words("installation-figures-csv"))] = None,
) -> None:
    """Shows aggregates of a period over the desks that allow it; ends with 1 where a desk could not be read."""
    if as_json and csv is not None:
        raise OperatorError(in_words("installation-figures-one-form"))
    desks = desks_beside(settings_path(config()))
    if desks is None:
        raise OperatorError(in_words("installation-none"))
    now = SystemClock().now()
    about = _period(period or f"{now.astimezone(settings_of_process().office.zone):%Y-%m}")
    gone = run_async(go_round(places_in(desks), about, now))
    all_ = of_all([each.figures for each in gone.read])
    if as_json:
        say(json.dumps(document(gone, all_, about), ensure_ascii=False, indent=2))
    elif csv is not None:
        save(csv, table(gone, all_))
    else:
        _show(gone, all_, about)
    if gone.unread:
        raise typer.Exit(_CODE)


def _period(name: str) -> Period:
    """A month or longer: of shorter ones that overlap, somebody could reckon what one day added."""
    # rule: figures-of-whole-months
    try:
        found = named(name)
    except ValueError:
        raise OperatorError(in_words("installation-figures-no-period", given=name)) from None
    if found.length not in _WHOLE:
        raise OperatorError(in_words("installation-figures-no-period", given=name))
    return found


def _show(gone: Round, all_: Figures, period: Period) -> None:
    first, last = period.first.isoformat(), period.last.isoformat()
    say(in_words("installation-figures-title", period=period.name, first=first, last=last, count=len(gone.read)))
    if gone.read:
        for title, columns in _tables():
            _print(title, columns, gone, all_)
        say(f"{HIDDEN}  " + in_words("installation-figures-mark-hidden"))
        say(f"{AT_LEAST}  " + in_words("installation-figures-mark-least"))
        say(f"{_NONE}  " + in_words("installation-figures-mark-none"))
    if gone.apart:
        words = in_words("installation-figures-apart", desks=", ".join(gone.apart))
        Console().print(f"\n{words}", highlight=False, markup=False)
    for name, why in gone.unread.items():
        say("\n" + in_words("installation-figures-unread", name=name, why=why))


Column = tuple[str, Callable[[Figures], str]]


def _tables() -> Iterable[tuple[str, tuple[Column, ...]]]:
    """What stands side by side, so that it fits a terminal of 80 columns."""
    yield (
        in_words("installation-figures-visits"),
        (
            (in_words("installation-figures-begun"), _count("visits_begun")),
            (in_words("installation-figures-ended"), _count("visits_ended")),
            (in_words("installation-figures-finished"), _count("visits_finished")),
            (in_words("installation-figures-no-show"), _count("visits_no_show")),
            (in_words("installation-figures-cancelled"), _count("visits_cancelled")),
            (in_words("installation-figures-silent"), _count("visits_silent")),
        ),
    )
    yield (
        in_words("installation-figures-waits"),
        (
            (in_words("installation-figures-called"), _count("called")),
            (in_words("installation-figures-middle"), lambda each: _length(each.waits.middle)),
            (in_words("installation-figures-most"), lambda each: _length(each.waits.most)),
            (in_words("installation-figures-in-time"), lambda each: _told(each.waits.share, " %")),
            (in_words("installation-figures-capacity"), lambda each: _told(each.capacity)),
        ),
    )
    yield (
        in_words("installation-figures-deviations"),
        (
            (in_words("installation-figures-all-deviations"), _count("deviations")),
            (in_words("installation-figures-time"), _count("deviations_time")),
            (in_words("installation-figures-overall"), _count("deviations_overall")),
            (in_words("installation-figures-equipment"), _count("deviations_equipment")),
            (in_words("installation-figures-output"), _count("deviations_output")),
            (in_words("installation-figures-explained"), _count("explained")),
            (in_words("installation-figures-unexplained"), _count("unexplained")),
        ),
    )
    yield (
        in_words("installation-figures-afterwards"),
        (
            (in_words("installation-figures-open"), _count("follow_ups_open")),
            (in_words("installation-figures-overdue"), _count("follow_ups_overdue")),
            (in_words("installation-figures-forms"), _count("survey_forms")),
            (in_words("installation-figures-index"), _index),
            (in_words("installation-figures-grade"), _grade),
        ),
    )


def _print(title: str, columns: tuple[Column, ...], gone: Round, all_: Figures) -> None:
    shown = Table(title=Text(title), title_justify="left", title_style="bold", box=SIMPLE, padding=(0, 0, 0, 1))
    shown.show_footer, shown.pad_edge = True, False
    first = in_words("installation-column-name"), in_words("installation-figures-all")
    shown.add_column(*first, overflow="fold", min_width=_NAME)
    for head, tell in columns:
        shown.add_column(head, tell(all_), justify="right", no_wrap=True)
    for each in gone.read:
        shown.add_row(each.name, *(tell(each.figures) for _, tell in columns))
    Console().print(shown)


def _count(name: str) -> Callable[[Figures], str]:
    return lambda each: marked(each.counts[name])


def _length(span: timedelta | None) -> str:
    """Minutes and seconds."""
    if span is None:
        return _NONE
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    return f"{minutes}:{seconds:02}"


def _told(value: int | None, unit: str = "") -> str:
    return _NONE if value is None else f"{value}{unit}"


def _index(each: Figures) -> str:
    index = each.survey.index if each.survey else None
    return _NONE if index is None or index.nik is None else str(index.nik)


def _grade(each: Figures) -> str:
    index = each.survey.index if each.survey else None
    return index.grade.letter if index and index.grade else _NONE
