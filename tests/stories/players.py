"""The people of a story, on whichever channel they chat; each remembers what was new since the last act."""

from typing import Any, Protocol

from bot.render import strip
from tests.desk import Desk, WebVisitor
from tests.fakes.telegram import Chatter


class Player(Protocol):
    """Somebody in a story."""

    async def say(self, text: str) -> None:
        """Writes."""

    async def press(self, label: str) -> None:
        """Presses a button."""

    async def send(self, thing: str) -> None:
        """Sends something that is not text."""

    async def look(self) -> None:
        """Looks at the chat; what is new since the last look becomes ``new``."""

    @property
    def new(self) -> list[str]:
        """The texts seen at the last look that were not there before."""

    @property
    def labels(self) -> list[str]:
        """The labels of every button in sight."""


class TelegramPlayer:
    """Somebody on Telegram."""

    def __init__(self, desk: Desk, chatter: Chatter) -> None:
        self._desk = desk
        self._chatter = chatter
        self._known: dict[int, str] = {}
        self.new: list[str] = []

    async def say(self, text: str) -> None:
        await self._desk.say(self._chatter, text)

    async def press(self, label: str) -> None:
        await self._desk.press(self._chatter, label)

    async def send(self, thing: str) -> None:
        match thing:
            case "foto":
                self._chatter.send_photo()
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

    async def look(self) -> None:
        seen = {message.id: message.text for message in self._chatter.messages}
        self.new = [text for key, text in seen.items() if self._known.get(key) != text]
        self._known = seen

    @property
    def labels(self) -> list[str]:
        return [button.text for m in self._chatter.messages for row in m.buttons for button in row]


class WebPlayer:
    """Somebody in the web chat."""

    def __init__(self, desk: Desk, visitor: WebVisitor) -> None:
        self._desk = desk
        self._visitor = visitor
        self.new: list[str] = []

    async def say(self, text: str) -> None:
        await self._visitor.send(text)
        await self._desk.settle()

    async def press(self, label: str) -> None:
        await self._visitor.press(label)
        await self._desk.settle()

    async def send(self, thing: str) -> None:
        kinds = {"foto": "photo", "dokumen": "document", "suara": "voice"}
        if thing not in kinds:
            raise LookupError(f"the web chat cannot send {thing}")
        body: dict[str, Any] = {"id": f"file-{thing}", "file": {"kind": kinds[thing], "caption": ""}}
        assert await self._visitor.post(body) == 202
        await self._desk.settle()

    async def look(self) -> None:
        self.new = [strip(message["text"]) for message in await self._visitor.fetch()]

    @property
    def labels(self) -> list[str]:
        return [button["label"] for m in self._visitor.messages for row in m["rows"] for button in row]
