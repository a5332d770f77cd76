"""Who is parked may be so until the next opening: their spoken numbers are found by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_PARKED = sa.text("status = 'parked'")


def upgrade() -> None:
    op.create_index(
        "ix_visits_parked", "visits", ["number", "ticket"], sqlite_where=_PARKED, postgresql_where=_PARKED
    )
