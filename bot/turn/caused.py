"""What a message comes from: which is the first answer to what a visitor has just said, since how soon it is sent is
counted; and which pass on words of whoever wrote on a page, who is told when they were read."""

from dataclasses import replace

from bot.causes import Cause
from bot.flows.scene.events import HEARD, WEB, Event, TextSent
from bot.read_marks import Words
from bot.trail import Trail
from bot.turn.repeats import answers
from bot.turn.working import Said


def with_cause(event: Event, trail: Trail | None, said: list[Said]) -> list[Said]:
    """What an event lets the desk say, its first answer marked as that, all of it as part of the event's trace."""
    if not isinstance(event.body, HEARD):
        return said if trail is None else [replace(each, cause=Cause(trail=trail)) for each in said]
    first = next((each for each in said if answers(event, each) and each.recipient.staff_id is None), None)
    cause, other = Cause(event.happened_at, trail), Cause(trail=trail) if trail else None
    words = _words(event)
    return [
        replace(each, cause=cause if each is first else other, words=words if _passes_on(each) else None)
        for each in said
    ]


def _words(event: Event) -> Words | None:
    """Only a page can show how far words got."""
    written = event.channel == WEB and isinstance(event.body, TextSent)
    return Words(event.address, event.external_id) if written else None


def _passes_on(said: Said) -> bool:
    """Whether something says a visitor's words to an officer, or an officer's to a visitor."""
    return said.say.origin is not None or said.say.held is not None
