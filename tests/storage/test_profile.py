"""What the survey learns to keep comes over unharmed: answers of before have no profile, surveys of before are over."""

import json
from typing import Any

from sqlalchemy import Connection, text

from storage import recorded, schema
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING
from tests.storage.before import put, up_to
from tests.storage.rows import somebody


def visit(key: str, *, surveyed: bool) -> dict[str, Any]:
    plain = {"person_id": "rina", "sheet_id": "s", "status": "finished", "occupies": False}
    when = {"started_at": MONDAY_MORNING, "seen_at": MONDAY_MORNING, "closed_at": MONDAY_MORNING}
    return {"id": key, "surveyed": surveyed, "form": {}, "assigned": {}, "nudges": {}, **plain, **when}


def as_before(connection: Connection) -> None:
    up_to(connection, "0018")
    put(connection, "people", [somebody("rina")])
    put(connection, "sheets", [{"id": "s", "text": "", "first_used_at": MONDAY_MORNING}])
    put(connection, "visits", [visit("v1", surveyed=True), visit("v2", surveyed=False)])
    response = {"id": "r", "instrument": "skm", "day": MONDAY_MORNING.date(), "session": "", "category": ""}
    put(connection, "survey_responses", [response | {"answers": {"waktu": 4}, "suggestion": "", "span": "day"}])


async def test_surveys_of_before_are_known_to_be_over_and_nobody_is_reminded(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(as_before)
    assert await schema.upgrade(engine) == "0018"
    async with reading(engine) as connection:
        rows = {row["id"]: row for row in await recorded.visits_by_id(connection, ["v1", "v2"])}
        [response] = (await connection.execute(text("SELECT answers, profile FROM survey_responses"))).all()
        [person] = (await connection.execute(text("SELECT guessed, guessed_at FROM people"))).all()
    known = {key: (row["survey"], row["survey_at"]) for key, row in rows.items()}
    assert known == {"v1": ("answered", None), "v2": (None, None)}
    answers = json.loads(response.answers) if isinstance(response.answers, str) else response.answers
    assert (answers, response.profile, tuple(person)) == ({"waktu": 4}, None, (0, None))
    await engine.dispose()
