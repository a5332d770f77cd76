"""The office's own scanner: a command that gets a file on its standard input and says by its exit code what to do."""

import asyncio
import os
import signal
from collections.abc import Sequence
from enum import Enum

from bot.environment import without_settings

_CLEAN, _INFECTED = 0, 1


class Verdict(Enum):
    """What a scanner says of a file."""

    CLEAN = "clean"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    """It could not be asked, took too long, or failed."""


class Scanner:
    """Runs ``command`` (none: everything is clean) for at most ``patience`` seconds a file.

    Exit 0 is clean, 1 is refused, as clamdscan has it. The command sees none of the desk's own settings.
    """

    def __init__(self, command: Sequence[str], patience: float) -> None:
        self._command = tuple(command)
        self._patience = patience

    async def judge(self, content: bytes) -> Verdict:
        """What the scanner says of a file."""
        if not self._command:
            return Verdict.CLEAN
        try:
            code = await self._run(content)
        except (OSError, TimeoutError):
            return Verdict.UNKNOWN
        verdicts: dict[int | None, Verdict] = {_CLEAN: Verdict.CLEAN, _INFECTED: Verdict.REFUSED}
        return verdicts.get(code, Verdict.UNKNOWN)

    async def _run(self, content: bytes) -> int | None:
        pipe, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=nothing, stderr=nothing, env=without_settings(), start_new_session=True
        )
        try:
            await asyncio.wait_for(process.communicate(content), self._patience)
        finally:
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGKILL)
                await process.wait()
        return process.returncode
