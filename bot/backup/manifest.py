"""What stands beside a copy in its backup: what was in the database, and by what it is known to be whole."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from storage.copies import Contents

NAME = "manifest.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """``seal`` in the contents is the fingerprint of the desk's secret; the secret itself is in no backup."""

    desk: str
    taken_at: datetime
    loket: str
    dialect: str
    file: str
    """The copy's name in the backup."""
    size: int
    """Of the copy, in bytes."""
    sha256: str
    contents: Contents

    def written(self) -> bytes:
        """As it is kept: JSON that a person can read."""
        told = {"format": _FORMAT, **asdict(self), "taken_at": self.taken_at.isoformat()}
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def read(written: bytes) -> Manifest:
    """A manifest as it was. Raises ValueError for what is none, or one of a later format."""
    try:
        told: dict[str, Any] = json.loads(written)
        if told.pop("format") != _FORMAT:
            raise ValueError("format")
        taken_at, held = datetime.fromisoformat(told.pop("taken_at")), Contents(**told.pop("contents"))
        return Manifest(**told, taken_at=taken_at, contents=held)
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError("manifest") from fault
