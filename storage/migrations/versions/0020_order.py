"""Who is to go first, and which place in the queue each visitor was told last."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("visits", sa.Column("priority", sa.Text(), nullable=True))
    op.add_column("visits", sa.Column("told_place", sa.Integer(), nullable=True))
