"""A deviation has an identity and a kind of its own; what became of it is rows that are only ever added.

Before this it was known by its visit and a number, and its withdrawal changed its row.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_visits = sa.table("visits", sa.column("id"), sa.column("nudges", sa.JSON()), sa.column("result", sa.JSON()))
_moment = sa.DateTime(timezone=True)
_before = sa.table(
    "deviations",
    sa.column("visit_id"),
    sa.column("serial"),
    sa.column("first"),
    sa.column("last"),
    sa.column("flagged_at", _moment),
    sa.column("withdrawn_at", _moment),
)
_TOLD = "attention "


def upgrade() -> None:
    op.create_table(
        "deviations_by_id",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.Text(), nullable=False),
        sa.Column("serial", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("first", sa.SmallInteger(), nullable=False),
        sa.Column("last", sa.SmallInteger(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text()),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "deviation_entries",
        sa.Column("deviation_id", sa.Text(), nullable=False),
        sa.Column("serial", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["deviation_id"], ["deviations_by_id.id"]),
        sa.PrimaryKeyConstraint("deviation_id", "serial"),
    )
    named = "visit_id || '.' || serial"
    op.execute(
        "INSERT INTO deviations_by_id (id, visit_id, serial, kind, first, last, due_at, role, answered_by) "
        f"SELECT {named}, visit_id, serial, CASE WHEN first = 0 THEN 'overall' ELSE 'time' END, first, last, due_at, "
        "role, answered_by FROM deviations"
    )
    entry = f'INSERT INTO deviation_entries (deviation_id, serial, what, at, "by") SELECT {named}'
    op.execute(f"{entry}, 0, 'raised', flagged_at, 'desk' FROM deviations")
    op.execute(f"{entry}, 1, 'withdrawn', withdrawn_at, 'desk' FROM deviations WHERE withdrawn_at IS NOT NULL")
    _name_in_visits(op.get_bind())
    op.drop_table("deviations")
    op.rename_table("deviations_by_id", "deviations")
    op.create_index("ix_deviations_visit", "deviations", ["visit_id", "serial"], unique=True)


def _name_in_visits(connection: sa.Connection) -> None:
    """What a supervisor was told of is called by the deviation's id, and so is what stood when a visit was closed."""
    told = sa.text(f"CAST(nudges AS TEXT) LIKE '%{_TOLD}%'")
    for visit_id, nudges in connection.execute(sa.select(_visits.c.id, _visits.c.nudges).where(told)).all():
        renamed = {_renamed(visit_id, name): nudge for name, nudge in nudges.items()}
        connection.execute(sa.update(_visits).where(_visits.c.id == visit_id).values(nudges=renamed))
    closed = sa.select(_visits.c.id, _visits.c.result).where(_visits.c.result.is_not(sa.null()))
    for visit_id, result in connection.execute(closed).all():
        late, at = result.pop("late"), datetime.fromisoformat(result["at"])
        rows = connection.execute(sa.select(_before).where(_before.c.visit_id == visit_id).order_by(_before.c.serial)).mappings()
        stood = {(row["first"], row["last"]): row["serial"] for row in rows if _stood(row, at)}
        named = [f"{visit_id}.{stood[first, last]}" for first, last in late if (first, last) in stood]
        values = {"result": {**result, "deviations": named}}
        connection.execute(sa.update(_visits).where(_visits.c.id == visit_id).values(values))


def _renamed(visit_id: str, name: str) -> str:
    return f"{_TOLD}{visit_id}.{name.removeprefix(_TOLD)}" if name.startswith(_TOLD) else name


def _stood(row: sa.RowMapping, at: datetime) -> bool:
    """Whether a deviation counted at that moment; of several for the same steps the last one did."""
    raised, withdrawn = row["flagged_at"], row["withdrawn_at"]
    return _aware(raised) <= at and (withdrawn is None or _aware(withdrawn) >= at)


def _aware(at: datetime) -> datetime:
    """SQLite keeps times without their zone."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at
