"""How the day went so far: loaded only where somebody asks for it, or a board ends."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from pydantic import TypeAdapter

from bot.flows.state.day import Basis, Day, Ended
from bot.flows.state.lengths import ALL
from bot.flows.state.result import Result
from bot.flows.state.visits import Status
from bot.turn.loaders.asking import Answer, Asking
from storage import views

_MOST_ENDED, _MOST_LATE = 500, 30
_RESULT = TypeAdapter(Result | None)


async def load_day(asking: Asking) -> Answer[Day]:
    """Loads the day up to now, in a fixed number of statements."""
    began = asking.office.calendar.local(asking.now).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = await views.ended_since(asking.connection, began, _MOST_ENDED)
    known = await views.basis(asking.connection, ALL)
    day = Day(
        ended=tuple(map(_ended, rows)),
        in_all=int(rows[0]["in_all"]) if rows else 0,
        late=tuple(await views.late_since(asking.connection, began, _MOST_LATE)),
        basis=Basis(known["count"], known["reckoned_at"]) if known else None,
    )
    return Answer(day, visits=day.late)


def _ended(row: Mapping[str, Any]) -> Ended:
    result = _RESULT.validate_python(row["result"])
    return Ended(row["id"], Status(row["status"]), row["sheet_id"], _waited(row), result.steps if result else ())


def _waited(row: Mapping[str, Any]) -> timedelta | None:
    joined_at, called_at = row["joined_at"], row["called_at"]
    return max(called_at - joined_at, timedelta()) if joined_at and called_at else None
