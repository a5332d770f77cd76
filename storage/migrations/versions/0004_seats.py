"""One person, one seat: since when somebody sits in their chat, whom an invitation is for, and no seat twice.

Before this a chat kept its officer's powers after they had moved to another, a promotion left a second seat behind,
and whoever went off duty could keep visits.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_people = sa.table("people", sa.column("id"), sa.column("staff_id"), sa.column("dialog", sa.JSON()))
_staff = sa.table(
    "staff", sa.column("id"), sa.column("name"), sa.column("role"), sa.column("on_duty"), sa.column("person_id")
)
_visits = sa.table("visits", sa.column("id"), sa.column("status"), sa.column("assigned", sa.JSON()))
_GOING_ON = ("queued", "preparing", "in_service")

_MARK_DUTY = """
    UPDATE outbox SET purpose = 'duty' WHERE purpose IS NULL AND (
        (visit_id IS NULL AND person_id IN (SELECT id FROM people WHERE staff_id IS NOT NULL))
        OR person_id <> (SELECT visits.person_id FROM visits WHERE visits.id = outbox.visit_id)
    )
"""
"""What was said about a visit to somebody whose visit it is not was said to an officer."""

_WITHDRAW = """
    UPDATE outbox SET state = 'withdrawn', claimed_by = NULL, claimed_until = NULL
    WHERE state = 'pending' AND purpose = 'duty'
    AND person_id NOT IN (SELECT person_id FROM staff WHERE person_id IS NOT NULL)
"""


def upgrade() -> None:
    op.add_column("staff", sa.Column("seated_at", sa.DateTime(timezone=True)))
    op.add_column("staff", sa.Column("same_as", sa.Text()))
    op.execute(_MARK_DUTY)
    connection = op.get_bind()
    _empty_doubled_seats(connection)
    _give_back(connection)
    op.execute(_WITHDRAW)
    # rule: seat-in-the-database
    op.create_index("ix_staff_person_id", "staff", ["person_id"], unique=True)


def _empty_doubled_seats(connection: sa.Connection) -> None:
    """A seat stays whose chat says so too; what a promotion has left behind goes, other seats wait for their chat."""
    acting_as = {row.id: row.staff_id for row in connection.execute(sa.select(_people.c.id, _people.c.staff_id))}
    members = connection.execute(sa.select(_staff).where(_staff.c.person_id.is_not(None))).mappings().all()
    names = {row.id: row.name for row in connection.execute(sa.select(_staff.c.id, _staff.c.name))}
    seated = {each["person_id"]: each["id"] for each in members if acting_as[each["person_id"]] == each["id"]}
    for each in members:
        if seated.get(each["person_id"]) == each["id"]:
            continue
        row = _staff.c.id == each["id"]
        if names.get(acting_as[each["person_id"]]) == each["name"]:
            connection.execute(sa.delete(_staff).where(row))
        else:
            connection.execute(sa.update(_staff).where(row).values(person_id=None))
    former = [key for key, staff_id in acting_as.items() if staff_id is not None and seated.get(key) != staff_id]
    for person_id in former:
        connection.execute(sa.update(_people).where(_people.c.id == person_id).values(staff_id=None, dialog={}))


def _give_back(connection: sa.Connection) -> None:
    """Whoever is not on duty, in that role, has no visit."""
    rows = connection.execute(sa.select(_staff).where(_staff.c.person_id.is_not(None))).mappings()
    role_of = {row["id"]: row["role"] for row in rows if row["on_duty"]}
    going_on = connection.execute(sa.select(_visits).where(_visits.c.status.in_(_GOING_ON))).mappings().all()
    for visit in going_on:
        kept = {role: staff_id for role, staff_id in visit["assigned"].items() if role_of.get(staff_id) == role}
        if kept != visit["assigned"]:
            connection.execute(sa.update(_visits).where(_visits.c.id == visit["id"]).values(assigned=kept))
