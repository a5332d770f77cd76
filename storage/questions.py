"""Common questions that visitors asked: counted for the office, by what came of them."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row
from storage.tables import questions


async def asked(connection: AsyncConnection, since: date, most: int) -> list[Row]:
    """What was asked from that day on, the most frequent first: topic, text, verdict, count."""
    what = (questions.c.topic, questions.c.text, questions.c.verdict)
    count = func.count().label("count")
    query = select(*what, count).where(questions.c.day >= since).group_by(*what).order_by(count.desc(), *what)
    return [dict(row) for row in (await connection.execute(query.limit(most))).mappings()]
