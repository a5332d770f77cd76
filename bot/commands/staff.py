"""``loket staff``: who works at the desk. Every change goes through the same turn as a chat message."""

import re
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.whatsapp_api import GraphError, GraphUnreachable
from bot.clock import SystemClock
from bot.commands.entering import enter, fresh_key
from bot.console import run_async, settings_now
from bot.database import with_database
from bot.errors import OperatorError, UnknownRole
from bot.flows.office.office import Office
from bot.flows.scene.events import CONSOLE, TELEGRAM, WHATSAPP, Event, StaffAdded, StaffInvited, StaffRemoved
from bot.flows.staff.seats import invite_digest
from bot.flows.staffing.roster import ADMIN, SUPERVISOR
from bot.installation.hosts import address_of
from bot.office import office_of
from bot.platforms import whatsapp_api
from bot.settings import Settings
from bot.texts.operator import in_words
from storage import known
from storage.engine import reading

app = typer.Typer(help=in_words("cli-staff"), no_args_is_help=True)
Roles = Annotated[list[str], typer.Option("--role", help=in_words("cli-staff-role"))]
Adds = Annotated[bool, typer.Option("--add", help=in_words("cli-staff-adds"))]
SameAs = Annotated[
    str | None,
    typer.Option("--for", "--same-as", help=in_words("cli-staff-same")),
]
"""Two with one name and role are two people, unless the operator says that they are one."""


@app.command(help=in_words("cli-staff-add-help"))
def add(
    name: Annotated[str, typer.Argument(help=in_words("cli-staff-name"))],
    role: Roles,
    telegram: Annotated[int | None, typer.Option("--telegram", help=in_words("cli-staff-telegram"))] = None,
    whatsapp: Annotated[str | None, typer.Option("--whatsapp", help=in_words("cli-staff-whatsapp"))] = None,
    same_as: SameAs = None,
    adds: Adds = False,
) -> None:
    """Registers an officer with a Telegram account or WhatsApp number."""
    settings = settings_now()
    channel, address = _chat(telegram, whatsapp)
    code = run_async(_code(settings, same_as))
    first, *also = run_async(_roles(settings, role, code, adds=adds))
    body = StaffAdded(_checked_name(name), first, code, tuple(also))
    before, namesakes = run_async(_change(settings, body, channel, address))
    replaced = in_words("cli-staff-before", before=before) if before and before != name else ""
    console = Console(soft_wrap=True)
    roles = ", ".join((first, *also))
    console.print(in_words("cli-staff-added", name=name, role=roles, replaced=replaced), highlight=False, markup=False)
    _tell_of_namesakes(console, namesakes, first)


def _chat(telegram: int | None, whatsapp: str | None) -> tuple[str, str]:
    """The one chat given, as channel and address."""
    if (telegram is None) == (whatsapp is None):
        raise OperatorError(in_words("cli-staff-one-of"))
    if telegram is not None:
        return TELEGRAM, str(telegram)
    digits = re.sub(r"[\s().+-]", "", whatsapp or "")
    if digits.startswith("0"):
        digits = f"62{digits[1:]}"
    if not re.fullmatch(r"[0-9]{8,15}", digits):
        raise OperatorError(in_words("cli-staff-number"))
    return WHATSAPP, digits


@app.command(help=in_words("cli-staff-invite-help"))
def invite(
    name: Annotated[str, typer.Argument(help=in_words("cli-staff-name"))],
    role: Roles,
    same_as: SameAs = None,
    adds: Adds = False,
) -> None:
    """Makes an invitation for an officer, to be used once."""
    settings = settings_now()
    code = run_async(_code(settings, same_as))
    roles = run_async(_roles(settings, role, code, adds=adds))
    secret, namesakes = run_async(invited(settings, name, roles, code))
    console = Console(soft_wrap=True)
    days = settings.staff.invite_days
    console.print(in_words("cli-staff-invited", name=name, role=", ".join(roles), days=days), markup=False)
    for line in run_async(ways(settings, secret)):
        console.print(line, highlight=False, markup=False)
    _tell_of_namesakes(console, namesakes, roles[0])


async def invited(settings: Settings, name: str, roles: list[str], code: str = "") -> tuple[str, list[str]]:
    """Invites somebody; returns the secret of their invitation, and the codes of others with that name and role."""
    secret = token_urlsafe(16)
    until = SystemClock().now() + timedelta(days=settings.staff.invite_days)
    body = StaffInvited(_checked_name(name), roles[0], invite_digest(secret), until, code, tuple(roles[1:]))
    _, namesakes = await _change(settings, body, CONSOLE, "")
    return secret, namesakes


async def _roles(settings: Settings, given: list[str], code: str, *, adds: bool) -> list[str]:
    """The roles that somebody is to have, the first first; with ``adds`` those of before come first."""
    there_are = tuple(dict.fromkeys((*_office(settings).roles, SUPERVISOR, ADMIN)))
    for role in given:
        if role not in there_are:
            raise UnknownRole(in_words("cli-staff-no-role", role=role, known=", ".join(there_are)))
    if adds and not code:
        raise OperatorError(in_words("cli-staff-adds-to-whom"))
    return list(dict.fromkeys((*(await _roles_of(settings, code) if adds else ()), *given)))


async def _roles_of(settings: Settings, code: str) -> list[str]:
    async with with_database(settings) as engine, reading(engine) as connection:
        row = next(row for row in await known.all_staff(connection) if row["id"] == code)
    return [row["role"], *(row["also"] or ())]


def _tell_of_namesakes(console: Console, codes: list[str], role: str) -> None:
    """That there is somebody of that name and role already, and how to say that they are the same person."""
    if codes:
        console.print(
            in_words("cli-staff-namesake", role=role, codes=", ".join(codes)),
            highlight=False,
            markup=False,
        )


async def ways(settings: Settings, secret: str) -> list[str]:
    """The ways to take up an invitation: Telegram link, WhatsApp link, web link, or typing it."""
    ways = [in_words("cli-staff-type", secret=secret)] if settings.telegram.token else []
    username = await _bot_name(settings)
    if username:
        ways.insert(0, f"  Telegram: https://t.me/{username}?start={secret}")
    number = await _number(settings)
    if number:
        ways.append(f"  WhatsApp: https://wa.me/{number}?text=%2Fstart%20{secret}")
    if settings.web.enabled:
        ways.append(in_words("cli-staff-web", base=address_of(settings), secret=secret))
    return ways


async def _bot_name(settings: Settings) -> str | None:
    if settings.telegram.token is None:
        return None
    from telegram.error import TelegramError  # a noticeable part of a start

    from bot.channels.telegram_api import TelegramApi

    api = TelegramApi(str(settings.telegram.api_url), settings.telegram.token.get_secret_value())
    await api.open()
    try:
        found: str | None = (await api.call("getMe", patience=5.0)).get("username")
    except TelegramError:
        return None
    finally:
        await api.close()
    return found


async def _number(settings: Settings) -> str | None:
    """The desk's number on WhatsApp, digits only."""
    api = whatsapp_api(settings)
    if api is None:
        return None
    await api.open()
    try:
        shown = (await api.get(api.phone_number_id, fields="display_phone_number")).get("display_phone_number", "")
    except (GraphError, GraphUnreachable):
        return None
    finally:
        await api.close()
    return re.sub(r"\D", "", str(shown)) or None


@app.command(name="list", help=in_words("cli-staff-list-help"))
def list_() -> None:
    """Shows all officers."""
    run_async(_list(settings_now()))


async def _list(settings: Settings) -> None:
    async with with_database(settings) as engine, reading(engine) as connection:
        rows = await known.all_staff(connection)
    table = Table(
        in_words("cli-staff-column-code"),
        in_words("cli-staff-column-name"),
        in_words("cli-staff-column-role"),
        in_words("cli-staff-column-duty"),
        in_words("cli-staff-column-chat"),
    )
    for row in rows:
        table.add_row(
            row["id"],
            row["name"],
            ", ".join((row["role"], *(row["also"] or ()))),
            in_words("cli-yes") if row["on_duty"] else in_words("cli-no"),
            _chat_of(row, _now()),
        )
    Console(soft_wrap=True).print(table if rows else in_words("cli-staff-none"))


def _chat_of(row: dict[str, Any], now: datetime) -> str:
    """Whether somebody has a chat at the desk, or only an invitation to one."""
    if row["invite_digest"] is None:
        return in_words("cli-staff-connected") if row["person_id"] else in_words("cli-staff-chatless")
    invited = (
        in_words("cli-staff-lapsed")
        if row["invite_expires_at"] and row["invite_expires_at"] < now
        else in_words("cli-staff-invited-only")
    )
    return in_words("cli-staff-invited-for", invited=invited, same=row["same_as"]) if row["same_as"] else invited


@app.command(help=in_words("cli-staff-remove-help"))
def remove(who: Annotated[str, typer.Argument(help=in_words("cli-staff-who"))]) -> None:
    """Ends an officer's access; what they did stays recorded."""
    settings = settings_now()
    run_async(_remove(settings, who))
    Console().print(in_words("cli-staff-removed", who=who), highlight=False, markup=False)


async def _remove(settings: Settings, who: str) -> None:
    async with with_database(settings) as engine:
        code = await _found(engine, who)
        await enter(engine, settings, Event(CONSOLE, fresh_key(), _now(), StaffRemoved(code)))


async def _code(settings: Settings, who: str | None) -> str:
    """The code of a member of staff who is meant by code or name; empty if nobody is."""
    if who is None:
        return ""
    async with with_database(settings) as engine:
        return await _found(engine, who)


async def _found(engine: AsyncEngine, who: str) -> str:
    """The one member of staff with this code or name; an invitation for somebody goes by its code only."""
    async with reading(engine) as connection:
        rows = await known.all_staff(connection)
    found = [row["id"] for row in rows if who == row["id"]] or [
        row["id"] for row in rows if who == row["name"] and row["same_as"] is None
    ]
    if len(found) != 1:
        raise OperatorError(
            in_words("cli-staff-several", count=len(found), who=who)
            if found
            else in_words("cli-staff-unknown", who=who)
        )
    code: str = found[0]
    return code


def _checked_name(name: str) -> str:
    kept = " ".join(name.split())
    if not 2 <= len(kept) <= 80 or not kept.isprintable():
        raise OperatorError(in_words("cli-staff-name-length"))
    return kept


def _now() -> datetime:
    return SystemClock().now()


def _office(settings: Settings) -> Office:
    return office_of(settings, _now().date()).office


async def _change(
    settings: Settings, body: StaffAdded | StaffInvited, channel: str, address: str
) -> tuple[str | None, list[str]]:
    """Takes the turn; returns the name of the officer who had that chat before, if anybody, and the codes of others
    with the same name and role."""
    async with with_database(settings) as engine:
        before = await _officer_at(engine, f"{channel}:{address}")
        namesakes = await _namesakes(engine, body, before)
        event = Event(channel, fresh_key(), _now(), body, address, address)
        await enter(engine, settings, event)
    return before, namesakes


async def _namesakes(engine: AsyncEngine, body: StaffAdded | StaffInvited, before: str | None) -> list[str]:
    if body.same_as or before == body.name:
        return []
    async with reading(engine) as connection:
        rows = await known.all_staff(connection)
    return [
        row["id"]
        for row in rows
        if (row["name"], row["same_as"]) == (body.name, None) and body.role in (row["role"], *(row["also"] or ()))
    ]


async def _officer_at(engine: AsyncEngine, key: str) -> str | None:
    async with reading(engine) as connection:
        found = (await known.people_at(connection, {key})).get(key)
        names = {row["id"]: row["name"] for row in await known.all_staff(connection)}
    return names.get(found["staff_id"]) if found else None
