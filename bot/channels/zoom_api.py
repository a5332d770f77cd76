"""Zoom's API over aiohttp: server-to-server OAuth, and the registrants of one standing meeting."""

import asyncio
import base64
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.clock import Clock
from bot.flows.scene.reasons import reason

_TOKEN_MARGIN = timedelta(minutes=2)
"""A token (3600 s) is renewed before it runs out: a call under way must not meet its end."""

_CALL_SECONDS = 2.0
"""A call for a visitor is not kept waiting any longer."""


class ZoomRefused(Exception):
    """Zoom refused a call. ``wait`` is in seconds where Zoom says when to come again."""

    def __init__(self, status: int, code: int, words: str, wait: float | None = None) -> None:
        self.status = status
        self.code = code
        self.words = words
        self.wait = wait
        super().__init__(f"{words} (kode {code or status})")


class ZoomUnreachable(Exception):
    """No answer in time, or none that can be read."""


def connections() -> aiohttp.ClientSession:
    """A connection pool of its own."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_CALL_SECONDS))


class ZoomApi:
    """One account's standing meeting. ``connect`` opens what carries the calls."""

    def __init__(
        self,
        clock: Clock,
        api_url: str,
        oauth_url: str,
        account_id: str,
        client_id: str,
        client_secret: str,
        connect: Callable[[], aiohttp.ClientSession] = connections,
    ) -> None:
        self._clock, self._connect = clock, connect
        self._base = _with_path(api_url, "/v2")
        self._oauth_url = _with_path(oauth_url, "/oauth/token")
        self._account_id = account_id
        login = base64.b64encode(f"{client_id}:{client_secret}".encode()).decode()
        self._login = {"Authorization": f"Basic {login}"}
        self._session: aiohttp.ClientSession | None = None
        self._token = ""
        self._token_until: datetime | None = None
        self._asking = asyncio.Lock()

    async def open(self) -> None:
        """Opens the connection pool."""
        if self._session is None:
            self._session = self._connect()

    async def close(self) -> None:
        """Closes the connection pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def add_registrant(self, meeting_id: str, email: str, name: str) -> tuple[str, str]:
        """Registers somebody under the name they are to have; returns registrant id and personal link.

        The same e-mail address is the same registrant. Raises ZoomRefused or ZoomUnreachable.
        """
        body = {"email": email, "first_name": name, "auto_approve": True}
        answer = await self._call("POST", f"/meetings/{meeting_id}/registrants", body)
        registrant_id, join_url = answer.get("registrant_id"), answer.get("join_url")
        if not isinstance(registrant_id, str) or not isinstance(join_url, str) or not join_url.startswith("http"):
            raise ZoomUnreachable(reason("fault-zoom-linkless"))
        return registrant_id, join_url

    async def cancel_registrant(self, meeting_id: str, registrant_id: str) -> None:
        """Takes a personal link back; one that is gone already is as good. Raises as above."""
        try:
            await self._call("DELETE", f"/meetings/{meeting_id}/registrants/{registrant_id}", None)
        except ZoomRefused as refused:
            if refused.status != 404:
                raise

    async def cancel_by_email(self, meeting_id: str, email: str) -> None:
        """Takes back the link of an address whose registrant id never arrived. Raises as above."""
        body = {"action": "cancel", "registrants": [{"email": email}]}
        await self._call("PUT", f"/meetings/{meeting_id}/registrants/status", body)

    async def meeting(self, meeting_id: str) -> dict[str, Any]:
        """What Zoom says of the meeting. Raises as above."""
        return await self._call("GET", f"/meetings/{meeting_id}", None)

    async def _call(self, method: str, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        """One call; with a new token if the old one is not taken any more."""
        try:
            return await self._exchange(method, self._base + path, json=body, headers=await self._authorization())
        except ZoomRefused as refused:
            if refused.status != 401:
                raise
        self._token_until = None
        return await self._exchange(method, self._base + path, json=body, headers=await self._authorization())

    async def _authorization(self) -> dict[str, str]:
        async with self._asking:
            if self._token_until is None or self._clock.now() >= self._token_until:
                await self._renew()
        return {"Authorization": f"Bearer {self._token}"}

    async def _renew(self) -> None:
        query = {"grant_type": "account_credentials", "account_id": self._account_id}
        answer = await self._exchange("POST", self._oauth_url, params=query, headers=self._login)
        lasts = answer.get("expires_in")
        self._token = str(answer.get("access_token", ""))
        self._token_until = (
            self._clock.now() + timedelta(seconds=lasts if isinstance(lasts, int) else 0) - _TOKEN_MARGIN
        )

    async def _exchange(self, method: str, url: str, **given: Any) -> dict[str, Any]:
        if self._session is None:
            raise ZoomUnreachable(reason("fault-closed"))
        try:
            async with self._session.request(method, url, **given) as answer:
                status, raw, wait = answer.status, await answer.read(), answer.headers.get("Retry-After")
        except (aiohttp.ClientError, OSError) as fault:
            raise ZoomUnreachable(type(fault).__name__) from None
        body = _parsed(raw)
        if status >= 500:
            raise ZoomUnreachable(f"HTTP {status}")
        if status >= 400:
            code = body.get("code")
            words = str(body.get("message") or body.get("reason") or body.get("error") or f"HTTP {status}")
            raise ZoomRefused(status, code if isinstance(code, int) else 0, words[:200], _seconds(wait))
        return body


def _with_path(url: str, path: str) -> str:
    """An address as it is set, or with Zoom's path where only the server is named."""
    return url if urlsplit(url).path.strip("/") else url.rstrip("/") + path


def _parsed(raw: bytes) -> dict[str, Any]:
    try:
        body = json.loads(raw) if raw else {}
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _seconds(header: str | None) -> float | None:
    """Retry-After in seconds; Zoom also writes the moment in words, which only means "not now"."""
    return float(header) if header and header.isdecimal() else None
