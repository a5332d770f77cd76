"""Benchmark (a): how many visitors at once can a bot answer, how fast, and at what cost?

Asked: sixty visitors in a closed loop (each writes again as soon as he has been answered) go through greeting, six
questions, a review and a number against a server that speaks Telegram's protocol. So the bot is always as busy as it
can be, and the time of a reply is mostly the time in which it answers fifty-nine others; therefore each contender also
meets the same visitors thinking before they write (``calm``), far below what any of them can do.

Against: the same registration with python-telegram-bot (``PicklePersistence``), aiogram (memory) and grammY on Node
(memory, with its own loop and with its runner), which keep nothing over a power cut; every turn of Loket is on the disk
before its update is acknowledged.

Fair: all run by turns in the same run, rotating who is first, every round in a fresh process with a fresh state; each
has the first core to itself, with all its threads, and the load the last; the load's own use of its core is told, and
so is whether the second half of a round answered as fast as the first (``settled``), who was stuck, and who never
heard his own name. Loket has more to do the longer a round: every visitor who is through is called, told so, and
watched from then on.

Floor: an aiohttp client with a dict of chats, no library, nothing kept: what is left is fetching and sending by HTTP.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from json import loads
from pathlib import Path

from benchmarks.benchmark import Benchmark, Figure, Outcome, Sizes, run_alone
from benchmarks.rivals.contenders import Contender, contenders

_SPARE_SECONDS = 60.0
"""For starting and ending a bot, beyond warm-up and measuring."""


class RoundError(Exception):
    """A round gave no figures; the message holds the end of what bot and load wrote."""


def measure(sizes: Sizes) -> Outcome:
    """All contenders by turns; one that fails is left out and told."""
    outcome = Outcome()
    taken = list(contenders(outcome.notes))
    rounds: dict[str, list[Mapping[str, float]]] = {each.name: [] for each in taken}
    for number in range(int(sizes["rounds"])):
        for contender in [*taken[number % len(taken) :], *taken[: number % len(taken)]]:
            with _told_of(contender, outcome):
                rounds[contender.name].append(_round(contender, sizes))
    for contender in taken:
        if rounds[contender.name]:
            outcome.add(contender.name, rounds[contender.name])
    outcome.notes += _unfair(outcome)
    return outcome


def _round(contender: Contender, sizes: Sizes) -> Mapping[str, float]:
    found = load(contender, sizes, f"--calm-seconds={sizes['calm_seconds']}")
    print(f"  {contender.name}: {found['updates_per_second']:.0f} updates/s", file=sys.stderr, flush=True)
    return found


@contextmanager
def _told_of(contender: Contender, outcome: Outcome) -> Iterator[None]:
    try:
        yield
    except RoundError as fault:
        print(fault, file=sys.stderr)
        outcome.notes.append(f"A round of {contender.name} failed and is left out.")


def load(contender: Contender, sizes: Sizes, *more: str) -> dict[str, float]:
    """One contender in a fresh process and directory; raises :class:`RoundError`."""
    with tempfile.TemporaryDirectory(prefix="loket-bench-", ignore_cleanup_errors=True) as state:
        log = Path(state, "log")
        variables = [f"--env={key}={value.replace('{state}', state)}" for key, value in contender.variables.items()]
        names = ("visitors", "warm_up", "seconds", "think")
        numbers = [f"--{name.replace('_', '-')}={sizes[name]}" for name in names]
        command = [sys.executable, "-m", "benchmarks.load", *numbers, *more, *variables]
        with log.open("w") as errors:
            process = subprocess.Popen(
                [*command, "--", *contender.command],
                cwd=state,
                env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                start_new_session=True,
            )
            output = _output(process, 3 * sizes["seconds"] + _SPARE_SECONDS)
        if process.returncode != 0 or not output:
            raise RoundError(f"{contender.name} failed:\n{log.read_text()[-3000:]}")
        found: dict[str, float] = loads(output)
        if found["stuck"] > found["conversations"]:
            raise RoundError(f"{contender.name} did not lead visitors to the end:\n{log.read_text()[-1000:]}")
    return found


def _output(process: subprocess.Popen[str], patience: float) -> str:
    """What the load printed; whatever it started is ended, however the round went."""
    try:
        return process.communicate(timeout=patience)[0]
    except subprocess.TimeoutExpired:
        return ""
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _unfair(outcome: Outcome) -> Iterator[str]:
    """What would make a comparison unfair, where it was so."""
    for name, row in outcome.rows.items():
        if row["stuck"] or row["unnamed"]:
            yield f"{name}: {row['stuck']:.0f} visitors got stuck, {row['unnamed']:.0f} never heard their name."
        if row["load_cpu_share"] > 0.85:
            yield f"{name}: the load used {row['load_cpu_share']:.0%} of its core, so the bot may have waited for it."
        if not 0.8 < row["settled"] < 1.25:
            yield f"{name}: replies of a round's second half took {row['settled']:.2f} times those of its first."


BENCHMARK = Benchmark(
    "a",
    "closed_loop",
    "Visitors at once",
    {
        "rounds": (3, 1),
        "visitors": (60, 60),
        "warm_up": (2.0, 1.0),
        "seconds": (6.0, 2.0),
        "calm_seconds": (3.0, 1.0),
        "think": (0.6, 0.3),
    },
    (
        Figure("updates_per_second", "Updates answered", "updates/s", drawn=True, more_is_better=True),
        Figure("cpu_ms_per_update", "Processor time an update", "ms", 2, drawn=True, aim=0.8),
        Figure("reply_p50_ms", "Reply p50", "ms"),
        Figure("reply_p99_ms", "Reply p99, as busy as can be", "ms", drawn=True),
        Figure("calm_reply_p99_ms", "Reply p99, visitors who think", "ms", 1, drawn=True),
        Figure("calm_updates_per_second", "… at", "updates/s"),
        Figure("rss_mib", "Resident memory", "MiB", drawn=True, aim=110),
        Figure("messages_per_update", "Messages an update", "", 2),
        Figure("updates_per_conversation", "Updates a conversation", "", 2),
        Figure("load_cpu_share", "Load's share of its core", "", 2),
    ),
    measure,
    patience=420,
)

if __name__ == "__main__":
    run_alone(BENCHMARK)
