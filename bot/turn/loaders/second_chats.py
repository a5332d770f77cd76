"""The codes by which second chats are joined, and what is kept ready for them."""

from bot.flows.second_chat.needs import Offers, Spares
from bot.flows.state.chat_offer import ChatOffer, SpareCopy
from bot.turn.loaders.asking import Answer, Asking, AtHand
from storage import second_chat


async def load_offers(asking: Asking) -> Answer[tuple[ChatOffer, ...]]:
    """What somebody comes with, and what whoever acts was offered; with both people, and what the second may have to do
    of its own."""
    digests = {topic.digest for topic in asking.of(Offers)} - {""}
    rows = await second_chat.offers(asking.connection, digests, asking.visitors)
    opened = {row["opened_by"] for row in rows} - {""}
    visits = await second_chat.visits_of(asking.connection, opened)
    people = opened | {row["person_id"] for row in rows}
    return Answer(tuple(ChatOffer(**row) for row in rows), visits, people=frozenset(people))


async def load_spares(asking: Asking, at_hand: AtHand) -> tuple[SpareCopy, ...]:
    """Nothing is looked up where nobody concerned has a second chat."""
    topics = asking.of(Spares)
    visits = [at_hand.visits[each.visit_id] for each in topics if each.visit_id in at_hand.visits]
    whose = {each.person_id for each in topics} | {visit.person_id for visit in visits}
    joined = {key for key in whose if key in at_hand.people and at_hand.people[key].further}
    return tuple(SpareCopy(**row) for row in await second_chat.spare(asking.connection, joined))
