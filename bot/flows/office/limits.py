"""How much one source may take of what all share: places in the queue, room for files. Counted from rows, so that a
restart forgives nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.flows.calendar.calendar import OfficeCalendar


@dataclass(frozen=True, slots=True)
class Limits:
    """What one web address, one visit and one person in a day may take. Sizes are in bytes."""

    open_visits: int = 10
    visit_files: int = 10
    visit_bytes: int = 25_000_000
    day_files: int = 20
    day_bytes: int = 50_000_000


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that was taken: ``size`` as told until it is here, 0 where the platform does not tell."""

    place: str
    """The visit, or the thread without one, in which it was sent."""
    size: int
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Burden:
    """What is taken up already: open visits by the address they came from, files by the person who sent them."""

    open_visits: Mapping[str, frozenset[str]] = field(default_factory=dict)
    files: Mapping[str, tuple[SentFile, ...]] = field(default_factory=dict)

    def with_file(self, person_id: str, file: SentFile) -> "Burden":
        """The same with one more file."""
        return Burden(self.open_visits, {**self.files, person_id: (*self.files.get(person_id, ()), file)})


def day_began(calendar: OfficeCalendar, now: datetime) -> datetime:
    """When the office's present day began."""
    local = calendar.local(now)
    return now - timedelta(hours=local.hour, minutes=local.minute, seconds=local.second, microseconds=local.microsecond)


def room_in_visit(limits: Limits, sent: tuple[SentFile, ...], place: str, size: int) -> bool:
    """Whether a visit, or a thread without one, bears another file of this size."""
    return _bears([file.size for file in sent if file.place == place], size, limits.visit_files, limits.visit_bytes)


def room_in_day(limits: Limits, sent: tuple[SentFile, ...], since: datetime, size: int) -> bool:
    """Whether a person's day bears another file of this size."""
    return _bears([file.size for file in sent if file.sent_at >= since], size, limits.day_files, limits.day_bytes)


def _bears(sizes: list[int], size: int, most: int, most_bytes: int) -> bool:
    return len(sizes) < most and sum(sizes) + size <= most_bytes
