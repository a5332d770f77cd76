"""Telegram and its users in one process: a minimal Bot API server whose visitors talk in a closed loop.

``python -m benchmarks.telegram_load [--env NAME=VALUE ...] -- COMMAND ...`` starts the bot under test, lets N
visitors hold conversations with it and prints one JSON object. ``{url}`` in the command or in a value stands
for the server's address.

How a visitor behaves, so that one script fits any bot and no bot gains by it:

* He sends his next update only after the bot's reply to the last one, with no time to think.
* A reply is a message he can act on: one that asks what he knows and has not yet said (he writes, whatever buttons
  for help and for leaving are beneath), one with inline buttons (he presses the first), with a question mark or with
  a word from :data:`ANSWERS` (he writes), or with an end mark (a new person with a new chat takes his place). Other
  messages ("Terima kasih.") neither stop the clock nor release him, so a bot that sends two messages is not credited
  for the first, and no pause is needed to see whether another one follows.
* A message that comes before the bot was handed his update cannot answer it and is only counted
  (``messages_per_update`` shows it), and so is one to a chat whose conversation has ended.
* An edit that only repeats the text he acted on, without buttons, is a tidied-up old card, not a reply.

``reply_ms`` runs from the visitor's sending to that reply; ``handed_ms`` from the moment ``getUpdates`` first
handed the update out. The former is what people feel and cannot be shortened by fetching late.
"""

import argparse
import asyncio
import itertools
import json
import os
import re
import signal
import statistics
import sys
import time
from asyncio.subprocess import Process
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import uvloop
from aiohttp import web

ANSWERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\b(keperluan|tujuan|uraian|uraikan)\b"),
        "Konsultasi perbaikan data peserta didik di Dapodik",
    ),
    (re.compile(r"\b(kabupaten|kota)\b"), "Medan"),
    (re.compile(r"\b(instansi|sekolah|satuan pendidikan|asal)\b"), "SD Negeri 060812 Medan Amplas"),
    (re.compile(r"\b(telepon|hp|whatsapp)\b"), "081260001234"),
    (re.compile(r"\b(e-?mail|surel)\b"), "rahmadani@example.org"),
    (re.compile(r"\b(jabatan|peran)\b"), "Guru kelas"),
    (re.compile(r"\bnama\b"), "Siti Rahmadani Harahap"),
)
"""Words of a question and the text that answers it: the first row that matches and was not yet used."""

CORES = sorted(os.sched_getaffinity(0))
"""The bot is kept to the first and the load to the last, so that neither takes time from the other."""
STARTING_SECONDS = 60.0
ENDING_SECONDS = 10.0
PATIENCE_SECONDS = 10.0
"""A visitor without a reply for this long is counted as stuck and replaced."""
LONGEST_CONVERSATION = 40
"""Updates after which a conversation that does not end is given up as stuck."""
_TELL = ("ceritakan", "tuliskan", "sebutkan")
"""How a question without a question mark begins."""
_SENDING = frozenset({"sendmessage", "senddocument", "editmessagetext"})
_BOT = {"id": 4242, "is_bot": True, "first_name": "Loket", "username": "loket_uji_bot"}


@dataclass(slots=True)
class Update:
    """What one visitor sent: its number, its JSON and when (perf_counter) it was sent and handed out."""

    id: int
    body: bytes
    sent_at: float
    handed_at: float | None = None


@dataclass(slots=True)
class Tally:
    """What happened since the measuring began; times in seconds."""

    reply_times: list[float] = field(default_factory=list)
    handed_times: list[float] = field(default_factory=list)
    conversations: int = 0
    messages: int = 0
    calls: int = 0
    batches: int = 0
    stuck: list[str] = field(default_factory=list)
    """The last words heard by every visitor who was given up."""


class Inbox:
    """The updates Telegram keeps for the bot until a higher offset acknowledges them."""

    def __init__(self) -> None:
        self._kept: deque[Update] = deque()
        self._arrived = asyncio.Event()
        self.polled = asyncio.Event()

    def add(self, update: Update) -> None:
        """Keeps an update and wakes a waiting poll."""
        self._kept.append(update)
        self._arrived.set()

    async def batch(self, offset: int, limit: int, wait_after: float) -> list[Update]:
        """Drops what ``offset`` acknowledges; the next updates, waiting up to ``wait_after`` seconds."""
        self.polled.set()
        while self._kept and self._kept[0].id < offset:
            self._kept.popleft()
        if not self._kept:
            self._arrived.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._arrived.wait(), wait_after)
        handed_at = time.perf_counter()
        batch = list(itertools.islice(self._kept, limit))
        for update in batch:
            update.handed_at = update.handed_at or handed_at
        return batch


@dataclass(slots=True)
class Visitor:
    """One person in one conversation: what he sent last, heard last and has already answered."""

    chat: int
    sent: Update
    heard: dict[str, Any] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)
    updates: int = 1


class Crowd:
    """The visitors: hears what the bot says to each of them and lets him act on it at once."""

    def __init__(self, inbox: Inbox, end_marks: Sequence[str]) -> None:
        self.tally = Tally()
        self._inbox = inbox
        self._end_marks = tuple(end_marks)
        self._visitors: dict[int, Visitor] = {}
        self._chats = itertools.count(700_000_001)
        self._update_ids = itertools.count(1)
        self._message_ids = itertools.count(1_000_001)

    def admit(self) -> None:
        """A new person opens the bot."""
        chat = next(self._chats)
        self._visitors[chat] = Visitor(chat, self._write(chat, "/start"))

    def hear(self, message: dict[str, Any], edited: bool) -> None:
        """The bot's message or edit has arrived: the visitor acts on it if it is a reply."""
        self.tally.messages += 1
        visitor = self._visitors.get(message["chat"]["id"])
        if visitor is None or visitor.sent.handed_at is None:
            return
        text = str(message.get("text") or message.get("caption") or "")
        ended = any(mark in text for mark in self._end_marks)
        button = first_button(message)
        if not ended and button is None and (not asks(text) or (edited and _repeats(message, visitor.heard))):
            return
        self._count_reply(visitor.sent)
        if ended or visitor.updates >= LONGEST_CONVERSATION:
            self._leave(visitor, None if ended else text)
            return
        visitor.heard = message
        visitor.updates += 1
        if button is None or can_answer(text, visitor.answered):
            visitor.sent = self._write(visitor.chat, answer(text, visitor.answered))
        else:
            visitor.sent = self._press(visitor, button)

    def give_up_stuck(self) -> None:
        """Replaces every visitor who has waited longer than his patience."""
        limit = time.perf_counter() - PATIENCE_SECONDS
        for visitor in [v for v in self._visitors.values() if v.sent.sent_at < limit]:
            self._leave(visitor, str(visitor.heard.get("text", "(nothing)")))

    def _leave(self, visitor: Visitor, stuck_on: str | None) -> None:
        if stuck_on is None:
            self.tally.conversations += 1
        else:
            self.tally.stuck.append(stuck_on)
        del self._visitors[visitor.chat]
        self.admit()

    def _count_reply(self, update: Update) -> None:
        now = time.perf_counter()
        self.tally.reply_times.append(now - update.sent_at)
        self.tally.handed_times.append(now - (update.handed_at or update.sent_at))

    def _write(self, chat: int, text: str) -> Update:
        message: dict[str, Any] = {
            "message_id": next(self._message_ids),
            "from": _person(chat),
            "chat": _chat(chat),
            "date": int(time.time()),
            "text": text,
        }
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        return self._send({"message": message})

    def _press(self, visitor: Visitor, button: str) -> Update:
        press = {
            "id": str(next(self._message_ids)),
            "from": _person(visitor.chat),
            "message": visitor.heard,
            "chat_instance": str(visitor.chat),
            "data": button,
        }
        return self._send({"callback_query": press})

    def _send(self, content: dict[str, Any]) -> Update:
        number = next(self._update_ids)
        update = Update(number, json.dumps({"update_id": number} | content).encode(), time.perf_counter())
        self._inbox.add(update)
        return update


class BotApi:
    """The Bot API, as much of it as a bot on polling needs: every other method is answered with true."""

    def __init__(self, inbox: Inbox, crowd: Crowd) -> None:
        self._inbox = inbox
        self._crowd = crowd
        self._message_ids = itertools.count(1)

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answers one HTTP request ``/bot<token>/<method>``."""
        method = request.path.rpartition("/")[2].lower()
        parameters = await _parameters(request)
        tally = self._crowd.tally
        if method == "getupdates":
            tally.batches += 1
            return _ok(await self._updates(parameters))
        tally.calls += 1
        if method in _SENDING:
            return _ok(json.dumps(self._sent(method, parameters)).encode())
        return _ok(json.dumps(_BOT).encode() if method == "getme" else b"true")

    async def _updates(self, parameters: dict[str, Any]) -> bytes:
        offset, limit = int(parameters.get("offset") or 0), int(parameters.get("limit") or 100)
        batch = await self._inbox.batch(offset, min(limit, 100), float(parameters.get("timeout") or 0))
        return b"[" + b",".join(update.body for update in batch) + b"]"

    def _sent(self, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
        edited = method == "editmessagetext"
        message: dict[str, Any] = {
            "message_id": int(parameters["message_id"]) if edited else next(self._message_ids),
            "from": _BOT,
            "chat": _chat(int(parameters["chat_id"])),
            "date": int(time.time()),
        }
        if method == "senddocument":
            message["document"] = {"file_id": "BQAD", "file_unique_id": "AgAD"}
        message |= {key: parameters[key] for key in ("text", "caption") if key in parameters}
        if markup := parameters.get("reply_markup"):
            markup = json.loads(markup) if isinstance(markup, str) else markup
            if "inline_keyboard" in markup:
                message["reply_markup"] = markup
        self._crowd.hear(message, edited)
        return message


def asks(text: str) -> bool:
    """Whether a text without buttons wants an answer: a question mark, or a word we know the answer to."""
    return "?" in text or any(words.search(text.lower()) for words, _ in ANSWERS)


def can_answer(text: str, answered: set[str]) -> bool:
    """Whether a text ends in a question whose answer he knows and has not yet given."""
    last = text.strip().lower().rpartition("\n")[2]
    question, mark, _ = last.partition("?")
    asked = question.rpartition(". ")[2] if mark else last if last.startswith(_TELL) else ""
    return any(words.search(asked) and known not in answered for words, known in ANSWERS)


def answer(question: str, answered: set[str]) -> str:
    """The text for this question, not used before in this conversation if any is left; remembers it."""
    asked = question.lower()
    fitting = [text for words, text in ANSWERS if words.search(asked)]
    others = [text for _, text in ANSWERS]
    chosen = next((text for text in fitting + others if text not in answered), others[-1])
    answered.add(chosen)
    return chosen


def first_button(message: dict[str, Any]) -> str | None:
    """The callback data of the first inline button that has any (links are passed over)."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    return next((button["callback_data"] for row in rows for button in row if "callback_data" in button), None)


def _repeats(message: dict[str, Any], heard: dict[str, Any]) -> bool:
    same = message["message_id"] == heard.get("message_id")
    return same and str(message.get("text", "")).startswith(str(heard.get("text", "")))


def _person(chat: int) -> dict[str, Any]:
    return {
        "id": chat,
        "is_bot": False,
        "first_name": "Siti",
        "last_name": "Rahmadani",
        "language_code": "id",
    }


def _chat(chat: int) -> dict[str, Any]:
    return {"id": chat, "type": "private", "first_name": "Siti", "last_name": "Rahmadani"}


async def _parameters(request: web.BaseRequest) -> dict[str, Any]:
    if request.content_type == "multipart/form-data":
        return dict(await request.post())
    body = await request.text()
    if request.content_type == "application/json":
        return dict(json.loads(body or "{}"))
    return dict(parse_qsl(body))


def _ok(result: bytes) -> web.Response:
    return web.Response(body=b'{"ok":true,"result":' + result + b"}", content_type="application/json")


def bot_cpu_seconds(pid: int) -> float:
    """User and system time of the process so far, all threads (fields 14 and 15 of proc(5) stat)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def bot_memory_mib(pid: int, line: str) -> float:
    """A memory line of proc(5) status (``VmRSS`` resident now, ``VmHWM`` at its peak) in MiB."""
    found = re.search(rf"^{line}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


@asynccontextmanager
async def listening(api: BotApi) -> AsyncIterator[str]:
    """Serves the API on a free loopback port; gives its address."""
    runner = web.ServerRunner(web.Server(api.answer, access_log=None))
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0, shutdown_timeout=1).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def running_bot(command: Sequence[str], variables: Sequence[str], url: str) -> AsyncIterator[Process]:
    """Starts the bot on its core (its output goes to stderr, ours to stdout); ends it in any case."""
    environment = dict(os.environ) | dict(pair.replace("{url}", url).split("=", 1) for pair in variables)
    words = [word.replace("{url}", url) for word in command]
    bot = await asyncio.create_subprocess_exec(*words, env=environment, stdout=sys.stderr)
    try:
        os.sched_setaffinity(bot.pid, {CORES[0]})
        yield bot
    finally:
        with suppress(ProcessLookupError):
            bot.terminate()
        try:
            await asyncio.wait_for(bot.wait(), ENDING_SECONDS)
        except TimeoutError:
            bot.kill()
            await bot.wait()


async def until_polled(inbox: Inbox, bot: Process) -> None:
    """Waits for the bot's first ``getUpdates``; raises RuntimeError when it ends or takes too long."""
    waits = [asyncio.ensure_future(inbox.polled.wait()), asyncio.ensure_future(bot.wait())]
    await asyncio.wait(waits, timeout=STARTING_SECONDS, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
    if not inbox.polled.is_set():
        raise RuntimeError("the bot did not ask for updates")


async def load_for(seconds: float, crowd: Crowd, bot: Process) -> None:
    """Lets the visitors talk for this long; raises RuntimeError when the bot has ended meanwhile."""
    until = time.perf_counter() + seconds
    while (left := until - time.perf_counter()) > 0:
        await asyncio.sleep(min(left, 0.5))
        crowd.give_up_stuck()
        if bot.returncode is not None:
            raise RuntimeError(f"the bot ended with code {bot.returncode}")


async def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Starts server, bot and visitors, warms up, measures; the figures of one run."""
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    os.sched_setaffinity(0, {CORES[-1]})
    inbox = Inbox()
    crowd = Crowd(inbox, options.end_mark or ["Nomor antrean"])
    async with (
        listening(BotApi(inbox, crowd)) as url,
        running_bot(options.command, options.env, url) as bot,
    ):
        await until_polled(inbox, bot)
        for _ in range(options.visitors):
            crowd.admit()
        await load_for(options.warm_up, crowd, bot)
        stuck_before, crowd.tally = crowd.tally.stuck, Tally()
        began_at, own_cpu, bot_cpu = time.perf_counter(), time.process_time(), bot_cpu_seconds(bot.pid)
        await load_for(options.seconds, crowd, bot)
        seconds = time.perf_counter() - began_at
        crowd.tally.stuck[:0] = stuck_before
        return figures(crowd.tally, seconds, bot_cpu_seconds(bot.pid) - bot_cpu) | {
            "load_cpu_share": (time.process_time() - own_cpu) / seconds,
            "rss_mib": bot_memory_mib(bot.pid, "VmRSS"),
            "peak_rss_mib": bot_memory_mib(bot.pid, "VmHWM"),
        }


def figures(tally: Tally, seconds: float, cpu_seconds: float) -> dict[str, Any]:
    """Rates per second, latencies in milliseconds and figures per update of one window."""
    updates = len(tally.reply_times)
    return {
        "seconds": seconds,
        "updates": updates,
        "updates_per_second": updates / seconds,
        "conversations_per_second": tally.conversations / seconds,
        "reply_ms": percentiles(tally.reply_times),
        "handed_ms": percentiles(tally.handed_times),
        "bot_cpu_seconds": cpu_seconds,
        "cpu_ms_per_update": 1000 * cpu_seconds / max(1, updates),
        "messages_per_update": tally.messages / max(1, updates),
        "calls_per_update": tally.calls / max(1, updates),
        "updates_per_conversation": updates / max(1, tally.conversations),
        "updates_per_batch": updates / max(1, tally.batches),
        "stuck": len(tally.stuck),
        "stuck_on": sorted(set(tally.stuck))[:3],
    }


def percentiles(times: Sequence[float]) -> dict[str, float]:
    """The 50th, 95th and 99th percentile of times in seconds, as milliseconds; zeros for fewer than two."""
    if len(times) < 2:
        return dict.fromkeys(("p50", "p95", "p99"), 0.0)
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return {f"p{share}": 1000 * cuts[share - 1] for share in (50, 95, 99)}


def main() -> None:
    """Reads the command line, measures once and prints the figures as one JSON object."""
    parser = argparse.ArgumentParser(description="Telegram and its users, as a load on one bot")
    parser.add_argument("--visitors", type=int, default=60, help="conversations at once")
    parser.add_argument("--warm-up", type=float, default=3.0, help="seconds before measuring")
    parser.add_argument("--seconds", type=float, default=15.0, help="seconds of measuring")
    parser.add_argument("--end-mark", action="append", help='ends a conversation (default: "Nomor antrean")')
    parser.add_argument("--env", action="append", default=[], metavar="NAME=VALUE", help="for the bot")
    parser.add_argument("command", nargs="+", help="starts the bot; put -- before it")
    print(json.dumps(uvloop.run(measure(parser.parse_args()))))


if __name__ == "__main__":
    main()
