"""A person's phone: what has arrived on it, whether it is on, whether the desk may still write freely."""

from datetime import datetime, timedelta

from bot.rehearsal.fakes.whatsapp.cloud import Cloud
from bot.rehearsal.fakes.whatsapp.hooks import Item
from bot.rehearsal.fakes.whatsapp.identity import Identity
from bot.rehearsal.fakes.whatsapp.screen import Screen, SeenMessage
from bot.rehearsal.fakes.whatsapp.statuses import Outgoing, told

WINDOW = timedelta(hours=24)


class Phone(Screen):
    """The phone of one person. ``online``, ``reads``, ``blocked`` and ``on_whatsapp`` can be set at any time."""

    def __init__(self, cloud: Cloud, identity: Identity) -> None:
        super().__init__()
        self._cloud = cloud
        self.identity = identity
        self.reads = False
        self.on_whatsapp = True
        self.blocked = False
        self.wrote_at: datetime | None = None
        self._online = True
        self._held: list[tuple[Outgoing, SeenMessage | None]] = []

    @property
    def phone(self) -> str | None:
        """The phone number; None when it is hidden behind a username."""
        return self.identity.phone

    @property
    def bsuid(self) -> str | None:
        """The business-scoped user id."""
        return self.identity.bsuid

    @property
    def online(self) -> bool:
        """Whether the phone is on; what came meanwhile arrives when it is switched on."""
        return self._online

    @online.setter
    def online(self, value: bool) -> None:
        self._online = value
        if value:
            held, self._held = self._held, []
            for message, seen in held:
                self.take(message, seen)

    @property
    def window_open(self) -> bool:
        """Whether they have written within the last 24 hours."""
        return self.wrote_at is not None and self._cloud.window_now() - self.wrote_at < WINDOW

    def take(self, message: Outgoing, seen: SeenMessage | None) -> None:
        """A message arrives: on the screen (unless it is a reaction), and told as delivered or read."""
        if self.blocked:
            return
        if not self._online:
            self._held.append((message, seen))
            return
        if seen is not None:
            self.messages.append(seen)
        card = self.identity.card() if self.bsuid else None
        for status in ("delivered", "read") if self.reads else ("delivered",):
            self._cloud.hooks.put(Item("statuses", told(message, status, self._cloud.clock()), card))
