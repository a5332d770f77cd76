"""What was said to the visitor of a visit."""

from collections.abc import Mapping

from bot import records
from bot.flows.delivery.needs import Messages
from bot.flows.state.desk import Delivery
from bot.render import first_line
from bot.turn.loaders.asking import Asking, AtHand
from storage import deliveries


async def load_messages(asking: Asking, at_hand: AtHand) -> Mapping[str, tuple[Delivery, ...]]:
    """By visit, where the visitor's channel says what became of messages."""
    told = {}
    for visit_id in {each.visit_id for each in asking.of(Messages)} & at_hand.visits.keys():
        visitor = at_hand.people[at_hand.visits[visit_id].person_id]
        if asking.office.can(visitor.channel).reports:
            rows = await deliveries.told_in_visit(asking.connection, visitor.channel, visit_id, visitor.id)
            told[visit_id] = tuple(
                records.delivery_of(row, first_line(row["payload"]["text"]))
                for row in rows
                if not row["payload"].get("follows")
            )
    return told
