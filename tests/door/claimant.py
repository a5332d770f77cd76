"""A process of its own in which officers claim: ``python -m tests.door.claimant DATABASE_URL SEED OFFICERS VISITS...``.

Each time it is told to on standard input, each of the OFFICERS (their chats, joined by commas) presses *Ambil* for
every one of the next VISITS (joined likewise), all in parallel and in an order that SEED draws.
"""

import asyncio
import random
import sys

from bot.flows.scene.events import TELEGRAM, ChoicePressed, Event
from bot.flows.scene.tokens import Verb, token
from tests.clock import MONDAY_MORNING
from tests.door.branch import told
from tests.door.entrance import open_entrance

AT_THE_DESK = {"queue": {"capacity": 0}, "database": {"lock_seconds": 60}}


def claim(chat: int, visit_id: str) -> Event:
    """An officer presses *Ambil*."""
    pressed = ChoicePressed(token(Verb.CLAIM, visit_id))
    return Event(TELEGRAM, f"claim:{chat}:{visit_id}", MONDAY_MORNING, pressed, str(chat), str(chat))


async def main(url: str, seed: int, officers: list[int], rounds: list[list[str]]) -> None:
    """Plays the officers of one process."""
    async with open_entrance(url, process=f"loket-{seed}", sections=AT_THE_DESK) as desk:
        await told("ready")
        for place, visits in enumerate(rounds, 1):
            claims = [claim(chat, visit_id) for visit_id in visits for chat in officers]
            random.Random(seed + place).shuffle(claims)
            await asyncio.gather(*map(desk.bring, claims))
            await told(f"round {place}")


if __name__ == "__main__":
    given, *each = sys.argv[3:]
    asyncio.run(
        main(sys.argv[1], int(sys.argv[2]), [*map(int, given.split(","))], [visits.split(",") for visits in each])
    )
