"""Who held which role, from when until when: what is late is charged to whoever held the role at that moment.

Whoever has a post goes on holding it. It began when the journal says that they took it; where it does not say, when
they sat down; else now.
"""

import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)
_staff = sa.table(
    "staff",
    sa.column("id"),
    sa.column("role"),
    sa.column("invite_digest"),
    sa.column("seated_at", _WHEN),
)
_journal = sa.table(
    "journal", sa.column("id"), sa.column("at", _WHEN), sa.column("what"), sa.column("details", sa.JSON())
)


def upgrade() -> None:
    table = op.create_table(
        "assignments",
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("serial", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("begins_at", _WHEN, nullable=False),
        sa.Column("ends_at", _WHEN),
        sa.Column("letter", sa.Text()),
        sa.PrimaryKeyConstraint("staff_id", "serial"),
    )
    rows = list(_held(op.get_bind()))
    if rows:
        op.bulk_insert(table, rows)


def _held(connection: sa.Connection) -> list[dict[str, Any]]:
    """The posts of everybody who has ever sat down: an invitation is none yet."""
    now = connection.execute(sa.select(sa.func.now())).scalar_one()
    taken_up = _taken_up(connection)
    members = connection.execute(sa.select(_staff).where(_staff.c.invite_digest.is_(None)).order_by(_staff.c.id))
    return [
        {
            "staff_id": member.id,
            "serial": 0,
            "role": member.role,
            "begins_at": _zoned(taken_up.get((member.id, member.role)) or member.seated_at or now),
        }
        for member in members
    ]


def _taken_up(connection: sa.Connection) -> dict[tuple[str, str], datetime]:
    """When each took up the role that they took up last, by member of staff and role."""
    query = sa.select(_journal.c.at, _journal.c.details).where(_journal.c.what == "staff_bound").order_by(_journal.c.id)
    latest: dict[str, tuple[str, datetime]] = {}
    for at, details in connection.execute(query):
        known = json.loads(details) if isinstance(details, str) else details
        staff_id, role = known.get("staff", ""), known.get("role", "")
        if latest.get(staff_id, ("",))[0] != role:
            latest[staff_id] = (role, at)
    return {(staff_id, role): at for staff_id, (role, at) in latest.items()}


def _zoned(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)
