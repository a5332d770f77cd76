"""A process that serves a desk: takes its tenure, says so, and holds it until it is killed or told to hand over."""

import asyncio
import sys

from storage.engine import open_engine
from storage.shared import Pools
from storage.tenure import Tenure


def say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


async def hold(address: str) -> None:
    """One line for each thing that happens; a line that is read has it hand over and end."""
    pools = Pools()
    engine = open_engine(address, pools=pools)
    tenure = Tenure(engine, lambda: say("lost"))
    say("serves" if await tenure.take() else "waits")
    await asyncio.to_thread(sys.stdin.readline)
    await tenure.hand_over()
    say("handed over")
    await engine.dispose()
    await pools.close()


asyncio.run(hold(sys.argv[1]))
