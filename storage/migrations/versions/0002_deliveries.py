"""What platforms report about messages, files that visitors send, and when each person was last heard."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_REPORTED = sa.text("channel = 'whatsapp'")
_COLD = sa.text("code = '131047'")
_TO_FETCH = sa.text("state IN ('expected', 'kept')")
_TEMPLATES = sa.text("template IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "deliveries",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("again_after", sa.Float()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "ref", "state"),
    )
    op.create_table(
        "files",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_files_visit_id", "files", ["visit_id"])
    op.create_index("ix_files_to_fetch", "files", ["due_at"], sqlite_where=_TO_FETCH, postgresql_where=_TO_FETCH)
    op.add_column("people", sa.Column("heard_at", sa.DateTime(timezone=True)))
    op.add_column("visits", sa.Column("call_state", sa.Text()))
    op.add_column("visits", sa.Column("call_at", sa.DateTime(timezone=True)))
    op.add_column("outbox", sa.Column("purpose", sa.Text()))
    op.add_column("outbox", sa.Column("template", sa.Text()))
    for name, column in (("ix_outbox_ref", "ref"), ("ix_outbox_visit", "visit_id")):
        op.create_index(name, "outbox", [column], sqlite_where=_REPORTED, postgresql_where=_REPORTED)
    op.create_index(
        "ix_outbox_templates", "outbox", ["address"], sqlite_where=_TEMPLATES, postgresql_where=_TEMPLATES
    )
    op.create_index("ix_deliveries_cold", "deliveries", ["recipient"], sqlite_where=_COLD, postgresql_where=_COLD)
