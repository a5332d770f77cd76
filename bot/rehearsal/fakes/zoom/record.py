"""What has passed between Zoom and the desk: calls of the API one way, answers to webhooks the other."""

from dataclasses import dataclass
from datetime import datetime

from bot.rehearsal.fakes.zoom.errors import Json


@dataclass(frozen=True, slots=True)
class Called:
    """One call of the API and the status it got; 0: the connection closed without an answer."""

    endpoint: str
    status: int
    at: datetime
    body: Json


@dataclass(frozen=True, slots=True)
class Answered:
    """The desk's answer to one attempt at a webhook; status 0: none in time. ``attempt`` counts from 1."""

    event: str
    status: int
    at: datetime
    attempt: int
