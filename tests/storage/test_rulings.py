"""Rulings on a real database: kept as they are, believed by their version, counted at once in every process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text, update

from bot.flows.scene.events import ChoicePressed, Event
from bot.flows.scene.tokens import Verb, token
from bot.records import ruling_of
from storage import rulings, schema, tables
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING, HeldClock
from tests.door.entrance import Entrance, happened, hired, open_entrance, said
from tests.storage.before import put, up_to
from tests.storage.overheard import overheard
from tests.storage.rows import somebody
from tests.storage.test_schema import differences


@asynccontextmanager
async def two(url: str) -> AsyncIterator[tuple[Entrance, Entrance]]:
    """Two processes of one desk, each with an engine of its own; Nur supervises it."""
    clock = HeldClock()
    async with open_entrance(url, clock) as one, open_entrance(url, clock, "loket-b") as other:
        await one.bring(hired(11, "Nur", "supervisor"))
        yield one, other


async def shown(desk: Entrance, no: int, words: str) -> Event:
    """Nur writes; what applies it is given back."""
    await desk.bring(said(11, no, words))
    dialog = (await desk.rows("people", address="11"))[0]["dialog"]
    return happened(11, no + 1, ChoicePressed(token(Verb.HOURS, "ok", dialog["ruling"])))


async def test_a_database_of_before_gets_a_place_for_rulings(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0018")
        await connection.run_sync(put, "people", [somebody("rina")])
    assert await schema.upgrade(engine) == "0018"
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        assert await rulings.all_rulings(connection) == []
        assert await connection.scalar(text("SELECT count(*) FROM people")) == 1
    await engine.dispose()


# rule: rulings-believed-by-version
async def test_a_ruling_counts_at_once_in_every_process_and_is_read_once(database_url: str) -> None:
    async with two(database_url) as (one, other):
        await other.bring(said(7, 0, "jam buka"))
        assert "24 jam" in (await other.told(7))[-1]
        await one.bring(await shown(one, 1, "tutup sekarang sampai 11.00, listrik padam"))
        await other.bring(said(7, 3, "jam buka"))
        assert "buka kembali pukul 11.00 WIB" in (await other.told(7))[-1]
        with overheard(other.engine) as statements:
            await other.bring(said(7, 4, "alamat"))
        assert [words for words in statements if "FROM rulings" in words] == []


async def _keep_and_fail(desk: Entrance) -> None:
    row = {"id": "x", "change": "tutup 2026-11-23/2026-11-23", "reason": "", "by": "n", "serial": 1}
    async with writing(desk.engine) as connection:
        await rulings.keep(connection, [{**row, "entered_at": MONDAY_MORNING}], [])
        raise RuntimeError


async def test_what_is_rolled_back_is_believed_by_nobody(database_url: str) -> None:
    async with two(database_url) as (one, other):
        with pytest.raises(RuntimeError):
            await _keep_and_fail(one)
        await other.bring(said(7, 0, "jam buka"))
        assert "24 jam" in (await other.told(7))[-1]


async def test_a_visit_keeps_the_calendar_it_began_under_and_the_journal_says_who_and_why(database_url: str) -> None:
    # rule: kept-before-it-judges
    async with two(database_url) as (one, other):
        apply_it = await shown(one, 1, "tutup besok 13.00-16.00, rapat")
        await one.bring(apply_it, said(7, 3, "halo"), said(7, 4, "1"))
        await other.bring(said(8, 5, "halo"), said(8, 6, "1"))
        [ruling] = await one.rows("rulings")
        kept = {row["id"]: row["text"] for row in await one.rows("calendars")}
        begun = {row["calendar_id"] for row in await one.rows("visits")}
        assert len(begun) == 1
        assert "tutup 2026-11-24/2026-11-24 13.00-16.00" in kept[begun.pop() or ""]
        [line] = await one.rows("journal", what="hours_ruled")
        assert line["details"] == {"ruling": ruling["id"], "change": ruling["change"], "reason": "rapat"}
        assert line["who"] == ruling["by"] == (await one.one("staff"))["id"]


async def test_a_ruling_is_withdrawn_and_never_changed(database_url: str) -> None:
    async with two(database_url) as (one, other):
        await one.bring(await shown(one, 1, "tutup besok, rapat"))
        [entered] = await one.rows("rulings")
        one.clock.pass_(minutes=5)
        await other.bring(happened(11, 3, ChoicePressed(token(Verb.HOURS, "del", entered["id"]))))
        await other.bring(happened(11, 4, ChoicePressed(token(Verb.HOURS, "ok", entered["id"]))))
        [withdrawn] = await one.rows("rulings")
        gone = {"withdrawn_at": MONDAY_MORNING + timedelta(minutes=5), "withdrawn_by": entered["by"]}
        assert withdrawn == {**entered, **gone}
        assert ruling_of(withdrawn).moments == (MONDAY_MORNING, gone["withdrawn_at"])


async def test_a_ruling_that_cannot_be_read_stops_nothing(database_url: str) -> None:
    async with two(database_url) as (one, other):
        await one.bring(await shown(one, 1, "tutup besok"))
        async with writing(one.engine) as connection:
            await connection.execute(update(tables.rulings).values(change="entah"))
        await other.bring(said(7, 3, "jam buka"))
        assert "24 jam" in (await other.told(7))[-1]
        await other.bring(await shown(other, 4, "tutup lusa"))
        assert [row["change"] for row in await one.rows("rulings")] == ["entah", "tutup 2026-11-25/2026-11-25"]
        assert await one.rows("inbox", state="parked") == []


BOOKING: dict[str, dict[str, Any]] = {
    "appointments": {"enabled": True},
    "office": {"hours": "Senin-Jumat 08.00-12.00, 13.00-16.00"},
}
FORM_WORDS = ("setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "guru", "informasi", "Verval", "kirim")


# rule: closing-offers-another-time
async def test_a_ruling_read_and_ordered_in_one_batch_moves_appointments_once(database_url: str) -> None:
    async with open_entrance(database_url, HeldClock(), sections=BOOKING) as desk:
        await desk.bring(hired(11, "Nur", "supervisor"))
        for visitor, hour in ((7, 10), (8, 11)):
            for no, words in enumerate((f"buat janji kamis jam {hour}", *FORM_WORDS)):
                await desk.bring(said(visitor, no, words))
        await desk.bring(said(11, 1, "tutup kamis 09.00-12.00, rapat"), said(11, 2, "ya"), said(11, 3, "ya"))
        booked = await desk.rows("appointments", stand="booked")
        times = sorted(f"{row['slot_at'] + timedelta(hours=7):%d %H.%M} {row['sequence']}" for row in booked)
        assert times == ["26 08.45 1", "26 13.00 1"]
        assert [words for words in await desk.told(7) if "loket tutup pada waktu" in words] != []
        assert len(await desk.rows("rulings")) == 1
        assert await desk.rows("inbox", state="parked") == []
