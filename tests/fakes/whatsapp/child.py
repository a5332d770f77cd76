"""The desk itself as a child process, joined to the fake by environment variables alone."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from pathlib import Path

from bot.rehearsal.fakes.serving import whatsapp_variables
from bot.rehearsal.fakes.whatsapp.server import FakeWhatsApp

_ADDRESS = re.compile(r"(http://[\w.:\[\]-]+)/demo")
_ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = {
    "CALL": "loket_giliran",
    "REMINDER": "loket_pengingat",
    "SURVEY": "loket_survei",
    "DUTY": "loket_tugas",
}


def environment(whatsapp: FakeWhatsApp, port: int) -> dict[str, str]:
    """The environment in which ``loket``, run from any folder, talks to the fake."""
    own = whatsapp_variables(whatsapp)
    own |= {f"LOKET_WHATSAPP__TEMPLATE_{purpose}": name for purpose, name in TEMPLATES.items()}
    own |= {"LOKET_WEB__PORT": str(port), "PYTHONPATH": str(_ROOT), "PYTHONUNBUFFERED": "1"}
    return {**os.environ, **own}


async def prepare(whatsapp: FakeWhatsApp, surroundings: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Submits templates and publishes forms by the desk's own commands; answers what that adds to the environment."""
    for command in ("submit-templates", "publish-flow"):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "whatsapp", command, env=dict(surroundings), cwd=folder
        )
        if await process.wait():
            raise SystemExit(f"loket whatsapp {command} gagal")
    whatsapp.templates.judge("APPROVED")
    keys = {"id": "LOKET_WHATSAPP__FLOW_ID", "en": "LOKET_WHATSAPP__FLOW_ID_EN"}
    published = {flow.name.split("_")[2]: flow.id for flow in whatsapp.flows.by_id.values()}
    return {keys[language]: flow_id for language, flow_id in published.items()}


class DeskProcess:
    """``python -m bot demo``, in a folder of its own: its database starts empty, no settings file is found."""

    def __init__(self, surroundings: Mapping[str, str], folder: Path) -> None:
        self._surroundings, self._folder = dict(surroundings), folder
        self._reader: asyncio.Task[None] | None = None

    async def start(self) -> str:
        """Starts the desk; answers its address once it says so."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "demo",
            env=self._surroundings,
            cwd=self._folder,
            stdout=asyncio.subprocess.PIPE,
        )
        async for line in self._lines():
            if found := _ADDRESS.search(line):
                self._reader = asyncio.create_task(self._read_on())
                return found[1]
        await self._process.wait()
        raise SystemExit("peragaan Loket tidak dapat dijalankan")

    async def stop(self) -> None:
        """Stops the desk in good order."""
        with suppress(ProcessLookupError):  # Ctrl+C in a terminal reaches the desk as well
            self._process.terminate()
        await self._process.wait()
        if self._reader:
            await self._reader

    async def _read_on(self) -> None:
        async for _ in self._lines():
            pass

    async def _lines(self) -> AsyncIterator[str]:
        """What the desk prints, passed on to the terminal; it would stop if nobody read it."""
        stream = self._process.stdout
        while stream and (line := await stream.readline()):
            sys.stdout.write(line.decode(errors="replace"))
            sys.stdout.flush()
            yield line.decode(errors="replace")
