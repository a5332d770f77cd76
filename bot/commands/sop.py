"""``loket sop``: checking and printing the POS sheet."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.clock import SystemClock
from bot.commands.surroundings import surroundings
from bot.console import settings_now
from bot.flows.procedure.sheet import Sheet
from bot.office import office_of, renderer_of, shelf_of
from bot.rehearsal.walk import Walk
from bot.sop import (
    SheetFault,
    Shelf,
    Written,
    load_sheet,
    printing,
    read_file,
    read_shelf,
    sheet_files,
    side_by_side,
    warned,
)
from bot.texts.operator import in_words

app = typer.Typer(help=in_words("cli-sop"), no_args_is_help=True)


@app.command(help=in_words("cli-sop-check-help"))
def check(
    path: Annotated[Path | None, typer.Argument(help=in_words("cli-sop-files"))] = None,
) -> None:
    """Checks the POS sheet: all faults at once, with line and remedy, then what deserves attention."""
    desk, unseen = surroundings()
    shelf = _shelf(path)
    console = Console(soft_wrap=True)
    for each in shelf.all:
        _print_checked(console, each, warned(each, desk))
    for caution in side_by_side(shelf):
        console.print(in_words("cli-caution", what=caution), highlight=False, markup=False)
    if unseen:
        console.print(unseen, highlight=False, markup=False)


def _print_checked(console: Console, each: Written, told: list[SheetFault]) -> None:
    sheet = each.sheet
    words = (
        in_words("cli-sop-fine", origin=each.origin, steps=len(sheet.steps), total=printing.standard_total(sheet)),
        printing.service_line(sheet),
        printing.courses(sheet),
        printing.serves(sheet),
        printing.readings(sheet),
        *(in_words("cli-caution", what=caution) for caution in told),
    )
    for line in filter(None, words):
        console.print(line, highlight=False, markup=False)


@app.command(help=in_words("cli-sop-show-help"))
def show(file: Annotated[Path | None, typer.Argument(help=in_words("cli-sop-shown"))] = None) -> None:
    """Prints the POS sheet as the official table."""
    console = Console()
    if console.width < 100:
        console = Console(width=100)
    for each in _shelf(file).all:
        _print_sheet(console, each.sheet)


def _print_sheet(console: Console, sheet: Sheet) -> None:
    console.print(printing.identity_block(sheet))
    console.print(printing.official_table(sheet, console.width))
    console.print(printing.standard_total(sheet), highlight=False)
    console.print(printing.service_line(sheet), highlight=False, markup=False)
    console.print(printing.counting(sheet), highlight=False)
    for line in filter(None, (printing.courses(sheet), printing.serves(sheet), printing.readings(sheet))):
        console.print(line, highlight=False, markup=False)
    console.print(printing.evidence_table(sheet))


@app.command(help=in_words("cli-sop-rehearse-help"))
def rehearse(file: Annotated[Path, typer.Argument(help=in_words("cli-sop-rehearsed"))]) -> None:
    """Runs a trial visit through the sheet, step by step; Loket's database is not touched."""
    settings = settings_now()
    sheet = load_sheet(file)
    now = SystemClock().now()
    alone = settings.model_copy(update={"sop": type(settings.sop)()})
    office = replace(office_of(alone, now.date()).office, sheet=sheet)
    tomorrow = office.calendar.local(now).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    begins_at = office.calendar.next_opening(tomorrow) or tomorrow
    console = Console(soft_wrap=True)
    for line in Walk(office, renderer_of(settings), begins_at).tell():
        console.print(line, highlight=False, markup=False)


def _shelf(path: Path | None) -> Shelf:
    """The sheets in a file or a directory; those of the desk where neither is named. One file stands for itself,
    whichever categories it serves."""
    if path is None:
        return shelf_of(settings_now())
    if path.is_dir():
        return read_shelf(sheet_files(None, path))
    return Shelf(read_file(path), {})
