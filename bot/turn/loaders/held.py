"""What was said so that it may be taken back."""

from collections.abc import Mapping

from bot.flows.addressee.needs import StillHeld
from bot.turn.loaders.asking import Answer, Asking
from storage import outbox


async def load_held(asking: Asking) -> Answer[Mapping[str, bool]]:
    """Whether nobody has begun to send it, by name."""
    names = frozenset(each.name for each in asking.of(StillHeld))
    return Answer(await outbox.held(asking.connection, names, asking.now))
