"""What is still to be done after a visit is somebody's work, beside what they hold and owe.

Follow-ups that are open already are on the screen of whoever has them; of those that a person has, the role behind them
is kept too.
"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

_OPEN = """
FROM follow_ups AS f
JOIN follow_up_entries AS e ON e.follow_up_id = f.id
WHERE e.serial = (SELECT MAX(h.serial) FROM follow_up_entries AS h WHERE h.follow_up_id = f.id AND h.role <> '')
AND NOT EXISTS (SELECT 1 FROM follow_up_entries AS d WHERE d.follow_up_id = f.id AND d.what = 'done')
"""
_WORK = "INSERT INTO work (visit_id, staff_id, kind, since) SELECT f.visit_id, {whom}, '{kind}', MIN(e.at) {which} "
_NEW = "AND NOT EXISTS (SELECT 1 FROM work AS w WHERE w.visit_id = f.visit_id AND w.staff_id = {whom}) "


def upgrade() -> None:
    for whom, kind, which in (
        ("COALESCE(e.owner, e.role)", "follow_up", _OPEN),
        ("e.role", "behind", f"{_OPEN} AND e.owner IS NOT NULL "),
    ):
        rows = _WORK.format(whom=whom, kind=kind, which=which) + _NEW.format(whom=whom)
        op.execute(sa.text(f"{rows} GROUP BY f.visit_id, {whom}"))


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM work WHERE kind IN ('follow_up', 'behind')"))
