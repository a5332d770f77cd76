"""The visitors: what each hears, what he answers, and when he has waited too long."""

import asyncio
import itertools
import json
import random
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.load.tally import Tally

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
    (re.compile(r"\bnama\b"), "{name}"),
)
"""Words of a question and the text that answers it: the first row that matches and was not yet used."""

ASIDE = re.compile(r"(batal|tanya petugas|lewati|kembali|bantuan|baca selengkapnya|english|tidak|ubah)", re.IGNORECASE)
"""Buttons that lead away from the form: a visitor who wants his number presses none of them."""

PATIENCE_SECONDS = 10.0
"""A visitor without a reply for this long is counted as stuck and replaced."""
LONGEST_CONVERSATION = 40
"""Updates after which a conversation that does not end is given up as stuck."""
_SYLLABLES = tuple(first + vowel for first in "bdgklmnprst" for vowel in "aiu")


@dataclass(slots=True)
class Update:
    """What one visitor sent: its number, its JSON and when (perf_counter) it was sent and handed out."""

    id: int
    chat: int
    body: bytes
    sent_at: float
    handed_at: float | None = None


@dataclass(slots=True)
class Visitor:
    """One person in one conversation: what he sent last, heard last and has already answered."""

    chat: int
    name: str
    sent: Update
    heard: dict[str, Any] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)
    updates: int = 1
    named: bool = False
    thinks: bool = False
    """Has his reply, and has not written again yet."""


class Crowd:
    """The visitors: hears what the bot says to each of them and lets him act on it.

    ``post`` brings an update to the bot; ``think`` is the mean number of seconds before anybody acts, 0 for at once.
    """

    def __init__(self, post: Callable[[Update], None], end_marks: Sequence[str]) -> None:
        self.tally = Tally()
        self.sent = 0
        """Updates of them all."""
        self._post = post
        self._end_marks = tuple(end_marks)
        self.think = 0.0
        self._chance = random.Random(4242)
        self._visitors: dict[int, Visitor] = {}
        self._chats = itertools.count(700_000_001)
        self._update_ids = itertools.count(1)
        self._message_ids = itertools.count(1_000_001)

    def admit(self) -> None:
        """A new person opens the bot."""
        chat = next(self._chats)
        self._visitors[chat] = Visitor(chat, name_of(chat), self._write(chat, "/start"))

    def hear(self, message: dict[str, Any], edited: bool) -> None:
        """The bot's message or edit has arrived: the visitor acts on it if it is a reply."""
        self.tally.messages += 1
        visitor = self._visitors.get(message["chat"]["id"])
        if visitor is None or visitor.sent.handed_at is None or visitor.thinks:
            return
        text = str(message.get("text") or message.get("caption") or "")
        visitor.named |= visitor.name.casefold() in text.casefold()
        ended = any(mark in text for mark in self._end_marks)
        button = first_button(message)
        if not ended and button is None and (not asks(text) or (edited and _repeats(message, visitor.heard))):
            return
        self._count_reply(visitor.sent)
        visitor.heard, visitor.thinks = message, True
        if ended or visitor.updates >= LONGEST_CONVERSATION:
            self._after_thought(lambda: self._leave(visitor, None if ended else text))
        else:
            self._after_thought(lambda: self._act(visitor, text, button))

    def give_up_stuck(self) -> None:
        """Replaces every visitor who has waited longer than his patience."""
        limit = time.perf_counter() - PATIENCE_SECONDS
        for visitor in [v for v in self._visitors.values() if v.sent.sent_at < limit and not v.thinks]:
            self._leave(visitor, str(visitor.heard.get("text", "(nothing)")))

    def _after_thought(self, act: Callable[[], None]) -> None:
        if self.think:
            asyncio.get_running_loop().call_later(self._chance.expovariate(1 / self.think), act)
        else:
            act()

    def _act(self, visitor: Visitor, text: str, button: str | None) -> None:
        visitor.updates += 1
        visitor.thinks = False
        if button is not None:
            visitor.sent = self._press(visitor, button)
        else:
            visitor.sent = self._write(visitor.chat, answer(text, visitor.answered, visitor.name))

    def _leave(self, visitor: Visitor, stuck_on: str | None) -> None:
        if stuck_on is None:
            self.tally.conversations += 1
            self.tally.unnamed += not visitor.named
        else:
            self.tally.stuck.append(stuck_on)
        del self._visitors[visitor.chat]
        self._make_room()

    def _make_room(self) -> None:
        """Somebody has left: the next person comes."""
        self.admit()

    def _count_reply(self, update: Update) -> None:
        now = time.perf_counter()
        self.tally.reply_times.append(now - update.sent_at)
        self.tally.handed_times.append(now - (update.handed_at or update.sent_at))

    def _write(self, chat: int, text: str) -> Update:
        message: dict[str, Any] = {
            "message_id": next(self._message_ids),
            "from": _person(chat),
            "chat": card(chat),
            "date": int(time.time()),
            "text": text,
        }
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        return self._send(chat, {"message": message})

    def _press(self, visitor: Visitor, button: str) -> Update:
        press = {
            "id": str(next(self._message_ids)),
            "from": _person(visitor.chat),
            "message": visitor.heard,
            "chat_instance": str(visitor.chat),
            "data": button,
        }
        return self._send(visitor.chat, {"callback_query": press})

    def _send(self, chat: int, content: dict[str, Any]) -> Update:
        self.sent += 1
        number = next(self._update_ids)
        update = Update(number, chat, json.dumps({"update_id": number} | content).encode(), time.perf_counter())
        self._post(update)
        return update


def name_of(chat: int) -> str:
    """A name that nobody else has, in letters alone."""
    syllables, rest = "", chat - 700_000_000
    while rest:
        rest, place = divmod(rest, len(_SYLLABLES))
        syllables += _SYLLABLES[place]
    return f"Siti {syllables.capitalize()}tika"


def asks(text: str) -> bool:
    """Whether a text without buttons wants an answer: a question mark, or a word we know the answer to."""
    return "?" in text or any(words.search(text.lower()) for words, _ in ANSWERS)


def answer(question: str, answered: set[str], name: str) -> str:
    """The text for this question, not used before in this conversation if any is left; remembers it."""
    asked = question.lower()
    fitting = [text for words, text in ANSWERS if words.search(asked)]
    others = [text for _, text in ANSWERS]
    chosen = next((text for text in fitting + others if text not in answered), others[-1])
    answered.add(chosen)
    return chosen.replace("{name}", name)


def first_button(message: dict[str, Any]) -> str | None:
    """The callback data of the first inline button that leads on through the form (links are passed over)."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    pressed = (button for row in rows for button in row if "callback_data" in button)
    return next((button["callback_data"] for button in pressed if not ASIDE.search(button["text"])), None)


def card(chat: int) -> dict[str, Any]:
    """A private chat as Telegram describes it."""
    return {"id": chat, "type": "private", "first_name": "Siti", "last_name": "Rahmadani"}


def _repeats(message: dict[str, Any], heard: dict[str, Any]) -> bool:
    same = message["message_id"] == heard.get("message_id")
    return same and str(message.get("text", "")).startswith(str(heard.get("text", "")))


def _person(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": "Siti", "last_name": "Rahmadani", "language_code": "id"}
