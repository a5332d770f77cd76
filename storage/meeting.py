"""The meeting: who was seen in it and what they did, visitors' own links, and how well its reports arrive."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import bindparam, delete, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, among, found
from storage.once import Once
from storage.tables import WAYS_TO_DO, attendees, health, rooms, sightings, ways_in

CHECK_UP = "checkup."
"""How the name of what is to be checked for somebody begins; their staff id follows."""

STANDING = ("token", "poller", "secret")
"""Troubles that stand until they are over: a token that is refused, a second process that takes the messages, a secret
by which no delivery can be verified."""

INCIDENT = "incident."
"""Begins the names of what the figures have shown and administrators have been told; it stands until it is over."""

_SIGHTINGS = Once(select(sightings).where(among(sightings.c.visit_id)).order_by(sightings.c.happened_at))


async def attendees_of(
    connection: AsyncConnection, keys: Collection[str], names: Collection[str], since: datetime
) -> list[Row]:
    """Who is known under these keys, or was seen under these names since a moment."""
    if not keys and not names:
        return []
    named = attendees.c.name.in_(names) & (attendees.c.seen_at >= since)
    rows = await connection.execute(select(attendees).where(or_(attendees.c.key.in_(keys), named)))
    return [dict(row) for row in rows.mappings()]


async def asked_about(connection: AsyncConnection, since: datetime) -> list[Row]:
    """Whom staff have been asked about since a moment, answered or not."""
    query = select(attendees).where(attendees.c.asked_at.is_not(None), attendees.c.seen_at >= since)
    return [dict(row) for row in (await connection.execute(query)).mappings()]


async def sightings_without_visit(connection: AsyncConnection, keys: Collection[str]) -> list[Row]:
    """What these attendees did while nobody knew whose visit it was."""
    if not keys:
        return []
    query = select(sightings).where(sightings.c.attendee.in_(keys), sightings.c.visit_id.is_(None))
    return [dict(row) for row in (await connection.execute(query)).mappings()]


async def sightings_of(connection: AsyncConnection, visits: Collection[str]) -> list[Row]:
    """Everything seen in these visits."""
    return await found(connection, _SIGHTINGS, visits)


async def visits_of_registrants(connection: AsyncConnection, registrants: Collection[str]) -> dict[str, str]:
    """Whose own links these are: visit by registrant."""
    if not registrants:
        return {}
    query = select(ways_in.c.registrant_id, ways_in.c.visit_id).where(ways_in.c.registrant_id.in_(registrants))
    return {row.registrant_id: row.visit_id for row in await connection.execute(query)}


async def keep_attendees(connection: AsyncConnection, rows: list[Row]) -> None:
    """Keeps attendees as they are known now."""
    await _upsert(connection, attendees, "key", rows)


async def keep_sightings(connection: AsyncConnection, rows: list[Row]) -> None:
    """Keeps sightings; for one that is there already only its visit may be new."""
    await _upsert(connection, sightings, "key", rows)


async def rooms_since(connection: AsyncConnection, since: datetime) -> dict[str, int]:
    """The numbers of breakout rooms as learnt since a moment, by uuid."""
    rows = await connection.execute(select(rooms.c.uuid, rooms.c.no).where(rooms.c.learnt_at >= since))
    return {row.uuid: row.no for row in rows}


async def learn_rooms(connection: AsyncConnection, numbers: Mapping[str, int], now: datetime) -> None:
    """Keeps which number a breakout room has; what was said last counts."""
    rows = [{"uuid": uuid, "no": no, "learnt_at": now} for uuid, no in numbers.items()]
    await _upsert(connection, rooms, "uuid", rows)


async def ways_to_do(connection: AsyncConnection, now: datetime, most: int) -> list[Row]:
    """Links to be asked for, since somebody waits for them, then links to be taken back."""
    query = select(ways_in).where(text(WAYS_TO_DO), ways_in.c.due_at <= now)
    rows = await connection.execute(query.order_by(ways_in.c.state.desc(), ways_in.c.due_at).limit(most))
    return [dict(row) for row in rows.mappings()]


async def ask_ways(connection: AsyncConnection, rows: list[Row]) -> None:
    """Asks for links; one that a visit has already is asked for again under its old registrant."""
    await _upsert(connection, ways_in, "visit_id", rows, keep=("registrant_id",))


async def open_way(connection: AsyncConnection, visit_id: str, registrant_id: str, now: datetime) -> None:
    """The link is there. If its visit has ended while it was being asked for, it is to be taken back at once."""
    row = ways_in.c.visit_id == visit_id
    ended = ways_in.c.state.in_(("over", "gone"))
    await connection.execute(
        update(ways_in).where(row, ~ended).values(state="open", registrant_id=registrant_id, attempts=1)
    )
    # rule: late-link-taken-back
    back = {"state": "over", "registrant_id": registrant_id, "due_at": now, "attempts": 0}
    await connection.execute(update(ways_in).where(row, ended).values(**back))


async def change_way(connection: AsyncConnection, visit_id: str, was: str, **values: object) -> None:
    """Writes down how far a link has got, unless it stands otherwise by now than it ``was``."""
    still = (ways_in.c.visit_id == visit_id) & (ways_in.c.state == was)
    await connection.execute(update(ways_in).where(still).values(**values))


async def end_ways(connection: AsyncConnection, visits: Collection[str], now: datetime) -> None:
    """Lets links be taken back that have served their time."""
    rows = [{"visit": visit, "now": now} for visit in visits]
    if rows:
        # rule: several-ways-end-at-once
        # a list of states is none that a statement for many rows can take
        used = or_(*(ways_in.c.state == state for state in ("open", "wanted", "failed")))
        statement = update(ways_in).where(ways_in.c.visit_id == bindparam("visit"), used)
        await connection.execute(statement.values(state="over", due_at=bindparam("now"), attempts=0), rows)


async def note_health(connection: AsyncConnection, name: str, at: datetime, words: str) -> None:
    """Writes down that something worth watching has happened."""
    await _upsert(connection, health, "name", [{"name": name, "at": at, "words": words}])


async def forget_health(connection: AsyncConnection, names: Collection[str]) -> None:
    """What was watched is well again."""
    if names:
        await connection.execute(delete(health).where(health.c.name.in_(names)))


async def standing_troubles(connection: AsyncConnection) -> dict[str, Row]:
    """What stands between the desk and its platforms now, by name ("telegram.token"); and incidents."""
    named = (health.c.name.endswith(f".{what}") for what in STANDING)
    query = select(health).where(or_(health.c.name.startswith(INCIDENT), *named))
    return {row["name"]: dict(row) for row in (await connection.execute(query)).mappings()}


async def health_of(connection: AsyncConnection, prefix: str) -> dict[str, Row]:
    """All that is watched under a prefix, by the rest of its name."""
    rows = (await connection.execute(select(health).where(health.c.name.startswith(prefix)))).mappings()
    return {row["name"].removeprefix(prefix): dict(row) for row in rows}


async def _upsert(
    connection: AsyncConnection, table: object, key: str, rows: list[Row], keep: tuple[str, ...] = ()
) -> None:
    if not rows:
        return
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table)  # type: ignore[arg-type]  # a Table, whichever dialect's insert takes it
    changed = {name: statement.excluded[name] for name in rows[0] if name != key and name not in keep}
    await connection.execute(statement.on_conflict_do_update(index_elements=[key], set_=changed), rows)
