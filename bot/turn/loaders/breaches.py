"""Breaches of personal data that are still open."""

from collections.abc import Mapping

from bot import records
from bot.flows.state.breach import Breach
from bot.turn.loaders.asking import Answer, Asking
from storage import breaches


async def load_breaches(asking: Asking) -> Answer[Mapping[str, Breach]]:
    """All of them, by their ids."""
    rows, entries = await breaches.listed(asking.connection, open_only=True)
    return Answer({each.id: each for each in records.breaches_of(rows, entries)})
