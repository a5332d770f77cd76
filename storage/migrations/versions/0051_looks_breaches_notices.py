"""Who looked at what is kept about people is found by an index of its own; breaches of personal data are kept; so is
every version of the privacy notice, and who has seen it."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)
_LOOKS = sa.text("what IN ('looked', 'guests_searched')")


def upgrade() -> None:
    op.create_index("ix_journal_looks", "journal", ["at", "id"], sqlite_where=_LOOKS, postgresql_where=_LOOKS)
    op.create_table(
        "breaches",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("began_at", _WHEN, nullable=False),
        sa.Column("ended_at", _WHEN, nullable=False),
        sa.Column("known_at", _WHEN, nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
    )
    op.create_table(
        "breach_entries",
        sa.Column("breach_id", sa.Text(), sa.ForeignKey("breaches.id"), primary_key=True),
        sa.Column("serial", sa.SmallInteger(), primary_key=True, autoincrement=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("at", _WHEN, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False, server_default=sa.text("''")),
    )
    op.create_table(
        "breach_tellings",
        sa.Column("breach_id", sa.Text(), sa.ForeignKey("breaches.id"), primary_key=True),
        sa.Column("person_id", sa.Text(), primary_key=True),
        sa.Column("at", _WHEN, nullable=False),
    )
    op.create_table(
        "notices",
        sa.Column("version", sa.Text(), primary_key=True),
        sa.Column("language", sa.Text(), primary_key=True),
        sa.Column("channel", sa.Text(), primary_key=True),
        sa.Column("short", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("first_used_at", _WHEN, nullable=False),
    )
    op.create_table(
        "notice_views",
        sa.Column("person_id", sa.Text(), primary_key=True),
        sa.Column("version", sa.Text(), primary_key=True),
        sa.Column("channel", sa.Text(), primary_key=True),
        sa.Column("language", sa.Text(), primary_key=True),
        sa.Column("how", sa.Text(), primary_key=True),
        sa.Column("at", _WHEN, nullable=False),
    )
