"""Requests for public information, each identity number sealed in its row, and all that becomes of them."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)
_NOTHING = sa.text("''")


def upgrade() -> None:
    op.create_table(
        "information_requests",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("number", sa.Text(), nullable=False, unique=True),
        sa.Column("person_id", sa.Text(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("received_at", _WHEN, nullable=False),
        sa.Column("form", sa.JSON(), nullable=False),
        sa.Column("masked", sa.Text(), nullable=False),
        sa.Column("identity", sa.LargeBinary(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
    )
    op.create_index("ix_information_requests_person", "information_requests", ["person_id", "received_at"])
    op.create_index("ix_information_requests_received", "information_requests", ["received_at"])
    op.create_table(
        "information_entries",
        sa.Column("request_id", sa.Text(), sa.ForeignKey("information_requests.id"), primary_key=True),
        sa.Column("serial", sa.SmallInteger(), primary_key=True, autoincrement=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("at", _WHEN, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False, server_default=_NOTHING),
        sa.Column("number", sa.Text(), nullable=False, server_default=_NOTHING),
        sa.Column("words", sa.Text(), nullable=False, server_default=_NOTHING),
    )
