"""Who is to go first, what each visitor was told of place and time, and what became of it."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)
_MOMENTS = ("joined_at", "told_from", "told_until", "called_at", "freed_at")


def upgrade() -> None:
    op.add_column("visits", sa.Column("priority", sa.Text(), nullable=True))
    op.add_column("visits", sa.Column("told_place", sa.Integer(), nullable=True))
    op.add_column("visits", sa.Column("told_from", _WHEN, nullable=True))
    op.add_column("visits", sa.Column("told_until", _WHEN, nullable=True))
    op.create_table(
        "waits",
        sa.Column("visit_id", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=True),
        *(sa.Column(name, _WHEN, nullable=True) for name in _MOMENTS),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("visit_id"),
    )
    op.create_index("ix_waits_freed", "waits", ["freed_at"])
    op.create_index("ix_waits_called", "waits", ["called_at"])
    op.create_table(
        "lengths",
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("reckoned_at", _WHEN, nullable=False),
        sa.PrimaryKeyConstraint("category"),
    )
