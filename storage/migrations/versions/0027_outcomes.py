"""What was written of an outcome, version by version, and what follows from it: rows that are only ever added.

What was written before is version 1: by nobody whose name was kept, of no kind, with nothing to follow.
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "outcomes",
        sa.Column("visit_id", sa.Text(), sa.ForeignKey("visits.id"), primary_key=True),
        sa.Column("serial", sa.SmallInteger(), primary_key=True, autoincrement=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("follow_up", sa.Boolean(), nullable=True),
    )
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("visit_id", sa.Text(), sa.ForeignKey("visits.id"), nullable=False),
        sa.Column("serial", sa.SmallInteger(), nullable=False),
        sa.Column("answer_by", _MOMENT, nullable=True),
        sa.Column("decide_by", _MOMENT, nullable=True),
    )
    op.create_index("ix_follow_ups_visit", "follow_ups", ["visit_id", "serial"], unique=True)
    op.create_table(
        "follow_up_entries",
        sa.Column("follow_up_id", sa.Text(), sa.ForeignKey("follow_ups.id"), primary_key=True),
        sa.Column("serial", sa.SmallInteger(), primary_key=True, autoincrement=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False, server_default=""),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("due_at", _MOMENT, nullable=True),
        sa.Column("words", sa.Text(), nullable=False, server_default=""),
    )
    op.execute(
        'INSERT INTO outcomes (visit_id, serial, version, "at", "by", text, kinds, follow_up) '
        "SELECT id, 0, 1, COALESCE(closed_at, seen_at), 'desk', outcome, '[]', false FROM visits "
        "WHERE outcome IS NOT NULL AND outcome <> ''"
    )
