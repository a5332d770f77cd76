"""``loket skm rtl``: what the office will improve because of the survey, by whom and until when, and when it was done.

No event of the desk: nothing is decided by it, only papers read it. What is changed is in the journal all the same.
"""

from datetime import date, datetime
from secrets import token_hex
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.clock import SystemClock
from bot.console import run_async, settings_now
from bot.database import with_database
from bot.errors import OperatorError
from bot.flows.calendar.period import Length, Period, named, of_length
from bot.flows.office.office import Instrument
from bot.flows.scene.events import CONSOLE
from bot.satisfaction.improvement import Improvement
from bot.satisfaction.measure import labels_of
from bot.settings import Settings
from bot.surveys import default_instrument
from bot.texts.operator import in_words
from storage import improvements
from storage.bulk import Row
from storage.engine import reading, writing

app = typer.Typer(help=in_words("cli-skm"), no_args_is_help=True)
rtl = typer.Typer(help=in_words("cli-skm-rtl"), no_args_is_help=True)
app.add_typer(rtl, name="rtl")
_LONGEST = 500


@rtl.command(help=in_words("cli-skm-add-help"))
def add(
    element: Annotated[str, typer.Option("--unsur", help=in_words("cli-skm-element"))],
    programme: Annotated[str, typer.Option("--program", help=in_words("cli-skm-programme"))],
    owner: Annotated[str, typer.Option("--owner", help=in_words("cli-skm-owner"))],
    quarter: Annotated[str, typer.Option("--quarter", help=in_words("cli-skm-quarter"))],
    survey: Annotated[str, typer.Option("--from", help=in_words("cli-skm-from"))] = "",
) -> None:
    """Writes down what is to be improved, and shows its code."""
    settings = settings_now()
    today = _today(settings)
    about = _period(survey) if survey else of_length(Length.QUARTER, today).before
    due = _period(quarter)
    if due.last < today:
        raise OperatorError(in_words("cli-skm-past", given=quarter))
    planned = Improvement(
        id=token_hex(3),
        element=_element(settings, element),
        since=about.first,
        until=about.last,
        programme=_words(programme, "--program"),
        owner=_words(owner, "--owner"),
        due_by=due.last,
        planned_on=today,
    )
    row = {name: getattr(planned, name) for name in planned.__dataclass_fields__}
    run_async(_plan(settings, row))
    _print(in_words("cli-skm-added", key=planned.id, until=due.last.isoformat()))


@rtl.command("list", help=in_words("cli-skm-list-help"))
def list_() -> None:
    """Shows everything that was planned, and what of it is done."""
    settings = settings_now()
    today, labels = _today(settings), _labels(settings)
    table = Table(*_columns())
    every = [Improvement(**row) for row in run_async(_all(settings))]
    for each in every:
        name = f"{labels.get(each.element, '')} {each.element}".strip()
        days = (each.due_by.isoformat(), each.planned_on.isoformat(), _done(each, today))
        table.add_row(each.id, name, each.programme, each.owner, *days)
    Console(soft_wrap=True, markup=False).print(table if every else in_words("cli-skm-none"))


def _columns() -> tuple[str, ...]:
    return (
        in_words("cli-skm-column-key"),
        in_words("cli-skm-column-element"),
        in_words("cli-skm-column-programme"),
        in_words("cli-skm-column-owner"),
        in_words("cli-skm-column-due"),
        in_words("cli-skm-column-planned"),
        in_words("cli-skm-column-done"),
    )


def _done(each: Improvement, today: date) -> str:
    if each.done_on is not None:
        return in_words("cli-skm-done-on", on=each.done_on.isoformat(), days=each.days)
    return in_words("cli-skm-late" if each.late(today) else "cli-skm-open")


@rtl.command(help=in_words("cli-skm-done-help"))
def done(
    key: Annotated[str, typer.Argument(metavar="KODE", help=in_words("cli-skm-which"))],
    on: Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help=in_words("cli-skm-on"))] = None,
    result: Annotated[str, typer.Option("--result", help=in_words("cli-skm-result"))] = "",
) -> None:
    """Writes down when an improvement was done, and what came of it; once."""
    settings = settings_now()
    today = _today(settings)
    day = on.date() if on else today
    known = {row["id"]: Improvement(**row) for row in run_async(_all(settings))}
    found = known.get(key.strip().lower())
    if found is None:
        raise OperatorError(in_words("cli-skm-unknown", given=key))
    if found.done_on is not None:
        raise OperatorError(in_words("cli-skm-done-before", key=found.id, on=found.done_on.isoformat()))
    if not found.planned_on <= day <= today:
        raise OperatorError(in_words("cli-skm-wrong-day", since=found.planned_on.isoformat()))
    run_async(_finish(settings, found.id, day, _words(result, "--result") if result else ""))
    _print(in_words("cli-skm-done", key=found.id, days=(day - found.planned_on).days))


def _words(given: str, option: str) -> str:
    words = " ".join(given.split())
    if not words or len(words) > _LONGEST:
        raise OperatorError(in_words("cli-skm-words", option=option, most=_LONGEST))
    return words


def _period(name: str) -> Period:
    try:
        return named(name)
    except ValueError:
        raise OperatorError(in_words("cli-skm-no-period", given=name)) from None


def _instrument(settings: Settings) -> Instrument:
    return default_instrument(settings.survey.instrument)


def _labels(settings: Settings) -> dict[str, str]:
    return dict(labels_of(_instrument(settings), as_listed=settings.survey.labels == "list"))


def _element(settings: Settings, given: str) -> str:
    """An element by its key, or by the label that reports have for it."""
    labels, wanted = _labels(settings), given.strip().lower()
    found = [key for key, label in labels.items() if wanted in (key, label.lower())]
    if not found:
        known = ", ".join(f"{label} {key}" for key, label in labels.items())
        raise OperatorError(in_words("cli-skm-no-element", given=given, known=known))
    return found[0]


def _today(settings: Settings) -> date:
    return SystemClock().now().astimezone(settings.office.zone).date()


def _print(words: str) -> None:
    Console(soft_wrap=True, highlight=False, markup=False).print(words)


async def _all(settings: Settings) -> list[Row]:
    async with with_database(settings) as engine, reading(engine) as connection:
        return await improvements.all_improvements(connection)


async def _plan(settings: Settings, row: Row) -> None:
    async with with_database(settings) as engine, writing(engine) as connection:
        await improvements.plan(connection, row, SystemClock().now(), CONSOLE)


async def _finish(settings: Settings, key: str, on: date, result: str) -> None:
    async with with_database(settings) as engine, writing(engine) as connection:
        if not await improvements.finish(connection, key, on, result, SystemClock().now(), CONSOLE):
            raise OperatorError(in_words("cli-skm-unknown", given=key))
