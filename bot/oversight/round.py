"""Going round the desks of an installation: each that allows it is read, one after the other, and none stops the next.

Nothing is written and no desk is waited for; databases are opened without the office's secrets, so what is closed under
a person's key stays closed.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database_trouble import named, told
from bot.errors import OperatorError
from bot.flows.calendar.period import Period
from bot.office import office_of
from bot.oversight.figures import Figures, of_desk
from bot.oversight.reading import sums_of
from bot.register.source import Source, present_office
from bot.settings import Settings, SettingsFaults, load_desk
from bot.settings.place import Place
from bot.sop import SheetFaults
from bot.texts import load_texts
from bot.texts.operator import in_words
from storage import safekeeping, schema
from storage.engine import ONE_MOMENT, open_engine, reading
from storage.shared import Pools

_SECONDS = 60.0
"""That one desk may take."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk that was read."""

    name: str
    office: str
    figures: Figures


@dataclass
class Round:
    """What came of it: who was read, who does not take part, and who could not be read and why."""

    read: list[Desk] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)


async def go_round(places: Mapping[str, Place], period: Period, now: datetime) -> Round:
    """Reads every desk that allows it."""
    gone, pools = Round(), Pools()
    willing = _willing(places, gone)
    try:
        for name, settings in willing.items():
            try:
                gone.read.append(Desk(name, settings.office.name, await _read(settings, period, now, pools)))
            except (SheetFaults, OperatorError) as fault:
                gone.unread[name] = str(fault)
            except ValueError as fault:  # a row that says what no desk of this version writes
                gone.unread[name] = in_words("installation-figures-unreadable", fault=type(fault).__name__)
    finally:
        await pools.close()
    return gone


def _willing(places: Mapping[str, Place], gone: Round) -> dict[str, Settings]:
    """The settings of the desks that take part; those that do not are noted, and those of which it cannot be known."""
    known: dict[str, Settings] = {}
    for name, place in places.items():
        try:
            known[name] = load_desk(place)
        except (SettingsFaults, OperatorError, OSError) as fault:
            gone.unread[name] = str(fault)
    gone.unread |= _in_one_place(known.items())
    willing = {name: settings for name, settings in known.items() if settings.office.share_figures}
    # rule: figures-only-where-allowed
    gone.apart = [name for name in known if name not in willing]
    gone.unread = {name: why for name, why in gone.unread.items() if name not in gone.apart}
    return {name: settings for name, settings in willing.items() if name not in gone.unread}


def _in_one_place(desks: Iterable[tuple[str, Settings]]) -> dict[str, str]:
    """Desks that claim one database: whose it is cannot be known, nor whether that one allows it."""
    claimed = defaultdict[str, list[str]](list)
    for name, settings in desks:
        address = settings.database.address
        file = safekeeping.database_file(address)
        claimed[str(file.resolve()) if file is not None else address].append(name)
    several = [names for names in claimed.values() if len(names) > 1]
    return {
        name: in_words("installation-clash", key="database", other=next(each for each in names if each != name))
        for names in several
        for name in names
    }


async def _read(settings: Settings, period: Period, now: datetime, pools: Pools) -> Figures:
    given = office_of(settings, now.astimezone(settings.office.zone).date()).office
    try:
        async with asyncio.timeout(_SECONDS), _opened(settings, pools) as connection:
            office = await present_office(connection, given)
            texts, zone = load_texts(settings.texts.folder), settings.office.timezone_label
            sums = await sums_of(Source(office, {}, connection, texts, zone, now), period)
    except (SQLAlchemyError, OSError) as fault:
        raise told(fault, named(settings.database.address)) from fault
    return of_desk(sums, office.measuring.fewest)


@asynccontextmanager
async def _opened(settings: Settings, pools: Pools) -> AsyncIterator[AsyncConnection]:
    """One moment of a desk's database, only looked at: nothing is made, and nothing brought up to date."""
    address = settings.database.address
    file = safekeeping.database_file(address)
    # rule: figures-make-no-database
    if file is not None and not file.exists():
        raise OperatorError(in_words("installation-figures-no-database", name=named(address)))
    engine = open_engine(address, settings.database.limits, pools=pools)
    try:
        async with reading(engine, **ONE_MOMENT.get(engine.dialect.name, {})) as connection:
            version = await schema.version(connection)
            if version != schema.HEAD:
                raise OperatorError(_other_version(version, named(address)))
            yield connection
    finally:
        await engine.dispose()


def _other_version(version: str | None, name: str) -> str:
    if version is None:
        return in_words("installation-figures-no-database", name=name)
    return in_words("installation-figures-version", version=version, head=schema.HEAD)
