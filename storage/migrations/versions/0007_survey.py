"""Questionnaires that nobody can tie to a visitor: a tray where they wait sealed, and a table without any order."""

import json
from collections import Counter
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

Row = dict[str, Any]

_FEWEST = 5


def upgrade() -> None:
    op.create_table(
        "survey_tray",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    before = sa.Table("survey_responses", sa.MetaData(), autoload_with=connection)
    rows = _coarsened([dict(row) for row in connection.execute(sa.select(before)).mappings()])
    op.drop_table("survey_responses")
    anew = op.create_table(
        "survey_responses",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("instrument", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("suggestion", sa.Text(), nullable=False),
        sa.Column("span", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_survey_responses_day", "survey_responses", ["day"])
    if rows:
        connection.execute(sa.insert(anew), sorted(rows, key=lambda row: row["id"]))
    _forget_unfinished(connection)
    _forget_forms(connection)


def _coarsened(rows: list[Row]) -> list[Row]:
    """As exact as enough others allow, like what is written from now on."""
    levels: tuple[Row, ...] = (
        {"span": "day"},
        {"span": "day", "category": ""},
        {"span": "day", "category": "", "session": ""},
        {"span": "month", "category": "", "session": ""},
    )
    done: list[Row] = []
    for level in levels:
        coarse = [{**row, **level} for row in rows]
        if level["span"] == "month":
            coarse = [{**row, "day": row["day"].replace(day=1)} for row in coarse]
        count = Counter(map(_cell, coarse))
        last = level is levels[-1]
        enough = [last or count[_cell(row)] >= _FEWEST for row in coarse]
        done += [row for row, well in zip(coarse, enough, strict=True) if well]
        rows = [row for row, well in zip(rows, enough, strict=True) if not well]
    return done


def _cell(row: Row) -> tuple[Any, ...]:
    return row["instrument"], bool(row["answers"]), row["day"], row["session"], row["category"]


def _forget_unfinished(connection: sa.Connection) -> None:
    """Answers that were not handed in lie open in conversations: they are asked for again."""
    people = sa.table("people", sa.column("id", sa.Text), sa.column("dialog", sa.JSON))
    for row in connection.execute(sa.select(people)).all():
        dialog = json.loads(row.dialog) if isinstance(row.dialog, str) else row.dialog
        if dialog and dialog.get("answers"):
            left = {**dialog, "answers": {}}
            connection.execute(sa.update(people).where(people.c.id == row.id).values(dialog=left))


def _forget_forms(connection: sa.Connection) -> None:
    """Of a form that was never handed in (such a visit has no number) no answer is kept."""
    visits = sa.table("visits", *map(sa.column, ("number", "closed_at")), sa.column("form", sa.JSON))
    unsent = sa.update(visits).where(visits.c.number.is_(None), visits.c.closed_at.is_not(None))
    connection.execute(unsent.values(form={}))
