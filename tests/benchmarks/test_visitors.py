"""Visitors treat all bots alike: what is a reply, who is stuck, and who was taken for somebody else."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import aiohttp
from aiohttp import web

from benchmarks.load import visitors
from benchmarks.load.arrivals import Passers, PostOffice
from benchmarks.load.bot_api import BotApi, Courier, Inbox, listening
from benchmarks.load.tally import Tally, figures
from benchmarks.load.visitors import Crowd, Update, name_of
from benchmarks.rivals.form import LAST, SCREENS, following

NOON = datetime(2026, 11, 30, 5, 0, tzinfo=UTC)


class Bot:
    """Hears what visitors send and answers by hand."""

    def __init__(self, hears: Callable[[Update], None] = lambda _: None) -> None:
        self.sent: list[Update] = []
        self.crowd = Crowd(self._take, ["Nomor antrean"])
        self._messages = 0
        self._hears = hears

    def _take(self, update: Update) -> None:
        update.handed_at = update.sent_at
        self.sent.append(update)
        self._hears(update)

    def say(self, text: str, *buttons: str, edited: bool = False, number: int | None = None) -> None:
        """A message to the visitor who wrote last."""
        self._messages += 1
        message: dict[str, Any] = {
            "message_id": number or self._messages,
            "chat": {"id": self.sent[-1].chat},
            "text": text,
        }
        if buttons:
            rows = [[{"text": each, "callback_data": each}] for each in buttons]
            message["reply_markup"] = {"inline_keyboard": rows}
        self.crowd.hear(message, edited)

    @property
    def heard(self) -> str:
        """What was written or pressed last."""
        update = json.loads(self.sent[-1].body)
        return str(update["callback_query"]["data"] if "callback_query" in update else update["message"]["text"])


def test_a_visitor_goes_through_the_whole_form() -> None:
    bot = Bot()
    bot.crowd.admit()
    name, index, answers = name_of(bot.sent[-1].chat), 0, {"number": "7"}
    for screen in SCREENS:
        bot.say(screen.text.format(**answers), *(f"{screen.key}:{choice}" for choice in screen.choices))
        answers[screen.key] = bot.heard
        index += 1
    assert index == LAST + 1
    assert answers["name"] == name
    assert answers["review"] == "review:Kirim"
    assert bot.heard == "/start"
    tally = bot.crowd.tally
    assert (tally.conversations, tally.unnamed, tally.messages, len(tally.reply_times)) == (1, 0, 9, 9)


def test_who_never_heard_their_name_is_counted() -> None:
    bot = Bot()
    bot.crowd.admit()
    bot.say("Nomor antrean: A-001, Siti Lain")
    assert (bot.crowd.tally.conversations, bot.crowd.tally.unnamed) == (1, 1)


def test_names_differ_and_have_letters_alone() -> None:
    names = [name_of(700_000_000 + number) for number in range(1, 5000)]
    assert len(set(names)) == len(names)
    assert all(name.replace(" ", "").isalpha() for name in names)


def test_only_what_can_be_acted_on_is_a_reply() -> None:
    bot = Bot()
    bot.crowd.admit()
    bot.say("Terima kasih.")
    assert len(bot.sent) == 1
    bot.say("Siapa nama Bapak/Ibu?", number=7)
    bot.say("Siapa nama Bapak/Ibu? Tersimpan.", edited=True, number=7)
    assert len(bot.sent) == 2
    assert bot.crowd.tally.messages == 3


def test_buttons_that_lead_away_are_passed_over() -> None:
    bot = Bot()
    bot.crowd.admit()
    bot.say("Siapa nama lengkap Bapak/Ibu?", "🙋 Tanya petugas", "✖️ Batal")
    assert bot.heard == name_of(bot.sent[0].chat)
    bot.say("Sebagai apa?", "✖️ Batal", "Guru")
    assert bot.heard == "Guru"


def test_nothing_answers_what_was_not_handed_out_yet() -> None:
    bot = Bot(lambda update: setattr(update, "handed_at", None))
    bot.crowd.admit()
    bot.say("Siapa nama Bapak/Ibu?")
    assert len(bot.sent) == 1
    assert bot.crowd.tally.reply_times == []


def test_who_waits_too_long_is_replaced() -> None:
    bot = Bot()
    bot.crowd.admit()
    bot.sent[-1].sent_at -= visitors.PATIENCE_SECONDS + 1
    bot.crowd.give_up_stuck()
    assert bot.crowd.tally.stuck == ["(nothing)"]
    assert bot.sent[-1].chat != bot.sent[0].chat


def test_refusing_ends_a_rivals_form_and_changing_begins_it_again() -> None:
    assert following(0, "Tidak") is None
    assert following(LAST - 1, "Ubah") == 1
    assert following(LAST - 1, "Kirim") == LAST


async def test_updates_wait_until_they_are_acknowledged() -> None:
    inbox = Inbox()
    for number in (1, 2, 3):
        inbox.add(Update(number, 1, b"{}", 0.0))
    assert [each.id for each in await inbox.batch(0, 2, 0)] == [1, 2]
    assert [each.id for each in await inbox.batch(2, 9, 0)] == [2, 3]
    assert await inbox.batch(4, 9, 0) == []


async def test_over_the_limits_is_refused_and_counted() -> None:
    tally, heard = Tally(), list[str]()
    api = BotApi(lambda message, _: heard.append(message["text"]), lambda: tally, limited=True, clock=lambda: NOON)
    async with listening(api) as url, aiohttp.ClientSession() as http:
        codes = []
        for number in range(8):
            body = {"chat_id": 5, "text": f"{number}"}
            async with http.post(f"{url}/bot1:x/sendMessage", json=body) as answer:
                codes.append(answer.status)
    assert codes == [200] * 5 + [429] * 3
    assert tally.refused == 3
    assert heard == ["0", "1", "2", "3", "4"]


async def test_an_update_is_brought_again_until_a_process_takes_it() -> None:
    answers, brought = iter((503, 200)), list[bytes]()

    async def take(request: web.BaseRequest) -> web.StreamResponse:
        brought.append(await request.read())
        return web.Response(status=next(answers))

    runner = web.ServerRunner(web.Server(take))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    courier = Courier([runner.addresses[0][1]])
    update = Update(1, 1, b'{"update_id": 1}', 0.0)
    courier.add(update)
    await courier.idle()
    await courier.close()
    await runner.cleanup()
    assert brought == [update.body, update.body]
    assert update.handed_at


async def test_arrivals_do_not_wait_for_replies_and_go_on_where_somebody_was_answered() -> None:
    sent: list[Update] = []
    passers = Passers(sent.append, ["Nomor antrean"])
    passers._arrive()
    passers._arrive()
    assert (len({update.chat for update in sent}), passers.unanswered) == (2, 2)
    sent[0].handed_at = sent[0].sent_at
    passers.hear({"message_id": 1, "chat": {"id": sent[0].chat}, "text": "Siapa nama Anda?"}, False)
    assert passers.unanswered == 1
    passers._arrive()
    assert (sent[2].chat, passers.unanswered) == (sent[0].chat, 2)
    sent[2].handed_at = sent[2].sent_at
    passers.hear(
        {"message_id": 2, "chat": {"id": sent[0].chat}, "text": f"Nomor antrean {name_of(sent[0].chat)}"}, False
    )
    passers._arrive()
    assert sent[3].chat not in {sent[0].chat, sent[1].chat}, "who has a number leaves, and somebody else comes"
    assert (passers.tally.conversations, passers.tally.unnamed) == (1, 0)


async def test_an_update_goes_to_whoever_serves_its_desk_and_the_next_one_straight_there() -> None:
    brought: list[tuple[int, str]] = []
    runners = []
    for number in range(2):

        async def take(request: web.BaseRequest, number: int = number) -> web.StreamResponse:
            brought.append((number, request.path))
            return web.Response(status=200 if number else 503)

        runner = web.ServerRunner(web.Server(take))
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        runners.append(runner)
    office = PostOffice([runner.addresses[0][1] for runner in runners], ["a", "b"])
    await office.open()
    for _ in range(2):
        assert await office._taken(Update(1, 5, b"{}", 0.0))
    await office.close()
    for runner in runners:
        await runner.cleanup()
    path = "/d/b/webhook/telegram"
    assert brought == [(0, path), (1, path), (1, path)]


def test_figures_are_of_the_window_alone() -> None:
    tally = Tally([0.1, 0.1, 0.2, 0.2], [0.1] * 4, conversations=2, messages=8, calls=12, refused=1, batches=2)
    found = figures(tally, 2.0, 0.5)
    assert (found["updates_per_second"], found["cpu_ms_per_update"], found["messages_per_second"]) == (2.0, 125.0, 4.0)
    assert found["settled"] == 2.0
    assert found["updates_per_conversation"] == 2.0
