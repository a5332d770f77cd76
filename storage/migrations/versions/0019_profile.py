"""Who answered the survey, in bands and apart from what was answered; and what became of the survey about a visit."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("survey_responses", sa.Column("profile", sa.JSON(), nullable=True))
    op.add_column("visits", sa.Column("survey", sa.Text(), nullable=True))
    op.add_column("visits", sa.Column("survey_at", _WHEN, nullable=True))
    op.add_column("visits", sa.Column("survey_reminded_at", _WHEN, nullable=True))
    op.add_column("people", sa.Column("guessed", sa.SmallInteger(), nullable=False, server_default=sa.text("0")))
    op.add_column("people", sa.Column("guessed_at", _WHEN, nullable=True))
    _what_is_known()


def _what_is_known() -> None:
    """Of visits of before it is known that the survey is over, and of open ones nothing: whether it was filled in or
    declined was not kept, and nobody is reminded of a survey of before."""
    visits = sa.table("visits", sa.column("surveyed", sa.Boolean), sa.column("survey", sa.Text))
    op.execute(sa.update(visits).where(visits.c.surveyed).values(survey="answered"))
