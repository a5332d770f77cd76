"""Benchmark (h): what do many desks cost at which nobody is?

Asked: so many desks of one installation, an SQLite file each, opened together and left alone, as at night. Once they
rest, with their hourly rounds spread over the hour, the process's share of a core and its memory are taken. The rounds
are each desk's first, which take three times as long as later ones.

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
from pathlib import Path
from random import Random

from benchmarks.benchmark import Benchmark, Figure, Outcome, Sizes, run_alone
from bot import memory
from bot.cli import tune_interpreter
from bot.installation import Installation
from bot.jobs.tick import REST_SECONDS
from bot.log import configure
from bot.settings import load_settings
from storage import schema
from storage.engine import open_engine

_PATIENCE_SECONDS = 120.0
_NEARLY = 0.99
"""The share of desks that rest at any moment: one of a thousand goes its hourly rounds every few seconds."""


def measure(sizes: Sizes) -> Outcome:
    """Without a desk and with all of them, each in a process of its own."""
    outcome = Outcome()
    for name, desks in (("Floor: no desk", 0), (f"Loket, {int(sizes['desks']):,} desks", int(sizes["desks"]))):
        with tempfile.TemporaryDirectory(prefix="loket-bench-", ignore_cleanup_errors=True) as folder:
            _lay_out(Path(folder), desks)
            command = [sys.executable, "-m", "benchmarks.idle_desks", "--here", folder, str(sizes["seconds"])]
            around = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
            told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=around).stdout
        outcome.rows[name] = json.loads(told)
    return outcome


def _lay_out(folder: Path, desks: int) -> None:
    """An installation of so many desks, with databases that are up to date."""
    (folder / "desks").mkdir()
    (folder / "loket.toml").write_text("[web]\nport = 0\n[backup]\nenabled = false\n", "utf-8")
    pattern = folder / "pattern.sqlite3"
    asyncio.run(_upgraded(pattern))
    for number in range(desks):
        data = folder / "desks" / f"ult-{number}" / "data"
        data.mkdir(parents=True, mode=0o700)
        shutil.copy(pattern, data / "loket.sqlite3")
        (data.parent / "loket.toml").write_text(f'[office]\nname = "ULT {number}"\n', "utf-8")


async def _upgraded(file: Path) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{file}")
    await schema.upgrade(engine)
    await engine.dispose()


async def _idle(seconds: float) -> dict[str, float]:
    configure("ERROR", as_json=False)
    tune_interpreter()
    memory.take_from_few_parts()
    began, at = time.perf_counter(), time.process_time()
    installation = Installation(load_settings(Path("loket.toml")), Path("desks"))
    await installation.start()
    try:
        found = {"opened": time.perf_counter() - began, "opening": time.process_time() - at, "peak": _mb("VmHWM")}
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
    until = time.perf_counter() + _PATIENCE_SECONDS
    while installation.tick.resting < _NEARLY * len(members):
        if time.perf_counter() > until:
            raise TimeoutError(installation.tick.resting)
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
    if sys.argv[1:2] == ["--here"]:
        os.chdir(sys.argv[2])
        print(json.dumps(asyncio.run(_idle(float(sys.argv[3])))))
    else:
        run_alone(BENCHMARK)
