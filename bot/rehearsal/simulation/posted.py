"""Requests of platforms without a socket: a frontage that nobody reaches from outside, and as much of aiohttp's request
as the desk's webhooks read."""

import hashlib
import hmac
from collections.abc import AsyncIterator
from typing import Self, cast

from aiohttp import web


class Indoors:
    """Shows a desk's pages to nobody; keeps what answers for them."""

    address = admin_address = ""
    site: web.Application

    async def open(self, site: web.Application, inner: web.Application) -> None:
        """Nothing to listen at."""
        del inner
        self.site = site

    async def close(self) -> None:
        """Nothing to close."""


def signed_by_meta(body: bytes, secret: str) -> dict[str, str]:
    """The headers by which a payload is known as Meta's."""
    proof = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return {"X-Hub-Signature-256": proof, "Content-Type": "application/json"}


class Posted:
    """One signed payload."""

    def __init__(self, app: web.Application, body: bytes, headers: dict[str, str]) -> None:
        self.app = app
        self.headers = headers
        self.content_length = len(body)
        self._body = body

    @classmethod
    def to(cls, app: web.Application, body: bytes, headers: dict[str, str]) -> web.Request:
        """One to this application."""
        return cast(web.Request, cls(app, body, headers))

    @property
    def content(self) -> Self:
        """What the body comes out of."""
        return self

    async def iter_any(self) -> AsyncIterator[bytes]:
        """The body, in one piece."""
        yield self._body
