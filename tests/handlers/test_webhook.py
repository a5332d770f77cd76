"""Receiving by webhook: verified, committed, then answered; switching modes cleans up after itself."""

import io
from collections.abc import AsyncIterator

import aiohttp
import pytest
from pydantic import SecretStr
from sqlalchemy.exc import OperationalError

from bot.desk import Desk
from bot.flows.scene.events import TELEGRAM, Event, StaffAdded
from bot.handlers.telegram_webhook import PATH, TelegramWebhook
from bot.rehearsal.fakes.telegram import Chatter, FakeTelegram
from bot.turn import arrival
from storage import meeting
from storage.engine import reading
from tests.clock import HeldClock
from tests.desk import TOKEN, settings_for
from tests.handlers.raw import message

SECRET = "rahasia-antaran"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(TOKEN, HeldClock().now, limits=False, retry_delay=lambda _try: 0.01) as telegram:
        yield telegram


@pytest.fixture
async def app(sqlite_url: str, telegram: FakeTelegram, unused_tcp_port: int) -> AsyncIterator[Desk]:
    keys = {
        "mode": "webhook",
        "webhook_url": f"http://127.0.0.1:{unused_tcp_port}",
        "webhook_secret": SecretStr(SECRET),
    }
    settings = settings_for(sqlite_url, telegram.base_url, telegram=keys, web={"port": unused_tcp_port})
    app = Desk(settings, HeldClock(), alone=False)
    await app.start()
    yield app
    await app.stop()


@pytest.mark.usefixtures("app")
async def test_a_visitor_is_answered_through_the_webhook(telegram: FakeTelegram) -> None:
    rina = telegram.user(42, first_name="Rina")
    rina.send("halo")
    await telegram.wait_for(lambda: rina.messages)
    assert "Selamat pagi" in rina.messages[0].text
    press = rina.press("Setuju")
    await telegram.wait_for(lambda: press.answered)
    await telegram.wait_for(lambda: len(rina.messages) == 2)
    assert "nama lengkap" in rina.last.text


@pytest.mark.parametrize("headers", [{}, {HEADER: "lain"}, {HEADER: ""}, {HEADER: "é"}])
async def test_without_the_secret_nothing_is_taken(app: Desk, headers: dict[str, str]) -> None:
    async with aiohttp.ClientSession() as http:
        answer = await http.post(app.address + PATH, json=message(text="halo"), headers=headers)
    assert answer.status == 403


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "text/plain"])
@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[]", b"null", b'{"update_id": 1, "message": {"chat": 3}}'])
async def test_what_can_never_be_read_is_kept_and_answered_200(app: Desk, body: bytes, kind: str) -> None:
    headers = {HEADER: SECRET, "Content-Type": kind}
    async with aiohttp.ClientSession() as http:
        answer = await http.post(app.address + PATH, data=body, headers=headers)
    assert answer.status == 200


async def test_an_internal_failure_is_answered_so_that_it_comes_again(app: Desk, telegram: FakeTelegram) -> None:
    enter, failures = app.door.enter, []

    async def away(*_: object) -> None:
        failures.append(1)
        if len(failures) < 3:
            raise OperationalError("commit", {}, Exception("disk full"))
        app.door.enter = enter  # type: ignore[method-assign]  # the database is back
        await enter(*_)  # type: ignore[arg-type]  # as given

    app.door.enter = away  # type: ignore[method-assign, assignment]  # the database is away
    rina = telegram.user(42, first_name="Rina")
    rina.send("halo")
    await telegram.wait_for(lambda: rina.messages)
    assert len(failures) == 3
    assert len(rina.messages) == 1


async def test_a_body_too_large_is_refused(app: Desk) -> None:
    async with aiohttp.ClientSession() as http:
        answer = await http.post(app.address + PATH, data=io.BytesIO(b"x" * 1_100_000), headers={HEADER: SECRET})
    assert answer.status == 413


async def hired(app: Desk, telegram: FakeTelegram) -> Chatter:
    """An administrator who chats on Telegram."""
    tiur = telegram.user(9, first_name="Tiur")
    await app.door.enter(
        [arrival(Event(TELEGRAM, "console:tiur", app.clock.now(), StaffAdded("Tiur", "admin"), "9", "9"))]
    )
    await telegram.wait_for(lambda: tiur.messages)
    return tiur


def heard(person: Chatter, words: str) -> int:
    return len([message for message in person.messages if words in message.text])


async def set_webhook(app: Desk, secret: str) -> None:
    """Somebody with the same token sets the webhook to this desk's address."""
    await TelegramWebhook(app.voices.telegram, app.door, app.clock, app.address, secret).register()  # type: ignore[arg-type]  # the app has a Telegram API here


async def test_deliveries_under_another_secret_are_told_once_and_so_is_their_end(
    app: Desk, telegram: FakeTelegram
) -> None:
    tiur, rina = await hired(app, telegram), telegram.user(42, first_name="Rina")
    await set_webhook(app, "kata-rahasia-loket-yang-lain")
    rina.send("halo")
    await telegram.wait_for(lambda: "last_error_date" in telegram.webhook_info)
    assert heard(tiur, "kata rahasia") == 0, "one moment's failures say nothing"
    app.clock.pass_(minutes=1)  # type: ignore[attr-defined]  # a held clock
    await telegram.wait_for(lambda: heard(tiur, "LOKET_TELEGRAM__WEBHOOK_SECRET"))
    assert await standing(app) == ["telegram.secret"]
    await set_webhook(app, SECRET)
    await telegram.wait_for(lambda: rina.messages and heard(tiur, "sudah pulih"))
    assert heard(tiur, "LOKET_TELEGRAM__WEBHOOK_SECRET") == 1
    assert await standing(app) == []


async def test_a_stranger_with_any_secret_writes_to_nobody(app: Desk, telegram: FakeTelegram) -> None:
    tiur = await hired(app, telegram)
    async with aiohttp.ClientSession() as http:
        for _ in range(12):
            answer = await http.post(app.address + PATH, json=message(text="halo"), headers={HEADER: "kata-tebakan"})
            assert answer.status == 403
            app.clock.pass_(seconds=40)  # type: ignore[attr-defined]  # a held clock
    assert await standing(app) == []
    assert heard(tiur, "kata rahasia") == 0


async def standing(app: Desk) -> list[str]:
    async with reading(app.engine) as connection:
        return sorted(await meeting.standing_troubles(connection))
