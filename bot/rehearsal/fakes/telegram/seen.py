"""What people see of a chat with the bot, and how they find a button in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.rehearsal.fakes.telegram.chats import Chat, Message
from bot.rehearsal.fakes.telegram.keyboards import Button, ReplyButton, buttons_of


@dataclass(frozen=True, slots=True)
class SeenDocument:
    """A file (or picture) the bot has sent."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """A message of the bot as it looks now. ``text`` is plain, ``html`` as the bot wrote it."""

    id: int
    text: str
    html: str
    buttons: list[list[Button]]
    edited: int
    document: SeenDocument | None


class Screen:
    """A chat on somebody's screen: what the bot said there, edits applied, deleted messages gone."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat

    @property
    def messages(self) -> list[SeenMessage]:
        """The bot's messages, oldest first."""
        return [_seen(number, message) for number, message in self.chat.said.items()]

    @property
    def last(self) -> SeenMessage:
        """The bot's newest message; raises LookupError when it has said nothing."""
        for number in reversed(self.chat.said):
            return _seen(number, self.chat.said[number])
        raise LookupError(f"the bot has said nothing in chat {self.chat.id}")

    @property
    def reply_keyboard(self) -> list[list[ReplyButton]]:
        """The keyboard under the input line; empty when there is none."""
        return self.chat.keys

    def find(self, wanted: str, message: SeenMessage | int | None = None) -> tuple[int, str]:
        """The message id and data of the newest button with this data, or whose text contains ``wanted``."""
        only = message.id if isinstance(message, SeenMessage) else message
        for seen in self._newest_first(only):
            button = _best(wanted, [button for row in seen.buttons for button in row])
            if button and button.data is not None:
                return seen.id, button.data
        raise LookupError(f"no button {wanted!r}; seen: {self._listing(only) or 'no buttons at all'}")

    def _newest_first(self, only: int | None) -> Iterator[SeenMessage]:
        numbers = reversed(self.chat.said) if only is None else iter((only,))
        return (_seen(number, self.chat.said[number]) for number in numbers if number in self.chat.said)

    def _listing(self, only: int | None) -> str:
        return "; ".join(
            f"message {seen.id}: " + " ".join(_named(button) for row in seen.buttons for button in row)
            for seen in self._newest_first(only)
            if seen.buttons
        )


def _best(wanted: str, buttons: list[Button]) -> Button | None:
    """Exact matches come before those that only contain the words; links cannot be pressed."""
    pressable = [button for button in buttons if button.data is not None]
    exact = [button for button in pressable if wanted in (button.data, button.text)]
    return next(iter(exact or [button for button in pressable if wanted in button.text]), None)


def _named(button: Button) -> str:
    return f"[{button.text} = {button.data or button.url or button.copy_text}]"


def _seen(number: int, message: Message) -> SeenMessage:
    body, file = message.body, message.file
    return SeenMessage(
        id=number,
        text=body.get("text") or body.get("caption", ""),
        html=message.html,
        buttons=buttons_of(body.get("reply_markup")),
        edited=message.edits,
        document=SeenDocument(file.name, file.mime_type, file.content) if file else None,
    )
