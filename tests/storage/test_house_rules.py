"""House rules on a real database: added and never changed, believed by their version, counted at once everywhere."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text, update

from storage import house_rules, queue, schema, tables
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING, HeldClock
from tests.door.entrance import Entrance, hired, open_entrance, said
from tests.storage.before import put, up_to
from tests.storage.overheard import overheard
from tests.storage.rows import somebody
from tests.storage.test_schema import differences

FORM_WORDS = ("halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "guru")


@asynccontextmanager
async def two(url: str) -> AsyncIterator[tuple[Entrance, Entrance]]:
    """Two processes of one desk, each with an engine of its own; Tigor and Wita administer it."""
    clock = HeldClock()
    sections = {"queue": {"capacity": 1}}
    async with (
        open_entrance(url, clock, sections=sections) as one,
        open_entrance(url, clock, "loket-b", sections=sections) as other,
    ):
        await one.bring(hired(11, "Tigor", "admin"), hired(12, "Wita", "admin"))
        yield one, other


async def test_a_database_of_before_gets_a_place_for_house_rules(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0035")
        await connection.run_sync(put, "people", [somebody("rina")])
    assert await schema.upgrade(engine) == "0035"
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        assert await house_rules.all_house_rules(connection) == []
        assert await connection.scalar(text("SELECT count(*) FROM people")) == 1
    await engine.dispose()


# rule: house-rules-believed-by-version
async def test_a_house_rule_counts_at_once_in_every_process_and_is_read_once(database_url: str) -> None:
    async with two(database_url) as (one, other):
        await other.bring(said(7, 0, "biayanya berapa"))
        before = (await other.told(7))[-1]
        await one.bring(said(11, 1, "atur faq biaya: Semua layanan gratis sejak 2026."), said(11, 2, "ya"))
        await other.bring(said(7, 3, "biayanya berapa"))
        assert "Semua layanan gratis sejak 2026." in (await other.told(7))[-1] != before
        with overheard(other.engine) as statements:
            await other.bring(said(7, 4, "alamat"))
        assert [words for words in statements if "FROM house_rules" in words] == []
        await one.bring(said(11, 5, "atur faq biaya bawaan"), said(11, 6, "ya"))
        await other.bring(said(7, 7, "biayanya berapa"))
        assert "sejak 2026" not in (await other.told(7))[-1]


# rule: house-rule-ordered-as-shown
async def test_of_two_who_set_the_same_in_two_processes_the_second_looks_again(database_url: str) -> None:
    async with two(database_url) as (one, other):
        await one.bring(said(11, 1, "atur ruang 4"))
        await other.bring(said(12, 2, "atur ruang 6"))
        await one.bring(said(11, 3, "ya"))
        await other.bring(said(12, 4, "ya"))
        assert "sudah diubah orang lain" in (await other.told(12))[-1]
        assert [row["value"] for row in await one.rows("house_rules")] == ["4"]
        await other.bring(said(12, 5, "ya"))
        rows = sorted(await one.rows("house_rules"), key=lambda row: row["serial"])
        assert [(row["value"], row["old"], row["filed"]) for row in rows] == [("4", "0", "0"), ("6", "4", "0")]


async def test_the_journal_says_who_what_and_in_place_of_what(database_url: str) -> None:
    async with two(database_url) as (one, _):
        await one.bring(said(11, 1, "atur kategori ppid tutup: petugas cuti"), said(11, 2, "ya"))
        [rule] = await one.rows("house_rules")
        [line] = await one.rows("journal", what="house_rule_set")
        assert line["who"] == rule["by"]
        assert line["details"] == {
            "rule": rule["id"],
            "matter": "category",
            "key": "ppid",
            "old": "",
            "new": "petugas cuti",
            "origin": "chat",
        }


async def _keep_and_fail(desk: Entrance) -> None:
    row = {"id": "x", "matter": "rooms", "key": "", "value": "9", "old": "0", "filed": "0", "by": "n", "serial": 1}
    async with writing(desk.engine) as connection:
        await house_rules.keep(connection, [{**row, "entered_at": MONDAY_MORNING}])
        raise RuntimeError


async def test_what_is_rolled_back_is_believed_by_nobody(database_url: str) -> None:
    async with two(database_url) as (one, other):
        with pytest.raises(RuntimeError):
            await _keep_and_fail(one)
        await other.bring(said(11, 1, "atur ruang"))
        assert "tidak ditanyakan" in (await other.told(11))[-1]


async def test_a_house_rule_that_cannot_be_read_stops_nothing(database_url: str) -> None:
    async with two(database_url) as (one, other):
        await one.bring(said(11, 1, "atur ruang 4"), said(11, 2, "ya"))
        async with writing(one.engine) as connection:
            await connection.execute(update(tables.house_rules).values(matter="entah"))
        await other.bring(said(7, 3, "halo"))
        await other.bring(said(11, 4, "atur ruang 5"), said(11, 5, "ya"))
        rows = sorted(await one.rows("house_rules"), key=lambda row: row["serial"])
        assert [row["matter"] for row in rows] == ["entah", "rooms"]
        assert await one.rows("inbox", state="parked") == []


async def test_who_waits_for_a_category_is_counted_and_who_fills_in_its_form_is_stopped(database_url: str) -> None:
    # rule: paused-category-takes-nobody-more
    async with two(database_url) as (one, other):
        for visitor in (7, 8, 9):
            for no, words in enumerate((*FORM_WORDS, "ppid", "Permohonan data sekolah")):
                await other.bring(said(visitor, no, words))
            if visitor != 9:
                await other.bring(said(visitor, 20, "kirim"))
        async with reading(one.engine) as connection:
            assert await queue.by_letter(connection) == {"E": 2}
        await one.bring(said(11, 1, "atur kategori ppid tutup: petugas cuti"))
        assert "2 orang memegang nomor" in (await one.told(11))[-1]
        await one.bring(said(11, 2, "ya"))
        before = {row["id"]: row["status"] for row in await one.rows("visits")}
        await other.bring(said(9, 21, "kirim"))
        assert "petugas cuti" in (await other.told(9))[-1]
        assert {row["id"]: row["status"] for row in await one.rows("visits")} == before
