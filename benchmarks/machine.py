"""What figures depend on besides the code: told with every run, in words that name no machine."""

import os
import platform
import sys
import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.spread import p99

_WRITES = 200
_BLOCK = b"x" * 4096


def machine() -> dict[str, Any]:
    """Cores, system, versions, and what a write costs until it is on the disk: no turn that is kept can cost less."""
    times = fsyncs(_WRITES)
    return {
        "cores": len(os.sched_getaffinity(0)),
        "system": platform.system(),
        "python": platform.python_version(),
        "fsync_p50_ms": sorted(times)[len(times) // 2],
        "fsync_p99_ms": p99(times),
        "python-telegram-bot": _version("python-telegram-bot"),
    }


def now() -> dict[str, Any]:
    """The day, and how busy the machine is already."""
    return {"day": datetime.now(UTC).date().isoformat(), "load": round(os.getloadavg()[0], 2)}


def fsyncs(number: int) -> list[float]:
    """Milliseconds of so many small writes, each synced, where the benchmarks keep their databases."""
    times = []
    with tempfile.TemporaryDirectory(prefix="loket-bench-") as folder, Path(folder, "written").open("wb") as file:
        for _ in range(number):
            began = time.perf_counter()
            file.write(_BLOCK)
            file.flush()
            os.fsync(file.fileno())
            times.append((time.perf_counter() - began) * 1000)
    return times


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


if sys.platform != "linux":
    raise SystemExit("The benchmarks read /proc and keep processes to cores: they run on Linux.")
