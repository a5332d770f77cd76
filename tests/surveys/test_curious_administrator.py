"""Somebody who may read everything in the database, row by row and byte by byte, cannot tell whose answers
are whose."""

import json
import re
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.flows.decide import decide
from bot.rehearsal.fakes.telegram import Chatter
from bot.surveys import default_instrument
from bot.turn import deciding
from bot.turn.parking import WITHHELD
from storage import surveys
from storage.engine import reading, writing
from storage.tables import metadata, people
from tests.desk import Desk, open_desk

pytestmark = pytest.mark.long

ELEMENTS = [element.key for element in default_instrument().elements]
MANY = 10
FEWEST = 5
TRAITS = default_instrument().profile
_OPEN = re.compile(
    rf'"(?:{"|".join(ELEMENTS)})\\\\*":\\s*[0-9]|"(?:{"|".join(each.key for each in TRAITS)})\\\\*":\\s*\\\\*"'.encode()
)
"""An answer, or who somebody is, as it would lie open in JSON."""


@pytest.fixture
async def desk(database_url: str) -> AsyncIterator[Desk]:
    sections = {"queue": {"capacity": 0}, "survey": {"fewest_together": FEWEST}}
    async with open_desk(database_url, sections=sections) as desk:
        await desk.hire("Sari", "front_office", 1001)
        await desk.hire("Bayu", "back_office", 1002)
        yield desk


def answers_of(number: int) -> list[int]:
    """Answers that nobody else gives."""
    return [1 + (number >> (2 * place)) % 4 for place in range(len(ELEMENTS))]


def profile_of(number: int) -> dict[str, str]:
    """A profile that few others have."""
    return {trait.key: trait.options[(number + place) % len(trait.options)] for place, trait in enumerate(TRAITS)}


def suggestion_of(number: int) -> str:
    return f"Saran rahasia ke-{number}: kursinya {'empuk ' * number}"


async def served(desk: Desk, chat: int) -> Chatter:
    """A visitor who is asked the first question of the survey."""
    visitor = desk.telegram.user(chat)
    await desk.register(visitor, f"Tamu {'abcdefghijklmnopqrstuvwxyz'[chat % 26]}")
    [person] = await desk.rows("people", address=str(chat))
    async with writing(desk.app.engine) as connection:
        asked = {"at": "survey", "question": ELEMENTS[0], "about": person["visit_id"]}
        await connection.execute(update(people).where(people.c.id == person["id"]).values(dialog=asked))
    return visitor


async def answer(desk: Desk, visitor: Chatter, number: int) -> None:
    """Fills the survey in and hands it in, with a profile and a suggestion."""
    await rate(desk, visitor, answers_of(number))
    for option in profile_of(number).values():
        await desk.say(visitor, option)
    await desk.say(visitor, suggestion_of(number))


async def rate(desk: Desk, visitor: Chatter, values: list[int]) -> None:
    await desk.say(visitor, "halo")
    for place, value in enumerate(values):
        [person] = await desk.rows("people", address=str(visitor.id))
        if place % 2:
            await desk.say(visitor, str(value))
        else:
            visitor.press(f"r:{person['visit_id']}:{person['dialog']['question']}:{value}")
            await desk.settle()


async def everything(desk: Desk) -> bytes:
    """All that the database holds, as rows and as the bytes that lie on the disk."""
    tables = {name: await desk.rows(name) for name in metadata.tables if name != "survey_responses"}
    return json.dumps(tables, default=repr, ensure_ascii=False).encode() + await raw_bytes(desk)


async def raw_bytes(desk: Desk) -> bytes:
    """The bytes of the database's files; of PostgreSQL those of every table but the one of the responses."""
    engine = desk.app.engine
    if engine.dialect.name == "sqlite":
        folder = Path(str(engine.url.database)).parent
        return b"".join(path.read_bytes() for path in sorted(folder.glob("loket.sqlite3*")))
    async with engine.connect() as connection:
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await alone.execute(text("CHECKPOINT"))
        names = [name for name in metadata.tables if name != "survey_responses"]
        query = text(
            "SELECT pg_read_binary_file(pg_relation_filepath(file)) FROM pg_class, "
            "LATERAL (VALUES (oid), (NULLIF(reltoastrelid, 0))) AS files (file) "
            "WHERE relname = ANY(:names) AND relkind = 'r' AND file IS NOT NULL"
        )
        return b"".join((await alone.scalars(query, {"names": names})).all())


# rule: unfinished-answers-sealed
async def test_answers_that_are_not_handed_in_lie_open_nowhere(desk: Desk) -> None:
    visitor = await served(desk, 7)
    await rate(desk, visitor, answers_of(3)[:5])
    person = (await desk.rows("people", address="7"))[0]
    assert person["dialog"]["at"] == "survey"
    assert "answers" not in person["dialog"]
    assert not _OPEN.search(await everything(desk))
    await desk.restart()
    await rate(desk, visitor, answers_of(3)[5:])
    assert (await desk.rows("people", address="7"))[0]["dialog"]["at"] == "profile", "nothing was lost"
    await desk.say(visitor, "P")
    assert (await desk.rows("people", address="7"))[0]["dialog"]["question"] == "usia"
    assert not _OPEN.search(await everything(desk))


# rule: survey-written-together
async def test_handed_in_they_wait_sealed_and_survive_a_restart(desk: Desk) -> None:
    for number in range(2):
        await answer(desk, await served(desk, 100 + number), number)
    seen = await everything(desk)
    assert not _OPEN.search(seen)
    assert b"Saran rahasia" not in seen
    waiting = await desk.rows("survey_tray")
    assert [len(row["sealed"]) for row in waiting] == [len(waiting[0]["sealed"])] * 6, "all of one length"
    assert await desk.app.work.survey_tray.run_once(desk.clock.now()) == 0, "too few"
    await desk.restart()
    for number in range(2, FEWEST):
        await answer(desk, await served(desk, 100 + number), number)
    assert await desk.app.work.survey_tray.run_once(desk.clock.now()) == 3 * FEWEST
    assert await desk.rows("survey_tray") == []
    await _all_there(desk, FEWEST)


async def _all_there(desk: Desk, count: int) -> list[dict[str, Any]]:
    """Every answer, every profile and every suggestion, once."""
    written = await desk.rows("survey_responses")
    given = Counter(tuple(row["answers"].values()) for row in written if row["answers"])
    assert sorted(given.values()) == [1] * count
    assert {tuple(sorted(values)) for values in given} == {tuple(sorted(answers_of(n))) for n in range(count)}
    profiles = [row for row in written if row["profile"]]
    assert sorted(map(str, (row["profile"] for row in profiles))) == sorted(str(profile_of(n)) for n in range(count))
    # rule: profile-apart-from-answers
    assert not [row for row in profiles if row["answers"] or row["suggestion"]]
    assert {(row["span"], row["session"], row["category"]) for row in profiles} == {("month", "", "")}
    assert {row["suggestion"] for row in written if row["suggestion"]} == {
        suggestion_of(number).strip() for number in range(count)
    }
    return written


# rule: survey-without-order
async def test_written_they_say_nothing_of_whose_they_are(desk: Desk) -> None:
    for number in range(MANY):
        await answer(desk, await served(desk, 100 + number), number)
    await desk.app.work.survey_tray.run_once(desk.clock.now())
    written = await _all_there(desk, MANY)
    async with reading(desk.app.engine) as connection:
        others = {name: await desk.rows(name) for name in metadata.tables if name != "survey_responses"}
    told = json.dumps(others, default=repr)
    assert not [row["id"] for row in written if row["id"] in told]
    assert not _OPEN.search(told.encode())
    exact = [row for row in written if not row["profile"]]
    assert {row["day"].isoformat() for row in exact} == {"2026-11-23"}
    assert {(row["session"], row["category"]) for row in exact} == {("08-12", "informasi")}, "many alike: exact"
    order = await _kept_order(desk)
    handed_in = [tuple(answers_of(number)) for number in range(MANY)]
    assert order not in (handed_in, handed_in[::-1])
    del connection


async def _kept_order(desk: Desk) -> list[tuple[int, ...]]:
    """The answers in the order in which the database holds them; that there is no other is asserted."""
    async with reading(desk.app.engine) as connection:
        if connection.dialect.name == "postgresql":
            rows = (
                await connection.execute(text("SELECT xmin::text, answers FROM survey_responses ORDER BY ctid"))
            ).all()
            assert len({row.xmin for row in rows}) == 1, "one transaction wrote them all"
            for name in metadata.tables.keys() - {"survey_responses"}:
                same = text(f"SELECT count(*) FROM {name} WHERE xmin::text = :xmin")  # noqa: S608 - our own tables' names
                assert await connection.scalar(same, {"xmin": rows[0].xmin}) == 0, f"and nothing of {name}"
            return [tuple(row.answers.values()) for row in rows if row.answers]
    async with reading(desk.app.engine) as connection:
        for table in ("survey_responses", "survey_tray"):
            with pytest.raises(OperationalError):
                await connection.execute(text(f"SELECT rowid FROM {table}"))  # noqa: S608 - likewise
        rows = (await connection.execute(text("SELECT answers FROM survey_responses"))).all()
        return [tuple(given.values()) for row in rows if (given := json.loads(row.answers))]


async def test_few_are_written_after_the_longest_wait_and_say_no_more_than_the_month(desk: Desk) -> None:
    await answer(desk, await served(desk, 100), 0)
    assert await desk.app.work.survey_tray.run_once(desk.clock.now()) == 0
    desk.clock.pass_(days=29)
    assert await desk.app.work.survey_tray.run_once(desk.clock.now()) == 0
    desk.clock.pass_(days=1)
    assert await desk.app.work.survey_tray.run_once(desk.clock.now()) == 3
    exact = {
        (row["day"].isoformat(), row["span"], row["session"], row["category"]) for row in await _all_there(desk, 1)
    }
    assert exact == {("2026-11-01", "month", "", "")}


async def test_nothing_is_lost_when_writing_breaks_off(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(FEWEST):
        await answer(desk, await served(desk, 100 + number), number)
    sound = surveys.write

    async def breaks_off(connection: Any, rows: Any, gone: Any) -> None:
        await sound(connection, rows, gone)
        raise OperationalError("", {}, Exception("gone"))

    with monkeypatch.context() as patched:
        patched.setattr(surveys, "write", breaks_off)
        with pytest.raises(DBAPIError):
            await desk.app.work.survey_tray.run_once(desk.clock.now())
    assert len(await desk.rows("survey_tray")) == 3 * FEWEST
    await desk.app.work.survey_tray.run_once(desk.clock.now())
    await _all_there(desk, FEWEST)


async def test_what_is_over_is_gone_from_the_disk_too(desk: Desk) -> None:
    """Neither the sealed answers of a conversation nor the tray's are left where they lay."""
    for number in range(FEWEST):
        await answer(desk, await served(desk, 100 + number), number)
    tray = [row["sealed"] for row in await desk.rows("survey_tray")]
    seen = await raw_bytes(desk)
    assert all(sealed[:64] in seen for sealed in tray), "the test would see them"
    await desk.app.work.survey_tray.run_once(desk.clock.now())
    seen = await raw_bytes(desk)
    if desk.app.engine.dialect.name == "sqlite":
        assert not any(sealed[:64] in seen for sealed in tray)
    assert b'"sealed"' not in seen


# rule: parked-answer-withheld
async def test_of_a_parked_answer_nothing_is_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = await served(desk, 7)
    await rate(desk, visitor, answers_of(3)[:2])

    def broken(*_args: Any) -> None:
        raise ZeroDivisionError

    for words in ("4", "Saran rahasia"):
        with monkeypatch.context() as patched:
            patched.setattr(
                deciding, "decide", lambda event, *rest: broken() if event.address == "7" else decide(event, *rest)
            )
            await desk.say(visitor, words)
    parked = await desk.rows("inbox", state="parked")
    assert [row["raw"] for row in parked] == [WITHHELD] * 2
    assert not any(row["dialog"].get("answers") for row in await desk.rows("people"))


# rule: unfinished-answers-erased
async def test_answers_of_who_went_away_are_erased(desk: Desk) -> None:
    visitor = await served(desk, 7)
    await rate(desk, visitor, answers_of(3)[:4])
    desk.clock.pass_(hours=23)
    await desk.app.work.survey_tray.erase_unfinished(desk.clock.now())
    assert "sealed" in (await desk.rows("people", address="7"))[0]["dialog"]
    desk.clock.pass_(hours=2)
    await desk.app.work.survey_tray.erase_unfinished(desk.clock.now())
    assert "sealed" not in (await desk.rows("people", address="7"))[0]["dialog"]
    await desk.say(visitor, "halo")
    assert "survei" in visitor.last.text.lower() or "1 dari" in visitor.last.text
