"""Questionnaires: those that wait sealed in the tray, and those that have been written for good."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Text, and_, cast, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.bulk import Row
from storage.sweeping import sweep
from storage.tables import people, survey_responses, survey_tray


async def waiting(connection: AsyncConnection) -> list[Row]:
    """Everything in the tray."""
    return [dict(row) for row in (await connection.execute(select(survey_tray))).mappings()]


async def how_many_wait(connection: AsyncConnection) -> int:
    """How much is in the tray."""
    return await connection.scalar(select(func.count()).select_from(survey_tray)) or 0


async def write(connection: AsyncConnection, rows: list[Row], gone: Collection[str]) -> None:
    """Writes questionnaires in the order of their (random) names, and takes what they were out of the tray."""
    # rule: survey-without-order
    await connection.execute(insert(survey_responses), sorted(rows, key=lambda row: str(row["id"])))
    await connection.execute(delete(survey_tray).where(survey_tray.c.id.in_(gone)))


async def unfinished(connection: AsyncConnection, heard_before: datetime) -> list[str]:
    """Who has begun a questionnaire and has not been heard since: found among everybody there ever was, so while others
    write."""
    return list(await connection.scalars(select(people.c.id).where(_unfinished(heard_before))))


async def erase_unfinished(connection: AsyncConnection, ids: Collection[str], heard_before: datetime) -> int:
    """Erases the sealed answers of these, unless they were heard meanwhile; they may begin anew. Returns of how
    many."""
    query = select(people.c.id, people.c.dialog).where(people.c.id.in_(ids), _unfinished(heard_before))
    rows = (await connection.execute(query)).all()
    for row in rows:
        # rule: unfinished-answers-erased
        left = {name: value for name, value in row.dialog.items() if name != "sealed"}
        await connection.execute(update(people).where(people.c.id == row.id).values(dialog=left))
    return len(rows)


def _unfinished(heard_before: datetime) -> ColumnElement[bool]:
    return and_(people.c.heard_at < heard_before, cast(people.c.dialog, Text).like('%"sealed"%'))


async def sweep_up(engine: AsyncEngine) -> None:
    """Has the database part with what it still holds of rows that are changed or gone."""
    await sweep(engine, (survey_tray.name, people.name))


async def handed_in(connection: AsyncConnection, instrument: str, first: date, last: date) -> list[Row]:
    """The written responses to a questionnaire of these days, in the order of their random names; those that say only a
    month are of it where the whole month is."""
    # rule: month-only-in-whole-months
    query = select(survey_responses).where(
        survey_responses.c.instrument == instrument,
        survey_responses.c.day >= first,
        survey_responses.c.day <= last,
        or_(survey_responses.c.span != "month", survey_responses.c.day <= _in_whole_months(last)),
    )
    return [dict(row) for row in (await connection.execute(query.order_by(survey_responses.c.id))).mappings()]


async def how_many_vague(connection: AsyncConnection, instrument: str, first: date, last: date) -> int:
    """How many responses with answers say only a month of which these days are a part."""
    table = survey_responses.c
    begun = (table.day >= first.replace(day=1)) & (table.day < first)
    cut = (table.day >= first) & (table.day <= last) & (table.day > _in_whole_months(last))
    query = select(survey_responses.c.answers).where(
        table.instrument == instrument, table.span == "month", or_(begun, cut)
    )
    return sum(bool(answers) for answers in await connection.scalars(query))


def _in_whole_months(last: date) -> date:
    """The last day up to it that ends a month."""
    after = last + timedelta(days=1)
    return after.replace(day=1) - timedelta(days=1)
