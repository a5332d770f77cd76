"""The content of a file that goes with a message: made when it is sent, drawn by a process of its own, or kept."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog

from bot.render.invitation import document

log = structlog.get_logger(__name__)

_PATIENCE = 30.0
_DRAWER = "bot.papers.chart"
"""Typesetting holds the interpreter: it is never done where a desk runs."""


async def content_of(file: Mapping[str, Any], kept: Callable[[str], Awaitable[bytes | None]]) -> bytes | None:
    """A file's content; None where it cannot be had (any more)."""
    if "chart" in file:
        return await drawn(file["chart"])
    return document(file) or await kept(file["id"])


async def drawn(chart: Mapping[str, Any]) -> bytes | None:
    """A picture of a chart; None if drawing fails or takes too long, which is logged."""
    given = json.dumps(chart, ensure_ascii=False).encode()
    try:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            _DRAWER,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
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
