"""Benchmark (e): what papers cost after 10,000 visits in a quarter, and whether the desk's visitors feel that they are
made.

A desk is filled with visits of a quarter, each with its evidence, how its steps went and, of every fourth, a deviation
that was explained and judged. Each kind of paper is made by ``loket laporan`` in a process of its own that steps back,
as for who asks in chat: seconds and the most memory. Meanwhile visitors write to the desk, one message a turn; the same
turns while nothing is made are the rival.
"""

import argparse
import asyncio
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks.history import WORDS, Now, settings_of
from bot import records
from bot.database import open_database
from bot.door import Door
from bot.flows.office.office import Office
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.timeline import StepState
from bot.flows.procedure.vocabulary import Source
from bot.flows.scene.events import WEB, Event, TextSent
from bot.flows.state.deviation import Became, Cause, Deviation, DeviationEntry, DeviationKind
from bot.flows.state.outcome import Outcome, OutcomeKind
from bot.flows.state.people import Person
from bot.flows.state.result import Result, StepResult
from bot.flows.state.visits import Status, Visit
from bot.jobs.copyist import STEPS_BACK
from bot.office import office_of, renderer_of
from bot.papers.books.guests import MOST_PRINTED
from bot.papers.kinds import listed
from bot.seal_key import seal_of
from bot.settings import Settings
from bot.turn import Workplace, arrival
from storage import bulk, versions
from storage.engine import writing
from storage.tables import deviation_entries, deviations, evidence, outcomes, people, visits

QUARTER = "2026-TW4"
FIRST = datetime(2026, 10, 1, 1, 0, tzinfo=UTC)
_DAYS = 60
_CHUNK = 2000
_REFUSED = ("buku-tamu", "pdf")
"""What is not printed of more visits than ``MOST_PRINTED``."""


def main() -> None:
    """Runs the benchmark and prints its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=10_000)
    parser.add_argument("--kinds", nargs="+", default=list(listed()))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="loket-bench-") as folder:
        settings = settings_of(f"sqlite+aiosqlite:///{folder}/loket.sqlite3")
        asyncio.run(_run(settings, Path(folder), options.visits, options.kinds))


async def _run(settings: Settings, folder: Path, number: int, kinds: Sequence[str]) -> None:
    engine = await open_database(settings)
    source = office_of(settings, FIRST.date())
    async with writing(engine) as connection:
        for row in source.rows(FIRST):
            await versions.keep_sheet(connection, row)
    for first in range(0, number, _CHUNK):
        await fill(engine, settings, source.office, range(first, min(number, first + _CHUNK)))
    alone = await _turns(engine, settings, source.office, "alone", 1.0)
    print(f"{number} visits; a turn while nothing is made: {_told(alone)}")
    for kind in kinds:
        for format_ in (each for each in listed()[kind].formats if number <= MOST_PRINTED or (kind, each) != _REFUSED):
            began = time.perf_counter()
            making = asyncio.create_task(_made(settings, folder, kind, format_))
            beside = await _turns(engine, settings, source.office, f"{kind}-{format_}", 30.0, making)
            peak, busy = await making
            took = time.perf_counter() - began
            ratio = _p99(beside) / _p99(alone)
            cost = f"{took:6.2f} s ({busy:5.2f} s busy) {peak:4.0f} MB"
            print(f"  {kind:15} {format_:5} {cost}   turns beside: {_told(beside)} {ratio:5.2f}x")
    await engine.dispose()


def _told(turns: list[float]) -> str:
    return f"median {statistics.median(turns):6.2f} ms, p99 {_p99(turns):6.2f} ms ({len(turns)} turns)"


def _p99(turns: list[float]) -> float:
    return sorted(turns)[min(len(turns) - 1, len(turns) * 99 // 100)]


async def _made(settings: Settings, folder: Path, kind: str, format_: str) -> tuple[float, float]:
    """A paper made by the command, in a process of its own; the most memory it had, in
    megabytes, and the seconds of processor time."""
    url = settings.database.url.get_secret_value()
    surroundings = {**os.environ, "LOKET_DATABASE__URL": url, "LOKET_OFFICE__HOURS": "always"}
    words = ("laporan", kind, "--period", QUARTER, "--format", format_, "--output", str(folder / "made"))
    status, usage = await asyncio.to_thread(_run_to_end, (sys.executable, "-m", "bot", *words), surroundings)
    if status:
        raise SystemExit(f"loket laporan {kind} ended with {status}")
    return usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def _run_to_end(command: tuple[str, ...], surroundings: dict[str, str]) -> tuple[int, resource.struct_rusage]:
    """Runs a command; its status, and what it used. The event loop would take the latter from us."""
    process = subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL)
    os.setpriority(os.PRIO_PROCESS, process.pid, STEPS_BACK)
    _, status, usage = os.wait4(process.pid, 0)
    return status, usage


async def _turns(
    engine: AsyncEngine,
    settings: Settings,
    office: Office,
    name: str,
    seconds: float,
    beside: asyncio.Task[tuple[float, float]] | None = None,
) -> list[float]:
    """Visitors write for so long, or while something is made; milliseconds of each turn."""
    workplace = Workplace(office, renderer_of(settings), "bench", frozenset, seal_of(settings))
    clock, taken = Now(), []
    door = Door(engine, workplace, clock, lambda _rows: None)
    door.open()
    until, visitor = time.perf_counter() + seconds, 0
    while time.perf_counter() < until and not (beside and beside.done()):
        visitor += 1
        for number, words in enumerate(WORDS):
            who = f"{name}-{visitor}"
            began = time.perf_counter()
            await door.enter([arrival(Event(WEB, f"{who}:{number}", clock.now(), TextSent(words), who, who))])
            taken.append((time.perf_counter() - began) * 1000)
            await asyncio.sleep(0.01)
    await door.close()
    return taken


async def fill(engine: AsyncEngine, settings: Settings, office: Office, numbers: range) -> None:
    """Closed visits of a quarter with what they leave behind; the same numbers leave the same."""
    made, seal = [visit_of(office, number) for number in numbers], seal_of(settings)
    async with writing(engine) as connection:
        somebody = [Person(f"p{number}", "web", f"a{number}", "id") for number in numbers]
        await bulk.add(connection, people, [records.person_row(each, seal) for each in somebody])
        await bulk.add(connection, visits, [records.visit_row(each, occupies=False) for each in made])
        for table, rows in (
            (evidence, [row for each in made for row in records.evidence_rows(None, each)]),
            (deviations, [row for each in made for row in records.deviation_rows(None, each)]),
            (deviation_entries, [row for each in made for row in records.entry_rows(None, each)]),
            (outcomes, [row for each in made for row in records.outcome_rows(None, each)]),
        ):
            await bulk.add(connection, table, rows)


def visit_of(office: Office, number: int) -> Visit:
    """A visit that was served to the end; its number says on which day, how long each step took, and whether one was
    too long."""
    chance = random.Random(number)
    at = FIRST + timedelta(days=number % _DAYS, minutes=number // _DAYS)
    steps = tuple(_steps(office, at, chance))
    closed_at = steps[-1].ended_at
    pieces = tuple(
        Evidence(f"k{step.no}", line.ends.word, step.ended_at or at, step.ended_at or at, Source.STAFF, "sari", step.no)
        for step, line in zip(steps, office.sheet.steps, strict=True)
    )
    late = tuple(_deviations(number, at)) if number % 4 == 0 else ()
    form = {"name": f"Pengunjung {number}", "institution": "SMA Negeri 1 Binjai", "region": "binjai", "role": "guru"}
    form |= {"category": "informasi", "purpose": "Verval Dapodik " * 5}
    return Visit(
        f"v{number}", f"p{number}", office.sheet.id, at, at, Status.FINISHED, form, f"A-{number:05}",
        f"ULT-2026-{number:06}", at, closed_at=closed_at, outcome="Sudah dijelaskan.", surveyed=True,
        assigned={"front_office": "sari", "back_office": "budi"}, evidence=pieces, deviations=late,
        outcomes=(Outcome(1, at, "budi", "Sudah dijelaskan.", (OutcomeKind.INFORMATION,), follow_up=False),),
        result=Result(closed_at or at, steps, tuple(each.id for each in late)), calendar_id=None,
    )  # fmt: skip


def _steps(office: Office, at: datetime, chance: random.Random) -> Iterator[StepResult]:
    for step in office.sheet.steps:
        used = timedelta(seconds=chance.randrange(20, 400))
        yield StepResult(step.no, StepState.DONE, at, at + used, Source.STAFF, "sari", None, used)
        at += used


def _deviations(number: int, at: datetime) -> Iterator[Deviation]:
    raised = DeviationEntry(Became.RAISED, at, "desk")
    explained = DeviationEntry(Became.EXPLAINED, at, "budi", Cause.NETWORK, "Jaringan kantor terputus sebentar.")
    accepted = DeviationEntry(Became.ACCEPTED, at, "ani", None, "Jaringan cadangan disiapkan.")
    yield Deviation(f"v{number}.0", DeviationKind.TIME, 7, 7, at, "back_office", "budi", (raised, explained, accepted))


if __name__ == "__main__":
    main()
