"""Words of staff: a reply to what was passed on finds its writer, and what was written may be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

_PASSED_ON = sa.text("origin IS NOT NULL")
_HELD = sa.text("held_as IS NOT NULL")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("origin", sa.Text()))
    op.add_column("outbox", sa.Column("held_as", sa.Text()))
    op.create_index(
        "ix_outbox_passed_on",
        "outbox",
        ["address", "ref"],
        sqlite_where=_PASSED_ON,
        postgresql_where=_PASSED_ON,
    )
    op.create_index("ix_outbox_held", "outbox", ["held_as"], sqlite_where=_HELD, postgresql_where=_HELD)
