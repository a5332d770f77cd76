"""Webhooks on their way to the desk: queued, posted, retried, given up; and the check of the address.

Zoom waits 3 s for an answer, tries again after 5xx or none, and never after 4xx.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

import aiohttp

from bot.rehearsal.fakes.zoom.errors import Json
from bot.rehearsal.fakes.zoom.mishaps import Mishaps
from bot.rehearsal.fakes.zoom.payloads import VALIDATION, encode, milliseconds, sign, signature
from bot.rehearsal.fakes.zoom.record import Answered

RETRIES = (timedelta(minutes=5), timedelta(minutes=20), timedelta(minutes=60))
"""Each counted from the attempt before, so that arrivals are 5, 25 and 85 minutes late."""
FAILURES_ALLOWED = 6


@dataclass(eq=False)
class Queued:
    """One webhook not yet taken; ``due_at`` is when Zoom tries next, not when the event happened."""

    event: Json
    due_at: datetime
    attempts: int = 0

    @property
    def name(self) -> str:
        """The event's name."""
        return str(self.event["event"])


class Delivery:
    """The subscription: where to, what waits (``pending``) and what the desk will never get (``lost``)."""

    def __init__(self, now: Callable[[], datetime], secret: str) -> None:
        self._now, self._secret = now, secret
        self.url = ""
        self.patience = 3.0
        self.enabled = True
        self.failed_validations = 0
        self.mishaps = Mishaps()
        self.order: Random | None = None
        self.pending: list[Queued] = []
        self.lost: list[Queued] = []
        self.answers: list[Answered] = []
        self._http: aiohttp.ClientSession | None = None

    def put(self, event: Json) -> list[Queued]:
        """Queues an event, as its mishaps will have it; answers what now waits because of it."""
        mishaps = self.mishaps.take(str(event["event"]))
        due_at = self._now() + (mishaps["late"].delay if "late" in mishaps else timedelta(0))
        queued = [Queued(event, due_at) for _ in range(2 if "twice" in mishaps else 1)]
        if "never" in mishaps or not self.enabled:
            self.lost += queued
            return []
        self.pending += queued
        return queued

    async def deliver(self) -> list[int]:
        """Posts what is due, one after the other; answers the statuses, 0 for none in time."""
        if not self.enabled:
            self.lost, self.pending = self.lost + self.pending, []
        if not self.url:
            return []
        due = sorted((one for one in self.pending if one.due_at <= self._now()), key=lambda one: one.due_at)
        if self.order:
            self.order.shuffle(due)
        return [await self._try(one) for one in due]

    async def validate(self) -> bool:
        """Asks the address to prove the secret; the sixth failure on end disables it, a success enables it."""
        token = secrets.token_urlsafe(16)
        event = {"event": VALIDATION, "event_ts": milliseconds(self._now()), "payload": {"plainToken": token}}
        status, answered = await self._post(event)
        self.answers.append(Answered(VALIDATION, status, self._now(), 1))
        wanted = {"plainToken": token, "encryptedToken": signature(self._secret, token.encode())}
        proved = status == 200 and answered == wanted
        self.failed_validations = 0 if proved else self.failed_validations + 1
        self.enabled = proved or (self.enabled and self.failed_validations < FAILURES_ALLOWED)
        return proved

    async def close(self) -> None:
        """Ends the connections; what waits keeps waiting."""
        if self._http:
            await self._http.close()
            self._http = None

    async def _try(self, queued: Queued) -> int:
        queued.attempts += 1
        status, _ = await self._post(queued.event)
        self.answers.append(Answered(queued.name, status, self._now(), queued.attempts))
        may_come_again = status == 0 or status >= 500
        if may_come_again and queued.attempts <= len(RETRIES):
            queued.due_at = self._now() + RETRIES[queued.attempts - 1]
            return status
        self.pending.remove(queued)
        if not 200 <= status < 300:
            self.lost.append(queued)
        return status

    async def _post(self, event: Json) -> tuple[int, object]:
        """The status and, where it is one, the JSON of the answer. Each attempt is signed anew."""
        self._http = self._http or aiohttp.ClientSession()
        body = encode(event)
        headers = sign(self._secret, body, int(self._now().timestamp()))
        timeout = aiohttp.ClientTimeout(total=self.patience)
        try:
            async with self._http.post(
                self.url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                is_json = answer.content_type == "application/json"
                return answer.status, await answer.json() if is_json else None
        except (aiohttp.ClientError, TimeoutError):
            return 0, None
        except ValueError:
            return answer.status, None
