"""What the desk would answer now, without anything happening: needs, loaders and decision are those of a turn, and
nothing of it is written."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.flows.decide import decide
from bot.flows.scene.events import ChoicePressed, Event
from bot.flows.scene.tokens import Verb, token
from bot.render import Shown
from bot.turn.arrivals import arrival
from bot.turn.deciding import facts_for
from bot.turn.extent import Extent
from bot.turn.loading import load
from bot.turn.mending import shown
from bot.turn.working import Workplace

_FIRST_SCREEN = "staff-menu"
"""The text that the first screen is said in."""


class Looking:
    """Looks at an officer's first screen as it would be now. What was read last it keeps apart from the turns, which
    may be in the middle of theirs."""

    def __init__(self, workplace: Workplace, clock: Clock) -> None:
        self._workplace = Workplace(
            workplace.office, workplace.renderer, workplace.process, workplace.speaks, workplace.seal
        )
        self._clock = clock

    async def first_screen(self, connection: AsyncConnection, channel: str, address: str) -> Shown | None:
        """As whoever sits there would be shown it; None for who has no seat."""
        now = self._clock.now()
        asked = Event(channel, f"look:{address}", now, ChoicePressed(token(Verb.MENU)), address, address)
        working = await load(connection, self._workplace, [arrival(asked)], now, Extent.NEAR)
        decision = decide(asked, facts_for(working, asked))
        met = {**working.people, **decision.people}
        menus = (say for say in decision.says if say.message.text.name == _FIRST_SCREEN)
        parts = [part.shown for say in menus for part in shown(working, say, met)]
        return parts[0] if parts else None
