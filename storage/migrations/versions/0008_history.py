"""Indexes that a turn can use however much history there is."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_QUEUED = sa.text("status = 'queued'")
_ATTENDED = sa.text("status = 'preparing' OR status = 'in_service'")
_HELD_BACK = sa.text(
    "purpose IN ('reminder', 'duty') AND (state = 'withheld' OR (state = 'sent' AND template IS NOT NULL))"
)


def upgrade() -> None:
    op.drop_index("ix_visits_open", "visits")
    op.create_index(
        "ix_visits_queued",
        "visits",
        ["queued_at", "number", "ticket", "id"],
        sqlite_where=_QUEUED,
        postgresql_where=_QUEUED,
    )
    op.create_index("ix_visits_attended", "visits", ["status"], sqlite_where=_ATTENDED, postgresql_where=_ATTENDED)
    op.create_index(
        "ix_outbox_held_back", "outbox", ["person_id"], sqlite_where=_HELD_BACK, postgresql_where=_HELD_BACK
    )
    op.create_index("ix_rooms_learnt_at", "rooms", ["learnt_at"])
