"""The stand-in for Telegram keeps every promise that tests of the desk lean on, seen by real clients."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import aiohttp
import pytest
import telegram as ptb
from aiohttp import web
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter

from bot.rehearsal.fakes.telegram import Button, FakeTelegram, ReplyButton

OPEN = {"inline_keyboard": [[{"text": "Ambil nomor antrean", "callback_data": "queue:join"}]]}
RINA, BIMA, DESK, DESK_NOW = 101, 102, -500, -1_000_000_000_500


@dataclass
class Clock:
    """A clock that tests move."""

    now: datetime = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Client:
    """A bare HTTP client of the Bot API."""

    telegram: FakeTelegram
    http: aiohttp.ClientSession

    def address(self, method: str) -> str:
        return f"{self.telegram.base_url}/bot{self.telegram.token}/{method}"

    async def raw(self, method: str, **parameters: Any) -> tuple[int, Any]:
        async with self.http.post(self.address(method), json=parameters) as answer:
            return answer.status, await answer.json()

    async def result(self, method: str, **parameters: Any) -> Any:
        status, answer = await self.raw(method, **parameters)
        assert (status, answer["ok"]) == (200, True), answer
        return answer["result"]

    async def refusal(self, method: str, **parameters: Any) -> str:
        status, answer = await self.raw(method, **parameters)
        assert (status, answer["ok"]) == (answer["error_code"], False), answer
        return str(answer["description"])

    async def say(self, text: str = "Selamat datang", chat_id: int = RINA, **parameters: Any) -> int:
        return int((await self.result("sendMessage", chat_id=chat_id, text=text, **parameters))["message_id"])

    async def updates(self, **parameters: Any) -> list[Any]:
        return list(await self.result("getUpdates", **parameters))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def telegram(clock: Clock) -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(clock=clock, limits=False, retry_delay=lambda _: 0) as fake:
        fake.user(RINA)
        yield fake


@pytest.fixture
async def client(telegram: FakeTelegram) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as http:
        yield Client(telegram, http)


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[ptb.Bot]:
    api = telegram.base_url
    async with ptb.Bot(telegram.token, base_url=f"{api}/bot", base_file_url=f"{api}/file/bot") as bot:
        yield bot


# --- The door: how calls travel ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "request_of",
    [
        lambda http, url: http.post(url, json={"chat_id": RINA, "text": "Halo", "reply_markup": OPEN}),
        lambda http, url: http.post(url, data={"chat_id": str(RINA), "text": "Halo"}),
        lambda http, url: http.post(url, data=aiohttp.FormData({"chat_id": str(RINA), "text": "Halo"}, True)),
        lambda http, url: http.get(url, params={"chat_id": RINA, "text": "Halo"}),
    ],
    ids=["json", "form", "multipart", "query"],
)
async def test_a_call_may_travel_in_any_form(client: Client, request_of: Callable[..., Any]) -> None:
    async with request_of(client.http, client.address("sendMessage")) as answer:
        assert answer.status == 200
    assert client.telegram.user(RINA).last.text == "Halo"


async def test_broken_json_is_refused_in_telegrams_shape(client: Client) -> None:
    headers = {"Content-Type": "application/json"}
    async with client.http.post(client.address("sendMessage"), data=b"{", headers=headers) as answer:
        body = await answer.json()
    assert body == {"ok": False, "error_code": 400, "description": "Bad Request: can't parse JSON object"}


async def test_unknown_method_and_wrong_token(client: Client, telegram: FakeTelegram) -> None:
    assert await client.raw("sendTelepathy") == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found"},
    )
    async with client.http.get(f"{telegram.base_url}/bot9:WRONG/getMe") as answer:
        assert (answer.status, (await answer.json())["description"]) == (401, "Unauthorized")
    stranger = ptb.Bot("9:WRONG", base_url=f"{telegram.base_url}/bot")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_ptb_knows_itself(bot: ptb.Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (123456, True, "loket_bot")


async def test_port_and_chats_stay_through_an_outage(client: Client, telegram: FakeTelegram) -> None:
    port = telegram.port
    await telegram.stop()
    telegram.user(RINA).send("Masih ada orang?")
    with pytest.raises(aiohttp.ClientError):
        await client.updates()
    await telegram.start()
    assert telegram.port == port
    assert [update["message"]["text"] for update in await client.updates()] == ["Masih ada orang?"]


# --- Receiving by polling ---------------------------------------------------------------------------------


async def test_updates_stay_until_the_offset_acknowledges_them(client: Client, telegram: FakeTelegram) -> None:
    for text in ("satu", "dua", "tiga"):
        telegram.user(RINA).send(text)
    first = await client.updates()
    assert await client.updates() == first
    assert await client.updates(offset=first[1]["update_id"]) == first[1:]
    assert await client.updates() == first[1:]
    assert await client.updates(offset=first[2]["update_id"] + 1) == []
    assert telegram.pending == 0


async def test_a_negative_offset_keeps_only_the_newest(client: Client, telegram: FakeTelegram) -> None:
    for text in ("satu", "dua", "tiga"):
        telegram.user(RINA).send(text)
    assert [update["message"]["text"] for update in await client.updates(offset=-1)] == ["tiga"]
    assert telegram.pending == 1


async def test_a_batch_has_at_most_a_hundred(client: Client, telegram: FakeTelegram) -> None:
    for number in range(120):
        telegram.user(RINA).send(str(number))
    assert len(await client.updates(limit=500)) == 100
    assert len(await client.updates(limit=7)) == 7


async def test_a_long_poll_wakes_at_once(client: Client, telegram: FakeTelegram) -> None:
    async with _polling(client) as poll:
        telegram.user(RINA).send("Halo")
        assert (await asyncio.wait_for(poll, 1))[0]["message"]["text"] == "Halo"


async def test_a_long_poll_ends_empty_after_its_timeout(client: Client) -> None:
    assert await client.updates(timeout=1) == []


async def test_a_second_poll_ends_the_first(client: Client, telegram: FakeTelegram) -> None:
    async with _polling(client) as first, _polling(client) as second:
        with pytest.raises(AssertionError, match="Conflict: terminated by other getUpdates request"):
            await first
        telegram.user(RINA).send("Halo")
        assert len(await second) == 1


async def test_polling_and_a_webhook_exclude_each_other(client: Client, bot: ptb.Bot, telegram: FakeTelegram) -> None:
    async with _polling(client) as poll:
        await bot.set_webhook("https://loket.example/telegram")
        with pytest.raises(AssertionError, match="terminated by setWebhook request"):
            await poll
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()
    assert [call.code for call in telegram.calls if call.method == "getUpdates"] == [409, 409, 200]


async def test_allowed_updates_are_remembered_and_hold_for_what_is_to_come(
    client: Client, telegram: FakeTelegram
) -> None:
    rina = telegram.user(RINA)
    await client.say(reply_markup=OPEN)
    rina.send("sebelum")
    assert len(await client.updates(allowed_updates=["callback_query"])) == 1
    rina.send("sesudah")
    rina.press("Ambil")
    assert [sorted(update)[0] for update in await client.updates()] == ["message", "callback_query"]


async def test_messages_expire_after_a_day_and_presses_after_150_seconds(
    client: Client, telegram: FakeTelegram, clock: Clock
) -> None:
    rina = telegram.user(RINA)
    await client.say(reply_markup=OPEN)
    rina.press("Ambil")
    rina.send("Halo")
    clock.forward(149)
    assert len(await client.updates()) == telegram.pending == 2
    clock.forward(1)
    assert ["message" in update for update in await client.updates()] == [True]
    clock.forward(24 * 3600)
    assert await client.updates() == []


async def test_numbers_restart_after_a_quiet_week(client: Client, telegram: FakeTelegram) -> None:
    telegram.user(RINA).send("Halo")
    offset = (await client.updates())[0]["update_id"] + 1
    telegram.restart_update_ids(7)
    telegram.user(RINA).send("Lama tidak bertanya")
    assert [update["update_id"] for update in await client.updates(offset=offset)] == [7]
    assert await client.updates(offset=8) == []
    with pytest.raises(ValueError, match="too near"):
        telegram.restart_update_ids(7)


async def test_an_update_is_delivered_again(client: Client, telegram: FakeTelegram) -> None:
    telegram.user(RINA).send("Halo")
    batch = await client.updates()
    offset = batch[0]["update_id"] + 1
    assert await client.updates(offset=offset) == []
    telegram.faults.add("getUpdates", "duplicate")
    assert await client.updates(offset=offset) == batch
    assert await client.updates(offset=offset) == []
    async with _polling(client, offset=offset) as poll:
        telegram.redeliver()
        assert await poll == batch


async def test_nonsense_can_be_put_among_the_updates(client: Client, telegram: FakeTelegram) -> None:
    number = telegram.inject_raw({"message": {"date": "kemarin"}})
    telegram.inject_raw({"update_id": "bukan angka"})
    telegram.user(RINA).send("Halo")
    nonsense, spoiled, sound = await client.updates()
    assert nonsense == {"update_id": number, "message": {"date": "kemarin"}}
    assert spoiled == {"update_id": "bukan angka"}
    assert (sound["message"]["text"], sound["update_id"]) == ("Halo", number + 2)
    assert await client.updates(offset=number + 3) == []


# --- Receiving by webhook ---------------------------------------------------------------------------------


@dataclass
class Door:
    """The bot's own address: keeps what it took, and refuses on wish."""

    url: str = ""
    taken: list[Any] = field(default_factory=list)
    tried: list[Any] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    status_of: Callable[[Any], int] = lambda _: 200

    async def answer(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.tried.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        status = self.status_of(update)
        if status == 200:
            self.taken.append(update)
        return web.Response(status=status)

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.taken if "message" in update]


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    door = Door()
    app = web.Application()
    app.router.add_post("/hook", door.answer)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    door.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield door
    await runner.cleanup()


async def test_a_webhook_gets_every_update_with_the_secret(bot: ptb.Bot, door: Door, telegram: FakeTelegram) -> None:
    telegram.user(RINA).send("sebelum")
    await bot.set_webhook(door.url, secret_token="rahasia-1")
    telegram.user(RINA).send("sesudah")
    await telegram.wait_for(lambda: telegram.pending == 0)
    assert door.texts() == ["sebelum", "sesudah"]
    assert door.secrets == ["rahasia-1", "rahasia-1"]
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.last_error_message) == (door.url, 0, None)


async def test_a_refused_update_blocks_only_its_own_queue(client: Client, door: Door, telegram: FakeTelegram) -> None:
    failing = True
    door.status_of = lambda update: 500 if failing and update.get("message", {}).get("text") == "A1" else 200
    await client.say(reply_markup=OPEN)
    await client.result("setWebhook", url=door.url)
    rina, bima = telegram.user(RINA), telegram.user(BIMA, "Bima")
    rina.send("A1")
    rina.send("A2")
    rina.press("Ambil")
    bima.send("B1")
    await telegram.wait_for(lambda: len(door.taken) == 2 and len(door.tried) >= 5)
    assert door.texts() == ["B1"]
    info = await client.result("getWebhookInfo")
    assert info["pending_update_count"] == 2
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    failing = False
    await telegram.wait_for(lambda: telegram.pending == 0)
    assert door.texts() == ["B1", "A1", "A2"]


async def test_retries_wait_longer_and_longer(client: Client, door: Door) -> None:
    asked: list[int] = []
    fake = FakeTelegram(retry_delay=lambda attempt: asked.append(attempt) or 0.0)  # type: ignore[func-returns-value]  # append answers nothing on purpose
    door.status_of = lambda _: 200 if len(door.tried) > 3 else 503
    async with fake:
        await Client(fake, client.http).result("setWebhook", url=door.url)
        fake.user(RINA).send("Halo")
        await fake.wait_for(lambda: fake.pending == 0)
    assert asked == [1, 2, 3]


async def test_an_unreachable_webhook_gives_up_when_the_update_expires(
    client: Client, telegram: FakeTelegram, clock: Clock
) -> None:
    await client.result("setWebhook", url="http://127.0.0.1:9/hook")
    telegram.user(RINA).send("Halo")
    assert telegram.pending == 1
    clock.forward(24 * 3600)
    await telegram.wait_for(lambda: telegram.pending == 0)
    info = await client.result("getWebhookInfo")
    assert info["pending_update_count"] == 0


async def test_undelivered_updates_return_to_polling_or_are_dropped(
    client: Client, door: Door, telegram: FakeTelegram
) -> None:
    door.status_of = lambda _: 500
    await client.result("setWebhook", url=door.url)
    telegram.user(RINA).send("Halo")
    await telegram.wait_for(lambda: door.tried)
    await client.result("deleteWebhook")
    assert len(await client.updates()) == 1
    await client.result("deleteWebhook", drop_pending_updates=True)
    assert await client.updates() == []


async def test_a_webhook_update_may_come_twice(client: Client, door: Door, telegram: FakeTelegram) -> None:
    telegram.faults.add("webhook", "duplicate")
    await client.result("setWebhook", url=door.url)
    telegram.user(RINA).send("satu")
    telegram.user(RINA).send("dua")
    await telegram.wait_for(lambda: telegram.pending == 0)
    assert door.texts() == ["satu", "satu", "dua"]


async def test_an_outage_holds_deliveries_back(client: Client, door: Door, telegram: FakeTelegram) -> None:
    await client.result("setWebhook", url=door.url)
    await telegram.stop()
    telegram.user(RINA).send("Halo")
    assert door.tried == []
    await telegram.start()
    await telegram.wait_for(lambda: telegram.pending == 0)
    assert door.texts() == ["Halo"]


@pytest.mark.parametrize(
    ("url", "secret", "reason"),
    [
        ("http://loket.example/hook", "", "An HTTPS URL must be provided for webhook"),
        ("https://loket.example:8080/hook", "", "only on ports 80, 88, 443 or 8443"),
        ("https://loket.example:8443/hook", "rahasia!", "secret token contains unallowed characters"),
    ],
)
async def test_webhook_addresses_are_checked(client: Client, url: str, secret: str, reason: str) -> None:
    assert reason in await client.refusal("setWebhook", url=url, secret_token=secret)


# --- What the bot says ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "message text is empty"),
        (" \n ", "message text is empty"),
        ("<b></b>", "message text is empty"),
        ("x" * 4097, "message is too long"),
        ("<b>Rina", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("Rina</b>", "can't parse entities: Unexpected end tag at byte offset 4"),
        ("é<b><i>Rina</b>", 'Unmatched end tag at byte offset 12, expected "</i>", found "</b>"'),
        ("<h1>Rina</h1>", 'can\'t parse entities: Unsupported start tag "h1" at byte offset 0'),
        ("Rina<br>Bima", 'can\'t parse entities: Unsupported start tag "br" at byte offset 4'),
        ("Rina <", "can't parse entities: Unclosed start tag at byte offset 5"),
        ("<span>Rina</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_texts_are_checked(client: Client, text: str, reason: str) -> None:
    answer = await client.refusal("sendMessage", chat_id=RINA, text=text, parse_mode="HTML")
    assert answer.startswith("Bad Request: ")
    assert answer.endswith(reason)
    assert client.telegram.sent == []


async def test_length_is_counted_after_parsing(client: Client) -> None:
    await client.say(f"<b>{'&lt;' * 4096}</b>", parse_mode="HTML")
    assert client.telegram.user(RINA).last.text == "<" * 4096


async def test_only_html_is_spoken(client: Client) -> None:
    answer = await client.refusal("sendMessage", chat_id=RINA, text="*a*", parse_mode="MarkdownV2")
    assert answer == "Bad Request: unsupported parse_mode"


async def test_html_becomes_plain_text_with_entities(bot: ptb.Bot, telegram: FakeTelegram) -> None:
    source = (
        ' 🙏 <b>Rina &amp; <i>Bima</i></b> <a href="https://zoom.example/j/1">masuk</a> <u>s</u>'
        '<pre><code class="language-py">x</code></pre><span class="tg-spoiler">y</span>&#33;&hellip; '
        "<blockquote expandable>z</blockquote>"
    )
    message = await bot.send_message(RINA, source, parse_mode=ParseMode.HTML)
    assert message.text == "🙏 Rina & Bima masuk sxy!&hellip; z"
    assert [(entity.type, message.parse_entity(entity)) for entity in message.entities] == [
        ("bold", "Rina & Bima"),
        ("italic", "Bima"),
        ("text_link", "masuk"),
        ("underline", "s"),
        ("pre", "x"),
        ("spoiler", "y"),
        ("expandable_blockquote", "z"),
    ]
    assert (message.entities[2].url, message.entities[4].language) == ("https://zoom.example/j/1", "py")
    assert telegram.user(RINA).last.html == source


async def test_plain_text_is_never_markup(client: Client) -> None:
    await client.say("<b> & _ *")
    seen = client.telegram.user(RINA).last
    assert (seen.text, seen.html) == ("<b> & _ *", "&lt;b&gt; &amp; _ *")


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "A", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "A", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        (
            {"text": "A", "url": "zoommtg://zoom.us/join"},
            "URL 'zoommtg://zoom.us/join' is invalid: Unsupported",
        ),
        ({"text": "A", "url": "https://loket.example:99999/"}, "is invalid: Wrong port number"),
        ({"text": "A", "url": "http://localhost/"}, "is invalid: Wrong HTTP URL"),
        ({"text": "A", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "A"}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": " ", "callback_data": "a"}, "text must be non-empty"),
        ("A", "can't parse inline keyboard button"),
    ],
)
async def test_buttons_are_checked(client: Client, button: object, reason: str) -> None:
    markup = {"inline_keyboard": [[button]]}
    assert reason in await client.refusal("sendMessage", chat_id=RINA, text="Halo", reply_markup=markup)
    assert client.telegram.sent == []


async def test_buttons_at_their_limits_pass(bot: ptb.Bot, telegram: FakeTelegram) -> None:
    row = [
        ptb.InlineKeyboardButton("Data", callback_data="é" * 32),
        ptb.InlineKeyboardButton("Zoom", url="https://zoom.example/j/1?next=http://a.example"),
        ptb.InlineKeyboardButton("Salin", copy_text=ptb.CopyTextButton("831 5171")),
    ]
    message = await bot.send_message(RINA, "Pilih", reply_markup=ptb.InlineKeyboardMarkup([row]))
    assert message.reply_markup is not None
    assert telegram.user(RINA).last.buttons == [
        [
            Button("Data", data="é" * 32),
            Button("Zoom", url="https://zoom.example/j/1?next=http://a.example"),
            Button("Salin", copy_text="831 5171"),
        ]
    ]


async def test_a_reply_keyboard_comes_and_goes(bot: ptb.Bot, telegram: FakeTelegram) -> None:
    rina = telegram.user(RINA)
    keyboard = ptb.ReplyKeyboardMarkup([[ptb.KeyboardButton("Kirim nomor", request_contact=True), "Batal"]])
    message = await bot.send_message(RINA, "Nomor?", reply_markup=keyboard)
    assert rina.reply_keyboard == [[ReplyButton("Kirim nomor", asks_contact=True), ReplyButton("Batal")]]
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await message.edit_text("Berapa nomornya?")
    await bot.send_message(RINA, "Baik", reply_markup=ptb.ReplyKeyboardRemove())
    assert rina.reply_keyboard == []
    telegram.group(DESK)
    with pytest.raises(BadRequest, match="Phone number can be requested in private chats only"):
        await bot.send_message(DESK, "Nomor?", reply_markup=keyboard)


async def test_edits_change_what_is_seen(bot: ptb.Bot, telegram: FakeTelegram) -> None:
    rina = telegram.user(RINA)
    keyboard = ptb.InlineKeyboardMarkup.from_button(ptb.InlineKeyboardButton("Ya", callback_data="y"))
    message = await bot.send_message(RINA, "Nomor 1", reply_markup=keyboard)
    edited = await bot.edit_message_text("Nomor <b>2</b>", RINA, message.message_id, parse_mode="HTML")
    assert isinstance(edited, ptb.Message)
    assert edited.edit_date is not None
    assert [(seen.text, seen.buttons, seen.edited) for seen in rina.messages] == [("Nomor 2", [], 1)]
    await bot.edit_message_reply_markup(RINA, message.message_id, reply_markup=keyboard)
    assert (rina.last.text, rina.last.buttons, rina.last.edited) == ("Nomor 2", [[Button("Ya", "y")]], 2)
    await bot.delete_message(RINA, message.message_id)
    assert rina.messages == []
    with pytest.raises(LookupError, match="has said nothing"):
        _ = rina.last


async def test_edits_are_checked(client: Client, telegram: FakeTelegram, clock: Clock) -> None:
    own = telegram.user(RINA).send("Halo")
    said = await client.say("Nomor 1", reply_markup=OPEN)
    where = {"chat_id": RINA, "message_id": said}
    same = await client.refusal("editMessageText", **where, text="Nomor 1", reply_markup=OPEN)
    assert same.startswith("Bad Request: message is not modified: ")
    again = await client.refusal("editMessageReplyMarkup", **where, reply_markup=OPEN)
    assert again.startswith("Bad Request: message is not modified: ")
    unknown = await client.refusal("editMessageText", chat_id=RINA, message_id=999, text="x")
    assert unknown == "Bad Request: message to edit not found"
    theirs = await client.refusal("editMessageText", chat_id=RINA, message_id=own, text="x")
    assert theirs == "Bad Request: message can't be edited"
    gone = await client.refusal("deleteMessage", chat_id=RINA, message_id=999)
    assert gone == "Bad Request: message to delete not found"
    clock.forward(48 * 3600 + 1)
    assert await client.refusal("deleteMessage", **where) == "Bad Request: message can't be deleted"


async def test_replies_quote_an_existing_message(bot: ptb.Bot, telegram: FakeTelegram) -> None:
    asked = telegram.user(RINA).send("Jam buka?")
    answer = await bot.send_message(RINA, "Pukul 8", reply_to_message_id=asked)
    assert answer.reply_to_message is not None
    assert answer.reply_to_message.text == "Jam buka?"
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(RINA, "Pukul 8", reply_to_message_id=999)
    lenient = await bot.send_message(RINA, "Pukul 8", reply_to_message_id=999, allow_sending_without_reply=True)
    assert lenient.reply_to_message is None


async def test_whom_the_bot_may_write_to(bot: ptb.Bot, telegram: FakeTelegram) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(404, "Halo")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message("@tidak_ada", "Halo")
    bima = telegram.user(BIMA, "Bima", started=False)
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(BIMA, "Halo")
    bima.send("/start")
    await bot.send_message(BIMA, "Halo")
    bima.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(BIMA, "Halo")
    bima.unblock()
    await bot.send_message(BIMA, "Halo lagi")
    assert [seen.text for seen in bima.messages] == ["Halo", "Halo lagi"]
    changes = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert [change.new_chat_member.status for change in changes] == ["kicked", "member"]


async def test_a_group_migrates(bot: ptb.Bot, telegram: FakeTelegram) -> None:
    group = telegram.group(DESK, "Petugas loket")
    await bot.send_message(DESK, "Selamat pagi")
    group.migrate(DESK_NOW)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(DESK, "Nomor 1 menunggu")
    assert caught.value.new_chat_id == DESK_NOW == group.id
    await bot.send_message(DESK_NOW, "Nomor 1 menunggu")
    assert [seen.text for seen in group.messages] == ["Nomor 1 menunggu"]
    old, new = [update.message for update in await bot.get_updates()]
    assert old is not None
    assert new is not None
    assert (old.migrate_to_chat_id, new.migrate_from_chat_id) == (DESK_NOW, DESK)
    assert new.chat.type == "supergroup"


# --- Button presses ---------------------------------------------------------------------------------------


async def test_a_press_is_answered_once_and_in_time(
    bot: ptb.Bot, client: Client, telegram: FakeTelegram, clock: Clock
) -> None:
    await client.say(reply_markup=OPEN)
    press = telegram.user(RINA).press("nomor antrean")
    assert not press.answered
    await bot.answer_callback_query(press.id, "Sebentar", show_alert=True)
    assert (press.answered, press.answer, press.alert) == (True, "Sebentar", True)
    late = telegram.user(RINA).press("queue:join")
    clock.forward(151)
    for query_id in (press.id, late.id, "bukan"):
        with pytest.raises(BadRequest, match="Query is too old and response timeout expired"):
            await bot.answer_callback_query(query_id)
    assert "MESSAGE_TOO_LONG" in await client.refusal("answerCallbackQuery", text="x" * 201)


async def test_the_newest_fitting_button_is_pressed(client: Client, telegram: FakeTelegram) -> None:
    rina = telegram.user(RINA)
    older = await client.say("Lama", reply_markup=OPEN)
    buttons = [{"text": "Ya, batalkan", "callback_data": "c"}, {"text": "Ya", "callback_data": "y"}]
    links = [{"text": "Zoom", "url": "https://zoom.example/"}]
    newer = await client.say("Baru", reply_markup={"inline_keyboard": [buttons, links]})
    assert rina.find("Ya") == (newer, "y")
    assert rina.find("batalkan") == (newer, "c")
    assert rina.find("queue:join") == (older, "queue:join")
    rina.press("Ambil", message=older)
    with pytest.raises(LookupError, match=r"no button 'Ambil'; seen: message 2: \[Ya, batalkan = c\] \[Ya = y\]"):
        rina.press("Ambil", message=rina.last)
    with pytest.raises(LookupError, match=r"\[Zoom = https://zoom.example/\]; message 1: \[Ambil"):
        rina.press("Zoom")


async def test_a_press_on_a_message_that_is_gone(bot: ptb.Bot, telegram: FakeTelegram) -> None:
    telegram.user(RINA).press_data("queue:join", message_id=77)
    query = (await bot.get_updates())[0].callback_query
    assert query is not None
    assert query.message is not None
    assert (query.data, query.message.message_id, query.message.is_accessible) == ("queue:join", 77, False)


async def test_members_press_buttons_in_a_group(client: Client, telegram: FakeTelegram) -> None:
    group = telegram.group(DESK_NOW)
    bima = telegram.user(BIMA, "Bima")
    thread = await client.result(
        "sendMessage", chat_id=DESK_NOW, text="Nomor 1", reply_markup=OPEN, message_thread_id=9
    )
    assert (thread["message_thread_id"], thread["message_id"]) == (9, 1)
    group.press(bima, "Ambil")
    group.send(bima, "/tutup@loket_bot sekarang", message_thread_id=9)
    press, text = await client.updates()
    assert press["callback_query"]["from"]["id"] == BIMA
    assert press["callback_query"]["message"]["chat"]["id"] == DESK_NOW
    assert text["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 16}]


# --- What people send -------------------------------------------------------------------------------------


async def test_everything_people_do_is_exactly_readable_by_ptb(bot: ptb.Bot, telegram: FakeTelegram) -> None:
    rina = telegram.user(RINA, last_name="Ginting")
    first = rina.send("🙏 /start abc")
    rina.edit(first, "/start abd")
    rina.share_contact("+628110001")
    rina.share_contact("+628110002", own=False)
    rina.send_photo("KTP", media_group_id="album-1")
    rina.send_document("surat.pdf", b"%PDF")
    rina.send_voice()
    rina.send_location(3.59, 98.67)
    rina.send_sticker()
    updates = await bot.get_updates()
    messages = [update.effective_message for update in updates]
    command, edited, own, other, photo, document, voice, location, sticker = messages
    assert command is not None
    assert command.from_user is not None
    assert (command.from_user.is_bot, command.chat.type, command.from_user.id) == (False, "private", RINA)
    assert command.parse_entities() == {command.entities[0]: "/start"}
    assert updates[1].edited_message is edited
    assert edited is not None
    assert (edited.text, edited.edit_date) == ("/start abd", command.date)
    assert own is not None
    assert other is not None
    assert own.contact is not None
    assert other.contact is not None
    assert (own.contact.user_id, other.contact.user_id) == (RINA, None)
    assert photo is not None
    assert (photo.caption, photo.media_group_id, len(photo.photo)) == ("KTP", "album-1", 2)
    assert document is not None
    assert document.document is not None
    assert bytes(await (await document.document.get_file()).download_as_bytearray()) == b"%PDF"
    assert voice is not None
    assert voice.voice is not None
    assert location is not None
    assert location.location is not None
    assert (location.location.latitude, location.location.longitude) == (3.59, 98.67)
    assert sticker is not None
    assert sticker.sticker is not None


def _leftovers(thing: object, path: str) -> Iterator[str]:
    """Fields that PTB did not recognise, anywhere inside an update."""
    if isinstance(thing, ptb.TelegramObject):
        yield from (f"{path}.{name}" for name in thing.api_kwargs)
        for name in thing.to_dict():
            yield from _leftovers(getattr(thing, {"from": "from_user"}.get(name, name), None), f"{path}.{name}")
    elif isinstance(thing, list | tuple):
        for number, part in enumerate(thing):
            yield from _leftovers(part, f"{path}[{number}]")


async def test_no_field_is_unknown_to_ptb(
    client: Client, bot: ptb.Bot, telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    rina = telegram.user(RINA)
    await client.say(reply_markup=OPEN)
    rina.press("Ambil")
    rina.press_data("x", 999)
    for act in (rina.send_photo, rina.send_voice, rina.send_sticker, rina.block, rina.unblock):
        act()
    telegram.group(DESK).migrate(DESK_NOW)
    raw = await client.updates()
    parsed = [ptb.Update.de_json(update, bot) for update in raw]
    assert [left for update in parsed for left in _leftovers(update, "update")] == []
    sent = await client.result("sendMessage", chat_id=RINA, text="<b>x</b>", parse_mode="HTML")
    assert list(_leftovers(ptb.Message.de_json(sent, bot), "message")) == []
    assert isinstance(sent["date"], int)


async def test_files_travel_both_ways(bot: ptb.Bot, client: Client, telegram: FakeTelegram) -> None:
    message = await bot.send_document(RINA, b"%PDF-1.7", filename="layanan.pdf", caption="Dokumen <i>Anda</i>")
    assert message.document is not None
    seen = telegram.user(RINA).last
    assert seen.document is not None
    assert (seen.document.name, seen.document.content) == ("layanan.pdf", b"%PDF-1.7")
    assert seen.text == "Dokumen <i>Anda</i>"
    again = await bot.send_document(RINA, message.document.file_id)
    assert again.document is not None
    assert again.document.file_name == "layanan.pdf"
    photo = await bot.send_photo(RINA, b"\xff\xd8", caption="x" * 1024)
    file = await photo.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == b"\xff\xd8"
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(RINA, b"\xff\xd8", caption="x" * 1025)
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(RINA, b"")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await message.edit_text("Halo")
    assert "wrong file identifier" in await client.refusal("sendDocument", chat_id=RINA, document="tidak-ada")
    assert "there is no document" in await client.refusal("sendDocument", chat_id=RINA)
    assert "invalid file_id" in await client.refusal("getFile", file_id="tidak-ada")
    async with client.http.get(f"{telegram.base_url}/file/bot{telegram.token}/documents/tidak-ada") as answer:
        assert answer.status == 404


async def test_too_large_files_are_refused(client: Client, telegram: FakeTelegram) -> None:
    telegram.user(RINA).send_document("besar.zip", b"x" * (20 * 1024 * 1024 + 1))
    file_id = (await client.updates())[0]["message"]["document"]["file_id"]
    assert await client.refusal("getFile", file_id=file_id) == "Bad Request: file is too big"
    form = aiohttp.FormData({"chat_id": str(RINA)})
    form.add_field("document", BytesIO(b"x" * (50 * 1024 * 1024 + 1)), filename="besar.zip")
    async with client.http.post(client.address("sendDocument"), data=form) as answer:
        assert (answer.status, (await answer.json())["error_code"]) == (413, 413)


async def test_commands_and_chat_actions(bot: ptb.Bot, telegram: FakeTelegram) -> None:
    await bot.set_my_commands([("mulai", "Mulai layanan")], language_code="id")
    assert telegram.commands == {"id": [{"command": "mulai", "description": "Mulai layanan"}]}
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([("Mulai!", "Mulai layanan")])
    assert await bot.send_chat_action(RINA, ChatAction.TYPING)
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(RINA, "menari")


# --- Limits -----------------------------------------------------------------------------------------------


async def test_a_person_gets_short_bursts_and_then_one_a_second(
    bot: ptb.Bot, telegram: FakeTelegram, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    telegram.limits.enabled = True
    for number in range(5):
        await bot.send_message(RINA, str(number))
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(RINA, "terlalu cepat")
    assert caught.value.retry_after == timedelta(seconds=1)
    clock.forward(1)
    await bot.send_message(RINA, "boleh lagi")
    with pytest.raises(RetryAfter):
        await bot.send_message(RINA, "terlalu cepat")


async def test_a_group_gets_twenty_a_minute(client: Client, telegram: FakeTelegram, clock: Clock) -> None:
    telegram.limits.enabled = True
    telegram.group(DESK)
    for number in range(20):
        await client.say(str(number), DESK)
        clock.forward(1)
    status, answer = await client.raw("sendMessage", chat_id=DESK, text="terlalu banyak")
    assert (status, answer["parameters"]) == (429, {"retry_after": 40})
    assert answer["description"] == "Too Many Requests: retry after 40"
    clock.forward(40)
    await client.say("boleh lagi", DESK)


async def test_everybody_together_gets_thirty_a_second(client: Client, telegram: FakeTelegram, clock: Clock) -> None:
    telegram.limits.enabled = True
    for number in range(31):
        telegram.user(1000 + number)
    for number in range(30):
        await client.say("Halo", 1000 + number)
    status, answer = await client.raw("sendMessage", chat_id=1030, text="Halo")
    assert (status, answer["parameters"]["retry_after"]) == (429, 1)
    clock.forward(1)
    await client.say("Halo", 1030)
    assert len(telegram.sent) == 31


async def test_the_numbers_can_be_changed(client: Client, telegram: FakeTelegram) -> None:
    telegram.limits.enabled = True
    telegram.limits.private_burst = 1
    telegram.limits.counted.add("editMessageText")
    said = await client.say("satu")
    status, _ = await client.raw("editMessageText", chat_id=RINA, message_id=said, text="dua")
    assert status == 429


# --- Faults -----------------------------------------------------------------------------------------------


async def test_arranged_refusals_strike_as_often_as_asked(client: Client, telegram: FakeTelegram) -> None:
    fault = telegram.faults.add("sendMessage", "500", times=2)
    telegram.faults.add("sendMessage", "400", description="Bad Request: TOPIC_CLOSED")
    telegram.faults.add("sendMessage", "429", retry_after=17)
    said = {"chat_id": RINA, "text": "Halo"}
    answers = [await client.raw("sendMessage", **said) for _ in range(5)]
    assert [status for status, _ in answers] == [500, 500, 400, 429, 200]
    assert answers[0][1]["description"] == "Internal Server Error"
    assert answers[2][1]["description"] == "Bad Request: TOPIC_CLOSED"
    assert answers[3][1]["parameters"] == {"retry_after": 17}
    assert (fault.met, len(telegram.sent)) == (2, 1)


async def test_a_gateway_error_is_a_web_page(client: Client, telegram: FakeTelegram) -> None:
    telegram.faults.add("*", "502", times=None)
    async with client.http.post(client.address("getMe")) as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
        assert "<html>" in await answer.text()
    telegram.faults.clear()
    assert (await client.result("getMe"))["is_bot"]


async def test_a_fault_may_concern_one_chat(client: Client, telegram: FakeTelegram) -> None:
    telegram.user(BIMA)
    telegram.faults.add("sendMessage", "500", chat_id=BIMA)
    await client.say("Halo", RINA)
    assert await client.refusal("sendMessage", chat_id=BIMA, text="Halo") == "Internal Server Error"


async def test_a_dropped_call_was_carried_out(client: Client, telegram: FakeTelegram) -> None:
    telegram.faults.add("sendMessage", "drop")
    with pytest.raises(aiohttp.ClientError):
        await client.say("Halo")
    assert telegram.user(RINA).last.text == "Halo"
    assert (telegram.calls[-1].method, telegram.calls[-1].code) == ("sendMessage", 0)


async def test_a_hanging_call_waits_for_its_release(client: Client, telegram: FakeTelegram) -> None:
    fault = telegram.faults.add("sendMessage", "hang")
    saying = asyncio.create_task(client.say("Halo"))
    await telegram.wait_for(lambda: fault.met)
    assert telegram.sent == []
    fault.release()
    await saying
    assert telegram.user(RINA).last.text == "Halo"


async def test_a_hanging_call_ends_with_the_server(telegram: FakeTelegram, client: Client) -> None:
    fault = telegram.faults.add("sendMessage", "hang")
    saying = asyncio.create_task(client.raw("sendMessage", chat_id=RINA, text="Halo"))
    await telegram.wait_for(lambda: fault.met)
    await telegram.stop()
    with suppress(aiohttp.ClientError):
        await saying
    assert saying.done()


# --- Counting ---------------------------------------------------------------------------------------------


async def test_what_was_sent_and_called_is_recorded_in_order(
    client: Client, telegram: FakeTelegram, clock: Clock
) -> None:
    said = await client.say("Halo", reply_markup=OPEN)
    press = telegram.user(RINA).press("Ambil")
    await client.result("answerCallbackQuery", callback_query_id=press.id, text="Baik")
    clock.forward(5)
    await client.result("editMessageText", chat_id=RINA, message_id=said, text="Nomor 1")
    await client.refusal("sendMessage", chat_id=404, text="Halo")
    await client.result("deleteMessage", chat_id=RINA, message_id=said)
    assert [(sent.method, sent.chat_id, sent.text, sent.message_id) for sent in telegram.sent] == [
        ("sendMessage", RINA, "Halo", said),
        ("answerCallbackQuery", RINA, "Baik", said),
        ("editMessageText", RINA, "Nomor 1", said),
        ("deleteMessage", RINA, None, said),
    ]
    assert telegram.sent[2].at - telegram.sent[0].at == timedelta(seconds=5)
    assert [call.code for call in telegram.calls] == [200, 200, 200, 400, 200]


async def test_waiting_wakes_on_every_change_and_tells_what_it_missed(client: Client, telegram: FakeTelegram) -> None:
    waiting = asyncio.create_task(telegram.wait_for(lambda: telegram.sent and telegram.sent[0].text))
    await client.say("Halo")
    assert await waiting == "Halo"
    with pytest.raises(TimeoutError, match=r"the last calls were .*sendMessage"):
        await telegram.wait_for(lambda: len(telegram.sent) == 2, timeout=0.01)


async def test_a_user_is_the_same_person_every_time(telegram: FakeTelegram) -> None:
    assert telegram.user(RINA) is telegram.user(RINA)
    first, second = telegram.user(RINA).send("a"), telegram.user(BIMA).send("b")
    assert second == first + 1, "private chats share one sequence of message ids"
    with pytest.raises(ValueError, match="negative"):
        telegram.group(7)


@asynccontextmanager
async def _polling(client: Client, **parameters: Any) -> AsyncIterator[Awaitable[list[Any]]]:
    """A long poll that has reached the server."""
    telegram = client.telegram
    arrived = telegram.faults.add("getUpdates", "hang")
    arrived.release()
    poll = asyncio.create_task(client.updates(timeout=20, **parameters))
    await telegram.wait_for(lambda: arrived.met)
    yield poll
    poll.cancel()
    with suppress(asyncio.CancelledError, AssertionError):
        await poll
