"""Benchmark (g): what do papers of 10,000 visits cost, and do the desk's visitors feel that they are made?

Asked: a desk with so many visits of a quarter, each with its evidence, how its steps went and, of every fourth, a
deviation that was explained and judged. Each paper is made by ``loket laporan`` in a process of its own that steps
back, as for who asks in chat: seconds on the wall, seconds of processor (start-up included) and the most memory.
Meanwhile visitors register, each message a turn, committed.

Against: the same turns while nothing is made, before each paper, so that what else the machine does falls on both.

Floor: of a turn one write to the disk; of a paper the start of a process that imports the desk.
"""

import asyncio
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks import spread
from benchmarks.benchmark import Benchmark, Figure, Outcome, Sizes, run_alone
from benchmarks.turns import Counter, Now, settings_of
from bot import records
from bot.database import open_database
from bot.flows.office.office import Office
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.timeline import StepState
from bot.flows.procedure.vocabulary import Source
from bot.flows.state.deviation import Became, Cause, Deviation, DeviationEntry, DeviationKind
from bot.flows.state.outcome import Outcome as Answer
from bot.flows.state.outcome import OutcomeKind
from bot.flows.state.people import Person
from bot.flows.state.result import Result, StepResult
from bot.flows.state.visits import Status, Visit
from bot.jobs.copyist import STEPS_BACK
from bot.office import office_of
from bot.seal_key import seal_of
from bot.settings import Settings
from storage import bulk, versions
from storage.engine import writing
from storage.tables import deviation_entries, deviations, evidence, outcomes, people, visits

QUARTER = "2026-TW4"
FIRST = datetime(2026, 10, 1, 1, 0, tzinfo=UTC)
_DAYS = 60
_CHUNK = 2000
_THOUGHT_SECONDS = 0.05
_LONGEST_SECONDS = 60.0
PAPERS = (("pemantauan-pos", "xlsx"), ("pemantauan-pos", "pdf"), ("penyimpangan", "pdf"), ("bukti", "zip"))
"""Kind and format; those that read most, of all that ``loket laporan`` makes."""


def measure(sizes: Sizes) -> Outcome:
    """Each kind of paper, with visitors beside it; first visitors alone."""
    with tempfile.TemporaryDirectory(prefix="loket-bench-", ignore_cleanup_errors=True) as folder:
        settings = settings_of(f"sqlite+aiosqlite:///{folder}/loket.sqlite3")
        return asyncio.run(_measure(settings, Path(folder), sizes))


async def _measure(settings: Settings, folder: Path, sizes: Sizes) -> Outcome:
    engine, outcome = await open_database(settings), Outcome()
    source, number = office_of(settings, FIRST.date()), int(sizes["visits"])
    async with writing(engine) as connection:
        for row in source.rows(FIRST):
            await versions.keep_sheet(connection, row)
    for first in range(0, number, _CHUNK):
        await fill(engine, settings, source.office, range(first, min(number, first + _CHUNK)))
    await _turns(engine, settings, source.office, 0.0)  # the first visitor of a process meets nothing that is known yet
    alone: list[float] = []
    for kind, format_ in PAPERS[: int(sizes["papers"])]:
        alone += await _turns(engine, settings, source.office, sizes["alone"])
        outcome.rows["Nothing is made"] = spread.turns(alone)
        began = time.perf_counter()
        making = asyncio.create_task(_made(settings, folder, kind, format_))
        beside = await _turns(engine, settings, source.office, _LONGEST_SECONDS, making)
        peak, busy = await making
        cost = {"seconds": time.perf_counter() - began, "busy_s": busy, "peak_mib": peak}
        outcome.rows[f"Loket, {kind}, {format_.upper()}"] = cost | spread.turns(beside)
    await engine.dispose()
    return outcome


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
    seconds: float,
    beside: asyncio.Task[tuple[float, float]] | None = None,
) -> list[float]:
    """Visitors register for so long, or while something is made, with pauses; milliseconds of each turn."""
    counter = Counter(engine, settings, office, Now())
    taken: list[float] = []
    counter.open()
    until, began = time.perf_counter() + seconds, time.monotonic_ns()
    while not taken or (time.perf_counter() < until and not (beside and beside.done())):
        taken += await counter.register(f"v{began}-{len(taken)}")
        await asyncio.sleep(_THOUGHT_SECONDS)
    await counter.close()
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
        outcomes=(Answer(1, at, "budi", "Sudah dijelaskan.", (OutcomeKind.INFORMATION,), follow_up=False),),
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


BENCHMARK = Benchmark(
    "g",
    "papers",
    "Papers while chats go on",
    {"visits": (10_000, 200), "papers": (4, 1), "alone": (3.0, 1.0)},
    (
        Figure("seconds", "Made in", "s", 1, drawn=True, aim=5.0),
        Figure("busy_s", "Processor", "s", 1),
        Figure("peak_mib", "Most memory", "MiB", 0, drawn=True, aim=300),
        Figure("turn_ms", "A turn meanwhile, median", "ms", 1),
        Figure("turn_p99_ms", "A turn meanwhile, p99", "ms", 1, drawn=True),
    ),
    measure,
    patience=240,
)

if __name__ == "__main__":
    run_alone(BENCHMARK)
