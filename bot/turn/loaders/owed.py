"""What is still to be answered for, and what is still to be done after visits."""

from bot.flows.state.deviation import visit_named
from bot.flows.state.follow_up import visit_of
from bot.turn.loaders.asking import Answer, Asking
from storage import follow_ups, ledger

_MOST_OPEN = 60


async def load_deviations(asking: Asking) -> Answer[tuple[str, ...]]:
    """The deviations that are open."""
    found = tuple(await ledger.open_deviations(asking.connection, _MOST_OPEN))
    return Answer(found, visits=map(visit_named, found))


async def load_follow_ups(asking: Asking) -> Answer[tuple[str, ...]]:
    """The follow-ups that are still to be done."""
    found = tuple(await follow_ups.open_follow_ups(asking.connection, _MOST_OPEN))
    return Answer(found, visits=map(visit_of, found))
