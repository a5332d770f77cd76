"""Files as answers, at a whole desk: what the database holds of them, and when it holds nothing."""

import pytest

from bot.rehearsal.fakes.telegram import Chatter
from storage.tables import metadata
from tests.desk import Desk, open_desk

NUMBER = "1271010101900001"
SPELT = (NUMBER, "1271 0101 0190 0001", "1271.0101.0190.0001", "1271-01-01-0190-0001")
RINA, SARI = 7, 4


async def complaining(desk: Desk) -> Chatter:
    """Somebody who has come to the question for evidence."""
    rina = desk.telegram.user(RINA, first_name="Rina")
    await desk.say(rina, "halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "guru", "pengaduan")
    await desk.say(rina, "prosedur", "Pungutan di sekolah")
    return rina


async def everything(desk: Desk) -> str:
    """All that the database holds, in one text."""
    return str([await desk.rows(table) for table in metadata.tables])


@pytest.mark.parametrize("number", SPELT)
# rule: sixteen-figures-masked
async def test_sixteen_figures_reach_no_column_in_any_spelling(number: str, sqlite_url: str) -> None:
    async with open_desk(sqlite_url) as desk:
        await desk.hire("Sari", "front_office", SARI)
        rina = await complaining(desk)
        rina.send_photo(caption=f"NIK saya {number}")
        rina.send_document(f"KTP {number}.pdf", b"%PDF-1.4")
        await desk.settle()
        await desk.say(rina, f"{number}", "lanjut", "tidak", f"ya {number}", "ya", "1")
        held = await everything(desk)
        [visit] = await desk.rows("visits")
    assert visit["status"] != "form"
    assert "•" * 16 in visit["form"]["evidence"]
    assert number not in held
    assert NUMBER not in held


async def test_officers_get_the_files_once_with_the_form(sqlite_url: str) -> None:
    async with open_desk(sqlite_url) as desk:
        sari = await desk.hire("Sari", "front_office", SARI)
        rina = await complaining(desk)
        rina.send_document("surat.pdf", b"%PDF-1.4")
        await desk.settle()
        assert not [message for message in sari.messages if message.document]
        await desk.say(rina, "lanjut", "tidak", "ya", "1")
        await desk.wait(minutes=1)
        assert len([message for message in sari.messages if message.document]) == 1
        assert [row["state"] for row in await desk.rows("files")] == ["told"]


@pytest.mark.parametrize("words", [("batal",), ("hapus data", "ya")])
# rule: unsent-files-forgotten
async def test_nothing_is_left_of_the_files_of_a_form_that_was_not_sent(
    words: tuple[str, ...], database_url: str
) -> None:
    async with open_desk(database_url) as desk:
        rina = await complaining(desk)
        rina.send_document("surat.pdf", b"%PDF-1.4")
        await desk.settle()
        assert len(await desk.rows("files")) == 1
        await desk.say(rina, *words)
        assert await desk.rows("files") == []


async def test_nothing_is_left_of_them_when_a_form_has_rested_too_long(sqlite_url: str) -> None:
    async with open_desk(sqlite_url) as desk:
        rina = await complaining(desk)
        rina.send_document("surat.pdf", b"%PDF-1.4")
        await desk.settle()
        for _ in range(20):
            await desk.wait(minutes=24 * 60)
        assert (await desk.one("visits"))["status"] == "lapsed"
        assert await desk.rows("files") == []
