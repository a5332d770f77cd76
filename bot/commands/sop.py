"""``loket sop``: checking and printing the POS sheet."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.clock import SystemClock
from bot.commands.surroundings import surroundings
from bot.console import settings_now
from bot.flows.procedure.sheet import Sheet
from bot.office import office_of, renderer_of
from bot.rehearsal.walk import Walk
from bot.sop import default_sheet_text, examine, load_sheet, printing, read_sheet

app = typer.Typer(help="Lembar POS.", no_args_is_help=True)


@app.command()
def check(file: Annotated[Path, typer.Argument(help="Berkas lembar POS (TOML).")]) -> None:
    """Periksa lembar POS: semua kesalahan sekaligus, dengan baris dan perbaikannya, lalu yang perlu diperhatikan."""
    desk, unseen = surroundings()
    sheet, told = examine(file, desk)
    console = Console(soft_wrap=True)
    console.print(f"{file}: benar. {len(sheet.steps)} langkah. {printing.standard_total(sheet)}", highlight=False)
    console.print(printing.service_line(sheet), highlight=False, markup=False)
    _print_readings(console, sheet)
    for caution in told:
        console.print(f"Perhatikan: {caution}", highlight=False, markup=False)
    if unseen:
        console.print(unseen, highlight=False, markup=False)


@app.command()
def show(file: Annotated[Path | None, typer.Argument(help="Berkas; tanpa ini: lembar yang berlaku.")] = None) -> None:
    """Cetak lembar POS sebagai tabel resmi."""
    sheet = _sheet(file)
    console = Console()
    if console.width < 100:
        console = Console(width=100)
    console.print(printing.identity_block(sheet))
    console.print(printing.official_table(sheet, console.width))
    console.print(printing.standard_total(sheet), highlight=False)
    console.print(printing.service_line(sheet), highlight=False, markup=False)
    console.print(printing.counting(sheet), highlight=False)
    _print_readings(console, sheet)
    console.print(printing.evidence_table(sheet))


@app.command()
def rehearse(file: Annotated[Path, typer.Argument(help="Berkas lembar POS (TOML).")]) -> None:
    """Jalankan kunjungan percobaan melalui lembar, langkah demi langkah; basis data Loket tidak disentuh."""
    settings = settings_now()
    settings = settings.model_copy(update={"sop": settings.sop.model_copy(update={"file": file})})
    now = SystemClock().now()
    office = office_of(settings, now.date()).office
    tomorrow = office.calendar.local(now).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    begins_at = office.calendar.next_opening(tomorrow) or tomorrow
    console = Console(soft_wrap=True)
    for line in Walk(office, renderer_of(settings), begins_at).tell():
        console.print(line, highlight=False, markup=False)


def _print_readings(console: Console, sheet: Sheet) -> None:
    if told := printing.readings(sheet):
        console.print(told, highlight=False, markup=False)


def _sheet(file: Path | None) -> Sheet:
    chosen = file or settings_now().sop.file
    if chosen is None:
        return read_sheet(default_sheet_text(), "layanan_daring.toml")
    return load_sheet(chosen)
