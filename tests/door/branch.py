"""A process of its own at the same desk: ``python -m tests.door.branch DATABASE_URL FIRST LAST``.

When it is told to on standard input, everybody from chat FIRST up to LAST hands in their form, all in parallel and
each of them twice; then the passed deadlines are swept.
"""

import asyncio
import sys

from bot.jobs.deadlines import DeadlineSweep
from tests.door.entrance import open_entrance, sending


async def main(url: str, first: int, last: int) -> None:
    """Plays the branch."""
    async with open_entrance(url, process=f"loket-{first}") as desk:
        await told("ready")
        await asyncio.gather(*(desk.bring(sending(chat)) for chat in [*range(first, last)] * 2))
        await told("in")
        await DeadlineSweep(desk.engine, desk.door).run_once(desk.clock.pass_(minutes=4))
    sys.stdout.write("swept\n")


async def told(state: str) -> None:
    """Says how far it is, and waits until it is told to go on."""
    sys.stdout.write(f"{state}\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.readline)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
