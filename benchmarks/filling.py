"""A desk with years behind it, written by a few large statements: closed visits with all that they leave.

Keys lie as widely as real ones do, so that what a visitor of today writes falls anywhere among them; moments are spread
over ten years up to the day before. Three things are not as a desk leaves them: words of people lie open, since nobody
reads them here; the archive's entries name one row each and vouch for none, so nobody may look along them; and what a
message says is short (a day that ``loket gladi`` plays leaves some 120 messages a visit of 1,100 bytes, most of them
cards that were shown anew).
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.identity_key import keeper_of
from bot.office import SheetSource
from bot.settings import Settings
from storage import premises, versions
from storage.engine import writing
from storage.identity.keeper import Keeper

LEFT_BEHIND = {"evidence": 12, "journal": 10, "inbox": 15, "outbox": 15, "guest_words": 8, "chain": 15, "links": 40}
"""Rows that one closed visit leaves, besides one of its person, address, key, wait, outcome and itself."""

FORM = '{"name": "Pengunjung Lama", "institution": "SMA Negeri 1 Binjai", "region": "medan", "category": "informasi"}'
UNTIL = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
YEARS = timedelta(days=3650)
_CHUNK = 50_000
_LETTERS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
"""What keys are made of, in their order."""


@dataclass(frozen=True)
class Dialect:
    """How each database says what both are told."""

    number: str
    """A number in so many figures of base sixteen."""
    moment: str
    """A moment, by its second."""
    repeated: str
    """Each visit of a chunk so many times, counted by ``k``."""
    json: str
    salt: str
    numbers: str


_SQLITE = Dialect(
    "printf('%0{width}x', {value})",
    "strftime('%Y-%m-%d %H:%M:%S', {value}, 'unixepoch') || '.000000'",
    "span CROSS JOIN part WHERE k < {rows}",
    "",
    "randomblob(16)",
    "WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last}) SELECT i FROM n",
)
_POSTGRESQL = Dialect(
    "lpad(to_hex({value}), {width}, '0')",
    "to_timestamp({value})",
    "span CROSS JOIN LATERAL generate_series(0, {rows} - 1 + 0 * i) AS part(k)",
    "::json",
    "uuid_send(gen_random_uuid())",
    "SELECT i FROM generate_series(CAST({first} AS bigint), {last}) AS n(i)",
)

_BY_ITSELF = ("session_replication_role = replica", "synchronous_commit = off", "statement_timeout = 0")


async def fill(engine: AsyncEngine, settings: Settings, source: SheetSource, closed: int) -> None:
    """The sheet, and so many closed visits with what they leave behind."""
    async with writing(engine) as connection:
        for row in source.rows(UNTIL - YEARS):
            await versions.keep_sheet(connection, row)
    judged_by, keeper = (source.office.sheet.id, source.office.calendar_id), keeper_of(settings)
    if closed and engine.dialect.name == "sqlite":
        await engine.dispose()
        await asyncio.to_thread(_fill_file, str(engine.url.database), keeper, closed, judged_by)
    elif closed:
        async with engine.connect() as connection:
            await _fill_server(connection, keeper, closed, judged_by)


def _fill_file(file: str, keeper: Keeper, closed: int, judged_by: tuple[str, str]) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        times = _SQLITE.numbers.format(first=0, last=max(LEFT_BEHIND.values()))
        connection.execute(f"CREATE TEMP TABLE part AS SELECT i AS k FROM ({times})")  # noqa: S608 - our own words
        for span in _spans(closed):
            connection.execute("BEGIN")
            for statement in _statements(_SQLITE, span, closed, judged_by):
                connection.execute(statement)
            ids = connection.execute("SELECT id FROM span")
            keys = ((person, keeper.new_key(person)) for (person,) in ids.fetchall())
            connection.executemany("INSERT INTO person_keys (person_id, wrapped) VALUES (?, ?)", keys)
            connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode=WAL")


async def _fill_server(connection: AsyncConnection, keeper: Keeper, closed: int, judged_by: tuple[str, str]) -> None:
    """As its owner does it who can do without what makes it safe meanwhile."""
    connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
    # a desk's transactions say where they are, and here are none
    alone = (f"search_path = {premises.of(connection).schema or 'public'}", *_BY_ITSELF)
    for setting in alone:
        await connection.exec_driver_sql(f"SET {setting}")
    for span in _spans(closed):
        for statement in _statements(_POSTGRESQL, span, closed, judged_by):
            await connection.exec_driver_sql(statement)
        ids = (await connection.exec_driver_sql("SELECT id FROM span")).scalars()
        keys = [{"person": person, "wrapped": keeper.new_key(person)} for person in ids]
        await connection.execute(text("INSERT INTO person_keys (person_id, wrapped) VALUES (:person, :wrapped)"), keys)
    await connection.exec_driver_sql("SELECT setval(pg_get_serial_sequence('journal', 'id'), max(id)) FROM journal")
    await connection.exec_driver_sql("VACUUM ANALYZE")
    await connection.exec_driver_sql("CHECKPOINT")
    for setting in alone:
        await connection.exec_driver_sql(f"RESET {setting.partition(' ')[0]}")


def _spans(closed: int) -> Iterator[tuple[int, int]]:
    for first in range(0, closed, _CHUNK):
        yield first, min(closed, first + _CHUNK) - 1


def _statements(dialect: Dialect, span: tuple[int, int], closed: int, judged_by: tuple[str, str]) -> Iterator[str]:
    """A chunk's visits by number, key and moment, and then what they leave, table by table."""
    letter = f"i * 4096 / {closed}"
    letters = "".join(f"substr('{_LETTERS}', CAST({each} AS integer) + 1, 1) || " for each in (
        f"({letter}) / 64", f"({letter}) % 64"
    ))  # fmt: skip
    begun = int((UNTIL - YEARS).timestamp())
    second = f"{begun} + i * {int(YEARS.total_seconds())} / {closed}"
    begins = dialect.number.format(width=4, value=f"i * 65536 / {closed}")
    digest = f"'#' || {begins} || {dialect.number.format(width=12, value='i')}"
    made = (
        f"i, {letters}{dialect.number.format(width=14, value='i')} AS id, {dialect.moment.format(value=second)} AS at"
    )
    numbers = dialect.numbers.format(first=span[0], last=span[1])
    yield "DROP TABLE IF EXISTS span"
    yield f"CREATE TEMP TABLE span AS SELECT {made}, {digest} AS digest FROM ({numbers}) AS numbered"  # noqa: S608 - our own words
    for table, rows, values in _left(dialect, closed, judged_by):
        columns = ", ".join(f'"{name}"' for name in values)
        each = dialect.repeated.format(rows=rows) if rows > 1 else "span"
        yield f"INSERT INTO {table} ({columns}) SELECT {', '.join(values.values())} FROM {each}"  # noqa: S608 - our own words


def _left(dialect: Dialect, closed: int, judged_by: tuple[str, str]) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Each table with how many rows of it a visit leaves, and what stands in them."""
    sheet, calendar = judged_by
    empty = f"'{{}}'{dialect.json}"
    yield "people", 1, {
        "id": "id", "channel": "'web'", "address": "digest", "language": "'id'", "notice": "''", "profile": empty,
        "dialog": empty, "visit_id": "id", "blocked": "FALSE", "album": "''", "heard_at": "at",
    }  # fmt: skip
    yield "addresses", 1, {"key": "'web:' || digest", "person_id": "id"}
    yield "visits", 1, {
        "id": "id", "person_id": "id", "sheet_id": f"'{sheet}'", "calendar_id": f"'{calendar}'",
        "status": "'finished'", "occupies": "FALSE", "started_at": "at", "seen_at": "at",
        "form": f"'{FORM}'{dialect.json}", "ticket": "'A-' || i % 1000",
        "number": f"'ULT-20160101-' || {_figures(dialect, 'i')}", "queued_at": "at", "closed_at": "at",
        "surveyed": "TRUE", "assigned": empty, "nudges": empty,
    }  # fmt: skip
    yield "waits", 1, {
        "visit_id": "id", "category": "'informasi'", "joined_at": "at", "called_at": "at", "freed_at": "at",
    }  # fmt: skip
    yield "outcomes", 1, {
        "visit_id": "id", "serial": "0", "version": "1", "at": "at", "by": "'s'", "text": "'Sudah dijelaskan.'",
        "kinds": f"'[\"information\"]'{dialect.json}", "follow_up": "FALSE",
    }  # fmt: skip
    for table, columns in _many(dialect, closed).items():
        yield table, LEFT_BEHIND[table], columns
    for table, rows in (
        ("outbox", 15),
        ("evidence", 12),
        ("journal", 10),
        ("visits", 1),
        ("waits", 1),
        ("outcomes", 1),
    ):
        key = "id" if rows == 1 else f"id || '/' || {dialect.number.format(width=2, value='k')}"
        entry = f"1000 + i * {LEFT_BEHIND['chain']}" + (" + k" if rows > 1 else "")
        yield "links", rows, {"of": f"'{table}'", "key": key, "serial": entry, "salt": dialect.salt}


def _many(dialect: Dialect, closed: int) -> dict[str, dict[str, str]]:
    """Tables of which a visit leaves several rows."""
    empty = f"'{{}}'{dialect.json}"
    no: Callable[[str], str] = lambda table: f"i * {LEFT_BEHIND[table]} + k"  # noqa: E731 - a word for this place
    step = dialect.number.format(width=2, value="k")
    head: Callable[[str], str] = lambda serial: dialect.number.format(width=64, value=serial)  # noqa: E731 - likewise
    entry = f"1000 + {no('chain')}"
    lines = f"1000 + (i + 1) * {LEFT_BEHIND['journal']} - 1"
    return {
        "evidence": {
            "visit_id": "id", "key": f"'telegram:c:' || id || {step} || ':end'", "serial": "k", "word": "'served'",
            "happened_at": "at", "recorded_at": "at", "source": "'staff'", "by": "'s'",
        },
        "journal": {
            "id": f"1000 + {no('journal')}", "at": "at", "who": "'s'", "what": "'reported'", "visit_id": "id",
            "details": empty,
        },
        "inbox": {"key": f"'telegram:c:' || digest || {step}", "received_at": "at", "state": "'decided'"},
        "outbox": {
            "id": f"{no('outbox')} - {closed * LEFT_BEHIND['outbox'] + 1}", "person_id": "id",
            "channel": "CASE k % 2 WHEN 0 THEN 'whatsapp' ELSE 'web' END", "address": "digest", "visit_id": "id",
            "urgency": "1", "payload": empty, "state": "'sent'", "created_at": "at", "due_at": "at",
            "attempts": "1", "ref": f"id || {step}",
        },
        "guest_words": {
            "visit_id": "id", "word": f"'#' || {dialect.number.format(width=1, value='k * 2')} || substr(digest, 3)",
            "at": "at",
        },
        "chain": {
            "serial": entry, "kind": "'written'", "note": "''", "lines": lines,
            "leaves": f"'outbox ' || i || ' ' || {head(entry)}", "previous": head(f"{entry} - 1"), "head": head(entry),
        },
    }  # fmt: skip


def _figures(dialect: Dialect, value: str) -> str:
    return f"{'printf' if dialect is _SQLITE else 'to_char'}({_figured(dialect, value)})"


def _figured(dialect: Dialect, value: str) -> str:
    return f"'%07d', {value}" if dialect is _SQLITE else f"{value}, 'FM0000000'"
