"""The people who chat with the bot, alone or in a group. What they do takes effect at once, unawaited."""

from typing import Any

from bot.rehearsal.fakes.telegram.chats import Chat
from bot.rehearsal.fakes.telegram.cloud import Cloud, spoken
from bot.rehearsal.fakes.telegram.errors import Json
from bot.rehearsal.fakes.telegram.presses import Press
from bot.rehearsal.fakes.telegram.seen import Screen, SeenMessage

_PICTURE = b"\xff\xd8\xff\xe0 a picture \xff\xd9"
_SOUND = b"OggS a voice"


class Chatter(Screen):
    """One person and their private chat with the bot. What is sent answers with its message id."""

    def __init__(self, cloud: Cloud, chat: Chat, card: Json) -> None:
        super().__init__(chat)
        self._cloud = cloud
        self.card = card
        self.id: int = card["id"]

    def send(self, text: str, **extra: Any) -> int:
        """Writes a text; ``extra`` fields are added to the message."""
        return self._send(spoken(text) | extra)

    def press(self, label_or_data: str, message: SeenMessage | int | None = None) -> Press:
        """Presses a button, of the newest message that has it unless told which."""
        message_id, data = self.find(label_or_data, message)
        return self.press_data(data, message_id)

    def press_data(self, data: str, message_id: int) -> Press:
        """Presses a button that need not exist any more, or never did."""
        return self._cloud.press(self.chat, self.card, message_id, data)

    def share_contact(self, phone: str, own: bool = True) -> int:
        """Shares their own phone number, or a card of somebody else."""
        name = self.card["first_name"] if own else "Orang lain"
        contact: Json = {"phone_number": phone, "first_name": name}
        return self._send({"contact": contact | ({"user_id": self.id} if own else {})})

    def press_key(self, label: str, phone: str = "+6281234567890") -> int:
        """Presses a key under the input line: it shares their own number, or writes what stands on it."""
        keys = [key for row in self.reply_keyboard for key in row if label in key.text]
        if not keys:
            raise LookupError(f"no key {label!r}; there are {self.reply_keyboard}")
        return self.share_contact(phone) if keys[0].asks_contact else self.send(keys[0].text)

    def send_photo(
        self, caption: str | None = None, media_group_id: str | None = None, content: bytes = _PICTURE
    ) -> int:
        """Sends a picture; pictures with one ``media_group_id`` are an album."""
        file = self._cloud.files.add("photos", "photo.jpg", content, "image/jpeg")
        extra = {"caption": caption, "media_group_id": media_group_id}
        return self._send({"photo": file.photo()} | {key: value for key, value in extra.items() if value})

    def send_document(self, name: str, content: bytes, mime_type: str = "application/pdf") -> int:
        """Sends a file."""
        file = self._cloud.files.add("documents", name, content, mime_type)
        return self._send({"document": file.document()})

    def send_voice(self) -> int:
        """Sends a voice message of four seconds."""
        file = self._cloud.files.add("voice", "voice.oga", _SOUND, "audio/ogg")
        return self._send({"voice": file.card() | {"duration": 4, "mime_type": "audio/ogg"}})

    def send_location(self, latitude: float, longitude: float) -> int:
        """Sends a place."""
        return self._send({"location": {"latitude": latitude, "longitude": longitude}})

    def send_sticker(self) -> int:
        """Sends a sticker."""
        file = self._cloud.files.add("stickers", "sticker.webp", b"RIFF", "image/webp")
        looks = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._send({"sticker": file.card() | looks | {"emoji": "🙏"}})

    def edit(self, message_id: int, text: str) -> None:
        """Changes a text they sent before."""
        self._cloud.revise(self.chat, message_id, text)

    def block(self) -> None:
        """Blocks the bot: from now on it gets 403."""
        self._cloud.set_blocked(self.chat, self.card, blocked=True)

    def unblock(self) -> None:
        """Lets the bot write again."""
        self._cloud.set_blocked(self.chat, self.card, blocked=False)

    def _send(self, content: Json) -> int:
        return self._cloud.receive(self.chat, self.card, content)


class Group(Screen):
    """A group in which the bot is a member and reads everything."""

    def __init__(self, cloud: Cloud, chat: Chat) -> None:
        super().__init__(chat)
        self._cloud = cloud

    @property
    def id(self) -> int:
        """The group's id; another one after :meth:`migrate`."""
        return self.chat.id

    def send(self, user: Chatter, text: str, **extra: Any) -> int:
        """A member writes a text; answers its message id."""
        return self._cloud.receive(self.chat, user.card, spoken(text) | extra)

    def press(self, user: Chatter, label_or_data: str, message: SeenMessage | int | None = None) -> Press:
        """A member presses a button."""
        message_id, data = self.find(label_or_data, message)
        return self.press_data(user, data, message_id)

    def press_data(self, user: Chatter, data: str, message_id: int) -> Press:
        """A member presses a button that need not exist any more."""
        return self._cloud.press(self.chat, user.card, message_id, data)

    def migrate(self, new_id: int) -> None:
        """The group becomes a supergroup; the screen shows the new, empty chat."""
        self.chat = self._cloud.migrate(self.chat, new_id)
