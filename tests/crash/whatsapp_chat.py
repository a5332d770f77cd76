"""Somebody's chat on the fake WhatsApp, as the players of the ordeal use it."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from bot.flows.scene.events import WHATSAPP
from bot.rehearsal.fakes.whatsapp import Button, Contact, FakeWhatsApp, SeenMessage
from tests.crash.chats import FOR_EVER, Pressable, Seen

T = TypeVar("T")

_MARKS = str.maketrans("", "", "*_`")


class _Choice(NamedTuple):
    id: str
    title: str
    label: str


class _Message(NamedTuple):
    """A message in somebody's chat."""

    id: str
    text: str
    buttons: tuple[_Choice, ...]


class WhatsappChat:
    """Somebody's chat. Nothing in it ever changes, it only grows."""

    def __init__(self, whatsapp: FakeWhatsApp, contact: Contact) -> None:
        self._whatsapp, self._contact = whatsapp, contact
        self._seen: list[_Message] = []
        self.address = contact.bsuid or contact.phone or ""

    @property
    def messages(self) -> list[_Message]:
        new = self._contact.messages[len(self._seen) :]
        self._seen += [_read(shown) for shown in new]
        return self._seen

    async def until(self, seen: Callable[[], T | None]) -> T:
        found = await self._whatsapp.wait_for(seen, FOR_EVER)
        assert found is not None
        return found

    def push(self, message: Seen, button: Pressable) -> str:
        assert isinstance(message, _Message)
        assert isinstance(button, _Choice)
        return _name(self._contact.press_id(button.id, button.title, message.id))

    def say(self, text: str) -> str:
        return _name(self._contact.send(text))


def _read(shown: SeenMessage) -> _Message:
    return _Message(shown.id, shown.text.translate(_MARKS), tuple(_choice(button) for button in shown.buttons))


def _choice(button: Button) -> _Choice:
    return _Choice(button.id, button.title, button.description or button.title)


def _name(wamid: str) -> str:
    return f"{WHATSAPP}:m:{wamid}"
