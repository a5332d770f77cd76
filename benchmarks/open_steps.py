"""Benchmark (b): with 100,000 steps open at once, how long after its limit is each flagged, and what does waiting cost?

Asked: a database with so many visits in service, whose running steps all reach their limit within one window, is handed
to the real process. The lag is from a step's limit to the committed deviation, as another process on the other core
sees it, looking every 20 ms.

Against: APScheduler's own way, one in-memory job a deadline, which notes the time and nothing else: nothing stored,
nothing decided, nothing kept over a restart.

Floor: the rival's lag is that of a timer; what is kept needs a write to the disk besides.
"""

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks import spread
from benchmarks.benchmark import Benchmark, Figure, Outcome, Sizes, run_alone
from benchmarks.load.usage import CORES, cpu_seconds, memory_mib
from benchmarks.turns import settings_of
from bot.clock import SystemClock
from bot.database import open_database
from bot.flows.office.office import Office
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.vocabulary import DESK, Source, Word
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import InVisit, Shown
from bot.flows.state.people import Person
from bot.flows.state.visits import Status, Visit
from bot.flows.state.watched import VISIT
from bot.office import office_of
from bot.records import evidence_rows, person_row, visit_row
from bot.seal_key import seal_of
from bot.settings import Settings
from storage import bulk, versions
from storage.chain import taking as chain
from storage.engine import rewriting, writing
from storage.identity import taking as identity
from storage.tables import Moment, addresses, deadlines, evidence, people, visits

_LOOK_SECONDS = 0.02
_CHUNK = 5000


class TooSlowError(Exception):
    """Limits had passed before the process was ready for them."""


def measure(sizes: Sizes) -> Outcome:
    """Loket, then the rival, on the same core."""
    return Outcome({"Loket (SQLite)": measure_loket(sizes), "APScheduler, jobs in memory": measure_rival(sizes)})


def measure_loket(sizes: Sizes) -> dict[str, float]:
    """The real process on a prepared SQLite file."""
    with tempfile.TemporaryDirectory(prefix="loket-bench-", ignore_cleanup_errors=True) as folder:
        file, steps = Path(folder) / "loket.sqlite3", int(sizes["steps"])
        settings = settings_of(f"sqlite+aiosqlite:///{file}")
        written_for = datetime.now(UTC)
        asyncio.run(prepare(settings, steps, sizes["window"], written_for))
        ahead = datetime.now(UTC) - written_for + timedelta(seconds=sizes["quiet"] * slack())
        first_limit = written_for + put_off(file, ahead)
        began = time.monotonic()
        with _desk(file) as process:
            started = time.monotonic() - began
            found = watch(process.pid, file, first_limit, sizes["watch"])
            return {"start_s": started, "rss_mib": memory_mib("VmRSS", process.pid), **found}


@contextmanager
def _desk(file: Path) -> Iterator[subprocess.Popen[str]]:
    """The desk on this file, once it has said that it runs."""
    settings = {
        "LOKET_DATABASE__URL": f"sqlite+aiosqlite:///{file}",
        "LOKET_OFFICE__HOURS": "always",
        "LOKET_WEB__PORT": "0",
        "LOKET_BACKUP__ENABLED": "false",
    }
    command = [sys.executable, "-m", "bot", "run"]
    with subprocess.Popen(command, env=os.environ | settings, stdout=subprocess.PIPE, text=True) as process:
        os.sched_setaffinity(process.pid, {CORES[0]})
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield process
        finally:
            process.terminate()


def slack() -> float:
    """How many times as long as on an idle machine everything takes, when others are at work."""
    return min(6.0, max(1.0, 2 * os.getloadavg()[0] / len(CORES)))


def watch(pid: int, file: Path, first_limit: datetime, seconds: float) -> dict[str, float]:
    """Watches the process wait, then flag; raises :class:`TooSlowError`."""
    os.sched_setaffinity(0, {CORES[-1]})
    wait = (first_limit - datetime.now(UTC)).total_seconds() - 0.5
    if wait < 1:
        raise TooSlowError("the machine was too busy: limits had passed before the desk was ready for them")
    before = cpu_seconds(pid)
    time.sleep(wait)
    idle, busy_before = (cpu_seconds(pid) - before) / wait, cpu_seconds(pid)
    lags = list(_lags(file, first_limit + timedelta(seconds=seconds)))
    busy = (cpu_seconds(pid) - busy_before) / (seconds + 0.5)
    return {**spread.lags(lags), "idle_share": idle, "busy_share": busy, "flagged": float(len(lags))}


def _lags(file: Path, until: datetime) -> Iterator[float]:
    """Seconds from each limit to when its deviation could be seen, for whatever is seen until then."""
    connection, last = sqlite3.connect(f"file:{file}?mode=ro", uri=True), 0
    while (seen_at := datetime.now(UTC)) < until:
        rows = connection.execute("SELECT rowid, due_at FROM deviations WHERE rowid > ?", (last,)).fetchall()
        yield from ((seen_at - datetime.fromisoformat(due).replace(tzinfo=UTC)).total_seconds() for _, due in rows)
        last = max([last, *(row for row, _ in rows)])
        time.sleep(_LOOK_SECONDS)
    connection.close()


async def prepare(settings: Settings, steps: int, window: float, first_limit: datetime) -> None:
    """Fills a database with visits whose first step is running."""
    source = office_of(settings, datetime.now(UTC).date())
    engine, seal = await open_database(settings), seal_of(settings)
    limit = source.office.sheet.steps[0].standard.clock or timedelta()
    await _long_closed(engine)
    async with writing(engine) as connection:
        for row in source.rows(SystemClock().now()):
            await versions.keep_sheet(connection, row)
        for start in range(0, steps, _CHUNK):
            numbers = range(start, min(steps, start + _CHUNK))
            due = [first_limit + timedelta(seconds=window * n / steps) for n in numbers]
            made = [open_visit(n, at, limit, source.office) for n, at in zip(numbers, due, strict=True)]
            await bulk.add(connection, people, [person_row(person, seal) for person, _ in made])
            keys = [{"key": f"web:{person.address}", "person_id": person.id} for person, _ in made]
            await bulk.add(connection, addresses, keys)
            await bulk.add(connection, visits, [visit_row(visit, occupies=True) for _, visit in made])
            await bulk.add(connection, evidence, [row for _, visit in made for row in evidence_rows(None, visit)])
            rows = [{"kind": VISIT, "id": visit.id, "due_at": at} for (_, visit), at in zip(made, due, strict=True)]
            await bulk.add(connection, deadlines, rows)
    await engine.dispose()


async def _long_closed(engine: AsyncEngine) -> None:
    """As a desk that has run for a day: it has seen that nothing is left from before there were keys and a chain."""
    open_before, unlinked_before = identity.Taking(), chain.Taking()
    async with rewriting(engine) as connection:
        while await open_before.batch(connection):
            pass
    async with writing(engine) as connection:
        while await unlinked_before.batch(connection):
            pass


def put_off(file: Path, span: timedelta) -> timedelta:
    """Moves everything that was written by so many whole seconds: writing took nobody knew how long."""
    span = timedelta(seconds=round(span.total_seconds()))
    connection = sqlite3.connect(file)
    for table in (visits, evidence, deadlines):
        for column in (each.name for each in table.c if isinstance(each.type, Moment)):
            moved = f"strftime('%Y-%m-%d %H:%M:%S', {column}, '+{span.total_seconds():.0f} seconds')"
            connection.execute(f"UPDATE {table.name} SET {column} = {moved} || substr({column}, 20)")  # noqa: S608 - ours
    connection.commit()
    connection.close()
    return span


def open_visit(n: int, due_at: datetime, limit: timedelta, office: Office) -> tuple[Person, Visit]:
    """A visitor who was called a standard time before the limit, by a card with choices, and has not been heard of
    since."""
    called_at = due_at - limit
    called = Evidence(f"v{n}:called", Word.CALLED, called_at, called_at, Source.DESK, DESK)
    person = Person(f"p{n}", "web", f"session{n}", dialog=InVisit(shown=_shown(f"v{n}")), visit_id=f"v{n}")
    form = {"name": f"Pengunjung {n}", "category": "informasi", "region": "medan", "role": "umum"}
    visit = Visit(
        id=f"v{n}",
        person_id=person.id,
        sheet_id=office.sheet.id,
        calendar_id=office.calendar_id,
        started_at=called_at,
        seen_at=called_at,
        status=Status.IN_SERVICE,
        form=form,
        ticket=f"A-{n:06d}",
        number=f"ULT-{called_at:%Y%m%d}-{n:06d}",
        queued_at=called_at,
        evidence=(called,),
    )
    return person, visit


def _shown(visit_id: str) -> Shown:
    """The choices on the card of who is called, which a bare number means from then on."""
    steps = (token(Verb.STEP, visit_id, no) for no in (1, 2))
    return Shown((*steps, token(Verb.LATER, visit_id), token(Verb.TROUBLE, "")), f"{visit_id}:visitor")


def measure_rival(sizes: Sizes) -> dict[str, float]:
    """APScheduler with one in-memory job a deadline, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.rivals.apscheduler_jobs"]
    numbers = [str(sizes[name]) for name in ("steps", "window", "watch")]
    pinned = ["taskset", "-c", str(CORES[0])]
    done = subprocess.run([*pinned, *command, *numbers], stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


BENCHMARK = Benchmark(
    "b",
    "open_steps",
    "Many open steps",
    {"steps": (100_000, 4000), "window": (180.0, 8.0), "watch": (20.0, 5.0), "quiet": (10.0, 4.0)},
    (
        Figure("lag_p50_s", "Lag p50", "s", 3),
        Figure("lag_p99_s", "Lag p99", "s", 3, drawn=True, aim=0.3),
        Figure("lag_worst_s", "Worst lag", "s", 3),
        Figure("idle_share", "Share of a core while nothing is due", "", 3),
        Figure("busy_share", "Share of a core while steps are flagged", "", 2, drawn=True),
        Figure("flagged", "Flagged"),
        Figure("start_s", "Start-up", "s", 1),
        Figure("rss_mib", "Resident memory", "MiB"),
    ),
    measure,
    patience=300,
)

if __name__ == "__main__":
    run_alone(BENCHMARK)
