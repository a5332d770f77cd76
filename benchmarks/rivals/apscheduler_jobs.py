"""The rival of benchmark (b): APScheduler 3.11, one date job in memory for each deadline; the job notes the time."""

import asyncio
import json
import os
import resource
import sys
import time
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from benchmarks.load.usage import memory_mib
from benchmarks.spread import lags as spread_of

_QUIET_SECONDS = 5.0


async def measure(steps: int, window: float, seconds: float) -> dict[str, float]:
    """Adds the jobs, waits, and lets them fire for a while."""
    lags: list[float] = []

    def fire(due: datetime) -> None:
        lags.append((datetime.now(UTC) - due).total_seconds())

    began = time.monotonic()
    scheduler = AsyncIOScheduler(job_defaults={"misfire_grace_time": None}, timezone="UTC")
    first = datetime.now(UTC) + timedelta(seconds=_QUIET_SECONDS + steps / 10_000)
    for n in range(steps):
        due = first + timedelta(seconds=window * n / steps)
        scheduler.add_job(fire, "date", run_date=due, args=(due,))
    scheduler.start()
    started = time.monotonic() - began
    idle_from, idle_cpu = time.monotonic(), _cpu()
    await asyncio.sleep(max(0.5, (first - datetime.now(UTC)).total_seconds() - 0.5))
    idle = (_cpu() - idle_cpu) / (time.monotonic() - idle_from)
    busy_cpu = _cpu()
    await asyncio.sleep(seconds)
    return {
        "start_s": started,
        **spread_of(lags),
        "idle_share": idle,
        "busy_share": (_cpu() - busy_cpu) / seconds,
        "flagged": float(len(lags)),
        "rss_mib": memory_mib("VmRSS", os.getpid()),
    }


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure(int(float(sys.argv[1])), float(sys.argv[2]), float(sys.argv[3])))))
    sys.stdout.flush()
    os._exit(0)  # the jobs that have not fired are of no more interest
