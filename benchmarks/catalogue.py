"""All benchmarks, in the order of their letters, and what is to be measured once it exists."""

from importlib import import_module

from benchmarks.benchmark import Benchmark

NAMES = ("closed_loop", "open_steps", "history", "long_queue", "processes", "limits", "papers", "idle_desks")
"""Their modules; each is imported only by who asks for it, since some need the whole desk."""

LATER = {
    "h": "Desks: 1,000 desks in one installation, after they were idle (above), at the national peak of "
    "400 events a second and ten times as many for 30 s; reply p99, on SQLite files and on PostgreSQL. It is measured "
    "once an installation holds many desks."
}


def benchmark(name: str) -> Benchmark:
    """The benchmark of this name."""
    found: Benchmark = import_module(f"benchmarks.{name}").BENCHMARK
    return found
