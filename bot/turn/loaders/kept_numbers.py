"""The numbers that are kept aside for paper."""

from bot.flows.state.kept_numbers import PER_DAY
from bot.turn.loaders.asking import Answer, Asking
from storage import kept_numbers


async def load_kept_numbers(asking: Asking) -> Answer[tuple[str, ...]]:
    """Those that are free."""
    return Answer(tuple(await kept_numbers.free(asking.connection, PER_DAY)))
