"""Copies of a PostgreSQL database by its own tools, ``pg_dump`` and ``pg_restore``: what they are told, and what of a
failure may be shown."""

import asyncio
import os
import re
from collections.abc import Sequence
from pathlib import Path
from secrets import token_hex
from shutil import which
from tempfile import NamedTemporaryFile

from sqlalchemy import URL, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from storage import premises
from storage.copies import Contents, contents, keep
from storage.engine import ONE_MOMENT, lift_limits, open_engine
from storage.tables import person_keys

_MOST_SAID = 300
_PUBLIC = "public"
_TABLE = re.compile(r"^\d+; \d+ \d+ TABLE (\S+) alembic_version ", re.MULTILINE)
_OTHERS = text(
    "SELECT schemaname FROM pg_tables WHERE tablename = 'alembic_version' AND schemaname <> current_schema()"
)


class ToolMissing(Exception):
    """The program is not on this machine."""


class ToolFailed(Exception):
    """The program came to nothing; the message is the last that it said."""


def tool(name: str, folder: Path | None = None) -> Path:
    """Where PostgreSQL's program of this name is: in the folder that was set, else where programs are looked for.

    Raises ToolMissing.
    """
    found = which(name, path=str(folder) if folder else None)
    if found is None:
        raise ToolMissing(name)
    return Path(found)


async def dump(url: str, folder: Path | None, into: Path) -> Contents:
    """Dumps a database as it is at one moment into a file of ours; returns what was in it at that very moment.

    Raises ToolMissing, ToolFailed, SQLAlchemyError or OSError.
    """
    program = tool("pg_dump", folder)
    engine = open_engine(url)
    try:
        async with engine.connect() as connection:
            await connection.execution_options(**ONE_MOMENT["postgresql"])
            async with connection.begin():
                await lift_limits(connection)
                # rule: copy-of-one-moment
                snapshot = await connection.scalar(text("SELECT pg_export_snapshot()"))
                # rule: no-keys-in-a-backup
                without = f"--exclude-table-data=*.{person_keys.name}"
                own = await _own(connection)
                await _run(program, url, "--format=custom", f"--snapshot={snapshot}", *own, without, f"--file={into}")
                held = await contents(connection)
    finally:
        await engine.dispose()
    keep(into)
    return held


async def _own(connection: AsyncConnection) -> list[str]:
    """What of the database is this desk's: its schema, or all that is in no other desk's."""
    # rule: backup-of-one-desk
    if schema := premises.of(connection).schema:
        return [f"--schema={schema}"]
    return [f"--exclude-schema={name}" for name in await connection.scalars(_OTHERS)]


async def load(url: str, folder: Path | None, dumped: Path) -> None:
    """Loads a dump into an empty database, or as the schema of an empty desk; all of it or nothing.

    What was dumped of another schema is given this one's name first, in a database aside. Raises ToolMissing,
    ToolFailed or SQLAlchemyError.
    """
    _, where = premises.parted(url)
    there, here = await _schema_in(dumped, folder), where.schema or _PUBLIC
    if there == here:
        await _loaded(url, folder, dumped)
        return
    aside = await make_aside(url)
    try:
        await _loaded(premises.address(bare(aside), there if there != _PUBLIC else ""), folder, dumped)
        await _at_server(aside, f'DROP SCHEMA IF EXISTS "{here}"', f'ALTER SCHEMA "{there}" RENAME TO "{here}"')
        with NamedTemporaryFile(prefix=".loket-backup-", suffix=".part", dir=dumped.parent) as renamed:
            await _run(tool("pg_dump", folder), aside, "--format=custom", f"--file={renamed.name}")
            await _loaded(url, folder, Path(renamed.name))
    finally:
        await drop_aside(aside)


async def _loaded(url: str, folder: Path | None, dumped: Path) -> None:
    _, where = premises.parted(url)
    if where.schema:  # which the dump makes; one that is there and empty gives way, any other does not
        # rule: restore-over-nothing
        await _at_server(url, f'DROP SCHEMA IF EXISTS "{where.schema}"')
    options = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    await _run(tool("pg_restore", folder), url, *options, f"--dbname={make_url(url).database}", str(dumped))


async def _schema_in(dumped: Path, folder: Path | None) -> str:
    """Which schema a dump is of."""
    listed = await _run(tool("pg_restore", folder), "postgresql://", "--list", str(dumped))
    found = _TABLE.search(listed)
    return found[1] if found else _PUBLIC


def bare(url: str | URL) -> str:
    """An address without a desk's schema in it."""
    return premises.parted(url)[0].render_as_string(hide_password=False)


async def make_aside(url: str) -> str:
    """Makes an empty database beside another, on the same server; returns its URL."""
    name = f"loket_check_{token_hex(6)}"
    await _at_server(url, f"CREATE DATABASE {name} TEMPLATE template0")
    return make_url(url).set(database=name).render_as_string(hide_password=False)


async def drop_aside(url: str) -> None:
    """Drops what :func:`make_aside` made."""
    name = make_url(url).database or ""
    if not name.startswith("loket_check_"):
        raise ValueError(name)
    await _at_server(make_url(url).set(database="postgres"), f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


async def _at_server(url: str | URL, *statements: str) -> None:
    engine = create_async_engine(bare(url), hide_parameters=True, isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as connection:
            for statement in statements:
                await connection.execute(text(statement))
    finally:
        await engine.dispose()


async def _run(program: Path, url: str, *options: str) -> str:
    """Runs a program to its end, and returns what it wrote; one that is not waited for any more is ended."""
    process = await asyncio.create_subprocess_exec(
        program, *options, env=environment(url), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    try:
        written, said = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise ToolFailed(_last_words(said.decode(errors="replace").splitlines()) or program.name)
    return written.decode(errors="replace")


def _last_words(lines: Sequence[str]) -> str:
    """What it said last; never a row's content, which PostgreSQL tells as DETAIL or CONTEXT."""
    told = [line for line in lines if line.strip() and ("error:" in line or "FATAL" in line)]
    return told[-1].strip()[:_MOST_SAID] if told else ""


def environment(url: str | URL) -> dict[str, str]:
    """What PostgreSQL's programs are told of a database: in their environment, where no list of processes shows it."""
    parsed = make_url(url)
    host = parsed.host or parsed.query.get("host", "")
    told = {
        "PGHOST": host if isinstance(host, str) else host[0],
        "PGPORT": str(parsed.port or parsed.query.get("port", "")),
        "PGUSER": parsed.username or "",
        "PGPASSWORD": parsed.password or "",
        "PGDATABASE": parsed.database or "",
        "PGSSLMODE": str(parsed.query.get("ssl", "")),
    }
    # rule: password-in-no-command-line
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LOKET_", "PG"))}
    return kept | {name: value for name, value in told.items() if value}
