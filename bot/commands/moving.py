"""A desk's rows from a database of one kind to one of the other: a backup is of one kind, so they go as an export."""

import shutil
from pathlib import Path

from sqlalchemy import make_url

from bot.archive.leaving import Wanted
from bot.backup.settled import at_database
from bot.clock import SystemClock
from bot.commands.export import exported, imported
from bot.console import run_async
from bot.settings import Settings
from bot.settings.lengths import with_figures

_ASIDE = "pindah"
"""The folder within the desk's in which its rows lie open for as long as they are carried."""


def of_one_kind(settings: Settings, to: str) -> bool:
    """Whether a desk's database and the one it goes to are of one kind. Raises OperatorError for what is no address."""
    there = at_database(settings, to).database.address
    return make_url(settings.database.address).get_backend_name() == make_url(there).get_backend_name()


def carry(settings: Settings, to: str, folder: Path) -> int:
    """Puts all rows of a desk that nobody serves into an empty database; returns how many."""
    aside = folder / _ASIDE
    wanted = Wanted(settings.office.name, aside, SystemClock().now(), None, with_figures(settings))
    # rule: carried-rows-lie-nowhere
    try:
        run_async(exported(settings, wanted, _silent))
        manifest, _ = run_async(imported(at_database(settings, to), aside, _silent))
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return sum(manifest.rows.values())


def _silent(table: str, done: int, total: int) -> None:
    del table, done, total
