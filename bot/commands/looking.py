"""Which commands show what is kept about people, and the line in the journal with which each of them begins.

On the machine nobody has a seat: whoever looks is named by the operating system's account.
"""

import os
import pwd
from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import SystemClock
from bot.flows.state.looked import LOOKED, Look
from storage import looks
from storage.engine import writing

CONSOLE = "console"

SHOWS: Mapping[str, Look] = MappingProxyType(
    {
        "laporan": Look.REPORT,
        "bukti": Look.REPORT,
        "export": Look.EXPORT,
        "ppid list": Look.REQUESTS,
        "ppid form": Look.IDENTITY,
        "ppid register": Look.REQUESTS,
        "paper save": Look.PAPER,
        "breach": Look.PERSON,
        "rights show": Look.PERSON,
    }
)
"""The commands that show or carry away what is kept about visitors. A backup is none: it is a copy that whoever owns
the database's file could make without Loket, and has to be possible where nothing can be written any more."""


def account() -> str:
    """Whose account of the machine this is; with the one that became it, where somebody did (sudo)."""
    try:
        own = pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        own = str(os.getuid())
    before = os.environ.get("SUDO_USER", "")
    return f"{CONSOLE}:{before}={own}" if before and before != own else f"{CONSOLE}:{own}"


async def look(engine: AsyncEngine, command: str, about: str = "") -> None:
    """Notes that a command is about to show something; what cannot be noted is not shown.

    rule: looks-at-the-console-are-journalled
    """
    details = {"kind": SHOWS[command].value, "door": CONSOLE, "command": command}
    row = {"at": SystemClock().now(), "who": account(), "what": LOOKED}
    async with writing(engine) as connection:
        await looks.keep(connection, {**row, "details": details | ({"about": about} if about else {})})
