"""What departed from the standard while something was disturbed."""

from bot.flows.disturbance import concerned, keeping
from bot.flows.disturbance.needs import Departed
from bot.turn.loaders.asking import Answer, Asking
from storage import disturbances


async def load_departed(asking: Asking) -> Answer[frozenset[str]]:
    """The visits, one more at most than can be covered."""
    spans = concerned.spans(asking.of(Departed), asking.acting, asking.desk, asking.office, asking.now)
    ids = frozenset(await disturbances.touched(asking.connection, spans, keeping.MOST + 1))
    return Answer(ids, visits=ids)
