"""``python -m benchmarks``: all benchmarks, each in a process of its own, one after the other.

``make bench ONLY=closed_loop`` runs one, ``QUICK=1`` all in small sizes; ``--publish`` shows the last run (or the file
that is named) in docs/benchmarks.md. One that fails or takes too long is told and loses nobody else's figures.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from benchmarks import page, results
from benchmarks.catalogue import LATER, NAMES, benchmark
from benchmarks.machine import machine, now

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Reads the command line; how many benchmarks failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=NAMES, default=list(NAMES), metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--quick", action="store_true", help="small sizes: whether it works, not how fast it is")
    parser.add_argument("--publish", nargs="?", const="", metavar="FILE", help="show a run in the docs; run nothing")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if options.publish is None:
        return run(options.only, quick=options.quick)
    page.publish(Path(options.publish) if options.publish else results.newest_file())
    return 0


def run(names: list[str], *, quick: bool) -> int:
    """Runs these; prints what each took, and all together."""
    path, began = results.new_file(), time.monotonic()
    found: dict[str, Any] = {"machine": machine(), "quick": quick, "benchmarks": {}}
    for name in names:
        one = benchmark(name)
        print(f"({one.letter}) {one.title} ...", flush=True)
        found["benchmarks"][name] = result = now() | measured(name, one.patience, quick=quick)
        results.keep(path, found)
        print(f"({one.letter}) {result.get('failed', 'done')}: {result['seconds']:.0f} s\n", flush=True)
    for letter, what in LATER.items() if len(names) == len(NAMES) else ():
        print(f"({letter}) not yet. {what}")
    failed = [name for name, each in found["benchmarks"].items() if "failed" in each]
    print(
        f"{time.monotonic() - began:.0f} s in all; {path.relative_to(ROOT)}", *(f"\nfailed: {name}" for name in failed)
    )
    return len(failed)


def measured(name: str, patience: float, *, quick: bool) -> dict[str, Any]:
    """One benchmark in a process of its own; why it failed, where it did."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="loket-bench-") as folder:
        file = Path(folder, "outcome.json")
        command = [sys.executable, "-m", f"benchmarks.{name}", "--json", str(file), *(["--quick"] if quick else [])]
        ended = _ended(command, patience)
        seconds = {"quick": quick, "seconds": time.monotonic() - began}
        if ended or not file.exists():
            return seconds | {"failed": ended or "it told no figures"}
        return seconds | dict(json.loads(file.read_text()))


def _ended(command: list[str], patience: float) -> str:
    """Runs to the end, with all that it starts; what went wrong, if anything."""
    process = subprocess.Popen(command, cwd=ROOT, start_new_session=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    try:
        code = process.wait(patience)
    except subprocess.TimeoutExpired:
        return f"given up after {patience:.0f} s"
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return f"it ended with {code}" if code else ""


if __name__ == "__main__":
    raise SystemExit(main())
