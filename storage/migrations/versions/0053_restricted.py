"""Whoever has their data restricted: the number of the request by which they are."""

import sqlalchemy as sa
from alembic import op

revision = "0053"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("restricted", sa.Text()))
