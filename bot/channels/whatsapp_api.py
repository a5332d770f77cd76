"""The WhatsApp Cloud API over aiohttp: one number's calls, every failure an error of ours."""

import json
from collections.abc import Callable
from typing import Any

import aiohttp

from bot.channels.whatsapp_trouble import Trouble, trouble_of
from bot.flows.scene.reasons import reason

_TIMEOUT = 20.0


class GraphError(Exception):
    """Meta refused a call. ``code`` and ``subcode`` are Meta's; ``trouble`` says what they mean."""

    def __init__(self, code: int, status: int, details: str, subcode: int = 0) -> None:
        self.code = code
        self.subcode = subcode
        self.status = status
        self.details = details
        self.trouble: Trouble = trouble_of(code)
        super().__init__(f"(#{code}) {details}"[:300])


class GraphUnreachable(Exception):
    """No answer, or none that can be read."""


class MediaTooLarge(Exception):
    """A file is larger than the desk takes; ``size`` is in bytes as far as known."""

    def __init__(self, size: int) -> None:
        self.size = size
        super().__init__(f"{size} bytes")


def connections() -> aiohttp.ClientSession:
    """A connection pool of its own."""
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=60))


class WhatsappApi:
    """One phone number at one Graph API server."""

    def __init__(
        self,
        api_url: str,
        version: str,
        token: str,
        phone_number_id: str,
        connect: Callable[[], aiohttp.ClientSession] = connections,
    ) -> None:
        self._base = f"{api_url.rstrip('/')}/{version}/"
        self._token = token
        self._connect = connect
        self.phone_number_id = phone_number_id
        self._session: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        """Opens the connection pool."""
        if self._session is None:
            self._session = self._connect()

    async def close(self) -> None:
        """Closes the connection pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def send(self, call: dict[str, Any]) -> str:
        """Sends a message; returns Meta's name for it (wamid). Raises GraphError or GraphUnreachable."""
        body = {"messaging_product": "whatsapp", "recipient_type": "individual", **call}
        answer = await self.post(f"{self.phone_number_id}/messages", body)
        try:
            return str(answer["messages"][0]["id"])
        except (KeyError, IndexError, TypeError) as fault:
            raise GraphUnreachable(reason("fault-no-message-id")) from fault

    async def mark_read(self, wamid: str) -> None:
        """Shows the sender that their message has been read and that an answer is being written."""
        body = {"messaging_product": "whatsapp", "status": "read", "message_id": wamid}
        await self.post(f"{self.phone_number_id}/messages", {**body, "typing_indicator": {"type": "text"}})

    async def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Posts JSON to a path below the version. Raises GraphError or GraphUnreachable."""
        return await self._exchange("POST", self._base + path, json=body)

    async def upload(self, path: str, fields: dict[str, str], name: str, content: bytes, kind: str) -> dict[str, Any]:
        """Posts a file with form fields. Raises GraphError or GraphUnreachable."""
        form = aiohttp.FormData(quote_fields=False)
        for key, value in fields.items():
            form.add_field(key, value)
        form.add_field("file", content, filename=name, content_type=kind)
        return await self._exchange("POST", self._base + path, data=form)

    async def get(self, path: str, **query: str) -> dict[str, Any]:
        """Gets a path below the version. Raises GraphError or GraphUnreachable."""
        return await self._exchange("GET", self._base + path, params=query)

    async def display_number(self) -> str:
        """The number as people dial it; raises GraphError or GraphUnreachable."""
        found = await self.get(self.phone_number_id, fields="display_phone_number")
        return str(found.get("display_phone_number") or "")

    async def keep_media(self, name: str, content: bytes, media_type: str) -> str:
        """Uploads a file for sending; returns Meta's id for it. Raises GraphError or GraphUnreachable."""
        fields = {"messaging_product": "whatsapp", "type": media_type}
        answer = await self.upload(f"{self.phone_number_id}/media", fields, name, content, media_type)
        return str(answer.get("id", ""))

    async def media(self, media_id: str, most: int) -> bytes:
        """A file that somebody sent; no more than ``most`` bytes are ever kept in memory.

        Raises MediaTooLarge, GraphError or GraphUnreachable.
        """
        found = await self.get(media_id)
        if int(found.get("file_size") or 0) > most:
            raise MediaTooLarge(int(found["file_size"]))
        return await self._download(str(found.get("url", "")), most)

    async def _download(self, url: str, most: int) -> bytes:
        try:
            async with self._opened().get(url, headers=self._headers, timeout=_patience()) as answer:
                if answer.status != 200:
                    raise GraphUnreachable(f"HTTP {answer.status}")
                content = await answer.content.read(most + 1)
                while len(content) <= most and (more := await answer.content.read(most + 1 - len(content))):
                    content += more
        except (aiohttp.ClientError, OSError, ValueError) as fault:
            raise GraphUnreachable(type(fault).__name__) from None
        if len(content) > most:
            raise MediaTooLarge(len(content))
        return content

    async def _exchange(self, method: str, url: str, **given: Any) -> dict[str, Any]:
        try:
            async with self._opened().request(method, url, headers=self._headers, timeout=_patience(), **given) as got:
                status, body = got.status, await _parsed(got)
        except (aiohttp.ClientError, OSError) as fault:
            raise GraphUnreachable(type(fault).__name__) from None
        error = body.get("error")
        if isinstance(error, dict):
            raise GraphError(_number(error, "code"), status, _details(error), _number(error, "error_subcode"))
        if status >= 400:
            raise GraphUnreachable(f"HTTP {status}")
        return body

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise GraphUnreachable(reason("fault-closed"))
        return self._session

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"}


def _patience() -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=_TIMEOUT)


async def _parsed(answer: aiohttp.ClientResponse) -> dict[str, Any]:
    """The answer's JSON object; an empty one for a web page or anything else."""
    try:
        body = json.loads(await answer.read())
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _number(error: dict[str, Any], name: str) -> int:
    code = error.get(name)
    return code if isinstance(code, int) else -1


def _details(error: dict[str, Any]) -> str:
    data = error.get("error_data")
    details = data.get("details") if isinstance(data, dict) else None
    return str(details or error.get("error_user_msg") or error.get("message") or "")


def next_page(page: dict[str, Any]) -> str | None:
    """Where the next page of a listing begins; None after the last."""
    paging = page.get("paging") or {}
    return (paging.get("cursors") or {}).get("after") if paging.get("next") else None
