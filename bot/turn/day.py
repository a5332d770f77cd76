"""How the day went so far: loaded only where somebody asks for it, or a board ends."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.flows.office.office import Office
from bot.flows.state.day import Basis, Day, Ended
from bot.flows.state.lengths import ALL
from bot.flows.state.result import Result
from bot.flows.state.visits import Status
from storage import views

_MOST_ENDED, _MOST_LATE = 500, 30
_RESULT = TypeAdapter(Result | None)


async def load_day(connection: AsyncConnection, office: Office, now: datetime) -> Day:
    """Loads the day up to now, in a fixed number of statements."""
    began = office.calendar.local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = await views.ended_since(connection, began, _MOST_ENDED)
    known = await views.basis(connection, ALL)
    return Day(
        ended=tuple(map(_ended, rows)),
        in_all=int(rows[0]["in_all"]) if rows else 0,
        late=tuple(await views.late_since(connection, began, _MOST_LATE)),
        basis=Basis(known["count"], known["reckoned_at"]) if known else None,
    )


def _ended(row: Mapping[str, Any]) -> Ended:
    result = _RESULT.validate_python(row["result"])
    return Ended(row["id"], Status(row["status"]), row["sheet_id"], _waited(row), result.steps if result else ())


def _waited(row: Mapping[str, Any]) -> timedelta | None:
    joined_at, called_at = row["joined_at"], row["called_at"]
    return max(called_at - joined_at, timedelta()) if joined_at and called_at else None
