"""The demonstration's time, and one visit against its sheet: what the page shows beside the chats, and moves."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot import records
from bot.demonstration.clock import DemoClock
from bot.demonstration.lines import lines_of
from bot.demonstration.morning import Morning
from bot.demonstration.moving import Leap, Mover
from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.office.office import Office
from bot.flows.state.visits import Status
from bot.handlers.body import read_object
from bot.handlers.web import LARGEST_BODY, Sign
from bot.handlers.web_demo import here
from bot.handlers.wording import told
from bot.sessions import WebSessions
from bot.turn import Workplace
from storage import known, recorded
from storage.bulk import Row
from storage.engine import reading

_MOST_VISITS = 40
_STATUS = {
    Status.FORM: "demo-status-form",
    Status.PREPARING: "demo-status-preparing",
    Status.APPOINTED: "demo-status-appointed",
    Status.QUEUED: "demo-status-queued",
    Status.PARKED: "demo-status-parked",
    Status.IN_SERVICE: "demo-status-in-service",
    Status.FINISHED: "demo-status-finished",
}
"""The texts for how a visit stands; all others are over without having been served."""


class DemoTime:
    """Owns what the page asks every second, and the buttons of the clock."""

    def __init__(
        self,
        engine: AsyncEngine,
        clock: DemoClock,
        mover: Mover,
        workplace: Workplace,
        sessions: WebSessions,
        sign: Sign,
        morning: Morning,
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._mover = mover
        self._workplace = workplace
        self._sessions = sessions
        self._sign = sign
        self._morning = morning

    def add_to(self, app: web.Application) -> None:
        """Adds what the page asks and what moves the clock."""
        app.router.add_get("/api/demo/stand", here(self._stand))
        app.router.add_post("/api/demo/clock", here(self._move))

    async def _move(self, request: web.Request) -> web.Response:
        how = (await read_object(request, LARGEST_BODY)).get("to")
        if how not in tuple(Leap):
            return told(request, 400, "demo-no-leap")
        try:
            moved = await self._mover.leap(Leap(how))
        except (SQLAlchemyError, OSError):
            return told(request, 503, "demo-not-moved")
        return web.json_response({"moved": moved})

    async def _stand(self, request: web.Request) -> web.Response:
        """How late it is, which visits there are, and one of them line by line: the one that is asked for, else that of
        the visitor's pane, else the newest that is served."""
        now, office = self._clock.now(), self._workplace.present_office
        async with reading(self._engine) as connection:
            rows = await recorded.newest(connection, _MOST_VISITS)
            own = await self._sessions.holder(connection, request.headers.get("Authorization", ""))
            row = _looked_at(rows, request.query.get("visit", ""), own or "")
            lines = await _lines(connection, office, row, now) if row else []
        answer = {
            "life": self._workplace.process,
            **self._time(now, office.calendar),
            "visits": [_visit(each) for each in rows],
            "looked": row["id"] if row else "",
            "lines": lines,
            "morning": self._morning.going,
        }
        return web.json_response(answer, headers={"Cache-Control": "no-store"})

    def _time(self, now: datetime, calendar: OfficeCalendar) -> dict[str, Any]:
        until = calendar.period_end(now)
        opens = calendar.next_opening(now)
        return {
            "time": self._clock_of(now, calendar),
            "day": calendar.local(now).date().isoformat(),
            "open": calendar.is_open(now),
            "until": self._clock_of(until, calendar) if until else "",
            "opens": self._clock_of(opens, calendar) if opens else "",
        }

    def _clock_of(self, moment: datetime, calendar: OfficeCalendar) -> str:
        return f"{calendar.local(moment):%H.%M} {self._sign.zone_label}"


def _looked_at(rows: list[Row], wanted: str, own: str) -> Row | None:
    """Of the visits, newest first, the one that the table shows."""
    asked = (row for row in rows if row["id"] == wanted)
    theirs = (row for row in rows if own and row["address"] == own)
    served = (row for row in rows if row["status"] == Status.IN_SERVICE)
    return next(asked, None) or next(theirs, None) or next(served, None) or next(iter(rows), None)


async def _lines(connection: AsyncConnection, office: Office, row: Row, now: datetime) -> list[dict[str, Any]]:
    evidence = await recorded.evidence_of(connection, [row["id"]])
    deviations = await recorded.deviations_of(connection, [row["id"]])
    visit = records.visits_of([row], evidence, deviations).get(row["id"])
    names = {member["id"]: member["name"] for member in await known.all_staff(connection)}
    try:
        return [asdict(line) for line in lines_of(office, visit, now, names)] if visit else []
    except KeyError:
        return []  # a visit of before, by a version of the sheet that is not in force any more


def _visit(row: Row) -> dict[str, str]:
    status = _STATUS.get(Status(row["status"]), "demo-status-over")
    return {"id": row["id"], "ticket": row["ticket"] or "", "name": row["form"].get("name", ""), "status": status}
