"""Destroying archive series: what is due, the list, the signed minutes, and only then the destruction itself.

Nothing here begins by itself: each step is a command of somebody who may (UU 43/2009 Pasal 51; PP 28/2012).
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from secrets import token_hex
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import OperatorError
from bot.settings import Settings
from bot.texts.operator import in_words
from storage import destroying
from storage.bulk import Row
from storage.datamap import data_map
from storage.destroying import Year
from storage.engine import reading, writing

BATCH = 20
"""Files destroyed in one transaction, with all that leads to them."""

LISTING, DRAFTED, SIGNED, DONE, DROPPED = "listing", "drafted", "signed", "done", "dropped"
FEWEST_SIGNERS = 2


class NotDestroyed(OperatorError):
    """Nothing was destroyed, or no more; says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Due:
    """A series' year that is past its time: how many files may go, and how many stay since something is open."""

    series: str
    year: int
    count: int
    held: int


@dataclass(frozen=True, slots=True)
class Minutes:
    """The signed minutes (berita acara): number and date, who signed, the scan's SHA-256, who entered all that."""

    number: str
    signed_on: date
    signers: tuple[str, ...]
    scan: str
    by: str


def last_year(settings: Settings, now: datetime) -> int:
    """The latest year whose series may be destroyed: active and inactive years count from the end of the year."""
    kept = settings.retention.active_years + settings.retention.inactive_years
    return now.astimezone(settings.office.zone).year - kept - 1


async def due(engine: AsyncEngine, settings: Settings, now: datetime) -> list[Due]:
    """Every series and year that is past its time."""
    async with reading(engine) as connection:
        return await due_in(connection, settings, now)


async def due_in(connection: AsyncConnection, settings: Settings, now: datetime) -> list[Due]:
    """As :func:`due`, within a transaction."""
    zone, last, found = settings.office.zone, last_year(settings, now), []
    for series in data_map().series:
        first = await destroying.first_year(connection, series, zone)
        for year in range(first if first is not None else last + 1, last + 1):
            count, held = await destroying.counted(connection, Year(series, year, zone))
            if count or held:
                found.append(Due(series, year, count, held))
    return found


async def draft(engine: AsyncEngine, settings: Settings, series: str, year: int, now: datetime) -> Row:
    """Makes the list of a series' year, in place of a former draft; returns the destruction. Raises NotDestroyed."""
    _refuse_early(settings, series, year, now)
    which, of = f"{series}-{year}-{token_hex(3)}", Year(series, year, settings.office.zone)
    await _drop_former(engine, series, year)
    begun = {"id": which, "series": series, "year": year, "state": LISTING, "drafted_at": now, "digest": ""}
    async with writing(engine) as connection:
        await destroying.begin(connection, {**begun, "count": 0, "sums": {}, "destroyed": 0, "held": 0})
    for entry in of.roots():
        after, more = None, True
        while more:
            async with writing(engine) as connection:
                after = await destroying.list_some(connection, which, of, entry, after)
            more = after is not None
            await asyncio.sleep(0)
    return await _listed(engine, which)


async def _listed(engine: AsyncEngine, which: str) -> Row:
    async with reading(engine) as connection:
        listed = await destroying.all_items(connection, which)
        sums = await destroying.sums_of(connection, which, listed)
    days = [row["at"] for row in listed]
    values: dict[str, Any] = {"count": len(listed), "since": min(days, default=None), "until": max(days, default=None)}
    state = DRAFTED if listed else DROPPED
    async with writing(engine) as connection:
        await destroying.change(
            connection, which, state=state, digest=destroying.digest_of(listed), sums=sums, **values
        )
    if not listed:
        raise NotDestroyed(in_words("retention-nothing"))
    return await named(engine, which)


def _refuse_early(settings: Settings, series: str, year: int, now: datetime) -> None:
    if series not in data_map().series:
        raise NotDestroyed(in_words("retention-no-series", series=series, known=", ".join(data_map().series)))
    # rule: never-what-is-not-due
    if year > (last := last_year(settings, now)):
        raise NotDestroyed(in_words("retention-not-due", series=series, year=str(year), last=str(last)))


async def _drop_former(engine: AsyncEngine, series: str, year: int) -> None:
    """A draft that nobody has signed makes room for the next one; a signed one is carried out first."""
    async with writing(engine) as connection:
        for row in await destroying.known(connection):
            if (row["series"], row["year"]) != (series, year):
                continue
            if row["state"] == SIGNED:
                raise NotDestroyed(in_words("retention-signed-already", id=row["id"]))
            if row["state"] in (LISTING, DRAFTED):
                await destroying.drop_list(connection, row["id"])
                await destroying.change(connection, row["id"], state=DROPPED)


async def all_known(engine: AsyncEngine) -> list[Row]:
    """Every destruction, the latest first."""
    async with reading(engine) as connection:
        return await destroying.known(connection)


async def named(engine: AsyncEngine, which: str) -> Row:
    """A destruction by its code. Raises NotDestroyed."""
    for row in await all_known(engine):
        if row["id"] == which:
            return row
    raise NotDestroyed(in_words("retention-unknown", id=which))


async def listed_of(engine: AsyncEngine, which: str) -> list[Row]:
    """The list of a destruction as it stands."""
    async with reading(engine) as connection:
        return await destroying.all_items(connection, which)


async def sign(engine: AsyncEngine, which: str, minutes: Minutes, now: datetime) -> Row:
    """Enters the signed minutes: only then may anything be destroyed. Raises NotDestroyed."""
    row = await named(engine, which)
    if row["state"] != DRAFTED:
        raise NotDestroyed(in_words("retention-not-drafted", id=which, state=row["state"]))
    _check(minutes, row, now)
    values: dict[str, Any] = {"number": minutes.number, "signed_on": minutes.signed_on, "scan": minutes.scan}
    async with writing(engine) as connection:
        await destroying.change(
            connection,
            which,
            state=SIGNED,
            signers=list(minutes.signers),
            entered_by=minutes.by,
            entered_at=now,
            **values,
        )
    return await named(engine, which)


def _check(minutes: Minutes, row: Row, now: datetime) -> None:
    if not minutes.number.strip():
        raise NotDestroyed(in_words("retention-no-number"))
    if len({each.strip() for each in minutes.signers if each.strip()}) < FEWEST_SIGNERS:
        raise NotDestroyed(in_words("retention-few-signers", least=FEWEST_SIGNERS))
    if minutes.signed_on > now.date() or minutes.signed_on < row["drafted_at"].date():
        raise NotDestroyed(in_words("retention-signed-when", day=minutes.signed_on, drafted=row["drafted_at"].date()))


async def destroy(engine: AsyncEngine, settings: Settings, which: str, now: datetime, most: int | None = None) -> Row:
    """Destroys what is on a signed list, where it was left if it was interrupted (``most`` transactions, for a trial);
    what somebody has opened meanwhile stays. Raises NotDestroyed."""
    row = await named(engine, which)
    # rule: destroyed-with-minutes
    if row["state"] != SIGNED:
        raise NotDestroyed(in_words("retention-not-signed", id=which, state=row["state"]))
    _refuse_early(settings, row["series"], row["year"], now)
    if not row["destroyed"] and destroying.digest_of(await listed_of(engine, which)) != row["digest"]:
        raise NotDestroyed(in_words("retention-list-changed", id=which))
    await _carry_out(engine, row, most)
    if most is None:
        async with writing(engine) as connection:
            held = await destroying.drop_list(connection, which)
            await destroying.change(connection, which, state=DONE, held=held, ended_at=now)
    return await named(engine, which)


async def _carry_out(engine: AsyncEngine, row: Row, most: int | None) -> None:
    after, done = ("", ""), 0
    while True:
        async with reading(engine) as connection:
            some = await destroying.items(connection, row["id"], after)
        if not some:
            return
        after = (some[-1]["of"], some[-1]["key"])
        for name, words in _batches(some):
            if most is not None and done >= most:
                return
            async with writing(engine) as connection:
                await destroying.destroy_some(connection, row, name, words)
            done += 1
            await asyncio.sleep(0)  # whoever waits for the lock goes first


def _batches(some: Sequence[Row]) -> list[tuple[str, list[str]]]:
    names = dict.fromkeys(row["of"] for row in some)
    words = {name: [row["key"] for row in some if row["of"] == name] for name in names}
    return [(name, each[start : start + BATCH]) for name, each in words.items() for start in range(0, len(each), BATCH)]
