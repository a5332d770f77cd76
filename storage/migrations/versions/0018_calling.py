"""Who has been given another place in the queue, and who asked to be called later."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("visits", sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("visits", sa.Column("not_before", sa.DateTime(timezone=True), nullable=True))
