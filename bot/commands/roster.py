"""``loket roster``: who is to be on duty when, and for which kinds of business. Every change goes through the same turn
as a chat message."""

import csv
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncEngine

from bot import records
from bot.clock import SystemClock
from bot.commands.entering import enter, fresh_key
from bot.console import run_async, settings_now
from bot.database import with_database
from bot.errors import OperatorError
from bot.flows.duty.roster_words import Entry, Unread, named, read_entries
from bot.flows.office.office import Office
from bot.flows.scene.events import CONSOLE, CategoriesGiven, Event, RosterEntered
from bot.flows.state.desk import Staff
from bot.flows.state.roster import Roster
from bot.office import office_of
from bot.settings import Settings
from bot.texts import load_texts
from bot.texts.operator import in_words, language
from bot.turn.ruled import RulingsRead
from storage import known
from storage.engine import reading

app = typer.Typer(help=in_words("cli-roster"), no_args_is_help=True)

_COLUMNS = ("hari", "jam", "petugas")
_DAYS_SHOWN = 14


@app.command(help=in_words("cli-roster-show-help"))
def show() -> None:
    """Shows the roster of the next two weeks."""
    run_async(_show(settings_now()))


async def _show(settings: Settings) -> None:
    async with with_database(settings) as engine:
        staff, roster, office = await _read(engine, settings)
    names = {member.id: member.name for member in staff}
    today = office.calendar.local(_now()).date()
    table = Table(
        in_words("cli-roster-column-date"), in_words("cli-roster-column-hours"), in_words("cli-roster-column-who")
    )
    for day in (today + timedelta(days=ahead) for ahead in range(_DAYS_SHOWN)):
        for stretch in roster.on(day, office.calendar.periods(day)):
            who = ", ".join(names[each] for each in stretch.staff if each in names)
            who = who or in_words("cli-roster-nobody")
            table.add_row(f"{_day_name(office, day)} {day:%d-%m-%Y}", str(stretch.period), who)
    Console(soft_wrap=True).print(table if table.rows else in_words("cli-roster-none"), markup=False)


@app.command(name="import", help=in_words("cli-roster-import-help"))
def import_(
    file: Annotated[Path, typer.Argument(help=in_words("cli-roster-file"))],
) -> None:
    """Enters the roster from a CSV file; all lines, or none."""
    count = run_async(_import(settings_now(), file))
    Console(soft_wrap=True).print(in_words("cli-roster-imported", count=count), highlight=False)


async def _import(settings: Settings, file: Path) -> int:
    async with with_database(settings) as engine:
        staff, _, office = await _read(engine, settings)
        today = office.calendar.local(_now()).date()
        lines = [str(entry) for no, words in _rows(file) for entry in _entries(file, no, words, staff, today)]
        if not lines:
            raise OperatorError(in_words("cli-roster-nothing", file=file))
        await enter(engine, settings, Event(CONSOLE, fresh_key(), _now(), RosterEntered(tuple(lines))))
    return len(lines)


def _rows(file: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file as they would be written in chat, with their numbers."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise OperatorError(in_words("cli-roster-unreadable", file=file)) from fault
    reader = csv.reader(text.splitlines())
    for row in reader:
        cells = [" ".join(cell.split()) for cell in row]
        if not any(cells) or tuple(map(str.lower, cells)) == _COLUMNS:
            continue
        if len(cells) != len(_COLUMNS):
            raise OperatorError(in_words("cli-roster-columns", file=file, line=reader.line_num, count=len(cells)))
        yield reader.line_num, f"{cells[0]} {cells[1]}: {cells[2]}"


def _entries(file: Path, no: int, words: str, staff: list[Staff], today: date) -> list[Entry]:
    found = read_entries(words, staff, today)
    if isinstance(found, Unread):
        names = ", ".join(sorted(member.name for member in staff if member.person_id))
        said = load_texts().say(language(), found.asks, {"words": found.words, "names": names})
        fault = re.sub(r"</?b>", "", said)
        raise OperatorError(in_words("cli-roster-line", file=file, line=no, fault=fault))
    return list(found)


@app.command(help=in_words("cli-roster-categories-help"))
def categories(
    who: Annotated[str, typer.Argument(help=in_words("cli-staff-who"))],
    keys: Annotated[list[str] | None, typer.Argument(help=in_words("cli-roster-keys"))] = None,
) -> None:
    """Sets the kinds of business that an officer is told of."""
    name, given = run_async(_categories(settings_now(), who, tuple(dict.fromkeys(keys or ()))))
    shown = ", ".join(given) or in_words("cli-roster-every")
    Console(soft_wrap=True).print(
        in_words("cli-roster-handles", name=name, categories=shown), highlight=False, markup=False
    )


async def _categories(settings: Settings, who: str, keys: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    async with with_database(settings) as engine:
        staff, _, office = await _read(engine, settings)
        known_keys = [category.key for category in office.categories]
        strange = [key for key in keys if key not in known_keys]
        if strange:
            raise OperatorError(in_words("cli-roster-category-unknown", key=strange[0], known=", ".join(known_keys)))
        found = [each for each in staff if each.id == who] or named(who, (each for each in staff if each.person_id))
        if len(found) != 1:
            raise OperatorError(in_words("cli-roster-several", count=len(found), who=who))
        await enter(engine, settings, Event(CONSOLE, fresh_key(), _now(), CategoriesGiven(found[0].id, keys)))
    return found[0].name, keys


async def _read(engine: AsyncEngine, settings: Settings) -> tuple[list[Staff], Roster, Office]:
    rulings = RulingsRead()
    async with reading(engine) as connection:
        staff = [records.staff_of(row) for row in await known.all_staff(connection)]
        lines = tuple(map(records.roster_line_of, await known.all_roster_lines(connection)))
        await rulings.changed(connection, -1)
    return staff, Roster(lines), rulings.office(_office(settings))


def _day_name(office: Office, day: date) -> str:
    return office.day_words[language()].names[day.weekday()]


def _office(settings: Settings) -> Office:
    return office_of(settings, _now().date()).office


def _now() -> datetime:
    return SystemClock().now()
