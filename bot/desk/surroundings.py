"""What a desk stands on: the machine's database, network, printing and time; a rehearsal brings its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import aiohttp
from sqlalchemy.ext.asyncio import AsyncEngine
from telegram.request import BaseRequest

from bot.channels import zoom_api
from bot.channels.whatsapp_api import connections
from bot.clock import elapsed, machine_time
from bot.jobs.workshop import Workshop
from storage.engine import open_engine


@dataclass(frozen=True)
class Surroundings:
    """``telegram`` carries the calls of the Bot API, ``graph`` opens what carries those of
    the Graph API and ``zoom`` those of Zoom's, ``workshop`` is what papers are printed by, ``machine`` and
    ``passing`` are the clock and the seconds that pass."""

    database: Callable[..., AsyncEngine] = open_engine
    telegram: BaseRequest | None = None
    graph: Callable[[], aiohttp.ClientSession] = connections
    zoom: Callable[[], aiohttp.ClientSession] = zoom_api.connections
    workshop: Callable[[bytes], Workshop] = Workshop
    machine: Callable[[], datetime] = machine_time
    passing: Callable[[], float] = elapsed
