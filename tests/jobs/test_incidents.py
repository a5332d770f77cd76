"""What the figures show is told in words: once as it begins, once when it is over."""

from collections.abc import AsyncIterator

import pytest

from bot.jobs import incidents
from bot.jobs.incidents import Incidents
from bot.rehearsal.fakes.telegram import Chatter
from tests.desk import Desk, open_desk


@pytest.fixture
async def opened(database_url: str) -> AsyncIterator[Desk]:
    async with open_desk(database_url) as desk:
        await desk.hire("Nur", "admin", 90)
        yield desk


def watch(desk: Desk) -> Incidents:
    """As another process would look, or this one after a crash: nothing is remembered."""
    return Incidents(desk.app.engine, desk.app.door, desk.app.core.in_office_time)


async def look(desk: Desk) -> list[str]:
    """What administrators are told by a look, and by a second one at once."""
    before = len(desk.telegram.sent)
    await watch(desk).run_once(desk.clock.now())
    await watch(desk).run_once(desk.clock.now())
    await desk.settle()
    return [each.text or "" for each in desk.telegram.sent[before:] if each.chat_id == 90]


def disk(monkeypatch: pytest.MonkeyPatch, free: float) -> None:
    monkeypatch.setattr(incidents, "free_ratio", lambda _: free)


# rule: incident-told-once
# rule: incident-has-an-end
async def test_a_disk_that_fills_is_told_once_and_its_end(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_desk(sqlite_url) as desk:
        await desk.hire("Nur", "admin", 90)
        said = []
        for free in (0.5, 0.04, 0.04, 0.06, 0.5, 0.5):
            disk(monkeypatch, free)
            said.append(await look(desk))
            await desk.wait(hours=25)  # another day: what has been told is a row, not a name
        assert [len(each) for each in said] == [0, 1, 0, 0, 1, 0]
        assert "4 %" in said[1][0]
        assert "tidak lagi hampir penuh" in said[4][0]


async def test_deadlines_that_nobody_sweeps_are_told_with_their_end(
    opened: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk(monkeypatch, 1.0)
    await opened.say(opened.telegram.user(7), "halo")
    assert await look(opened) == []
    opened.clock.pass_(days=30)
    (told,) = await look(opened)
    assert "terlambat" in told
    assert await look(opened) == []
    await opened.wait()
    (told,) = [each for each in await look(opened) if "Kabar baik" in each]
    assert "tepat waktu" in told


async def test_messages_that_pile_up_are_told_by_channel(opened: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    disk(monkeypatch, 1.0)
    rina: Chatter = opened.telegram.user(7)
    opened.telegram.faults.add("sendMessage", "502", times=None, chat_id=rina.id)
    await opened.say(rina, "halo")
    await opened.wait(minutes=4)
    assert await look(opened) == []
    await opened.wait(minutes=2)
    (told,) = await look(opened)
    assert "Telegram" in told
    opened.telegram.faults.clear()
    await opened.wait(minutes=6)
    (told,) = [each for each in await look(opened) if "Kabar baik" in each]
    assert "Telegram" in told


async def test_what_stands_is_seen_by_whoever_looks_after_the_desk(
    opened: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk(monkeypatch, 1.0)
    await opened.say(opened.telegram.user(7), "halo")
    opened.clock.pass_(days=30)
    await look(opened)
    assert "incident.sweep" in await opened.app.pages.health.troubles()
