"""The way to the workshop (:mod:`bot.papers.workshop`): one process, started when something is first to be printed,
kept warm, ended when it hangs, dies, or has printed so much that its memory may have grown."""

import asyncio
import json
import struct
import sys
from typing import Any

import structlog

from bot.environment import without_settings

log = structlog.get_logger(__name__)

_WORKSHOP = "bot.papers.workshop"
_PATIENCE = 30.0
_MOST_PAPERS = 500
"""Printed by one process: typst remembers what it has set, and would grow on."""

_LARGEST = 50_000_000


class WorkshopFault(RuntimeError):
    """A paper could not be printed; says why, without what the paper says."""


class Workshop:
    """Owns the workshop's process. ``orders`` is its first line; ``command`` is what is run."""

    def __init__(self, orders: bytes, command: tuple[str, ...] = (sys.executable, "-m", _WORKSHOP)) -> None:
        self._orders = orders
        self._command = command
        self._process: asyncio.subprocess.Process | None = None
        self._made = 0
        self._one_at_a_time = asyncio.Lock()

    async def make(self, paper: str, given: dict[str, Any], patience: float = _PATIENCE) -> bytes:
        """Prints a paper; raises WorkshopFault. After any fault the next paper has a process of its own."""
        async with self._one_at_a_time:
            try:
                async with asyncio.timeout(patience):
                    state, content = await self._ask(json.dumps({"paper": paper, "given": given}).encode() + b"\n")
            # rule: workshop-begins-anew
            except (OSError, asyncio.IncompleteReadError, TimeoutError, struct.error) as fault:
                await self._end()
                raise WorkshopFault(type(fault).__name__) from fault
            except asyncio.CancelledError:
                await self._end()
                raise
            self._made += 1
            if state or self._made >= _MOST_PAPERS:
                await self._end()
            if state:
                log.warning("a paper could not be printed", why=content.decode(errors="replace").partition(":")[0])
                raise WorkshopFault(content.decode(errors="replace").partition(":")[0])
            return content

    async def _ask(self, order: bytes) -> tuple[int, bytes]:
        process = self._process
        if process is None or process.returncode is not None:
            process = await self._begin()
        assert process.stdin is not None  # noqa: S101 - both are pipes, as it was begun
        assert process.stdout is not None  # noqa: S101
        process.stdin.write(order)
        await process.stdin.drain()
        state, length = struct.unpack(">BI", await process.stdout.readexactly(5))
        if length > _LARGEST:
            raise OSError
        return state, await process.stdout.readexactly(length)

    async def _begin(self) -> asyncio.subprocess.Process:
        pipe, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
        self._process = process = await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=pipe, stderr=nothing, env=without_settings(), start_new_session=True
        )
        self._made = 0
        assert process.stdin is not None  # noqa: S101 - a pipe, as it was begun
        process.stdin.write(self._orders)
        return process

    async def close(self) -> None:
        """Ends the process, if there is one."""
        async with self._one_at_a_time:
            await self._end()

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            process.kill()
        if process.stdin is not None:
            process.stdin.close()
        await process.wait()
