"""Several messages of one batch to one reader, said in one where that is kinder."""

from bot.flows.telling import outage
from bot.turn.mending import shown
from bot.turn.working import Working


def sum_up(working: Working) -> None:
    """After an outage the batch has found many visits late at once: each reader hears of them together."""
    says = list({id(each.say): each.say for each in working.said}.values())
    for group, one in outage.summed(says, working.now):
        places = {id(say) for say in group}
        at = next(place for place, each in enumerate(working.said) if id(each.say) in places)
        recipient = working.said[at].recipient
        left = [each for each in working.said if id(each.say) not in places]
        working.said = [*left[:at], *shown(working, one, {recipient.id: recipient}), *left[at:]]
