"""The fakes as servers of their own: which there are, how a bot is pointed at each, and how they are kept going.

Time is the machine's. What people do reaches the bot at once; webhooks go to ``desk``, the bot's own address.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from typing import Protocol

from aiohttp import web

from bot.clock import machine_time
from bot.errors import PortTaken
from bot.rehearsal.fakes.telegram import FakeTelegram
from bot.rehearsal.fakes.telegram.acting import acting as on_telegram
from bot.rehearsal.fakes.whatsapp import FakeWhatsApp
from bot.rehearsal.fakes.whatsapp.acting import acting as on_whatsapp
from bot.rehearsal.fakes.zoom import FakeZoom
from bot.rehearsal.fakes.zoom.acting import acting as in_meeting
from bot.texts.operator import in_words

_BETWEEN_DELIVERIES = 0.2
"""Seconds."""


class Platform(Protocol):
    """What every fake can do."""

    async def start(self, *, also: Callable[[web.Application], None] | None = None) -> None:
        """Begins to listen; raises OSError where it cannot."""

    async def stop(self) -> None:
        """Ends listening."""


@dataclass(frozen=True)
class Served:
    """One fake: who acts in it, with which variables a bot is pointed at it, and what it brings to the bot."""

    name: str
    port: int
    platform: Platform
    acting: Callable[[web.Application], None]
    variables: Mapping[str, str]
    deliver: Callable[[], Awaitable[object]]

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"


def telegram(port: int, _desk: str) -> Served:
    """Telegram; updates are fetched."""
    fake = FakeTelegram(clock=machine_time, port=port)
    known = {"TOKEN": fake.token, "API_URL": fake.base_url}
    return Served("telegram", port, fake, on_telegram(fake).add_to, _prefixed("TELEGRAM", known), _nothing)


def whatsapp(port: int, desk: str) -> Served:
    """WhatsApp; webhooks are brought."""
    fake = FakeWhatsApp(machine_time, port=port)
    fake.webhook = f"{desk}/webhook/whatsapp"
    return Served("whatsapp", port, fake, on_whatsapp(fake).add_to, whatsapp_variables(fake), fake.deliver)


def zoom(port: int, desk: str) -> Served:
    """Zoom; webhooks are brought."""
    fake = FakeZoom(machine_time, port=port)
    fake.webhook = f"{desk}/webhook/zoom"
    known = {
        "ACCOUNT_ID": fake.account_id,
        "CLIENT_ID": fake.client_id,
        "CLIENT_SECRET": fake.client_secret,
        "WEBHOOK_SECRET": fake.webhook_secret,
        "MEETING_ID": fake.meeting.id,
        "API_URL": fake.api_url,
        "OAUTH_URL": fake.oauth_url,
    }
    return Served("zoom", port, fake, in_meeting(fake).add_to, _prefixed("ZOOM", known), fake.deliver)


PLATFORMS: Mapping[str, Callable[[int, str], Served]] = {"telegram": telegram, "whatsapp": whatsapp, "zoom": zoom}


def whatsapp_variables(fake: FakeWhatsApp) -> dict[str, str]:
    """The environment by which a desk is on this fake WhatsApp."""
    known = {
        "TOKEN": fake.token,
        "PHONE_NUMBER_ID": fake.phone_number_id,
        "BUSINESS_ACCOUNT_ID": fake.business_account_id,
        "APP_SECRET": fake.app_secret,
        "VERIFY_TOKEN": fake.verify_token,
        "API_URL": fake.base_url,
    }
    return _prefixed("WHATSAPP", known)


async def _nothing() -> None:
    """What is fetched need not be brought."""


def _prefixed(section: str, known: Mapping[str, str]) -> dict[str, str]:
    return {f"LOKET_{section}__{key}": value for key, value in known.items()}


async def serve(several: Sequence[Served], ready: Callable[[], None], stopped: asyncio.Event) -> None:
    """Runs them until ``stopped``; ``ready`` is called once all listen. Raises PortTaken where one cannot."""
    async with AsyncExitStack() as stack:
        for each in several:
            stack.push_async_callback(each.platform.stop)
            await _listen(each)
        ready()
        while not stopped.is_set():
            for each in several:
                await each.deliver()
            with suppress(TimeoutError):
                await asyncio.wait_for(stopped.wait(), _BETWEEN_DELIVERIES)


async def _listen(served: Served) -> None:
    try:
        await served.platform.start(also=served.acting)
    except OSError as fault:
        said = os.strerror(fault.errno) if fault.errno else str(fault)
        raise PortTaken(in_words("fakes-port-taken", port=served.port, fault=said)) from fault
