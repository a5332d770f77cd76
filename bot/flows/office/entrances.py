"""Entrances: links and codes that open the chat at a place of their own, what they carry, and where they lead.

What a link carries is public and hostile: it opens a place that anybody may go to, and gives nobody a right.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote

from bot.flows.office.categories import Category

LONGEST = 64
"""Characters of A-Z, a-z, 0-9, _ and - (Bot API, "deep linking": the start parameter)."""

_CARRIED = re.compile(rf"[A-Za-z0-9_-]{{1,{LONGEST}}}")
_PLAIN = re.compile(r"[a-z]+(?:_[a-z0-9]+)*")


class Kind(StrEnum):
    """What kind of place a link opens; the word that what it carries begins with."""

    CATEGORY = "layanan"
    QUEUE = "antrean"
    TOPIC = "tanya"
    APPOINTMENT = "janji"


_ALONE = (Kind.QUEUE, Kind.APPOINTMENT)
"""Of these there is one."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """One place: a category of service, a common question, the queue, or the times that can be booked."""

    kind: Kind
    key: str = ""

    @property
    def payload(self) -> str:
        """What a link to it carries; ValueError for a key that no link can carry."""
        written = f"{self.kind}_{self.key}" if self.key else str(self.kind)
        if not _CARRIED.fullmatch(written):
            raise ValueError(f"{written!r} fits in no link")
        return written


QUEUE = Entrance(Kind.QUEUE)
APPOINTMENT = Entrance(Kind.APPOINTMENT)


def read(payload: str) -> Entrance | None:
    """The place a link means; None for anything that no link of this desk carries. Whether there is such a category or
    question now is not said: a link on a wall may be older than the office's list."""
    # rule: start-64-characters
    if not _CARRIED.fullmatch(payload):
        return None
    kind, _, key = payload.partition("_")
    known = next((each for each in Kind if each == kind), None)
    return Entrance(known, key) if known is not None and bool(key) is (known not in _ALONE) else None


def is_plain(payload: str) -> bool:
    """Whether it looks like what a link carries, and not like an invitation's secret."""
    return _PLAIN.fullmatch(payload) is not None


def spoken(typed: str) -> str:
    """Words as they are looked for among those that open a place: WhatsApp's links carry words."""
    return re.sub(r"\s*:\s*", ": ", " ".join(typed.casefold().split()).strip(" .!"))


def places(categories: tuple[Category, ...], topics: Mapping[str, object], *, booking: bool) -> tuple[Entrance, ...]:
    """Every place of a desk that a link can open: the queue, appointments where they can be booked, each category, each
    common question."""
    services = (Entrance(Kind.CATEGORY, category.key) for category in categories)
    return (QUEUE, *((APPOINTMENT,) if booking else ()), *services, *(Entrance(Kind.TOPIC, key) for key in topics))


@dataclass(frozen=True, slots=True)
class Links:
    """Where the desk is found. The three bases are empty where it is not, or not known yet.

    ``telegram`` is the bot's user name, ``whatsapp`` the number in digits, ``web`` the public address without a slash
    at its end; ``words`` is what WhatsApp's links say for each place.
    """

    telegram: str = ""
    whatsapp: str = ""
    web: str = ""
    words: Mapping[Entrance, str] = field(default_factory=dict)

    def on_telegram(self, payload: str = "") -> str:
        """A link that opens the bot; empty where there is none."""
        start = f"?start={payload}" if payload else ""
        return f"https://t.me/{self.telegram}{start}" if self.telegram else ""

    def on_whatsapp(self, words: str = "") -> str:
        """A link that opens a chat with the number, with these words ready to be sent."""
        text = f"?text={quote(words, safe='')}" if words else ""
        return f"https://wa.me/{self.whatsapp}{text}" if self.whatsapp else ""

    def on_web(self, payload: str = "") -> str:
        """The web chat's address; without a payload the shortest one."""
        return f"{self.web}/chat?mulai={payload}" if self.web and payload else self.web

    def to(self, place: Entrance) -> dict[str, str]:
        """Every link to a place, by channel; only of the channels that the desk is on."""
        links = {
            "telegram": self.on_telegram(place.payload),
            "whatsapp": self.on_whatsapp(self.words.get(place, "")),
            "web": self.on_web(place.payload),
        }
        return {channel: link for channel, link in links.items() if link}

    @property
    def home(self) -> dict[str, str]:
        """The plain address on every channel that the desk is on."""
        links = {"telegram": self.on_telegram(), "whatsapp": self.on_whatsapp(), "web": self.on_web()}
        return {channel: link for channel, link in links.items() if link}
