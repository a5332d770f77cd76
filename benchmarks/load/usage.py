"""What processes have used, from proc(5): processor time of a process with all it started, and its memory."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

CORES = sorted(os.sched_getaffinity(0))
"""What is measured is kept to the first and the load to the last, so that neither takes time from the other."""


def cpu_seconds(*pids: int) -> float:
    """User and system time so far, all threads, of these processes and whatever they started."""
    ticks = sum(sum(_times(process)) for pid in pids for process in family(pid))
    return ticks / os.sysconf("SC_CLK_TCK")


def memory_mib(line: str, *pids: int) -> float:
    """A memory line of proc(5) status (``VmRSS`` resident now, ``VmHWM`` at its peak), summed, in MiB."""
    total = 0
    for pid in (process for each in pids for process in family(each)):
        found = re.search(rf"^{line}:\s+(\d+) kB", _read(pid, "status"), re.MULTILINE)
        total += int(found[1]) if found else 0
    return total / 1024


def family(pid: int) -> Iterator[int]:
    """A process and those that it started and that still run."""
    yield pid
    for child in _read(pid, f"task/{pid}/children").split():
        yield from family(int(child))


def _times(pid: int) -> tuple[int, ...]:
    """Its own user and system time, and those of its children that have ended (fields 14 to 17 of stat)."""
    fields = _read(pid, "stat").rpartition(")")[2].split()
    return tuple(map(int, fields[11:15]))


def _read(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
