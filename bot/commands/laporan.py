"""``loket laporan``: every paper about a period, as a file."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.clock import SystemClock
from bot.commands.saving import save, source_now
from bot.console import run_async, settings_now
from bot.errors import OperatorError, PaperTooLong
from bot.flows.calendar.period import Period, named, span
from bot.papers.books.guests import MOST_PRINTED, TooLong
from bot.papers.destroyed import notices
from bot.papers.kind import Kind
from bot.papers.kinds import listed
from bot.papers.made import Made
from bot.settings import Settings
from bot.texts import load_texts
from bot.texts.operator import in_words

_PIPE = Path("-")
"""In place of a file: what is made goes to standard output, and nothing else does."""


def laporan(
    kind: Annotated[str, typer.Argument(metavar="JENIS", help=in_words("cli-report-kind"))] = "",
    period: Annotated[str, typer.Option("--period", help=in_words("cli-report-period"))] = "",
    since: Annotated[str, typer.Option("--from", help=in_words("cli-report-from"))] = "",
    until: Annotated[str, typer.Option("--to", help=in_words("cli-report-to"))] = "",
    format_: Annotated[str, typer.Option("--format", help=in_words("cli-report-format"))] = "",
    output: Annotated[Path | None, typer.Option("--output", help=in_words("cli-report-output"))] = None,
    contacts: Annotated[bool, typer.Option("--contacts", help=in_words("cli-report-contacts"))] = False,
) -> None:
    """Makes a paper about a period; without a kind, shows which there are."""
    if not kind:
        _show()
        return
    chosen = _kind(kind)
    wanted = _format(chosen, format_)
    about = period_of(period, since, until)
    try:
        made = run_async(_made(settings_now(), chosen, about, wanted, contacts=contacts))
    except TooLong as fault:
        raise PaperTooLong(in_words("cli-report-too-long", most=MOST_PRINTED, count=fault.args[0])) from fault
    if output == _PIPE:
        sys.stdout.buffer.write(made.content)
    else:
        save(output or Path(made.name), made.content)


def period_of(period: str, since: str, until: str) -> Period:
    """The period that an operator means: by its name, or from one day to another (today, where no end is given). Raises
    OperatorError for what is none."""
    try:
        if since:
            return span(date.fromisoformat(since), date.fromisoformat(until) if until else _today())
        return named(period) if period else named(f"{_today():%Y-%m}")
    except ValueError:
        raise OperatorError(in_words("cli-report-no-period", given=period or f"{since} – {until}")) from None


def _today() -> date:
    return SystemClock().now().astimezone(settings_now().office.zone).date()


def _kind(key: str) -> Kind:
    kinds = listed()
    if key not in kinds:
        raise OperatorError(in_words("cli-report-unknown", given=key, known=", ".join(kinds)))
    return kinds[key]


def _format(kind: Kind, wanted: str) -> str:
    if wanted and wanted not in kind.formats:
        raise OperatorError(in_words("cli-report-no-format", given=wanted, known=", ".join(kind.formats)))
    return wanted or kind.formats[0]


def _show() -> None:
    columns = (
        in_words("cli-report-column-kind"),
        in_words("cli-report-column-title"),
        in_words("cli-report-column-formats"),
    )
    texts, table = load_texts(settings_now().texts.folder), Table(*columns)
    for each in listed().values():
        table.add_row(each.key, texts.say("id", each.title), ", ".join(each.formats))
    Console(soft_wrap=True).print(table)


async def _made(settings: Settings, kind: Kind, period: Period, wanted: str, *, contacts: bool) -> Made:
    told = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)
    with shown_at_work(kind.key, period.name):
        async with source_now(settings, "laporan", f"{kind.key} {period.name}") as source:
            for line in notices(source, period, kind.series):
                told.print(line)
            return await kind.make(replace(source, contacts=contacts), period, wanted)


@contextmanager
def shown_at_work(kind: str, period: str) -> Iterator[None]:
    """A bar that moves, and the time so far, for somebody who waits at a terminal; nothing anywhere else."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(pulse_style="cyan"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        progress.add_task(in_words("cli-report-progress", kind=kind, period=period), total=None)
        yield
