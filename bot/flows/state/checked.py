"""What a check-up of the desk finds, as chats are told of it: one line for each thing that was looked at."""

from dataclasses import dataclass
from enum import StrEnum


class Area(StrEnum):
    """What a check-up looks at, in the order in which it is told."""

    SETTINGS = "settings"
    PROCEDURE = "procedure"
    CALENDAR = "calendar"
    STAFF = "staff"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    ZOOM = "zoom"
    MESSAGES = "messages"
    CLOCK = "clock"
    ADDRESSES = "addresses"
    DATABASE = "database"
    BACKUPS = "backups"
    RETENTION = "retention"
    PAPERS = "papers"


class State(StrEnum):
    """How it is: good, worth a look, or broken."""

    GOOD = "good"
    ATTENTION = "attention"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was looked at: how it is, in words, and what mends it."""

    area: Area
    state: State
    what: str
    remedy: str = ""
