"""What a step requires and has to yield is looked at; of visits that had begun before, it is not."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deviations", sa.Column("item", sa.Text(), nullable=False, server_default=""))
    op.add_column("visits", sa.Column("output_checked", sa.Boolean(), nullable=False, server_default=sa.false()))
