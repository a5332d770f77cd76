"""The registers as kinds of paper, and how each is gathered."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Protocol

from bot import records
from bot.flows.calendar.period import Length, Period
from bot.flows.staffing.roster import ADMIN, SUPERVISOR
from bot.flows.state.visits import Visit
from bot.papers.destroyed_sums import sums_pages
from bot.papers.kind import Kind
from bot.papers.made import Made
from bot.papers.registers.availability import availability
from bot.papers.registers.compensations import Compensations
from bot.papers.registers.complaints import Complaints
from bot.papers.registers.deviations import Deviations
from bot.papers.registers.monitoring import Monitoring
from bot.papers.registers.priority import PriorityServed
from bot.papers.registers.substitutions import substitutions
from bot.papers.registers.telling import Telling
from bot.papers.workbook import Page, workbook
from bot.register.source import Source
from bot.register.visits import visits_in
from storage import disturbances, known, versions


class Register(Protocol):
    """What is added up visit by visit."""

    def add(self, visit: Visit) -> None:
        """Adds a visit that ended within the period."""

    def pages(self) -> tuple[Page, ...]:
        """Its pages, when all have been added."""


OF_VISITS: dict[str, Callable[[Telling], Register]] = {
    "pemantauan-pos": Monitoring,
    "penyimpangan": Deviations,
    "kompensasi": Compensations,
    "prioritas": PriorityServed,
    "pengaduan": Complaints,
}
"""The registers that are added up from visits, by the key of their kind: one reading serves them all."""


async def of_visits(telling: Telling, keys: tuple[str, ...]) -> dict[str, tuple[Page, ...]]:
    """These registers of a period, by key; the visits are read once for all of them."""
    telling = replace(telling, declared=await _declared(telling))
    registers = {key: OF_VISITS[key](telling) for key in keys}
    async for visit in visits_in(telling.source, telling.period):
        for register in registers.values():
            register.add(visit)
    return {key: register.pages() for key, register in registers.items()}


async def _declared(telling: Telling) -> dict[str, str]:
    rows = await disturbances.all_disturbances(telling.source.connection)
    every = records.disturbances_of(rows)
    return {each.id: telling.who(each.now.by, "supervisor") for each in every if each.declared}


async def _availability(telling: Telling) -> tuple[Page, ...]:
    rows = await disturbances.all_disturbances(telling.source.connection)
    begun_at = await versions.first_used_at(telling.source.connection)
    return availability(telling, records.disturbances_of(rows), telling.day(begun_at) if begun_at else None)


async def _substitutions(telling: Telling) -> tuple[Page, ...]:
    rows = await known.all_assignments(telling.source.connection)
    return substitutions(telling, map(records.assignment_of, rows))


OF_THE_DESK: dict[str, Callable[[Telling], Awaitable[tuple[Page, ...]]]] = {
    "ketersediaan": _availability,
    "penggantian": _substitutions,
}
"""The registers that are not about visits."""


def finished(telling: Telling, key: str, pages: tuple[Page, ...], format_: str) -> Made:
    """A register as a file."""
    from bot.papers.printers import register  # typst is only for who prints

    title = telling.say(key)
    pages = (*pages, *sums_pages(telling.source, telling.period, telling.series))
    content = workbook(title, pages) if format_ == "xlsx" else register(title, pages)
    return Made(f"{key}_{telling.period.name}.{format_}", content)


def _of_visits(key: str) -> Kind:
    async def make(source: Source, period: Period, format_: str) -> Made:
        if format_ == "png":
            return await _monitored(source, period, format_)
        telling = Telling(source, period)
        pages = (await of_visits(telling, (key,)))[key]
        return finished(telling, key, pages, format_)

    return _kind(key, make)


async def _monitored(source: Source, period: Period, format_: str) -> Made:
    """The monitoring as a picture: plan against actual of every step."""
    from bot.papers.printers import charts  # likewise

    telling = Telling(source, period)
    monitoring = Monitoring(telling)
    async for visit in visits_in(source, period):
        monitoring.add(visit)
    return Made(f"pemantauan-pos_{period.name}.{format_}", charts(monitoring.charts()))


def _of_the_desk(key: str) -> Kind:
    async def make(source: Source, period: Period, format_: str) -> Made:
        telling = Telling(source, period, series=())
        return finished(telling, key, await OF_THE_DESK[key](telling), format_)

    return replace(_kind(key, make), series=())


def _kind(key: str, make: Callable[[Source, Period, str], Awaitable[Made]]) -> Kind:
    readers = frozenset((SUPERVISOR, ADMIN))
    if key == "pemantauan-pos":
        lengths = (Length.HALF_YEAR, Length.YEAR)
        return Kind(key, f"register-{key}", ("xlsx", "pdf", "png"), readers, make, lengths)
    return Kind(key, f"register-{key}", ("xlsx", "pdf"), readers, make)


KINDS = (*map(_of_visits, OF_VISITS), *map(_of_the_desk, OF_THE_DESK))
