"""Every person has a key of their own, under which their words and files are closed. What was there before lies open
until the desk closes it, a little at a time, once it runs. The words by which guests are found become digests: they are
made from the forms, and no part of the record any more."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import context, op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None

_DESTROYED = "wrapped IS NULL"
_BATCH = 500
_BEGINNING = 3
_words = sa.table(
    "guest_words",
    *(sa.column(name, sa.Text()) for name in ("visit_id", "word")),
    sa.column("at", sa.DateTime(timezone=True)),
)
_ADDRESSED = (
    ("people", "id", "address", "known_as"),
    ("addresses", "key", "key", "known_as"),
    ("outbox", "id", "address", "sent_to"),
    ("cards", "key", "address", ""),
    ("partings", "person_id", "address", "sent_to"),
)
_NOBODYS = re.compile(r"[0-9a-f]{40}|~?")
_links = sa.table("links", sa.column("of", sa.Text()))


def upgrade() -> None:
    op.create_table(
        "person_keys",
        sa.Column("person_id", sa.Text(), primary_key=True),
        sa.Column("wrapped", sa.Text()),
    )
    op.create_index(
        "ix_person_keys_destroyed",
        "person_keys",
        ["person_id"],
        sqlite_where=sa.text(_DESTROYED),
        postgresql_where=sa.text(_DESTROYED),
    )
    connection = op.get_bind()
    connection.execute(sa.delete(_links).where(_links.c.of == "guest_words"))
    op.add_column("people", sa.Column("known_as", sa.Text()))
    op.add_column("addresses", sa.Column("known_as", sa.Text()))
    op.add_column("outbox", sa.Column("sent_to", sa.Text()))
    op.add_column("partings", sa.Column("sent_to", sa.Text()))
    for table, key, column, beside in _ADDRESSED:
        _name_addresses(connection, context.config.attributes.get("digest"), table, (key, column, beside))
    _name_words(connection, context.config.attributes.get("digest"))


def _name_addresses(
    connection: sa.Connection, digest: Callable[[str], str] | None, name: str, columns: tuple[str, str, str]
) -> None:
    """Addresses become digests, and stand beside themselves until the desk closes them. Without its secret all stays as
    it is."""
    key, column, beside = columns
    whole: Any = sa.BigInteger() if name == "outbox" else sa.Text()
    given: dict[str, Any] = {key: whole, column: sa.Text()} | ({beside: sa.Text()} if beside else {})
    table = sa.table(name, *(sa.column(each, kind) for each, kind in given.items()))
    values: dict[str, Any] = {column: sa.bindparam("digest")} | ({beside: sa.bindparam("was")} if beside else {})
    statement = sa.update(table).where(table.c[key] == sa.bindparam("row")).values(values)
    if digest is None:
        return
    for found in _batches(connection, table.c[key], table.c[column]):
        rows = [(row, was, _digest_of(digest, was)) for row, was in found]
        changed = [
            {"row": row, "digest": named} | ({"was": was} if beside else {}) for row, was, named in rows if named != was
        ]
        if changed:
            connection.execute(statement, changed)


def _batches(connection: sa.Connection, key: Any, column: Any) -> Iterator[Sequence[Any]]:
    """The rows by their keys, a few at a time, however many there are."""
    query = sa.select(key, column).order_by(key).limit(_BATCH)
    rows = connection.execute(query).all()
    while rows:
        yield rows
        rows = connection.execute(query.where(key > rows[-1][0])).all()


def _digest_of(digest: Callable[[str], str], address: str) -> str:
    channel, _, own = address.rpartition(":")
    if own.startswith("#") or _NOBODYS.fullmatch(own):
        return address
    name = f"#{digest(f'word at {own}')[:16]}"
    return f"{channel}:{name}" if channel else name


def _name_words(connection: sa.Connection, digest: Callable[[str], str] | None) -> None:
    after = ""
    query = sa.select(_words.c.visit_id).distinct().order_by(_words.c.visit_id).limit(_BATCH)
    while visits := connection.scalars(query.where(_words.c.visit_id > after)).all():
        after = visits[-1]
        _name_some(connection, digest, visits)


def _name_some(connection: sa.Connection, digest: Callable[[str], str] | None, visits: Sequence[str]) -> None:
    """Without the desk's secret they lie open, as everything does that is written without it."""

    def name(word: str) -> str:
        return word if digest is None else f"#{digest(f'word {word}')[:16]}"

    theirs = _words.c.visit_id.in_(visits)
    rows = connection.execute(sa.select(_words).where(theirs)).all()
    connection.execute(sa.delete(_words).where(theirs))
    kept = {
        (visit_id, name(each)): at
        for visit_id, word, at in rows
        for each in (word, word[:_BEGINNING])
    }
    named = [{"visit_id": visit_id, "word": word, "at": at} for (visit_id, word), at in kept.items()]
    connection.execute(sa.insert(_words), named)
