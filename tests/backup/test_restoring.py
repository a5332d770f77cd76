"""What was restored is as it was, over nothing else; and a desk that goes on with it says and gives out nothing
twice."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.backup.errors import NotRestored
from bot.backup.making import make
from bot.backup.restoring import Restored, Since, restore
from bot.flows.papers.issuing import counter as paper_counter
from bot.flows.scene.events import TELEGRAM, Event, StaffAdded, StaffInvited
from bot.flows.state.rights import right_counter
from bot.seal import Seal
from bot.turn import Arrival, arrival
from storage import tables
from storage.engine import open_engine, reading, writing
from storage.events import write_counters
from tests.backup.store import AT, filled, later, terms_for, workplace
from tests.clock import HeldClock
from tests.databases import Postgres
from tests.desk import Desk, open_desk
from tests.kept import KEEPER
from tests.storage.chained import looked_at


@pytest.fixture
def elsewhere(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database, of the same kind as the first."""
    if database_url.startswith("sqlite"):
        yield f"sqlite+aiosqlite:///{tmp_path}/lain/loket.sqlite3"
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    with postgres.database(empty=True) as url:
        yield url


async def rows(url: str, table: str) -> list[dict[str, Any]]:
    engine = open_engine(url, keeper=KEEPER)
    async with reading(engine) as connection:
        found = await connection.execute(tables.metadata.tables[table].select())
        told = [dict(row) for row in found.mappings()]
    await engine.dispose()
    return told


async def restored(url: str, to: str, folder: Path, since: Since, now: datetime) -> Restored:
    made = await make(terms_for(url, folder), AT)
    return await restore(made.path, terms_for(to, folder), workplace(to), since, now)


async def test_what_moved_is_as_it_was(database_url: str, elsewhere: str, tmp_path: Path) -> None:
    """rule: restored-as-it-was"""
    await filled(database_url, 300)
    done = await restored(database_url, elsewhere, tmp_path / "b", Since(moved=True), later(hours=5))
    for table in ("inbox", "counters", "seal"):
        assert await rows(elsewhere, table) == await rows(database_url, table)
    assert (done.unsent, done.passed) == (0, ())


async def test_nothing_is_restored_over_anything(database_url: str, elsewhere: str, tmp_path: Path) -> None:
    """rule: restore-over-nothing"""
    await filled(database_url)
    await filled(elsewhere, 7)
    with pytest.raises(NotRestored, match="sudah berisi"):
        await restored(database_url, elsewhere, tmp_path / "b", Since(), AT)
    assert len(await rows(elsewhere, "inbox")) == 7


async def test_nor_beside_what_sqlite_left_of_another(sqlite_url: str, tmp_path: Path) -> None:
    """A write-ahead log of another file would be folded into what was restored."""
    await filled(sqlite_url)
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "loket.sqlite3-wal").write_bytes(b"x" * 100)
    with pytest.raises(NotRestored, match="-wal"):
        await restored(sqlite_url, f"sqlite+aiosqlite:///{tmp_path}/lain/loket.sqlite3", tmp_path / "b", Since(), AT)
    assert [path.name for path in (tmp_path / "lain").iterdir()] == ["loket.sqlite3-wal"]


async def test_nothing_is_restored_that_the_key_at_hand_does_not_open(sqlite_url: str, tmp_path: Path) -> None:
    await filled(sqlite_url)
    made = await make(terms_for(sqlite_url, tmp_path / "b"), AT)
    to = f"sqlite+aiosqlite:///{tmp_path}/lain/loket.sqlite3"
    with pytest.raises(NotRestored, match="bukan kunci basis data"):
        await restore(made.path, terms_for(to, tmp_path), workplace(to, Seal("x" * 40)), Since(), AT)
    assert list((tmp_path / "lain").iterdir()) == []


async def test_a_number_of_another_desk_is_refused_before_anything_is_done(sqlite_url: str, tmp_path: Path) -> None:
    await filled(sqlite_url)
    to = f"sqlite+aiosqlite:///{tmp_path}/lain/loket.sqlite3"
    for wrong in ("LAIN-20261123-041", "41", "ULT-20261399-001"):
        with pytest.raises(NotRestored, match="bukan nomor"):
            await restored(sqlite_url, to, tmp_path / "b", Since(last=(wrong,)), AT)
    assert not (tmp_path / "lain").exists()


async def test_a_desk_of_yesterday_says_nothing_and_gives_out_nothing_twice(
    database_url: str, elsewhere: str, tmp_path: Path
) -> None:
    """Of the day that is lost only the paper in somebody's hand is known: number 041 was given out."""
    async with open_desk(database_url) as desk:
        await desk.app.door.enter(_staff(desk))
        await desk.settle()
        await desk.app.deliverer.close()
        desk.telegram.user(31).send("halo")
        await desk.app.polling.run_once(0)
        assert await desk.rows("outbox", state="pending")
    await filled_counter(database_url, 7)
    now = later(hours=3)
    done = await restored(database_url, elsewhere, tmp_path / "b", Since(last=("ULT-20261123-041",)), now)
    # rule: restored-says-nothing-twice
    assert done.unsent > 0
    told = await rows(elsewhere, "outbox")
    assert [row for row in told if row["state"] == "pending" and row["created_at"] < now] == []
    # rule: restored-number-given-once
    counters = {row["name"]: row["value"] for row in await rows(elsewhere, "counters")}
    assert counters["visit:2026-11-23"] == 41
    assert counters["queue:2026-11-23:A"] == 34
    assert counters["visit:2026-11-24"] == 100
    office = workplace(elsewhere).office
    assert counters[paper_counter(office, now)] == 100, "a document of the lost day keeps its number for itself"
    assert counters[right_counter(2026)] == 20, "nor is a proof's number given out again"
    kept = {row["number"]: row["state"] for row in await rows(elsewhere, "kept_numbers")}
    assert {kept[f"ULT-20261123-{serial:03d}"] for serial in range(8, 42)} == {"kept"}
    assert kept["ULT-20261124-100"] == "unused"
    # rule: restored-invitations-end
    assert done.invitations == 1
    ends = [row["invite_expires_at"] for row in await rows(elsewhere, "staff") if row["invite_digest"]]
    assert ends == [now]


# rule: nothing-written-unlinked
async def test_what_is_put_right_in_a_restored_database_is_linked_as_the_desks_own(
    database_url: str, elsewhere: str, tmp_path: Path
) -> None:
    async with open_desk(database_url) as desk:
        await desk.app.door.enter(_staff(desk))
        await desk.settle()
        await desk.app.work.archive.run_once(desk.clock.now())
        await desk.app.deliverer.close()
        desk.telegram.user(31).send("halo")
        await desk.app.polling.run_once(0)
        _, before = await looked_at(desk.app.engine)
    done = await restored(database_url, elsewhere, tmp_path / "b", Since(last=("ULT-20261123-041",)), later(hours=3))
    engine = open_engine(elsewhere, keeper=KEEPER)
    findings, tally = await looked_at(engine)
    assert (findings, tally.unlinked) == ([], 0)
    assert tally.entries == before.entries + 1
    vouched = {(row["of"], row["key"]) for row in await rows(elsewhere, "links")}
    assert {("kept_numbers", number) for number in done.passed} <= vouched
    assert done.unsent > 0
    await engine.dispose()


def _staff(desk: Desk) -> list[Arrival]:
    now = desk.clock.now()
    admin = Event(TELEGRAM, "console:a", now, StaffAdded("Dewi", "admin"), "9", "9")
    invited = StaffInvited("Bayu", "back_office", "sidik", now + timedelta(days=7))
    return [arrival(admin), arrival(Event("console", "console:b", now, invited))]


async def filled_counter(url: str, value: int) -> None:
    engine = open_engine(url)
    async with writing(engine) as connection:
        await write_counters(connection, {"visit:2026-11-23": value, "queue:2026-11-23:A": 0})
    await engine.dispose()


async def test_the_administrators_read_of_it_when_the_desk_starts(sqlite_url: str, tmp_path: Path) -> None:
    async with open_desk(sqlite_url) as desk:
        await desk.app.door.enter(_staff(desk))
        await desk.settle()
    to = f"sqlite+aiosqlite:///{tmp_path}/lain/loket.sqlite3"
    await restored(sqlite_url, to, tmp_path / "b", Since(), later(hours=3))
    async with open_desk(to, HeldClock(later(hours=4))) as desk:
        await desk.settle()
        said = [row for row in await desk.rows("outbox", address="9") if row["state"] != "withdrawn"]
    told = [row["payload"]["text"] for row in said if "dipulihkan" in row["payload"]["text"]]
    assert len(told) == 1
    assert "dipulihkan dari cadangan 23-11-2026 09.00" in told[0]


async def test_a_crash_in_the_middle_leaves_nothing_in_its_place(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await filled(sqlite_url)

    async def breaks_off(*_of: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("storage.restored.pass_over", breaks_off)
    to = f"sqlite+aiosqlite:///{tmp_path}/lain/loket.sqlite3"
    with pytest.raises(NotRestored):
        await restored(sqlite_url, to, tmp_path / "b", Since(), later(hours=1))
    assert list((tmp_path / "lain").iterdir()) == []
