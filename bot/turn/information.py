"""Requests for public information that a batch has changed, written."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.flows.information.needs import Requests
from bot.seal import Seal
from bot.turn.information_rows import entry_rows, request_row, told_rows
from bot.turn.working import Working
from storage import bulk
from storage.tables import information_entries, information_requests


async def write_requests(connection: AsyncConnection, working: Working, seal: Seal) -> None:
    """New requests, their identity numbers sealed; new entries; how often somebody was reminded."""
    changed = list(working.requests.values())
    if not changed:
        return
    before = working.base.found.about(Requests).requests if working.base.found.knows(Requests) else {}
    new = [each for each in changed if each.id not in before]
    await bulk.add(connection, information_requests, [request_row(each, seal) for each in new])
    await bulk.change(connection, information_requests, told_rows(before, changed), "id")
    rows = [row for each in changed for row in entry_rows(before.get(each.id), each)]
    await bulk.add(connection, information_entries, rows)
