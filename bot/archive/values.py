"""One value as it stands in an exported file, and back: exact in JSON, readable and harmless in CSV."""

import csv
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import StringIO
from typing import Any

from sqlalchemy import Column, Date, LargeBinary

from storage.identity.sealed import kept_as
from storage.tables import Moment

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What begins with one of these, a spreadsheet may take for something to be worked out."""


def exact(value: Any) -> Any:
    """A value as JSON has it: times with their zone, bytes in base64."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return b64encode(value).decode() if isinstance(value, bytes) else value


def line(row: Mapping[str, Any]) -> str:
    """A row as a line of its own; the same row always gives the same line."""
    return json.dumps({name: exact(value) for name, value in row.items()}, ensure_ascii=False, separators=(",", ":"))


def cell(value: Any) -> str:
    """A value as it stands in CSV: nothing for none; what a spreadsheet might work out is set behind an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    told = exact(value)
    if isinstance(told, str):
        # rule: no-formula-in-csv
        return f"'{told}" if told.startswith(_FORMULAS) else told
    return str(told)


def again(column: Column[Any], given: Any) -> Any:
    """A value as the database has it, from what :func:`exact` made of it; raises ValueError or TypeError for what that
    cannot be."""
    if given is None:
        return None
    if isinstance(column.type, Moment):
        return datetime.fromisoformat(given)
    if isinstance(column.type, Date):
        return date.fromisoformat(given)
    return b64decode(given, validate=True) if isinstance(kept_as(column), LargeBinary) else given


def cells(values: Sequence[Any]) -> bytes:
    """A row of CSV (RFC 4180)."""
    made = StringIO()
    csv.writer(made, lineterminator="\r\n").writerow(values)
    return made.getvalue().encode()


def masked(value: Any) -> Any:
    """The end of an address, by which its owner knows it; a short one would be told by half."""
    text = str(value or "")
    return f"…{text[-4:]}" if len(text) > 8 else "…"
