"""A visit keeps the version of the sheet it began with, across edits of the file and restarts."""

from pathlib import Path

import pytest
from sqlalchemy import update

from bot.sop import default_sheet_text
from storage.engine import writing
from storage.tables import sheets
from tests.desk import Desk, open_desk


async def test_an_edited_sheet_applies_to_new_visits_only(sqlite_url: str, tmp_path: Path) -> None:
    sheet = tmp_path / "pos.toml"
    sheet.write_text(default_sheet_text(), encoding="utf-8")
    async with open_desk(sqlite_url, sheet=sheet, sections={"queue": {"capacity": 0}}) as desk:
        await desk.register(desk.telegram.user(42, first_name="Rina"))
        longer = default_sheet_text().replace('waktu = "3 menit"', 'waktu = "9 menit"', 1)
        assert longer != default_sheet_text()
        sheet.write_text(longer, encoding="utf-8")
        await desk.restart()
        await desk.register(desk.telegram.user(43, first_name="Budi"), "Budi Tarigan")
        first, second = await desk.rows("visits")
        assert {first["sheet_id"], second["sheet_id"]} == {row["id"] for row in await desk.rows("sheets")}
        await desk.wait(minutes=3, seconds=1)
        assert [row["visit_id"] for row in await desk.rows("deviations")] == [first["id"]]
        await desk.wait(minutes=6)
        assert len(await desk.rows("deviations", visit_id=second["id"])) == 1


async def test_putting_the_old_text_back_is_the_old_version(sqlite_url: str, tmp_path: Path) -> None:
    sheet = tmp_path / "pos.toml"
    sheet.write_text(default_sheet_text(), encoding="utf-8")
    async with open_desk(sqlite_url, sheet=sheet) as desk:
        for text in (default_sheet_text() + "\n# catatan\n", default_sheet_text()):
            sheet.write_text(text, encoding="utf-8")
            await desk.restart()
        kept = await desk.rows("sheets")
    assert [row["text"] for row in kept] == [default_sheet_text(), default_sheet_text() + "\n# catatan\n"]


SPOILT = {
    "stricter": ('nama = "Pengunjung"', 'nama = "Pengunjung"\nwarna = "biru"'),
    "time": ('waktu = "3 menit"', 'waktu = "tiga menitan"'),
    "no table": ("[identitas]", "[[[identitas"),
}
"""How a kept version may come to be one that today's reader refuses."""


async def spoil(desk: Desk, sheet_id: str, how: str) -> None:
    """A version is kept that today's reader does not take."""
    found, instead = SPOILT[how]
    text = default_sheet_text()
    assert found in text
    async with writing(desk.app.engine) as connection:
        kept = update(sheets).where(sheets.c.id == sheet_id)
        await connection.execute(kept.values(text=text.replace(found, instead, 1)))


@pytest.mark.parametrize("how", ["time", "no table"])
# rule: unsound-sheet-judges-nothing
async def test_a_kept_version_that_cannot_be_read_stops_neither_its_visits_nor_others(
    database_url: str, tmp_path: Path, how: str
) -> None:
    sheet = tmp_path / "pos.toml"
    sheet.write_text(default_sheet_text(), encoding="utf-8")
    async with open_desk(database_url, sheet=sheet, sections={"queue": {"capacity": 0}}) as desk:
        sari, lasma = await desk.hire("Sari", "front_office", 11), await desk.hire("Lasma", "admin", 12)
        await desk.register(desk.telegram.user(42, first_name="Rina"))
        await desk.wait(minutes=3)
        [late] = await desk.rows("deviations")
        old = (await desk.one("visits"))["sheet_id"]
        sheet.write_text(default_sheet_text() + "\n# versi baru\n", encoding="utf-8")
        await spoil(desk, old, how)
        await desk.restart()
        await desk.register(desk.telegram.user(43, first_name="Budi"), "Budi Tarigan")
        assert [row["status"] for row in await desk.rows("visits")] == ["in_service"] * 2
        assert await desk.rows("inbox", state="parked") == []
        rina = next(row for row in await desk.rows("visits") if row["sheet_id"] == old)
        await desk.wait(minutes=30)
        of_rina = await desk.rows("deviations", visit_id=rina["id"])
        assert of_rina == [late], "nothing is charged or taken back by what cannot be read"
        assert await desk.rows("deviations") != [late], "others are judged as ever"
        told = [message.text for message in lasma.messages if "tidak dapat dibaca utuh lagi" in message.text]
        assert len(told) == 1
        assert old[:8] in told[0]
        await desk.press(desk.telegram.user(42), "Zoom sudah terbuka")
        assert len(await desk.rows("evidence", visit_id=rina["id"], word="zoom_terbuka")) == 1
        assert any("lembar POS lama tidak terbaca utuh" in message.text for message in sari.messages)


async def test_a_stricter_reader_goes_on_reading_what_was_sound(sqlite_url: str, tmp_path: Path) -> None:
    sheet = tmp_path / "pos.toml"
    sheet.write_text(default_sheet_text(), encoding="utf-8")
    async with open_desk(sqlite_url, sheet=sheet, sections={"queue": {"capacity": 0}}) as desk:
        lasma = await desk.hire("Lasma", "admin", 12)
        await desk.register(desk.telegram.user(42, first_name="Rina"))
        old = (await desk.one("visits"))["sheet_id"]
        sheet.write_text(default_sheet_text() + "\n# versi baru\n", encoding="utf-8")
        await spoil(desk, old, "stricter")
        await desk.restart()
        await desk.wait(minutes=3, seconds=1)
        assert len(await desk.rows("deviations")) == 1
        assert not [message for message in lasma.messages if "utuh" in message.text]
