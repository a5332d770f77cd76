"""A second chat in which somebody can be reached: joined records, the codes by which they are joined, and copies of what
is said that are kept ready for it. Nobody has one yet."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

_SPARE, _TWIN = "state = 'spare'", "twin IS NOT NULL"


def upgrade() -> None:
    op.add_column("people", sa.Column("further", sa.JSON()))
    op.create_table(
        "chat_offers",
        sa.Column("person_id", sa.Text(), sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made", sa.SmallInteger(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("number", sa.Text(), nullable=False, server_default=sa.text("''")),
    )
    op.create_index("ix_chat_offers_digest", "chat_offers", ["digest"])
    op.add_column("outbox", sa.Column("twin", sa.BigInteger()))
    for name, columns, where in (
        ("ix_outbox_spare", ["person_id", "twin"], _SPARE),
        ("ix_outbox_twin", ["twin"], _TWIN),
    ):
        op.create_index(name, "outbox", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
