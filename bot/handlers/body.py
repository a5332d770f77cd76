"""The body of a request, as every door reads it: bounded in size and in time while it comes, however it is sent.

A body of unknown length (chunked, compressed) is no longer than one of known length.
"""

import asyncio
from typing import IO, Any

from aiohttp import web

from bot.handlers.json_body import NotJson, read_json

PATIENCE = web.AppKey("patience", float)
"""Seconds in which a body has to be here."""

_SLOWEST = 16_000
"""Bytes a second that a large body has to bring on the whole: a phone at the edge of its network brings more."""

_CHARSETS = ("utf-8", "utf8", "us-ascii")


class Turned(Exception):
    """A request is turned away: with which status, and by which text to whoever looks at the page."""

    def __init__(self, status: int, text: str, **args: int) -> None:
        self.status = status
        self.text = text
        self.args_of_text = args
        super().__init__(f"{status}")


async def read_body(request: web.Request, most: int) -> bytes:
    """The body, of at most ``most`` bytes. Raises Turned: 413 too large, 408 too slow, 400 damaged on its way."""
    if (request.content_length or 0) > most:
        raise _too_large(most)
    try:
        # rule: slow-body-bounded
        async with asyncio.timeout(request.app[PATIENCE]):
            return await _read(request, most)
    except TimeoutError:
        raise Turned(408, "door-too-slow") from None
    except web.RequestPayloadError:
        raise Turned(400, "door-damaged") from None


async def pour_body(request: web.Request, into: IO[bytes], most: int) -> int:
    """Writes a large body into a file as it comes; returns its length. It may take as long as its size excuses, without
    a pause longer than a small body's whole time. Raises Turned, as above."""
    if (request.content_length or 0) > most:
        raise _too_large(most)
    patience = request.app[PATIENCE]
    length = 0
    try:
        # rule: slow-upload-bounded
        async with asyncio.timeout(patience + (request.content_length or most) / _SLOWEST):
            while piece := await asyncio.wait_for(request.content.readany(), patience):
                length += len(piece)
                if length > most:
                    raise _too_large(most)
                into.write(piece)
    except TimeoutError:
        raise Turned(408, "door-too-slow") from None
    except web.RequestPayloadError:
        raise Turned(400, "door-damaged") from None
    return length


async def read_object(request: web.Request, most: int) -> dict[str, Any]:
    """The JSON object in the body. Raises Turned, as above; 415 for a charset that is not JSON's, 400 for no object."""
    charset = _charset(request)
    # rule: json-is-utf8
    if charset not in _CHARSETS:
        raise Turned(415, "door-not-json")
    try:
        value = read_json(await read_body(request, most))
    except NotJson:
        value = None
    if not isinstance(value, dict):
        raise Turned(400, "door-unreadable")
    return value


async def _read(request: web.Request, most: int) -> bytes:
    body = bytearray()
    async for piece in request.content.iter_any():
        body += piece
        # rule: body-bounded-while-read
        if len(body) > most:
            raise _too_large(most)
    return bytes(body)


def _too_large(most: int) -> Turned:
    return Turned(413, "door-too-large", most=most // 1000)


def _charset(request: web.Request) -> str:
    """RFC 8259, 8.1: JSON between systems is UTF-8; a declared charset may say so, and nothing else."""
    return (request.charset or "utf-8").strip("\"' ").lower()
