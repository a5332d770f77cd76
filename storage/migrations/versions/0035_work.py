"""Whose work a visit is stands beside it; a board that is kept up to date; proposals to review the standard.

Who had taken an open visit before has it still. Of visits that ended before, nobody is asked for an outcome.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)
_CLOSED = sa.text("closed_at IS NOT NULL")
_GOING_ON = ("appointed", "preparing", "queued", "parked", "in_service")
_visits = sa.table(
    "visits", sa.column("id"), sa.column("status"), sa.column("assigned"), sa.column("started_at", _WHEN)
)


def upgrade() -> None:
    work = op.create_table(
        "work",
        sa.Column("visit_id", sa.Text(), sa.ForeignKey("visits.id"), primary_key=True),
        sa.Column("staff_id", sa.Text(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("since", _WHEN, nullable=False),
    )
    op.create_index("ix_work_staff", "work", ["staff_id", "kind", "since"])
    rows = _held(op.get_bind())
    if rows:
        op.bulk_insert(work, rows)
    op.create_table(
        "boards",
        sa.Column("person_id", sa.Text(), sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("shown_at", _WHEN, nullable=False),
        sa.Column("ends_at", _WHEN, nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
    )
    op.create_table(
        "proposals",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("sheet_id", sa.Text(), nullable=False),
        sa.Column("step", sa.SmallInteger(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("standard", sa.Text(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("late", sa.Integer(), nullable=False),
        sa.Column("median", sa.Float(), nullable=False),
        sa.Column("p90", sa.Float(), nullable=False),
        sa.Column("proposed_at", _WHEN, nullable=False),
        sa.Column("decided_at", _WHEN),
        sa.Column("decided_by", sa.Text()),
        sa.Column("verdict", sa.Text()),
        sa.Column("words", sa.Text(), nullable=False, server_default=sa.text("''")),
    )
    op.create_index("ix_proposals_month", "proposals", ["month", "sheet_id", "step"], unique=True)
    op.create_index("ix_visits_closed", "visits", ["closed_at"], sqlite_where=_CLOSED, postgresql_where=_CLOSED)


def _held(connection: sa.Connection) -> list[dict[str, Any]]:
    """Whoever has taken a visit that is open; some drivers give the JSON as text."""
    going_on = connection.execute(sa.select(_visits).where(_visits.c.status.in_(_GOING_ON)))
    found = [(row, json.loads(row.assigned) if isinstance(row.assigned, str) else row.assigned) for row in going_on]
    return [
        {"visit_id": row.id, "staff_id": staff_id, "kind": "held", "since": row.started_at}
        for row, assigned in found
        for staff_id in sorted(set((assigned or {}).values()))
    ]
