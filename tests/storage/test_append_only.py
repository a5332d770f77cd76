"""Journal, evidence, deviations, outcomes and follow-ups are only added to: no statement of a whole visit changes or
deletes a row."""

import re
from datetime import timedelta

import aiohttp

from tests.desk import open_desk
from tests.storage.overheard import overheard
from tests.stories.script import STORIES, read_story
from tests.stories.test_stories import Stage

CHANGES = re.compile(
    r'\s*(?:UPDATE|DELETE\s+FROM|REPLACE\s+INTO|TRUNCATE)\s+"?'
    r"(journal|evidence|deviations|deviation_entries|remarks|outcomes|follow_ups|follow_up_entries|information_entries|breach_entries|notice_views)\b",
    re.IGNORECASE,
)
SECOND_VISITOR = 9000


async def test_a_whole_visit_only_adds_to_journal_evidence_and_deviations(database_url: str) -> None:
    """From greeting to service document, then a correction, an overrun, a cancellation and a deletion of data."""
    async with open_desk(database_url) as desk, aiohttp.ClientSession() as http:
        with overheard(desk.app.engine) as statements:
            stage = Stage(desk, http, "telegram")
            await stage.play(read_story(STORIES / "kunjungan_lengkap.txt"))
            officer, visitor = (
                desk.telegram.user(1000),
                desk.telegram.user(SECOND_VISITOR, first_name="Togar"),
            )
            await desk.register(visitor, "Togar Nainggolan")
            await desk.press(visitor, "Zoom sudah terbuka", "Saya sudah bergabung")
            in_time = desk.clock.now().astimezone(desk.app.office.calendar.zone) + timedelta(minutes=2)
            await desk.wait(minutes=4)
            await desk.press(officer, "Pengunjung diterima", "Batalkan laporan")
            await desk.press(officer, "Pengunjung diterima", "Perbaiki waktu", "Langkah 3")
            await desk.say(officer, f"{in_time:%H.%M}")
            await desk.wait(minutes=30)
            await desk.say(visitor, "batal")
            await desk.press(visitor, "Ya, batalkan")
            await desk.say(visitor, "tarik persetujuan", "ya")
        written = {row["what"] for row in await desk.rows("journal")}
        assert [piece for piece in await desk.rows("evidence") if piece["retracts"]]
        assert await desk.standing()
        assert await desk.withdrawn()
    assert {"deviation_flagged", "cancelled", "right_done", "finished"} <= written
    assert [words for words in statements if words.startswith("INSERT INTO journal")]
    assert [words for words in statements if words.startswith("INSERT INTO evidence")]
    assert [words for words in statements if words.startswith("INSERT INTO deviation_entries")]
    assert [words for words in statements if words.startswith("INSERT INTO outcomes")]
    assert [words for words in statements if words.startswith("UPDATE visits")]
    assert [words for words in statements if CHANGES.match(words)] == []
