"""The file of all that is kept about somebody, for them: made by the data map when it is sent, and kept nowhere."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.texts import LANGUAGES, load_texts
from storage import rights
from storage.datamap import TableEntry

_PREFIX = "own:"


async def content(connection: AsyncConnection, file_id: str) -> bytes | None:
    """The file, by the id that its message gives it; None where it is none, or nobody is behind it any more."""
    if not file_id.startswith(_PREFIX):
        return None
    request_id, ending, zone = file_id.removeprefix(_PREFIX).split(":", 2)
    whose = await rights.whose(connection, request_id)
    if not whose:
        return None
    found = await rights.everything_of(connection, whose)
    return _machine(found) if ending == "json" else _readable(found, ZoneInfo(zone))


def _machine(found: list[tuple[TableEntry, list[dict[str, Any]]]]) -> bytes:
    """For another desk to read: tables, rows, columns by their names. rule: own-data-to-take-along"""
    said = {entry.name: [{name: _plain(each) for name, each in row.items()} for row in rows] for entry, rows in found}
    return json.dumps({"format": "loket/own-data", "version": 1, "tables": said}, ensure_ascii=False, indent=1).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"bytes": len(value)}
    return value.isoformat() if isinstance(value, datetime | date) else value


def _readable(found: list[tuple[TableEntry, list[dict[str, Any]]]], zone: ZoneInfo) -> bytes:
    """For people: each table and column by what the map says it is for; what is empty is left out."""
    lines = [load_texts().say(LANGUAGES[0], "own-data-head")]
    for entry, rows in found:
        lines += ["", f"== {entry.purpose} ({len(rows)})"]
        for no, row in enumerate(rows, 1):
            lines.append(f"-- {no}")
            lines += [
                f"{entry.columns[name].purpose}: {_worded(value, zone)}" for name, value in row.items() if _says(value)
            ]
    return "\n".join(lines).encode()


def _says(value: Any) -> bool:
    return value not in (None, "", {}, [], b"", False)


def _worded(value: Any, zone: ZoneInfo) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%d-%m-%Y %H.%M.%S}"
    if isinstance(value, bytes):
        return load_texts().say(LANGUAGES[0], "own-data-bytes", {"count": len(value)})
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_worded(each, zone)}" for name, each in value.items())
    return ", ".join(_worded(each, zone) for each in value) if isinstance(value, list) else str(value)
