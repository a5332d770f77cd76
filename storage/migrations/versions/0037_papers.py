"""Papers that were issued, each with all that it says and its bytes; a visit names the document that counts now."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

_TO_PRINT = sa.text("state IN ('wanted', 'made')")
_REPLACING = sa.text("replaces <> ''")


def upgrade() -> None:
    op.add_column("visits", sa.Column("paper", sa.JSON(none_as_null=True), nullable=True))
    op.create_table(
        "papers",
        sa.Column("number", sa.Text, primary_key=True),
        sa.Column("code", sa.Text, nullable=False, unique=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("visit_id", sa.Text, sa.ForeignKey("visits.id"), nullable=False, index=True),
        sa.Column("version", sa.SmallInteger, nullable=False),
        sa.Column("replaces", sa.Text, nullable=False),
        sa.Column("revision", sa.SmallInteger, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("wanted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given", sa.JSON, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.SmallInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("tellings", sa.SmallInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sha256", sa.Text, nullable=True, index=True),
    )
    op.create_index("ix_papers_to_print", "papers", ["due_at"], sqlite_where=_TO_PRINT, postgresql_where=_TO_PRINT)
    op.create_index("ix_papers_replaces", "papers", ["replaces"], sqlite_where=_REPLACING, postgresql_where=_REPLACING)
    op.create_table(
        "paper_contents",
        sa.Column("number", sa.Text, sa.ForeignKey("papers.number"), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
