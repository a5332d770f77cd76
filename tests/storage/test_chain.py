"""The archive proves itself: whatever is done to a row of the record behind the desk's back is found."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import Column, Table, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import bulk
from storage.chain.commitments import canonical, commitment, head_of
from storage.chain.entries import Kind, close_day
from storage.chain.linked import APART, COURSE, LINKED
from storage.chain.listening import told
from storage.chain.verifying import Outside, leaves_of
from storage.datamap import Life, data_map
from storage.engine import open_engine, reading, writing
from storage.tables import chain, journal, links, metadata, sums, survey_responses
from tests.storage.chained import (
    NOON,
    ROWS,
    behind,
    filled,
    found,
    has_key,
    looked_at,
    row,
    swap,
    take_in,
    value,
    word_of,
)
from tests.storage.overheard import overheard


async def test_what_nobody_has_touched_holds(database_url: str) -> None:
    async with filled(database_url) as engine:
        findings, tally = await looked_at(engine)
        assert findings == []
        assert tally.rows == ROWS * len(LINKED)
        assert (tally.surveys, tally.erased, tally.before, tally.unlinked) == (ROWS, 0, 0, 0)


def test_every_table_of_the_record_is_linked_or_says_why_not() -> None:
    record = {name for name, entry in data_map().tables.items() if entry.life is Life.RECORD}
    assert record <= LINKED.keys() | APART.keys()
    assert {name for name in COURSE if not COURSE[name] <= set(metadata.tables[name].c.keys())} == set()


def test_housekeeping_removes_nothing_that_is_linked() -> None:
    assert LINKED.keys() & {entry.name for entry, _ in data_map().passing()} == set()


async def test_an_altered_row_of_any_table_is_found_whatever_is_altered_in_it(database_url: str) -> None:
    """In each round another column, of all tables that have so many."""
    async with filled(database_url) as engine:
        for place in range(max(len(linked.columns) for linked in LINKED.values())):
            altered = {name: each.columns[place] for name, each in LINKED.items() if place < len(each.columns)}
            await put(database_url, altered, 51)
            assert sorted(await found(engine)) == [(name, word_of(LINKED[name], 2), "altered") for name in altered]
            await put(database_url, altered, 2)
        assert await found(engine) == []


async def put(url: str, columns: dict[str, Column[Any]], number: int) -> None:
    """In row 2 of each table another value."""
    async with behind(url) as connection:
        for name, column in columns.items():
            its = update(LINKED[name].table).where(has_key(LINKED[name], 2))
            await connection.execute(its.values({column.name: value(column, number)}))


# rule: linked-as-the-whole-row-says
async def test_a_row_of_which_one_column_is_written_is_linked_whole(database_url: str) -> None:
    visits = metadata.tables["visits"]
    async with filled(database_url) as engine:
        changed = {**row(visits, 2), "nudges": {"called again": 2}}
        with overheard(engine) as statements:
            async with writing(engine) as connection:
                await bulk.change(connection, visits, [changed], "id", only=frozenset({"nudges"}))
        [update_of_it] = [each for each in statements if each.startswith("UPDATE visits")]
        assert update_of_it.count("=") == 2
        assert [each for each in statements if each.startswith("SELECT") and "FROM visits" in each] == []
        assert await found(engine) == []


@pytest.mark.parametrize("with_link", [False, True])
async def test_a_missing_row_of_any_table_is_found_even_where_its_link_is_gone_as_well(
    database_url: str, with_link: bool
) -> None:
    async with filled(database_url) as engine:
        async with behind(database_url) as connection:
            for name, linked in LINKED.items():
                await connection.execute(delete(linked.table).where(has_key(linked, 2)))
                if with_link:
                    its = (links.c.of == name, links.c.key == word_of(linked, 2))
                    await connection.execute(delete(links).where(*its))
        assert sorted(await found(engine)) == [(name, word_of(each, 2), "missing") for name, each in LINKED.items()]


async def test_an_inserted_row_of_any_table_is_found(database_url: str) -> None:
    async with filled(database_url) as engine:
        async with behind(database_url) as connection:
            for linked in LINKED.values():
                await connection.execute(insert(linked.table), [row(linked.table, 52)])
        assert await found(engine) == [(name, word_of(each, 52), "inserted") for name, each in LINKED.items()]


async def test_rows_of_any_table_that_changed_places_are_found(database_url: str) -> None:
    async with filled(database_url) as engine:
        async with behind(database_url) as connection:
            for linked in LINKED.values():
                await swap(connection, linked, 1, 3)
        moved = [(name, word_of(each, number), "reordered") for name, each in LINKED.items() for number in (1, 3)]
        assert sorted(await found(engine)) == sorted(moved)


async def test_every_entry_that_is_altered_missing_inserted_or_in_another_order_is_found(database_url: str) -> None:
    async with filled(database_url) as engine:
        entries = [dict(each) for each in await rows_in(engine, chain)]
        first, second, third = (each["serial"] for each in entries[-3:])
        await rewritten(database_url, [{**each, "note": "x" if each["serial"] == second else ""} for each in entries])
        assert ("chain", str(second), "altered") in await found(engine)
        await rewritten(database_url, [each for each in entries if each["serial"] != second])
        assert ("chain", str(second), "missing") in await found(engine)
        other = {first: second, second: first}
        await rewritten(database_url, [{**e, "serial": other.get(e["serial"], e["serial"])} for e in entries])
        assert "reordered" in {fault for table, _, fault in await found(engine) if table == "chain"}
        forged = sealed({**entries[-2], "leaves": "journal 77 " + "0" * 64, "previous": entries[-2]["head"]})
        forged["serial"] = third
        await rewritten(database_url, [*entries[:-1], forged, {**entries[-1], "serial": third + 1}])
        assert ("chain", str(third), "inserted") in await found(engine)
        await rewritten(database_url, entries)
        assert await found(engine) == []


async def test_an_entry_made_anew_so_that_it_looks_sound_is_found(database_url: str) -> None:
    async with filled(database_url) as engine:
        entries = [dict(each) for each in await rows_in(engine, chain)]
        entries[-2] = sealed({**entries[-2], "leaves": entries[-2]["leaves"].partition("\n")[2]})
        await rewritten(database_url, entries)
        assert ("chain", str(entries[-2]["serial"]), "altered") in await found(engine)


async def test_an_end_that_is_cut_off_is_found_by_what_it_leaves_behind(database_url: str) -> None:
    async with filled(database_url) as engine, behind(database_url) as connection:
        last = (await rows_in(engine, chain))[-1]["serial"]
        await connection.execute(delete(chain).where(chain.c.serial == last))
        await connection.commit()
        assert ("chain", str(last), "cut_off") in await found(engine)


# rule: cut-off-found-outside
async def test_an_end_that_is_cut_off_without_a_trace_is_found_by_the_head_outside(database_url: str) -> None:
    async with filled(database_url) as engine:
        async with writing(engine) as connection:
            head = await close_day(connection, NOON.date())
        outside = [Outside(head.serial, head.head, "head.txt")]
        assert await found(engine, outside) == []
        async with behind(database_url) as connection:
            cut = [each["serial"] for each in await rows_in(engine, chain)][-2:]
            await connection.execute(delete(chain).where(chain.c.serial.in_(cut)))
            gone = (await connection.execute(select(links).where(links.c.serial.in_(cut)))).all()
            for link in gone:
                linked = LINKED[link.of]
                its = (each == value_ for each, value_ in zip(linked.key, linked.read(link.key), strict=True))
                await connection.execute(delete(linked.table).where(*its))
            await connection.execute(delete(links).where(links.c.serial.in_(cut)))
            await connection.execute(delete(survey_responses))
            await connection.execute(update(sums).values(count=0, total="0" * 64, serial=None, linked_count=None))
        assert await found(engine) == []
        assert await found(engine, outside) == [("chain", "head.txt", "cut_off")]


async def test_a_chain_made_anew_is_found_by_the_head_outside(database_url: str) -> None:
    async with filled(database_url) as engine:
        async with writing(engine) as connection:
            head = await close_day(connection, NOON.date())
        async with behind(database_url) as connection:
            for table in (chain, links, sums):
                await connection.execute(delete(table))
            await connection.execute(delete(LINKED["journal"].table))
        async with writing(engine) as connection:
            await take_in(connection)
        assert await found(engine) == []
        assert [fault for *_, fault in await found(engine, [Outside(head.serial, head.head, "head.txt")])] == [
            "altered"
        ]


# rule: commitment-tells-nothing
async def test_erased_rows_leave_a_chain_that_holds_and_nothing_that_could_be_tried(database_url: str) -> None:
    remarks, visits = LINKED["remarks"], LINKED["visits"]
    async with filled(database_url) as engine:
        before = await rows_in(engine, chain)
        async with writing(engine) as connection:
            told(connection, Kind.ERASED, "HD-0001")
            await connection.execute(delete(remarks.table).where(has_key(remarks, 2)))
            await connection.execute(update(visits.table).where(has_key(visits, 2)).values(form={}, outcome=None))
        findings, tally = await looked_at(engine)
        assert (findings, tally.erased) == ([], 1)
        after = await rows_in(engine, chain)
        assert after[: len(before)] == before
        assert (after[-1]["kind"], after[-1]["note"]) == ("erased", "HD-0001")
        salts = {each["salt"] for each in await rows_in(engine, links)}
        [vouched] = [
            said
            for _, each in enumerate(before)
            for name, word, said in leaves_of(each["leaves"])
            if (name, word) == ("remarks", word_of(remarks, 2))
        ]
        said = canonical(remarks, row(remarks.table, 2))
        assert vouched not in {commitment("remarks", word_of(remarks, 2), said, salt) for salt in salts}
        async with behind(database_url) as connection:
            await connection.execute(insert(remarks.table), [row(remarks.table, 2)])
        assert await found(engine) == [("remarks", word_of(remarks, 2), "inserted")]


# rule: surveys-linked-by-the-day
async def test_questionnaires_are_held_as_one_sum_that_says_nothing_of_when(database_url: str) -> None:
    async with filled(database_url) as engine:
        said = "\n".join(each["leaves"] for each in await rows_in(engine, chain))
        assert not [name for name in ("survey_responses", "survey_tray", "questions") if name in said]
        async with writing(engine) as connection:
            await close_day(connection, NOON.date())
        for statement, fault in (
            (update(survey_responses).where(survey_responses.c.id == "id 2/é").values(suggestion="lain"), "altered"),
            (insert(survey_responses).values(row(survey_responses, 52)), "altered"),
            (delete(survey_responses).where(survey_responses.c.id.in_(["id 1/é", "id 3/é"])), "missing"),
        ):
            async with behind(database_url) as connection:
                await connection.execute(statement)
            findings = await found(engine)
            assert [(table, key) for table, key, _ in findings] == [("survey_responses", "*")]
            assert findings[0][2] in (fault, "inserted")
        async with behind(database_url) as connection:
            await connection.execute(update(sums).values(linked_count=1))
        assert ("sums", "survey_responses", "altered") in await found(engine)


# rule: from-before-told-as-such
async def test_rows_from_before_are_taken_in_and_told_as_such(database_url: str) -> None:
    engine = open_engine(database_url)
    async with behind(database_url) as connection:
        for table in metadata.sorted_tables:
            if table.name not in ("chain", "links", "sums"):
                await connection.execute(insert(table), [row(table, 1)])
    _, tally = await looked_at(engine)
    assert tally.unlinked == len(LINKED)
    async with writing(engine) as connection:
        await take_in(connection)
    findings, tally = await looked_at(engine)
    assert (findings, tally.before, tally.unlinked, tally.surveys) == ([], len(LINKED), 0, 1)
    await engine.dispose()


# rule: nothing-written-unlinked
async def test_two_desks_write_one_chain_and_what_is_undone_leaves_nothing(database_url: str) -> None:
    one, other = open_engine(database_url), open_engine(database_url)
    async with writing(one) as connection:
        await take_in(connection)

    async def note(engine: AsyncEngine, number: int) -> None:
        async with writing(engine) as connection:
            line = {"at": NOON, "who": "x", "what": str(number), "visit_id": None, "details": {}}
            await connection.execute(insert(journal), [line])
            if number % 5 == 0:
                raise LookupError

    await asyncio.gather(*(note((one, other)[no % 2], no) for no in range(1, 21)), return_exceptions=True)
    findings, tally = await looked_at(one)
    assert (findings, tally.rows) == ([], 16)
    assert [each["id"] for each in await rows_in(one, journal)] == list(range(1, 17))
    for engine in (one, other):
        await engine.dispose()


# rule: no-number-twice
async def test_a_journal_that_lost_its_last_line_gives_that_number_to_no_other(database_url: str) -> None:
    async with filled(database_url) as engine:
        async with behind(database_url) as connection:
            await connection.execute(delete(journal).where(journal.c.id == ROWS))
        async with writing(engine) as connection:
            line = {"at": NOON, "who": "x", "what": "y", "visit_id": None, "details": {}}
            await connection.execute(insert(journal).values(**line))
        assert [each["id"] for each in await rows_in(engine, journal)] == [1, 2, 4]
        assert await found(engine) == [("journal", "3", "missing")]


async def rows_in(engine: AsyncEngine, table: Table) -> list[dict[str, Any]]:
    async with reading(engine) as connection:
        query = select(table).order_by(*table.primary_key.columns)
        return [dict(each) for each in (await connection.execute(query)).mappings()]


async def rewritten(url: str, entries: list[dict[str, Any]]) -> None:
    """Another chain in place of what was there."""
    async with behind(url) as connection:
        await connection.execute(delete(chain))
        await connection.execute(insert(chain), entries)


def sealed(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry with the head that fits what it says."""
    head = head_of(entry["previous"], entry["kind"], entry["note"], entry["lines"], entry["leaves"])
    return {**entry, "head": head}


async def test_rows_that_are_written_by_a_selection_are_linked(database_url: str) -> None:
    staff, former = metadata.tables["staff"], metadata.tables["former_staff"]
    async with filled(database_url) as engine:
        async with writing(engine) as connection:
            await connection.execute(delete(former))
            left = select(staff.c.id, staff.c.name, staff.c.role, staff.c.seated_at)
            await connection.execute(insert(former).from_select(["id", "name", "role", "left_at"], left))
        assert await found(engine) == []
        assert len(await rows_in(engine, former)) == ROWS
