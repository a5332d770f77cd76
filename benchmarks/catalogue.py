"""All benchmarks, in the order of their letters, and what is to be measured once it exists."""

from importlib import import_module

from benchmarks.benchmark import Benchmark

NAMES = ("closed_loop", "open_steps", "history", "long_queue", "processes", "limits", "papers", "idle_desks", "desks")
"""Their modules; each is imported only by who asks for it, since some need the whole desk."""

LATER: dict[str, str] = {}


def benchmark(name: str) -> Benchmark:
    """The benchmark of this name."""
    found: Benchmark = import_module(f"benchmarks.{name}").BENCHMARK
    return found
