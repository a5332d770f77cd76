"""A rival: the same registration with aiogram 3, its finite state machine kept by ``MemoryStorage``.

Stock long polling, each update a task (the default), callbacks answered first, uvloop as its ``fast`` extra brings it.
All is lost when the process ends. It runs in an environment of its own (``aiogram.txt``), which the benchmark makes.
"""

import asyncio
import itertools
import os
from collections.abc import Awaitable, Callable
from typing import Any

import uvloop
from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart, StateFilter
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from benchmarks.rivals.form import LAST, SCREENS, following

_NUMBERS = itertools.count(1)


async def show(index: int, message: Any, state: Any) -> None:
    """Sends a screen and waits for its answer."""
    screen = SCREENS[index]
    rows = [[InlineKeyboardButton(text=word, callback_data=f"{screen.key}:{word}")] for word in screen.choices]
    markup = InlineKeyboardMarkup(inline_keyboard=rows) if rows else None
    await state.set_state(screen.key)
    await message.answer(screen.text.format(**await state.get_data()), reply_markup=markup)


async def start(message: Any, state: Any) -> None:
    """/start: the privacy notice."""
    await state.clear()
    await show(0, message, state)


def written(index: int) -> Callable[..., Awaitable[None]]:
    """What to do when the question at ``index`` is answered in writing."""

    async def keep_and_go_on(message: Any, state: Any) -> None:
        await state.update_data({SCREENS[index].key: message.text})
        await show(index + 1, message, state)

    return keep_and_go_on


def pressed(index: int) -> Callable[..., Awaitable[None]]:
    """What to do when a button of the screen at ``index`` is pressed."""

    async def keep_and_go_on(query: Any, state: Any) -> None:
        await query.answer()
        key, _, choice = query.data.partition(":")
        await state.update_data({key: choice})
        after = following(index, choice)
        if after is None or after == LAST:
            await state.clear()
            words = "Pendaftaran dibatalkan." if after is None else SCREENS[LAST].text.format(number=next(_NUMBERS))
            await query.message.answer(words)
        else:
            await show(after, query.message, state)

    return keep_and_go_on


def routes() -> Any:
    """Which state is answered how."""
    router = Router()
    router.message.register(start, CommandStart())
    for index, screen in enumerate(SCREENS[:LAST]):
        if screen.choices:
            router.callback_query.register(pressed(index), StateFilter(screen.key), F.data.startswith(f"{screen.key}:"))
        else:
            router.message.register(written(index), StateFilter(screen.key), F.text)
    return router


async def main() -> None:
    """Polls until it is ended."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["RIVAL_API_URL"]))
    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher.include_router(routes())
    await dispatcher.start_polling(Bot(os.environ["RIVAL_TOKEN"], session=session))


if __name__ == "__main__":
    uvloop.install()
    asyncio.run(main())
