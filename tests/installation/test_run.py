"""The real ``loket run`` in a folder of desks: two bots, a process that is killed, one that takes over."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from tests.clock import HeldClock
from tests.installation.hall import ABOVE, Hall, texts
from tests.shell import ROOT

_PATIENCE = 120


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """``loket run`` there, killed at the end unless it has ended by itself."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LOKET_")}
    with (folder / "desk.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=folder,
            env=kept | {"PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=log,
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def heard(hall: Hall, name: str, chat: int, text: str) -> None:
    """Somebody writes to one desk and is answered, in the real time that it takes."""
    chatter = hall.telegrams[name].user(chat)
    before = texts(chatter)
    chatter.send(text)
    async with asyncio.timeout(_PATIENCE):
        while texts(chatter) == before:  # noqa: ASYNC110 - of another process
            await asyncio.sleep(0.1)


async def test_two_desks_are_served_added_to_and_taken_over(tmp_path: Path, sqlite_pattern: Path) -> None:
    (tmp_path / "desks").mkdir()
    (tmp_path / "loket.toml").write_text(ABOVE, encoding="utf-8")
    async with AsyncExitStack() as stack:
        hall = Hall(tmp_path, sqlite_pattern, HeldClock(), stack)
        await hall.add("binjai")
        await hall.add("medan")
        async with running(tmp_path) as first:
            await heard(hall, "binjai", 7, "halo")
            await heard(hall, "medan", 7, "halo")
            await hall.add("siantar")
            await heard(hall, "siantar", 8, "halo")
            async with running(tmp_path):
                first.kill()
                await first.wait()
                await heard(hall, "binjai", 9, "halo")
                await heard(hall, "siantar", 9, "halo")
        log = (tmp_path / "desk.log").read_text("utf-8")
        assert "3 dari 3" in log or "2 dari 2" in log
