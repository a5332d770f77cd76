"""Reports that are on their way to those who act."""

from bot.flows.state.report import Report
from bot.turn.loaders.asking import Answer, Asking
from storage import reports


async def load_ahead(asking: Asking) -> Answer[tuple[Report, ...]]:
    """What each of them has asked for and does not have yet, in the order it was asked for."""
    rows = await reports.ahead(asking.connection, {person.id for person in asking.acting})
    return Answer(tuple(Report(**row) for row in rows))
