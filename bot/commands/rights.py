"""``loket rights``: requests of people about their data, listed and shown; ``loket erase``: one of them carried out,
by the same way as in the chat."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.clock import SystemClock
from bot.commands.entering import enter, fresh_key
from bot.commands.looking import look
from bot.console import run_async, settings_now
from bot.database import with_database
from bot.errors import OperatorError
from bot.flows.rights import telling
from bot.flows.scene.events import CONSOLE, ErasureOrdered, Event
from bot.flows.scene.messages import Arg, Dated, Phrase
from bot.flows.state.rights import RightKind, RightsRequest
from bot.flows.understanding.commands import right_numbers
from bot.render.voice import Voice
from bot.settings import Settings
from bot.texts import load_texts
from bot.texts.operator import in_words, language
from bot.turn.rights_rows import rights_of
from storage import rights
from storage.engine import reading

app = typer.Typer(help=in_words("cli-rights"), no_args_is_help=True)
_MOST_LISTED = 200
_SHORTEST_REASON = 5
Number = Annotated[str, typer.Argument(metavar="NOMOR", help=in_words("cli-rights-number"))]


def _columns() -> dict[str, str]:
    return {
        "number": in_words("cli-rights-column-number"),
        "kind": in_words("cli-rights-column-kind"),
        "for": in_words("cli-rights-column-for"),
        "received": in_words("cli-rights-column-received"),
        "due": in_words("cli-rights-column-due"),
        "state": in_words("cli-rights-column-state"),
    }


_OF_LIST = 5
"""Columns of the list: how all of them stand is the same."""


@app.command(name="list", help=in_words("cli-rights-list-help"))
def list_() -> None:
    """Shows the requests that are still to be answered, the most urgent first; nothing that leads to anybody."""
    settings = settings_now()
    voice = _voice(settings)
    columns = _columns()
    table = Table(*list(columns.values())[:_OF_LIST])
    for each in run_async(_open(settings)):
        told = telling.told(each)
        table.add_row(*(_said(voice, told[name]) for name in list(columns)[:_OF_LIST]))
    Console(soft_wrap=True, markup=False).print(table if table.rows else in_words("cli-rights-none"))


@app.command(help=in_words("cli-rights-show-help"))
def show(number: Number) -> None:
    """Shows one request with all that became of it; its words only while they are kept."""
    settings = settings_now()
    request, voice = _found(settings, number, shown=True), _voice(settings)
    table = Table(show_header=False)
    told = telling.told(request)
    for name, label in _columns().items():
        table.add_row(label, _said(voice, told[name]))
    table.add_row(in_words("cli-rights-column-words"), request.words)
    for entry in request.entries:
        detail = " ".join(filter(None, (entry.by, entry.detail, entry.words)))
        table.add_row(f"{entry.what.value} {_said(voice, Dated(entry.at))}", detail)
    Console(soft_wrap=True, markup=False).print(table)


def erase(number: Number, reason: Annotated[str, typer.Option("--reason", help=in_words("cli-rights-reason"))]) -> None:
    """Erases whoever asked for it under this number, with what was checked or decided."""
    settings = settings_now()
    request = _found(settings, number)
    if request.kind is not RightKind.ERASE or not request.open:
        raise OperatorError(in_words("cli-rights-not-erasable", number=request.number))
    if sum(letter.isalnum() for letter in reason) < _SHORTEST_REASON:
        raise OperatorError(in_words("cli-rights-reason-please"))
    after = run_async(_order(settings, ErasureOrdered(request.number, reason)))
    if after is None or after.open:
        raise OperatorError(in_words("cli-rights-barred", number=request.number))
    Console(soft_wrap=True, markup=False).print(in_words("cli-rights-erased", number=request.number))


def _voice(settings: Settings) -> Voice:
    now, label = SystemClock().now(), settings.office.timezone_label
    return Voice(load_texts(settings.texts.folder), settings.office.zone, label, language(), now)


def _said(voice: Voice, arg: Arg) -> str:
    return voice.plain(Phrase("verbatim", {"text": arg}))


def _found(settings: Settings, number: str, *, shown: bool = False) -> RightsRequest:
    wanted = min(right_numbers(number), default=number)
    request = run_async(_one(settings, wanted, shown=shown))
    if request is None:
        raise OperatorError(in_words("cli-rights-unknown", number=wanted))
    return request


async def _open(settings: Settings) -> list[RightsRequest]:
    async with with_database(settings) as engine, reading(engine) as connection:
        ids = await rights.open_requests(connection, _MOST_LISTED)
        found = rights_of(await rights.named(connection, ids), await rights.entries_of(connection, ids))
    return [found[key] for key in ids if key in found]


async def _one(settings: Settings, number: str, *, shown: bool = False) -> RightsRequest | None:
    async with with_database(settings) as engine:
        if shown:
            await look(engine, "rights show", number)
        async with reading(engine) as connection:
            rows = await rights.named(connection, (number,))
            found = rights_of(rows, await rights.entries_of(connection, [row["id"] for row in rows]))
    return next(iter(found.values()), None)


async def _order(settings: Settings, body: ErasureOrdered) -> RightsRequest | None:
    """Through the same turn as a chat message. What is said to whoever is erased the running desk sends."""
    now = SystemClock().now()
    async with with_database(settings) as engine:
        await enter(engine, settings, Event(CONSOLE, fresh_key(), now, body))
    return await _one(settings, body.number)
