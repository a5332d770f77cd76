"""Writes that every turn sends, given to the driver: they write what SQLAlchemy writes, and fail as it fails."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, insert, text
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError

from bot.door import Receipt
from bot.flows.scene.events import TELEGRAM
from bot.jobs.deadlines import DeadlineSweep
from storage import bulk, chance, once, once_written
from storage.engine import writing
from storage.once_written import NotPlain, write
from storage.tables import counters, deadlines, journal
from storage.trouble import Trouble, trouble_of
from tests.clock import MONDAY_MORNING
from tests.conftest import sqlite_in
from tests.door.entrance import NAMES, Entrance, filling, hired, open_entrance, said, sending
from tests.storage.overheard import overheard

OFFICER, VISITORS = 1, (7, 8, 9)


async def morning(desk: Entrance) -> None:
    """Three visitors, an officer, questions, a call that runs late, and receipts of what was said."""
    await desk.bring(hired(OFFICER, "Sari", "front_office"))
    for chat in VISITORS:
        for event in (*filling(chat, NAMES[chat - 7]), sending(chat)):
            await desk.bring(event)
    await desk.bring(said(8, "ask", "kapan giliran saya?"), said(OFFICER, "queue", "antrean"))
    for _ in range(2):
        await DeadlineSweep(desk.engine, desk.door).run_once(desk.clock.pass_(minutes=3))
    await desk.bring(said(9, "off", "batal"))
    at = desk.clock.now()
    sent = [Receipt(row["id"], "sent", 1, at, at, f"m{row['id']}") for row in desk.spoken]
    await desk.door.enter([], sent[:5])
    await desk.door.enter([], sent[5:6])


def lines_of(file: Path) -> list[str]:
    """All that a file holds, as it is kept."""
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


@contextmanager
def no_driver() -> Iterator[None]:
    """SQLAlchemy reads and writes everything itself."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (once, once_written):
            patch.setattr(module, "driver_of", lambda _connection: None)
        yield


# rule: both-ways-write-the-same
async def test_a_played_morning_is_written_alike_both_ways(sqlite_pattern: Path, tmp_path: Path) -> None:
    """To the byte: also what is closed, and what is linked."""
    written: list[list[str]] = []
    given: set[str] = set()
    give = once_written._give

    def noted(*args: object) -> None:
        given.add(str(args[2]).split()[2 if "INSERT" in str(args[2]) else 1])
        give(*args)  # type: ignore[arg-type]  # as it was called

    for way in (nullcontext(), no_driver()):
        folder = tmp_path / str(len(written))
        folder.mkdir()
        shutil.copy(sqlite_pattern, folder)
        with way, chance.drawn_from(random.Random(7).randbytes), pytest.MonkeyPatch.context() as patch:
            patch.setattr(once_written, "_give", noted)
            async with open_entrance(sqlite_in(folder), speaks=frozenset({TELEGRAM})) as desk:
                await morning(desk)
        written.append(lines_of(folder / "loket.sqlite3"))
    assert written[0] == written[1]
    assert len(written[0]) > 300
    assert {"visits", "people", "outbox", "inbox", "evidence", "chain", "links", "deadlines"} <= given


async def test_many_rows_and_one_are_written_alike(sqlite_url: str) -> None:
    async with open_entrance(sqlite_url) as desk:
        for way in (nullcontext(), no_driver()):
            with way:
                async with writing(desk.engine) as connection:
                    await bulk.put(connection, counters, [{"name": "a", "value": 1}], "name", anew=("value",))
                    rows = [{"name": name, "value": 2} for name in "abc"]
                    await bulk.put(connection, counters, rows, "name", anew=("value",))
                    await bulk.change(connection, counters, [{"name": "b", "value": 5}], "name")
            kept = {row["name"]: row["value"] for row in await desk.rows("counters") if row["name"] in "abc"}
            assert kept == {"a": 2, "b": 5, "c": 2}


async def test_whoever_listens_hears_it(sqlite_url: str) -> None:
    async with open_entrance(sqlite_url) as desk:
        with overheard(desk.engine) as statements:
            async with writing(desk.engine) as connection:
                await bulk.add(connection, counters, [{"name": "heard", "value": 1}])
    assert any("INSERT INTO counters" in each for each in statements)


# rule: heard-of-whichever-way
@pytest.mark.parametrize("way", [nullcontext, no_driver])
@pytest.mark.parametrize("names", [("heard",), ("heard", "twice")])
async def test_whoever_listens_hears_that_it_is_written(
    sqlite_url: str, way: Callable[[], AbstractContextManager[None]], names: tuple[str, ...]
) -> None:
    heard: list[tuple[str, int, bool]] = []
    async with open_entrance(sqlite_url) as desk:
        with way():
            async with writing(desk.engine) as connection:
                await bulk.add(connection, counters, [{"name": "before", "value": 1}])
                sqlalchemy_event.listen(
                    desk.engine.sync_engine,
                    "after_cursor_execute",
                    lambda _connection, cursor, statement, _given, _context, many: heard.append(
                        (statement, cursor.rowcount, many)
                    ),
                )
                await bulk.add(connection, counters, [{"name": name, "value": 1} for name in names])
    assert heard[0] == ("INSERT INTO counters (name, value) VALUES (?, ?)", len(names), len(names) > 1)


async def fault_of(desk: Entrance, table: Table, *rows: dict[str, object], before: str = "SELECT 1") -> Exception:
    """With what a transaction comes to nothing that adds rows."""
    try:
        async with writing(desk.engine) as connection:
            await connection.execute(text(before))
            await bulk.add(connection, table, rows)
    except (SQLAlchemyError, ValueError) as fault:
        return fault
    raise AssertionError("written")


@pytest.mark.parametrize("way", [nullcontext, no_driver])
async def test_a_fault_is_told_as_sqlalchemy_tells_it(
    sqlite_url: str, way: Callable[[], AbstractContextManager[None]]
) -> None:
    """What the database refuses is refused; only a database that is away comes back."""
    row = {"name": "geheim", "value": 1}
    unzoned = {"kind": "visit", "id": "x", "due_at": datetime(2026, 1, 5), "tries": 0}  # noqa: DTZ001 - the fault
    async with open_entrance(sqlite_url) as desk:
        with way():
            refused = await fault_of(desk, counters, row, row)
            away = await fault_of(desk, counters, row, before="ALTER TABLE counters RENAME TO elsewhere")
            wrong = await fault_of(desk, deadlines, unzoned)
        assert isinstance(refused, IntegrityError)
        assert isinstance(away, OperationalError)
        assert "without zone" in str(wrong)
        troubles = [trouble_of(each) for each in (refused, away, wrong)]
        assert troubles == [Trouble.REJECTED, Trouble.AWAY, Trouble.REJECTED]
        assert "geheim" not in f"{refused} {away}"
        assert await desk.rows("counters", name="geheim") == []


async def test_what_is_more_than_values_is_not_given(sqlite_url: str) -> None:
    """A number that the database itself reckons needs SQLAlchemy: nobody writes it by this door by mistake."""
    counted = Table("counted", MetaData(), Column("id", Integer, primary_key=True), Column("n", Integer, default=1))
    async with open_entrance(sqlite_url) as desk, writing(desk.engine) as connection:
        with pytest.raises(NotPlain):
            await write(connection, insert(counted), [{"id": 1}])


async def test_lines_of_the_journal_are_numbered_and_linked(sqlite_url: str) -> None:
    row = {"at": MONDAY_MORNING, "who": "sistem", "what": "dicoba", "visit_id": None, "details": {}}
    async with open_entrance(sqlite_url) as desk:
        async with writing(desk.engine) as connection:
            await bulk.add(connection, journal, [dict(row), dict(row)])
        numbers = sorted(each["id"] for each in await desk.rows("journal"))
        assert numbers == list(range(1, len(numbers) + 1))
        entry = (await desk.rows("chain"))[-1]
        assert entry["leaves"].count("journal ") == 2


async def test_no_more_is_kept_than_comes_again(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which columns differ from before has many answers, and whoever made a statement may have forgotten it."""
    monkeypatch.setattr(once_written, "_MOST_KEPT", 10)
    async with open_entrance(sqlite_url) as desk, writing(desk.engine) as connection:
        once.prepared_for(connection.dialect).pop("writes", None)
        for number in range(100):
            await write(connection, insert(counters), [{"name": f"{number}", "value": number}])
        assert len(once.prepared_for(connection.dialect)["writes"]) <= 15  # it is cut back by halves
