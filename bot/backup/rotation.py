"""Which backups are kept and which go."""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.backup.names import Backup
from bot.backup.terms import Terms


def going(there: Iterable[Backup], terms: Terms, sound: Backup | None) -> list[Backup]:
    """Those that need not be kept any more: neither the newest of one of the last days, weeks or months that have any,
    nor any of the last day, nor ``sound``, the last one that is known to be good."""
    newest_first = sorted(there, key=lambda each: each.taken_at, reverse=True)
    last_day = {each.taken_at.astimezone(terms.zone).date() for each in newest_first[:1]}
    kept = {each.path for each in newest_first if each.taken_at.astimezone(terms.zone).date() in last_day}
    kept |= {sound.path} if sound else set()
    # rule: last-good-backup-stays
    for most, period in _periods(terms):
        kept |= {each.path for each in _newest(newest_first, period)[:most]}
    return [each for each in newest_first if each.path not in kept]


def _periods(terms: Terms) -> Iterable[tuple[int, Callable[[Backup], str]]]:
    def local(each: Backup) -> datetime:
        return each.taken_at.astimezone(terms.zone)

    yield terms.kept.daily, lambda each: f"{local(each):%Y-%m-%d}"
    yield terms.kept.weekly, lambda each: f"{local(each):%G-%V}"
    yield terms.kept.monthly, lambda each: f"{local(each):%Y-%m}"


def _newest(newest_first: list[Backup], period: Callable[[Backup], str]) -> list[Backup]:
    """The newest of each period, the latest period first."""
    first: dict[str, Backup] = {}
    for each in newest_first:
        first.setdefault(period(each), each)
    return list(first.values())
