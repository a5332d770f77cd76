"""``loket numbers``: visit numbers kept aside for paper, for days without power."""

from datetime import date, datetime
from typing import Annotated

import typer
from rich.console import Console

from bot.clock import SystemClock
from bot.commands.entering import enter, fresh_key
from bot.console import run_async, settings_now
from bot.database import with_database
from bot.errors import OperatorError
from bot.flows.scene.events import CONSOLE, Body, Event, NumbersReserved, NumberUnused
from bot.flows.state.kept_numbers import PER_DAY
from bot.settings import Settings
from bot.texts.operator import in_words
from storage import kept_numbers
from storage.bulk import Row
from storage.engine import reading

app = typer.Typer(help=in_words("cli-numbers"), no_args_is_help=True)
Day = Annotated[datetime, typer.Option("--day", formats=["%Y-%m-%d"], help=in_words("cli-numbers-day"))]
_STATES = {"kept": "cli-numbers-kept", "used": "cli-numbers-used", "unused": "cli-numbers-unused"}


@app.command(help=in_words("cli-numbers-reserve-help"))
def reserve(day: Day, count: Annotated[int, typer.Option("--count", min=1, max=PER_DAY)] = 20) -> None:
    """Keeps numbers aside for paper forms, and shows them."""
    settings = settings_now()
    if day.date() < SystemClock().now().astimezone(settings.office.zone).date():
        raise OperatorError(in_words("cli-numbers-past"))
    before = {row["number"] for row in run_async(_of_day(settings, day.date()))}
    rows = run_async(_take(settings, NumbersReserved(day.date(), count), day.date()))
    _print([row for row in rows if row["number"] not in before])


@app.command("list", help=in_words("cli-numbers-list-help"))
def list_(day: Day) -> None:
    """Shows what became of the numbers kept aside for a day."""
    _print(run_async(_of_day(settings_now(), day.date())))


@app.command(help=in_words("cli-numbers-unused-help"))
def unused(
    number: Annotated[str, typer.Argument(help=in_words("cli-numbers-which"))],
    reason: Annotated[str, typer.Option("--reason", help=in_words("cli-numbers-reason"))],
) -> None:
    """Records that a number is not used, and why."""
    settings, day = settings_now(), _day_of(number)
    rows = {row["number"]: row for row in run_async(_of_day(settings, day))}
    if number not in rows or rows[number]["state"] != "kept":
        raise OperatorError(in_words("cli-numbers-not-kept", number=number))
    if not reason.strip():
        raise OperatorError(in_words("cli-numbers-no-reason"))
    _print([row for row in run_async(_take(settings, NumberUnused(number, reason), day)) if row["number"] == number])


def _day_of(number: str) -> date:
    try:
        return datetime.strptime(number.split("-")[-2], "%Y%m%d").date()  # noqa: DTZ007 - a day, not a moment
    except (IndexError, ValueError):
        raise OperatorError(in_words("cli-numbers-unknown", number=number)) from None


def _print(rows: list[Row]) -> None:
    console = Console(soft_wrap=True)
    for row in rows:
        reason = f" ({row['reason']})" if row["reason"] else ""
        console.print(f"{row['number']}  {in_words(_STATES[row['state']])}{reason}", highlight=False, markup=False)
    if not rows:
        console.print(in_words("cli-numbers-none"))


async def _of_day(settings: Settings, day: date) -> list[Row]:
    async with with_database(settings) as engine, reading(engine) as connection:
        return await kept_numbers.of_day(connection, day)


async def _take(settings: Settings, body: Body, day: date) -> list[Row]:
    """Takes one turn; returns what the day's kept numbers are then."""
    now = SystemClock().now()
    async with with_database(settings) as engine:
        await enter(engine, settings, Event(CONSOLE, fresh_key(), now, body))
        async with reading(engine) as connection:
            return await kept_numbers.of_day(connection, day)
