"""A call as the bot made it, however it travelled: JSON, form, multipart or query."""

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.rehearsal.fakes.telegram.errors import Json, bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the call."""

    name: str
    content: bytes
    mime_type: str


@dataclass(frozen=True, slots=True)
class Call:
    """A method's name and its parameters, which are text in a form and values in JSON."""

    method: str
    parameters: Json
    uploads: dict[str, Upload]

    @property
    def chat_id(self) -> int | str | None:
        """The chat meant: a number where it looks like one, else a name."""
        value = self.parameters.get("chat_id")
        try:
            return int(value) if value is not None else None
        except (TypeError, ValueError):
            return str(value)

    def text(self, name: str) -> str:
        """A parameter as text; empty when missing."""
        value = self.parameters.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A parameter as a whole number; what is none counts as missing."""
        try:
            return int(self.parameters.get(name, default))
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """A parameter as yes or no."""
        return self.text(name).lower() in ("true", "yes", "1")

    def structure(self, name: str) -> Any:
        """A parameter that is an object or a list, serialised or not; None when missing."""
        value = self.parameters.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


async def read_call(request: web.Request) -> Call:
    """Reads the request's parameters from wherever they are; raises 400 for broken JSON."""
    call = Call(request.match_info["method"], dict(request.query), {})
    if request.content_type == "application/json":
        call.parameters.update(_object(await request.read()))
    elif request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                call.uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
            else:
                call.parameters[name] = value.decode() if isinstance(value, bytes | bytearray) else value
    return call


def _object(body: bytes) -> Json:
    try:
        value = json.loads(body) if body else {}
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON object")
    return value
