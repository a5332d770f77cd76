"""How the desk stands, for /metrics: what waits, for how long, and whether what visitors were told came true.

These are the same whichever process is asked, since they are read from the database that all share. Their names begin
with ``loket_desk_``, and whoever has several processes takes the greatest of a kind (``max``), never the sum.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from shutil import disk_usage
from statistics import median

import structlog
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from storage import figures, meeting, safekeeping
from storage.bulk import Row
from storage.engine import reading

log = structlog.get_logger(__name__)

_EVERY_SECONDS = 5.0
"""The database is asked no more often, however often is looked."""

_DAY = timedelta(days=1)
_MOST_CALLS = 2000

DESK = CollectorRegistry()
# rule: desk-figures-never-summed
READABLE = Gauge("loket_desk_readable", "1 if the database could be asked; else nothing else is told", registry=DESK)
BACKLOG = Gauge("loket_desk_outbox_pending", "Messages that are to be sent now", ["channel"], registry=DESK)
BACKLOG_AGE = Gauge(
    "loket_desk_outbox_oldest_seconds", "Age of the oldest message to be sent now", ["channel"], registry=DESK
)
SWEEP_LAG = Gauge("loket_desk_sweep_lag_seconds", "Seconds since the first unswept deadline passed", registry=DESK)
OVERDUE = Gauge("loket_desk_deadlines_unswept", "Deadlines that have passed and were not looked at", registry=DESK)
IN_VAIN = Gauge("loket_desk_deadlines_in_vain", "Deadlines whose decision came to nothing", registry=DESK)
ASIDE = Gauge("loket_desk_events_parked", "Events kept for looking at, not read or not decided", registry=DESK)
VISITS = Gauge("loket_desk_visits", "Open visits that have a number, by where they stand", ["status"], registry=DESK)
WAITING = Gauge("loket_desk_longest_wait_seconds", "Since when the first in the queue waits", registry=DESK)
DEPARTURES = Gauge(
    "loket_desk_deviations_day",
    "Departures from the standard announced in the last 24 hours, by kind and role",
    ["kind", "role"],
    registry=DESK,
)
PROMISES = Gauge(
    "loket_desk_promises_day",
    "Visitors called in the last 24 hours, by how that was against what they had been told on joining",
    ["called"],
    registry=DESK,
)
PROMISE_ERROR = Gauge(
    "loket_desk_promise_error_seconds",
    "Median of the last 24 hours: called later (or, below zero, earlier) than the middle of what was told",
    registry=DESK,
)
WAITED = Gauge("loket_desk_wait_median_seconds", "Median wait of those called in the last 24 hours", registry=DESK)
TROUBLES = Gauge(
    "loket_desk_troubles", "What stands between the desk and its platforms, by name", ["name"], registry=DESK
)
FREE = Gauge(
    "loket_desk_disk_free_ratio", "Share of a disk that is free, for a database in a file", ["place"], registry=DESK
)

_BY_LABEL = (BACKLOG, BACKLOG_AGE, VISITS, DEPARTURES, PROMISES, TROUBLES, FREE)


class Figures:
    """Owns the question and its last answer: whoever looks meanwhile gets that."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._file = safekeeping.database_file(engine.url)
        self._asking = asyncio.Lock()
        self._asked_at: float | None = None
        self._page = b""

    async def page(self) -> bytes:
        """The desk's part of the page, in Prometheus' text format."""
        async with self._asking:
            now = asyncio.get_running_loop().time()
            if self._asked_at is None or now - self._asked_at >= _EVERY_SECONDS:
                self._page, self._asked_at = await self._asked(), now
            return self._page

    async def _asked(self) -> bytes:
        now = self._clock.now()
        try:
            stand = await self._read(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("figures could not be read", fault=type(fault).__name__)
            READABLE.set(0)
            # rule: no-figures-rather-than-old-ones
            return generate_latest(DESK.restricted_registry(["loket_desk_readable"]))
        _show(stand, now)
        if self._file is not None:
            FREE.labels("database").set(free_ratio(self._file))
        return generate_latest(DESK)

    async def _read(self, now: datetime) -> "_Stand":
        async with reading(self._engine) as connection:
            return _Stand(
                await figures.backlog(connection, now),
                await figures.overdue(connection, now),
                await figures.open_visits(connection),
                await figures.waiting_since(connection),
                await figures.departures_since(connection, now - _DAY),
                await figures.called_since(connection, now - _DAY, _MOST_CALLS),
                [*await meeting.standing_troubles(connection)],
                await figures.kept_aside(connection),
            )


@dataclass(frozen=True, slots=True)
class _Stand:
    """What was read, all at one moment."""

    backlog: list[Row]
    overdue: Row
    visits: dict[str, int]
    waiting_since: datetime | None
    departures: list[Row]
    called: list[Row]
    troubles: list[str]
    parked: int


def free_ratio(file: Path) -> float:
    """The share of a file's disk that is free."""
    usage = disk_usage(file.resolve().parent)
    return usage.free / usage.total if usage.total else 1.0


def _age(since: datetime | None, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds()) if since is not None else 0.0


def _show(stand: _Stand, now: datetime) -> None:
    """Puts all of it where it is read, in one go: whoever else asks in this process sees one stand or the other."""
    for each in _BY_LABEL:
        each.clear()
    READABLE.set(1)
    _show_backlog(stand.backlog, now)
    _show_sweep(stand.overdue, now)
    ASIDE.set(stand.parked)
    for status, count in stand.visits.items():
        VISITS.labels(status).set(count)
    WAITING.set(_age(stand.waiting_since, now))
    for row in stand.departures:
        DEPARTURES.labels(row["kind"], row["role"]).set(row["count"])
    _show_promises(stand.called)
    for name in stand.troubles:
        TROUBLES.labels(name).set(1)


def _show_backlog(rows: Iterable[Row], now: datetime) -> None:
    for row in rows:
        BACKLOG.labels(row["channel"]).set(row["count"])
        BACKLOG_AGE.labels(row["channel"]).set(_age(row["since"], now))


def _show_sweep(row: Row, now: datetime) -> None:
    SWEEP_LAG.set(_age(row["since"], now))
    OVERDUE.set(row["count"])
    IN_VAIN.set(row["in_vain"])


def _show_promises(rows: Sequence[Row]) -> None:
    for called in ("early", "within", "late", "untold"):
        PROMISES.labels(called).set(sum(_against_promise(row) == called for row in rows))
    told = [row for row in rows if row["told_from"] is not None and row["told_until"] is not None]
    PROMISE_ERROR.set(_median((row["called_at"] - _middle(row)).total_seconds() for row in told))
    joined = (row for row in rows if row["joined_at"] is not None)
    WAITED.set(_median((row["called_at"] - row["joined_at"]).total_seconds() for row in joined))


def _against_promise(row: Row) -> str:
    if row["told_from"] is None or row["told_until"] is None:
        return "untold"
    if row["called_at"] < row["told_from"]:
        return "early"
    return "within" if row["called_at"] <= row["told_until"] else "late"


def _middle(row: Row) -> datetime:
    middle: datetime = row["told_from"] + (row["told_until"] - row["told_from"]) / 2
    return middle


def _median(values: Iterable[float]) -> float:
    listed = list(values)
    return median(listed) if listed else 0.0
