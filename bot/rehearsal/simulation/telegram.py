"""Simulated Telegram: what the Bot API holds for one bot, as a state machine without a server."""

import asyncio
from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Any

from bot.rehearsal.simulation.chats import Bubble, PhoneChat, Pressable, bubble_of
from bot.rehearsal.simulation.faults import NONE, Faults
from bot.rehearsal.simulation.world import World

Answer = tuple[int, dict[str, Any]]
_FIRST_ID = 1000
_LATEST = 600.0
_REMEMBERED = 500
"""More messages than Telegram takes in as long as its limits reach back."""


def _done(result: Any) -> Answer:
    return 200, {"ok": True, "result": result}


def _refused(code: int, why: str, **parameters: Any) -> Answer:
    return code, {"ok": False, "error_code": code, "description": why, "parameters": parameters}


class Telegram:
    """Owns chats, updates that wait, and files."""

    def __init__(self, world: World, faults: Faults = NONE) -> None:
        self.world, self._faults = world, faults
        self._chance = world.chance("telegram")
        self.chats: dict[int, PhoneChat] = {}
        self.waiting: list[dict[str, Any]] = []
        self.asked = False
        """Whether the desk asks for updates just now."""
        self.sent: deque[tuple[float, int]] = deque(maxlen=_REMEMBERED)
        """When what was said to whom, of late."""
        self.said: Callable[[int], None] = lambda _chat_id: None
        """Told in which chat something was said."""
        self.pressed: Callable[[str], None] = lambda _data: None
        """Told what each button that somebody presses carries."""
        self.acknowledged: Callable[[dict[str, Any]], None] = lambda _update: None
        """Told of each update that the desk says it has."""
        self._message_ids = count(1)
        self._update_ids = count(1)
        self._ids = count(_FIRST_ID)
        self._news: asyncio.Future[None] | None = None
        self._contents: dict[str, bytes] = {}

    def join(self, name: str, notice: Callable[[], None]) -> PhoneChat:
        """Somebody who has Telegram."""
        chat = PhoneChat(next(self._ids), name, notice)
        self.chats[chat.id] = chat
        return chat

    def write(self, chat: PhoneChat, text: str, **further: Any) -> None:
        """Somebody writes."""
        chat.started = True
        self._receive(chat, {"text": text, **_commands(text), **further})

    def send_photo(self, chat: PhoneChat, content: bytes, caption: str = "") -> None:
        """Somebody sends a picture."""
        chat.started = True
        name = f"file-{len(self._contents)}"
        self._contents[name] = content
        size = {"file_id": name, "file_unique_id": name, "width": 90, "height": 90, "file_size": len(content)}
        self._receive(chat, {"photo": [size], "caption": caption})

    def press(self, chat: PhoneChat, pressed: Pressable) -> None:
        """Somebody presses a button, which may be gone by now."""
        self.pressed(pressed.data)
        bubble = chat.bubbles.get(pressed.message_id)
        about = {"message_id": pressed.message_id, "date": self._date() if bubble else 0, "chat": chat.card}
        about |= {"text": bubble.text} if bubble else {}
        query = {"id": f"q{next(self._message_ids)}", "from": chat.person, "message": about, "chat_instance": "1"}
        self._put({"callback_query": {**query, "data": pressed.data}})

    def block(self, chat: PhoneChat, *, blocked: bool) -> None:
        """Somebody blocks the desk, or lets it in again."""
        chat.blocked = blocked
        bot = {"id": 123456, "is_bot": True, "first_name": "Loket"}
        kicked, member = {"user": bot, "status": "kicked", "until_date": 0}, {"user": bot, "status": "member"}
        old, new = (member, kicked) if blocked else (kicked, member)
        change = {"chat": chat.card, "from": chat.person, "date": self._date()}
        self._put({"my_chat_member": {**change, "old_chat_member": old, "new_chat_member": new}})

    def _receive(self, chat: PhoneChat, content: dict[str, Any]) -> None:
        message_id = next(self._message_ids)
        chat.bubbles[message_id] = Bubble(message_id, str(content.get("text", "")), from_desk=False)
        message = {"message_id": message_id, "from": chat.person, "chat": chat.card, "date": self._date(), **content}
        self._put({"message": message})

    def _put(self, update: dict[str, Any]) -> None:
        if self._chance.random() < self._faults.late:
            self.world.count("fault late")
            self.world.after(self._chance.uniform(1, _LATEST), lambda: self._deliver(update))
        else:
            self._deliver(update)
        if self._chance.random() < self._faults.doubled:
            self.world.count("fault doubled")
            self.world.after(self._chance.uniform(0, _LATEST), lambda: self._deliver(update))

    def _deliver(self, update: dict[str, Any]) -> None:
        """An update is there for the desk to fetch."""
        self.waiting.append({"update_id": next(self._update_ids), **update})
        self._wake()

    def _wake(self) -> None:
        if self._news is not None and not self._news.done():
            self._news.set_result(None)

    def _date(self) -> int:
        return int(self.world.true_now().timestamp())

    def desk_died(self) -> None:
        """Whoever asked is gone."""
        self.asked, self._news = False, None

    async def updates(self, given: dict[str, Any]) -> Answer:
        """Answers as soon as there is something, or with nothing once the time is over."""
        offset = int(given.get("offset", 0))
        for update in [update for update in self.waiting if update["update_id"] < offset]:
            self.waiting.remove(update)
            self.acknowledged(update)
        if not self.waiting:
            self.asked = True
            self._news = asyncio.get_running_loop().create_future()
            try:
                await asyncio.wait_for(self._news, float(given.get("timeout", 0)))
            except TimeoutError:
                pass
            finally:
                self.asked, self._news = False, None
        return _done([dict(update) for update in self.waiting[: int(given.get("limit", 100))]])

    def call(self, method: str, given: dict[str, Any], file: str = "") -> Answer:
        """What any other call does."""
        match method:
            case "getMe":
                return _done({"id": 123456, "is_bot": True, "first_name": "Loket", "username": "loket_bot"})
            case "sendMessage" | "sendDocument":
                return self._say(given, file)
            case "editMessageText":
                return self._edit(given)
            case "deleteMessage":
                return self._delete(given)
            case "getFile":
                name = str(given.get("file_id"))
                size = len(self._contents.get(name, b""))
                return _done({"file_id": name, "file_unique_id": name, "file_path": name, "file_size": size})
            case _:
                return _done(True)

    def content(self, name: str) -> bytes:
        """A file that somebody sent."""
        return self._contents[name]

    def _reached(self, given: dict[str, Any]) -> PhoneChat | Answer:
        chat = self.chats.get(int(given["chat_id"]))
        if chat is None or not chat.started:
            return _refused(400, "Bad Request: chat not found")
        if chat.blocked:
            return _refused(403, "Forbidden: bot was blocked by the user")
        return chat

    def _say(self, given: dict[str, Any], file: str) -> Answer:
        chat = self._reached(given)
        if not isinstance(chat, PhoneChat):
            return chat
        bubble = bubble_of(next(self._message_ids), given, file)
        chat.bubbles[bubble.id] = bubble
        self._shown(chat, bubble, edited=False)
        return _done({"message_id": bubble.id, "date": self._date(), "chat": chat.card})

    def _edit(self, given: dict[str, Any]) -> Answer:
        chat = self._reached(given)
        if not isinstance(chat, PhoneChat):
            return chat
        before = chat.bubbles.get(int(given["message_id"]))
        if before is None:
            return _refused(400, "Bad Request: message to edit not found")
        bubble = bubble_of(int(given["message_id"]), given)
        if (bubble.text, bubble.buttons) == (before.text, before.buttons):
            return _refused(400, "Bad Request: message is not modified")
        chat.bubbles[bubble.id] = bubble
        self._shown(chat, bubble, edited=True)
        return _done({"message_id": bubble.id, "date": self._date(), "chat": chat.card})

    def _delete(self, given: dict[str, Any]) -> Answer:
        chat = self._reached(given)
        if not isinstance(chat, PhoneChat):
            return chat
        return _done(chat.bubbles.pop(int(given["message_id"]), None) is not None)

    def _shown(self, chat: PhoneChat, bubble: Bubble, *, edited: bool) -> None:
        self.sent.append((self.world.passed, chat.id))
        labels = " ".join(f"[{button.label}]" for button in bubble.buttons)
        words = " / ".join(bubble.text.split("\n"))
        self.world.tell(f"-> {chat.name}{' (kartu)' if edited else ''}: {words} {labels} {bubble.file}".rstrip())
        self.said(chat.id)
        chat.notice()


def _commands(text: str) -> dict[str, Any]:
    if not text.startswith("/"):
        return {}
    return {"entities": [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]}
