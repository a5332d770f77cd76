"""Benchmark (f): with 5,000 messages waiting that nobody is in a hurry for, does the desk keep to the platform's
limits, use them, and still answer at once whoever writes?

Asked: a desk with so many pending messages of the lowest urgency, each to another chat, on a Telegram that enforces its
limits (30 messages a second in all, about one a second to a person) and refuses with 429 whatever is over them. Some
visitors register meanwhile, thinking before they write.

Against: the platform's own numbers. There is no rival: python-telegram-bot, aiogram and grammY leave the order of what
waits to whoever uses them.

Floor: no implementation may send more than 30 messages a second, or it is refused.
"""

import asyncio
import tempfile
from datetime import UTC, datetime

from benchmarks.benchmark import Benchmark, Figure, Outcome, Sizes, run_alone
from benchmarks.closed_loop import load
from benchmarks.rivals.contenders import LOKET, Contender
from benchmarks.turns import settings_of
from bot.database import open_database
from bot.flows.scene.messages import Urgency
from bot.flows.state.people import Person
from bot.office import office_of
from bot.records import person_row
from bot.seal_key import seal_of
from bot.settings import Settings
from storage import bulk, versions
from storage.engine import writing
from storage.tables import addresses, outbox, people

PERMITTED = 30
"""Messages a second that Telegram takes."""
PACE = "LOKET_TELEGRAM__MESSAGES_PER_SECOND"
_CHUNK = 1000


def measure(sizes: Sizes) -> Outcome:
    """The desk with its pending messages, and what a platform that counts has seen of it."""
    with tempfile.TemporaryDirectory(prefix="loket-bench-", ignore_cleanup_errors=True) as folder:
        settings = settings_of(f"sqlite+aiosqlite:///{folder}/loket.sqlite3")
        asyncio.run(prepare(settings, int(sizes["pending"])))
        given = {"LOKET_DATABASE__URL": settings.database.url.get_secret_value()}
        given[PACE] = f"{PERMITTED}"
        desk = Contender("Loket (SQLite)", LOKET.command, {**LOKET.variables, **given})
        found = load(desk, sizes, "--limited")
    used = {"share": found["messages_per_second"] / PERMITTED, "core": found["cpu_seconds"] / found["seconds"]}
    return Outcome({desk.name: found | used})


async def prepare(settings: Settings, pending: int) -> None:
    """People with a message each that waits."""
    source, now = office_of(settings, datetime.now(UTC).date()), datetime.now(UTC)
    engine, seal = await open_database(settings), seal_of(settings)
    async with writing(engine) as connection:
        for row in source.rows(now):
            await versions.keep_sheet(connection, row)
        for first in range(1, pending + 1, _CHUNK):
            numbers = range(first, min(pending + 1, first + _CHUNK))
            somebody = [Person(f"p{n}", "telegram", f"{n}", "id") for n in numbers]
            await bulk.add(connection, people, [person_row(each, seal) for each in somebody])
            keys = [{"key": f"telegram:{each.address}", "person_id": each.id} for each in somebody]
            await bulk.add(connection, addresses, keys)
            await bulk.add(connection, outbox, [message(n, now) for n in numbers])
    await engine.dispose()


def message(n: int, now: datetime) -> dict[str, object]:
    """Somebody's pending message."""
    return {
        "id": -n,
        "person_id": f"p{n}",
        "channel": "telegram",
        "address": f"{n}",
        "urgency": int(Urgency.BULK),
        "payload": {"text": "Terima kasih atas kunjungan Bapak/Ibu.", "rows": [], "anew": False},
        "state": "pending",
        "created_at": now,
        "due_at": now,
        "attempts": 0,
    }


BENCHMARK = Benchmark(
    "f",
    "limits",
    "A platform's limits",
    {"pending": (5000, 400), "visitors": (6, 2), "think": (2.0, 1.0), "warm_up": (4.0, 2.0), "seconds": (30.0, 4.0)},
    (
        Figure("share", "Share of the permitted rate that is used", "", 3, drawn=True, more_is_better=True, aim=0.95),
        Figure("refused", "Refused with 429"),
        Figure("messages_per_second", "Messages a second", "", 1),
        Figure("reply_p50_ms", "Interactive reply p50", "ms"),
        Figure("reply_p95_ms", "Interactive reply p95", "ms", drawn=True, aim=1500),
        Figure("core", "Share of a core", "", 2),
        Figure("updates", "Updates answered"),
        Figure("stuck", "Stuck visitors"),
    ),
    measure,
    patience=180,
)

if __name__ == "__main__":
    run_alone(BENCHMARK)
