"""``loket breach``: who is affected by what, the letters that the law wants, and a breach declared, told and closed
(UU 27/2022 Pasal 46)."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.clock import SystemClock
from bot.commands.entering import enter, fresh_key
from bot.commands.looking import account, look
from bot.commands.saving import save, say
from bot.console import run_async, settings_now
from bot.database import with_database
from bot.errors import OperatorError
from bot.flows.scene.events import CONSOLE, Body, BreachDeclared, BreachPersonsTold, BreachSaid, Event
from bot.flows.state.breach import Breach, Course
from bot.office import office_of
from bot.papers.breach.letters import Case, Concerned, list_page, sheet, to_authority, to_person
from bot.papers.indonesian import clock_time, long_day
from bot.settings import Settings
from bot.texts.operator import in_words
from storage import breaches
from storage.bulk import Row
from storage.datamap import data_map
from storage.engine import reading

app = typer.Typer(help=in_words("breach-help"))

_MOMENT = ["%Y-%m-%d", "%Y-%m-%dT%H:%M"]
_AT_ONCE = 200
MOST_LETTERS = 500
Answer = TypeVar("Answer")
Code = Annotated[str, typer.Argument(metavar="KODE", help=in_words("breach-code"))]
Kinds = Annotated[list[str] | None, typer.Option("--kind", "--table", help=in_words("breach-kind"))]
Words = Annotated[str, typer.Option("--words", help=in_words("breach-words"))]


@app.callback(invoke_without_command=True)
def affected(
    context: typer.Context,
    since: Annotated[datetime | None, typer.Option("--from", formats=_MOMENT, help=in_words("breach-from"))] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=_MOMENT, help=in_words("breach-to"))] = None,
    kind: Kinds = None,
    output: Annotated[Path | None, typer.Option("--output", help=in_words("breach-output"))] = None,
) -> None:
    """Lists who is affected by what: as figures, or whole as a workbook."""
    if context.invoked_subcommand is not None:
        return
    settings, kinds = settings_now(), _kinds(kind)
    began, ended = _span(settings, since, until)
    case = _case(settings, Breach("-", began, ended, SystemClock().now(), kinds, ()))
    concerned = run_async(_concerned(settings, case.id, kinds, began, ended))
    table = Table(in_words("breach-column-kind"), in_words("breach-column-count"))
    for name in kinds:
        words = data_map().tables[name].purpose
        count = sum(words in each.kinds for each in concerned)
        if count:
            table.add_row(f"{name}: {words}", str(count))
    say(in_words("breach-affected", count=len(concerned)))
    if concerned:
        Console(soft_wrap=True, markup=False).print(table)
    if output is not None:
        save(output, _workbook(case, concerned))


@app.command("list", help=in_words("breach-list-help"))
def list_() -> None:
    """Shows the breaches that were declared, and how their clocks stand."""
    settings = settings_now()
    found = run_async(_asked(settings, _all))
    table = Table(*_columns())
    for each in found:
        told = ", ".join(what.value for what in (Course.AUTHORITY, Course.PERSONS) if each.said(what)) or "-"
        state = in_words("breach-state-open" if each.open else "breach-state-closed")
        table.add_row(each.id, _at(settings, each.known_at), _at(settings, each.due_at), each.owner, told, state)
    Console(soft_wrap=True, markup=False).print(table if found else in_words("breach-list-none"))


def _columns() -> tuple[str, ...]:
    return (
        in_words("breach-column-code"),
        in_words("breach-column-known"),
        in_words("breach-column-due"),
        in_words("breach-column-owner"),
        in_words("breach-column-told"),
        in_words("breach-column-state"),
    )


@app.command(help=in_words("breach-declare-help"))
def declare(
    words: Words,
    since: Annotated[datetime, typer.Option("--from", formats=_MOMENT, help=in_words("breach-from"))],
    until: Annotated[datetime | None, typer.Option("--to", formats=_MOMENT, help=in_words("breach-to"))] = None,
    known: Annotated[datetime | None, typer.Option("--known", formats=_MOMENT, help=in_words("breach-known"))] = None,
    kind: Kinds = None,
) -> None:
    """Declares a breach: from here on the desk watches its clock."""
    settings = settings_now()
    began, ended = _span(settings, since, until)
    known_at = known.replace(tzinfo=settings.office.zone) if known else None
    kinds = _kinds(kind) if kind else ()
    before = {each.id for each in run_async(_asked(settings, _all))}
    run_async(_enter(settings, BreachDeclared("", began, ended, kinds, _words(words), known_at, account())))
    for each in run_async(_asked(settings, _all)):
        if each.id not in before:
            say(in_words("breach-declared-now", code=each.id, due=_at(settings, each.due_at)))


@app.command(help=in_words("breach-letters-help"))
def letters(
    code: Code,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=in_words("breach-folder"))],
) -> None:
    """Writes the list and the drafts of all letters about a breach."""
    from bot.papers.printers import breach_letters  # only for who prints

    settings = settings_now()
    breach = _one(settings, code)
    kinds, case = breach.kinds or _kinds(None), _case(settings, breach)
    concerned = run_async(_concerned(settings, breach.id, kinds, breach.began_at, breach.ended_at))
    said = [data_map().tables[name].purpose for name in kinds]
    told = [each for each in said if any(each in one.kinds for one in concerned)]
    folder.mkdir(parents=True, exist_ok=True)
    save(folder / f"{breach.id}_daftar.xlsx", _workbook(case, concerned))
    authority = breach_letters(sheet(case, [to_authority(case, told, len(concerned))]))
    save(folder / f"{breach.id}_lembaga.pdf", authority)
    for no, first in enumerate(range(0, len(concerned), MOST_LETTERS), 1):
        some = [to_person(case, each) for each in concerned[first : first + MOST_LETTERS]]
        save(folder / f"{breach.id}_orang_{no}.pdf", breach_letters(sheet(case, some)))


@app.command(help=in_words("breach-tell-help"))
def tell(code: Code, words: Words = "") -> None:
    """Has everybody whom a breach concerns told in their chats who has not been yet."""
    settings = settings_now()
    breach = _one(settings, code)
    kinds = breach.kinds or _kinds(None)
    concerned = run_async(_concerned(settings, breach.id, kinds, breach.began_at, breach.ended_at))
    ahead = [each.id for each in concerned if not each.told]
    for first in range(0, len(ahead), _AT_ONCE):
        run_async(_enter(settings, BreachPersonsTold(breach.id, tuple(ahead[first : first + _AT_ONCE]), words.strip())))
    told = run_async(_asked(settings, lambda connection: breaches.told_of(connection, breach.id)))
    say(in_words("breach-told", count=len(told), left=len(concerned) - len(told & {each.id for each in concerned})))


@app.command(help=in_words("breach-done-help"))
def done(
    code: Code,
    what: Annotated[str, typer.Argument(metavar="lembaga|orang", help=in_words("breach-done-what"))],
) -> None:
    """Says that the authority, or everybody concerned, has been told in writing."""
    course = {"lembaga": Course.AUTHORITY, "orang": Course.PERSONS}.get(what.strip().lower())
    if course is None:
        raise OperatorError(in_words("breach-done-unknown", given=what))
    settings = settings_now()
    breach = _one(settings, code)
    run_async(_enter(settings, BreachSaid(breach.id, course.value, by=account())))
    say(in_words("breach-noted", code=breach.id))


@app.command(help=in_words("breach-close-help"))
def close(code: Code, words: Words) -> None:
    """Closes a breach with what was done about it."""
    settings = settings_now()
    breach = _one(settings, code)
    run_async(_enter(settings, BreachSaid(breach.id, Course.CLOSED.value, _words(words), account())))
    say(in_words("breach-noted", code=breach.id))


def _words(given: str) -> str:
    words = " ".join(given.split())
    if not words:
        raise OperatorError(in_words("breach-no-words"))
    return words


def _kinds(given: Sequence[str] | None) -> tuple[str, ...]:
    """Tables of the data map that hold something about visitors; all of them where none is named."""
    known = breaches.personal(data_map())
    if unknown := [each for each in given or () if each not in known]:
        raise OperatorError(in_words("breach-unknown-kind", given=", ".join(unknown), known=", ".join(known)))
    return tuple(each for each in known if not given or each in given)


def _span(settings: Settings, since: datetime | None, until: datetime | None) -> tuple[datetime, datetime]:
    if since is None:
        raise OperatorError(in_words("breach-no-span"))
    now, zone = SystemClock().now(), settings.office.zone
    began = since.replace(tzinfo=zone)
    ended = until.replace(tzinfo=zone) if until else now
    if until and (until.hour, until.minute) == (0, 0):
        ended += timedelta(days=1)
    if ended <= began or began > now:
        raise OperatorError(in_words("breach-no-span"))
    return began, min(ended, now)


def _one(settings: Settings, code: str) -> Breach:
    found = {each.id.lower(): each for each in run_async(_asked(settings, _all))}
    breach = found.get(code.strip().lower())
    if breach is None:
        raise OperatorError(in_words("breach-code-unknown", code=code))
    return breach


async def _all(connection: AsyncConnection) -> list[Breach]:
    return records.breaches_of(*await breaches.listed(connection, open_only=False))


def _case(settings: Settings, breach: Breach) -> Case:
    office = office_of(settings, SystemClock().now().date()).office
    closed = breach.said(Course.CLOSED)
    return Case(
        id=breach.id,
        office=office.name,
        ministry=office.sheet.identity.ministry,
        contact=office.contact,
        official=settings.privacy.official,
        authority=settings.privacy.authority,
        began=_at(settings, breach.began_at),
        ended=_at(settings, breach.ended_at),
        known=_at(settings, breach.known_at),
        how=breach.entries[0].words if breach.entries else "",
        handling=closed.words if closed else "",
        printed=_at(settings, SystemClock().now()),
    )


def _at(settings: Settings, at: datetime) -> str:
    zone = settings.office.zone
    return f"{long_day(at.astimezone(zone).date())} {clock_time(at, zone, settings.office.timezone_label)}"


async def _concerned(
    settings: Settings, breach_id: str, kinds: Sequence[str], since: datetime, until: datetime
) -> list[Concerned]:
    """Everybody whom it concerns, with which data of theirs; those who looked are told by the journal."""
    async with with_database(settings) as engine:
        await look(engine, "breach", f"{since:%Y-%m-%d}..{until:%Y-%m-%d}")
        async with reading(engine) as connection:
            whose: dict[str, list[str]] = defaultdict(list)
            async for person_id, name in breaches.affected(connection, data_map(), kinds, since, until):
                words = data_map().tables[name].purpose
                if words not in whose[person_id]:
                    whose[person_id].append(words)
            told, ids = await breaches.told_of(connection, breach_id), sorted(whose)
            found: list[Concerned] = []
            for first in range(0, len(ids), _AT_ONCE):
                for row in await breaches.who_are(connection, ids[first : first + _AT_ONCE]):
                    found.append(_person(row, tuple(whose[row["id"]]), told=row["id"] in told))
    return sorted(found, key=lambda each: (each.name, each.id))


def _person(row: Row, kinds: tuple[str, ...], *, told: bool) -> Concerned:
    form = {**row["profile"], **row["form"]}
    reach = [row["channel"], *([row["address"]] if row["channel"] not in ("web", "counter") else [])]
    further = [form[key] for key in ("phone", "email") if form.get(key)]
    return Concerned(row["id"], form.get("name") or row["name"] or "", " ".join((*reach, *further)), kinds, told)


def _workbook(case: Case, concerned: Sequence[Concerned]) -> bytes:
    from bot.papers.workbook import workbook  # only for who prints

    page = list_page(case, concerned)
    return workbook(page.title, [page])


async def _asked(settings: Settings, ask: Callable[[AsyncConnection], Awaitable[Answer]]) -> Answer:
    async with with_database(settings) as engine, reading(engine) as connection:
        return await ask(connection)


async def _enter(settings: Settings, body: Body) -> None:
    """Takes one turn, as a chat message would."""
    async with with_database(settings) as engine:
        await enter(engine, settings, Event(CONSOLE, fresh_key(), SystemClock().now(), body))
