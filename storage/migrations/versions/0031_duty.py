"""How somebody's duty goes on, what they are told of, and the roster by which they are on duty."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_MOMENTS = ("duty_since", "rests_until", "ends_asked_at", "called_for", "reminded_for", "silent_asked_at")


def upgrade() -> None:
    for name in ("categories", "keeps"):
        op.add_column("staff", sa.Column(name, sa.JSON, nullable=True))
    op.add_column("staff", sa.Column("resumes", sa.Boolean, nullable=False, server_default=sa.false()))
    for name in _MOMENTS:
        op.add_column("staff", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "roster_lines",
        sa.Column("serial", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("hours", sa.Text, nullable=False),
        sa.Column("staff", sa.JSON, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
    )
