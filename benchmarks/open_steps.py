"""Benchmark (b): many open steps at once. How long after its limit is a step flagged, and what does waiting cost?

A database with N visits in service, whose running steps all reach their limit within one window, is handed to
the real process. Measured: start-up, CPU while nothing is due, and the lag from limit to the committed flag.
The rival is APScheduler's own way, one in-memory job a deadline (nothing stored, nothing decided, nothing kept
over a restart), in the same run.
"""

import argparse
import asyncio
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.database import open_database
from bot.flows.office.office import Office
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.vocabulary import DESK, Source, Word
from bot.flows.state.dialog import InVisit
from bot.flows.state.people import Person
from bot.flows.state.visits import Status, Visit
from bot.flows.state.watched import VISIT
from bot.office import office_of
from bot.records import evidence_rows, person_row, visit_row
from bot.seal_key import seal_of
from bot.settings import Settings
from storage import bulk, versions
from storage.engine import writing
from storage.tables import addresses, deadlines, evidence, people, visits

_QUIET_SECONDS = 15
"""From start-up to the first limit: long enough to see what waiting costs."""

_CHUNK = 5000


def main() -> None:
    """Runs the benchmark and prints its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--window", type=float, default=180.0, help="seconds over which the limits are spread")
    parser.add_argument("--watch", type=float, default=40.0, help="seconds of the window that are measured")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    figures = {"loket": measure_loket(options), "apscheduler": measure_rival(options)}
    print(f"{options.steps} open steps, limits spread over {options.window:.0f} s, {options.watch:.0f} s measured")
    for name in figures["loket"]:
        print(f"{name:28}{figures['loket'][name]:>14.3f}{figures['apscheduler'].get(name, float('nan')):>14.3f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2))


def measure_loket(options: argparse.Namespace) -> dict[str, float]:
    """The real process on a prepared SQLite file."""
    with tempfile.TemporaryDirectory(prefix="loket-bench-") as folder:
        file = Path(folder) / "loket.sqlite3"
        settings = Settings.model_validate({"database": {"url": f"sqlite+aiosqlite:///{file}"}})
        first_limit = datetime.now(UTC) + timedelta(seconds=_QUIET_SECONDS + options.steps / 8000)
        asyncio.run(prepare(settings, options.steps, options.window, first_limit))
        environment = {
            **os.environ,
            "LOKET_DATABASE__URL": f"sqlite+aiosqlite:///{file}",
            "LOKET_OFFICE__HOURS": "always",
            "LOKET_WEB__PORT": "0",
        }
        began = time.monotonic()
        command = [sys.executable, "-m", "bot", "run"]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()
            started = time.monotonic() - began
            try:
                return {"start-up s": started, **watch(process.pid, file, first_limit, options.watch)}
            finally:
                process.terminate()


def watch(pid: int, file: Path, first_limit: datetime, seconds: float) -> dict[str, float]:
    """Watches the process wait, then flag."""
    wait = max(1.0, (first_limit - datetime.now(UTC)).total_seconds() - 1.0)
    time.sleep(1.0)
    before = cpu_seconds(pid)
    time.sleep(wait - 1.0 if wait > 2 else 1.0)
    idle = (cpu_seconds(pid) - before) / max(1.0, wait - 1.0)
    lags, busy_before = [], cpu_seconds(pid)
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    last, until = 0, first_limit + timedelta(seconds=seconds)
    while datetime.now(UTC) < until:
        seen_at = datetime.now(UTC)
        rows = connection.execute("SELECT rowid, due_at FROM deviations WHERE rowid > ?", (last,)).fetchall()
        lags += [(seen_at - datetime.fromisoformat(due).replace(tzinfo=UTC)).total_seconds() for _, due in rows]
        last = max([last, *(row for row, _ in rows)])
        time.sleep(0.05)
    connection.close()
    busy = (cpu_seconds(pid) - busy_before) / seconds
    return {**spread(lags), "idle CPU share": idle, "busy CPU share": busy, "flagged": float(len(lags))}


def spread(lags: list[float]) -> dict[str, float]:
    """Median, 99th percentile and worst lag in seconds."""
    ordered = sorted(lags) or [float("nan")]
    return {
        "lag p50 s": ordered[len(ordered) // 2],
        "lag p99 s": ordered[int(len(ordered) * 0.99)],
        "lag worst s": ordered[-1],
    }


def cpu_seconds(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def prepare(settings: Settings, steps: int, window: float, first_limit: datetime) -> None:
    """Fills a database with visits whose first step is running."""
    source = office_of(settings, datetime.now(UTC).date())
    engine, seal = await open_database(settings), seal_of(settings)
    limit = source.office.sheet.steps[0].standard.clock or timedelta()
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


def open_visit(n: int, due_at: datetime, limit: timedelta, office: Office) -> tuple[Person, Visit]:
    """A visitor who was called a standard time before the limit and has not been heard of since."""
    called_at = due_at - limit
    called = Evidence(f"v{n}:called", Word.CALLED, called_at, called_at, Source.DESK, DESK)
    person = Person(f"p{n}", "web", f"session{n}", dialog=InVisit(), visit_id=f"v{n}")
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
        number=f"ULT-{n:08d}",
        queued_at=called_at,
        evidence=(called,),
    )
    return person, visit


def measure_rival(options: argparse.Namespace) -> dict[str, float]:
    """APScheduler with one in-memory job a deadline, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.rival_apscheduler", str(options.steps), str(options.window)]
    command.append(str(options.watch))
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return {name: float(value) for name, value in figures.items()}


if __name__ == "__main__":
    main()
