"""How often work has come to nothing: it is set aside for longer and longer, and holds up nothing behind it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deadlines", sa.Column("tries", sa.SmallInteger(), nullable=False, server_default=sa.text("0")))
    op.add_column("files", sa.Column("tellings", sa.SmallInteger(), nullable=False, server_default=sa.text("0")))
