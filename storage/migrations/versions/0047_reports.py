"""Reports about a period, asked for in chat: to be made, told of, and forgotten a day later."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0043"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)
_ON_ITS_WAY = sa.text("state IN ('wanted', 'made', 'unmade')")


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("person_id", sa.Text(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("ending", sa.Text(), nullable=False),
        sa.Column("contacts", sa.Boolean(), nullable=False),
        sa.Column("wanted_at", _WHEN, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_at", _WHEN, nullable=False),
        sa.Column("attempts", sa.SmallInteger(), nullable=False, server_default=sa.text("0")),
        sa.Column("tellings", sa.SmallInteger(), nullable=False, server_default=sa.text("0")),
        sa.Column("why", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("ended_at", _WHEN, index=True),
        sa.Column("content", sa.LargeBinary()),
    )
    for name, column in (("ix_reports_due", "due_at"), ("ix_reports_person", "person_id")):
        op.create_index(name, "reports", [column], sqlite_where=_ON_ITS_WAY, postgresql_where=_ON_ITS_WAY)
