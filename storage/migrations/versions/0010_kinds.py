"""Deadlines of whatever is watched, by kind; a nudge says how often and when, and a given-up place says so itself.

Before this a deadline was a visit's, and what was said of a visit's own accord mixed counts, a moment, a mark of words
and whether its place was free.
"""

import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

Row = dict[str, Any]

_visits = sa.table("visits", sa.column("id"), sa.column("nudges", sa.JSON()), sa.column("released", sa.Boolean()))
_nudged = sa.text("CAST(nudges AS TEXT) NOT IN ('{}', 'null')")


def upgrade() -> None:
    op.add_column("visits", sa.Column("released", sa.Boolean(), nullable=False, server_default=sa.false()))
    _sort_nudges(op.get_bind())
    op.create_table(
        "deadlines_by_kind",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.SmallInteger(), nullable=False, server_default=sa.text("0")),
        sa.PrimaryKeyConstraint("kind", "id"),
    )
    op.execute(
        "INSERT INTO deadlines_by_kind (kind, id, due_at, tries) SELECT 'visit', visit_id, due_at, tries FROM deadlines"
    )
    op.drop_table("deadlines")
    op.rename_table("deadlines_by_kind", "deadlines")
    op.create_index("ix_deadlines_due_at", "deadlines", ["due_at"])


def _sort_nudges(connection: sa.Connection) -> None:
    """Only what is open has been nudged: closing a visit forgets it."""
    for visit_id, nudges in connection.execute(sa.select(_visits.c.id, _visits.c.nudges).where(_nudged)).all():
        kept = json.loads(nudges) if isinstance(nudges, str) else nudges
        released = bool(kept.pop("released", 0))
        values: Row = {"released": released, "nudges": dict(_nudge(*each) for each in kept.items())}
        connection.execute(sa.update(_visits).where(_visits.c.id == visit_id).values(values))


def _nudge(name: str, value: int) -> tuple[str, Row]:
    """Of most it was kept how often; of a reminded form when; of a wish for a person in which words."""
    if name == "reminded":
        return name, {"count": 1, "at": datetime.fromtimestamp(value, UTC).isoformat()}
    if name == "wish":
        return f"{name} {value}", {"count": 1, "at": None}
    return name, {"count": value, "at": None}
