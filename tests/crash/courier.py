"""Meta's side of a webhook: several items a payload, a few payloads at a time and in no order to rely on, some of
them twice or once more much later, all of them again and again until they are taken.
"""

import asyncio
from collections.abc import Callable
from random import Random

import aiohttp

from bot.rehearsal.fakes.whatsapp import SIGNATURE_HEADER, FakeWhatsApp, Item, encode

_MOST_ITEMS = 6
"""In one payload."""
_AT_ONCE = 3
_TWICE = 0.15
"""The share of payloads that is brought twice at once, and of those that come once more later."""
_MOST_KEPT = 50
_LONGEST_PAUSE = 0.03
"""Seconds before the next round; what was not taken then comes again."""
_TAKEN, _LATER, _NO_ANSWER, _NOBODY_THERE = 200, 503, 0, -1
_PATIENCE = aiohttp.ClientTimeout(total=20)


class Courier:
    """Brings what waits at a fake WhatsApp to the desk, for as long as :meth:`carry` runs."""

    def __init__(self, whatsapp: FakeWhatsApp, dice: Random) -> None:
        self._whatsapp = whatsapp
        self._dice = dice
        self._once_more: list[bytes] = []
        self._unanswered: set[str] = set()
        """What a desk has had in hand, perhaps has written down, and died."""
        self.brought_again = 0
        """Messages and reports that a desk said it has taken, and that one had had in hand before."""
        self.under_way = 0
        """Payloads with words of people that wait for the desk's answer."""
        self.taken = 0
        """Payloads with words of people that the desk has taken."""
        self._news = asyncio.Condition()
        self._hands = asyncio.Semaphore(_AT_ONCE)

    async def carry(self) -> None:
        """Brings everything that waits, round by round, until cancelled."""
        async with aiohttp.ClientSession(timeout=_PATIENCE) as http:
            while True:
                await asyncio.gather(*(self._bring(http, items) for items in self._payloads()))
                if self._dice.random() < _TWICE:
                    await self._bring_once_more(http)
                await asyncio.sleep(self._dice.uniform(0, _LONGEST_PAUSE))

    async def until(self, seen: Callable[[], bool]) -> None:
        """Waits for something that shows in the figures above."""
        async with self._news:
            await self._news.wait_for(seen)

    def _payloads(self) -> list[list[Item]]:
        """What waits, in payloads of all sizes; now and then shuffled, since Meta keeps no order."""
        items, payloads = list(self._whatsapp.waiting), []
        if self._dice.random() < 0.5:
            self._dice.shuffle(items)
        while items:
            size = self._dice.randint(1, _MOST_ITEMS)
            payloads.append(items[:size])
            items = items[size:]
        return payloads

    async def _bring(self, http: aiohttp.ClientSession, items: list[Item]) -> None:
        """Brings one payload; what the desk says it has taken never comes from the queue again."""
        spoken = any(item.kind == "messages" for item in items)
        copies = 2 if self._dice.random() < _TWICE else 1
        async with self._hands:
            body = encode(self._whatsapp.payload_of(*items))
            await self._tell(under_way=spoken)
            statuses = await asyncio.gather(*(self._post(http, body) for _ in range(copies)))
        self._remember(items, statuses)
        if _TAKEN in statuses:
            self._whatsapp.cloud.hooks.taken(items)
            self._keep(body)
        await self._tell(under_way=-spoken, taken=spoken and _TAKEN in statuses)

    async def _bring_once_more(self, http: aiohttp.ClientSession) -> None:
        """Brings a payload that was taken some time ago, perhaps by a process that is dead now."""
        if self._once_more:
            body = self._once_more.pop(self._dice.randrange(len(self._once_more)))
            self.brought_again += await self._post(http, body) == _TAKEN

    async def _post(self, http: aiohttp.ClientSession, body: bytes) -> int:
        """How the desk answers: it may be dead, or die, or be unable to write just now, but no more."""
        headers = {"Content-Type": "application/json", SIGNATURE_HEADER: self._whatsapp.sign(body)}
        try:
            async with http.post(self._whatsapp.webhook or "", data=body, headers=headers) as answer:
                assert answer.status in (_TAKEN, _LATER), f"the desk answered {answer.status} to {body!r}"
                return answer.status
        except aiohttp.ClientConnectorError:
            return _NOBODY_THERE
        except (aiohttp.ClientError, TimeoutError):
            return _NO_ANSWER

    def _remember(self, items: list[Item], statuses: list[int]) -> None:
        """Counts what was brought again, and notes what a desk has had in hand without an answer."""
        names = {f"{item.body['id']}:{item.body.get('status')}" for item in items}
        if _TAKEN in statuses:
            self.brought_again += len(names & self._unanswered) + (statuses.count(_TAKEN) - 1) * len(names)
        elif _NO_ANSWER in statuses:
            self._unanswered |= names

    def _keep(self, body: bytes) -> None:
        if self._dice.random() < _TWICE:
            self._once_more = [*self._once_more, body][-_MOST_KEPT:]

    async def _tell(self, *, under_way: int, taken: int = 0) -> None:
        async with self._news:
            self.under_way += under_way
            self.taken += taken
            self._news.notify_all()
