"""Benchmark (c): does a turn cost more after years?

Asked: desks without history and with 100,000 and 1,000,000 closed visits, each of which has left 12 pieces of evidence,
10 lines of the journal, 15 events, 15 messages, the entries and links of the archive, and what else
:mod:`benchmarks.filling` names. Visitors go through the whole registration, each message a turn of its own, committed.
All desks are filled first and then take turns, one visitor at each, so that whatever else the machine does meets all of
them alike; the ratio is the median of the visitors' ratios to the desk without history. Processor time is that of the
desk and, on PostgreSQL, of its server.

Against: the same desk without history, in the same run. What goes on by itself is measured, too: how long the desk's
own process takes until it says that it runs, how much it takes while nobody comes, and the longest batches of
housekeeping and of retention, during which nobody else is answered.

Floor: the ratio 1; of a turn one write to the disk.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks import spread
from benchmarks.benchmark import Benchmark, Figure, Outcome, Sizes, run_alone
from benchmarks.filling import fill
from benchmarks.load.usage import cpu_seconds, memory_mib
from benchmarks.turns import ENGINES, Counter, Now, databases, processor, settings_of
from bot.database import open_database
from bot.jobs import retention
from bot.jobs.housekeeping import BATCH, MOST_BATCHES
from bot.office import SheetSource, office_of
from bot.settings import Settings
from bot.settings.lengths import lengths_of
from storage import fading, housekeeping
from storage.datamap import data_map
from storage.engine import reading, writing

_EVENTS = timedelta(days=8)


@dataclass
class Desk:
    """One desk to be measured: how many visits it has behind it, where it is kept, and what was found."""

    closed: int
    settings: Settings
    found: dict[str, float] = field(default_factory=dict)
    taken: list[list[float]] = field(default_factory=list)
    """Milliseconds of each turn, visitor by visitor."""
    busy: list[float] = field(default_factory=list)
    """Milliseconds of processor time of all turns of a visitor."""

    @property
    def url(self) -> str:
        """Where it is kept."""
        return self.settings.database.url.get_secret_value()


def measure(sizes: Sizes) -> Outcome:
    """Both databases, each with its desks side by side."""
    outcome = Outcome()
    for engine, most in (("sqlite", "visits"), ("postgresql", "postgresql_visits")):
        if sizes[most]:
            closed = sorted({0, min(int(sizes["fewer_visits"]), int(sizes[most])), int(sizes[most])})
            with databases(engine, len(closed)) as urls:
                desks = [Desk(number, settings_of(url)) for number, url in zip(closed, urls, strict=True)]
                asyncio.run(_filled(desks))
                outcome.rows |= measured(desks, ENGINES[engine], sizes)
    return outcome


def measured(desks: Sequence[Desk], name: str, sizes: Sizes) -> dict[str, dict[str, float]]:
    """The rows of desks that are filled; the first of them has nothing behind it."""
    for desk in desks:
        desk.found |= process(desk.url, sizes["quiet"])
    asyncio.run(_measure(desks, int(sizes["visitors"])))
    return {f"Loket, {name}, {each.closed:,} closed": _row(each, desks[0]) for each in desks}


def _row(desk: Desk, empty: Desk) -> dict[str, float]:
    turns = [each for one in desk.taken for each in one]
    ratios = [sum(ours) / sum(theirs) for ours, theirs in zip(desk.taken, empty.taken, strict=True)]
    busy = statistics.median(ours / theirs for ours, theirs in zip(desk.busy, empty.busy, strict=True))
    found = spread.turns(turns) | {"busy_ms": sum(desk.busy) / len(turns)}
    return found | {"ratio": statistics.median(ratios), "busy_ratio": busy} | desk.found


async def _filled(desks: Sequence[Desk]) -> None:
    for desk in desks:
        engine = await open_database(desk.settings)
        await fill(engine, desk.settings, _source(desk), desk.closed)
        await engine.dispose()


def _source(desk: Desk) -> SheetSource:
    return office_of(desk.settings, datetime.now(UTC).date())


def process(url: str, quiet: float) -> dict[str, float]:
    """The desk's own process: until it says that it runs, how much memory it has then, and how busy it is while nobody
    comes. It has met its history once before, so that what is done once is done."""
    with _running(url):
        time.sleep(quiet)
    with _running(url) as (pid, seconds):
        found = {"process_s": seconds, "process_busy_s": cpu_seconds(pid), "rss_mib": memory_mib("VmRSS", pid)}
        before = cpu_seconds(pid)
        time.sleep(quiet)
        return found | {"idle_share": (cpu_seconds(pid) - before) / quiet if quiet else 0.0}


@contextmanager
def _running(url: str) -> Iterator[tuple[int, float]]:
    """A process that runs, and how many seconds it took until it said so."""
    settings = {"LOKET_DATABASE__URL": url, "LOKET_OFFICE__HOURS": "always"}
    settings |= {"LOKET_WEB__PORT": "0", "LOKET_BACKUP__ENABLED": "false"}
    began = time.monotonic()
    command = (sys.executable, "-m", "bot", "run")
    with subprocess.Popen(command, env=os.environ | settings, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        desk.stdout.readline()
        try:
            yield desk.pid, time.monotonic() - began
        finally:
            desk.terminate()


async def _measure(desks: Sequence[Desk], visitors: int) -> None:
    """All desks are opened, then have their visitors by turns; the first one at each warms up and does not count."""
    engines, clock = [await open_database(desk.settings) for desk in desks], Now()
    office, counters = _source(desks[0]).office, []
    for desk, engine in zip(desks, engines, strict=True):
        counter = Counter(engine, desk.settings, office, clock)
        counter.open()
        counters.append((desk, counter, processor(desk.url)))
    who = f"{time.time_ns():x}"
    for number in range(-1, visitors):
        for desk, counter, busy in counters if number % 2 else counters[::-1]:
            before = busy()
            taken = await counter.register(f"{who}-{number}")
            if number >= 0:
                desk.taken.append(taken)
                desk.busy.append((busy() - before) * 1000)
    for (desk, counter, _), engine in zip(counters, engines, strict=True):
        await counter.close()
        desk.found["hold_ms"] = await longest_hold(engine, clock.now())
        desk.found["fade_ms"] = await longest_fading(engine, desk.settings, clock.now())
        await engine.dispose()


async def longest_hold(engine: AsyncEngine, now: datetime) -> float:
    """Housekeeping's batches, as many as one round has; the longest transaction in milliseconds."""
    longest, inbox = 0.0, data_map().tables["inbox"]
    for _ in range(MOST_BATCHES):
        async with reading(engine) as connection:
            keys = await housekeeping.old(connection, inbox, now - _EVENTS, BATCH)
        began = time.perf_counter()
        async with writing(engine) as connection:
            await housekeeping.forget(connection, inbox, now - _EVENTS, keys)
        longest = max(longest, time.perf_counter() - began)
    return longest * 1000


async def longest_fading(engine: AsyncEngine, settings: Settings, now: datetime) -> float:
    """One batch of retention of every table that has something due; the longest transaction in milliseconds."""
    longest, lengths = 0.0, lengths_of(settings)
    for each in retention.in_order():
        before = now - lengths[each.kept.setting or ""]
        async with reading(engine) as connection:
            keys = await fading.due(connection, each, before, retention.BATCH)
        began = time.perf_counter()
        async with writing(engine) as connection:
            await fading.fade(connection, each, before, keys or [])
        longest = max(longest, time.perf_counter() - began)
    return longest * 1000


BENCHMARK = Benchmark(
    "c",
    "history",
    "A turn after years",
    {
        "fewer_visits": (100_000, 500),
        "visits": (1_000_000, 5000),
        "postgresql_visits": (1_000_000, 500),
        "visitors": (60, 4),
        "quiet": (20.0, 1.0),
    },
    (
        Figure("turn_ms", "Turn, median", "ms", 1, drawn=True),
        Figure("turn_p99_ms", "Turn p99", "ms", 1),
        Figure("ratio", "Ratio to the desk without history", "", 2, drawn=True, aim=1.0),
        Figure("busy_ms", "Processor time a turn", "ms", 1),
        Figure("busy_ratio", "… its ratio", "", 2, drawn=True, aim=1.0),
        Figure("process_s", "Start of the process", "s", 1),
        Figure("process_busy_s", "… processor time", "s", 1),
        Figure("rss_mib", "Resident memory", "MiB"),
        Figure("idle_share", "Share of a core while nobody comes", "", 3),
        Figure("hold_ms", "Longest batch of housekeeping", "ms", 1),
        Figure("fade_ms", "Longest batch of retention", "ms", 1),
    ),
    measure,
    patience=5400,
)

if __name__ == "__main__":
    run_alone(BENCHMARK)
