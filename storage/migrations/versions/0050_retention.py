"""What was erased and destroyed is known by code, so that nothing older than that brings it back."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

_Moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("person_id", sa.Text(), primary_key=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("at", _Moment),
    )
    op.create_table(
        "destructions",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("drafted_at", _Moment, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("until", sa.Date()),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("sums", sa.JSON(), nullable=False),
        sa.Column("number", sa.Text()),
        sa.Column("signed_on", sa.Date()),
        sa.Column("signers", sa.JSON(none_as_null=True)),
        sa.Column("scan", sa.Text()),
        sa.Column("entered_by", sa.Text()),
        sa.Column("entered_at", _Moment),
        sa.Column("destroyed", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("ended_at", _Moment),
    )
    op.create_table(
        "destruction_items",
        sa.Column("destruction_id", sa.Text(), primary_key=True),
        sa.Column("of", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("at", sa.Date(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
