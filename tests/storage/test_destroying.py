"""Archive series go by their schedule, with signed minutes, by their list and nothing else; sums and minutes stay."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.archive import destruction
from bot.archive.destruction import Minutes, NotDestroyed
from bot.papers.destruction import list_workbook, minutes_paper, minutes_pdf
from bot.settings import Settings
from storage import schema
from storage.engine import open_engine, writing
from storage.tables import deadlines, destruction_items, metadata
from tests.desk import settings_for
from tests.storage.before import up_to
from tests.storage.chained import looked_at, row, take_in
from tests.storage.test_schema import differences

NOW = datetime(2032, 3, 1, tzinfo=UTC)
SIGNED = Minutes("BA-7/2032", NOW.date(), ("Tiur, Kepala", "Bonar, Arsiparis"), "a" * 64, "s1")
APART = ("chain", "links", "sums", "destructions", "destruction_items", "erasures", "deadlines")


async def filled(url: str, count: int = 3, year: int = 2026) -> AsyncEngine:
    """So many visits of a year, closed one after the other, with rows in every table that leads to them."""
    engine = open_engine(url)
    async with writing(engine) as connection:
        await take_in(connection)
    async with writing(engine) as connection:
        for number in range(1, count + 1):
            for table in metadata.sorted_tables:
                if table.name not in APART:
                    leads = {name: f"id {number}/é" for name in ("visit_id", "person_id") if name in table.c}
                    await connection.execute(insert(table), [_moved(row(table, number), year) | leads])
    return engine


def _moved(given: dict[str, Any], year: int) -> dict[str, Any]:
    return {
        name: value.replace(year=year) if isinstance(value, date | datetime) else value for name, value in given.items()
    }


async def counts(engine: AsyncEngine) -> dict[str, int]:
    async with writing(engine) as connection:
        return {
            name: len((await connection.execute(table.select())).all())
            for name, table in metadata.tables.items()
            if name not in ("chain", "links")
        }


def settings(url: str) -> Settings:
    return settings_for(url, None)


async def signed(engine: AsyncEngine, url: str, series: str = "kunjungan") -> str:
    drafted = await destruction.draft(engine, settings(url), series, 2026, NOW)
    await destruction.sign(engine, drafted["id"], SIGNED, NOW)
    return str(drafted["id"])


# rule: destroyed-with-minutes
async def test_only_what_is_signed_goes_once_and_the_archive_holds(database_url: str) -> None:
    engine = await filled(database_url)
    before = await counts(engine)
    found = await destruction.due(engine, settings(database_url), NOW)
    assert {(each.series, each.year) for each in found} >= {("kunjungan", 2026), ("jurnal", 2026)}
    drafted = await destruction.draft(engine, settings(database_url), "kunjungan", 2026, NOW)
    assert (drafted["state"], drafted["count"]) == ("drafted", 9), "visits, appointments and threads"
    with pytest.raises(NotDestroyed, match="belum mempunyai berita acara"):
        await destruction.destroy(engine, settings(database_url), drafted["id"], NOW)
    assert {**await counts(engine), "destructions": 0, "destruction_items": 0} == before
    await destruction.sign(engine, drafted["id"], SIGNED, NOW)
    done = await destruction.destroy(engine, settings(database_url), drafted["id"], NOW)
    assert (done["state"], done["destroyed"], done["held"]) == ("done", 9, 0)
    after = await counts(engine)
    gone = {name for name in before if after[name] < before[name]}
    assert {"visits", "evidence", "outcomes", "papers", "paper_contents", "outbox", "files", "waits", "work"} <= gone
    assert not gone & {"people", "staff", "journal", "survey_responses", "kept_numbers", "day_books", "sheets"}
    assert [sum(line[-1] for line in done["sums"][name]) for name in ("visits", "threads")] == [3, 3]
    assert (await looked_at(engine))[0] == []
    with pytest.raises(NotDestroyed):
        await destruction.destroy(engine, settings(database_url), drafted["id"], NOW)
    with pytest.raises(NotDestroyed, match="Tidak ada berkas"):
        await destruction.draft(engine, settings(database_url), "kunjungan", 2026, NOW)
    await engine.dispose()


@pytest.mark.parametrize("series", ["informasi", "pelindungan", "harian", "platform", "jurnal"])
async def test_every_series_goes_whole(series: str, sqlite_url: str) -> None:
    engine = await filled(sqlite_url)
    which = await signed(engine, sqlite_url, series)
    done = await destruction.destroy(engine, settings(sqlite_url), which, NOW)
    assert (done["destroyed"], done["held"]) == (done["count"], 0)
    assert (await looked_at(engine))[0] == []
    assert [each for each in await destruction.due(engine, settings(sqlite_url), NOW) if each.series == series] == []
    await engine.dispose()


async def test_who_is_interrupted_goes_on_and_nothing_is_counted_twice(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(destruction, "BATCH", 1)
    engine = await filled(sqlite_url)
    which = await signed(engine, sqlite_url)
    for _ in range(2):
        stopped = await destruction.destroy(engine, settings(sqlite_url), which, NOW, most=2)
        assert stopped["state"] == "signed"
    assert stopped["destroyed"] == 4
    assert (await looked_at(engine))[0] == []
    done = await destruction.destroy(engine, settings(sqlite_url), which, NOW)
    assert (done["destroyed"], done["held"], done["state"]) == (9, 0, "done")
    await engine.dispose()


# rule: nothing-open-is-destroyed
async def test_what_is_open_stays_whenever_it_was_opened(sqlite_url: str) -> None:
    engine = await filled(sqlite_url)

    async def opened(kind: str, key: str) -> None:
        async with writing(engine) as connection:
            due = {"kind": kind, "id": key, "due_at": NOW, "tries": 0}
            await connection.execute(insert(deadlines), [due])

    await opened("follow_up", "id 1/é")
    (found,) = [each for each in await destruction.due(engine, settings(sqlite_url), NOW) if each.series == "kunjungan"]
    assert (found.count, found.held) == (6, 3)
    which = await signed(engine, sqlite_url)
    await opened("information", "id 2/é")
    done = await destruction.destroy(engine, settings(sqlite_url), which, NOW)
    assert (done["count"], done["destroyed"], done["held"]) == (6, 3, 3)
    assert (await counts(engine))["visits"] == 2
    assert (await looked_at(engine))[0] == []
    await engine.dispose()


# rule: never-what-is-not-due
async def test_nothing_goes_before_its_time_or_by_half_signed_minutes(sqlite_url: str) -> None:
    engine = await filled(sqlite_url)
    early, chosen = datetime(2031, 12, 30, tzinfo=UTC), settings(sqlite_url)
    assert await destruction.due(engine, chosen, early) == []
    with pytest.raises(NotDestroyed, match="belum lewat"):
        await destruction.draft(engine, chosen, "kunjungan", 2026, early)
    with pytest.raises(NotDestroyed, match=r"tidak ada\. Yang ada: kunjungan"):
        await destruction.draft(engine, chosen, "gudang", 2026, NOW)
    which = (await destruction.draft(engine, chosen, "kunjungan", 2026, NOW))["id"]
    wrong = {
        "kosong": replace(SIGNED, number=" "),
        "penanda tangan": replace(SIGNED, signers=("Tiur, Kepala", "Tiur, Kepala ")),
        "sebelum rancangannya": replace(SIGNED, signed_on=NOW.date() - timedelta(days=1)),
        "sesudah hari ini": replace(SIGNED, signed_on=NOW.date() + timedelta(days=1)),
    }
    for words, minutes in wrong.items():
        with pytest.raises(NotDestroyed, match=words):
            await destruction.sign(engine, which, minutes, NOW)
    await destruction.sign(engine, which, SIGNED, NOW)
    async with writing(engine) as connection:
        await connection.execute(update(destruction_items).values(label="diganti"))
    with pytest.raises(NotDestroyed, match="tidak sama lagi"):
        await destruction.destroy(engine, chosen, which, NOW)
    assert (await counts(engine))["visits"] == 3
    await engine.dispose()


async def test_draft_and_list_are_printed_and_say_no_name(sqlite_url: str) -> None:
    engine = await filled(sqlite_url)
    drafted = await destruction.draft(engine, settings(sqlite_url), "kunjungan", 2026, NOW)
    listed = await destruction.listed_of(engine, drafted["id"])
    await engine.dispose()
    paper = minutes_paper("ULT Contoh", "", drafted, "Buku tamu")
    assert minutes_pdf(paper).startswith(b"%PDF")
    assert drafted["digest"] in dict(paper.about).values()
    assert list_workbook(drafted, listed).startswith(b"PK")
    assert {row["of"] for row in listed} == {"visits", "appointments", "threads"}


async def test_a_database_of_before_gets_a_place_for_what_was_erased_and_destroyed(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0048")
    assert await schema.upgrade(engine) == "0048"
    async with writing(engine) as connection:
        assert await connection.run_sync(differences) == []
        for name in ("erasures", "destructions", "destruction_items"):
            given = row(metadata.tables[name], 1)
            await connection.execute(insert(metadata.tables[name]), [given])
    await engine.dispose()
