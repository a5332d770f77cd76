"""What may befall a webhook on its way, arranged before it is queued: late, twice, never."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from bot.rehearsal.fakes.zoom.payloads import full_name

What = Literal["late", "twice", "never"]


@dataclass(frozen=True, slots=True)
class Mishap:
    """One arranged mishap for the next event of a name ("": of any)."""

    what: What
    event: str
    delay: timedelta = timedelta(0)


class Mishaps:
    """The mishaps not yet used up. Of each kind the first that fits befalls an event."""

    def __init__(self) -> None:
        self._arranged: list[Mishap] = []

    def arrange(self, what: What, event: str, minutes: float = 0) -> None:
        """Arranges one for the next event that fits."""
        self._arranged.append(Mishap(what, event and full_name(event), timedelta(minutes=minutes)))

    def take(self, event: str) -> dict[What, Mishap]:
        """What befalls this event; used up by it."""
        met: dict[What, Mishap] = {}
        for mishap in tuple(self._arranged):
            if mishap.event in ("", event) and mishap.what not in met:
                met[mishap.what] = mishap
                self._arranged.remove(mishap)
        return met
