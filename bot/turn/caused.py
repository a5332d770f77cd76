"""Which message is the first answer to what a visitor has just said: how soon it is sent is counted."""

from dataclasses import replace

from bot.causes import Cause
from bot.flows.scene.events import HEARD, Event
from bot.trail import Trail
from bot.turn.repeats import answers
from bot.turn.working import Said


def with_cause(event: Event, trail: Trail | None, said: list[Said]) -> list[Said]:
    """What an event lets the desk say, its first answer marked as that, all of it as part of the event's trace."""
    if not isinstance(event.body, HEARD):
        return said if trail is None else [replace(each, cause=Cause(trail=trail)) for each in said]
    first = next((each for each in said if answers(event, each) and each.recipient.staff_id is None), None)
    cause, other = Cause(event.happened_at, trail), Cause(trail=trail) if trail else None
    return [replace(each, cause=cause if each is first else other) for each in said]
