"""What comes to the door: an event with the form it came in, or something that could not be read."""

import hashlib
import json
from dataclasses import dataclass, field

from bot.flows.scene.events import Event
from bot.trail import Trail

_LONGEST_RAW = 100_000


@dataclass(frozen=True, slots=True)
class Arrival:
    """An event as it came in: read, and in its raw form in case it has to be parked."""

    event: Event | None
    key: str
    raw: str
    fault: str = ""
    """Why it is to be parked; empty for an event that is to be decided."""
    named: bool = False
    """Whether it stands under the name by which it is remembered already (:mod:`bot.turn.naming`)."""
    enclosed: bytes | None = field(default=None, repr=False)
    """What a file holds that came with the event, examined already: kept in the same transaction, or not at all."""
    trail: Trail | None = field(default=None, repr=False, compare=False)
    """Its trace, where traces are told."""


def arrival(event: Event, raw: object = None) -> Arrival:
    """An event that could be read, with the form it came in."""
    return Arrival(event, event.key, _as_raw(raw if raw is not None else repr(event.body)))


def unreadable(key: str, raw: object, fault: str) -> Arrival:
    """Something that came in and could not be read: parked, reported, never lost."""
    return Arrival(None, key, _as_raw(raw), fault)


def _as_raw(raw: object) -> str:
    text = raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=True, default=str)
    return text.replace("\x00", "")[:_LONGEST_RAW].encode(errors="replace").decode()


def label(key: str) -> str:
    """A remembered event's name for people and logs, short enough to be read out."""
    return f"{key.partition(':')[0]}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"
