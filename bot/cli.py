"""The command ``loket``: what an operator can ask for, and how faults are told."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot import __version__, commands, console, memory
from bot.errors import OperatorError
from bot.log import configure
from bot.settings import Settings, SettingsFaults
from bot.sop import SheetFaults
from bot.texts.operator import in_words
from storage.modes import keep_to_ourselves

app = typer.Typer(
    name="loket",
    help=in_words("cli-about"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


_SELDOM = (20_000, 20, 50)
"""How seldom garbage is looked for: what is read of a database is kept for a while, and then let go by itself."""


@app.callback()
def _root(
    config: Annotated[Path | None, typer.Option("--config", help=in_words("cli-config"))] = None,
    desk: Annotated[str, typer.Option("--desk", help=in_words("cli-of-desk"))] = "",
) -> None:
    console.read_from(config, desk)


def complain(fault: Exception) -> None:
    """Tells the operator what is wrong; no traceback, no data."""
    Console(stderr=True, soft_wrap=True).print(in_words("cli-cannot-go-on", fault=fault), style="red", markup=False)


def main() -> None:
    """Entry point of the command."""
    keep_to_ourselves()
    configure("WARNING", as_json=False)  # until settings say otherwise; never among what a command prints
    words = set(sys.argv[1:])
    if words & commands.NOUNS or not words & {"run", "demo", "version"}:
        commands.register(app, words)
        _look_for_garbage()
    try:
        app()
    except OperatorError as fault:
        complain(fault)
        sys.exit(fault.status)
    except (SettingsFaults, SheetFaults) as fault:
        complain(fault)
        sys.exit(2)
    except Exception as fault:  # noqa: BLE001 - raised again unless it is the database that fails
        complain(_of_the_database(fault))
        sys.exit(2)


def _look_for_garbage() -> None:
    """From now on, seldom, and never among what is loaded for good."""
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    gc.enable()


def _of_the_database(fault: Exception) -> OperatorError:
    """The operator's words for a database that fails in the middle of a command; raises any other fault again."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.database_trouble import named, told
    from storage.trouble import Trouble, trouble_of

    if not isinstance(fault, SQLAlchemyError) or trouble_of(fault) is Trouble.REJECTED:
        raise fault
    return told(fault, named(console.settings_now().database.url.get_secret_value()))


@app.command(help=in_words("cli-version-help"))
def version() -> None:
    """Shows Loket's version."""
    Console().print(__version__)


@app.command(help=in_words("cli-run-help"))
def run() -> None:
    """Runs the desk until it is stopped (Ctrl+C)."""
    desks = console.desks()
    if desks is None:
        console.run_async(_serve(console.settings_now()))
    else:
        console.run_async(_serve_all(console.settings_of_process(), desks))


@app.command(help=in_words("cli-demo-help"))
def demo() -> None:
    """Runs the demonstration: web chat, sample officers, no accounts and no other servers."""
    console.run_async(_demonstrate(console.settings_of_process()))


async def _demonstrate(settings: Settings) -> None:
    from bot.commands.demonstration import Course, demo_settings, demonstrate

    settings = demo_settings(settings)
    configure(settings.log.level, as_json=settings.log.as_json)
    tune_interpreter()
    course = Course()
    _when_stopped(course.stop)
    await demonstrate(settings, course, lambda address: _announce(address, demo=True, missing=[]))


def tune_interpreter() -> None:
    """Lets the database's thread have its turn quickly, and spares what is loaded for good from collection.

    By default a thread that has finished waiting may itself be kept waiting for 5 ms; a turn makes a dozen
    such waits. Nothing is collected first: of what was loaded next to nothing is garbage, and to find that out takes a
    tenth of the time until the desk serves. Figures: docs/benchmarks.md.
    """
    sys.setswitchinterval(0.0005)
    _look_for_garbage()


async def _serve(settings: Settings) -> None:
    from bot.desk import Desk

    configure(settings.log.level, as_json=settings.log.as_json)
    tune_interpreter()
    connected = {"Telegram": settings.telegram.token, "WhatsApp": settings.whatsapp.token}
    missing = [name for name, token in connected.items() if token is None]
    if settings.database.address.startswith("postgresql"):
        await _one_of_several(settings, missing)
        return
    desk = Desk(settings)
    await desk.start()
    _announce(desk.address, demo=False, missing=missing)
    await _until_stopped()
    await desk.stop()


async def _one_of_several(settings: Settings, missing: list[str]) -> None:
    from bot.desk.standby import Standby

    def waits() -> None:
        Console(soft_wrap=True).print(in_words("cli-standing-by"), highlight=False)
        sys.stdout.flush()

    standby = Standby(settings, lambda desk: _announce(desk.address, demo=False, missing=missing), waits)
    _when_stopped(standby.stop)
    await standby.serve()


async def _serve_all(settings: Settings, desks: Path) -> None:
    from bot.installation import Installation

    configure(settings.log.level, as_json=settings.log.as_json)
    tune_interpreter()
    memory.take_from_few_parts()
    installation = Installation(settings, desks)
    await installation.start()
    open_ = sum(standing.desk is not None for standing in installation.standings.values())
    told, count = Console(soft_wrap=True), len(installation.standings)
    told.print(in_words("cli-running-desks", address=installation.address, open=open_, count=count), highlight=False)
    told.print(in_words("cli-stop"), highlight=False)
    sys.stdout.flush()
    await _until_stopped()
    await installation.stop()


async def _until_stopped() -> None:
    stopped = asyncio.Event()
    _when_stopped(stopped.set)
    await stopped.wait()


def _when_stopped(stop: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stop)


def _announce(address: str, *, demo: bool, missing: list[str]) -> None:
    told = Console(soft_wrap=True)
    if demo:
        told.print(in_words("cli-demo-ready", address=address), highlight=False)
    else:
        where = in_words("cli-web-chat-at", address=address) if address else ""
        told.print(in_words("cli-running", where=where), highlight=False)
        for name in missing:
            told.print(in_words("cli-not-connected", name=name, variable=name.upper()), highlight=False)
    told.print(in_words("cli-stop"), highlight=False)
    sys.stdout.flush()
