"""A visitor and front office can write to each other without a visit: who, when, and which officer has taken it."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "threads",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("opened_at", _WHEN, nullable=False),
        sa.Column("heard_at", _WHEN),
        sa.Column("said_at", _WHEN),
        sa.Column("taken_by", sa.Text()),
        sa.Column("closed_at", _WHEN),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    open_ = sa.text("closed_at IS NULL")
    op.create_index(
        "ix_threads_open", "threads", ["person_id"], unique=True, sqlite_where=open_, postgresql_where=open_
    )
