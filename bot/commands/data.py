"""``loket data``: what is kept, told from the data map; who looked at it, and what people were told of it."""

from datetime import datetime, timedelta
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.archive.record import printed
from bot.clock import SystemClock
from bot.console import run_async, settings_now
from bot.database import with_database
from bot.flows.looking.listing import what
from bot.flows.state.looked import Looked
from bot.papers.indonesian import clock_time, short_day
from bot.render.voice import Voice
from bot.settings import Settings
from bot.settings.lengths import with_figures
from bot.texts import load_texts
from bot.texts.operator import in_words, language
from storage import known, looks, notices
from storage.bulk import Row
from storage.engine import reading

app = typer.Typer(help=in_words("cli-data"), no_args_is_help=True)

_DAY = ["%Y-%m-%d"]
_LATELY = timedelta(days=31)
_MOST = 500


@app.command(name="map", help=in_words("cli-data-map-help"))
def map_() -> None:
    """Prints the record of processing (Markdown)."""
    Console(soft_wrap=True, highlight=False, markup=False).print(printed(with_figures(settings_now())))


@app.command(name="looks", help=in_words("looks-help"))
def looks_(
    since: Annotated[datetime | None, typer.Option("--from", formats=_DAY, help=in_words("looks-from"))] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=_DAY, help=in_words("looks-to"))] = None,
    number: Annotated[str, typer.Option("--number", help=in_words("looks-number"))] = "",
) -> None:
    """Shows who looked at what is kept about visitors, the latest first."""
    settings = settings_now()
    zone, now = settings.office.zone, SystemClock().now()
    last = until.replace(tzinfo=zone) + timedelta(days=1) if until else now + timedelta(days=1)
    first = since.replace(tzinfo=zone) if since else last - _LATELY
    found, names = run_async(_looked(settings, first, last, number.strip().upper()))
    voice = Voice(load_texts(settings.texts.folder), zone, settings.office.timezone_label, language(), now)
    table = Table(in_words("looks-column-at"), in_words("looks-column-who"), in_words("looks-column-what"))
    for each in found:
        at = f"{short_day(each.at.astimezone(zone).date())} {clock_time(each.at, zone, settings.office.timezone_label)}"
        table.add_row(at, names.get(each.who, each.who), voice.plain(what(each)))
    Console(soft_wrap=True, markup=False).print(table if found else in_words("looks-nobody"))
    if len(found) == _MOST:
        Console(soft_wrap=True, markup=False).print(in_words("looks-more", most=_MOST))


@app.command(name="notices", help=in_words("looks-notices-help"))
def notices_(*, text: Annotated[bool, typer.Option("--text", help=in_words("looks-notices-text"))] = False) -> None:
    """Shows every version of the privacy notice, the latest first, and how many people have seen each."""
    settings = settings_now()
    found = run_async(_noticed(settings))
    table = Table(
        in_words("looks-notices-column-version"),
        in_words("looks-notices-column-since"),
        in_words("looks-notices-column-where"),
        in_words("looks-notices-column-seen"),
    )
    for row in found:
        since = short_day(row["first_used_at"].astimezone(settings.office.zone).date())
        table.add_row(row["version"], since, f"{row['channel']}, {row['language']}", str(row["seen"]))
    console = Console(soft_wrap=True, highlight=False, markup=False)
    console.print(table if found else in_words("looks-notices-none"))
    for row in found if text else ():
        console.print(f"\n== {row['version']} ({row['channel']}, {row['language']})\n{row['text']}")


async def _noticed(settings: Settings) -> list[Row]:
    async with with_database(settings) as engine, reading(engine) as connection:
        return await notices.listed(connection)


async def _looked(
    settings: Settings, since: datetime, until: datetime, number: str
) -> tuple[list[Looked], dict[str, str]]:
    async with with_database(settings) as engine, reading(engine) as connection:
        if number:
            rows = await looks.at_visit(connection, number, _MOST)
        else:
            rows = await looks.between(connection, since, until, _MOST)
        here = {row["id"]: row["name"] for row in await known.all_staff(connection)}
        names = await known.former_names(connection) | here
    return [Looked(**row) for row in rows], names
