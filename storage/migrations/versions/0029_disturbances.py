"""Disturbances, and which deviations they cover."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deviation_entries", sa.Column("disturbance", sa.Text(), nullable=True))
    op.create_index("ix_deviations_due", "deviations", ["due_at"])
    op.create_table(
        "disturbances",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("serial", sa.SmallInteger(), primary_key=True, autoincrement=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False, server_default=""),
    )
