"""What a person sees of the chat with the desk, and how they find a button in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.rehearsal.fakes.whatsapp.errors import Json
from bot.rehearsal.fakes.whatsapp.media import Media

ButtonKind = Literal["reply", "row", "url", "flow"]


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: a reply button, a row of a list, a link, the way into a form."""

    id: str
    title: str
    description: str
    kind: ButtonKind
    url: str | None = None


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """A message of the desk. ``kind``: text, button, list, cta_url, flow, template, image or document."""

    id: str
    kind: str
    text: str
    at: datetime
    buttons: tuple[Button, ...] = ()
    header: str = ""
    footer: str = ""
    menu: str = ""
    """What opens a list."""
    file: Media | None = None
    flow: Json | None = None
    """The parameters of a form: its id, its token, its first screen."""
    reply_to: str | None = None

    @property
    def url(self) -> str | None:
        """The address of its link, if it has one."""
        return next((button.url for button in self.buttons if button.url), None)


class Screen:
    """The desk's messages on somebody's phone, oldest first."""

    def __init__(self) -> None:
        self.messages: list[SeenMessage] = []

    @property
    def last(self) -> SeenMessage:
        """The newest message; raises LookupError when there is none."""
        if not self.messages:
            raise LookupError("the desk has said nothing here")
        return self.messages[-1]

    @property
    def texts(self) -> list[str]:
        """Only the words."""
        return [message.text for message in self.messages]

    def find(self, wanted: str, message: SeenMessage | str | None = None) -> tuple[SeenMessage, Button]:
        """The newest message with a button that is meant by ``wanted``: its title or id, or words from it."""
        for seen in self._newest_first(message):
            if button := _best(wanted, seen.buttons):
                return seen, button
        raise LookupError(f"no button {wanted!r}; seen: {self._listing(message) or 'no buttons at all'}")

    def _newest_first(self, message: SeenMessage | str | None) -> Iterator[SeenMessage]:
        only = message.id if isinstance(message, SeenMessage) else message
        return (seen for seen in reversed(self.messages) if only in (None, seen.id))

    def _listing(self, message: SeenMessage | str | None) -> str:
        seen = (button for shown in self._newest_first(message) for button in shown.buttons)
        return " ".join(f"[{button.title}{_tail(button)} = {button.id or button.url}]" for button in seen)


def _tail(button: Button) -> str:
    return f" ({button.description})" if button.description else ""


def _best(wanted: str, buttons: tuple[Button, ...]) -> Button | None:
    """Exact matches first, then beginnings, then words inside; links and forms are not pressed but opened."""
    pressable = [button for button in buttons if button.kind in ("reply", "row")]
    ways = (
        lambda button: wanted in (button.title, button.id, button.description),
        lambda button: button.title.startswith(wanted) or button.description.startswith(wanted),
        lambda button: wanted in button.title or wanted in button.description,
    )
    return next((button for fits in ways for button in pressable if fits(button)), None)
