"""What stands between the desk and a platform: told once an hour for as long as it stands, and once when it is over."""

from datetime import datetime

import structlog

from bot.flows.scene.events import Event, PlatformRecovered, PlatformTroubled
from bot.turn import Arrival, arrival

log = structlog.get_logger(__name__)


class Alarm:
    """Remembers what it has told. A process that dies tells once more: under the same name, and so to nobody twice."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], str] = {}

    def raised(self, channel: str, what: str, words: str, now: datetime, *, cut_off: bool) -> list[Arrival]:
        """A trouble stands; ``cut_off`` if nothing can be delivered on that channel meanwhile."""
        hour = f"{now:%Y%m%d%H}"
        if self._told.get((channel, what)) == hour:
            return []
        self._told[channel, what] = hour
        log.error("platform in trouble", channel=channel, what=what, words=words)
        body = PlatformTroubled(words, what, channel if cut_off else "")
        return [arrival(Event(channel, f"trouble:{what}:{hour}", now, body))]

    def over(self, channel: str, what: str, now: datetime) -> list[Arrival]:
        """A trouble is over, if it stood."""
        if self._told.pop((channel, what), None) is None:
            return []
        log.info("platform is well again", channel=channel, what=what)
        return [arrival(Event(channel, f"well:{what}:{now.isoformat()}", now, PlatformRecovered(what)))]

    def not_told(self, channel: str, what: str) -> None:
        """What was to be told could not be written down: it is told another time."""
        self._told.pop((channel, what), None)
