"""The desk under test: the real ``loket run``, a process of its own, again and again.

Starting Python and importing everything takes longer than most lives last. So one process has it all imported, and is
forked for each life (``multiprocessing``'s fork server): from then on it is as any other, with its own memory and end.
"""

import asyncio
import multiprocessing
import os
import sys
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from runpy import run_module

from tests.kept import IDENTITY_KEY, SEAL_KEY

ROOT = Path(__file__).parents[2]

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["bot.cli", "bot.desk.standby", "bot.installation", "uvloop"])


class Process:
    """One life of ``python -m`` and these words, in a folder, with an environment; what it says goes into ``log``."""

    def __init__(self, words: tuple[str, ...], folder: Path, environment: dict[str, str], log: Path) -> None:
        log.touch()
        given = (words, folder, environment, log)
        self._process: ForkServerProcess = _FORKS.Process(target=_live, args=given, daemon=True)
        self._process.start()

    @property
    def pid(self) -> int:
        """Its number."""
        assert self._process.pid is not None
        return self._process.pid

    @property
    def status(self) -> int | None:
        """As what it ended; None while it lives."""
        return self._process.exitcode

    async def ended(self) -> int:
        """Waits for its end; returns as what it ended."""
        loop, over, watched = asyncio.get_running_loop(), asyncio.Event(), os.dup(self._process.sentinel)
        loop.add_reader(watched, over.set)
        try:
            await over.wait()
        finally:
            loop.remove_reader(watched)
            os.close(watched)
        assert self.status is not None
        return self.status

    async def kill(self) -> None:
        """SIGKILL, if it lives."""
        if self.status is None:
            self._process.kill()
        await self.ended()

    async def stop(self) -> None:
        """Ends it in good order, if it lives."""
        if self.status is None:
            self._process.terminate()
        await self.ended()


def without_settings() -> dict[str, str]:
    """Our environment without any LOKET_ variable."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LOKET_")}
    return kept | {"PYTHONPATH": str(ROOT)}


class DeskProcess:
    """One life of the desk after the other, in a folder of its own where it writes its log."""

    def __init__(self, database_url: str, folder: Path) -> None:
        self._url = database_url
        self._folder = folder
        self._log = folder / "desk.log"
        self._life: Process | None = None

    async def start(self, platform: dict[str, str]) -> None:
        """Starts the desk with a platform's settings."""
        self._life = Process(("bot", "run"), self._folder, self._environment() | platform, self._log)

    async def kill(self) -> None:
        """SIGKILL. A desk that has ended by itself is an AssertionError."""
        assert self._life is not None
        if not self.alive:
            raise AssertionError(f"the desk ended by itself:\n{self.log[-4000:]}")
        await self._life.kill()

    async def stop(self) -> None:
        """Ends it in good order, if it runs."""
        if self._life is not None:
            await self._life.stop()

    @property
    def pid(self) -> int:
        """The number of the process that runs now."""
        assert self._life is not None
        return self._life.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended."""
        return self._life is not None and self._life.status is None

    @property
    def log(self) -> str:
        """What all its lives have written."""
        return self._log.read_text(errors="replace")

    def _environment(self) -> dict[str, str]:
        return without_settings() | {
            "LOKET_DATABASE__URL": self._url,
            "LOKET_LOG__LEVEL": "WARNING",
            "LOKET_OFFICE__HOURS": "always",
            "LOKET_SURVEY__SEAL_KEY": SEAL_KEY,
            "LOKET_IDENTITY__KEY": IDENTITY_KEY,
            "LOKET_QUEUE__CAPACITY": "0",
            "LOKET_BACKUP__ENABLED": "false",
        }


def _live(words: tuple[str, ...], folder: Path, environment: dict[str, str], log: Path) -> None:
    """This process is the command from now on."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in (sys.stdout.fileno(), sys.stderr.fileno()):
        os.dup2(written, number)
    sys.argv[:] = words
    run_module(words[0], run_name="__main__", alter_sys=True)
