"""A token that Telegram refuses, a rival that takes the messages: told by another way, tried ever less often."""

import asyncio
from collections.abc import AsyncIterator, Iterator, MutableMapping
from typing import Any

import pytest
from structlog.testing import capture_logs
from telegram.error import Conflict, InvalidToken

from bot.rehearsal.fakes.whatsapp import Contact
from storage import meeting
from storage.engine import reading
from tests.desk import Desk, open_desk

REFUSED, RIVAL = InvalidToken("Unauthorized"), Conflict("Conflict: terminated by other getUpdates request")


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with open_desk(sqlite_url, on_whatsapp=True) as desk:
        yield desk


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[MutableMapping[str, Any]]]:
    with capture_logs() as lines:
        yield lines


@pytest.fixture
async def tiur(desk: Desk) -> Contact:
    """The administrator, on another channel."""
    return await desk.hire_on_whatsapp("Tiur", "admin", "6281200000011")


async def polled(desk: Desk, monkeypatch: pytest.MonkeyPatch, *ends: Exception | None) -> list[float]:
    """The loop runs until these polls have ended so; returns the seconds it waited after each that failed."""
    left, waits = list(ends), []

    async def call(method: str, **_parameters: Any) -> Any:
        if method == "deleteWebhook":
            return True
        if method == "getMe":
            return {"id": 1, "is_bot": True, "first_name": "Loket", "username": "loket_bot"}
        if not left:
            raise asyncio.CancelledError
        if (end := left.pop(0)) is not None:
            raise end
        return []

    async def wait(seconds: float) -> None:
        waits.append(seconds)
        desk.clock.pass_(seconds=seconds)

    with monkeypatch.context() as patched:
        patched.setattr(desk.app.polling._api, "call", call)
        patched.setattr(asyncio, "sleep", wait)
        with pytest.raises(asyncio.CancelledError):
            await desk.app.polling.run(desk.app.core.loops.pulse("telegram", within=90))
    await desk.settle()
    return waits


def told(contact: Contact, words: str) -> int:
    return len([message for message in contact.messages if words in message.text])


async def standing(desk: Desk) -> list[str]:
    async with reading(desk.app.engine) as connection:
        return sorted(await meeting.standing_troubles(connection))


# rule: refused-token-is-told
async def test_a_refused_token_is_told_elsewhere_once_an_hour(
    desk: Desk, tiur: Contact, monkeypatch: pytest.MonkeyPatch, logged: list[MutableMapping[str, Any]]
) -> None:
    ucok = await desk.hire("Ucok", "admin", 12)
    seen = len(ucok.messages)
    waits = await polled(desk, monkeypatch, *[REFUSED] * 8)
    assert waits == [5, 10, 20, 40, 60, 60, 60, 60]
    assert told(tiur, "Telegram menolak token bot") == 1
    assert len(ucok.messages) == seen, "what cannot arrive now need not arrive later"
    assert await standing(desk) == ["telegram.token"]
    assert len([line for line in logged if line["event"] == "platform in trouble"]) == 1
    desk.clock.pass_(hours=1)
    await polled(desk, monkeypatch, REFUSED)
    assert told(tiur, "Telegram menolak token bot") == 2


async def test_a_token_that_is_taken_again_is_told(desk: Desk, tiur: Contact, monkeypatch: pytest.MonkeyPatch) -> None:
    await polled(desk, monkeypatch, REFUSED, None)
    assert await standing(desk) == []
    assert told(tiur, "Sambungan Telegram sudah pulih") == 1


# rule: second-poller-is-told
async def test_a_rival_is_told_though_some_polls_succeed(
    desk: Desk, tiur: Contact, monkeypatch: pytest.MonkeyPatch
) -> None:
    await polled(desk, monkeypatch, RIVAL, None, RIVAL, None, RIVAL, None)
    assert told(tiur, "Proses lain mengambil pesan Telegram") == 1
    assert await standing(desk) == ["telegram.poller"]
    desk.clock.pass_(minutes=3)
    await polled(desk, monkeypatch, None)
    assert await standing(desk) == []
    assert told(tiur, "sudah pulih") == 1


async def test_the_end_of_a_predecessor_is_no_rival(desk: Desk, tiur: Contact, monkeypatch: pytest.MonkeyPatch) -> None:
    assert await polled(desk, monkeypatch, RIVAL, None) == [3]
    assert told(tiur, "Proses lain") == 0
    assert await standing(desk) == []


async def test_a_rival_that_stays_is_waited_for_ever_longer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert await polled(desk, monkeypatch, *[RIVAL] * 5) == [3, 6, 12, 24, 30]


async def test_a_desk_that_starts_finds_out_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    await polled(desk, monkeypatch, REFUSED)
    assert await standing(desk) == ["telegram.token"]
    await desk.restart()
    assert await standing(desk) == []


async def test_a_token_refused_only_when_sending_is_told_too(
    desk: Desk, tiur: Contact, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram.REFUSED_SECONDS", 0.05)
    rina = desk.telegram.user(42, first_name="Rina")
    await desk.say(rina, "halo")
    base = desk.app.polling._api._base
    desk.app.polling._api._base = base.replace("123456:TEST", "123456:LAIN")
    tiur.send("menu")
    await desk.hire("Sari", "front_office", 42)
    await desk.settle()
    assert told(tiur, "Telegram menolak token bot") == 1
    assert await standing(desk) == ["telegram.token"]
    desk.app.polling._api._base = base
    await desk.wait(seconds=31)
    assert await standing(desk) == []
