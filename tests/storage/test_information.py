"""Requests for public information on a real database: the identity number is in no file of it that can be read, the
register's numbers have no gap, and what is loaded is found by an index."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.flows.scene.events import FileSent
from bot.turn import Arrival, arrival
from bot.turn.information_rows import opened
from bot.turn.parking import WITHHELD
from storage import information, schema
from storage.engine import open_engine, reading, writing
from tests.clock import HeldClock
from tests.door.entrance import Entrance, happened, hired, open_entrance, said
from tests.kept import SEAL
from tests.storage.before import put, up_to
from tests.storage.plans import asked, scans
from tests.storage.rows import somebody
from tests.storage.test_schema import differences

NIK, PASSPORT = "1271015507900001", "X9876543"
BEFORE = ("ppid", "1", "1", "Rina Simbolon")
AFTER = (
    "Jalan Melati 5, Medan",
    "guru",
    "-",
    "rina@contoh.id",
    "tidak",
    "Data guru honorer 2025",
    "Bahan skripsi",
    "1",
)


@asynccontextmanager
async def desk(url: str) -> AsyncIterator[Entrance]:
    async with open_entrance(url, HeldClock()) as entrance:
        await entrance.bring(hired(11, "Sari", "front_office"), hired(12, "Adi", "admin"))
        yield entrance


async def write(entrance: Entrance, chat: int, *words: str, first: int = 0) -> None:
    for no, each in enumerate(words, first):
        await entrance.bring(said(chat, no, each))


def plain_bytes(file: Path) -> bytes:
    """Everything that stands in the files of a database, whatever part of them is in use."""
    return b"".join(each.read_bytes() for each in sorted(file.parent.glob(f"{file.name}*")) if each.suffix != ".key")


# rule: identity-sealed-at-rest
@pytest.mark.parametrize("number", [NIK, PASSPORT])
async def test_the_number_is_nowhere_in_the_files_of_the_database(number: str, sqlite_url: str) -> None:
    file = Path(sqlite_url.partition(":///")[2])
    async with desk(sqlite_url) as entrance:
        await write(entrance, 7, *BEFORE, number)
        half = plain_bytes(file)
        await write(entrance, 7, *AFTER, "kirim", "PI-2026-0001", "data saya", first=20)
        await write(entrance, 11, "ppid", "ppid PI-2026-0001", "ppid PI-2026-0001 surel")
        [row] = await entrance.rows("information_requests")
        whole = plain_bytes(file)
        everything = str(await entrance.everything())
    after = plain_bytes(file)
    assert b"Rina Simbolon" in whole
    for spelling in (number, number.lower(), f"{number[:4]} {number[4:]}", number[2:]):
        assert not any(spelling.encode() in content for content in (half, whole, after))
        assert spelling not in everything
    assert opened(row, SEAL) == number


async def test_a_sealed_number_opens_for_its_own_row_only(sqlite_url: str) -> None:
    async with desk(sqlite_url) as entrance:
        await write(entrance, 7, *BEFORE, NIK, *AFTER, "kirim")
        await write(entrance, 8, *BEFORE, PASSPORT, *AFTER, "kirim")
        first, second = sorted(await entrance.rows("information_requests"), key=lambda row: row["number"])
    assert [row["number"] for row in (first, second)] == ["PI-2026-0001", "PI-2026-0002"]
    assert len(first["identity"]) == len(second["identity"])
    assert opened({**first, "identity": second["identity"]}, SEAL) is None


# rule: parked-request-withheld
async def test_of_an_event_that_is_parked_meanwhile_nothing_is_kept(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(sqlite_url) as entrance:
        await write(entrance, 7, *BEFORE)
        monkeypatch.setattr("bot.flows.information.filling.answer", lambda *_: 1 // 0)
        event = said(7, 90, f"paspor {PASSPORT}")
        await entrance.door.enter([arrival(event, {"message": {"text": f"paspor {PASSPORT}"}})])
        photo = happened(7, 91, FileSent("photo", f"paspor {PASSPORT}"))
        await entrance.door.enter([Arrival(photo, photo.key, f"paspor {PASSPORT}", "unreadable")])
        parked = await entrance.rows("inbox", state="parked")
        assert [row["raw"] for row in parked] == [WITHHELD, WITHHELD]


async def test_a_request_survives_another_process_and_both_databases(database_url: str) -> None:
    async with open_entrance(database_url) as one, open_entrance(database_url, process="loket-b") as other:
        await one.bring(hired(11, "Sari", "front_office"))
        for no, words in enumerate((*BEFORE, NIK, *AFTER, "kirim")):
            await (one if no % 2 else other).bring(said(7, no, words))
        await other.bring(said(11, 1, "ppid PI-2026-0001 tolak"))
        await one.bring(said(11, 2, "Dikecualikan menurut uji konsekuensi."))
        entries = sorted(await one.rows("information_entries"), key=lambda row: row["serial"])
        assert [(row["serial"], row["what"]) for row in entries] == [(0, "received"), (1, "refused")]
        assert "ditolak" in (await one.told(7))[-1]
        assert await one.rows("deadlines", kind="information") == []


async def test_what_a_turn_asks_is_found_by_an_index(database_url: str) -> None:
    async with open_entrance(database_url) as entrance:
        await entrance.bring(hired(11, "Sari", "front_office"))
        with asked(entrance.engine) as statements:
            await write(entrance, 7, *BEFORE, NIK, *AFTER, "kirim", "PI-2026-0001", "ppid", "3")
            await write(entrance, 11, "ppid", "ppid PI-2026-0001 cetak")
        about = {words: given for words, given in statements.items() if "information_" in words}
        async with reading(entrance.engine) as connection:
            found = {words: await scans(connection, words, given) for words, given in about.items()}
    assert len(found) > 5
    assert {words: plan for words, plan in found.items() if plan} == {}
    assert not any("identity" in words and words.startswith("SELECT") for words in found)


async def test_a_database_of_before_gets_a_place_for_requests(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0036")
        await connection.run_sync(put, "people", [somebody("rina")])
    assert await schema.upgrade(engine) == "0036"
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        assert await information.open_requests(connection, 5) == []
        assert await connection.scalar(text("SELECT count(*) FROM people")) == 1
    await engine.dispose()
