"""People on the fakes, acted for over HTTP, as whoever tries a bot without Python does."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.rehearsal.fakes.telegram import FakeTelegram
from bot.rehearsal.fakes.telegram.acting import acting as on_telegram
from bot.rehearsal.fakes.whatsapp import FakeWhatsApp
from bot.rehearsal.fakes.whatsapp.acting import acting as on_whatsapp
from bot.rehearsal.fakes.zoom import FakeZoom
from bot.rehearsal.fakes.zoom.acting import acting as in_meeting
from tests.clock import HeldClock

CLOCK = HeldClock()
ASKED = {"text": "Setuju?", "reply_markup": {"inline_keyboard": [[{"text": "Setuju, mulai", "callback_data": "ok"}]]}}
QUESTION = {
    "type": "button",
    "body": {"text": "Setuju?"},
    "action": {"buttons": [{"type": "reply", "reply": {"id": "ok", "title": "Setuju"}}]},
}


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def do(http: aiohttp.ClientSession, url: str, **given: Any) -> tuple[int, dict[str, Any]]:
    async with http.post(url, json=given) as answer:
        return answer.status, await answer.json()


async def see(http: aiohttp.ClientSession, url: str) -> Any:
    async with http.get(url) as answer:
        return await answer.json()


async def test_somebody_writes_and_presses_on_telegram(http: aiohttp.ClientSession) -> None:
    telegram = FakeTelegram(clock=CLOCK.now)
    await telegram.start(also=on_telegram(telegram).add_to)
    bot, rina = f"{telegram.base_url}/bot{telegram.token}", f"{telegram.base_url}/people/5001"
    assert await do(http, f"{rina}/say", text="halo", name="Rina") == (200, {"id": 1})
    assert await do(http, f"{bot}/sendMessage", chat_id=5001, **ASKED)
    [shown] = (await see(http, f"{rina}/chat"))["messages"]
    assert (shown["text"], shown["buttons"]) == ("Setuju?", ["Setuju, mulai"])
    assert await do(http, f"{rina}/press", button="Setuju") == (200, {"pressed": shown["id"]})
    assert (await see(http, f"{rina}/chat?after={shown['id']}"))["messages"] == []
    told = (await see(http, f"{bot}/getUpdates"))["result"]
    assert [next(iter(update.keys() - {"update_id"})) for update in told] == ["message", "callback_query"]
    assert await see(http, f"{telegram.base_url}/people") == {
        "people": [{"who": "5001", "name": "Rina", "messages": 1}]
    }
    assert await do(http, f"{rina}/block") == (200, {"blocked": True})
    status, refused = await do(http, f"{bot}/sendMessage", chat_id=5001, text="?")
    assert (status, refused["description"]) == (403, "Forbidden: bot was blocked by the user")
    await telegram.stop()


@pytest.mark.parametrize(
    ("path", "given", "status", "reason"),
    [
        ("5001/press", {"button": "Batal"}, 400, "no button 'Batal'"),
        ("5001/say", {}, 400, "missing: text"),
        ("rina/say", {"text": "halo"}, 400, "the number of a Telegram account"),
        ("5001/dance", {}, 404, "acts: say, press, block"),
    ],
)
async def test_what_cannot_be_done_is_said(
    http: aiohttp.ClientSession, path: str, given: dict[str, Any], status: int, reason: str
) -> None:
    telegram = FakeTelegram(clock=CLOCK.now)
    await telegram.start(also=on_telegram(telegram).add_to)
    found, said = await do(http, f"{telegram.base_url}/people/{path}", **given)
    assert found == status
    assert reason in said["error"]
    async with http.post(f"{telegram.base_url}/people/5001/say", data=b"halo") as answer:
        assert (answer.status, "JSON object" in await answer.text()) == (400, True)
    await telegram.stop()


async def test_somebody_writes_and_presses_on_whatsapp(http: aiohttp.ClientSession) -> None:
    whatsapp = FakeWhatsApp(CLOCK.now)
    await whatsapp.start(also=on_whatsapp(whatsapp).add_to)
    rina, bima = f"{whatsapp.base_url}/people/6281200000001", f"{whatsapp.base_url}/people/ID.1349"
    assert (await do(http, f"{rina}/say", text="halo"))[0] == 200
    assert (await do(http, f"{bima}/say", text="halo", name="Bima"))[0] == 200
    wanted = {"messaging_product": "whatsapp", "to": "6281200000001", "type": "interactive", "interactive": QUESTION}
    bearer = {"Authorization": f"Bearer {whatsapp.token}"}
    url = f"{whatsapp.base_url}/v26.0/{whatsapp.phone_number_id}/messages"
    async with http.post(url, json=wanted, headers=bearer) as answer:
        assert answer.status == 200
    [shown] = (await see(http, f"{rina}/chat"))["messages"]
    assert (shown["kind"], shown["buttons"]) == ("button", ["Setuju"])
    assert (await do(http, f"{rina}/press", button="Setuju"))[0] == 200
    assert [item.body["type"] for item in whatsapp.waiting if item.kind == "messages"] == [
        "text",
        "text",
        "interactive",
    ]
    assert [each["name"] for each in (await see(http, f"{whatsapp.base_url}/people"))["people"]] == [
        "Rina Contoh",
        "Bima",
    ]
    assert await do(http, f"{rina}/phone", online=False) == (200, {"online": False, "reads": False, "blocked": False})
    assert (await do(http, f"{rina}/form", answers={}))[1] == {"error": "no form to fill in"}
    await whatsapp.stop()


async def test_somebody_comes_to_the_meeting(http: aiohttp.ClientSession) -> None:
    zoom = FakeZoom(CLOCK.now)
    await zoom.start(also=in_meeting(zoom).add_to)
    base = zoom.api_url.removesuffix("/v2")
    for act, place in (("wait", "waiting"), ("admit", "inside"), ("drop", "outside"), ("rejoin", "inside")):
        assert await do(http, f"{base}/people/Rina/{act}", registrant_id="reg-1") == (200, {"place": place})
    assert (await do(http, f"{base}/people/Rina/room"))[1] == {"error": "missing: room"}
    assert (await do(http, f"{base}/people/Rina/room", room="Ruang 1"))[0] == 200
    assert await see(http, f"{base}/people") == {"people": [{"who": "Rina", "place": "inside"}]}
    assert {one.event["payload"]["object"]["participant"]["registrant_id"] for one in zoom.pending} == {"reg-1"}
    await zoom.stop()
