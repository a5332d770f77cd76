"""``loket fakes``: Telegram, WhatsApp and Zoom played on this machine, for trying a bot without any account."""

import asyncio
import shlex
import signal
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from bot.commands.saving import say
from bot.console import run_async
from bot.errors import OperatorError
from bot.rehearsal.fakes.serving import PLATFORMS, Served, serve
from bot.texts.operator import in_words

_PORTS = range(1, 65_536)


def fakes(
    platforms: Annotated[list[str], typer.Argument(metavar="PLATFORM...", help=in_words("fakes-which"))],
    port: Annotated[int, typer.Option("--port", help=in_words("fakes-port"))] = 8081,
    desk: Annotated[str, typer.Option("--desk", help=in_words("fakes-desk"))] = "http://127.0.0.1:8080",
) -> None:
    """Plays the platforms that are named, each on a port of its own, until it is stopped."""
    several = _chosen(tuple(dict.fromkeys(platforms)), port, desk.rstrip("/"))
    run_async(_played(several))


def _chosen(names: Sequence[str], port: int, desk: str) -> list[Served]:
    for name in names:
        if name not in PLATFORMS:
            raise OperatorError(in_words("fakes-unknown", given=name, known=", ".join(PLATFORMS)))
    if port not in _PORTS or port + len(names) - 1 not in _PORTS:
        raise OperatorError(in_words("fakes-wrong-port", given=port, most=_PORTS[-1] - len(names) + 1))
    return [PLATFORMS[name](port + place, desk) for place, name in enumerate(names)]


async def _played(several: Sequence[Served]) -> None:
    stopped = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    await serve(several, lambda: _tell(several), stopped)


def _tell(several: Sequence[Served]) -> None:
    """How a bot is pointed at what runs, and how one speaks in it."""
    for each in several:
        say(in_words("fakes-ready", name=each.name, address=each.address))
        say(in_words("fakes-point"))
        for variable, value in each.variables.items():
            say(f"  export {variable}={shlex.quote(value)}")
        say(in_words("fakes-speak"))
        for line in _speaking(each):
            say(f"  curl {line}")
    say(in_words("fakes-stop"))
    sys.stdout.flush()


def _speaking(each: Served) -> list[str]:
    """Lines to try in another terminal."""
    if each.name == "zoom":
        return [f"-X POST {each.address}/people/Rina/wait", f"{each.address}/people"]
    who = "5001" if each.name == "telegram" else "6281200000001"
    there = f"{each.address}/people/{who}"
    return [
        f"""{there}/say -d '{{"text": "halo", "name": "Rina"}}'""",
        f"{there}/chat",
        f"""{there}/press -d '{{"button": "Setuju"}}'""",
    ]
