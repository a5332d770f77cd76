"""The web chat's sessions are issued and ended by the desk; a visit knows the network it was begun from while it is open;
files know how large they are and when they came."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_OPEN_SESSIONS = sa.text("ended_at IS NULL")
_CROWDING = sa.text("source IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "web_sessions",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("address"),
    )
    op.create_index(
        "ix_web_sessions_open", "web_sessions", ["opened_at"], sqlite_where=_OPEN_SESSIONS, postgresql_where=_OPEN_SESSIONS
    )
    op.add_column("visits", sa.Column("source", sa.Text()))
    op.create_index("ix_visits_source", "visits", ["source"], sqlite_where=_CROWDING, postgresql_where=_CROWDING)
    op.add_column("files", sa.Column("size", sa.BigInteger()))
    op.add_column("files", sa.Column("sent_at", sa.DateTime(timezone=True)))
