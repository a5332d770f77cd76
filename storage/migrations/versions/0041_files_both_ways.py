"""Files go to and fro: also in a thread without a visit, from an officer to a visitor, and the scan of a letter of
assignment; by whom each was sent."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("files") as batch:
        batch.alter_column("visit_id", existing_type=sa.Text(), nullable=True)
        batch.add_column(sa.Column("thread_id", sa.Text()))
        batch.add_column(sa.Column("person_id", sa.Text()))
        batch.add_column(sa.Column("staff_id", sa.Text()))
        batch.add_column(sa.Column("letter_id", sa.Text()))
        batch.add_column(sa.Column("caption", sa.Text(), nullable=False, server_default=sa.text("''")))
        batch.create_foreign_key("fk_files_thread_id_threads", "threads", ["thread_id"], ["id"])
        batch.create_foreign_key("fk_files_person_id_people", "people", ["person_id"], ["id"])
    op.execute(
        "UPDATE files SET person_id = (SELECT visits.person_id FROM visits WHERE visits.id = files.visit_id)"
    )
    op.add_column("letters", sa.Column("scan", sa.JSON()))
    op.create_index("ix_files_person", "files", ["person_id", "sent_at"])
