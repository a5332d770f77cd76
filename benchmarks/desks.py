"""Benchmark (h): how many updates a second does an installation of a thousand desks answer within a second, and what
becomes of it at ten times the national peak?

Asked: webhook updates of visitors at all desks, at a rate that does not wait for replies. The rate is doubled until the
99th percentile of a reply is above a second; what was sustained before is told. Somebody has come to each desk by
then, since all its rounds go once after its first visitor. At last ten times the national peak of 400/s for half a
minute, which is more than two cores can do: what counts is that everybody is answered in the end, under their own name,
and how long that takes.

Against: the same on SQLite files and on PostgreSQL, with one process and with two that share the desks.

Floor: benchmark (a): what one desk answers where all visitors share its transactions. Visitors who are spread over many
desks share none.
"""

import asyncio
import json
import os
import shutil
import sys
import tempfile
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

from benchmarks.benchmark import Benchmark, Figure, Outcome, Sizes, run_alone
from benchmarks.load.__main__ import free_ports
from benchmarks.load.arrivals import Passers, PostOffice
from benchmarks.load.bot_api import SECRET, BotApi, listening
from benchmarks.load.tally import Tally, percentile
from benchmarks.load.usage import cpu_seconds, memory_mib
from benchmarks.turns import databases, server_pid
from storage import schema
from storage.engine import open_engine

_WITHIN_MS = 1000.0
_TIMES = 10
_PROCESSES = (1, 2)
_ROOT = Path(__file__).parents[1]
_ABOVE = """
[office]
hours = "always"
[queue]
capacity = 0
[backup]
enabled = false
[telegram]
webhook_url = "https://loket.example"
api_url = "{api}"
messages_per_second = 0
"""
_OWN = """
[telegram]
mode = "webhook"
token = "{place}:benchmark"
webhook_secret = "{secret}"
"""


class NotOpenError(Exception):
    """The desks were not open in time, or a process ended."""


def measure(sizes: Sizes) -> Outcome:
    """Each kind of database with each number of processes, one after the other."""
    outcome = Outcome()
    for kind, name, desks in (("sqlite", "SQLite", "desks"), ("postgresql", "PostgreSQL", "postgresql_desks")):
        for number in _PROCESSES if sizes[desks] else ():
            with databases(kind, 1) as (url,), tempfile.TemporaryDirectory(prefix="loket-bench-") as folder:
                found = asyncio.run(_measure(Path(folder), url, int(sizes[desks]), number, sizes))
            row = f"{name}, {int(sizes[desks])} desks, {number} process{'es' if number > 1 else ''}"
            outcome.rows[row] = found
            print(f"  {row}: {found['sustained']:.0f} updates/s", file=sys.stderr, flush=True)
    return outcome


async def _measure(folder: Path, url: str, desks: int, number: int, sizes: Sizes) -> dict[str, float]:
    names = [f"d{place}" for place in range(desks)]
    ports = free_ports(number)
    office = PostOffice(ports, names)
    crowd = Passers(office.add, ["Nomor antrean"])
    api = BotApi(crowd.hear, lambda: crowd.tally)
    async with AsyncExitStack() as stack:
        await _furnish(folder, url, names, await stack.enter_async_context(listening(api)))
        await office.open()
        stack.push_async_callback(office.close)
        began = time.perf_counter()
        running = [await stack.enter_async_context(_process(folder, port)) for port in ports]
        await _until_open(api, desks, running, sizes["opening"])
        opened = {"open_s": time.perf_counter() - began}
        beside = [server_pid(url)] if url.startswith("postgresql") else []
        began = time.perf_counter()
        await crowd.come_first(desks, 2 * sizes["first_rate"])
        await _answered(crowd, sizes["patience"])
        opened["first_s"] = time.perf_counter() - began
        return opened | await _load(crowd, [each.pid for each in running], beside, sizes)


async def _load(crowd: Passers, pids: Sequence[int], beside: Sequence[int], sizes: Sizes) -> dict[str, float]:
    """The steps, then the peak; processor time is that of the steps."""
    await crowd.come(sizes["first_rate"], sizes["warm_up"])
    await _answered(crowd, sizes["patience"])
    began, own, desk, server = time.perf_counter(), time.process_time(), cpu_seconds(*pids), cpu_seconds(*beside)
    sent = crowd.sent
    steps = await _steps(crowd, sizes)
    seconds, updates = time.perf_counter() - began, crowd.sent - sent
    spent = {
        "cpu_ms_per_update": 1000 * (cpu_seconds(*pids) - desk) / updates,
        "beside_cpu_ms_per_update": 1000 * (cpu_seconds(*beside) - server) / updates,
        "load_cpu_share": (time.process_time() - own) / seconds,
    }
    peak = await _peak(crowd, sizes)
    return steps | spent | peak | {"rss_mib": memory_mib("VmRSS", *pids)}


async def _steps(crowd: Passers, sizes: Sizes) -> dict[str, float]:
    """Twice the rate each time, until a reply takes too long; the figures of the last step that held."""
    rate, held = sizes["first_rate"], {"sustained": 0.0}
    while rate <= sizes["rate"]:
        crowd.tally = Tally()
        await crowd.come(rate, sizes["seconds"])
        await _answered(crowd, sizes["patience"])
        p50, p99 = (percentile(crowd.tally.reply_times, share) for share in (50, 99))
        if p99 > _WITHIN_MS or crowd.unanswered:
            return held | {"broken_rate": rate, "broken_p99_ms": p99}
        held = {"sustained": rate, "reply_p50_ms": p50, "reply_p99_ms": p99}
        rate *= 2
    return held


async def _peak(crowd: Passers, sizes: Sizes) -> dict[str, float]:
    crowd.tally, before = Tally(), crowd.sent
    began = time.perf_counter()
    await crowd.come(_TIMES * sizes["rate"], sizes["peak_seconds"])
    ended = time.perf_counter()
    await _answered(crowd, sizes["patience"])
    over = time.perf_counter()
    return {
        "peak_sent": float(crowd.sent - before),
        "peak_per_second": len(crowd.tally.reply_times) / (over - began),
        "peak_worst_s": max(crowd.tally.reply_times, default=0.0),
        "recovery_s": over - ended,
        "unanswered": float(crowd.unanswered),
        "unnamed": float(crowd.tally.unnamed),
    }


async def _answered(crowd: Passers, patience: float) -> None:
    """Until everybody has been answered, or for so long."""
    until = time.perf_counter() + patience
    while crowd.unanswered and time.perf_counter() < until:  # noqa: ASYNC110 - of other processes
        await asyncio.sleep(0.05)


async def _furnish(folder: Path, url: str, names: Sequence[str], api: str) -> None:
    """Settings for all, for each, and on SQLite a file that is up to date for each."""
    above = _ABOVE.format(api=api)
    on_server = url.startswith("postgresql")
    (folder / "loket.toml").write_text(above + (f"[database]\nurl = {json.dumps(url)}\n" if on_server else ""))
    if not on_server:
        engine = open_engine(url)
        await schema.upgrade(engine)
        await engine.dispose()
    for place, name in enumerate(names, 1):
        own = folder / "desks" / name
        (own / "data").mkdir(parents=True, mode=0o700)
        if not on_server:
            shutil.copy(url.partition(":///")[2], own / "data" / "loket.sqlite3")
        (own / "loket.toml").write_text(_OWN.format(place=place, secret=SECRET))


@asynccontextmanager
async def _process(folder: Path, port: int) -> AsyncIterator[Process]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LOKET_")}
    told = {"PYTHONPATH": str(_ROOT), "LOKET_WEB__PORT": str(port), "LOKET_LOG__LEVEL": "ERROR"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"), cwd=folder, env=kept | told, stdout=sys.stderr
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _until_open(api: BotApi, desks: int, running: Sequence[Process], patience: float) -> None:
    """Every desk says where it wants its updates, once it is open."""
    until = time.perf_counter() + patience
    while api.ready < desks:
        await asyncio.sleep(0.1)
        if time.perf_counter() > until or any(each.returncode is not None for each in running):
            raise NotOpenError(f"{api.ready} of {desks} desks were open")


BENCHMARK = Benchmark(
    "h",
    "desks",
    "Many desks at the national peak",
    {
        "desks": (1000, 4),
        "postgresql_desks": (200, 3),
        "first_rate": (25.0, 4.0),
        "rate": (400.0, 8.0),
        "warm_up": (5.0, 1.0),
        "seconds": (10.0, 2.0),
        "peak_seconds": (30.0, 1.0),
        "patience": (900.0, 120.0),
        "opening": (900.0, 300.0),
    },
    (
        Figure("sustained", "Sustained with p99 within a second", "updates/s", drawn=True, more_is_better=True),
        Figure("reply_p50_ms", "Reply p50 then", "ms"),
        Figure("reply_p99_ms", "Reply p99 then", "ms", drawn=True),
        Figure("cpu_ms_per_update", "Processor time an update, desks", "ms", 2, drawn=True),
        Figure("beside_cpu_ms_per_update", "… server", "ms", 2),
        Figure("load_cpu_share", "Load's share of a core", "", 2),
        Figure("peak_sent", "Updates at ten times the peak"),
        Figure("peak_per_second", "… answered", "updates/s"),
        Figure("peak_worst_s", "Longest reply then", "s", 1, drawn=True),
        Figure("recovery_s", "All answered after", "s", 1),
        Figure("unanswered", "Never answered"),
        Figure("unnamed", "Who never heard their name"),
        Figure("open_s", "Until all desks are open", "s", 1),
        Figure("first_s", "Until a first visitor at each was answered", "s", 1),
        Figure("rss_mib", "Resident memory, all processes", "MiB"),
    ),
    measure,
    patience=7200,
)

if __name__ == "__main__":
    run_alone(BENCHMARK)
