"""Benchmark (d): what does a call cost while 5,000 people wait, and who is told?

Asked: a desk with so many in its queue and fifty officers on duty, two of its places taken. One visitor after the other
gives the place up, so that the next is called; in between a new one registers and one who waits asks how things stand.
Each message is a turn of its own, committed; the messages that such a turn writes are counted, since what is told to
everybody who waits would grow with the queue.

Against: the same desk with 10 people waiting, by turns in the same run.

Floor: the ratio 1, and for a call one message to who is called and one each to who is told of it.
"""

import asyncio
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks import spread
from benchmarks.benchmark import Benchmark, Figure, Outcome, Sizes, run_alone
from benchmarks.turns import ENGINES, WORDS, Counter, Now, databases, processor
from bot.database import open_database
from bot.flows.office.office import Office
from bot.flows.scene.events import StaffAdded, TextSent
from bot.flows.state.dialog import InVisit
from bot.flows.state.people import Person
from bot.flows.state.visits import Status, Visit
from bot.office import office_of
from bot.records import person_row, visit_row
from bot.seal_key import seal_of
from bot.settings import Settings
from storage import bulk, versions
from storage.engine import reading, writing
from storage.tables import addresses, outbox, people, visits

_FEW = 10
_PLACES = 2
_HAND_BACK = ("batal", "ya")
_CHUNK = 1000


@dataclass
class Desk:
    """A desk with so many waiting, and what was found of it: milliseconds of turns by what they are."""

    waiting: int
    settings: Settings
    counter: Counter
    engine: AsyncEngine
    taken: dict[str, list[float]] = field(default_factory=lambda: {"turn": [], "call": [], "status": []})
    busy: list[float] = field(default_factory=list)
    """Milliseconds of processor time of all turns of a registration, of desk and server."""
    told: list[int] = field(default_factory=list)
    """Messages written by each call."""
    called: int = 0


def measure(sizes: Sizes) -> Outcome:
    """Both desks, by turns, on each database."""
    outcome = Outcome()
    for engine, name in ENGINES.items():
        with databases(engine, 2) as urls:
            outcome.rows |= asyncio.run(_measure(urls, name, sizes))
    return outcome


async def _measure(urls: Sequence[str], name: str, sizes: Sizes) -> dict[str, dict[str, float]]:
    clock = Now()
    desks = [await _open(url, int(waiting), clock) for url, waiting in zip(urls, (_FEW, sizes["waiting"]), strict=True)]
    for desk in desks:
        await _staffed(desk, int(sizes["officers"]))
    for number in range(int(sizes["calls"])):
        for desk in desks if number % 2 else desks[::-1]:
            await _round(desk, number)
    for desk in desks:
        await desk.counter.close()
        await desk.engine.dispose()
    return {f"Loket, {name}, {desk.waiting:,} waiting": _row(desk, desks[0]) for desk in desks}


def _row(desk: Desk, few: Desk) -> dict[str, float]:
    found = {f"{kind}_ms": statistics.median(times) for kind, times in desk.taken.items()}
    ratio = found["call_ms"] / statistics.median(few.taken["call"])
    found |= {"busy_ms": sum(desk.busy) / len(desk.taken["turn"]), "call_p99_ms": spread.p99(desk.taken["call"])}
    found["busy_ratio"] = statistics.median(ours / theirs for ours, theirs in zip(desk.busy, few.busy, strict=True))
    return found | {"ratio": ratio, "told": statistics.median(desk.told), "called": desk.called}


async def _open(url: str, waiting: int, clock: Now) -> Desk:
    """A desk with that many in its queue, first come first."""
    given = {"database": {"url": url}, "office": {"hours": "always"}, "queue": {"capacity": _PLACES}}
    settings = Settings.model_validate(given)
    source = office_of(settings, clock.now().date())
    engine = await open_database(settings)
    async with writing(engine) as connection:
        for row in source.rows(clock.now()):
            await versions.keep_sheet(connection, row)
    for first in range(0, waiting, _CHUNK):
        await _queue(engine, settings, source.office, range(first, min(waiting, first + _CHUNK)), clock.now())
    counter = Counter(engine, settings, source.office, clock)
    counter.open()
    return Desk(waiting, settings, counter, engine)


async def _queue(engine: AsyncEngine, settings: Settings, office: Office, numbers: range, now: datetime) -> None:
    """These people wait, one behind the other."""
    seal = seal_of(settings)
    waiting = [Person(f"p{n}", "web", f"old{n}", "id", dialog=InVisit(), visit_id=f"v{n}") for n in numbers]
    rows = [visit_row(_waiting(n, office, now), occupies=True) for n in numbers]
    async with writing(engine) as connection:
        await bulk.add(connection, people, [person_row(each, seal) for each in waiting])
        await bulk.add(connection, addresses, [{"key": f"web:{e.address}", "person_id": e.id} for e in waiting])
        await bulk.add(connection, visits, rows)


def _waiting(n: int, office: Office, now: datetime) -> Visit:
    at = now - timedelta(minutes=20) + timedelta(milliseconds=n)
    form = {"name": f"Pengunjung {n}", "institution": "SMA Negeri 1 Binjai", "region": "medan", "role": "umum"}
    form |= {"category": "informasi", "purpose": "Verval"}
    return Visit(
        f"v{n}", f"p{n}", office.sheet.id, at, now, Status.QUEUED, form, f"A-{n:05}",
        f"ULT-{now:%Y%m%d}-{n:05}", at, calendar_id=office.calendar_id,
    )  # fmt: skip


async def _staffed(desk: Desk, officers: int) -> None:
    """Officers are there, front office and back office by turns; the first turn fills the places."""
    for n in range(officers):
        role = "back_office" if n % 2 else "front_office"
        await desk.counter.turn(f"petugas{n}", StaffAdded(f"Petugas {n}", role, "", ()))
    await desk.counter.register("pertama")


async def _round(desk: Desk, number: int) -> None:
    """Somebody comes, somebody asks, and somebody who was called gives the place up."""
    who = f"baru{number}"
    clock = processor(desk.settings.database.url.get_secret_value())
    before = clock()
    desk.taken["turn"] += [await desk.counter.turn(who, TextSent(words)) for words in WORDS]
    desk.busy.append((clock() - before) * 1000)
    desk.taken["status"].append(await desk.counter.turn(who, TextSent("status")))
    called, before = await _in_service(desk.engine), await _count(desk.engine)
    if not called:
        return
    ask, sure = _HAND_BACK
    await desk.counter.turn(called[0], TextSent(ask))
    between = await _count(desk.engine)
    desk.taken["call"].append(await desk.counter.turn(called[0], TextSent(sure)))
    after = await _in_service(desk.engine)
    desk.told.append(await _count(desk.engine) - max(before, between))
    desk.called += bool(set(after) - set(called))


async def _in_service(engine: AsyncEngine) -> list[str]:
    """The addresses of those whose turn it is."""
    query = select(visits.c.id, people.c.address).join_from(visits, people, visits.c.person_id == people.c.id)
    query = query.where(visits.c.status == Status.IN_SERVICE.value)
    async with reading(engine) as connection:
        return [row.address for row in await connection.execute(query)]


async def _count(engine: AsyncEngine) -> int:
    async with reading(engine) as connection:
        return (await connection.execute(select(func.max(outbox.c.id)))).scalar_one() or 0


BENCHMARK = Benchmark(
    "d",
    "long_queue",
    "A long queue",
    {"waiting": (5000, 200), "officers": (50, 4), "calls": (40, 3)},
    (
        Figure("call_ms", "A call, median", "ms", 1, drawn=True),
        Figure("call_p99_ms", "A call, p99", "ms", 1),
        Figure("ratio", "Ratio to a short queue", "", 2),
        Figure("told", "Messages a call writes", "", 0, drawn=True),
        Figure("turn_ms", "A turn of registering", "ms", 1, drawn=True),
        Figure("busy_ms", "… processor time", "ms", 1),
        Figure("busy_ratio", "… its ratio to a short queue", "", 2),
        Figure("status_ms", "How do things stand", "ms", 1),
        Figure("called", "Calls that were seen"),
    ),
    measure,
    patience=600,
)

if __name__ == "__main__":
    run_alone(BENCHMARK)
