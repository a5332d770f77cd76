"""How often a desk does what it does again and again: one line a round."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.desk.work import Work
from bot.jobs.check_ups import PATIENCE as CHECKING
from bot.jobs.copyist import PATIENCE as COPYING
from bot.loops import PATIENCE

_HOUSE = 1500.0
_LONG = 900.0
"""Seconds: a round may fetch ten large files over a slow line; a workshop that hangs is waited for at each of a round's
papers."""

_BACKUP = 4 * 3600.0
"""Seconds: a database of many years on a slow disk, copied and tested."""

_MENUS = 600.0
"""Seconds: every officer's chat may want a menu, with a call of its own."""

_BOOKS = 300.0
"""Seconds: after a long time away a month of days is made up for."""

_ERASE = 6 * 3600.0
_HOUR = 3600.0


class Safe(Protocol):
    """A job's round, for the moment that it is told."""

    async def __call__(self, now: datetime, /) -> object:
        """Goes the round, whatever it meets."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A round that begins every so many ``seconds`` and may take as long as ``within``."""

    name: str
    work: Safe
    seconds: float
    within: float = PATIENCE


def timetable(work: Work, sweep_seconds: float) -> Iterator[Entry]:
    """Every round of a desk."""
    yield Entry("database", work.database_watch.run_safely, 5)
    yield Entry("incidents", work.incidents.run_safely, 30)
    yield Entry("sweep", work.sweep.keep_up, sweep_seconds)
    yield Entry("files", work.file_fetch.run_safely, 1, _LONG)
    yield Entry("papers", work.papers.run_safely, 1, _LONG)
    yield Entry("reports", work.reports.run_safely, 1, 2 * COPYING)
    yield Entry("check-ups", work.check_ups.run_safely, 1, 2 * CHECKING)
    yield Entry("housekeeping", work.housekeeping.run_safely, 600, _HOUSE)
    yield Entry("erasures", work.erasures.run_safely, 5, _HOUSE)
    yield Entry("retention", work.retention.run_safely, 600, _HOUSE)
    yield Entry("sweeping", work.sweeping.run_safely, 600, _HOUSE)
    yield Entry("partings", work.partings.run_safely, 60, _HOUSE)
    yield Entry("archive", work.archive.run_safely, 60, _HOUSE)
    yield Entry("persons", work.persons.run_safely, 10, _HOUSE)
    yield Entry("backups", work.backups.run_safely, 60, _BACKUP)
    yield Entry("menus", work.menus.run_safely, 5, _MENUS)
    yield Entry("parked", work.parked_count.run_safely, 60)
    yield Entry("lengths", work.learnt_lengths.run_safely, _HOUR)
    yield Entry("standards", work.standard_review.run_safely, _HOUR)
    yield Entry("day books", work.day_books.run_safely, 60, _BOOKS)
    yield Entry("sessions", work.session_sweep.run_safely, 60)
    yield Entry("survey tray", work.survey_tray.run_safely, 60)
    yield Entry("unfinished", work.survey_tray.erase_safely, _ERASE, 2 * _ERASE)
    if work.ways_in is not None:
        yield Entry("ways in", work.ways_in.run_safely, 0.3, 300)
