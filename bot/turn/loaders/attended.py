"""The visits that are attended to."""

from dataclasses import replace

from bot.flows.addressee.needs import MOST_ATTENDED, MOST_OFFERED
from bot.turn.loaders.asking import Answer, Asking


async def load_attended(asking: Asking) -> Answer[frozenset[str]]:
    """All of them."""
    ids = frozenset(place.visit_id for place in asking.desk.attended)
    return Answer(ids, visits=ids)


async def load_readers(asking: Asking) -> Answer[frozenset[str]]:
    """All of them too, as long as they are few; in passing, whoever is offered as a reader."""
    places = (*asking.desk.attended[:MOST_OFFERED], *asking.desk.queue.heads[:MOST_OFFERED])
    offered = frozenset(place.visit_id for place in places)
    few = len(asking.desk.attended) <= MOST_ATTENDED
    return replace(await load_attended(asking) if few else Answer(frozenset()), in_passing=offered)
