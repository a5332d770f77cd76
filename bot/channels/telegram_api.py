"""The Bot API over aiohttp: python-telegram-bot's request layer (its errors, its parsing of answers) on the
one HTTP library of the product. Measured several times cheaper a call than the stock transport."""

import json
import os
from dataclasses import dataclass
from typing import Any, cast

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

os.environ.setdefault("PTB_TIMEDELTA", "true")  # RetryAfter.retry_after as timedelta: the library's new form

_TIMEOUT = 20.0
_UPLOAD_TIMEOUT = 60.0
_JSON = {"Content-Type": "application/json"}


class Unsendable(TelegramError):
    """A call that cannot be built (a line break in a header, a value that is no JSON): it never leaves this machine."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that goes with a call."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Values:
    """Plain parameters of a call, in the one respect of RequestData that a transport uses, and the file with them."""

    parameters: dict[str, Any]
    document: Document | None = None


class AiohttpRequest(BaseRequest):
    """python-telegram-bot's pluggable transport on aiohttp."""

    def __init__(self, timeout: float = _TIMEOUT) -> None:
        self._timeout = timeout
        self._session: aiohttp.ClientSession | None = None

    async def initialize(self) -> None:
        """Opens the connection pool."""
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=60))

    async def shutdown(self) -> None:
        """Closes the connection pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @property
    def read_timeout(self) -> float:
        """Seconds an ordinary answer may take."""
        return self._timeout

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - one timeout for the whole exchange
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - as above
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the pool has no limit to wait for
    ) -> tuple[int, bytes]:
        """One exchange; raises the library's NetworkError or TimedOut, or Unsendable."""
        if self._session is None:
            raise NetworkError("connection pool is closed")
        total = read_timeout if isinstance(read_timeout, int | float) else self._timeout
        given = cast(Values | None, request_data)
        headers = None if given and given.document else _JSON
        try:
            body = _body(given) if given is not None else None
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=aiohttp.ClientTimeout(total=total)
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as fault:
            raise TimedOut from fault
        except (aiohttp.ClientError, OSError) as fault:
            raise NetworkError(type(fault).__name__) from None
        except (ValueError, TypeError) as fault:
            raise Unsendable(type(fault).__name__) from fault


def _body(given: Values) -> bytes | aiohttp.FormData:
    if given.document is None:
        return json.dumps(given.parameters).encode()
    form = aiohttp.FormData(quote_fields=False)
    for key, value in given.parameters.items():
        form.add_field(key, value if isinstance(value, str) else json.dumps(value))
    document = given.document
    form.add_field("document", document.content, filename=document.name, content_type=document.media_type)
    return form


class FileTooLarge(Exception):
    """A file is larger than the desk takes."""


class TelegramApi:
    """One bot at one Bot API server; ``request`` is what carries the calls there."""

    def __init__(self, api_url: str, token: str, request: BaseRequest | None = None) -> None:
        self._base = f"{api_url.rstrip('/')}/bot{token}/"
        self._files = f"{api_url.rstrip('/')}/file/bot{token}/"
        self._request = request or AiohttpRequest()
        self._username: str | None = None

    async def open(self) -> None:
        """Opens the connection pool."""
        await self._request.initialize()

    async def close(self) -> None:
        """Closes the connection pool."""
        await self._request.shutdown()

    async def call(self, method: str, patience: float = _TIMEOUT, **parameters: Any) -> Any:
        """Calls a method and returns its ``result``; ``patience`` is in seconds.

        Raises the library's errors: RetryAfter, Forbidden, ChatMigrated, BadRequest, Conflict, InvalidToken,
        TimedOut, NetworkError; or Unsendable.
        """
        values = cast(RequestData, Values(parameters))
        return await self._request.post(self._base + method, values, read_timeout=patience)

    async def username(self) -> str:
        """The bot's own user name, asked for once. Raises as :meth:`call`."""
        if self._username is None:
            self._username = str((await self.call("getMe")).get("username", ""))
        return self._username

    async def send_document(self, name: str, content: bytes, media_type: str, **parameters: Any) -> Any:
        """Sends a file; returns the message. Raises as :meth:`call`."""
        values = cast(RequestData, Values(parameters, Document(name, content, media_type)))
        return await self._request.post(self._base + "sendDocument", values, read_timeout=_UPLOAD_TIMEOUT)

    async def download(self, file_id: str, most: int) -> bytes:
        """A file that somebody sent, of at most ``most`` bytes. Raises FileTooLarge, or as :meth:`call`."""
        found = await self.call("getFile", file_id=file_id)
        if int(found.get("file_size") or 0) > most:
            raise FileTooLarge(found["file_size"])
        content = await self._request.retrieve(self._files + found["file_path"])
        if len(content) > most:
            raise FileTooLarge(len(content))
        return content
