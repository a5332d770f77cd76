"""A report about a period that somebody asked for in chat, on its way from the wish to their chat."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Report:
    """Which report (``kind``, its key), about which ``period`` (its name), as which file (``ending``), for whom;
    ``contacts``: with how visitors are reached."""

    id: str
    person_id: str
    kind: str
    period: str
    ending: str
    contacts: bool = False

    @property
    def what(self) -> tuple[str, str, str]:
        """What it is, whoever wants it."""
        return self.kind, self.period, self.ending


class Unmade(StrEnum):
    """Why a report could not be made."""

    FAILED = "failed"
    TOO_LARGE = "large"
    TOO_LONG = "slow"
    """It took longer than a report may."""
    TOO_MANY = "many"
    """There is more in it than can be printed."""
