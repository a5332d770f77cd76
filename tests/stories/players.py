"""The people of a story, on whichever channel they chat; each remembers what was new since the last act."""

import re
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from bot.flows.office import entrances
from bot.rehearsal.fakes.telegram import Chatter
from bot.rehearsal.fakes.whatsapp import Button, Contact
from bot.render import strip
from tests.desk import Desk, WebVisitor

PHOTO = b"\xff\xd8\xff\xe0 selembar surat \xff\xd9"


class Player(Protocol):
    """Somebody in a story."""

    async def say(self, text: str) -> None:
        """Writes."""

    async def come_in(self, payload: str) -> None:
        """Follows a link of the desk."""

    async def press(self, label: str) -> None:
        """Presses a button."""

    async def press_again(self, label: str) -> None:
        """Presses once more the button that they pressed last with this label, which may be gone by now."""

    async def send(self, thing: str) -> None:
        """Sends something that is not text."""

    async def edit(self, text: str) -> None:
        """Changes what they wrote last."""

    async def quote(self, words: str, text: str) -> None:
        """Replies to the last message with these words."""

    async def look(self) -> None:
        """Looks at the chat; what is new since the last look becomes ``new``."""

    @property
    def new(self) -> list[str]:
        """The texts seen at the last look that were not there before."""

    @property
    def new_files(self) -> list[str]:
        """The names of the files that came with messages that were new at the last look."""

    @property
    def labels(self) -> list[str]:
        """The labels of every button in sight."""

    @property
    def new_labels(self) -> list[str]:
        """The labels of the buttons of messages that were new, or had changed, at the last look."""


class TelegramPlayer:
    """Somebody on Telegram."""

    def __init__(self, desk: Desk, chatter: Chatter) -> None:
        self._desk = desk
        self._chatter = chatter
        self._known: dict[int, tuple[str, list[str]]] = {}
        self._pressed: dict[str, tuple[int, str]] = {}
        self._written = 0
        self.new: list[str] = []
        self.new_labels: list[str] = []
        self.new_files: list[str] = []

    async def say(self, text: str) -> None:
        self._written = self._chatter.send(text)
        await self._desk.settle()

    async def come_in(self, payload: str) -> None:
        await self.say(f"/start {payload}")

    async def press(self, label: str) -> None:
        self._pressed[label] = self._chatter.find(label)
        await self._desk.press(self._chatter, label)

    async def press_again(self, label: str) -> None:
        message_id, data = self._pressed[label]
        self._chatter.press_data(data, message_id)
        await self._desk.settle()

    async def send(self, thing: str) -> None:
        match thing:
            case "foto":
                self._chatter.send_photo()
            case "album":
                for _ in range(3):
                    self._chatter.send_photo(media_group_id="album-1")
            case "dokumen":
                self._chatter.send_document("surat.pdf", b"%PDF-1.4")
            case "suara":
                self._chatter.send_voice()
            case "lokasi":
                self._chatter.send_location(3.59, 98.67)
            case "stiker":
                self._chatter.send_sticker()
            case "kontak":
                self._chatter.share_contact("+6281200000001")
            case _:
                raise LookupError(thing)
        await self._desk.settle()

    async def edit(self, text: str) -> None:
        self._chatter.edit(self._written, text)
        await self._desk.settle()

    async def quote(self, words: str, text: str) -> None:
        quoted = [message.id for message in self._chatter.messages if words in message.text][-1]
        self._written = self._chatter.send(text, reply_to_message={"message_id": quoted, "text": words})
        await self._desk.settle()

    async def look(self) -> None:
        seen = {m.id: (m.text, [b.text for row in m.buttons for b in row]) for m in self._chatter.messages}
        changed = [now for key, now in seen.items() if self._known.get(key) != now]
        self.new = [text for text, _ in changed]
        self.new_labels = [label for _, labels in changed for label in labels]
        fresh = [m for m in self._chatter.messages if m.id not in self._known]
        self.new_files = [message.document.name for message in fresh if message.document is not None]
        self._known = seen

    @property
    def labels(self) -> list[str]:
        return [label for _, labels in self._known.values() for label in labels]


class WhatsappPlayer:
    """Somebody on WhatsApp."""

    def __init__(self, desk: Desk, contact: Contact) -> None:
        self._desk = desk
        self._contact = contact
        self._seen = 0
        self._written = ""
        self.new: list[str] = []
        self.new_labels: list[str] = []
        self.new_files: list[str] = []

    async def say(self, text: str) -> None:
        self._written = self._contact.send(text)
        await self._desk.settle()

    async def come_in(self, payload: str) -> None:
        place = entrances.read(payload)
        link = self._desk.app.office.links.to(place).get("whatsapp", "") if place else ""
        words = parse_qs(urlsplit(link).query).get("text", [f"/start {payload}"])
        await self.say(words[0])

    async def press(self, label: str) -> None:
        self._contact.press(label)
        await self._desk.settle()

    async def press_again(self, label: str) -> None:
        await self.press(label)  # nothing that was said ever changes here

    async def send(self, thing: str) -> None:
        match thing:
            case "foto":
                self._contact.send_image()
            case "album":
                for _ in range(3):
                    self._contact.send_image()
            case "dokumen":
                self._contact.send_document("surat.pdf", b"%PDF-1.4")
            case "suara":
                self._contact.send_audio()
            case "lokasi":
                self._contact.send_location()
            case "stiker":
                self._contact.send_sticker()
            case "kontak":
                self._contact.send_contacts()
            case _:
                raise LookupError(thing)
        await self._desk.settle()

    async def edit(self, text: str) -> None:
        self._contact.edit(self._written, text)
        await self._desk.settle()

    async def quote(self, words: str, text: str) -> None:
        quoted = [message.id for message in self._contact.messages if words in message.text][-1]
        self._written = self._contact.send(text, context={"id": quoted})
        await self._desk.settle()

    async def look(self) -> None:
        new = self._contact.messages[self._seen :]
        self._seen = len(self._contact.messages)
        self.new = [_unmarked(message.text) for message in new]
        self.new_labels = [_whole(button) for message in new for button in message.buttons]
        self.new_files = [message.file.name for message in new if message.file is not None]

    @property
    def labels(self) -> list[str]:
        return [_whole(button) for message in self._contact.messages for button in message.buttons]


def _unmarked(text: str) -> str:
    """A text as it is meant: marks gone, look-alikes of marks the marks they stand for."""
    meant = re.sub(r"^_|_$", "", text.replace("```", "").replace("*", ""), flags=re.MULTILINE)
    return meant.translate(str.maketrans("∗＿∼ˋ", "*_~`"))


def _whole(button: Button) -> str:
    return button.description or button.title


class WebPlayer:
    """Somebody in the web chat."""

    def __init__(self, desk: Desk, visitor: WebVisitor) -> None:
        self._desk = desk
        self._visitor = visitor
        self._pressed: dict[str, str] = {}
        self.new: list[str] = []
        self.new_labels: list[str] = []
        self.new_files: list[str] = []

    async def say(self, text: str) -> None:
        await self._visitor.send(text)
        await self._desk.settle()

    async def come_in(self, payload: str) -> None:
        await self.say(await self._visitor.opening(payload))

    async def press(self, label: str) -> None:
        self._pressed[label] = await self._visitor.press(label)
        await self._desk.settle()

    async def press_again(self, label: str) -> None:
        await self._visitor.press_token(self._pressed[label])
        await self._desk.settle()

    async def send(self, thing: str) -> None:
        match thing:
            case "foto":
                await self._upload("foto.jpg", PHOTO, "image/jpeg")
            case "album":
                for no in range(3):
                    await self._upload(f"foto {no}.jpg", PHOTO, "image/jpeg", "album-1")
            case "dokumen":
                await self._upload("surat.pdf", b"%PDF-1.4", "application/pdf")
            case "suara":
                status, _ = await self._visitor.upload("suara.ogg", b"OggS", "audio/ogg")
                assert status == 415
            case _:
                raise LookupError(f"the web chat cannot send {thing}")
        await self._desk.settle()

    async def _upload(self, name: str, content: bytes, media_type: str, album: str = "") -> None:
        status, said = await self._visitor.upload(name, content, media_type, album=album)
        assert status == 202, said

    async def edit(self, text: str) -> None:
        raise LookupError(f"the web chat cannot change a message to {text!r}")

    async def quote(self, words: str, text: str) -> None:
        raise LookupError(f"the web chat cannot reply to {words!r} with {text!r}")

    async def look(self) -> None:
        fetched = await self._visitor.fetch()
        self.new = [strip(message["text"]) for message in fetched]
        self.new_files = [message["file"]["name"] for message in fetched if "file" in message]
        self.new_labels = [button["label"] for m in fetched for row in m["rows"] for button in row]

    @property
    def labels(self) -> list[str]:
        return [button["label"] for m in self._visitor.messages for row in m["rows"] for button in row]
