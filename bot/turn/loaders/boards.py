"""The live boards."""

from collections.abc import Mapping

from bot.flows.state.board import COUNTER, Board
from bot.turn.loaders.asking import Answer, Asking
from storage import boards


async def load_boards(asking: Asking) -> Answer[Mapping[str, Board]]:
    """All of them; while there are none nobody looks for any."""
    rows = await boards.live(asking.connection) if asking.desk.counters.last(COUNTER) else []
    return Answer({row["person_id"]: Board(**row) for row in rows})
