"""Guests found by the words of their name and institution, or by their visit's number.

No word lies open: by its digest a word is found, or the beginning of one; which guests it is that fit is seen by
opening the forms of those that come near.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import bulk
from storage.bulk import Row
from storage.identity.shut import borne, whole
from storage.tables import guest_words, visits

BEGINNING = 3
"""Letters of a word by which it is found too."""

Words = Callable[[Mapping[str, Any]], Sequence[str]]
"""The words of a form by which its guest is found."""


def rows_of(visit_id: str, words: Collection[str], at: datetime) -> list[Row]:
    """The rows by which a visit's guest is found: each word, and its beginning."""
    kept = dict.fromkeys(each for word in words for each in (word, word[:BEGINNING]))
    return [{"visit_id": visit_id, "word": each, "at": at} for each in kept]


async def keep(connection: AsyncConnection, visit_ids: Collection[str], rows: Sequence[Row]) -> None:
    """Keeps the words by which these visits' guests are found, in place of what was kept."""
    if visit_ids:
        await connection.execute(delete(guest_words).where(guest_words.c.visit_id.in_(visit_ids)))
    await bulk.add(connection, guest_words, rows)


async def found(
    connection: AsyncConnection, words: Sequence[str], most: int, looked: int, words_of: Words
) -> tuple[list[str], bool]:
    """The latest visits of guests of whom each of these is the beginning of a word, ``most`` of them; and whether there
    may be others. The longest word leads: of the latest guests that have it, and of those that have a word with the
    same beginning, ``looked`` each are looked at. What is shorter than a beginning leads to whole words only."""
    leading = max(words, key=len)
    near: dict[str, datetime] = {}
    full = False
    for each in dict.fromkeys((leading, leading[:BEGINNING])):
        rows = await _named(connection, each, looked)
        near |= rows
        full = full or len(rows) == looked
    query = select(visits.c.id, visits.c.form).where(visits.c.id.in_(near))
    forms = {row["id"]: row["form"] for row in whole(await borne(connection, query, near))}
    fitting = [visit_id for visit_id, form in forms.items() if _fits(words, words_of(form))]
    fitting.sort()
    fitting.sort(key=near.__getitem__, reverse=True)
    return fitting[:most], full or len(fitting) > most


async def _named(connection: AsyncConnection, word: str, looked: int) -> dict[str, datetime]:
    # rule: guests-found-by-index
    query = select(guest_words.c.visit_id, guest_words.c.at).where(guest_words.c.word == word)
    query = query.order_by(guest_words.c.at.desc(), guest_words.c.visit_id.desc()).limit(looked)
    return {row.visit_id: row.at for row in await connection.execute(query)}


def _fits(sought: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(each) for word in words) for each in sought)


async def numbered(connection: AsyncConnection, number: str) -> list[str]:
    """The visit with this number, whoever's it is."""
    query = select(visits.c.id).where(visits.c.number == number)
    return list(await connection.scalars(query))
