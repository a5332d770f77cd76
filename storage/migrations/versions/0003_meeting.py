"""What the meeting sees: who is in it, what they do, and the links that visitors have of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TO_DO = sa.text("state IN ('wanted', 'over')")


def upgrade() -> None:
    op.add_column("visits", sa.Column("way", sa.Text()))
    op.add_column("visits", sa.Column("join_url", sa.Text()))
    op.add_column("visits", sa.Column("room", sa.SmallInteger()))
    op.add_column("visits", sa.Column("in_room", sa.SmallInteger()))
    op.add_column("visits", sa.Column("dropped_at", sa.DateTime(timezone=True)))
    op.create_table(
        "attendees",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.Text()),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"]),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_attendees_seen_at", "attendees", ["seen_at"])
    op.create_table(
        "sightings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("attendee", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.Text()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"]),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_sightings_attendee", "sightings", ["attendee"])
    op.create_index("ix_sightings_visit_id", "sightings", ["visit_id"])
    op.create_table(
        "rooms",
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("no", sa.SmallInteger(), nullable=False),
        sa.Column("learnt_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("uuid"),
    )
    op.create_table(
        "ways_in",
        sa.Column("visit_id", sa.Text(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("registrant_id", sa.Text()),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"]),
        sa.PrimaryKeyConstraint("visit_id"),
    )
    op.create_index("ix_ways_in_registrant_id", "ways_in", ["registrant_id"])
    op.create_index("ix_ways_in_to_do", "ways_in", ["due_at"], sqlite_where=_TO_DO, postgresql_where=_TO_DO)
    op.create_table(
        "health",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
