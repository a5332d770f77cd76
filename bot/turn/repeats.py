"""Answers that would only repeat themselves: somebody's many messages of one batch, all answered with the same words.

A sender's connection comes back and brings a hundred messages, or somebody sends two thousand at once. Each is decided;
but what the desk would say to them word for word as it has said it just before, in the same batch, it says once. What
goes to anybody else is never left out, nor what an officer hears: that tells what became of one message each.
"""

from bot.flows.scene.events import Event
from bot.turn.working import Said, Working


def without_repeats(working: Working, event: Event, said: list[Said]) -> list[Said]:
    """What an event lets the desk say, without the answer to its sender if that is the answer they had last."""
    answer = [each for each in said if answers(event, each)]
    others = [each for each in said if not answers(event, each)]
    for each in others:
        working.answered.pop(each.recipient.id, None)
    if not answer:
        return said
    recipient = answer[0].recipient
    if recipient.staff_id is None and _words(answer) == _words(working.answered.get(recipient.id, ())):
        return others
    working.answered[recipient.id] = tuple(answer)
    return said


def answers(event: Event, said: Said) -> bool:
    """Whether something is said in the chat that an event came from."""
    recipient = said.recipient
    return bool(event.address) and (recipient.channel, recipient.address) == (event.channel, event.address)


def _words(answer: list[Said] | tuple[Said, ...]) -> list[object]:
    return [(each.shown, each.card, each.say.visit_id) for each in answer]
