"""Where a desk's backups lie and how they are made and kept, as values."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from storage.identity.keeper import Keeper


@dataclass(frozen=True, slots=True)
class Kept:
    """How many backups are kept: the newest of so many days, weeks and months."""

    daily: int
    weekly: int
    monthly: int


@dataclass(frozen=True, slots=True)
class Terms:
    """What making and keeping backups goes by. ``key`` is the secret they are encrypted with, empty for none."""

    url: str
    desk: str
    zone: ZoneInfo
    label: str
    folder: Path
    kept: Kept
    key: str = ""
    tools: Path | None = None
    at: time | None = None
    """The time of day at which the desk makes one by itself; None for never."""
    tested_every: timedelta | None = None
    """How often it restores one aside by itself."""
    keeper: Keeper | None = None
    """Opens what is closed under persons' keys; None where nothing is."""

    def last_due(self, now: datetime) -> datetime | None:
        """The last moment at which a backup was to be made."""
        if self.at is None:
            return None
        local = now.astimezone(self.zone)
        due = datetime.combine(local.date(), self.at, self.zone)
        return due if due <= local else datetime.combine(local.date() - timedelta(days=1), self.at, self.zone)
