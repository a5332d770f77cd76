"""What Meta's error codes mean for the desk: which kind of trouble it is, and the reason people are told.

Codes: developers.facebook.com, WhatsApp Cloud API, error codes. One that is not listed counts as a refusal.
"""

from dataclasses import dataclass
from enum import Enum

from bot.flows.scene.reasons import reason


class Kind(Enum):
    """What can be done about a trouble."""

    WINDOW = "window"
    """The person's last message is too long ago: only an approved text may be sent."""
    PAIR = "pair"
    """Too many messages to this person: wait, for them alone."""
    THROUGHPUT = "throughput"
    """Too many messages in all: everybody waits."""
    ACCESS = "access"
    """Token, permission or account: nothing can be sent until an administrator acts."""
    PASSING = "passing"
    """Meta's own trouble: try again."""
    ABSENT = "absent"
    """This person cannot be reached on WhatsApp."""
    TEMPLATE = "template"
    """The approved text is missing, paused or does not fit."""
    REFUSED = "refused"
    """Anything else that will not get better by itself."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One error: its kind, and the reason that an officer is told."""

    kind: Kind
    words: str


_KNOWN = {
    131047: (Kind.WINDOW, "fault-whatsapp-window"),
    131056: (Kind.PAIR, "fault-whatsapp-pair"),
    130429: (Kind.THROUGHPUT, "fault-whatsapp-throughput"),
    131048: (Kind.THROUGHPUT, "fault-whatsapp-spam"),
    80007: (Kind.THROUGHPUT, "fault-whatsapp-usage"),
    4: (Kind.THROUGHPUT, "fault-whatsapp-calls"),
    131026: (Kind.ABSENT, "fault-whatsapp-absent"),
    131030: (Kind.ABSENT, "fault-whatsapp-trial"),
    131021: (Kind.ABSENT, "fault-whatsapp-own"),
    131049: (Kind.ABSENT, "fault-whatsapp-held"),
    131050: (Kind.ABSENT, "fault-whatsapp-declined"),
    131062: (Kind.ABSENT, "fault-whatsapp-numberless"),
    130472: (Kind.ABSENT, "fault-whatsapp-undelivered"),
    0: (Kind.ACCESS, "fault-whatsapp-access"),
    3: (Kind.ACCESS, "fault-whatsapp-access"),
    10: (Kind.ACCESS, "fault-whatsapp-access"),
    190: (Kind.ACCESS, "fault-whatsapp-access"),
    368: (Kind.ACCESS, "fault-whatsapp-restricted"),
    131005: (Kind.ACCESS, "fault-whatsapp-access"),
    131031: (Kind.ACCESS, "fault-whatsapp-locked"),
    131042: (Kind.ACCESS, "fault-whatsapp-payment"),
    131045: (Kind.ACCESS, "fault-whatsapp-registration"),
    133010: (Kind.ACCESS, "fault-whatsapp-unregistered"),
    1: (Kind.PASSING, "fault-whatsapp-busy"),
    2: (Kind.PASSING, "fault-whatsapp-busy"),
    131000: (Kind.PASSING, "fault-whatsapp-busy"),
    131016: (Kind.PASSING, "fault-whatsapp-busy"),
    131057: (Kind.PASSING, "fault-whatsapp-maintained"),
    133004: (Kind.PASSING, "fault-whatsapp-busy"),
    131051: (Kind.REFUSED, "fault-whatsapp-kind"),
    131052: (Kind.REFUSED, "fault-whatsapp-media-in"),
    131053: (Kind.REFUSED, "fault-whatsapp-media-out"),
}


def trouble_of(code: int) -> Trouble:
    """What an error code means; templates have 132xxx, permissions 200-299."""
    kind, name = _KNOWN.get(code, _of_range(code))
    return Trouble(kind, reason(name, code=code))


def _of_range(code: int) -> tuple[Kind, str]:
    if 132000 <= code < 133000:
        return Kind.TEMPLATE, "fault-whatsapp-template"
    if 200 <= code < 300:
        return Kind.ACCESS, "fault-whatsapp-access"
    return Kind.REFUSED, "fault-whatsapp-refused"


RETRIED: dict[Kind, float] = {Kind.PAIR: 30.0, Kind.THROUGHPUT: 5.0, Kind.PASSING: 15.0, Kind.ACCESS: 60.0}
"""Kinds after which sending again may help, with the seconds to wait first."""
