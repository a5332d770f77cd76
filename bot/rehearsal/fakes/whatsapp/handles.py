"""The handles a test pulls: webhooks, faults, and the record of what the desk has done."""

from collections.abc import Callable
from datetime import timedelta
from typing import Literal, TypeVar

from bot.rehearsal.fakes.whatsapp.cloud import Cloud
from bot.rehearsal.fakes.whatsapp.contacts import Contact
from bot.rehearsal.fakes.whatsapp.delivery import Delivery
from bot.rehearsal.fakes.whatsapp.errors import Json
from bot.rehearsal.fakes.whatsapp.faults import Fault, Faults, Kind, Stage, Verdicts
from bot.rehearsal.fakes.whatsapp.flows import Flows
from bot.rehearsal.fakes.whatsapp.hooks import Item
from bot.rehearsal.fakes.whatsapp.media import MediaStore
from bot.rehearsal.fakes.whatsapp.record import Answered, Failed, Read, Record, Refused, Sent
from bot.rehearsal.fakes.whatsapp.sending import Sending
from bot.rehearsal.fakes.whatsapp.templates import Templates

T = TypeVar("T")


class Handles:
    """Everything about a fake WhatsApp that is not its server."""

    cloud: Cloud
    faults: Faults
    _delivery: Delivery
    _record: Record
    _sending: Sending
    _verdicts: Verdicts

    @property
    def webhook(self) -> str | None:
        """The desk's address; None: webhooks are only queued."""
        return self._delivery.url

    @webhook.setter
    def webhook(self, url: str | None) -> None:
        self._delivery.url = url

    @property
    def batch(self) -> int:
        """How many items one payload may hold, over several entries, changes and lists."""
        return self._delivery.batch

    @batch.setter
    def batch(self, most: int) -> None:
        self._delivery.batch = most

    @property
    def duplicate(self) -> bool:
        """Whether every payload is posted twice."""
        return self._delivery.duplicate

    @duplicate.setter
    def duplicate(self, value: bool) -> None:
        self._delivery.duplicate = value

    @property
    def waiting(self) -> list[Item]:
        """The messages and statuses that the desk has not taken, oldest first."""
        return self.cloud.hooks.waiting

    @property
    def pending(self) -> int:
        """How many they are."""
        return len(self.cloud.hooks.waiting)

    async def deliver(self) -> list[int]:
        """Posts everything that waits; the HTTP statuses in order (0: no answer). Not 2xx: it stays."""
        return await self._delivery.deliver()

    async def verify(self, challenge: str = "1158201444", token: str | None = None) -> bool:
        """Whether the desk repeats a challenge, asked with the right token or another one."""
        return await self._delivery.verify(challenge, token)

    def shuffle(self, seed: int | None) -> None:
        """Every delivery from now on has its own order; None: the order of events again."""
        self._delivery.shuffle(seed)

    def payload_of(self, *items: Item) -> Json:
        """One payload for some of what is :attr:`waiting`."""
        return self.cloud.hooks.payload(items)

    def sign(self, body: bytes) -> str:
        """The value of ``X-Hub-Signature-256`` for a raw body."""
        return self._delivery.sign(body)

    def inject(self, payload: Json) -> None:
        """Queues a whole payload that may be nonsense."""
        self.cloud.hooks.put(Item("raw", payload))

    def fail(self, person: Contact | None, code: int, times: int = 1, stage: Stage = "api") -> None:
        """Arranges that the next messages (to one person, or None: to anybody) are refused with a code."""
        self._verdicts.add(person, code, times, stage)

    def fault(self, endpoint: str, kind: Kind, times: int | None = 1) -> Fault:
        """Arranges a network fault: messages, media, number, account, subscribed_apps, message_templates, flows,
        flow, assets, publish, download, or "*"."""
        return self.faults.add(endpoint, kind, times)

    @property
    def window_refusals(self) -> Literal["status", "api"]:
        """How a free-form message outside the 24 hours is refused: by a ``failed`` status, or at once."""
        return self._sending.window_refusals

    @window_refusals.setter
    def window_refusals(self, value: Literal["status", "api"]) -> None:
        self._sending.window_refusals = value

    def advance_window(self, **span: float) -> None:
        """Moves the clock of the 24-hour window alone."""
        self.cloud.ahead += timedelta(**span)

    @property
    def echoes_opaque(self) -> bool:
        """Whether statuses bring ``biz_opaque_callback_data`` back."""
        return self.cloud.echoes_opaque

    @echoes_opaque.setter
    def echoes_opaque(self, value: bool) -> None:
        self.cloud.echoes_opaque = value

    @property
    def sent(self) -> list[Sent]:
        """Every accepted message, in order."""
        return self._record.sent

    @property
    def failed(self) -> list[Failed]:
        """Every accepted message that failed, in order."""
        return self._record.failed

    @property
    def reads(self) -> list[Read]:
        """Every read mark, in order."""
        return self._record.reads

    @property
    def refused(self) -> list[Refused]:
        """Every refused call, in order."""
        return self._record.refused

    @property
    def calls(self) -> list[Answered]:
        """Every call and its HTTP status, in order of answering."""
        return self._record.calls

    @property
    def media(self) -> MediaStore:
        """The stored files."""
        return self.cloud.media

    @property
    def flows(self) -> Flows:
        """The account's forms."""
        return self.cloud.flows

    @property
    def templates(self) -> Templates:
        """The account's templates."""
        return self.cloud.templates

    async def wait_for(self, predicate: Callable[[], T], timeout: float = 5.0) -> T:  # noqa: ASYNC109 - waiting is what a test asks for here
        """The predicate's first true value; TimeoutError after ``timeout`` seconds."""
        return await self._record.wait_for(predicate, timeout)
