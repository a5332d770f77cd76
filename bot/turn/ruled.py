"""The office under the rulings on its hours, which are read anew only when they have changed."""

from collections.abc import Mapping
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.flows.calendar.rulings import NO_RULINGS, Ruling, Rulings
from bot.flows.office.office import Office
from bot.kept_calendars import ruled
from storage import rulings

log = structlog.get_logger(__name__)

_NOTHING = "tutup 0001-01-01/0001-01-01"


class RulingsRead:
    """The rulings as some transaction has read them, the version that stood beside them there, and the office under
    them. They are believed as the staff are (:mod:`bot.turn.staff_read`)."""

    def __init__(self) -> None:
        self._version = 0
        self._base: Office | None = None
        self._office: Office | None = None
        self.rulings = NO_RULINGS

    def office(self, base: Office) -> Office:
        """The office as far as is known without asking again."""
        return self._office if self._office is not None and self._base is base else self._under(base)

    async def changed(self, connection: AsyncConnection, version: int) -> bool:
        """Whether another version stands in this transaction; then what it stands for has been read."""
        # rule: rulings-believed-by-version
        if version == self._version:
            return False
        self.rulings = Rulings(tuple(map(_read, await rulings.all_rulings(connection))))
        self._version, self._office = version, None
        return True

    def _under(self, base: Office) -> Office:
        self._base, self._office = base, ruled(base, self.rulings) if self.rulings.listed else base
        return self._office


def _read(row: Mapping[str, Any]) -> Ruling:
    """A ruling; one that cannot be read stops nothing, and changes nothing."""
    try:
        return records.ruling_of(row)
    except ValueError:
        log.warning("ruling cannot be read", ruling=row["id"])
        return records.ruling_of({**row, "change": _NOTHING})
