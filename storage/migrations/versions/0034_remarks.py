"""What officers tell one another about a visit, who registered its visitor, and numbers for paper."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

_FREE = sa.text("state = 'kept'")


def upgrade() -> None:
    op.add_column("visits", sa.Column("registered_by", sa.Text(), nullable=True))
    op.create_table(
        "remarks",
        sa.Column("visit_id", sa.Text(), sa.ForeignKey("visits.id"), nullable=False),
        sa.Column("serial", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("visit_id", "serial"),
    )
    op.add_column("visits", sa.Column("entered_at", Moment(timezone=True), nullable=True))
    op.create_table(
        "kept_numbers",
        sa.Column("number", sa.Text(), primary_key=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kept_at", Moment(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
    )
    op.create_index("ix_kept_numbers_day", "kept_numbers", ["day"])
    op.create_index(
        "ix_kept_numbers_free", "kept_numbers", ["number"], sqlite_where=_FREE, postgresql_where=_FREE
    )
