"""A visit keeps the version of the sheet it began with, across edits of the file and restarts."""

from pathlib import Path

from bot.sop import default_sheet_text
from tests.desk import open_desk


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
