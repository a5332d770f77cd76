"""Who gave a visit to whoever has it for a role, so that they can give it back."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("visits", sa.Column("handed", sa.JSON(none_as_null=True), nullable=True))
