"""Benchmark (e): do more processes on one PostgreSQL answer more visitors, and what do they cost?

Asked: the closed loop of (a) against 1, 2 and 4 processes of one desk on one PostgreSQL, to which updates are brought
by webhook, each to the next process, as a balancer does. Nothing is kept to a core, since a server, several processes
and the load have two of them here: so this shows what sharing costs and that nothing is lost, and it can show a gain
only where there are more cores.

Against: one process, in the same run. The server's own processor time an update is told beside that of the desk.

Floor: the server's write to its disk, shared by all who commit at once.
"""

import asyncio

from benchmarks.benchmark import Benchmark, Figure, Outcome, Sizes, run_alone
from benchmarks.closed_loop import RoundError, load
from benchmarks.load.bot_api import SECRET
from benchmarks.rivals.contenders import LOKET, Contender
from benchmarks.turns import databases, server_pid
from bot.database import open_database
from bot.settings import Settings

_NUMBERS = (1, 2, 4)
_SEAL_KEY, _IDENTITY_KEY = "benchmark-" * 5, "identities-" * 5
_WEBHOOK = {
    "LOKET_TELEGRAM__MODE": "webhook",
    "LOKET_TELEGRAM__WEBHOOK_URL": "https://loket.example",
    "LOKET_TELEGRAM__WEBHOOK_SECRET": SECRET,
    "LOKET_WEB__PORT": "{port}",
    "LOKET_WEB__ADMIN_PORT": "0",
    "LOKET_SURVEY__SEAL_KEY": _SEAL_KEY,
    "LOKET_IDENTITY__KEY": _IDENTITY_KEY,
}


def measure(sizes: Sizes) -> Outcome:
    """Each number of processes on a database of its own, one after the other, on one server."""
    outcome = Outcome()
    with databases("postgresql", len(_NUMBERS)) as urls:
        for number, url in zip(_NUMBERS, urls, strict=True):
            if number <= sizes["most"]:
                desk = Contender(
                    f"Loket, PostgreSQL, {number} process{'es' if number > 1 else ''}", LOKET.command, of(url)
                )
                try:
                    outcome.rows[desk.name] = _figures(desk, number, url, sizes)
                except RoundError as fault:
                    print(fault, flush=True)
                    outcome.notes.append(f"{desk.name} failed and is left out.")
    return outcome


def of(url: str) -> dict[str, str]:
    """What a process of the desk on this database is told; the tables are made by whoever is first."""
    return {**LOKET.variables, **_WEBHOOK, "LOKET_DATABASE__URL": url}


def _figures(desk: Contender, number: int, url: str, sizes: Sizes) -> dict[str, float]:
    upgraded(url)
    server = f"--beside={server_pid(url)}"
    return load(desk, dict(sizes) | {"think": 0.0}, f"--processes={number}", "--webhook", server)


def upgraded(url: str) -> None:
    """The tables, before several processes want to make them."""
    keys = {"survey": {"seal_key": _SEAL_KEY}, "identity": {"key": _IDENTITY_KEY}}
    settings = Settings.model_validate({"database": {"url": url}, **keys})

    async def upgrade() -> None:
        await (await open_database(settings)).dispose()

    asyncio.run(upgrade())


BENCHMARK = Benchmark(
    "e",
    "processes",
    "Several processes on PostgreSQL",
    {"most": (4, 2), "visitors": (60, 30), "warm_up": (3.0, 1.5), "seconds": (8.0, 3.0)},
    (
        Figure("updates_per_second", "Updates answered", "updates/s", drawn=True, more_is_better=True),
        Figure("cpu_ms_per_update", "Processor time an update, desk", "ms", 2, drawn=True),
        Figure("beside_cpu_ms_per_update", "… server", "ms", 2),
        Figure("further_cpu_share", "Share of a core of all but the busiest", "", 3),
        Figure("reply_p50_ms", "Reply p50", "ms"),
        Figure("reply_p99_ms", "Reply p99", "ms", drawn=True),
        Figure("rss_mib", "Resident memory, all processes", "MiB"),
        Figure("stuck", "Stuck visitors"),
        Figure("unnamed", "Who never heard their name"),
    ),
    measure,
    patience=240,
)

if __name__ == "__main__":
    run_alone(BENCHMARK)
