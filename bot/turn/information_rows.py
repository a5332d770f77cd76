"""Requests for public information to rows and back: the identity number only ever sealed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.flows.state.information import Became, InformationEntry, InformationRequest
from bot.seal import Seal

Row = dict[str, Any]
_ROOM = 128
"""Bytes: NIK, passports and nearly every deed take the same room."""


def requests_of(
    rows: Iterable[Mapping[str, Any]], entries: Iterable[Mapping[str, Any]]
) -> dict[str, InformationRequest]:
    """Requests with all that became of them, by their ids. Nothing is opened here."""
    became: dict[str, list[InformationEntry]] = defaultdict(list)
    for row in entries:
        became[row["request_id"]].append(_entry_of(row))
    return {row["id"]: _request_of(row, tuple(became[row["id"]])) for row in rows}


def _request_of(row: Mapping[str, Any], entries: tuple[InformationEntry, ...]) -> InformationRequest:
    received_at: datetime = row["received_at"]
    known = {name: row[name] for name in ("id", "number", "person_id", "form", "masked", "told")}
    return InformationRequest(**known, received_at=received_at, entries=entries)


def _entry_of(row: Mapping[str, Any]) -> InformationEntry:
    kept = {name: row[name] for name in ("at", "by", "detail", "number", "words")}
    return InformationEntry(what=Became(row["what"]), **kept)


def request_row(request: InformationRequest, seal: Seal) -> Row:
    """A new request's row."""
    # rule: identity-sealed-at-rest
    sealed = seal.close({"identity": request.identity}, _purpose(request.id), _ROOM)
    return {
        "id": request.id,
        "number": request.number,
        "person_id": request.person_id,
        "received_at": request.received_at,
        "form": dict(request.form),
        "masked": request.masked,
        "identity": sealed,
        "told": dict(request.told),
    }


def told_rows(before: Mapping[str, InformationRequest], changed: Iterable[InformationRequest]) -> list[Row]:
    """How often somebody was reminded of requests that were there before."""
    known = [each for each in changed if each.id in before and before[each.id].told != each.told]
    return [{"id": each.id, "told": dict(each.told)} for each in known]


def entry_rows(before: InformationRequest | None, request: InformationRequest) -> list[Row]:
    """The rows of what became of a request since it was loaded."""
    known = len(before.entries) if before else 0
    return [
        {
            "request_id": request.id,
            "serial": serial,
            "what": entry.what.value,
            "at": entry.at,
            "by": entry.by,
            "detail": entry.detail,
            "number": entry.number,
            "words": entry.words,
        }
        for serial, entry in enumerate(request.entries)
        if serial >= known
    ]


def opened(row: Mapping[str, Any], seal: Seal) -> str | None:
    """The identity number of a request, for its official form; None if the seal cannot open it."""
    content = seal.open(row["identity"], _purpose(row["id"]))
    return None if content is None else str(content["identity"])


def _purpose(request_id: str) -> str:
    return f"identity {request_id}"
