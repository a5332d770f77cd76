"""The disturbances, read anew only when something was said of them since this process read them last."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.flows.state.disturbance import Disturbance
from storage import disturbances


class DisturbancesRead:
    """The disturbances as some transaction has read them, and the version that stood beside them there. They are
    believed as the staff are (:mod:`bot.turn.staff_read`)."""

    def __init__(self) -> None:
        self._version: int | None = None
        self._known: tuple[Disturbance, ...] = ()

    async def read(self, connection: AsyncConnection, version: int) -> tuple[Disturbance, ...]:
        """All there have been; ``version`` is what stands in this transaction."""
        # rule: disturbances-believed-by-version
        if version != self._version:
            self._known = records.disturbances_of(await disturbances.all_disturbances(connection))
            self._version = version
        return self._known
