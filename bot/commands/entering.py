"""A turn by an operator: what is entered at the command line goes the way of a message in a chat."""

from secrets import token_urlsafe

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.flows.scene.events import CONSOLE, Event
from bot.office import office_of, renderer_of
from bot.seal_key import seal_of
from bot.settings import Settings
from bot.turn import Workplace, arrival, take_turns
from storage.engine import writing


def fresh_key() -> str:
    """A name for an event that nobody else will bring."""
    return f"{CONSOLE}:{token_urlsafe(12)}"


async def enter(engine: AsyncEngine, settings: Settings, event: Event) -> None:
    """Takes one turn; what it says is left to the running desk to deliver."""
    office = office_of(settings, event.happened_at.date()).office
    workplace = Workplace(office, renderer_of(settings), CONSOLE, frozenset, seal_of(settings))
    async with writing(engine) as connection:
        await take_turns(connection, workplace, [arrival(event)], event.happened_at)
