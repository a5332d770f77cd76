"""The desk under test: the real ``python -m bot run``, a process of its own, again and again."""

import asyncio
import os
import sys
from pathlib import Path

from tests.kept import IDENTITY_KEY, SEAL_KEY

ROOT = Path(__file__).parents[2]


class DeskProcess:
    """One life of the desk after the other, in a folder of its own where it writes its log."""

    def __init__(self, database_url: str, folder: Path) -> None:
        self._url = database_url
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, platform: dict[str, str]) -> None:
        """Starts the desk with a platform's settings."""
        with (self._folder / "desk.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"),
                cwd=self._folder,
                env=self._environment() | platform,
                stdout=log,
                stderr=log,
            )

    async def kill(self) -> None:
        """SIGKILL. A desk that has ended by itself is an AssertionError."""
        assert self._process is not None
        if self._process.returncode is not None:
            raise AssertionError(f"the desk ended by itself:\n{self.log[-4000:]}")
        self._process.kill()
        await self._process.wait()

    async def stop(self) -> None:
        """Ends it in good order, if it runs."""
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            await self._process.wait()

    @property
    def pid(self) -> int:
        """The number of the process that runs now."""
        assert self._process is not None
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended."""
        return self._process is not None and self._process.returncode is None

    @property
    def log(self) -> str:
        """What all its lives have written."""
        return (self._folder / "desk.log").read_text(errors="replace")

    def _environment(self) -> dict[str, str]:
        """Ours without any LOKET_ variable, and the settings of this desk."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("LOKET_")}
        return kept | {
            "PYTHONPATH": str(ROOT),
            "LOKET_DATABASE__URL": self._url,
            "LOKET_LOG__LEVEL": "WARNING",
            "LOKET_OFFICE__HOURS": "always",
            "LOKET_SURVEY__SEAL_KEY": SEAL_KEY,
            "LOKET_IDENTITY__KEY": IDENTITY_KEY,
            "LOKET_QUEUE__CAPACITY": "0",
            "LOKET_BACKUP__ENABLED": "false",
        }
