"""Whatever happens to people and their visits, in whatever order: the sums stay right, the chain holds, and whoever was
erased stays erased, also where an older copy is brought back.

rule: erased-stays-erased
"""

import asyncio
import json
import shutil
from collections import Counter
from contextlib import ExitStack
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.archive import destruction
from bot.archive.destruction import Minutes, NotDestroyed
from bot.archive.leaving import Wanted, export
from bot.archive.returning import restore as put_back
from bot.backup.erased import bring_up, register_in
from bot.backup.making import make
from bot.backup.restoring import Since, restore
from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.hours import read_hours
from bot.jobs.erasures import Erasures
from bot.jobs.retention import Retention
from bot.settings.lengths import lengths_of
from storage import erasure, fingerprint
from storage.engine import open_engine, writing
from storage.tables import deadlines, metadata, visits
from tests.backup.store import terms_for, workplace
from tests.databases import Postgres
from tests.desk import settings_for
from tests.kept import SEAL
from tests.storage.chained import looked_at, row, take_in
from tests.thoroughness import times

BEGIN = datetime(2026, 1, 5, 3, tzinfo=UTC)
PEOPLE = st.integers(0, 2)
ACTS = st.one_of(
    st.tuples(st.sampled_from(("visit", "visit", "correct", "erase", "open")), PEOPLE),
    st.tuples(st.just("wait"), st.sampled_from((40, 200, 500, 1500))),
    st.tuples(st.sampled_from(("settle", "retain", "destroy", "copy", "export")), st.just(0)),
    st.tuples(st.just("bring back"), st.integers(0, 3)),
)
LEADING = ("visits", "evidence", "outcomes", "guest_words", "papers", "paper_contents", "outbox", "waits", "files")
NEVER_SAID = ("chain", "links")


@dataclass
class Told:
    """What a copy of the desk would have to hold."""

    visits: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    """By id: the name that its form says, and when it was closed."""
    people: dict[int, str] = field(default_factory=dict)


@dataclass
class Life:
    """A desk through its years, and what is known of it beside the database."""

    kind: str
    folder: Path
    stack: ExitStack
    pattern: Path
    postgres: Postgres | None
    now: datetime = BEGIN
    told: Told = field(default_factory=Told)
    names_of: dict[str, set[str]] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    copies: list[tuple[str, Path, Told]] = field(default_factory=list)
    number: int = 0

    def database(self, *, empty: bool = False) -> str:
        self.number += 1
        if self.postgres is not None:
            return self.stack.enter_context(self.postgres.database(empty=empty))
        file = self.folder / f"basis-{self.number}" / "loket.sqlite3"
        if not empty:
            file.parent.mkdir()
            shutil.copy(self.pattern, file)
        return f"sqlite+aiosqlite:///{file}"

    async def begin(self) -> None:
        self.url = self.database()
        self.engine = open_engine(self.url)
        async with writing(self.engine) as connection:
            await fingerprint.keep(connection, SEAL.name)
            await take_in(connection)
            await connection.execute(insert(metadata.tables["sheets"]), [row(metadata.tables["sheets"], 1)])

    async def act(self, what: str, about: int) -> None:
        self.now += timedelta(minutes=7)
        await getattr(self, what.replace(" ", "_"))(about)

    async def visit(self, about: int) -> None:
        self.number += 1
        number, name = self.number, f"Nama{self.number}X"
        person = self.told.people.get(about)
        async with writing(self.engine) as connection:
            if person is None:
                person = self.told.people[about] = f"orang-{number}"
                given = row(metadata.tables["people"], number) | {"id": person, "staff_id": None, "address": name}
                await connection.execute(insert(metadata.tables["people"]), [given | {"heard_at": self.now}])
            for table in LEADING:
                await connection.execute(insert(metadata.tables[table]), [self._row(table, number, person, name)])
        self.told.visits[f"v{number}"] = (name, self.now)
        self.names_of.setdefault(person, set()).add(name)

    def _row(self, table: str, number: int, person: str, name: str) -> dict[str, Any]:
        given, own = row(metadata.tables[table], number), metadata.tables[table].c
        given |= {key: f"v{number}" for key in ("visit_id",) if key in own}
        given |= {key: person for key in ("person_id",) if key in own}
        given |= {key: self.now for key, column in own.items() if str(column.type) == "DATETIME"}
        given |= {key: None for key in ("thread_id", "letter_id", "staff_id") if key in own and own[key].nullable}
        said: dict[str, dict[str, Any]] = {
            "visits": {
                "id": f"v{number}",
                "number": None,
                "sheet_id": "id 1/é",
                "form": {"name": name, "category": "a"},
            },
            "outcomes": {"text": name},
            "guest_words": {"word": name.lower()},
            "papers": {"given": {"name": name}},
            "paper_contents": {"content": name.encode()},
            "outbox": {"payload": {"said": name}, "address": name, "state": "sent"},
            "files": {"content": name.encode(), "name": name},
        }
        return given | said.get(table, {})

    async def correct(self, about: int) -> None:
        person = self.told.people.get(about)
        mine = [key for key, (name, _) in self.told.visits.items() if name in self.names_of.get(person or "", ())]
        if not mine or person is None:
            return
        self.number += 1
        name, chosen = f"Nama{self.number}X", visits.c.id == mine[-1]
        async with writing(self.engine) as connection:
            await connection.execute(update(visits).where(chosen).values(form={"name": name, "category": "a"}))
        self.told.visits[mine[-1]] = (name, self.told.visits[mine[-1]][1])
        self.names_of[person].add(name)

    async def erase(self, about: int) -> None:
        person = self.told.people.pop(about, None)
        if person is None:
            return
        async with writing(self.engine) as connection:
            await erasure.erase(connection, person, f"HD-{self.number}", self.now)
        self.erased.add(person)
        await Erasures(self.engine, self.folder).run_once()

    async def open(self, about: int) -> None:
        person = self.told.people.get(about)
        if person is not None:
            async with writing(self.engine) as connection:
                await connection.execute(delete(deadlines).where(deadlines.c.id == person))
                due = {"kind": "permintaan", "id": person, "due_at": self.now, "tries": 0}
                await connection.execute(insert(deadlines), [due])

    async def settle(self, _about: int) -> None:
        async with writing(self.engine) as connection:
            await connection.execute(delete(deadlines))

    async def wait(self, about: int) -> None:
        self.now += timedelta(days=about)

    async def retain(self, _about: int) -> None:
        calendar = OfficeCalendar(read_hours("Senin-Jumat 08.00-16.00"), self._settings().office.zone)
        job = Retention(self.engine, lengths_of(self._settings()), lambda: calendar)
        while (await job.carry_out(self.now))[1]:
            pass

    def _settings(self) -> Any:
        return settings_for(self.url, None)

    async def destroy(self, _about: int) -> None:
        for each in await destruction.due(self.engine, self._settings(), self.now):
            try:
                drafted = await destruction.draft(self.engine, self._settings(), each.series, each.year, self.now)
            except NotDestroyed:
                assert each.held, "what is due can be drafted"
                continue
            signers = ("Tiur, Kepala", "Bonar, Arsiparis")
            await destruction.sign(
                self.engine, drafted["id"], Minutes("BA-1", self.now.date(), signers, "a" * 64, "s"), self.now
            )
            await destruction.destroy(self.engine, self._settings(), drafted["id"], self.now)

    async def copy(self, _about: int) -> None:
        if self.postgres is not None:
            await self.export(0)  # pg_dump takes seconds, and tests/backup shows it elsewhere
            return
        made = await make(terms_for(self.url, self.folder), self.now)
        self.copies.append(("backup", made.path, deepcopy(self.told)))

    async def export(self, _about: int) -> None:
        target = self.folder / f"ekspor-{len(self.copies)}"
        await export(self.engine, Wanted("ULT", target, self.now), lambda *_: None)
        self.copies.append(("export", target, deepcopy(self.told)))

    async def bring_back(self, about: int) -> None:
        there = [each for each in self.copies if each[1].exists()]
        if not there:
            return
        kind, path, told = there[about % len(there)]
        await self.engine.dispose()
        self.url = self.database(empty=kind == "backup")
        if kind == "backup":
            to = terms_for(self.url, self.folder)
            await restore(path, to, workplace(self.url), Since(moved=True), self.now)
        self.engine = open_engine(self.url)
        if kind == "export":
            async with writing(self.engine) as connection:
                await fingerprint.keep(connection, SEAL.name)
            await put_back(self.engine, path, lambda *_: None)
            await bring_up(self.engine, register_in((self.folder,)))
        self.told = deepcopy(told)
        self.told.people = {key: each for key, each in self.told.people.items() if each not in self.erased}
        await self.check()

    async def check(self) -> None:
        """What has to be true at any moment."""
        assert (await looked_at(self.engine))[0] == []
        rows = await everything(self.engine)
        months = Counter(
            f"{each['closed_at'].astimezone(self._settings().office.zone):%Y-%m}" for each in rows["visits"]
        )
        for done in (each for each in rows["destructions"] if each["state"] == "done"):
            for month, *_kinds, count in done["sums"].get("visits", ()):
                months[month] += count
        zone = self._settings().office.zone
        assert +months == Counter(f"{at.astimezone(zone):%Y-%m}" for _, at in self.told.visits.values())
        said = json.dumps({k: v for k, v in rows.items() if k not in NEVER_SAID}, default=_plain).lower()
        gone = {name for person in self.erased for name in self.names_of[person]}
        assert [name for name in gone if name.lower() in said] == []
        self.said = said

    async def end(self) -> None:
        """At last nothing is open and all is past its time: then nobody's name is anywhere."""
        await self.check()
        await self.settle(0)
        await self.wait(800)
        await self.retain(0)
        await self.check()
        names = {name for each in self.names_of.values() for name in each}
        assert [name for name in names if name.lower() in self.said] == []
        await self.engine.dispose()


async def everything(engine: AsyncEngine) -> dict[str, list[dict[str, Any]]]:
    async with writing(engine) as connection:
        return {
            name: [dict(each) for each in (await connection.execute(table.select())).mappings()]
            for name, table in metadata.tables.items()
        }


def _plain(value: object) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


async def lived(life: Life, acts: list[tuple[str, int]]) -> None:
    await life.begin()
    try:
        for what, about in acts:
            await life.act(what, about)
        await life.end()
    finally:
        await life.engine.dispose()


@pytest.mark.thorough
@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_whatever_happens_sums_stay_right_the_chain_holds_and_erased_is_erased(
    kind: str, sqlite_pattern: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> None:
    postgres: Postgres | None = request.getfixturevalue("postgres") if kind == "postgres" else None

    @settings(max_examples=times(2, 12), deadline=None, suppress_health_check=[*HealthCheck])
    @given(st.lists(ACTS, min_size=6, max_size=18))
    def whatever(acts: list[tuple[str, int]]) -> None:
        with ExitStack() as stack:
            folder = tmp_path_factory.mktemp("hidup")
            asyncio.run(lived(Life(kind, folder, stack, sqlite_pattern, postgres), acts))

    whatever()


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_one_long_life(
    kind: str, sqlite_pattern: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> None:
    """rule: nothing-older-brings-back"""
    postgres: Postgres | None = request.getfixturevalue("postgres") if kind == "postgres" else None
    acts = [("visit", 0), ("visit", 1), ("correct", 0), ("copy", 0), ("export", 0), ("erase", 0), ("visit", 0)]
    acts += [
        ("bring back", 0),
        ("visit", 2),
        ("bring back", 1),
        ("visit", 1),
        ("open", 1),
        ("wait", 500),
        ("retain", 0),
    ]
    acts += [("export", 0), ("wait", 1500), ("destroy", 0), ("settle", 0), ("wait", 500), ("destroy", 0)]
    with ExitStack() as stack:
        life = Life(kind, tmp_path_factory.mktemp("hidup"), stack, sqlite_pattern, postgres)
        asyncio.run(lived(life, acts))
    assert life.erased
