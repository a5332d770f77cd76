"""An index by which housekeeping finds the oldest decided events."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_DECIDED = sa.text("state = 'decided'")


def upgrade() -> None:
    op.create_index("ix_inbox_decided", "inbox", ["received_at"], sqlite_where=_DECIDED, postgresql_where=_DECIDED)
