"""A database of before is brought up to date without losing an answer, and says afterwards no more than it may."""

import json
from datetime import date
from typing import Any

from alembic import command
from sqlalchemy import Connection, insert, select, text

from storage import schema
from storage.engine import bringing_back, open_engine, reading
from storage.tables import people, survey_responses, visits
from tests.clock import MONDAY_MORNING

PERSON = {
    **dict.fromkeys(("notice", "album"), ""),
    "id": "p",
    "channel": "telegram",
    "address": "7",
    "language": "id",
    "profile": {},
    "blocked": False,
    "dialog": {"at": "survey", "question": "biaya", "about": "v", "answers": {"persyaratan": 4}},
}


def _to_0003(connection: Connection) -> None:
    config = schema._config()
    config.attributes["connection"] = connection
    command.upgrade(config, "0003")


def _old(number: int, **changes: Any) -> dict[str, Any]:
    known = {"id": f"r{number}", "instrument": "skm", "day": date(2026, 11, 23), "session": "08-12"}
    return {**known, "category": "informasi", "answers": {"waktu": number}, "suggestion": "", **changes}


async def test_what_was_there_is_kept_coarse_and_nothing_unfinished_lies_open(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with bringing_back(engine) as connection:
        await connection.run_sync(_to_0003)
        names = [column for column in survey_responses.c if column.name != "span"]
        old = [_old(n) for n in range(5)] + [_old(5, session="13-17", category="rujukan")]
        table = insert(survey_responses).returning(*names[:1])
        for row in old:
            await connection.execute(table.values(row))
        await connection.execute(insert(people).values(PERSON))
        await connection.execute(
            text("INSERT INTO sheets (id, text, first_used_at) VALUES ('s', 'x', '2026-11-23 00:00:00')")
        )
        given = {"person_id": "p", "sheet_id": "s", "occupies": True, "started_at": MONDAY_MORNING}
        given |= {"seen_at": MONDAY_MORNING, "form": {"name": "Rina"}, "surveyed": False, "assigned": {}, "nudges": {}}
        for name, status, number in (("v", "in_service", "ULT-1"), ("w", "cancelled", None)):
            closed = None if number else MONDAY_MORNING
            await connection.execute(
                insert(visits).values({**given, "id": name, "status": status, "number": number, "closed_at": closed})
            )
    await schema.upgrade(engine)
    async with reading(engine) as connection:
        rows = [dict(row) for row in (await connection.execute(select(survey_responses))).mappings()]
        [dialog] = (await connection.scalars(select(people.c.dialog))).all()
        forms = {row.id: row.form for row in await connection.execute(select(visits.c.id, visits.c.form))}
    assert sorted(row["answers"]["waktu"] for row in rows) == list(range(6))
    said = {(row["day"].isoformat(), row["span"], row["session"], row["category"]) for row in rows}
    assert said == {("2026-11-23", "day", "08-12", "informasi"), ("2026-11-01", "month", "", "")}
    assert "4" not in json.dumps(dialog)
    assert forms == {"v": {"name": "Rina"}, "w": {}}
    await engine.dispose()
