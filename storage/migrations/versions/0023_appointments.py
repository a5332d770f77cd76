"""Appointments: which seat of which slot is whose, and what became of it."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0021"
branch_labels = None
depends_on = None

_LIVE, _MISSED = sa.text("ended_at IS NULL"), sa.text("stand = 'missed'")


def upgrade() -> None:
    op.create_table(
        "appointments",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("person_id", sa.Text, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("slot_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seat", sa.SmallInteger, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stand", sa.Text, nullable=False),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("visit_id", sa.Text, sa.ForeignKey("visits.id"), nullable=True),
        sa.Column("sequence", sa.SmallInteger, nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
    )
    for name, columns in (("seat", ["slot_at", "seat"]), ("person", ["person_id", "stand"])):
        op.create_index(
            f"ix_appointments_{name}",
            "appointments",
            columns,
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        )
    op.create_index(
        "ix_appointments_missed", "appointments", ["slot_at"], sqlite_where=_MISSED, postgresql_where=_MISSED
    )
    op.add_column("visits", sa.Column("slot_at", sa.DateTime(timezone=True), nullable=True))
