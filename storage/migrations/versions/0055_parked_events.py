"""Events that are kept for looking at are counted by an index of their own: a gauge asks for them every few seconds."""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None

PARKED = sa.text("state = 'parked'")


def upgrade() -> None:
    op.create_index("ix_inbox_parked", "inbox", ["received_at"], sqlite_where=PARKED, postgresql_where=PARKED)
