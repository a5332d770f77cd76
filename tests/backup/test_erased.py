"""Nothing that is older than an erasure brings anybody back: no backup, no export, no database put in place by hand."""

from datetime import timedelta
from inspect import Parameter, signature
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.archive.leaving import Wanted, export
from bot.archive.returning import restore as put_back
from bot.backup.erased import NAME, Again, Erased, bring_up, keep, known_to, register_in
from bot.backup.making import make
from bot.backup.restoring import Since, restore
from bot.jobs.erasures import Erasures
from storage import erasure, schema
from storage.engine import open_engine, writing
from storage.identity.sealed import NOBODY
from storage.tables import metadata
from tests.backup.store import AT, filled, terms_for, workplace
from tests.backup.test_restoring import elsewhere, rows
from tests.desk import open_desk
from tests.kept import KEEPER, SEAL
from tests.storage.chained import looked_at, take_in
from tests.storage.rows import somebody

__all__ = ["elsewhere"]


async def with_people(url: str, *ids: str) -> None:
    await filled(url, 5)
    engine = open_engine(url)
    async with writing(engine) as connection:
        told = [somebody(each) | {"address": f"081200{each}"} for each in ids]
        await connection.execute(insert(metadata.tables["people"]), told)
        await take_in(connection)
    await engine.dispose()


async def addresses(url: str) -> dict[str, str]:
    return {row["id"]: row["address"] for row in await rows(url, "people")}


async def erased_at(url: str, person: str, folder: Path) -> None:
    engine = open_engine(url)
    async with writing(engine) as connection:
        await erasure.erase(connection, person, "HD-2026-0001", AT)
    await Erasures(engine, folder).run_once()
    await engine.dispose()


@pytest.mark.parametrize("moved", [True, False])
async def test_a_backup_from_before_an_erasure_forgets_again(
    moved: bool, database_url: str, elsewhere: str, tmp_path: Path
) -> None:
    """rule: nothing-older-brings-back"""
    folder = tmp_path / "b"
    await with_people(database_url, "rina", "togar")
    made = await make(terms_for(database_url, folder), AT)
    await erased_at(database_url, "rina", folder)
    words = (folder / NAME).read_text()
    assert "0812" not in words
    assert (folder / NAME).stat().st_mode & 0o077 == 0
    done = await restore(made.path, terms_for(elsewhere, folder), workplace(elsewhere), Since(moved=moved), AT)
    assert done.again == Again(1, 0)
    assert await addresses(elsewhere) == {"rina": NOBODY, "togar": "081200togar"}
    engine = open_engine(elsewhere)
    assert (await known_to(engine))["rina"] == Erased("HD-2026-0001", AT)
    assert (await looked_at(engine))[0] == []
    await engine.dispose()


async def test_the_register_goes_with_a_backup_that_is_restored_on_another_machine(
    sqlite_url: str, tmp_path: Path
) -> None:
    here, there = tmp_path / "b", tmp_path / "mesin-lain"
    await with_people(sqlite_url, "rina")
    made = await make(terms_for(sqlite_url, here), AT)
    await erased_at(sqlite_url, "rina", here)
    to = f"sqlite+aiosqlite:///{tmp_path}/lain/loket.sqlite3"
    await restore(made.path, terms_for(to, there), workplace(to), Since(moved=True), AT)
    assert await addresses(to) == {"rina": NOBODY}
    assert register_in((there,)).keys() == {"rina"}


async def test_an_export_from_before_an_erasure_forgets_again(
    database_url: str, elsewhere: str, tmp_path: Path
) -> None:
    await with_people(database_url, "rina", "togar")
    engine = open_engine(database_url)
    await export(engine, Wanted("ULT", tmp_path / "x", AT), lambda *_: None)
    await engine.dispose()
    await erased_at(database_url, "rina", tmp_path / "b")
    engine = open_engine(elsewhere)
    await schema.upgrade(engine, SEAL.name)
    await put_back(engine, tmp_path / "x", lambda *_: None)
    assert await bring_up(engine, register_in((tmp_path / "b",))) == Again(1, 0)
    assert (await looked_at(engine))[0] == []
    await engine.dispose()
    assert await addresses(elsewhere) == {"rina": NOBODY, "togar": "081200togar"}


async def test_a_database_put_in_place_by_hand_learns_it_once_the_desk_runs(sqlite_url: str, tmp_path: Path) -> None:
    """rule: erased-stays-erased"""
    await with_people(sqlite_url, "rina", "togar")
    keep(tmp_path, {"rina": Erased("HD-1", AT), "siapa": Erased()})
    engine = open_engine(sqlite_url)
    job = Erasures(engine, tmp_path)
    assert await job.run_once() == Again(2, 0)
    assert await addresses(sqlite_url) == {"rina": NOBODY, "togar": "081200togar"}
    assert await job.run_once() == Again()
    async with writing(engine) as connection:
        await erasure.erase(connection, "togar", "", AT + timedelta(days=1))
    await job.run_once()
    assert register_in((tmp_path,)).keys() == {"rina", "siapa", "togar"}
    await engine.dispose()


async def test_who_is_being_served_waits_and_goes_afterwards(sqlite_url: str, tmp_path: Path) -> None:
    await with_people(sqlite_url, "rina")
    keep(tmp_path, {"rina": Erased()})
    engine, people = open_engine(sqlite_url), metadata.tables["people"]
    async with writing(engine) as connection:
        await connection.execute(people.update().values(staff_id="s1"))
    job = Erasures(engine, tmp_path)
    assert [await job.run_once(), await job.run_once()] == [Again(0, 1)] * 2
    async with writing(engine) as connection:
        await connection.execute(people.update().values(staff_id=None))
    assert await job.run_once() == Again(1, 0)
    await engine.dispose()


async def test_who_asked_to_be_erased_is_not_brought_back(database_url: str, elsewhere: str, tmp_path: Path) -> None:
    """rule: nothing-older-brings-back. Asked for in the chat."""
    folder = tmp_path / "b"
    async with open_desk(database_url, sections={"backup": {"folder": folder}}) as desk:
        rina = desk.telegram.user(7, first_name="Rina")
        await desk.register(rina, "Renatasia Sitorus")
        await desk.say(rina, "batal")
        await desk.press(rina, "Ya, batalkan")
        (person,) = await desk.rows("people")
        made = await make(terms_for(database_url, folder, keeper=KEEPER), desk.clock.now())
        await desk.wait(hours=1)
        await desk.say(rina, "hapus data", "ya")
        now = desk.clock.now()
        (kept,) = await desk.rows("erasures")
        assert (kept["person_id"], kept["number"], kept["at"]) == (person["id"], "HAK-2026-0001", now)
        await desk.app.work.erasures.run_once()
    assert register_in((folder,)) == {person["id"]: Erased("HAK-2026-0001", now)}
    done = await restore(
        made.path, terms_for(elsewhere, folder, keeper=KEEPER), workplace(elsewhere), Since(moved=True), AT
    )
    assert done.again == Again(1, 0)
    (brought,) = await rows(elsewhere, "people")
    assert (brought["id"], brought["address"], brought["profile"]) == (person["id"], NOBODY, {})
    (visit,) = await rows(elsewhere, "visits")
    assert visit["form"].keys() <= {"region", "category", "role"}
    assert "Renatasia" not in str([await rows(elsewhere, name) for name in metadata.tables])
    (kept,) = await rows(elsewhere, "erasures")
    assert (kept["person_id"], kept["number"], kept["at"]) == (person["id"], "HAK-2026-0001", now)
    engine = open_engine(elsewhere)
    assert (await looked_at(engine))[0] == []
    await engine.dispose()


def test_no_erasure_without_number_and_moment() -> None:
    asked = signature(erasure.erase).parameters
    assert [asked[name].default for name in ("number", "at")] == [Parameter.empty] * 2


def test_a_line_that_somebody_has_spoilt_names_nobody_and_takes_nobody_away(tmp_path: Path) -> None:
    keep(tmp_path, {"rina": Erased()})
    with (tmp_path / NAME).open("a") as file:
        file.write('{"person":\n[]\n"x"\n')
    assert register_in((tmp_path, tmp_path / "tidak-ada")).keys() == {"rina"}
    keep(tmp_path, {"togar": Erased()})
    assert register_in((tmp_path,)).keys() == {"rina", "togar"}
