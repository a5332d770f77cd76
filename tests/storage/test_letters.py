"""Letters of assignment on a real database: they count at their moments for every process, and what was there stays."""

from datetime import datetime, timedelta
from typing import Any

from alembic import command
from sqlalchemy import Connection, column, insert, table

from bot.flows.scene.events import TELEGRAM, ChoicePressed, Event, StaffAdded, TextSent
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import holders
from bot.flows.state.desk import Desk
from bot.records import assignment_of, letter_of, staff_of
from storage import known, schema
from storage.engine import open_engine, reading, writing
from storage.tables import metadata
from tests.clock import MONDAY_MORNING
from tests.door.entrance import open_entrance
from tests.storage.rows import somebody
from tests.storage.test_schema import differences

FO, BO = "front_office", "back_office"


def _before(connection: Connection) -> None:
    """Sari and her post, as they were kept before there were letters."""
    config = schema._config()
    config.attributes["connection"] = connection
    command.upgrade(config, "0029")
    post = {"staff_id": "sari", "serial": 0, "role": FO, "begins_at": MONDAY_MORNING, "ends_at": None, "letter": None}
    member = {"id": "sari", "name": "Sari", "role": FO, "on_duty": True, "person_id": "sari"}
    people = [{**somebody("sari"), "address": "sari", "staff_id": "sari"}]
    for name, rows in (("people", people), ("staff", [member]), ("assignments", [post])):
        _put(connection, name, rows)


def _put(connection: Connection, name: str, rows: list[dict[str, Any]]) -> None:
    known_as = metadata.tables[name].c
    as_it_was = table(name, *(column(key, known_as[key].type) for key in rows[0]))
    connection.execute(insert(as_it_was), rows)


async def test_whoever_had_one_role_goes_on_with_it(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(_before)
    await schema.upgrade(engine)
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        [member] = map(staff_of, await known.all_staff(connection))
        [post] = map(assignment_of, await known.all_assignments(connection))
        assert await known.open_letters(connection) == []
    await engine.dispose()
    assert (member.role, member.also, post.instead_of) == (FO, (), None)


async def _desk(url: str) -> Desk:
    engine = open_engine(url)
    async with reading(engine) as connection:
        staff = {row["id"]: staff_of(row) for row in await known.all_staff(connection)}
        posts = tuple(map(assignment_of, await known.all_assignments(connection)))
        letters = {row["id"]: letter_of(row) for row in await known.open_letters(connection)}
    await engine.dispose()
    return Desk(staff=staff, assignments=posts, letters=letters)


async def test_a_letter_counts_from_its_first_second_to_before_its_last(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        serial = iter(range(100))

        async def act(chat: str, body: Any) -> None:
            event = Event(TELEGRAM, f"act:{next(serial)}", desk.clock.now(), body, chat, chat)
            await desk.bring(event)

        await act("1", StaffAdded("Sari", FO, also=(BO,)))
        await act("2", StaffAdded("Bayu", BO))
        await act("1", TextSent("berhalangan hari ini 10.00-12.00"))
        await act("1", ChoicePressed(token(Verb.ABSENCE, "role", "0")))
        for typed in ("Bayu", "rapat", "ya"):
            await act("1", TextSent(typed))
        [letter] = (await _desk(database_url)).letters.values()
        await act("1", ChoicePressed(token(Verb.LETTER, "no", letter.id)))
        await act("1", TextSent("0123/ST/2026"))
        found = await _desk(database_url)
    sari, bayu = (key for name in ("Sari", "Bayu") for key, each in found.staff.items() if each.name == name)
    begins, ends, second = letter.begins_at, letter.ends_at, timedelta(seconds=1)
    expected: list[tuple[datetime, str]] = [
        (begins - second, sari), (begins, bayu), (ends - second, bayu), (ends, sari),
    ]  # fmt: skip
    assert [(at, holders(found, FO, at)) for at, _ in expected] == [(at, (who,)) for at, who in expected]
    assert set(holders(found, BO, begins)) == {sari, bayu}
    assert {each.letter for each in found.assignments if each.instead_of == sari} == {"0123/ST/2026"}
