"""``python -m benchmarks.load [--env NAME=VALUE ...] -- COMMAND ...`` starts the bot under test, lets visitors hold
conversations with it and prints one JSON object. In the command and in values ``{url}`` stands for the Bot API's
address, ``{port}`` for a free port, another one for each process.
"""

import argparse
import asyncio
import json
import math
import os
import resource
import signal
import socket
import sys
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import Any

import uvloop

from benchmarks.load.bot_api import BotApi, Courier, listening
from benchmarks.load.tally import Tally, figures
from benchmarks.load.usage import CORES, cpu_seconds, memory_mib
from benchmarks.load.visitors import Crowd

_STARTING_SECONDS = 60.0
_ENDING_SECONDS = 10.0


class BotEndedError(Exception):
    """The bot did not ask for updates, or ended while it was measured."""


async def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Starts server, bots and visitors, warms up, measures; the figures of one run."""
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    os.sched_setaffinity(0, {CORES[-1]})
    ports = free_ports(options.processes)
    async with AsyncExitStack() as stack:
        courier = Courier(ports) if options.webhook else None
        if courier is not None:
            stack.push_async_callback(courier.close)
        api = BotApi(lambda message, edited: crowd.hear(message, edited), lambda: crowd.tally, limited=options.limited)
        crowd = Crowd((courier or api.inbox).add, options.end_mark or ["Nomor antrean"])
        crowd.think = 0.0 if options.calm_seconds else options.think
        url = await stack.enter_async_context(listening(api))
        bots = [await stack.enter_async_context(running_bot(options, url, port)) for port in ports]
        await until_ready(api, courier, bots)
        for _ in range(options.visitors):
            crowd.admit()
        found = await window(options, options.seconds, crowd, bots)
        if options.calm_seconds:
            crowd.think = options.think
            calm = await window(options, options.calm_seconds, crowd, bots)
            found |= {f"calm_{key}": value for key, value in calm.items()}
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found | {"whole_cpu_seconds": used.ru_utime + used.ru_stime}


async def window(options: argparse.Namespace, length: float, crowd: Crowd, bots: list[Process]) -> dict[str, Any]:
    """Warms up, then measures; what was stuck before counts too."""
    pids = [bot.pid for bot in bots]
    await load_for(options.warm_up, crowd, bots)
    stuck_before, crowd.tally = crowd.tally.stuck, Tally()
    began_at, own, used = time.perf_counter(), time.process_time(), [cpu_seconds(pid) for pid in pids]
    beside = cpu_seconds(*options.beside)
    await load_for(length, crowd, bots, options.conversations)
    seconds = time.perf_counter() - began_at
    crowd.tally.stuck[:0] = stuck_before
    for words in sorted(set(crowd.tally.stuck))[:3]:
        print(f"a visitor got stuck on: {words!r}", file=sys.stderr)
    updates = max(1, len(crowd.tally.reply_times))
    spent = [cpu_seconds(pid) - before for pid, before in zip(pids, used, strict=True)]
    return figures(crowd.tally, seconds, sum(spent)) | {
        "further_cpu_share": (sum(spent) - max(spent)) / seconds,
        "load_cpu_share": (time.process_time() - own) / seconds,
        "beside_cpu_ms_per_update": 1000 * (cpu_seconds(*options.beside) - beside) / updates,
        "rss_mib": memory_mib("VmRSS", *pids),
        "peak_rss_mib": memory_mib("VmHWM", *pids),
    }


async def load_for(seconds: float, crowd: Crowd, bots: list[Process], conversations: float = math.inf) -> None:
    """Lets the visitors talk for this long, or until so many conversations have ended; raises BotEndedError when a bot
    has ended meanwhile."""
    until = time.perf_counter() + seconds
    while (left := until - time.perf_counter()) > 0 and crowd.tally.conversations < conversations:
        await asyncio.sleep(min(left, 0.2))
        crowd.give_up_stuck()
        if any(bot.returncode is not None for bot in bots):
            raise BotEndedError("a bot ended while it was measured")


async def until_ready(api: BotApi, courier: Courier | None, bots: list[Process]) -> None:
    """Waits until a bot takes updates, and every other one at least answers; raises BotEndedError when one ends or
    takes too long."""
    until = time.perf_counter() + _STARTING_SECONDS
    while not api.ready or not (courier is None or await courier.live()):
        await asyncio.sleep(0.05)
        if time.perf_counter() > until or any(bot.returncode is not None for bot in bots):
            raise BotEndedError("a bot did not ask for updates")


@asynccontextmanager
async def running_bot(options: argparse.Namespace, url: str, port: int) -> AsyncIterator[Process]:
    """Starts a bot on its core (its output goes to stderr, ours to stdout); ends it in any case."""

    def filled(words: str) -> str:
        return words.replace("{url}", url).replace("{port}", str(port))

    environment = dict(os.environ) | dict(filled(pair).split("=", 1) for pair in options.env)
    bot = await asyncio.create_subprocess_exec(*map(filled, options.command), env=environment, stdout=sys.stderr)
    try:
        if not options.webhook:
            os.sched_setaffinity(bot.pid, {CORES[0]})
        yield bot
    finally:
        with suppress(ProcessLookupError):
            bot.terminate()
        try:
            await asyncio.wait_for(bot.wait(), _ENDING_SECONDS)
        except TimeoutError:
            bot.kill()
            await bot.wait()


def free_ports(number: int) -> list[int]:
    """So many ports that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [int(each.getsockname()[1]) for each in sockets]
    for each in sockets:
        each.close()
    return ports


def main() -> None:
    """Reads the command line, measures once and prints the figures as one JSON object."""
    parser = argparse.ArgumentParser(description="Telegram and its users, as a load on one bot")
    parser.add_argument("--visitors", type=int, default=60, help="conversations at once")
    parser.add_argument("--think", type=float, default=0.0, help="mean seconds before a visitor acts on a reply")
    parser.add_argument("--calm-seconds", type=float, default=0.0, help="first without thinking, then so long with it")
    parser.add_argument("--warm-up", type=float, default=3.0, help="seconds before measuring")
    parser.add_argument("--seconds", type=float, default=15.0, help="seconds of measuring")
    parser.add_argument("--conversations", type=float, default=math.inf, help="measure no longer than until so many")
    parser.add_argument("--processes", type=int, default=1, help="how many of the bot")
    parser.add_argument("--webhook", action="store_true", help="updates are brought, each to the next process")
    parser.add_argument("--limited", action="store_true", help="refuse what goes over Telegram's limits")
    parser.add_argument("--beside", type=int, action="append", default=[], help="pid whose use is told, too")
    parser.add_argument("--end-mark", action="append", help='ends a conversation (default: "Nomor antrean")')
    parser.add_argument("--env", action="append", default=[], metavar="NAME=VALUE", help="for the bot")
    parser.add_argument("command", nargs="+", help="starts the bot; put -- before it")
    print(json.dumps(uvloop.run(measure(parser.parse_args()))))


if __name__ == "__main__":
    main()
