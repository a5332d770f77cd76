"""How many files, and how much of them, a visit and a person's day may bring: on every channel, counted from rows."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.desk import Desk, open_desk
from tests.jobs.test_fetch_files import Visitor, read, registered, send_photo, texts

TAKEN = "Berkas kami terima"


@pytest.fixture
def limits() -> dict[str, Any]:
    return {"files_per_visit": 3, "files_per_day": 5, "files_per_visit_mb": 2, "files_per_day_mb": 3}


@pytest.fixture
async def desk(database_url: str, limits: dict[str, Any]) -> AsyncIterator[Desk]:
    async with open_desk(database_url, sections={"visit": limits}, on_whatsapp=True) as desk:
        await desk.hire("Sari", "front_office", 11)
        yield desk


async def send(desk: Desk, visitor: Visitor, count: int, content: bytes) -> None:
    for _ in range(count):
        send_photo(visitor, content=content)
        await desk.settle()


async def kept(desk: Desk) -> int:
    """Bytes in the database."""
    return sum(len(row["content"] or b"") for row in await desk.rows("files"))


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
# rule: files-by-visit
async def test_a_visit_brings_no_more_files_than_may_be(desk: Desk, channel: str) -> None:
    rina = await registered(desk, channel)
    await send(desk, rina, 4, b"\xff\xd8\xff foto \xff\xd9")
    assert read(rina, TAKEN) >= 1  # WhatsApp sends an album as single files: they are answered together
    assert "paling banyak 3 berkas dan 2 MB" in texts(rina)[-1]
    assert len(await desk.rows("files")) == 3


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
async def test_a_visit_brings_no_more_bytes_than_may_be(desk: Desk, channel: str) -> None:
    """WhatsApp tells the size only with the file, so there it is judged once the file is here."""
    rina = await registered(desk, channel)
    await send(desk, rina, 3, b"\xff\xd8\xff" + bytes(900_000))
    assert await kept(desk) < 2_000_000
    assert any("2 MB" in text or "tidak kami simpan" in text for text in texts(rina)[-2:])
    states = sorted(row["state"] for row in await desk.rows("files"))
    assert states == ["refused"] * (channel == "whatsapp") + ["told"] * 2


async def test_files_sent_at_once_are_counted_together(desk: Desk) -> None:
    rina = await registered(desk, "telegram")
    for _ in range(8):
        send_photo(rina, album="liburan")
    await desk.settle()
    assert len(await desk.rows("files")) == 3
    assert read(rina, "paling banyak 3 berkas") == 1, "said once for an album"


# rule: files-by-day
async def test_a_day_has_its_own_limit_which_holds_after_a_restart(desk: Desk) -> None:
    rina = await registered(desk, "telegram")
    await send(desk, rina, 3, b"\xff\xd8\xff 1")
    await desk.restart()
    rina.send("batal")
    await desk.settle()
    rina.press("Ya, batalkan")
    await desk.settle()
    for words in ("halo", "setuju", "ya", "1", "Verval Dapodik", "1"):
        rina.send(words)
        await desk.settle()
    assert [visit["status"] for visit in await desk.rows("visits")].count("in_service") == 1
    await send(desk, rina, 3, b"\xff\xd8\xff 2")
    assert len(await desk.rows("files")) == 5
    assert "dalam satu hari kami menerima paling banyak 5 berkas" in texts(rina)[-1]
    desk.clock.pass_(hours=15, minutes=1)  # past midnight in WIB
    await send(desk, rina, 1, b"\xff\xd8\xff 3")
    assert len(await desk.rows("files")) == 6
