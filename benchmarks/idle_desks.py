"""Benchmark (h): what do many desks cost at which nobody is?

Asked: so many desks of one installation, an SQLite file each, opened together and left alone, as at night. Once they
rest, with their hourly rounds spread over the hour, the process's share of a core and its memory are taken. Each has
been served before: what a desk does once in its life is done. The rounds are the process's first at each desk.

Against: what was set, 5 % of a core and 400 MB for 1,000 desks. There is no rival: none of the frameworks has desks.

Floor: the process without any desk.
"""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.benchmark import Benchmark, Figure, Outcome, Sizes, run_alone
from bot import memory
from bot.cli import tune_interpreter
from bot.installation import Installation
from bot.jobs.tick import REST_SECONDS
from bot.log import configure
from bot.settings import load_settings

_PATIENCE_SECONDS = 120.0
_SETTINGS = "[web]\nport = 0\n[backup]\nenabled = false\n"
_NEARLY = 0.99
"""The share of desks that rest at any moment: one of a thousand goes its hourly rounds every few seconds."""


def measure(sizes: Sizes) -> Outcome:
    """Without a desk and with all of them, each in a process of its own."""
    outcome = Outcome()
    for name, desks in (("Floor: no desk", 0), (f"Loket, {int(sizes['desks']):,} desks", int(sizes["desks"]))):
        with tempfile.TemporaryDirectory(prefix="loket-bench-", ignore_cleanup_errors=True) as folder:
            _lay_out(Path(folder), desks)
            outcome.rows[name] = json.loads(_apart(Path(folder), "--idle", str(desks), str(sizes["seconds"])))
    return outcome


def _lay_out(folder: Path, desks: int) -> None:
    """An installation of so many desks, with databases that are up to date."""
    (folder / "desks").mkdir()
    (folder / "loket.toml").write_text(_SETTINGS, "utf-8")
    if not desks:
        return
    pattern = _served_before(folder / "before")
    for number in range(desks):
        desk = folder / "desks" / f"ult-{number}"
        shutil.copytree(pattern, desk)
        (desk / "loket.toml").write_text(f'[office]\nname = "ULT {number}"\n', "utf-8")


def _served_before(folder: Path) -> Path:
    """A desk that has gone all its rounds, in a process of its own: its folder, with the keys that it was given."""
    place = folder / "desks" / "ult"
    place.mkdir(parents=True)
    (folder / "loket.toml").write_text(_SETTINGS, "utf-8")
    (place / "loket.toml").write_text('[office]\nname = "ULT"\n', "utf-8")
    _apart(folder, "--serve")
    return place


async def _serve_once() -> None:
    configure("ERROR", as_json=False)
    installation = Installation(load_settings(Path("loket.toml")), Path("desks"))
    await installation.start()
    try:
        [member] = installation.tick._members
        member.wake()
        await _until(lambda: all(one.begun_at > 0 and not one.going.locked() for one in member.rounds))
    finally:
        await installation.stop()


def _apart(folder: Path, *words: str) -> str:
    """What another process says that begins in this folder."""
    command = [sys.executable, "-m", "benchmarks.idle_desks", words[0], str(folder), *words[1:]]
    around = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=around).stdout


async def _idle(desks: int, seconds: float) -> dict[str, float]:
    configure("ERROR", as_json=False)
    tune_interpreter()
    memory.take_from_few_parts()
    began, at = time.perf_counter(), time.process_time()
    installation = Installation(load_settings(Path("loket.toml")), Path("desks"))
    await installation.start()
    try:
        found = {"opened": time.perf_counter() - began, "opening": time.process_time() - at, "peak": _mb("VmHWM")}
        if len(installation.tick._members) != desks:
            raise RuntimeError(len(installation.tick._members))
        await _rested(installation)
        began, at = time.perf_counter(), time.process_time()
        await asyncio.sleep(seconds)
        share = 100 * (time.process_time() - at) / (time.perf_counter() - began)
        return found | {"core": share, "resident": _mb("VmRSS")}
    finally:
        await installation.stop()


async def _rested(installation: Installation) -> None:
    """Until nearly all rest; their hourly rounds are then spread over an hour."""
    members, now, chance = installation.tick._members, asyncio.get_running_loop().time(), Random(7)
    for member in members:
        member.whole_at = now + chance.uniform(0, REST_SECONDS)
        member.wake_at = member.whole_at  # nothing is due before at a desk without visits
    await _until(lambda: installation.tick.resting >= _NEARLY * len(members))


async def _until(so: Callable[[], bool]) -> None:
    async with asyncio.timeout(_PATIENCE_SECONDS):
        while not so():  # noqa: ASYNC110 - what is waited for says nothing by itself
            await asyncio.sleep(1)


def _mb(what: str) -> float:
    """A figure of this process's memory, in megabytes."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return int(next(line for line in lines if line.startswith(what)).split()[1]) / 1000


BENCHMARK = Benchmark(
    "h",
    "idle_desks",
    "Many desks at which nobody is",
    {"desks": (1000, 10), "seconds": (60.0, 2.0)},
    (
        Figure("core", "share of a core", "%", 1, drawn=True, aim=5.0),
        Figure("resident", "memory", "MB", 0, drawn=True, aim=400.0),
        Figure("peak", "memory, most while opening", "MB"),
        Figure("opened", "until all are open", "s", 0),
        Figure("opening", "processor time for that", "s", 0),
    ),
    measure,
    patience=900.0,
)

if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--idle", folder, desks, seconds]:
            os.chdir(folder)
            print(json.dumps(asyncio.run(_idle(int(desks), float(seconds)))))
        case ["--serve", folder]:
            os.chdir(folder)
            asyncio.run(_serve_once())
        case _:
            run_alone(BENCHMARK)
