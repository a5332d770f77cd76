"""The content of a file that goes with a message: made when it is sent, drawn by a process of its own, or kept."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog

from bot.environment import without_settings
from bot.render.invitation import document

log = structlog.get_logger(__name__)

_PATIENCE = 30.0
_DRAWER = "bot.papers"
_DRAWN = ("chart", "letter", "paper")
"""The names under which a file keeps what is to be seen on it: each is a kind that the drawer prints. Typesetting holds
the interpreter: it is never done where a desk runs. Files are drawn for several chats at a time, some a day, and one
that hangs must keep nobody's service document waiting: so each has a process of its own, not the workshop's."""


async def content_of(file: Mapping[str, Any], kept: Callable[[str], Awaitable[bytes | None]]) -> bytes | None:
    """A file's content; None where it cannot be had (any more)."""
    if is_drawn(file):
        return await drawn(file)
    return document(file) or await kept(file["id"])


def is_drawn(file: Mapping[str, Any]) -> bool:
    """Whether a file is drawn when it is sent, and kept nowhere."""
    return any(kind in file for kind in _DRAWN)


async def drawn(file: Mapping[str, Any]) -> bytes | None:
    """A file as it is to be seen; None if drawing fails or takes too long, which is logged."""
    kind = next(each for each in _DRAWN if each in file)
    given = json.dumps(file[kind], ensure_ascii=False).encode()
    try:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            _DRAWER,
            kind,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=without_settings(),
        )
    except OSError as fault:
        log.warning("a picture could not be drawn", fault=type(fault).__name__)
        return None
    try:
        picture, _ = await asyncio.wait_for(process.communicate(given), _PATIENCE)
    except TimeoutError:
        process.kill()
        await process.wait()
        log.warning("a picture took too long to be drawn")
        return None
    if process.returncode or not picture:
        log.warning("a picture could not be drawn", code=process.returncode)
        return None
    return picture
