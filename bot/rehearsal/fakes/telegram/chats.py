"""Chats and the messages in them, and which chats a bot may write to."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count

from bot.rehearsal.fakes.telegram.errors import ApiError, Json, bad_request
from bot.rehearsal.fakes.telegram.files import StoredFile
from bot.rehearsal.fakes.telegram.keyboards import ReplyButton

SUPERGROUPS_BELOW = -1_000_000_000_000


@dataclass(slots=True)
class Message:
    """A message: its Bot API object (``body``, replaced as a whole at every edit) and what only we know."""

    body: Json
    from_bot: bool
    html: str = ""
    edits: int = 0
    editable: bool = True
    file: StoredFile | None = None


@dataclass(eq=False)
class Chat:
    """A private chat or a group: its card, its messages by id, and whether the bot may write there."""

    id: int
    card: Json
    started: bool = True
    """Whether the person has ever written to the bot."""
    blocked: bool = False
    migrated_to: int | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    said: dict[int, Message] = field(default_factory=dict)
    """Only what the bot said, oldest first."""
    keys: list[list[ReplyButton]] = field(default_factory=list)

    @property
    def private(self) -> bool:
        """Whether this is a chat with one person."""
        return self.id > 0

    def add(self, message_id: int, message: Message) -> None:
        """Puts a message at the end of the chat."""
        self.messages[message_id] = message
        if message.from_bot:
            self.said[message_id] = message

    def remove(self, message_id: int) -> None:
        """Deletes a message for everybody."""
        self.messages.pop(message_id)
        self.said.pop(message_id, None)


class Chats:
    """Every chat the bot can have heard of.

    As in Telegram, private chats and plain groups share one sequence of message ids and every supergroup has
    its own, so a message id means nothing without its chat.
    """

    def __init__(self) -> None:
        self._by_id: dict[int, Chat] = {}
        self._shared_ids = count(1)
        self._own_ids: defaultdict[int, count[int]] = defaultdict(lambda: count(1))

    def private(self, person: Json, started: bool) -> Chat:
        """Opens the chat with a person."""
        names = {key: person[key] for key in ("first_name", "last_name", "username") if key in person}
        card: Json = {"type": "private"}
        return self._open(person["id"], card | names, started)

    def group(self, chat_id: int, title: str) -> Chat:
        """Opens a group, or a supergroup when the id is one of theirs."""
        if chat_id >= 0:
            raise ValueError("a group's id is negative")
        kind = "supergroup" if chat_id < SUPERGROUPS_BELOW else "group"
        return self._open(chat_id, {"type": kind, "title": title}, started=True)

    def get(self, chat_id: int) -> Chat | None:
        """The chat, reachable or not."""
        return self._by_id.get(chat_id)

    def reachable(self, chat_id: int | str | None) -> Chat:
        """The chat a bot wants to act in; raises Telegram's reason why it may not."""
        if chat_id in (None, ""):
            raise bad_request("chat_id is empty")
        chat = self._by_id.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            reason = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, reason, migrate_to_chat_id=chat.migrated_to)
        if chat.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if not chat.started:
            raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
        return chat

    def new_message_id(self, chat: Chat) -> int:
        """The next free message id in a chat."""
        return next(self._own_ids[chat.id] if chat.id < SUPERGROUPS_BELOW else self._shared_ids)

    def _open(self, chat_id: int, card: Json, started: bool) -> Chat:
        chat = self._by_id[chat_id] = Chat(chat_id, {"id": chat_id, **card}, started)
        return chat
