"""Requests of people about their data: numbered, with what became of each; and indexes by which all that was said to
somebody, or about their visits, is found when they are erased."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)
_EMPTY = sa.text("''")
_PASSED_ON = sa.text("origin IS NOT NULL")
_WHOSE = (
    ("ix_outbox_person", "outbox", ["person_id"]),
    ("ix_outbox_about", "outbox", ["visit_id"]),
    ("ix_threads_person", "threads", ["person_id"]),
    ("ix_appointments_whose", "appointments", ["person_id"]),
    ("ix_files_thread", "files", ["thread_id"]),
    ("ix_attendees_visit", "attendees", ["visit_id"]),
    ("ix_reports_whose", "reports", ["person_id"]),
    ("ix_cards_chat", "cards", ["channel", "address"]),
)


def upgrade() -> None:
    op.create_table(
        "rights_requests",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("number", sa.Text(), nullable=False, unique=True),
        sa.Column("person_id", sa.Text(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("received_at", _WHEN, nullable=False),
        sa.Column("due_at", _WHEN, nullable=False),
        sa.Column("words", sa.Text(), nullable=False, server_default=_EMPTY),
        sa.Column("told", sa.SmallInteger(), nullable=False, server_default=sa.text("0")),
    )
    op.create_index("ix_rights_requests_person", "rights_requests", ["person_id", "received_at"])
    op.create_table(
        "rights_entries",
        sa.Column("request_id", sa.Text(), sa.ForeignKey("rights_requests.id"), primary_key=True),
        sa.Column("serial", sa.SmallInteger(), primary_key=True, autoincrement=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("at", _WHEN, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False, server_default=_EMPTY),
        sa.Column("words", sa.Text(), nullable=False, server_default=_EMPTY),
    )
    op.create_table(
        "partings",
        sa.Column("person_id", sa.Text(), sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("since", _WHEN, nullable=False, index=True),
        sa.Column("address", sa.Text(), nullable=False, index=True),
        sa.Column("known_as", sa.JSON(), nullable=False),
        sa.Column("heard_at", _WHEN),
    )
    for name, table, columns in _WHOSE:
        op.create_index(name, table, columns)
    op.create_index(
        "ix_outbox_origin", "outbox", ["origin"], sqlite_where=_PASSED_ON, postgresql_where=_PASSED_ON
    )
