"""The way of one life's calls to the platforms: each takes its time, and something may befall it."""

import asyncio
from collections.abc import Awaitable, Callable
from random import Random
from typing import TypeVar

from bot.rehearsal.simulation.faults import Faults
from bot.rehearsal.simulation.world import World

_QUICKEST, _SLOWEST = 0.03, 0.25
"""Seconds a call takes."""
_LONGEST = 15.0
PATIENCE = 20.0
"""Seconds an answer is waited for."""

T = TypeVar("T")


class Cut(Exception):
    """The call never arrived."""


class Unanswered(Exception):
    """The call was carried out, but its answer is lost."""


class Wire:
    """Owns what is on its way; ``gone`` once the process that it belonged to is dead."""

    def __init__(self, world: World, chance: Random, faults: Faults) -> None:
        self._world, self._chance, self._faults = world, chance, faults
        self.dies: Callable[[], bool] = lambda: False
        self.stand_still: Callable[[], Awaitable[None]] | None = None
        """Never returns: the process has ended here."""
        self.gone = False
        self.under_way = 0
        """Calls that are not answered yet."""

    async def carry(self, call: Callable[[], T]) -> T:
        """One call, carried out by ``call``. Raises Cut or Unanswered."""
        self.under_way += 1
        try:
            return await self._carry(call)
        finally:
            self.under_way -= 1

    async def _carry(self, call: Callable[[], T]) -> T:
        faults, drawn = self._faults, self._chance.random()
        await self._travel()
        if (drawn := drawn - faults.refused) < 0:
            self._world.count("fault refused")
            raise Cut
        if (drawn := drawn - faults.slow) < 0:
            self._world.count("fault slow")
            await asyncio.sleep(self._chance.uniform(1, _LONGEST))
        if self.gone:
            raise Cut
        await self._may_die()
        answer = call()
        await self._may_die()
        await self._travel()
        if drawn - faults.unanswered < 0:
            self._world.count("fault unanswered")
            await asyncio.sleep(PATIENCE)
            raise Unanswered
        return answer

    async def _travel(self) -> None:
        await asyncio.sleep(self._chance.uniform(_QUICKEST, _SLOWEST) / 2)

    async def _may_die(self) -> None:
        if self.dies() and self.stand_still is not None:
            await self.stand_still()
