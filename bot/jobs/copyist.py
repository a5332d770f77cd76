"""Making a report about a period: by ``loket laporan``, in a process of its own that steps back for everybody else."""

import asyncio
import os
import sys
from collections.abc import Mapping
from contextlib import suppress

import structlog

from bot.errors import PaperTooLong
from bot.flows.state.report import Report, Unmade

log = structlog.get_logger(__name__)

PATIENCE = 600.0
"""Seconds that a report may take: a year of a busy desk takes less than one minute of a quiet machine."""

_LARGEST = 45_000_000
"""Bytes. Telegram takes files of 50 MB from a bot (Bot API, sendDocument), WhatsApp documents of 100 MB."""

STEPS_BACK = 10
"""Niceness: what a chat waits for goes first."""


class CopyingFault(RuntimeError):
    """A report could not be made. ``why`` is known, and the same when it is tried again, unless it is FAILED."""

    def __init__(self, why: Unmade) -> None:
        super().__init__(why.value)
        self.why = why


class Copyist:
    """Owns the process that makes a report. ``surroundings`` is what its environment has besides ours; ``command`` is
    what is run. What it makes comes through a pipe: it lies in no file, whatever is killed when."""

    def __init__(
        self,
        surroundings: Mapping[str, str],
        command: tuple[str, ...] = (sys.executable, "-m", "bot"),
        patience: float = PATIENCE,
    ) -> None:
        self._surroundings = surroundings
        self._command = command
        self._patience = patience

    async def make(self, report: Report) -> bytes:
        """A report's content; raises CopyingFault."""
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command,
                *_order(report),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env={**os.environ, **self._surroundings},
                start_new_session=True,
            )
        except OSError as fault:
            log.warning("a report could not be begun", fault=type(fault).__name__)
            raise CopyingFault(Unmade.FAILED) from fault
        try:
            # rule: reports-step-back
            with suppress(ProcessLookupError):
                os.setpriority(os.PRIO_PROCESS, process.pid, STEPS_BACK)
            async with asyncio.timeout(self._patience):
                return await _taken(process)
        except TimeoutError as fault:
            log.warning("a report took too long", kind=report.kind)
            raise CopyingFault(Unmade.TOO_LONG) from fault
        finally:
            await _end(process)


def _order(report: Report) -> tuple[str, ...]:
    """What is said on the command line, where everybody on this machine can read it: no secret, nobody's name."""
    named = ("--period", report.period, "--format", report.ending, "--output", "-")
    return ("laporan", report.kind, *named, *(("--contacts",) if report.contacts else ()))


async def _taken(process: asyncio.subprocess.Process) -> bytes:
    assert process.stdout is not None  # noqa: S101 - a pipe, as it was begun
    content = bytearray()
    while part := await process.stdout.read(1 << 16):
        content += part
        if len(content) > _LARGEST:
            raise CopyingFault(Unmade.TOO_LARGE)
    status = await process.wait()
    if status == PaperTooLong.status:
        raise CopyingFault(Unmade.TOO_MANY)
    if status or not content:
        log.warning("a report could not be made", status=status)
        raise CopyingFault(Unmade.FAILED)
    return bytes(content)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
