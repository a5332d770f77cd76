"""The archive proves itself: every row of the record is committed to, in a chain. What was there before is taken in by
the desk, a little at a time, once it runs."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

_SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_DAYS = "kind IN ('complete', 'day')"


def upgrade() -> None:
    op.create_table(
        "chain",
        sa.Column("serial", _SERIAL, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("lines", sa.BigInteger()),
        sa.Column("leaves", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False, unique=True),
    )
    op.create_index(
        "ix_chain_days",
        "chain",
        ["kind", "note", "serial"],
        sqlite_where=sa.text(_DAYS),
        postgresql_where=sa.text(_DAYS),
    )
    op.create_table(
        "links",
        sa.Column("of", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("serial", _SERIAL, nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_links_serial", "links", ["serial"])
    op.create_table(
        "sums",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.Text(), nullable=False),
        sa.Column("linked_count", sa.BigInteger()),
        sa.Column("linked_total", sa.Text()),
        sa.Column("salt", sa.LargeBinary()),
        sa.Column("serial", _SERIAL),
    )
