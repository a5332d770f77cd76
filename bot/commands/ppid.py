"""``loket ppid``: requests for public information, listed; their official forms printed; the register as a workbook."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import SystemClock
from bot.commands.looking import look
from bot.commands.saving import save, say, source_now
from bot.console import run_async, settings_now
from bot.database import with_database
from bot.errors import OperatorError
from bot.flows.calendar.period import Period, span
from bot.flows.information import clocks
from bot.flows.office.office import Office
from bot.flows.scene.messages import Arg, Day, Phrase
from bot.flows.state.information import InformationRequest
from bot.flows.understanding.commands import request_numbers
from bot.office import office_of
from bot.register.source import present_office
from bot.render.voice import Voice
from bot.seal_key import seal_of
from bot.settings import Settings
from bot.texts import load_texts
from bot.texts.operator import in_words, language
from bot.turn.information_rows import opened, requests_of
from storage import information
from storage.engine import reading

app = typer.Typer(help=in_words("cli-ppid"), no_args_is_help=True)
_OF_FORMS = "id"
"""The language of official forms and registers, whoever prints them."""
_MOST_LISTED = 200


@app.command(name="list", help=in_words("cli-ppid-list-help"))
def list_() -> None:
    """Shows the requests that are still to be answered, the most urgent first."""
    settings = settings_now()
    voice = _voice(settings, language())
    table = Table(*_columns())
    office, found = run_async(_open(settings))
    for each in found:
        due = next(iter(sorted(clock.due_at for clock in clocks.running(office, each))), each.received_at)
        days = (_said(voice, Day(each.received_at)), _said(voice, Day(due)))
        table.add_row(each.number, each.form.get("name", ""), *days, _state(each))
    Console(soft_wrap=True, markup=False).print(table if table.rows else in_words("cli-ppid-none"))


def _columns() -> tuple[str, ...]:
    return (
        in_words("cli-ppid-column-number"),
        in_words("cli-ppid-column-name"),
        in_words("cli-ppid-column-received"),
        in_words("cli-ppid-column-due"),
        in_words("cli-ppid-column-state"),
    )


def _state(request: InformationRequest) -> str:
    if request.objection:
        return in_words("cli-ppid-state-objected")
    if request.extended:
        return in_words("cli-ppid-state-extended")
    return in_words("cli-ppid-state-handed" if request.handed else "cli-ppid-state-received")


@app.command(name="form", help=in_words("cli-ppid-form-help"))
def form_(
    number: Annotated[str, typer.Argument(metavar="NOMOR", help=in_words("cli-ppid-number"))],
    out: Annotated[Path | None, typer.Option("--output", "--out", help=in_words("cli-ppid-form-out"))] = None,
) -> None:
    """Prints the official form of a request with its receipt (PDF). It bears the identity number."""
    from bot.papers import printers  # only for who prints
    from bot.papers.information.request_form import request_paper

    settings = settings_now()
    wanted = min(request_numbers(number), default=number)
    office, row, request = run_async(_one(settings, wanted))
    identity = opened(row, seal_of(settings)) if row else None
    if request is None:
        raise OperatorError(in_words("cli-ppid-unknown", number=wanted))
    if identity is None:
        raise OperatorError(in_words("cli-ppid-unopened", number=wanted))
    head = (office.sheet.identity.ministry, office.contact, settings.ppid.official)
    paper = request_paper(office, request, identity, _voice(settings, _OF_FORMS), head)
    save(out or Path(f"permohonan_{request.number}.pdf"), printers.information_request(paper))
    say(in_words("cli-ppid-form-then"))


@app.command(help=in_words("cli-ppid-register-help"))
def register(
    since: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help=in_words("cli-ppid-from"))],
    until: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help=in_words("cli-ppid-to"))],
    out: Annotated[Path, typer.Option("--output", "--out", help=in_words("cli-ppid-register-out"))] = Path(
        "register_ppid.xlsx"
    ),
) -> None:
    """Writes the register of requests and of objections as a workbook (XLSX)."""
    if until < since:
        raise OperatorError(in_words("cli-ppid-span"))
    save(out, run_async(_register(settings_now(), span(since.date(), until.date()))))


async def _register(settings: Settings, period: Period) -> bytes:
    from bot.papers.information.kinds import REGISTER  # only for who prints

    async with source_now(settings, "ppid register", period.name) as source:
        return (await REGISTER.make(replace(source, contacts=True), period, "xlsx")).content


def _office(settings: Settings) -> Office:
    return office_of(settings, SystemClock().now().date()).office


async def _ruled(settings: Settings, connection: AsyncConnection) -> Office:
    """The office that the desk itself reckons by: under what was ruled and set in chat."""
    # rule: forms-reckon-as-the-desk
    return await present_office(connection, _office(settings))


def _voice(settings: Settings, wanted: str) -> Voice:
    now, label = SystemClock().now(), settings.office.timezone_label
    return Voice(load_texts(settings.texts.folder), settings.office.zone, label, wanted, now)


def _said(voice: Voice, arg: Arg) -> str:
    return voice.plain(Phrase("verbatim", {"text": arg}))


async def _open(settings: Settings) -> tuple[Office, list[InformationRequest]]:
    async with with_database(settings) as engine:
        await look(engine, "ppid list")
        async with reading(engine) as connection:
            ids = await information.open_requests(connection, _MOST_LISTED)
            rows = await information.named(connection, ids)
            found = requests_of(rows, await information.entries_of(connection, ids))
            office = await _ruled(settings, connection)
    return office, [found[key] for key in ids if key in found]


async def _one(settings: Settings, number: str) -> tuple[Office, dict[str, Any] | None, InformationRequest | None]:
    async with with_database(settings) as engine:
        await look(engine, "ppid form", number)
        async with reading(engine) as connection:
            row = await information.with_identity(connection, number)
            entries = await information.entries_of(connection, [row["id"]] if row else [])
            office = await _ruled(settings, connection)
    return office, row, next(iter(requests_of([row], entries).values())) if row else None
