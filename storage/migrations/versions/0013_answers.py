"""What was decided: the answer of evidence that ends a decision."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("evidence", sa.Column("answer", sa.Text(), nullable=True))
