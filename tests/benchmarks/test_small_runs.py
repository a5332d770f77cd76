"""Each benchmark measures something in a run of a moment: the real processes, a few visitors, a handful of rows."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from benchmarks import desks, filling, history, limits, long_queue, open_steps, papers, processes
from benchmarks.closed_loop import load
from benchmarks.rivals import contenders
from benchmarks.rivals.contenders import Contender
from benchmarks.turns import Now, server_pid, settings_of
from bot.database import open_database
from bot.settings import Settings
from storage.engine import reading
from storage.tables import chain, deadlines, evidence, journal, metadata

MOMENT = {"visitors": 2, "warm_up": 0.0, "seconds": 40.0, "think": 0.0}
FEW = "--conversations=2"
"""It ends with the second of them, however long it may take."""


def of(url: str, desk: Contender = contenders.LOKET) -> Contender:
    """The desk on a database that is there already."""
    return Contender(desk.name, desk.command, {**desk.variables, "LOKET_DATABASE__URL": url})


@pytest.mark.long
async def test_loket_answers_within_the_limits_whatever_waits(sqlite_url: str) -> None:
    await limits.prepare(settings_of(sqlite_url), 5)
    desk = of(sqlite_url)
    paced = Contender(desk.name, desk.command, {**desk.variables, limits.PACE: f"{limits.PERMITTED}"})
    found = load(paced, MOMENT, "--limited", FEW)
    assert found["conversations"] >= 2
    assert (found["stuck"], found["unnamed"], found["refused"]) == (0, 0, 0)
    assert found["rss_mib"] > 20
    assert found["whole_cpu_seconds"] > found["cpu_seconds"] > 0


@pytest.mark.long
@pytest.mark.parametrize("module", ["floor", "ptb"])
def test_a_rival_goes_through_the_whole_form(module: str) -> None:
    variables = {"RIVAL_TOKEN": contenders.TOKEN, "RIVAL_API_URL": "{url}"}
    rival = Contender(module, (contenders.LOKET.command[0], "-m", f"benchmarks.rivals.{module}"), variables)
    found = load(rival, MOMENT, "--calm-seconds=40", FEW)
    assert found["conversations"] >= 2
    assert found["calm_conversations"] >= 2
    assert (found["stuck"], found["unnamed"], found["calm_stuck"]) == (0, 0, 0)


@pytest.mark.long
def test_a_desk_on_postgresql_is_brought_its_updates(postgres_url: str) -> None:
    desk = Contender("Loket", contenders.LOKET.command, processes.of(postgres_url))
    server = f"--beside={server_pid(postgres_url)}"
    found = load(desk, MOMENT, "--processes=1", "--webhook", server, FEW)
    assert found["conversations"] >= 2
    assert (found["stuck"], found["unnamed"]) == (0, 0)


@pytest.mark.long
async def test_every_visitor_of_two_desks_is_answered(sqlite_url: str, tmp_path: Path) -> None:
    sizes = desks.BENCHMARK.sized(quick=True) | {"rate": 4.0, "peak_seconds": 0.2}
    found = await desks._measure(tmp_path, sqlite_url, 2, 2, sizes)
    assert found["peak_sent"] >= 1
    assert (found["unanswered"], found["unnamed"]) == (0, 0)
    assert found["rss_mib"] > 20


async def test_open_steps_are_put_off_together(sqlite_url: str) -> None:
    settings, at = settings_of(sqlite_url), datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
    await open_steps.prepare(settings, 20, 10.0, at)
    due, called = await _times(settings)
    assert due == [at + timedelta(seconds=10 * n / 20) for n in range(20)]
    span = open_steps.put_off(Path(sqlite_url.removeprefix("sqlite+aiosqlite:///")), timedelta(seconds=90))
    assert await _times(settings) == ([each + span for each in due], [each + span for each in called])
    assert span == timedelta(seconds=90)


async def _times(settings: Settings) -> tuple[list[datetime], list[datetime]]:
    """When steps have to have ended, and when they began."""
    engine = await open_database(settings)
    async with reading(engine) as connection:
        due = await connection.execute(select(deadlines.c.due_at).order_by(deadlines.c.due_at))
        called = await connection.execute(select(evidence.c.happened_at).order_by(evidence.c.happened_at))
        found = list(due.scalars()), list(called.scalars())
    await engine.dispose()
    return found


async def test_history_times_the_same_turns_on_every_desk(sqlite_url: str) -> None:
    desk = history.Desk(10, settings_of(sqlite_url))
    await history._filled([desk])
    await history._measure([desk], 1)
    assert len(desk.taken[0]) == 9
    row = history._row(desk, desk)
    assert (row["ratio"], row["busy_ratio"]) == (1.0, 1.0)
    assert row["busy_ms"] > 0


async def test_history_is_what_visits_leave(database_url: str) -> None:
    settings = settings_of(database_url)
    await history._filled([history.Desk(3, settings)])
    engine = await open_database(settings)
    async with reading(engine) as connection:
        for table, rows in filling.LEFT_BEHIND.items():
            found = metadata.tables[table]
            assert await connection.scalar(select(func.count()).select_from(found)) in (3 * rows, 3 * rows + 1), table
        last = await connection.scalar(select(func.max(journal.c.id)))
        assert await connection.scalar(select(chain.c.lines).order_by(chain.c.serial.desc()).limit(1)) == last
    await engine.dispose()


async def test_a_call_is_seen_and_what_it_tells_is_counted(sqlite_url: str) -> None:
    desk = await long_queue._open(sqlite_url, 12, Now())
    await long_queue._staffed(desk, 2)
    await long_queue._round(desk, 0)
    await desk.counter.close()
    await desk.engine.dispose()
    assert desk.called == 1
    assert desk.told[0] >= 2
    assert len(desk.taken["call"]) == 1


@pytest.mark.long
async def test_a_paper_is_made_and_told_what_it_took(sqlite_url: str, tmp_path: Path) -> None:
    found = await papers._measure(settings_of(sqlite_url), tmp_path, {"visits": 4, "papers": 1, "alone": 0.0})
    assert [*found.rows] == ["Nothing is made", "Loket, pemantauan-pos, XLSX"]
    assert found.rows["Loket, pemantauan-pos, XLSX"]["peak_mib"] > 0
