"""The archive's own work: days are closed once, heads are handed outside whole, and what is away is asked again."""

import hashlib
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from asn1crypto import cms
from sqlalchemy import insert
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.hours import read_hours
from bot.jobs.archive import Archive, due_days
from bot.jobs.heads import Heads, kept_in, wrongly_stamped
from bot.jobs.mailing import Post, mail
from bot.settings.sections import OFFICE_HOURS
from storage.chain import entries, taking
from storage.chain.entries import closed_days, head_on
from storage.chain.linked import LINKED
from storage.engine import open_engine, reading
from storage.tables import metadata
from tests.clock import MONDAY_MORNING
from tests.desk import Desk
from tests.fakes.smtp import post_office
from tests.fakes.timestamps import authority
from tests.storage.chained import behind, found, looked_at, row

EVENING = MONDAY_MORNING + timedelta(hours=10)
MONDAY = MONDAY_MORNING.date()
SUNDAY = MONDAY - timedelta(days=1)
CALENDAR = OfficeCalendar(read_hours(OFFICE_HOURS), ZoneInfo("Asia/Jakarta"))


# rule: every-day-has-its-head
async def test_a_day_is_closed_once_the_office_is_and_a_day_off_at_midnight(desk: Desk) -> None:
    calendar = CALENDAR
    assert list(due_days(calendar, MONDAY_MORNING)) == [SUNDAY]
    assert list(due_days(calendar, EVENING)) == [SUNDAY, MONDAY]
    archive = Archive(desk.app.engine, lambda: calendar, Heads(None))
    assert [await archive.run_once(EVENING) for _ in range(3)] == [2, 0, 0]
    async with reading(desk.app.engine) as connection:
        assert [head.day for head in await closed_days(connection, 9)] == [MONDAY, SUNDAY]
        assert (await head_on(connection, MONDAY)).closed
        assert not (await head_on(connection, MONDAY + timedelta(days=1))).closed


# rule: batch-undone-is-taken-again
async def test_what_came_to_nothing_is_taken_in_again(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine, away = open_engine(database_url), [True]
    async with behind(database_url) as connection:
        for table in metadata.sorted_tables:
            if table.name not in ("chain", "links", "sums"):
                await connection.execute(insert(table), [row(table, 1)])

    async def complete(connection: AsyncConnection) -> None:
        if away:
            raise OperationalError("COMMIT", {}, Exception("disk I/O error"))
        await entries.complete(connection)

    monkeypatch.setattr(taking, "complete", complete)
    archive = Archive(engine, lambda: CALENDAR, Heads(None))
    await archive.run_safely(MONDAY_MORNING)
    away.clear()
    await archive.run_safely(MONDAY_MORNING)
    _, tally = await looked_at(engine)
    assert (tally.before, tally.unlinked) == (len(LINKED), 0)
    await engine.dispose()


async def test_a_desks_whole_day_holds(desk: Desk) -> None:
    rina = desk.telegram.user(7)
    await desk.register(rina, "Rina Simbolon")
    await desk.app.work.archive.run_once(MONDAY_MORNING)
    await desk.say(rina, "batal")
    await desk.press(rina, "Ya, batalkan")
    await desk.say(rina, "hapus data saya", "ya")
    await desk.app.work.archive.run_once(EVENING)
    findings, tally = await looked_at(desk.app.engine)
    assert findings == []
    assert tally.rows > 10


async def test_heads_are_kept_outside_with_a_timestamp_each(database_url: str, tmp_path: Path) -> None:
    engine = open_engine(database_url)
    async with authority() as tsa:
        archive = Archive(engine, lambda: CALENDAR, Heads(tmp_path, tsa.url))
        tsa.away = True
        await archive.run_safely(EVENING)
        assert len(list(kept_in(tmp_path))) == 2, "no head waits for its timestamp"
        tsa.away = False
        await archive.run_safely(EVENING)
        asked = tsa.asked
        await archive.run_safely(EVENING)
        assert tsa.asked == asked
    kept = list(kept_in(tmp_path))
    assert [each.source for each in kept] == [f"head-{SUNDAY}.txt", f"head-{MONDAY}.txt"]
    findings, tally = await looked_at(engine, kept)
    assert (findings, tally.heads) == ([], 2)
    assert list(wrongly_stamped(tmp_path)) == []
    token = cms.ContentInfo.load((tmp_path / f"head-{MONDAY}.tst").read_bytes())
    info = token["content"]["encap_content_info"]["content"].parsed
    content = (tmp_path / f"head-{MONDAY}.txt").read_bytes()
    assert info["message_imprint"]["hashed_message"].native == hashlib.sha256(content).digest()
    (tmp_path / f"head-{MONDAY}.txt").write_bytes(content.replace(b"head: ", b"head: 0"))
    assert list(wrongly_stamped(tmp_path)) == [f"head-{MONDAY}.tst"]
    assert [fault for *_, fault in await found(engine, list(kept_in(tmp_path)))] == ["altered"]
    await engine.dispose()


def stamped(folder: Path) -> int:
    return len(list(folder.glob("*.tst")))


async def test_heads_are_mailed_once_each_and_again_where_the_server_was_away(
    database_url: str, tmp_path: Path
) -> None:
    """rule: one-way-outside-never-waits-for-another"""
    engine = open_engine(database_url)
    async with post_office() as server, authority() as tsa:
        post = Post("arsip@example.id", "loket@example.id", "127.0.0.1", server.port, "none")
        archive = Archive(engine, lambda: CALENDAR, Heads(tmp_path, tsa.url, post))
        server.away = tsa.away = True
        await archive.run_safely(EVENING)
        assert len(list(kept_in(tmp_path))) == 2, "no head waits for its letter"
        server.away = False
        await archive.run_safely(EVENING)
        assert len(server.letters) == 2, "no letter waits for a timestamp"
        server.away, tsa.away = True, False
        await archive.run_safely(EVENING)
        assert stamped(tmp_path) == 2
        server.away = False
        await archive.run_safely(EVENING)
    assert len(server.letters) == 2
    for letter, head in zip(server.letters, kept_in(tmp_path), strict=True):
        assert head.head in letter
        assert f"<{head.source}@loket.invalid>" in letter
        assert "To: arsip@example.id" in letter
    await engine.dispose()


# rule: mail-never-in-the-open
@pytest.mark.parametrize("tls", ["starttls", "tls"])
async def test_nothing_is_mailed_to_a_server_that_does_not_encrypt(tls: str) -> None:
    async with post_office() as server:
        post = Post("a@example.id", "a@example.id", "127.0.0.1", server.port, tls, "akun", "sandi")
        if tls == "tls":
            server.away = True
        with pytest.raises(OSError):  # noqa: PT011 - whichever it is, it is tried again
            await mail(post, "2026-11-23", "head-2026-11-23.txt", "head: x")
    assert not {"AUTH", "MAIL", "DATA"} & {*server.commands}
    assert server.letters == []


@pytest.mark.parametrize("said", ["", "entry: x\nhead: y\n", "\x00\xff"])
def test_a_head_that_cannot_be_read_agrees_with_nothing(tmp_path: Path, said: str) -> None:
    (tmp_path / "head-2026-01-01.txt").write_text(said)
    [head] = kept_in(tmp_path)
    assert head.serial == 0
