"""Which message is the first answer to what a visitor has just said: how soon it is sent is counted."""

from dataclasses import replace

from bot.causes import Cause
from bot.flows.scene.events import HEARD, Event
from bot.turn.repeats import answers
from bot.turn.working import Said


def with_cause(event: Event, said: list[Said]) -> list[Said]:
    """What an event lets the desk say, its first answer marked as that."""
    if not isinstance(event.body, HEARD):
        return said
    first = next((each for each in said if answers(event, each) and each.recipient.staff_id is None), None)
    cause = Cause(event.happened_at)
    return [replace(each, cause=cause) if each is first else each for each in said]
