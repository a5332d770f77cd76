"""Benchmark: visitors registering at Loket and at the rival, in one run on one machine.

``python -m benchmarks.closed_loop`` runs both by turns, every round in a fresh process with a fresh state
directory, and compares the medians. Bot and load have a core each, so the figures are those of one core.
"""

import argparse
import json
import os
import platform
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

TOKEN = "4242:benchmark"
CONTENDERS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "rival": (
        ("benchmarks.rival_ptb",),
        {"RIVAL_TOKEN": TOKEN, "RIVAL_API_URL": "{url}"},
    ),
    "loket": (
        ("bot", "run"),
        {
            "LOKET_TELEGRAM__TOKEN": TOKEN,
            "LOKET_TELEGRAM__API_URL": "{url}",
            "LOKET_TELEGRAM__MODE": "polling",
            "LOKET_TELEGRAM__MESSAGES_PER_SECOND": "0",
            "LOKET_DATABASE__URL": "sqlite+aiosqlite:///{state}/loket.sqlite3",
            "LOKET_OFFICE__HOURS": "always",
            "LOKET_QUEUE__CAPACITY": "0",
            "LOKET_WEB__PORT": "0",
        },
    ),
}
"""The module to run and its environment; ``{state}`` is the round's own directory, ``{url}`` the Bot API."""

FIGURES = (
    ("updates_per_second", "updates/s"),
    ("conversations_per_second", "conversations/s"),
    ("reply_ms.p50", "reply p50 ms"),
    ("reply_ms.p95", "reply p95 ms"),
    ("reply_ms.p99", "reply p99 ms"),
    ("handed_ms.p50", "after hand-out p50 ms"),
    ("handed_ms.p95", "after hand-out p95 ms"),
    ("handed_ms.p99", "after hand-out p99 ms"),
    ("cpu_ms_per_update", "CPU ms/update"),
    ("bot_cpu_seconds", "CPU s"),
    ("rss_mib", "resident MiB"),
    ("peak_rss_mib", "peak MiB"),
    ("messages_per_update", "messages/update"),
    ("calls_per_update", "API calls/update"),
    ("updates_per_conversation", "updates/conversation"),
    ("updates_per_batch", "updates/getUpdates"),
    ("load_cpu_share", "load's core used"),
    ("stuck", "stuck visitors"),
)
SPARE_SECONDS = 90.0
"""For starting and ending a bot, beyond warm-up and measuring."""


class RoundError(Exception):
    """A round gave no figures; the message holds the end of what bot and load wrote."""


def run_round(name: str, options: argparse.Namespace) -> dict[str, float]:
    """One contender in a fresh process and directory; raises :class:`RoundError`."""
    with tempfile.TemporaryDirectory(prefix=f"loket-{name}-") as state:
        log = Path(state, "log")
        with log.open("w") as errors:
            process = subprocess.Popen(
                load_command(name, state, options),
                cwd=state,
                env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                start_new_session=True,
            )
            try:
                output, _ = process.communicate(timeout=options.warm_up + options.seconds + SPARE_SECONDS)
            except subprocess.TimeoutExpired:
                output = ""
            finally:
                end_group(process)
        if process.returncode != 0 or not output:
            raise RoundError(f"{name} failed:\n{log.read_text()[-3000:]}")
    figures = json.loads(output)
    for words in figures.pop("stuck_on"):
        print(f"  a visitor got stuck on: {words!r}", file=sys.stderr)
    return flat(figures)


def load_command(name: str, state: str, options: argparse.Namespace) -> list[str]:
    """The command line that puts load on one contender."""
    module, environment = CONTENDERS[name]
    variables = [f"--env={key}={value.replace('{state}', state)}" for key, value in environment.items()]
    numbers = [
        f"--visitors={options.visitors}",
        f"--warm-up={options.warm_up}",
        f"--seconds={options.seconds}",
    ]
    load = [sys.executable, "-m", "benchmarks.telegram_load", *numbers, *variables]
    return [*load, f"--end-mark={options.end_mark}", "--", sys.executable, "-m", *module]


def end_group(process: subprocess.Popen[str]) -> None:
    """Ends the load and whatever it started, however the round went."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.wait()


def flat(figures: dict[str, Any]) -> dict[str, float]:
    """Figures with dotted names instead of nested ones."""
    result: dict[str, float] = {}
    for key, value in figures.items():
        inner = value.items() if isinstance(value, dict) else [("", value)]
        result |= {f"{key}.{name}" if name else key: float(number) for name, number in inner}
    return result


def medians(rounds: Sequence[dict[str, float]]) -> dict[str, float]:
    """The median of every figure over the rounds."""
    return {key: statistics.median(one[key] for one in rounds) for key in rounds[0]}


def ratios(middle: dict[str, dict[str, float]]) -> dict[str, float]:
    """Loket's median divided by the rival's, where both ran and the rival's is not zero."""
    if len(middle) < 2:
        return {}
    return {key: middle["loket"][key] / rival for key, rival in middle["rival"].items() if rival}


def table(middle: dict[str, dict[str, float]]) -> str:
    """The medians side by side, with Loket ÷ rival."""
    compared = ratios(middle)
    lines = [f"{'median':24}" + "".join(f"{name:>12}" for name in middle) + f"{'loket ÷ rival':>16}" * bool(compared)]
    for key, label in FIGURES:
        ratio = f"{compared[key]:>16.2f}" if key in compared else ""
        lines.append(f"{label:24}" + "".join(f"{figures[key]:>12.2f}" for figures in middle.values()) + ratio)
    return "\n".join(lines)


def machine() -> dict[str, Any]:
    """What the figures depend on besides the code."""
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "cores": os.cpu_count(),
        "load_before": os.getloadavg()[0],
        "python-telegram-bot": version("python-telegram-bot"),
    }


def main() -> None:
    """Runs the rounds, prints the table and writes the JSON file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--visitors", type=int, default=60, help="conversations at once")
    parser.add_argument("--warm-up", type=float, default=3.0, help="seconds before measuring")
    parser.add_argument("--seconds", type=float, default=15.0, help="seconds of measuring")
    parser.add_argument("--end-mark", default="Nomor antrean", help="words that end a conversation")
    parser.add_argument("--only", choices=tuple(CONTENDERS), help="run one contender alone")
    parser.add_argument("--json", type=Path, help="write everything to this file")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    names = [options.only] if options.only else list(CONTENDERS)
    before, rounds = machine(), {name: list[dict[str, float]]() for name in names}
    for number in range(1, options.rounds + 1):
        for name in names:
            result = run_round(name, options)
            rounds[name].append(result)
            print(f"round {number} {name}: {result['updates_per_second']:.0f} updates/s", flush=True)
    middle = {name: medians(results) for name, results in rounds.items()}
    print(table(middle))
    if options.json:
        report = {"machine": before, "rounds": rounds, "medians": middle, "ratios": ratios(middle)}
        options.json.write_text(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()
