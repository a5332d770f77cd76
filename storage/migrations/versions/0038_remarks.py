"""What officers tell one another about a visit, and who registered its visitor."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Moment

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("visits", sa.Column("registered_by", sa.Text(), nullable=True))
    op.create_table(
        "remarks",
        sa.Column("visit_id", sa.Text(), sa.ForeignKey("visits.id"), nullable=False),
        sa.Column("serial", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("visit_id", "serial"),
    )
