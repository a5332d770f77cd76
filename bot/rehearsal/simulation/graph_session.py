"""What carries the desk's calls to simulated WhatsApp: as much of aiohttp's session as the desk uses, no network."""

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes
from email.message import Message
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.rehearsal.fakes.whatsapp.errors import Json
from bot.rehearsal.fakes.whatsapp.nodes import Upload
from bot.rehearsal.simulation.whatsapp import Whatsapp
from bot.rehearsal.simulation.wire import Cut, Unanswered, Wire


class Answered:
    """An answer, and what is in it; in its headers is nothing that matters."""

    def __init__(self, status: int, body: bytes) -> None:
        self.status = status
        self.headers: Json = {}
        self.content = self
        self._body = io.BytesIO(body)

    async def read(self, most: int = -1) -> bytes:
        """The body, or as much of what is left of it."""
        return self._body.read(most)


class GraphSession:
    """Each call goes over the wire, and is answered by the state machine."""

    def __init__(self, whatsapp: Whatsapp, wire: Wire) -> None:
        self._whatsapp, self._wire = whatsapp, wire

    async def close(self) -> None:
        """Nothing to close."""

    def get(self, url: str, **given: Any) -> Any:
        """One exchange."""
        return self.request("GET", url, **given)

    @asynccontextmanager
    async def request(
        self,
        method: str,
        url: str,
        *,
        json: Json | None = None,
        data: aiohttp.FormData | None = None,
        params: Json | None = None,
        **_given: Any,
    ) -> AsyncIterator[Answered]:
        """One exchange; raises aiohttp's ClientError, or TimeoutError."""
        fields, upload = await _read(data) if data is not None else (json or params or {}, None)
        path = urlsplit(url).path
        try:
            status, body = await self._wire.carry(lambda: self._whatsapp.answer(method, path, fields, upload))
        except Cut:
            raise aiohttp.ServerDisconnectedError from None
        except Unanswered:
            raise TimeoutError from None
        yield Answered(status, body)


async def _read(form: aiohttp.FormData) -> tuple[Json, Upload | None]:
    """A form as it would arrive: its fields, and its file."""
    payload = form()
    head = f"Content-Type: {payload.content_type}\r\n\r\n".encode()
    fields: Json = {}
    upload = None
    for part in message_from_bytes(head + await payload.as_bytes()).get_payload():
        assert isinstance(part, Message)  # noqa: S101 - parts of a form are messages
        name, content = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
        assert isinstance(content, bytes)  # noqa: S101 - what is decoded is bytes
        if (file := part.get_filename()) is not None:
            upload = Upload(file, part.get_content_type(), content)
        else:
            fields[str(name)] = content.decode()
    return fields, upload
