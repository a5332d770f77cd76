"""How a member of staff's duty goes on: since when, on a break, asked about its end."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Shift:
    """What is kept of somebody's duty besides whether they are on it.

    ``duty_since``: since when they are on or off it. ``rests_until``: they are on a break. ``ends_asked_at``: its end
    has come, and they were asked what is to become of their open visits; ``keeps`` are those they go on with.
    ``resumes``: it ended by itself, so it is to begin again. ``called_for`` and ``reminded_for``: the beginning of the
    turn of which they were told, and reminded. ``silent_asked_at``: when they were asked for a sign of life.
    """

    duty_since: datetime | None = None
    rests_until: datetime | None = None
    ends_asked_at: datetime | None = None
    keeps: tuple[str, ...] = ()
    resumes: bool = False
    called_for: datetime | None = None
    reminded_for: datetime | None = None
    silent_asked_at: datetime | None = None
