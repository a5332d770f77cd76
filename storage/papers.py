"""Papers that were issued: rows to print, their content byte for byte, and what their public page says of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row
from storage.patience import MOST_TRIES, pause_after
from storage.tables import TO_PRINT, paper_contents, papers, visits

PREFIX = "paper:"
"""How the id of a paper begins where files are named by their id."""

_LISTED = (
    *(papers.c.number, papers.c.code, papers.c.kind, papers.c.visit_id, papers.c.version, papers.c.replaces),
    *(papers.c.wanted_at, papers.c.by, papers.c.state, papers.c.attempts, papers.c.made_at, papers.c.sha256),
)


async def want(connection: AsyncConnection, row: Row, code: str) -> None:
    """Keeps a paper that is to be printed; one that was put right before anybody had it takes its own place."""
    fresh = {"state": "wanted", "attempts": 0, "tellings": 0, "made_at": None, "sha256": None}
    if row["revision"] > 1:
        changed = {name: value for name, value in row.items() if name in ("revision", "given", "due_at", "by")}
        # rule: put-right-before-given
        await connection.execute(delete(paper_contents).where(paper_contents.c.number == row["number"]))
        await connection.execute(
            update(papers)
            .where(papers.c.number == row["number"])
            .values(**changed, **fresh, wanted_at=row["wanted_at"])
        )
    else:
        await connection.execute(insert(papers).values(**row, **fresh, code=code))


async def to_print(connection: AsyncConnection, now: datetime, most: int) -> list[Row]:
    """Papers that are to be printed, or are printed without anybody having been told."""
    query = select(papers).where(text(TO_PRINT), papers.c.due_at <= now)
    rows = await connection.execute(query.order_by(papers.c.due_at, papers.c.number).limit(most))
    return [dict(row) for row in rows.mappings()]


async def keep(
    connection: AsyncConnection, number: str, revision: int, content: bytes, sha256: str, now: datetime
) -> bool:
    """Keeps a printed paper's bytes; False where it was put right meanwhile, or is printed already."""
    found = update(papers).where(papers.c.number == number, papers.c.revision == revision, papers.c.state == "wanted")
    kept = await connection.execute(found.values(state="made", sha256=sha256, made_at=now))
    # rule: paper-bytes-kept-once
    if kept.rowcount != 1:
        return False
    await connection.execute(insert(paper_contents).values(number=number, content=content))
    return True


async def later(connection: AsyncConnection, number: str, attempts: int, due_at: datetime) -> None:
    """Puts printing off."""
    await connection.execute(update(papers).where(papers.c.number == number).values(attempts=attempts, due_at=due_at))


async def settle(connection: AsyncConnection, rows: Sequence[Row]) -> None:
    """Writes down that papers have been dealt with; ``rows`` hold number and revision."""
    if rows:
        statement = update(papers).where(
            papers.c.number == bindparam("its_number"),
            papers.c.revision == bindparam("its_revision"),
            papers.c.state == "made",
        )
        given = [{"its_number": row["number"], "its_revision": row["revision"]} for row in rows]
        await connection.execute(statement.values(state="told"), given)


async def set_aside(connection: AsyncConnection, number: str, tellings: int, now: datetime) -> None:
    """A printed paper of which nobody could be told waits for longer and longer, and in the end for good."""
    state = {"state": "stuck"} if tellings + 1 >= MOST_TRIES else {}
    found = update(papers).where(papers.c.number == number, papers.c.state == "made")
    await connection.execute(found.values(tellings=tellings + 1, due_at=now + pause_after(tellings), **state))


async def untold(connection: AsyncConnection, number: str, revision: int) -> bool:
    """Whether a printed paper, of this revision still, waits for somebody to be told."""
    query = select(papers.c.state).where(papers.c.number == number, papers.c.revision == revision)
    return await connection.scalar(query) == "made"


async def content(connection: AsyncConnection, file_id: str) -> bytes | None:
    """A printed paper, by its id as a file; None where it is none, or not printed yet."""
    if not file_id.startswith(PREFIX):
        return None
    number = file_id.removeprefix(PREFIX)
    found: bytes | None = await connection.scalar(
        select(paper_contents.c.content).where(paper_contents.c.number == number)
    )
    return found


async def shown(connection: AsyncConnection, code: str) -> Row | None:
    """What the public page says of a paper: number, day, digest, and by which number it was replaced; None for none."""
    query = select(papers.c.number, papers.c.wanted_at, papers.c.sha256).where(papers.c.code == code)
    row = (await connection.execute(query)).mappings().first()
    if row is None:
        return None
    return {**row, "replaced_by": await replaced_by(connection, row["number"])}


async def replaced_by(connection: AsyncConnection, number: str) -> str:
    """The number of the paper that took the place of this one; empty while it stands."""
    query = select(papers.c.number).where(papers.c.replaces == number, papers.c.replaces != "")
    found: str | None = await connection.scalar(query.where(text("replaces <> ''")))
    return found or ""


async def listed(connection: AsyncConnection, since: datetime, until: datetime, most: int) -> list[Row]:
    """Papers that were issued within a span, the latest first, with the numbers of their visits."""
    of_visit = papers.join(visits, visits.c.id == papers.c.visit_id)
    query = select(*_LISTED, visits.c.number.label("visit_number")).select_from(of_visit)
    query = query.where(papers.c.wanted_at >= since, papers.c.wanted_at < until)
    rows = await connection.execute(query.order_by(papers.c.number.desc()).limit(most))
    return [dict(row) for row in rows.mappings()]


async def by_number(connection: AsyncConnection, number: str) -> dict[str, Any] | None:
    """One paper, without its content."""
    row = (await connection.execute(select(*_LISTED).where(papers.c.number == number))).mappings().first()
    return dict(row) if row is not None else None


async def by_digest(connection: AsyncConnection, sha256: str) -> dict[str, Any] | None:
    """The paper with this content, if one has it."""
    row = (await connection.execute(select(*_LISTED).where(papers.c.sha256 == sha256))).mappings().first()
    return dict(row) if row is not None else None
