"""A desk's platforms: the calls to them, the channels that speak through them, and what they call the desk."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

import structlog
from telegram.error import TelegramError

from bot.channels.base import Channel
from bot.channels.telegram import TelegramChannel
from bot.channels.web import WebChannel
from bot.channels.whatsapp import Reach, Reaching, WhatsappChannel
from bot.channels.whatsapp_api import GraphError, GraphUnreachable
from bot.desk.core import Core
from bot.desk.terms import telegram_api
from bot.flows.office.office import Office
from bot.flows.scene.events import TELEGRAM, WEB, WHATSAPP
from bot.jobs.menus import NAMES, Platforms
from bot.links import links_of
from bot.platforms import whatsapp_api, zoom_api
from bot.turn import recipient_name
from storage import deliveries, published
from storage.engine import reading

log = structlog.get_logger(__name__)

_NAME_SECONDS = 5.0


class Voices:
    """Owns the desk's calls to its platforms, from :meth:`open` to :meth:`close`."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self.web = WebChannel()
        self.telegram = telegram_api(core.settings, core.surroundings.telegram)
        self.whatsapp = whatsapp_api(core.settings, core.surroundings.graph)
        self.zoom = zoom_api(core.settings, core.clock, core.surroundings.zoom)
        self.channels: dict[str, Channel] = {WEB: self.web}

    async def open(self) -> None:
        """Gives the desk a voice on every platform that is configured."""
        core = self._core
        if self.telegram is not None:
            await self.telegram.open()
            self.channels[TELEGRAM] = TelegramChannel(self.telegram, core.file_content)
        if self.whatsapp is not None:
            await self.whatsapp.open()
            reaching = Reaching(self.reach, self._template_sent_at, core.file_content)
            templates = core.settings.whatsapp.templates
            self.channels[WHATSAPP] = WhatsappChannel(self.whatsapp, reaching, templates, core.clock)
        if self.zoom is not None:
            await self.zoom.open()

    async def close(self) -> None:
        """Calls no more."""
        for api in (self.whatsapp, self.zoom, self.telegram):
            if api is not None:
                await api.close()

    async def with_links(self, office: Office) -> Office:
        """The office with its links: what the platforms call it is known from before, or asked once now."""
        core = self._core
        async with reading(core.engine) as connection:
            told = await published.known(connection)
        names = {channel: told[name] for channel, name in NAMES.items() if name in told}
        if self.telegram is not None and TELEGRAM not in names:
            names[TELEGRAM] = await _asked_now(self.telegram.username)
        if self.whatsapp is not None and WHATSAPP not in names:
            names[WHATSAPP] = await _asked_now(self.whatsapp.display_number)
        return replace(office, links=links_of(core.settings, names, office.lexicon, core.texts))

    def shown_on(self) -> Platforms:
        """The platforms that show menus."""
        token = self._core.settings.telegram.token
        bot = token.get_secret_value().partition(":")[0] if token else ""
        return Platforms(self.telegram, bot, self.whatsapp)

    async def reach(self, address: str) -> Reach:
        """How somebody may be written to on WhatsApp now."""

        def kept_as(address: str) -> str:
            return recipient_name(WHATSAPP, address, self._core.seal)

        async with reading(self._core.engine) as connection:
            return Reach(**await deliveries.reach(connection, WHATSAPP, address, kept_as))

    async def _template_sent_at(self, address: str) -> datetime | None:
        async with reading(self._core.engine) as connection:
            return await deliveries.template_sent_at(connection, WHATSAPP, address)


async def _asked_now(ask: Callable[[], Awaitable[str]]) -> str:
    """What a platform calls the desk; nothing where it does not answer soon: no start waits for links."""
    try:
        async with asyncio.timeout(_NAME_SECONDS):
            return await ask()
    except (TelegramError, GraphError, GraphUnreachable, OSError) as fault:
        log.info("the desk's name is not known yet", fault=type(fault).__name__)
        return ""
