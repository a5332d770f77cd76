"""Requests about people's data: those that are named, the own ones of whoever acts, the open ones for staff; and how
the people behind them stand."""

from collections.abc import Collection, Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.flows.rights.needs import Rights
from bot.flows.state.rights import KeptFile, KnownRights, Standing
from bot.flows.understanding.reading import numbers_in
from bot.turn.loaders.asking import Answer, Asking
from bot.turn.rights_rows import rights_of
from storage import erasure, files, rights

_LAST = 8
"""Of one person's own, the latest."""

_MOST_OPEN = 40
"""Of those that are still to be answered."""

_MOST_FILES = 200
"""Of one person's, the latest: how many are left out is said."""


async def load_rights(asking: Asking) -> Answer[KnownRights]:
    """The requests, with the people behind them and their latest visits."""
    topics, connection = asking.of(Rights), asking.connection
    names = frozenset[str]().union(*(topic.names for topic in topics))
    numbers = frozenset[str]().union(*(topic.numbers for topic in topics))
    visits = frozenset[str]().union(*(topic.visits for topic in topics))
    listed = any(topic.listed for topic in topics)
    acting = frozenset(person.id for person in asking.acting) if listed else frozenset()
    staff = any(person.staff_id for person in asking.acting)
    open_ones = await rights.open_requests(connection, _MOST_OPEN) if staff and listed else []
    rows = [
        *await rights.named(connection, names | {*open_ones}),
        *await rights.latest_of(connection, acting, _LAST),
    ]
    found = rights_of(rows, await rights.entries_of(connection, {row["id"] for row in rows}))
    whose = {each.person_id for each in found.values()} | acting
    standings = await _standings(connection, whose)
    numbers |= frozenset[str]().union(*(numbers_in(row["words"]) for row in rows if staff))
    named = visits | {*await rights.visit_numbered(connection, numbers if staff else ())}
    people = frozenset(key for each in standings.values() for key in each.person_ids)
    latest = {each.visit_id for each in found.values() if each.visit_id and staff}
    known = KnownRights(found, tuple(open_ones), standings, named)
    return Answer(known, in_passing=named | latest, people=people)


async def _standings(connection: AsyncConnection, whose: Collection[str]) -> Mapping[str, Standing]:
    records = await rights.joined(connection, whose)
    every = {key for ids in records.values() for key in ids}
    visits = await rights.open_visits(connection, every)
    owed = await rights.owed(connection, every)
    kept = await erasure.count_told(connection, every)
    return {
        person_id: Standing(
            person_ids=ids,
            visits=frozenset(row["id"] for row in visits if row["person_id"] in ids),
            owed=frozenset(what for key in ids for what in owed.get(key, ())),
            kept=_together([kept.get(key, {}) for key in ids]),
            files=tuple(KeptFile(**row) for row in await files.kept_of(connection, ids, _MOST_FILES)),
        )
        for person_id, ids in records.items()
    }


def _together(counted: Collection[Mapping[str, int]]) -> dict[str, int]:
    names = dict.fromkeys(name for each in counted for name in each)
    return {name: sum(each.get(name, 0) for each in counted) for name in names}
