"""The floor: the same conversation by an aiohttp client and a dict of chats. No bot could do less in Python.

Updates are fetched by long polling and each is answered by a task of its own; presses are answered first.
"""

import asyncio
import os
from typing import Any

import aiohttp
import uvloop

from benchmarks.rivals.form import LAST, SCREENS, following

URL = f"{os.environ.get('RIVAL_API_URL')}/bot{os.environ.get('RIVAL_TOKEN')}"


class Bot:
    """What is awaited of each chat, and what it has answered."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self._http = http
        self._awaited: dict[int, int] = {}
        self._answers: dict[int, dict[str, str]] = {}
        self._number = 0

    async def poll(self) -> None:
        """Fetches and answers for ever."""
        offset = 0
        async with asyncio.TaskGroup() as tasks:
            while True:
                for update in (await self._call("getUpdates", offset=offset, timeout=30))["result"]:
                    offset = update["update_id"] + 1
                    tasks.create_task(self._answer(update))

    async def _answer(self, update: dict[str, Any]) -> None:
        query = update.get("callback_query")
        chat = (query or update)["message"]["chat"]["id"]
        if query:
            await self._call("answerCallbackQuery", callback_query_id=query["id"])
            choice = query["data"].partition(":")[2]
            await self._go_on(chat, choice, following(self._awaited[chat], choice))
        elif update["message"]["text"] == "/start":
            self._answers[chat] = {}
            await self._show(chat, 0)
        else:
            await self._go_on(chat, update["message"]["text"], self._awaited[chat] + 1)

    async def _go_on(self, chat: int, answer: str, after: int | None) -> None:
        self._answers[chat][SCREENS[self._awaited[chat]].key] = answer
        if after == LAST:
            self._number += 1
            self._answers[chat]["number"] = str(self._number)
        await self._show(chat, after or 0)

    async def _show(self, chat: int, index: int) -> None:
        screen = SCREENS[index]
        self._awaited[chat] = index
        text = screen.text.format(**self._answers[chat])
        rows = [[{"text": word, "callback_data": f"{screen.key}:{word}"}] for word in screen.choices]
        markup = {"reply_markup": {"inline_keyboard": rows}} if rows else {}
        await self._call("sendMessage", chat_id=chat, text=text, **markup)

    async def _call(self, method: str, **parameters: Any) -> Any:
        async with self._http.post(f"{URL}/{method}", json=parameters) as response:
            return await response.json()


async def main() -> None:
    """Polls until it is ended."""
    async with aiohttp.ClientSession() as http:
        await Bot(http).poll()


if __name__ == "__main__":
    uvloop.install()
    asyncio.run(main())
