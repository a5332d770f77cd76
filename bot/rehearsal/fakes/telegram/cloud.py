"""What Telegram's servers hold for one bot, and what people's doings change in it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.rehearsal.fakes.telegram.chats import Chat, Chats, Message
from bot.rehearsal.fakes.telegram.entities import commands_in
from bot.rehearsal.fakes.telegram.errors import Json
from bot.rehearsal.fakes.telegram.files import FileStore
from bot.rehearsal.fakes.telegram.presses import Press, Presses
from bot.rehearsal.fakes.telegram.updates import Updates

_ANONYMOUS_ADMIN: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


class Cloud:
    """The bot's account, its chats, files, open presses and waiting updates."""

    def __init__(self, bot_id: int, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.bot: Json = {"id": bot_id, "is_bot": True, "first_name": "Loket", "username": "loket_bot"}
        self.chats = Chats()
        self.files = FileStore()
        self.presses = Presses(clock)
        self.updates = Updates(clock)

    def seconds(self) -> int:
        """Now, as Telegram dates things."""
        return int(self.clock().timestamp())

    def receive(self, chat: Chat, sender: Json, content: Json) -> int:
        """A person writes to a chat; answers the new message's id."""
        chat.started = True
        message_id = self.chats.new_message_id(chat)
        body = {"message_id": message_id, "from": sender, "chat": chat.card, "date": self.seconds()} | content
        chat.add(message_id, Message(body, from_bot=False))
        self.updates.put("message", body, ("chat", chat.id))
        return message_id

    def revise(self, chat: Chat, message_id: int, text: str) -> None:
        """A person edits a message of theirs."""
        message = chat.messages[message_id]
        old = {key: value for key, value in message.body.items() if key != "entities"}
        message.body = old | spoken(text) | {"edit_date": self.seconds()}
        self.updates.put("edited_message", message.body, ("chat", chat.id))

    def press(self, chat: Chat, person: Json, message_id: int, data: str) -> Press:
        """A person presses a button, perhaps of a message that is gone."""
        press = self.presses.begin(chat.id, message_id)
        message = chat.said.get(message_id)
        gone = {"chat": chat.card, "message_id": message_id, "date": 0}
        query = {
            "id": press.id,
            "from": person,
            "message": message.body if message else gone,
            "chat_instance": str(3_000_000_000_000 + abs(chat.id)),
            "data": data,
        }
        self.updates.put("callback_query", query, ("user", person["id"]))
        return press

    def set_blocked(self, chat: Chat, person: Json, blocked: bool) -> None:
        """A person blocks or unblocks the bot."""
        chat.blocked = blocked
        banned: Json = {"user": self.bot, "status": "kicked", "until_date": 0}
        member: Json = {"user": self.bot, "status": "member"}
        old, new = (member, banned) if blocked else (banned, member)
        change = {"old_chat_member": old, "new_chat_member": new}
        body: Json = {"chat": chat.card, "from": person, "date": self.seconds(), **change}
        self.updates.put("my_chat_member", body, ("chat", chat.id))

    def migrate(self, old: Chat, new_id: int) -> Chat:
        """A group becomes a supergroup: another id, and an empty chat as far as the bot can reach."""
        new = self.chats.group(new_id, old.card["title"])
        self.receive(old, _ANONYMOUS_ADMIN, {"migrate_to_chat_id": new_id})
        self.receive(new, _ANONYMOUS_ADMIN, {"migrate_from_chat_id": old.id})
        old.migrated_to = new_id
        return new


def spoken(text: str) -> dict[str, Any]:
    """The fields of a person's text, with the commands that Telegram marks in it."""
    entities = commands_in(text)
    return {"text": text} | ({"entities": entities} if entities else {})
