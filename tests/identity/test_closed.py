"""What the database holds of people is closed under their own keys, and read as if it were not."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, text, update

from storage import erasure, files, papers, tables
from storage.engine import reading, rewriting, writing
from storage.identity import keys
from storage.identity.keeper import Keeper, NotOpened, WrongSecret
from storage.identity.sealed import NoKeeper, NotCompared, Shut, bearing
from storage.identity.sealing import SEALED
from storage.identity.taking import Taking, all_closed
from storage.tables import metadata, people, person_keys, remarks, visits
from tests.identity.store import AT, FORM, KEEPER, NEXT, SECRET, add, as_kept, message, opened, person, visit
from tests.identity.store import with_people as filled
from tests.storage.chained import looked_at, take_in


async def test_what_is_written_of_somebody_is_read_again_and_lies_nowhere_open(database_url: str) -> None:
    """rule: nothing-of-people-written-open"""
    async with filled(database_url) as engine:
        async with writing(engine) as connection:
            await add(
                connection, "remarks", {"visit_id": "v1", "serial": 0, "at": AT, "by": "s", "words": "Rina marah"}
            )
            await add(connection, "outbox", message(1), message(2, person_id="p1", visit_id="v1"))
        async with reading(engine) as connection:
            kept = {name: await as_kept(connection, name) for name in metadata.tables}
            row = (await connection.execute(select(visits))).mappings().one()
            profile = await connection.scalar(select(people.c.profile))
            words = await connection.scalar(select(remarks.c.words))
            category = await connection.scalar(select(visits.c.form["category"].as_string()))
    assert (row["form"], profile, words, category) == (FORM, FORM, "Rina marah", "dapodik")
    assert [name for name, lying in kept.items() if "Rina" in lying or "Binjai" in lying] == []


async def test_what_is_moved_to_another_row_does_not_open(database_url: str) -> None:
    """rule: closed-for-its-place"""
    async with filled(database_url, 2) as engine:
        async with writing(engine) as connection:
            await add(connection, "visits", visit("v3", "p1", form={**FORM, "name": "Rina lagi"}))
            moved = text("UPDATE visits SET form = (SELECT form FROM visits WHERE id = :source) WHERE id = :target")
            for source, target in (("v1", "v2"), ("v3", "v1")):
                await connection.execute(moved, {"source": source, "target": target})
        async with reading(engine) as connection:
            query = select(visits.c.id, visits.c.form).order_by(visits.c.id)
            with bearing():
                forms = {row.id: row.form for row in await connection.execute(query)}
            with pytest.raises(NotOpened):
                (await connection.execute(query)).all()
    assert forms == {"v1": Shut("visits.form/v1"), "v2": Shut("visits.form/v2"), "v3": {**FORM, "name": "Rina lagi"}}


async def test_a_key_serves_nobody_else(database_url: str) -> None:
    """rule: key-wrapped-for-its-person"""
    wrapped = KEEPER.new_key("p1")
    with pytest.raises(WrongSecret):
        KEEPER.check("p2", wrapped)
    with pytest.raises(WrongSecret):
        Keeper([NEXT]).check("p1", wrapped)
    async with filled(database_url) as engine, reading(engine) as connection:
        assert (await keys.of(connection, "p1") or {})["wrapped"]
    async with opened(database_url, None) as engine, reading(engine) as connection:
        with pytest.raises(NoKeeper):
            (await connection.execute(select(visits.c.form))).all()


async def test_files_are_closed_for_whose_they_are(database_url: str) -> None:
    content = bytes(range(256)) * 40
    async with filled(database_url) as engine:
        row: dict[str, Any] = {
            "id": "f1",
            "visit_id": "v1",
            "channel": "telegram",
            "ref": "r",
            "name": "ijazah rina.pdf",
        }
        row |= {"media_type": "application/pdf", "state": "expected", "attempts": 0, "due_at": AT, "person_id": "p1"}
        async with writing(engine) as connection:
            await add(connection, "files", row)
            await files.keep(connection, "f1", content)
            paper = {"number": "DL-1", "code": "c", "kind": "service", "visit_id": "v1", "version": 1, "replaces": ""}
            paper |= {"revision": 1, "by": "s", "wanted_at": AT, "due_at": AT, "given": {"name": "Rina"}}
            await papers.want(connection, {name: each for name, each in paper.items() if name != "code"}, "c")
            assert await papers.keep(connection, "DL-1", 1, content, "0", AT)
            again = {**paper, "revision": 2, "given": {"name": "Rina S."}}
            await papers.want(connection, {name: each for name, each in again.items() if name != "code"}, "c")
            assert await papers.keep(connection, "DL-1", 2, content, "0", AT)
        async with reading(engine) as connection:
            assert await files.content(connection, "f1") == content
            assert await papers.content(connection, "paper:DL-1") == content
            assert (await connection.execute(select(metadata.tables["papers"].c.given))).scalar_one()[
                "name"
            ] == "Rina S."
            lying: Any = await connection.scalar(text("SELECT content FROM files"))
            assert content[:64] not in bytes(lying)
            assert "ijazah" not in await as_kept(connection, "files")


async def test_an_erased_persons_key_is_gone_and_what_comes_after_is_the_desks(database_url: str) -> None:
    """rule: key-destroyed-with-its-person"""
    async with filled(database_url, 2) as engine:
        async with writing(engine) as connection:
            await take_in(connection)
        async with writing(engine) as connection:
            before = await keys.of(connection, "p1")
            await erasure.erase(connection, "p1", "", AT)
            await add(
                connection, "remarks", {"visit_id": "v1", "serial": 0, "at": AT, "by": "s", "words": "sesudahnya"}
            )
        async with reading(engine) as connection:
            assert before is not None
            assert (await keys.of(connection, "p1"), await keys.destroyed(connection)) == (
                {"person_id": "p1", "wrapped": None},
                1,
            )
            forms = {row.id: row.form for row in await connection.execute(select(visits.c.id, visits.c.form))}
            assert await connection.scalar(select(remarks.c.words)) == "sesudahnya"
        assert forms == {"v1": {"region": "binjai", "category": "dapodik"}, "v2": FORM}
        await keys.sweep_up(engine)
        findings, _ = await looked_at(engine)
        assert findings == []


async def test_what_lay_open_is_closed_without_a_word_to_the_archive(database_url: str) -> None:
    async with opened(database_url, None) as engine, writing(engine) as connection:
        await add(connection, "sheets", {"id": "s", "text": "", "first_used_at": AT})
        await add(connection, "people", person(), person("p2", profile={}))
        await add(
            connection, "visits", visit(outcome="Rina puas"), visit("v2", "p2", form={"region": "binjai"}, outcome=None)
        )
    async with opened(database_url) as engine:
        async with writing(engine) as connection:
            await take_in(connection)
        async with reading(engine) as connection:
            entries = await as_kept(connection, "chain")
            assert await connection.scalar(select(visits.c.outcome).where(visits.c.id == "v1")) == "Rina puas"
            assert "Rina" in await as_kept(connection, "visits")
        taking, more = Taking(), True
        while more:
            async with rewriting(engine) as connection:
                more = await taking.batch(connection)
        async with reading(engine) as connection:
            assert await all_closed(connection)
            kept = {name: await as_kept(connection, name) for name in SEALED}
            assert [name for name, lying in kept.items() if "Rina" in lying] == []
            assert await connection.scalar(select(visits.c.outcome).where(visits.c.id == "v1")) == "Rina puas"
            assert await as_kept(connection, "chain") == entries
        assert (await looked_at(engine))[0] == []


async def test_keys_are_closed_under_a_new_secret_and_open_the_same(database_url: str) -> None:
    async with filled(database_url) as engine, reading(engine) as connection:
        form = await as_kept(connection, "visits")
    both = Keeper([SECRET, NEXT])
    async with opened(database_url, both) as engine, rewriting(engine) as connection:
        rows = [dict(row) for row in (await connection.execute(select(person_keys))).mappings()]
        assert await keys.wrap_anew(connection, both, rows) == 1
        rows = [dict(row) for row in (await connection.execute(select(person_keys))).mappings()]
        assert await keys.wrap_anew(connection, both, rows) == 0
    async with opened(database_url, Keeper([NEXT])) as engine, reading(engine) as connection:
        assert await connection.scalar(select(visits.c.form)) == FORM
        assert await as_kept(connection, "visits") == form


async def test_only_some_rows_by_name_can_be_written_at_once(database_url: str) -> None:
    """What is written of several people by one condition would be closed for one of them."""
    async with filled(database_url, 2) as engine, writing(engine) as connection:
        with pytest.raises(TypeError):
            await connection.execute(update(people).values(profile={"name": "siapa"}))


# rule: what-is-closed-is-not-searched
@pytest.mark.parametrize(
    "condition",
    [
        lambda: tables.visits.c.form == {"name": "Rina"},
        lambda: tables.files.c.name == "surat.pdf",
        lambda: tables.files.c.name.in_(["surat.pdf"]),
        lambda: tables.files.c.name.like("surat%"),
    ],
)
def test_a_condition_on_what_is_closed_is_an_error(condition: Callable[[], object]) -> None:
    with pytest.raises(NotCompared):
        condition()
    assert tables.files.c.name.is_(None) is not None
    assert (tables.people.c.address == "42") is not None
