"""The office under its house rules, which are read anew only when they have changed."""

from collections.abc import Mapping
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.flows.office.house_rules import NO_HOUSE_RULES, HouseRule, HouseRules, Matter
from bot.flows.office.office import Office
from bot.flows.office.ruled_house import under
from storage import house_rules

log = structlog.get_logger(__name__)

_NOTHING = "unreadable"


class HouseRulesRead:
    """The house rules as some transaction has read them, the version that stood beside them there, and the office under
    them. They are believed as the staff are (:mod:`bot.turn.staff_read`)."""

    def __init__(self) -> None:
        self._version = 0
        self._base: Office | None = None
        self._office: Office | None = None
        self.rules = NO_HOUSE_RULES

    def office(self, base: Office) -> Office:
        """The office as far as is known without asking again."""
        if self._office is None or self._base is not base:
            self._base, self._office = base, under(base, self.rules) if self.rules.listed else base
        return self._office

    async def changed(self, connection: AsyncConnection, version: int) -> bool:
        """Whether another version stands in this transaction; then what it stands for has been read."""
        # rule: house-rules-believed-by-version
        if version == self._version:
            return False
        self.rules = HouseRules(tuple(map(_read, await house_rules.all_house_rules(connection))))
        self._version, self._office = version, None
        return True


def _read(row: Mapping[str, Any]) -> HouseRule:
    """A house rule; one that cannot be read stops nothing, and changes nothing."""
    try:
        return records.house_rule_of(row)
    except ValueError:
        log.warning("house rule cannot be read", rule=row["id"])
        return records.house_rule_of({**row, "matter": Matter.ROOMS, "key": _NOTHING})
