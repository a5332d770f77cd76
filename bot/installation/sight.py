"""What can be seen of all desks without opening any: a thousand are looked at every two seconds, so that takes one look
at a file for each thing that may have changed, and one question for all that lie on a server."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import structlog

from bot.installation.folder import PAUSED, Look, look
from bot.settings import Settings
from bot.settings.place import FILE, Place, place_of
from storage import premises, safekeeping
from storage.occupancy import is_occupied
from storage.shared import Pools

log = structlog.get_logger(__name__)

Seen = tuple[Look | None, Look | None, bool]
"""What a desk's file and the installation's look like, and whether the desk is paused."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A desk that has been seen before, with what is looked at there: a path is made of words each time."""

    place: Place
    file: str
    paused: str


class Sight:
    """Looks at the folder of desks."""

    def __init__(self, desks: Path) -> None:
        self._desks = desks
        self._known: dict[str, _Known | None] = {}
        self._found: dict[str, tuple[Place, Seen]] = {}

    def look(self) -> dict[str, tuple[Place, Seen]]:
        """Every desk that there is, by name, and what its files look like now; as it was, where that cannot be read."""
        try:
            self._found = dict(self._look())
        except OSError as fault:
            # rule: unread-folder-closes-nobody
            log.warning("the folder of desks cannot be read", fault=type(fault).__name__)
        return self._found

    def _look(self) -> Iterator[tuple[str, tuple[Place, Seen]]]:
        above = look(str(self._desks.parent / FILE))
        for name in sorted(self._names()):
            if (known := self._known_as(name)) is not None and (its := look(known.file)) is not None:
                yield name, (known.place, (its, above, os.access(known.paused, os.F_OK)))

    def _names(self) -> list[str]:
        try:
            with os.scandir(self._desks) as entries:
                return [entry.name for entry in entries]
        except (FileNotFoundError, NotADirectoryError):
            return []

    def _known_as(self, name: str) -> _Known | None:
        if name not in self._known:
            place = place_of(self._desks / name / FILE)
            paused = str(self._desks / name / PAUSED)
            self._known[name] = _Known(place, str(place.file), paused) if place is not None else None
        return self._known[name]


class Served:
    """Which desks other processes serve, as far as it can be known without asking for each."""

    def __init__(self, pools: Pools) -> None:
        self._pools = pools
        self._held: frozenset[int] = frozenset()

    async def look(self) -> None:
        """Asks every server once."""
        self._held = await self._pools.held()

    def surely(self, settings: Settings) -> bool:
        """Whether somebody serves the desk of these settings; who does not know that asks for the desk itself."""
        url, where = premises.parted(settings.database.address)
        if (file := safekeeping.database_file(url)) is not None:
            return is_occupied(file)
        return bool(where.schema) and where.serving in self._held
