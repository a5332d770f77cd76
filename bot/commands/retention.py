"""``loket retention``: archive series that are past their time, and their destruction: drafted, signed, then done."""

import hashlib
import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.archive import destruction
from bot.archive.destruction import Minutes, NotDestroyed
from bot.clock import SystemClock
from bot.console import run_async, settings_now
from bot.database import with_database
from bot.errors import OperatorError
from bot.settings import Settings
from bot.texts.operator import in_words
from storage import known
from storage.bulk import Row
from storage.datamap import data_map
from storage.engine import reading

app = typer.Typer(help=in_words("retention-help"), no_args_is_help=True)
Answer = TypeVar("Answer")
Which = Annotated[str, typer.Argument(metavar="KODE", help=in_words("retention-which"))]
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MAY = frozenset(("admin", "supervisor"))
"""Roles that may enter minutes."""


@app.command(help=in_words("retention-due-help"))
def due() -> None:
    """Shows what is past its schedule."""
    settings, now = settings_now(), SystemClock().now()
    found = _with_desk(settings, lambda engine: destruction.due(engine, settings, now))
    table = Table(in_words("retention-column-series"), in_words("retention-column-year"), *_counts())
    for each in found:
        words = f"{each.series}: {data_map().series[each.series]}"
        table.add_row(words, str(each.year), str(each.count), str(each.held))
    Console(soft_wrap=True).print(table if found else in_words("retention-none"))


def _counts() -> tuple[str, str]:
    return in_words("retention-column-count"), in_words("retention-column-held")


@app.command(name="list", help=in_words("retention-list-help"))
def list_() -> None:
    """Shows every destruction."""
    settings = settings_now()
    table = Table(
        in_words("retention-column-id"),
        in_words("retention-column-state"),
        in_words("retention-column-number"),
        *_counts(),
    )
    for row in _with_desk(settings, destruction.all_known):
        table.add_row(row["id"], row["state"], row["number"] or "-", str(row["count"]), str(row["held"]))
    Console(soft_wrap=True).print(table)


@app.command(help=in_words("retention-draft-help"))
def draft(
    series: Annotated[str, typer.Argument(metavar="SERI", help=in_words("retention-series"))],
    year: Annotated[int, typer.Argument(metavar="TAHUN", help=in_words("retention-year"))],
    output: Annotated[Path | None, typer.Option("--output", help=in_words("retention-output"))] = None,
) -> None:
    """Makes the draft of the minutes and its list."""
    from bot.papers.destruction import list_workbook, minutes_paper, minutes_pdf  # only for who prints

    settings, now = settings_now(), SystemClock().now()
    row = _with_desk(settings, lambda engine: destruction.draft(engine, settings, series, year, now))
    listed = _with_desk(settings, lambda engine: destruction.listed_of(engine, row["id"]))
    paper = minutes_paper(settings.office.name, settings.office.contact, row, data_map().series[series])
    folder = output or Path()
    pdf, xlsx = folder / f"berita-acara-{row['id']}.pdf", folder / f"daftar-{row['id']}.xlsx"
    _save(pdf, minutes_pdf(paper))
    _save(xlsx, list_workbook(row, listed))
    _say("retention-drafted", pdf=pdf, xlsx=xlsx, id=row["id"], count=row["count"])


@app.command(help=in_words("retention-sign-help"))
def sign(
    which: Which,
    number: Annotated[str, typer.Option("--number", help=in_words("retention-number"))],
    day: Annotated[datetime, typer.Option("--date", formats=["%Y-%m-%d"], help=in_words("retention-date"))],
    signers: Annotated[list[str], typer.Option("--signer", help=in_words("retention-signer"))],
    by: Annotated[str, typer.Option("--by", help=in_words("retention-by"))],
    scan: Annotated[Path | None, typer.Option("--scan", help=in_words("retention-scan"))] = None,
    sha256: Annotated[str, typer.Option("--sha256", help=in_words("retention-sha256"))] = "",
) -> None:
    """Enters the signed minutes."""
    settings, now = settings_now(), SystemClock().now()
    minutes = Minutes(number.strip(), day.date(), tuple(signers), _digest(scan, sha256), by)

    async def entered(engine: AsyncEngine) -> Row:
        await _refuse_unentitled(engine, by)
        return await destruction.sign(engine, which, minutes, now)

    row = _with_desk(settings, entered)
    _say("retention-signed", id=row["id"], number=row["number"])


def _digest(scan: Path | None, sha256: str) -> str:
    given = sha256.strip().lower()
    if (scan is None) == (not given) or (given and not _SHA256.fullmatch(given)):
        raise NotDestroyed(in_words("retention-no-scan"))
    if scan is None:
        return given
    try:
        return hashlib.sha256(scan.read_bytes()).hexdigest()
    except OSError as fault:
        raise OperatorError(in_words("retention-unreadable", file=scan, fault=fault.strerror)) from fault


async def _refuse_unentitled(engine: AsyncEngine, by: str) -> None:
    async with reading(engine) as connection:
        staff = await known.all_staff(connection)
    if not any(row["id"] == by and {row["role"], *(row["also"] or ())} & _MAY for row in staff):
        raise NotDestroyed(in_words("retention-by-unknown", by=by))


@app.command(help=in_words("retention-destroy-help"))
def destroy(
    which: Which, *, yes: Annotated[bool, typer.Option("--yes", help=in_words("retention-yes"))] = False
) -> None:
    """Destroys what is on a signed list; interrupted, it goes on where it was."""
    settings, now = settings_now(), SystemClock().now()
    row = _with_desk(settings, lambda engine: destruction.named(engine, which))
    if row["state"] == destruction.SIGNED and not yes:
        told = {name: row[name] for name in ("count", "series", "year", "number")}
        raise NotDestroyed(in_words("retention-confirm", **told))
    done = _with_desk(settings, lambda engine: destruction.destroy(engine, settings, which, now))
    told = {name: done[name] for name in ("destroyed", "series", "year", "number", "held")}
    _say("retention-destroyed", **told)


def _with_desk(settings: Settings, ask: Callable[[AsyncEngine], Awaitable[Answer]]) -> Answer:
    async def asked() -> Answer:
        async with with_database(settings) as engine:
            return await ask(engine)

    return run_async(asked())


def _save(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as fault:
        raise OperatorError(in_words("retention-unwritable", file=file, fault=fault.strerror)) from fault


def _say(name: str, **args: object) -> None:
    Console(soft_wrap=True, highlight=False, markup=False).print(in_words(name, **args))
