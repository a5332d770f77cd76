"""``loket paper``: the papers that were issued, listed, shown, saved as they were given, and checked by their file."""

import hashlib
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console
from rich.table import Column, Table
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import SystemClock
from bot.commands import looking
from bot.commands.saving import save as write_and_say
from bot.console import run_async, settings_now
from bot.database import with_database
from bot.errors import OperatorError
from bot.papers.code import grouped
from bot.papers.indonesian import clock_time, short_day
from bot.settings import Settings
from bot.texts.operator import in_words
from storage import papers
from storage.engine import reading

app = typer.Typer(help=in_words("cli-paper"), no_args_is_help=True)
_MOST = 200
Answer = TypeVar("Answer")
Number = Annotated[str, typer.Argument(metavar="NOMOR", help=in_words("cli-paper-which"))]


@app.command(name="list", help=in_words("cli-paper-list-help"))
def list_(days: Annotated[int, typer.Option("--days", help=in_words("cli-paper-days"), min=1)] = 31) -> None:
    """Lists the papers of the last days, the latest first."""
    settings, now = settings_now(), SystemClock().now()

    async def look(connection: AsyncConnection) -> list[dict[str, Any]]:
        return await papers.listed(connection, now - timedelta(days=days), now + timedelta(days=1), _MOST)

    rows = _asked(settings, look)
    table = Table(*_columns())
    for row in rows:
        replaced = row["replaces"] or "-"
        numbers = (row["number"], row["visit_number"] or "-")
        table.add_row(*numbers, _at(settings, row), str(row["version"]), replaced, _state(row))
    Console(soft_wrap=True).print(table if rows else in_words("cli-paper-none"))


def _columns() -> tuple[Column | str, ...]:
    return (
        Column(in_words("cli-paper-column-number"), no_wrap=True),
        Column(in_words("cli-paper-column-visit"), no_wrap=True),
        in_words("cli-paper-column-day"),
        in_words("cli-paper-column-version"),
        in_words("cli-paper-column-replaces"),
        in_words("cli-paper-column-state"),
    )


def _state(row: dict[str, Any]) -> str:
    """How far a paper is."""
    said = {
        "wanted": in_words("cli-paper-state-wanted"),
        "made": in_words("cli-paper-state-made"),
        "told": in_words("cli-paper-state-told"),
        "stuck": in_words("cli-paper-state-stuck"),
    }
    return said[row["state"]]


@app.command(help=in_words("cli-paper-show-help"))
def show(number: Number) -> None:
    """Shows what is known of a paper; nothing of what it says about anybody."""
    settings = settings_now()
    row, new = _found(settings, number)
    said = {
        "number": row["number"],
        "day": _at(settings, row),
        "version": row["version"],
        "replaces": row["replaces"] or "-",
        "replaced_by": new or "-",
        "code": grouped(row["code"]),
        "sha256": row["sha256"] or "-",
        "state": _state(row),
    }
    Console(soft_wrap=True, highlight=False, markup=False).print(in_words("cli-paper-shown", **said))


@app.command(help=in_words("cli-paper-save-help"))
def save(
    number: Number,
    output: Annotated[Path | None, typer.Option("--output", help=in_words("cli-paper-output"))] = None,
) -> None:
    """Saves a paper as it was given, byte for byte."""

    async def look(connection: AsyncConnection) -> bytes | None:
        return await papers.content(connection, papers.PREFIX + number)

    settings = settings_now()
    row, _ = _found(settings, number)
    content = _asked(settings, look, row["number"])
    if content is None:
        raise OperatorError(in_words("cli-paper-unprinted", number=row["number"]))
    write_and_say(output or Path(f"{row['number']}.pdf"), content)


@app.command(help=in_words("cli-paper-verify-help"))
def verify(file: Annotated[Path, typer.Argument(metavar="BERKAS", help=in_words("cli-paper-file"))]) -> None:
    """Says whether a file is exactly one that was issued."""
    try:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as fault:
        raise OperatorError(in_words("cli-paper-unreadable", file=file, fault=fault.strerror)) from fault

    async def look(connection: AsyncConnection) -> tuple[dict[str, Any] | None, str]:
        row = await papers.by_digest(connection, digest)
        return row, await papers.replaced_by(connection, row["number"]) if row is not None else ""

    settings = settings_now()
    row, new = _asked(settings, look)
    console = Console(soft_wrap=True, highlight=False, markup=False)
    if row is None:
        console.print(in_words("cli-paper-foreign", sha256=digest))
        raise typer.Exit(1)
    console.print(in_words("cli-paper-genuine", number=row["number"], day=_at(settings, row)))
    if new:
        console.print(in_words("cli-paper-replaced", number=new))


def _at(settings: Settings, row: dict[str, Any]) -> str:
    zone, at = settings.office.zone, row["wanted_at"]
    return f"{short_day(at.astimezone(zone).date())} {clock_time(at, zone, settings.office.timezone_label)}"


def _found(settings: Settings, number: str) -> tuple[dict[str, Any], str]:
    async def look(connection: AsyncConnection) -> tuple[dict[str, Any] | None, str]:
        return await papers.by_number(connection, number), await papers.replaced_by(connection, number)

    row, new = _asked(settings, look)
    if row is None:
        raise OperatorError(in_words("cli-paper-unknown", number=number))
    return row, new


def _asked(settings: Settings, look: Callable[[AsyncConnection], Awaitable[Answer]], shown: str = "") -> Answer:
    """Looks into the database; ``shown`` is the number of a paper that is given away."""

    async def asked() -> Answer:
        async with with_database(settings) as engine:
            if shown:
                await looking.look(engine, "paper save", shown)
            async with reading(engine) as connection:
                return await look(connection)

    return run_async(asked())
