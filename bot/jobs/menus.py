"""Tells the chat apps what they show of the desk: commands by language and by who chats, introduction, first questions.

What is to be shown is derived from the texts and the seats as they are now; what was told last is kept as rows. Where
the two differ the platform is told, until it has heard it: whoever takes, changes or leaves a seat sees it soon after,
also if the desk dies in between, and nothing is told twice. A platform that refuses is told to administrators; nobody
is served worse for a menu that is missing.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot import menus
from bot.alarm import Alarm
from bot.channels.telegram_api import TelegramApi
from bot.channels.whatsapp_api import GraphError, GraphUnreachable, WhatsappApi
from bot.door import Door
from bot.flows.office.office import Office
from bot.flows.scene.events import TELEGRAM, WHATSAPP
from bot.flows.scene.reasons import reason
from bot.flows.staffing.roster import receivers
from bot.menus import Wish
from bot.records import staff_of
from bot.texts import Texts
from storage import published
from storage.bulk import Row
from storage.engine import reading, writing

log = structlog.get_logger(__name__)

_AGAIN = timedelta(minutes=1)
_REFUSED = timedelta(hours=24)
"""A refusal stands until somebody has mended what it is about."""

_WHAT = "menu"
_REASONS = {TELEGRAM: "fault-telegram-menu", WHATSAPP: "fault-whatsapp-menu"}
NAMES = {TELEGRAM: "telegram.name", WHATSAPP: "whatsapp.name"}
"""Under which name it is kept what a platform calls the desk."""


@dataclass(frozen=True, slots=True)
class Platforms:
    """The platforms that the desk is on; ``bot`` tells one bot from another by the public part of its token."""

    telegram: TelegramApi | None = None
    bot: str = ""
    whatsapp: WhatsappApi | None = None


class Menus:
    """Owns what the chat apps show of the desk."""

    def __init__(self, engine: AsyncEngine, door: Door, platforms: Platforms, texts: Texts, office: Office) -> None:
        self._engine = engine
        self._door = door
        self._platforms = platforms
        self._texts = texts
        self._office = office.name
        self._receiving = receivers(office)
        self._alarm = Alarm()
        self._not_before: dict[str, datetime] = {}
        """By channel: when it is tried again after it came to nothing."""
        self._named: set[str] = set()

    async def run_once(self, now: datetime) -> int:
        """Tells what has changed; returns how much that was."""
        async with reading(self._engine) as connection:
            told = await published.known(connection)
            seated = await published.seated(connection, TELEGRAM) if self._platforms.telegram is not None else []
        count = 0
        if self._platforms.telegram is not None and self._due(TELEGRAM, now):
            count += await self._safely(TELEGRAM, now, lambda: self._on_telegram(told, seated, now))
        if self._platforms.whatsapp is not None and self._due(WHATSAPP, now):
            count += await self._safely(WHATSAPP, now, lambda: self._on_whatsapp(told, now))
        return count

    async def run_safely(self, now: datetime) -> datetime | None:
        """As :meth:`run_once`, for the rounds: a database that is away is asked again in the next one. Returns when
        what came to nothing is tried again."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("menus could not be compared", fault=type(fault).__name__)
        return min((again for again in self._not_before.values() if again > now), default=None)

    def _due(self, channel: str, now: datetime) -> bool:
        again = self._not_before.get(channel)
        return again is None or now >= again or again - now > _REFUSED  # a clock that was set back waits for nobody

    async def _safely(self, channel: str, now: datetime, tell: Callable[[], Awaitable[int]]) -> int:
        """Tells one platform; what fails is tried again later, what is refused is told."""
        try:
            count = await tell()
        except RetryAfter as fault:
            after = fault.retry_after
            self._not_before[channel] = now + (after if isinstance(after, timedelta) else timedelta(seconds=after))
        except (BadRequest, GraphError) as fault:
            await self._refused(channel, str(fault), now)
        except (TelegramError, GraphUnreachable) as fault:
            log.info("menu not told yet", channel=channel, fault=type(fault).__name__)
            self._not_before[channel] = now + _AGAIN
        else:
            await self._door.enter(self._alarm.over(channel, _WHAT, now))
            return count
        return 0

    async def _refused(self, channel: str, fault: str, now: datetime) -> None:
        # rule: refused-menu-is-told
        self._not_before[channel] = now + _REFUSED
        words = reason(_REASONS[channel], fault=fault)
        await self._door.enter(self._alarm.raised(channel, _WHAT, words, now, cut_off=False))

    async def _on_telegram(self, told: dict[str, str], seated: list[Row], now: datetime) -> int:
        api = self._platforms.telegram
        assert api is not None  # noqa: S101 - asked for by run_once only where there is one
        await self._keep_name(TELEGRAM, api.username, now)
        count = await self._tell_seats(api, told, seated, now)
        for wish, digest in self._for_everybody:
            count += await self._tell_telegram(api, wish, digest, told, now)
        return count

    @cached_property
    def _for_everybody(self) -> list[tuple[Wish, str]]:
        """What all see of the bot on Telegram: the same for as long as this process runs."""
        wishes = menus.on_telegram(self._texts, self._office)
        return [(wish, wish.digest(self._platforms.bot)) for wish in wishes]

    async def _tell_telegram(
        self, api: TelegramApi, wish: Wish, digest: str, told: dict[str, str], now: datetime
    ) -> int:
        # rule: menu-told-once
        if told.get(wish.name) == digest:
            return 0
        await api.call(wish.method, **wish.parameters)
        await self._keep(wish.name, digest, now)
        return 1

    async def _tell_seats(self, api: TelegramApi, told: dict[str, str], seated: list[Row], now: datetime) -> int:
        """What each member of staff sees in their chat, and whoever was one."""
        shown = {name.removeprefix(menus.SEAT) for name in told if name.startswith(menus.SEAT)}
        left = shown - {row["person_id"] for row in seated}
        former = await self._addresses_of(left) if left else {}
        count = 0
        for row in seated:
            if row["address"].startswith("-"):
                continue  # a group is informed; nobody works from it
            wish = menus.of_seat(self._texts, staff_of(row), row["language"], row["address"], self._receiving)
            count += await self._tell_chat(api, wish, told, now)
        for person_id in left:
            if person_id in former:
                await self._tell_chat(api, menus.of_former_seat(person_id, former[person_id]), {}, now)
            async with writing(self._engine) as connection:
                await published.forget(connection, [menus.seat_name(person_id)])
            count += 1
        return count

    async def _addresses_of(self, left: set[str]) -> dict[str, str]:
        async with reading(self._engine) as connection:
            return await published.addresses_of(connection, TELEGRAM, left)

    async def _tell_chat(self, api: TelegramApi, wish: Wish, told: dict[str, str], now: datetime) -> int:
        """A chat that is closed to the bot has no menu to show; it is asked again when there is another one."""
        digest = wish.digest(self._platforms.bot)
        try:
            return await self._tell_telegram(api, wish, digest, told, now)
        except (BadRequest, Forbidden) as fault:
            log.info("menu refused in a chat", fault=type(fault).__name__)
            await self._keep(wish.name, digest, now)
            return 0

    async def _on_whatsapp(self, told: dict[str, str], now: datetime) -> int:
        api = self._platforms.whatsapp
        assert api is not None  # noqa: S101 - asked for by run_once only where there is one
        await self._keep_name(WHATSAPP, api.display_number, now)
        wish = menus.on_whatsapp(self._texts)
        digest = wish.digest(api.phone_number_id)
        if told.get(wish.name) == digest:
            return 0
        await api.post(f"{api.phone_number_id}/{wish.method}", dict(wish.parameters))
        await self._keep(wish.name, digest, now)
        return 1

    async def _keep_name(self, channel: str, ask: Callable[[], Awaitable[str]], now: datetime) -> None:
        """What the platform calls the desk, asked for once by each process: links carry it."""
        if channel not in self._named and (name := await ask()):
            await self._keep(NAMES[channel], name, now)
            self._named.add(channel)

    async def _keep(self, name: str, content: str, now: datetime) -> None:
        async with writing(self._engine) as connection:
            await published.keep(connection, name, content, now)
