"""What the books stand on: names of former officers, words of guests, closed days; brought along from before."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import insert, text

from bot import records
from bot.flows.office.guest_words import of_form, spoken
from bot.flows.scene.events import StaffRemoved
from bot.flows.state.visits import Status, Visit
from storage import bulk, guests, known, schema
from storage.engine import open_engine, reading, writing
from storage.tables import people, sheets, visits
from tests.clock import MONDAY_MORNING, HeldClock
from tests.desk import open_desk
from tests.door.test_seats import happens
from tests.kept import KEEPER
from tests.storage.before import put, up_to
from tests.storage.plans import asked, scans
from tests.storage.rows import somebody
from tests.storage.test_schema import differences

SHEET = {"id": "s", "text": "", "first_used_at": MONDAY_MORNING}


def guest(no: int, name: str, institution: str = "SMA Negeri 1 Binjai") -> Visit:
    form = {"name": name, "institution": institution}
    at = MONDAY_MORNING + timedelta(minutes=no)
    visit = Visit(f"v{no}", "rina", "s", at, at, Status.FINISHED, form, closed_at=at, calendar_id=None)
    return replace(visit, ticket=f"A-{no:03}", number=f"ULT-20261123-{no:03}")


async def test_a_database_of_before_gets_its_guests_words(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    ever = guest(1, "Rina  Simbolon, M.Pd.")
    as_it_was = {name: value for name, value in records.visit_row(ever, occupies=False).items() if name != "attendance"}
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0041")
        await connection.run_sync(put, "people", [somebody("rina")])
        await connection.run_sync(put, "sheets", [SHEET])
        await connection.run_sync(put, "visits", [as_it_was])
    assert await schema.upgrade(engine) == "0041"
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        rows = (await connection.execute(text("SELECT word FROM guest_words"))).scalars().all()
        whole = {"rina", "simbolon", "m", "pd", "sma", "negeri", "1", "binjai"}
        assert set(of_form(ever.form)) == whole
        assert set(rows) == whole | {"rin", "sim", "neg", "bin"}
        assert await guests.found(connection, spoken("SIMBO"), 5, 100, of_form) == (["v1"], False)
    await engine.dispose()


# rule: guests-found-by-index
# rule: no-word-of-a-guest-lies-open
async def test_guests_are_found_by_the_beginnings_of_words_without_reading_history(database_url: str) -> None:
    engine = open_engine(database_url, keeper=KEEPER)
    named = ["Rina Simbolon", "Rinaldi Lubis", "José Álvarez", "王小明", "سارة", "Rina Lubis"]
    kept = [guest(no, name) for no, name in enumerate(named)]
    async with writing(engine) as connection:
        await connection.execute(insert(people), [somebody("rina")])
        await connection.execute(insert(sheets), [SHEET])
        await bulk.add(connection, visits, [records.visit_row(each, occupies=False) for each in kept])
        await guests.keep(connection, [], [row for each in kept for row in records.word_rows(each)])
    async with reading(engine) as connection:
        with asked(engine) as statements:
            assert await guests.found(connection, spoken("rina"), 5, 100, of_form) == (["v5", "v1", "v0"], False)
            assert await guests.found(connection, spoken("Lubis rina"), 5, 100, of_form) == (["v5", "v1"], False)
            assert await guests.found(connection, spoken("jose alv"), 5, 100, of_form) == (["v2"], False)
            assert await guests.found(connection, spoken("王小明"), 5, 100, of_form) == (["v3"], False)
            assert await guests.found(connection, spoken("سارة"), 5, 100, of_form) == (["v4"], False)
            assert await guests.found(connection, spoken("binjai"), 2, 100, of_form) == (["v5", "v4"], True)
            assert (await guests.found(connection, spoken("binjai"), 5, 3, of_form))[1], (
                "what was not looked at is told of"
            )
            assert await guests.found(connection, spoken("ri lub"), 5, 100, of_form) == (["v5", "v1"], False)
            assert await guests.found(connection, spoken("ri"), 5, 100, of_form) == ([], False), "too short to lead"
            assert await guests.numbered(connection, "ULT-20261123-002") == ["v2"]
        lying = (await connection.execute(text("SELECT word FROM guest_words"))).scalars().all()
        assert all(word.startswith("#") for word in lying)
        plans = {words: await scans(connection, words, given) for words, given in statements.items()}
        assert {words: plan for words, plan in plans.items() if plan} == {}
    await engine.dispose()


# rule: former-officers-keep-their-names
async def test_whoever_has_left_is_still_called_by_name(database_url: str) -> None:
    async with open_desk(database_url, HeldClock(MONDAY_MORNING)) as desk:
        await desk.hire("Nur", "supervisor", 11)
        await desk.hire("Sari", "front_office", 12)
        sari = next(row for row in await desk.rows("staff") if row["name"] == "Sari")
        await happens(desk, StaffRemoved(sari["id"]), "removed")
        async with reading(desk.app.engine) as connection:
            assert await known.former_names(connection) == {sari["id"]: "Sari"}
            assert sari["id"] not in {row["id"] for row in await known.all_staff(connection)}


def test_a_form_that_is_changed_is_found_by_its_new_words() -> None:
    before, after = guest(1, "Rina"), guest(1, "Rini")
    assert records.known_otherwise(None, before)
    assert records.known_otherwise(before, after)
    assert not records.known_otherwise(after, after)
