"""What is watched: each thing that has a next moment is known by its kind and its name within it."""

from typing import NamedTuple

VISIT = "visit"
THREAD = "thread"
CALENDAR = "calendar"
APPOINTMENT = "appointment"
DEVIATION = "deviation"
BOARD = "board"
DISTURBANCE = "disturbance"
FOLLOW_UP = "follow_up"
UNSORTED = "unsorted"
"""An outcome of which the kinds, or what is to follow, are still owed."""
LETTER = "letter"
DUTY = "duty"
BREACH = "breach"
INFORMATION = "information"
"""A request for public information."""
INFORMATION_DRAFT = "information_draft"
"""One that a person has begun and not sent; by the person."""
RIGHT = "right"
"""A request of somebody about their data."""


class Watched(NamedTuple):
    """One thing that wants to be looked at again at some moment; of each there is at most one deadline."""

    kind: str
    id: str
