"""Requests about people's data to rows and back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.flows.scene.effects import KeepRight
from bot.flows.state.rights import Became, Capacity, RightKind, RightsEntry, RightsRequest

Row = dict[str, Any]
_PLAIN = ("id", "number", "person_id", "channel", "received_at", "due_at", "words", "told")


def rights_of(rows: Iterable[Mapping[str, Any]], entries: Iterable[Mapping[str, Any]]) -> dict[str, RightsRequest]:
    """Requests with all that became of them, by their ids."""
    became: dict[str, list[RightsEntry]] = defaultdict(list)
    for row in entries:
        kept = {name: row[name] for name in ("at", "by", "detail", "words")}
        became[row["request_id"]].append(RightsEntry(what=Became(row["what"]), **kept))
    return {row["id"]: _request_of(row, tuple(became[row["id"]])) for row in rows}


def _request_of(row: Mapping[str, Any], entries: tuple[RightsEntry, ...]) -> RightsRequest:
    known = {name: row[name] for name in (*_PLAIN, "visit_id")}
    return RightsRequest(kind=RightKind(row["kind"]), capacity=Capacity(row["capacity"]), entries=entries, **known)


def new_rows(kept: Sequence[KeepRight]) -> list[Row]:
    """The rows of requests that have just been made."""
    return [
        {
            **{name: getattr(each.request, name) for name in _PLAIN},
            "kind": each.request.kind.value,
            "capacity": each.request.capacity.value,
        }
        for each in kept
        if each.new
    ]


def entry_rows(kept: Sequence[KeepRight]) -> list[Row]:
    """The rows of what has become of requests."""
    return [
        {
            "request_id": each.request.id,
            "serial": len(each.request.entries) - len(each.entries) + place,
            "what": entry.what.value,
            "at": entry.at,
            "by": entry.by,
            "detail": entry.detail,
            "words": entry.words,
        }
        for each in kept
        for place, entry in enumerate(each.entries)
    ]


def told_counts(kept: Sequence[KeepRight]) -> dict[str, int]:
    """Of how many moments somebody was reminded, where that has changed."""
    return {each.request.id: each.request.told for each in kept if not each.new and not each.entries}
