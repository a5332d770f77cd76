"""The ordeal on Telegram: the desk fetches its updates, and acknowledges them by fetching the next."""

from collections.abc import Callable, Collection, Hashable
from random import Random
from types import TracebackType
from typing import NamedTuple, Self, TypeVar

from bot.flows.scene.events import TELEGRAM
from bot.rehearsal.fakes.telegram import Chatter, FakeTelegram, Fault, SeenMessage
from bot.render import strip
from bot.turn import Arrival
from tests.crash.chats import FOR_EVER, Pressable, Seen
from tests.crash.platform import Platform, Row, Trouble
from tests.desk import TOKEN

T = TypeVar("T")

_NOBODY = 0
"""A chat that no fault will ever meet."""
_SPOKEN = ("sendMessage", "sendDocument", "editMessageText")


class _Button(NamedTuple):
    id: str
    label: str


class _Message:
    """A message in somebody's chat as it looks now."""

    def __init__(self, shown: SeenMessage) -> None:
        self.id, self.text, self._rows = shown.id, shown.text, shown.buttons

    @property
    def buttons(self) -> list[_Button]:
        return [_Button(button.data or "", button.text) for row in self._rows for button in row]


class TelegramChat:
    """Somebody's private chat."""

    def __init__(self, telegram: FakeTelegram, chatter: Chatter) -> None:
        self._telegram, self._chatter = telegram, chatter
        self.address = str(chatter.id)

    @property
    def messages(self) -> list[_Message]:
        return [_Message(shown) for shown in self._chatter.messages]

    async def until(self, seen: Callable[[], T | None]) -> T:
        found = await self._telegram.wait_for(seen, FOR_EVER)
        assert found is not None
        return found

    def push(self, message: Seen, button: Pressable) -> str:
        assert isinstance(message, _Message)
        return f"{TELEGRAM}:c:{self._chatter.press_data(button.id, message.id).id}"

    def say(self, text: str) -> str:
        return f"{TELEGRAM}:m:{self.address}:{self._chatter.send(text)}"


class OnTelegram(Platform[Fault]):
    """Telegram, and a desk that is only there."""

    channel = TELEGRAM
    points = (
        *("delay", "delay", "delay", "fetched", "delay", "cut", "delay", "accepted", "fetched", "hang", "delay"),
        "drop",
    )
    per_second = 30

    def __init__(self, dice: Random) -> None:
        super().__init__(dice)
        self._telegram = FakeTelegram(TOKEN, limits=False)

    async def __aenter__(self) -> Self:
        await self._telegram.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._telegram.stop()

    def visitor(self, serial: int, name: str) -> TelegramChat:
        return TelegramChat(self._telegram, self._telegram.user(20_000 + serial, first_name=name))

    def officer(self, place: int, name: str) -> TelegramChat:
        return TelegramChat(self._telegram, self._telegram.user(10_001 + place, first_name=name))

    def first_words(self) -> list[Arrival]:
        return []

    def environment(self, *, paced: bool) -> dict[str, str]:
        return {
            "LOKET_TELEGRAM__API_URL": self._telegram.base_url,
            "LOKET_TELEGRAM__TOKEN": TOKEN,
            "LOKET_TELEGRAM__MESSAGES_PER_SECOND": str(self.per_second if paced else 0),
            "LOKET_WEB__ENABLED": "false",
        }

    async def seen_working(self) -> None:
        """A desk's first call ends the webhook."""
        before = len(self._telegram.calls)
        await self.wait_for(
            lambda: any(call.method == "deleteWebhook" for call in self._telegram.calls[before:]), FOR_EVER
        )

    async def wait_for(self, seen: Callable[[], object], seconds: float) -> None:
        await self._telegram.wait_for(seen, seconds)

    @property
    def pending(self) -> int:
        return self._telegram.pending

    @property
    def brought_again(self) -> int:
        return 0

    @property
    def accepted(self) -> int:
        return len(self._telegram.sent)

    @property
    def said(self) -> list[Hashable]:
        return [(str(each.chat_id), each.text) if each.method in _SPOKEN else None for each in self._telegram.sent]

    def said_by(self, row: Row) -> Hashable:
        return row["address"], strip(row["payload"]["text"]).strip()

    @property
    def reports(self) -> Collection[tuple[str, str]]:
        return ()

    async def _own_moment(self, point: str, let_pass: int) -> None:
        """``fetched``: right after a fetch was answered, with updates waiting to be acknowledged."""
        assert point == "fetched"
        telegram, before, least = self._telegram, len(self._telegram.calls), let_pass // 4
        await self.wait_for(
            lambda: (
                telegram.pending > 0
                and sum(call.method == "getUpdates" and call.code == 200 for call in telegram.calls[before:]) > least
            ),
            FOR_EVER,
        )

    async def _accepted(self, let_pass: int) -> None:
        sent = self._telegram.sent
        before = len(sent)
        await self.wait_for(lambda: sum(each.method in _SPOKEN for each in sent[before:]) > let_pass, FOR_EVER)

    async def _met(self, kind: Trouble) -> None:
        self._faults = [self._telegram.faults.add(method, kind) for method in _SPOKEN]
        await self.wait_for(lambda: any(fault.met for fault in self._faults), FOR_EVER)

    def _disarm(self, fault: Fault) -> None:
        fault.chat_id = _NOBODY
