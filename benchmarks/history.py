"""Benchmark (c): does a turn cost more after years?

Asked: desks without history and with 100,000 and 1,000,000 closed visits, each of which has left 12 pieces of evidence,
10 lines of the journal, 15 events and 15 messages. Visitors go through the whole registration, each message a turn of
its own, committed. All desks are filled first and then take turns, so that whatever else the machine does meets all of
them alike; the ratio is the median of the rounds' ratios to the desk without history.

Against: the same desk without history, in the same run. Housekeeping is measured, too: the longest transaction of its
batches, during which nobody else is answered.

Floor: the ratio 1; of a turn one write to the disk.
"""

import asyncio
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks import spread
from benchmarks.benchmark import Benchmark, Figure, Outcome, Sizes, run_alone
from benchmarks.filling import fill
from benchmarks.turns import Counter, Now, databases, settings_of
from bot.database import open_database
from bot.jobs.housekeeping import BATCH, MOST_BATCHES
from bot.office import office_of
from bot.settings import Settings
from storage import housekeeping
from storage.datamap import data_map
from storage.engine import writing

_EVENTS = timedelta(days=8)
_ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass
class Desk:
    """One desk to be measured: how many visits it has behind it, where it is kept, and what was found."""

    closed: int
    settings: Settings
    start_s: float = 0.0
    rounds: list[list[float]] = field(default_factory=list)
    """Milliseconds of each turn, round by round."""
    hold_ms: float = 0.0
    """The longest that one batch of housekeeping kept the desk's lock."""


def measure(sizes: Sizes) -> Outcome:
    """Both databases, each with its desks side by side."""
    outcome = Outcome()
    for engine, most in (("sqlite", "visits"), ("postgresql", "postgresql_visits")):
        if sizes[most]:
            closed = sorted({0, min(int(sizes["fewer_visits"]), int(sizes[most])), int(sizes[most])})
            with databases(engine, len(closed)) as urls:
                desks = [Desk(number, settings_of(url)) for number, url in zip(closed, urls, strict=True)]
                asyncio.run(_measure(desks, int(sizes["rounds"]), int(sizes["visitors"])))
            outcome.rows |= {
                f"Loket, {_ENGINES[engine]}, {each.closed:,} closed": _row(each, desks[0]) for each in desks
            }
    return outcome


def _row(desk: Desk, empty: Desk) -> dict[str, float]:
    ratios = [
        statistics.median(ours) / statistics.median(theirs)
        for ours, theirs in zip(desk.rounds, empty.rounds, strict=True)
    ]
    found = spread.turns([each for one in desk.rounds for each in one])
    return found | {"ratio": statistics.median(ratios), "start_s": desk.start_s, "hold_ms": desk.hold_ms}


async def _measure(desks: Sequence[Desk], rounds: int, visitors: int) -> None:
    """All desks are filled, then opened, then have their turns; the first round warms up and does not count."""
    source = office_of(desks[0].settings, datetime.now(UTC).date())
    for desk in desks:
        engine = await open_database(desk.settings)
        await fill(engine, source, desk.closed)
        await engine.dispose()
    engines, clock = [], Now()
    for desk in desks:
        began = time.perf_counter()
        engines.append(await open_database(desk.settings))
        desk.start_s = time.perf_counter() - began
    for number in range(-1, rounds):
        for desk, engine in zip(desks, engines, strict=True):
            counter = Counter(engine, desk.settings, source.office, clock)
            counter.open()
            taken = [ms for each in range(visitors) for ms in await counter.register(f"v{number}-{each}")]
            await counter.close()
            if number >= 0:
                desk.rounds.append(taken)
    for desk, engine in zip(desks, engines, strict=True):
        desk.hold_ms = await longest_hold(engine, clock.now())
        await engine.dispose()


async def longest_hold(engine: AsyncEngine, now: datetime) -> float:
    """Housekeeping's batches, as many as one round has; the longest transaction in milliseconds."""
    longest = 0.0
    for _ in range(MOST_BATCHES):
        began = time.perf_counter()
        async with writing(engine) as connection:
            await housekeeping.forget(connection, data_map().tables["inbox"], now - _EVENTS, BATCH)
        longest = max(longest, time.perf_counter() - began)
    return longest * 1000


BENCHMARK = Benchmark(
    "c",
    "history",
    "A turn after years",
    {
        "fewer_visits": (100_000, 500),
        "visits": (1_000_000, 5000),
        "postgresql_visits": (100_000, 500),
        "visitors": (10, 4),
        "rounds": (6, 2),
    },
    (
        Figure("turn_ms", "Turn, median", "ms", 1, drawn=True),
        Figure("turn_p99_ms", "Turn p99", "ms", 1),
        Figure("ratio", "Ratio to the desk without history", "", 2, drawn=True, aim=1.0),
        Figure("start_s", "Start", "s", 2),
        Figure("hold_ms", "Longest batch of housekeeping", "ms", 1),
    ),
    measure,
    patience=480,
)

if __name__ == "__main__":
    run_alone(BENCHMARK)
