"""What a backup is called: by its desk and the moment it was taken, on the office's clock."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.backup.terms import Terms

PLAIN, CLOSED = ".tar.gz", ".tar.gz.aes"
_MOMENT = "%Y%m%dT%H%M%S"
_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 40


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that is there, by its name."""

    path: Path
    taken_at: datetime


def name_of(terms: Terms, now: datetime) -> str:
    """The name of a backup taken now."""
    local = now.astimezone(terms.zone)
    return f"{_beginning(terms)}{local:{_MOMENT}}-{terms.label}{CLOSED if terms.key else PLAIN}"


def keys_of(terms: Terms, folder: Path | None = None) -> Path:
    """The file of persons' keys that goes with the desk's backups."""
    return (folder or terms.folder) / f"{_beginning(terms)}orang.keys"


def found(terms: Terms) -> list[Backup]:
    """The desk's own backups, the newest first; whatever else lies there is none of them."""
    pattern = re.compile(rf"{re.escape(_beginning(terms))}(\d{{8}}T\d{{6}})-[A-Za-z]+\.tar\.gz(\.aes)?")
    named = [(path, match) for path in _listed(terms.folder) if (match := pattern.fullmatch(path.name))]
    there = (Backup(path, _moment(match[1], terms)) for path, match in named)
    return sorted(there, key=lambda each: each.taken_at, reverse=True)


def _listed(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []


def _moment(written: str, terms: Terms) -> datetime:
    return datetime.strptime(written, _MOMENT).replace(tzinfo=terms.zone).astimezone(UTC)


def _beginning(terms: Terms) -> str:
    slug = _SLUG.sub("-", terms.desk.lower()).strip("-")[:_LONGEST_SLUG].strip("-")
    return f"loket-{slug or 'desk'}-"
