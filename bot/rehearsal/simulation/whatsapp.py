"""Simulated WhatsApp: what Meta holds for one number, put together from the fake's parts without a server."""

import json
from collections.abc import Callable
from datetime import datetime
from itertools import count

from bot.forms.templates import DEFAULT_NAMES, template_requests
from bot.rehearsal.fakes.whatsapp.cloud import Cloud
from bot.rehearsal.fakes.whatsapp.errors import GraphError, Json
from bot.rehearsal.fakes.whatsapp.faults import Stage, Verdicts
from bot.rehearsal.fakes.whatsapp.identity import Identity, address_of
from bot.rehearsal.fakes.whatsapp.limits import Limits
from bot.rehearsal.fakes.whatsapp.nodes import Call, Nodes, Upload
from bot.rehearsal.fakes.whatsapp.record import Record
from bot.rehearsal.fakes.whatsapp.sending import Sending
from bot.rehearsal.simulation import promises
from bot.rehearsal.simulation.chats import PhoneChat, Pressable
from bot.rehearsal.simulation.deliveries import Deliveries
from bot.rehearsal.simulation.faults import NONE, Faults
from bot.rehearsal.simulation.handset import Handset
from bot.rehearsal.simulation.world import World

NUMBER_ID, ACCOUNT_ID = "10555001", "20777001"
TEMPLATES = {f"template_{purpose.value}": name for purpose, name in DEFAULT_NAMES.items()}
"""The settings that name the approved texts."""

_HOME = "https://graph.facebook.com"
_FAILURES: tuple[tuple[int, Stage], ...] = ((131016, "api"), (131000, "status"))
_CLOSURES: tuple[tuple[int, Stage], ...] = ((131047, "api"), (131047, "status"))
"""Codes with which Meta fails any message, and those with which only one that is no approved text."""

_TOO_FAST = (130429, 131056)
_HIDES, _HAS_NO_ID = 0.2, 0.4
"""Out of 1: whose number is hidden behind a username; below the second: who has no business-scoped id yet."""


class Whatsapp:
    """Owns phones and their numbers; what the desk has not taken yet is owned by ``deliveries``."""

    def __init__(self, world: World, faults: Faults = NONE) -> None:
        self._world, self._faults = world, faults
        self._chance = world.chance("whatsapp")
        self.cloud = Cloud(NUMBER_ID, ACCOUNT_ID, world.true_now)
        self.deliveries = self.cloud.hooks = Deliveries(world, faults, ACCOUNT_ID, NUMBER_ID)
        self.record, self._verdicts = Record(), Verdicts()
        self._sending = Sending(self.cloud, Limits(), self._verdicts, self.record)
        self._sending.window_refusals = self._chance.choice(("api", "status"))
        self._nodes = Nodes(self.cloud, self._sending)
        self.phones: dict[int, Handset] = {}
        self.desk_now: Callable[[], datetime] = world.true_now
        """What the desk's clock says."""
        self._ids = count(1)
        for request in template_requests("ULT", {}):
            self.cloud.templates.create(request)
        self.cloud.templates.judge("APPROVED")

    def join(self, name: str, notice: Callable[[], None]) -> PhoneChat:
        """Somebody who has WhatsApp: with a number, a business-scoped id, or both."""
        chat, drawn = PhoneChat(next(self._ids), name, notice), self._chance.random()
        phone = None if drawn < _HIDES else f"62812{chat.id:08d}"
        scoped = f"ID.1349{chat.id:012d}" if drawn < _HIDES or drawn >= _HAS_NO_ID else None
        identity = Identity(phone, scoped, None if phone else name, name)
        self.phones[chat.id] = Handset(self._world, self.cloud, identity, self._sending.directory, chat)
        return chat

    def write(self, chat: PhoneChat, text: str) -> None:
        """Somebody writes."""
        self.phones[chat.id].send(text)

    def press(self, chat: PhoneChat, pressed: Pressable) -> None:
        """Somebody presses a button, however old."""
        self.phones[chat.id].press_id(pressed.data, pressed.label, str(pressed.message_id))

    def send_photo(self, chat: PhoneChat, content: bytes) -> None:
        """Somebody sends a picture."""
        self.phones[chat.id].send_image(content=content)

    def block(self, chat: PhoneChat, *, blocked: bool) -> None:
        """Somebody blocks the desk, which nobody tells it, or lets it in again."""
        self.phones[chat.id].blocked = blocked

    def switch(self, chat: PhoneChat, *, on: bool) -> None:
        """A phone is switched off, or on again: then comes what has come meanwhile."""
        self.phones[chat.id].online = on

    def move(self, chat: PhoneChat) -> None:
        """Somebody changes their number; whose number is hidden gets another business-scoped id."""
        phone, serial = self.phones[chat.id], next(self._ids) + 5_000_000
        if phone.phone is None:
            phone.change_number(None, f"ID.1349{serial:012d}")
        else:
            phone.change_number(f"62812{serial:08d}")

    def answer(self, method: str, path: str, given: Json, upload: Upload | None) -> tuple[int, bytes]:
        """What a call of the desk does: an object's, an edge's, or that of a file's address."""
        try:
            if path.startswith("/whatsapp_business"):
                return 200, self.cloud.media.at(path).content
            _, _version, node, *edge = path.split("/")
            body = json.loads(json.dumps(given))
            if edge == ["messages"]:
                self._look_at(body)
            answer = self._nodes.answer(Call(method, node, "/".join(edge), body, upload, _HOME))
        except GraphError as refusal:
            self._judge(refusal)
            return refusal.status, json.dumps(refusal.body()).encode()
        return 200, json.dumps(answer).encode()

    def _look_at(self, body: Json) -> None:
        """A message goes out: may it, and does Meta let it?"""
        if "status" in body:
            return
        person = self._sending.directory.get(address_of(body).key)
        free = body.get("type") != "template"
        kind = "said" if free else "template"
        self._world.count(f"whatsapp {kind}")
        if person is not None:
            for how in promises.inside_the_window(person.wrote_at, self.desk_now(), free=free):
                self._world.break_promise("inside_the_window", how)
        if self._chance.random() < self._faults.failed:
            self._world.count("fault failed")
            code, stage = self._chance.choice(_FAILURES + _CLOSURES if free else _FAILURES)
            self._verdicts.add(person, code, 1, stage)

    def _judge(self, refusal: GraphError) -> None:
        """Meta says no: is that the desk's fault?"""
        self._world.tell(f"WhatsApp: {refusal.code}")
        at_fault = refusal.code not in {code for code, _ in _FAILURES + _CLOSURES}
        name = "within_pace" if refusal.code in _TOO_FAST else "well_formed"
        if at_fault:
            self._world.break_promise(name, str(refusal))
