"""What was said of a deviation: its cause, and the words of explanation and verdict."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deviation_entries", sa.Column("cause", sa.Text(), nullable=True))
    op.add_column("deviation_entries", sa.Column("words", sa.Text(), nullable=False, server_default=""))
