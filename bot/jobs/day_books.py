"""Closing the day: when the office has closed, the day's report book is made from what is recorded and brought through
the door; so is what changed in books of before. Nothing is typeset here."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.door import Door
from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.scene.events import DESK, BookMade, Event
from bot.papers.books.day import Book, file_name, read, written
from bot.papers.books.day_reading import closing_of, day_given
from bot.papers.books.day_writing import amended, book_of
from bot.register.source import Source
from bot.turn import arrival
from storage import books
from storage.engine import reading

log = structlog.get_logger(__name__)

_AFTER = timedelta(minutes=5)
"""What officers write as they close still stands in the book."""

_LOOKED_BACK = 31
"""Days: so long a desk that was away makes up for, and so long a closed day is added to."""

Open = Callable[[datetime], AbstractAsyncContextManager[Source]]
"""Opens the desk for papers, as of a moment."""


class DayBooks:
    """Owns the question which days are to be closed; which were is in rows, so that a restart loses none and makes none
    twice."""

    def __init__(self, engine: AsyncEngine, door: Door, calendar: Callable[[], OfficeCalendar], opened: Open) -> None:
        self._engine = engine
        self._door = door
        self._calendar = calendar
        self._open = opened

    async def run_once(self, now: datetime) -> int:
        """Closes every day that is due, and adds to those of which more is known since; returns how many books."""
        async with reading(self._engine) as connection:
            since = self._calendar().local(now).date() - timedelta(days=_LOOKED_BACK)
            latest = await books.latest_day(connection, since)
        # rule: every-working-day-closed-once
        due = list(due_days(self._calendar(), now, latest))
        count = 0
        for day in due:
            async with self._open(now) as source:
                book = await _first(source, day)
            count += await self._bring(book, closing_of(self._calendar(), day) or now)
        if due:
            count += await self._add_to(due[0], now)
        return count

    async def _bring(self, book: Book, closed_at: datetime) -> int:
        day = date.fromisoformat(book.day)
        body = BookMade(day, book.version, closed_at, file_name(book), written(book), len(book.changes))
        name = f"day-book:{book.day}:{book.version}"
        await self._door.enter([arrival(Event(DESK, name, closed_at, body))])
        return 1

    async def _add_to(self, before: date, now: datetime) -> int:
        """Once a day, as it is closed: what became of the days before it."""
        count = 0
        async with self._open(now) as source:
            found = [each async for each in _amended(source, before)]
        for book in found:
            count += await self._bring(book, closing_of(self._calendar(), date.fromisoformat(book.day)) or now)
            await asyncio.sleep(0)
        return count

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: a database that is away is asked again in the next one."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("the day could not be closed", fault=type(fault).__name__)


def due_days(calendar: OfficeCalendar, now: datetime, latest: date | None) -> Iterator[date]:
    """The days that have closed and have no book yet, the earliest first; on days off nothing is closed. A desk without
    any book begins with today."""
    today = calendar.local(now).date()
    yesterday = today - timedelta(days=1)
    first = latest + timedelta(days=1) if latest else (today if not calendar.endless else yesterday)
    first = max(first, today - timedelta(days=_LOOKED_BACK))
    for no in range((today - first).days + 1):
        day = first + timedelta(days=no)
        closed_at = closing_of(calendar, day)
        if closed_at is not None and closed_at + _AFTER <= now:
            yield day


async def _first(source: Source, day: date) -> Book:
    given = await day_given(source, day)
    await asyncio.sleep(0)
    return book_of(given, source.office, source.voice)


async def _amended(source: Source, before: date) -> AsyncIterator[Book]:
    """The next versions of books of which more is known since they were made."""
    first = before - timedelta(days=_LOOKED_BACK)
    kept = {row["day"]: row for row in await books.of_days(source.connection, first, before - timedelta(days=1))}
    if not kept:
        return
    zone = source.office.calendar.zone
    since = datetime.combine(first, datetime.min.time(), zone)
    until = datetime.combine(before, datetime.min.time(), zone)
    after = min(row["made_at"] for row in kept.values())
    moments = await books.stirred(source.connection, since, until, after)
    for day in sorted({source.office.calendar.local(at).date() for at in moments} & kept.keys()):
        row = kept[day]
        given = await day_given(source, day)
        book = amended(read(row["given"]), given, source.office, source.voice, row["made_at"])
        if book is not None:
            yield book
