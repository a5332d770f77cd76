"""The ordeal on WhatsApp: the desk is brought what happens, again and again until it says that it has taken it."""

import asyncio
import json
import socket
from collections.abc import Callable, Collection, Hashable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from random import Random
from types import TracebackType
from typing import Any, Self

import aiohttp

from bot.flows.scene.events import WHATSAPP
from bot.handlers.whatsapp import read_payload
from bot.handlers.whatsapp_webhook import PATH
from bot.rehearsal.fakes.whatsapp import FakeWhatsApp, Fault
from bot.turn import Arrival
from tests.crash.chats import FOR_EVER
from tests.crash.courier import Courier
from tests.crash.platform import Platform, Row, Trouble
from tests.crash.whatsapp_chat import WhatsappChat
from tests.desk import whatsapp_section

_NOWHERE = "-"
"""An endpoint that nobody calls."""
_HANGING = 2
"""Calls that hang before a kill: the answer to a message goes together with the mark that it was read."""
"""What a number may send, and the desk does by default."""
_ENVELOPE = ("messaging_product", "recipient_type", "to", "recipient")
_BETWEEN_LOOKS = 0.02


class OnWhatsapp(Platform[Fault]):
    """WhatsApp, and a desk that is only there. People have a phone number, a business-scoped id, or both."""

    channel = WHATSAPP
    points = (
        *("delay", "delay", "delay", "brought", "delay", "cut", "delay", "accepted", "taken", "hang", "delay"),
        "drop",
    )
    per_second = 80

    def __init__(self, dice: Random) -> None:
        super().__init__(dice)
        self._whatsapp = FakeWhatsApp(lambda: datetime.now(UTC), limits=False)
        self._courier = Courier(self._whatsapp, Random(dice.random()))
        self._port = _reserved_port()
        self._whatsapp.webhook = f"http://127.0.0.1:{self._port.getsockname()[1]}{PATH}"

    async def __aenter__(self) -> Self:
        await self._whatsapp.start()
        self._carrying = asyncio.create_task(self._courier.carry())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._carrying.cancel()
        with suppress(asyncio.CancelledError):
            await self._carrying
        await self._whatsapp.stop()
        self._port.close()

    def visitor(self, serial: int, name: str) -> WhatsappChat:
        return self._chat(200_000 + serial, serial, name)

    def officer(self, place: int, name: str) -> WhatsappChat:
        return self._chat(100_001 + place, place, name)

    def _chat(self, number: int, variety: int, name: str) -> WhatsappChat:
        phone, bsuid = f"62812000{number}", f"ID.1349000000{number}"
        known = ((phone, None), (phone, bsuid), (None, bsuid))[variety % 3]
        contact = self._whatsapp.user(known[0], bsuid=known[1], name=name)
        contact.reads = bool(variety % 2)
        return WhatsappChat(self._whatsapp, contact)

    def first_words(self) -> list[Arrival]:
        """What waits, as the desk reads it; it stays waiting, so that the first process is brought it once more."""
        payload = self._whatsapp.payload_of(*self._whatsapp.waiting)
        return read_payload(payload, self._whatsapp.phone_number_id, datetime.now(UTC))

    def environment(self, *, paced: bool) -> dict[str, str]:
        section = whatsapp_section(self._whatsapp) | {"messages_per_second": self.per_second if paced else 0}
        own = {f"LOKET_WHATSAPP__{key.upper()}": str(value) for key, value in section.items()}
        return own | {"LOKET_WEB__PORT": str(self._port.getsockname()[1])}

    async def seen_working(self) -> None:
        """A desk that works repeats a challenge."""
        while True:
            with suppress(aiohttp.ClientError, TimeoutError):
                if await self._whatsapp.verify():
                    return
            await asyncio.sleep(_BETWEEN_LOOKS)

    async def wait_for(self, seen: Callable[[], object], seconds: float) -> None:
        await self._whatsapp.wait_for(seen, seconds)

    @property
    def pending(self) -> int:
        return self._whatsapp.pending

    @property
    def brought_again(self) -> int:
        return self._courier.brought_again

    @property
    def accepted(self) -> int:
        return len(self._whatsapp.sent)

    @property
    def said(self) -> list[Hashable]:
        return [(_address(each.body), _words(each.body)) for each in self._whatsapp.sent]

    def said_by(self, row: Row) -> Hashable:
        return row["address"], _words(row["payload"]["call"])

    @property
    def reports(self) -> Collection[tuple[str, str]]:
        """Everybody's phone is on, so that every message accepted has been sent and delivered; some people read."""
        known = {key: person for person in self._whatsapp.people for key in (person.phone, person.bsuid)}
        reading = {each.id for each in self._whatsapp.sent if known[_address(each.body)].reads}
        states = [(each.id, state) for each in self._whatsapp.sent for state in ("sent", "delivered")]
        return {*states, *((wamid, "read") for wamid in reading)}

    async def _own_moment(self, point: str, let_pass: int) -> None:
        """``brought``: while the desk has words of people in hand; ``taken``: right after it has said it has them."""
        courier, before = self._courier, self._courier.taken
        if point == "brought":
            await courier.until(lambda: courier.taken - before >= let_pass // 2 and courier.under_way > 0)
            await asyncio.sleep(self.dice.uniform(0, 0.02))
        else:
            assert point == "taken"
            await courier.until(lambda: courier.taken - before > let_pass // 2)

    async def _accepted(self, let_pass: int) -> None:
        before = len(self._whatsapp.sent)
        await self.wait_for(lambda: len(self._whatsapp.sent) - before > let_pass, FOR_EVER)

    async def _met(self, kind: Trouble) -> None:
        """Marks that a message was read go the same way as messages; a message is what has to be met."""
        before = len(self._whatsapp.sent)
        self._faults = [self._whatsapp.fault("messages", kind, _HANGING if kind == "hang" else None)]
        if kind == "hang":
            await self.wait_for(lambda: self._faults[0].met, FOR_EVER)
        else:
            await self.wait_for(lambda: len(self._whatsapp.sent) > before, FOR_EVER)

    def _disarm(self, fault: Fault) -> None:
        fault.endpoint = _NOWHERE


def _reserved_port() -> socket.socket:
    """A port of the desk's own: bound, so that nobody else is given it while the desk is down, but not listened on."""
    kept = socket.socket()
    kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    kept.bind(("127.0.0.1", 0))
    return kept


def _address(body: Mapping[str, Any]) -> str:
    """Where the desk meets somebody: the business-scoped id if they have one."""
    return str(body.get("recipient") or body.get("to"))


def _words(call: Mapping[str, Any]) -> str:
    """A call without whom it goes to, and without the name that the platform has given an uploaded file."""
    words = {key: value for key, value in call.items() if key not in _ENVELOPE}
    if "document" in words:
        words["document"] = {key: value for key, value in words["document"].items() if key != "id"}
    return json.dumps(words, sort_keys=True)
