"""``loket roster``: who is to be on duty when, and for which kinds of business. Every change goes through the same turn
as a chat message."""

import csv
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from secrets import token_urlsafe
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncEngine

from bot import records
from bot.clock import SystemClock
from bot.console import run_async, settings_now
from bot.database import open_database
from bot.errors import OperatorError
from bot.flows.duty.roster_words import Entry, Unread, named, read_entries
from bot.flows.office.office import Office
from bot.flows.scene.events import CONSOLE, Body, CategoriesGiven, Event, RosterEntered
from bot.flows.state.desk import Staff
from bot.flows.state.roster import Roster
from bot.office import office_of, renderer_of
from bot.seal_key import seal_of
from bot.settings import Settings
from bot.texts import load_texts
from bot.turn import Workplace, arrival, take_turns
from bot.turn.ruled import RulingsRead
from storage import known
from storage.engine import reading, writing

app = typer.Typer(help="Jadwal piket dan kategori petugas.", no_args_is_help=True)

_COLUMNS = ("hari", "jam", "petugas")
_DAYS_SHOWN = 14


@app.command()
def show() -> None:
    """Tampilkan jadwal piket dua pekan ke depan."""
    run_async(_show(settings_now()))


async def _show(settings: Settings) -> None:
    engine = await open_database(settings)
    try:
        staff, roster, office = await _read(engine, settings)
    finally:
        await engine.dispose()
    names = {member.id: member.name for member in staff}
    table, today = Table("Tanggal", "Jam", "Petugas"), office.calendar.local(_now()).date()
    for day in (today + timedelta(days=ahead) for ahead in range(_DAYS_SHOWN)):
        for stretch in roster.on(day, office.calendar.periods(day)):
            who = ", ".join(names[each] for each in stretch.staff if each in names)
            table.add_row(f"{_day_name(office, day)} {day:%d-%m-%Y}", str(stretch.period), who or "tidak ada")
    empty = 'Belum ada jadwal piket. Tulis "jadwal Senin: Sari, Budi" di obrolan, atau: loket roster import BERKAS.csv'
    Console(soft_wrap=True).print(table if table.rows else empty, markup=False)


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help='Berkas CSV dengan kolom hari, jam, petugas: Senin,08.00-12.00,"Sari".')],
) -> None:
    """Catat jadwal piket dari berkas CSV; semua baris, atau tidak satu pun."""
    count = run_async(_import(settings_now(), file))
    Console(soft_wrap=True).print(f"{count} baris jadwal piket dicatat.", highlight=False)


async def _import(settings: Settings, file: Path) -> int:
    engine = await open_database(settings)
    try:
        staff, _, office = await _read(engine, settings)
        today = office.calendar.local(_now()).date()
        lines = [str(entry) for no, words in _rows(file) for entry in _entries(file, no, words, staff, today)]
        if not lines:
            raise OperatorError(f"{file}: tidak ada baris jadwal. Tulis misalnya: Senin,08.00-12.00,Sari")
        await _enter(engine, settings, RosterEntered(tuple(lines)))
    finally:
        await engine.dispose()
    return len(lines)


def _rows(file: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file as they would be written in chat, with their numbers."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise OperatorError(f"{file}: berkas tidak dapat dibaca. Simpan sebagai CSV (UTF-8) dan ulangi.") from fault
    reader = csv.reader(text.splitlines())
    for row in reader:
        cells = [" ".join(cell.split()) for cell in row]
        if not any(cells) or tuple(map(str.lower, cells)) == _COLUMNS:
            continue
        if len(cells) != len(_COLUMNS):
            raise OperatorError(
                f"{file}, baris {reader.line_num}: ada {len(cells)} kolom. Tulis tiga kolom: hari, jam (boleh kosong), "
                'petugas; beberapa petugas dalam tanda kutip, misalnya Senin,,"Sari, Budi"'
            )
        yield reader.line_num, f"{cells[0]} {cells[1]}: {cells[2]}"


def _entries(file: Path, no: int, words: str, staff: list[Staff], today: date) -> list[Entry]:
    found = read_entries(words, staff, today)
    if isinstance(found, Unread):
        names = ", ".join(sorted(member.name for member in staff if member.person_id))
        said = load_texts().say("id", found.asks, {"words": found.words, "names": names})
        raise OperatorError(f"{file}, baris {no}: {re.sub(r'</?b>', '', said)}")
    return list(found)


@app.command()
def categories(
    who: Annotated[str, typer.Argument(help="Kode atau nama petugas.")],
    keys: Annotated[list[str] | None, typer.Argument(help="Kategori, mis. informasi pengaduan; kosong: semua.")] = None,
) -> None:
    """Tentukan kategori kunjungan yang disampaikan kepada petugas."""
    name, given = run_async(_categories(settings_now(), who, tuple(dict.fromkeys(keys or ()))))
    shown = ", ".join(given) or "semua kategori"
    Console(soft_wrap=True).print(f"{name} menangani: {shown}.", highlight=False, markup=False)


async def _categories(settings: Settings, who: str, keys: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    engine = await open_database(settings)
    try:
        staff, _, office = await _read(engine, settings)
        known_keys = [category.key for category in office.categories]
        strange = [key for key in keys if key not in known_keys]
        if strange:
            raise OperatorError(f'Kategori "{strange[0]}" tidak ada. Yang ada: {", ".join(known_keys)}.')
        found = [each for each in staff if each.id == who] or named(who, (each for each in staff if each.person_id))
        if len(found) != 1:
            raise OperatorError(f'Ada {len(found)} petugas "{who}". Pakai kodenya; lihat dengan: loket staff list')
        await _enter(engine, settings, CategoriesGiven(found[0].id, keys))
    finally:
        await engine.dispose()
    return found[0].name, keys


async def _read(engine: AsyncEngine, settings: Settings) -> tuple[list[Staff], Roster, Office]:
    rulings = RulingsRead()
    async with reading(engine) as connection:
        staff = [records.staff_of(row) for row in await known.all_staff(connection)]
        lines = tuple(map(records.roster_line_of, await known.all_roster_lines(connection)))
        await rulings.changed(connection, -1)
    return staff, Roster(lines), rulings.office(_office(settings))


async def _enter(engine: AsyncEngine, settings: Settings, body: Body) -> None:
    """Takes one turn; what it says is left to the running desk to deliver."""
    workplace = Workplace(_office(settings), renderer_of(settings), "console", frozenset, seal_of(settings))
    event = Event(CONSOLE, token_urlsafe(12), _now(), body)
    async with writing(engine) as connection:
        await take_turns(connection, workplace, [arrival(event)], event.happened_at)


def _day_name(office: Office, day: date) -> str:
    return office.day_words["id"].names[day.weekday()]


def _office(settings: Settings) -> Office:
    return office_of(settings, _now().date()).office


def _now() -> datetime:
    return SystemClock().now()
