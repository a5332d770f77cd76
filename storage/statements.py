"""What a statement that writes says, and of which rows: read from it before it is sent."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BindParameter, Column, Delete, Insert, Update
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import BinaryExpression, BooleanClauseList, Grouping

Row = Mapping[str, Any]


def values_of(statement: Insert | Update) -> dict[str, Any]:
    """The values that a statement itself names, by column."""
    values = getattr(statement, "_values", None) or {}
    return {column.name if hasattr(column, "name") else str(column): value for column, value in values.items()}


def filled(value: Any, row: Row) -> Any:
    """A value with what it takes from the parameters."""
    if isinstance(value, BindParameter):
        return row.get(value.key, value.value) if not value.unique else value.value
    return value


def by_condition(columns: tuple[Column[Any], ...], statement: Update | Delete) -> tuple[Any, ...] | None:
    """The values that a condition asks of every column of the key; None where it leaves any open, or asks more."""
    asked: dict[str, Any] = {}
    for part in _parts(statement.whereclause):
        if not isinstance(part, BinaryExpression) or part.operator is not operators.eq:
            return None
        asked[str(getattr(part.left, "name", ""))] = part.right
    if set(asked) != {column.name for column in columns}:
        return None
    return tuple(asked[column.name] for column in columns)


def _parts(clause: Any) -> list[Any]:
    if isinstance(clause, Grouping):
        return _parts(clause.element)
    if isinstance(clause, BooleanClauseList) and clause.operator is operators.and_:
        return [each for part in clause.clauses for each in _parts(part)]
    return [clause]
