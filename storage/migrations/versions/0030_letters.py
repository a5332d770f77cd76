"""Several roles a person, and letters of assignment by which somebody stands in for another for a while."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

_OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    op.add_column("staff", sa.Column("also", sa.JSON(none_as_null=True)))
    op.add_column("assignments", sa.Column("instead_of", sa.Text()))
    op.create_table(
        "letters",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("absent", sa.Text(), nullable=False),
        sa.Column("substitute", sa.Text(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("begins_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Text()),
        sa.Column("in_force_at", sa.DateTime(timezone=True)),
        sa.Column("entered_by", sa.Text()),
        sa.Column("told", sa.SmallInteger(), nullable=False, server_default=sa.text("0")),
        sa.Column("asked", sa.SmallInteger(), nullable=False, server_default=sa.text("0")),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
    )
    op.create_index("ix_letters_open", "letters", ["id"], sqlite_where=_OPEN, postgresql_where=_OPEN)
