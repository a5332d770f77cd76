"""Simulated WhatsApp: the production channel speaks to it without a network, and what breaks its rules is seen."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar, cast

import aiohttp
import pytest

from bot.channels.base import Result, RetryLater, Sent
from bot.channels.whatsapp import Reach, Reaching, WhatsappChannel
from bot.channels.whatsapp_api import WhatsappApi
from bot.forms.templates import DEFAULT_NAMES
from bot.rehearsal.fakes.whatsapp.hooks import Item
from bot.rehearsal.simulation import promises
from bot.rehearsal.simulation.chats import PhoneChat
from bot.rehearsal.simulation.deliveries import Deliveries, Taken
from bot.rehearsal.simulation.faults import NONE, Faults
from bot.rehearsal.simulation.graph_session import GraphSession
from bot.rehearsal.simulation.handset import Handset
from bot.rehearsal.simulation.simulated_loop import SimulatedLoop
from bot.rehearsal.simulation.whatsapp import NUMBER_ID, Whatsapp
from bot.rehearsal.simulation.wire import Wire
from bot.rehearsal.simulation.world import World
from bot.render import Shown
from tests.clock import MONDAY_MORNING

T = TypeVar("T")
HELLO: Shown = {
    "text": "Selamat pagi",
    "rows": [],
    "anew": False,
    "template": {"purpose": "call", "language": "id", "params": ["A-001", "ULT"]},
}


class Stage:
    """Rina, who has just written, and the desk's channel over a wire."""

    def __init__(self, faults: Faults = NONE, rina: str = "Rina") -> None:
        self.world = World("panggung")
        self.whatsapp = Whatsapp(self.world, faults)
        self.chat: PhoneChat = self.whatsapp.join(rina, lambda: None)
        self.whatsapp.write(self.chat, "halo")
        self.heard_at = self.world.true_now()
        wire = Wire(self.world, self.world.chance("wire"), faults)
        session = cast(aiohttp.ClientSession, GraphSession(self.whatsapp, wire))
        self.api = WhatsappApi("https://graph.facebook.com", "v26.0", "WA", NUMBER_ID, lambda: session)
        names = {purpose.value: name for purpose, name in DEFAULT_NAMES.items()}
        self.channel = WhatsappChannel(self.api, self._reaching(), names, self)

    @property
    def phone(self) -> Handset:
        return self.whatsapp.phones[self.chat.id]

    def now(self) -> datetime:
        return self.world.true_now()

    def _reaching(self) -> Reaching:
        async def reach(_: str) -> Reach:
            return Reach(self.heard_at, tuple(self.phone.names))

        async def nothing(_: str) -> None:
            return None

        return Reaching(reach, nothing, nothing)

    def play(self, act: Callable[[], Awaitable[T]]) -> T:
        """Something the desk does, in the world's time."""

        async def opened() -> T:
            await self.api.open()
            return await act()

        loop = SimulatedLoop(self.world, lambda: False)
        try:
            return loop.run_until_complete(opened())
        finally:
            loop.close()

    def say(self) -> Result:
        return self.play(lambda: self.channel.send(self.phone.names[0], HELLO, None))

    @property
    def broken(self) -> set[str]:
        return {told.partition(":")[0] for told in self.world.broken}


def test_it_arrives_while_the_window_is_open_and_an_approved_text_afterwards() -> None:
    stage = Stage()
    within = stage.say()
    stage.world.passed += timedelta(hours=25).total_seconds()
    outside = stage.say()

    assert isinstance(within, Sent)
    assert not within.template
    assert isinstance(outside, Sent)
    assert outside.template == "loket_giliran"
    assert [seen.kind for seen in stage.phone.messages] == ["text", "template"]
    assert len(stage.chat.bubbles) == 2
    assert not stage.broken


def test_whoever_speaks_freely_outside_the_window_breaks_a_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WhatsappChannel, "_open", lambda *_given: True)
    stage = Stage()
    stage.world.passed += timedelta(hours=25).total_seconds()
    stage.say()

    assert stage.broken == {"inside_the_window"}


def test_whoever_speaks_too_fast_breaks_a_promise() -> None:
    stage = Stage()
    text = {"type": "text", "to": stage.phone.phone or "", "recipient": stage.phone.bsuid or ""}
    call = {"messaging_product": "whatsapp", **text, "text": {"body": "halo"}}
    path = f"/v26.0/{NUMBER_ID}/messages"

    assert [stage.whatsapp.answer("POST", path, call, None)[0] for _ in range(45)] == [200] * 45
    assert not stage.broken
    assert stage.whatsapp.answer("POST", path, call, None)[0] == 400
    assert stage.broken == {"within_pace"}


def test_what_meta_cannot_read_breaks_a_promise() -> None:
    stage = Stage()
    call: dict[str, Any] = {"messaging_product": "whatsapp", "recipient": stage.phone.names[0], "type": "dance"}

    assert stage.whatsapp.answer("POST", f"/v26.0/{NUMBER_ID}/messages", call, None)[0] == 400
    assert stage.broken == {"well_formed"}


def test_a_failure_of_metas_is_nobodys_fault() -> None:
    stage = Stage(Faults(failed=1.0))
    results = {type(stage.say()) for _ in range(8)}

    assert results >= {Sent, RetryLater}
    assert not stage.broken


def test_files_travel_both_ways() -> None:
    stage = Stage()
    stage.whatsapp.send_photo(stage.chat, b"gambar")
    ref = stage.phone.said[-1].content["image"]["id"]
    kept = stage.play(lambda: stage.api.keep_media("Tanda bukti.pdf", b"%PDF-1.7\r\n\x00", "application/pdf"))
    uploaded = stage.whatsapp.cloud.media.get(kept)

    assert stage.play(lambda: stage.api.media(ref, 1000)) == b"gambar"
    assert uploaded is not None
    assert (uploaded.name, uploaded.content) == ("Tanda bukti.pdf", b"%PDF-1.7\r\n\x00")


def test_whoever_changes_their_number_keeps_the_phone_and_is_told_of_by_both() -> None:
    stage = Stage()
    before = stage.phone.names[-1]
    stage.whatsapp.move(stage.chat)

    assert before in stage.phone.names
    assert len(stage.phone.names) > 1
    assert stage.phone.said[-1].content["type"] == "text"
    assert stage.phone.names[-1] in (stage.phone.phone, stage.phone.bsuid)


def test_a_phone_that_is_off_sees_later_what_came_meanwhile() -> None:
    stage = Stage()
    stage.whatsapp.switch(stage.chat, on=False)
    stage.say()
    assert not stage.chat.bubbles

    stage.whatsapp.switch(stage.chat, on=True)
    assert [bubble.text for bubble in stage.chat.bubbles.values()] == ["Selamat pagi"]


def report(number: int) -> Item:
    return Item("statuses", {"id": f"wamid.{number}", "status": "sent", "timestamp": "1"})


class Listening:
    """A desk that answers what it is told to."""

    def __init__(self, faults: Faults = NONE) -> None:
        self.world = World("kabar")
        self.told = Deliveries(self.world, faults, "1", NUMBER_ID)
        self.bodies: list[bytes] = []
        self.taken: list[bytes] = []
        self.waiting: list[Taken] = []
        self.told.acknowledged = self.taken.append
        self.told.desk = self.hear

    def hear(self, body: bytes, taken: Taken) -> None:
        self.bodies.append(body)
        self.waiting.append(taken)

    def pass_(self, seconds: float) -> None:
        until = self.world.passed + seconds
        while self.world.passed < until:
            self.world.go_on(until)


def test_what_is_not_taken_is_brought_again_until_it_is() -> None:
    desk = Listening()
    desk.told.put(report(1))
    desk.pass_(3)
    desk.waiting.pop()(503)
    desk.told.put(report(2))
    desk.pass_(60)
    assert not desk.taken

    for taken in desk.waiting:
        taken(200)
    assert all(any(name in body for body in desk.taken) for name in (b"wamid.1", b"wamid.2"))
    desk.pass_(600)
    assert len(desk.bodies) == 1 + len(desk.taken)


def test_what_was_on_its_way_to_a_desk_that_died_is_brought_to_the_next() -> None:
    desk = Listening()
    desk.told.put(report(1))
    desk.pass_(3)
    desk.told.desk_died()
    desk.pass_(120)
    desk.told.desk = desk.hear
    desk.pass_(120)

    assert len(desk.bodies) == 2
    assert b"wamid.1" in desk.bodies[1]


def test_reports_come_twice_and_in_another_order() -> None:
    desk = Listening(Faults(late=0.5, doubled=1.0))
    for number in range(10):
        desk.told.put(report(number))
    desk.pass_(1300)
    numbers = [int(body.partition(b"wamid.")[2][:1]) for body in desk.bodies]

    assert sorted(numbers) == sorted([*range(10), *range(10)])
    assert numbers != sorted(numbers)


def test_inside_the_window() -> None:
    now = MONDAY_MORNING
    long_ago = now - timedelta(hours=24)
    assert not list(promises.inside_the_window(now - timedelta(hours=23), now, free=True))
    assert not list(promises.inside_the_window(long_ago, now, free=False))
    assert list(promises.inside_the_window(long_ago, now, free=True))
    assert list(promises.inside_the_window(None, now, free=True)) == ["never heard"]


def test_reports_are_kept_and_whoever_has_one_phone_is_one_person() -> None:
    assert not list(promises.reports_are_kept(["a read"], ["a sent", "a read"]))
    assert list(promises.reports_are_kept(["a read"], ["a sent"])) == ["report a read"]
    assert not list(promises.known_as_one({"p1"}))
    assert list(promises.known_as_one({"p1", "p2"})) == ["one phone is 2 people"]
