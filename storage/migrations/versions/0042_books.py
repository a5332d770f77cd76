"""The books: who worked here once, words by which guests are found, the days' report books, hand-over notes, and
confirmations that somebody was there.

Guests of before are found by their words too. Of members of staff who left before, nobody knows the name any more.
"""

import json
import re
import unicodedata
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

_WHEN = sa.DateTime(timezone=True)
_DUTY = sa.text("what IN ('duty_on', 'duty_off', 'duty_rest', 'duty_back')")
_MOST_AT_ONCE = 1000
_WORD = re.compile(r"[^\W_]+")
_visits = sa.table("visits", sa.column("id"), sa.column("ticket"), sa.column("form"), sa.column("started_at", _WHEN))


def upgrade() -> None:
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "former_staff",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("left_at", _WHEN, nullable=False),
    )
    words = op.create_table(
        "guest_words",
        sa.Column("visit_id", sa.Text(), sa.ForeignKey("visits.id"), primary_key=True),
        sa.Column("word", text, primary_key=True),
        sa.Column("at", _WHEN, nullable=False),
    )
    _bring_along(words)
    op.create_index("ix_guest_words_word", "guest_words", ["word", "at", "visit_id"])
    op.create_table(
        "day_books",
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("version", sa.SmallInteger(), primary_key=True, autoincrement=False),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("made_at", _WHEN, nullable=False),
    )
    op.create_table(
        "hand_overs",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("at", _WHEN, nullable=False, index=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
    )
    op.add_column("visits", sa.Column("attendance", sa.JSON(none_as_null=True)))
    op.create_index("ix_waits_joined", "waits", ["joined_at"])
    op.create_index("ix_journal_duty", "journal", ["at"], sqlite_where=_DUTY, postgresql_where=_DUTY)


def _bring_along(words: sa.Table) -> None:
    """The words of every visit with a number, so many visits at a time."""
    connection, last = op.get_bind(), ""
    while True:
        query = sa.select(_visits).where(_visits.c.ticket.is_not(None), _visits.c.id > last).order_by(_visits.c.id)
        found = connection.execute(query.limit(_MOST_AT_ONCE)).all()
        if not found:
            return
        rows = [
            {"visit_id": row.id, "word": word, "at": row.started_at} for row in found for word in _words_of(row.form)
        ]
        if rows:
            op.bulk_insert(words, rows)
        last = found[-1].id


def _words_of(form: Any) -> list[str]:
    """As ``bot/flows/office/guest_words.py`` had it when this was written; some drivers give the JSON as text."""
    given = json.loads(form) if isinstance(form, str) else form or {}
    said = f"{given.get('name', '')} {given.get('institution', '')}"
    plain = "".join(c for c in unicodedata.normalize("NFKD", said) if not unicodedata.combining(c)).casefold()
    return [word[:40] for word in dict.fromkeys(_WORD.findall(plain))][:16]
