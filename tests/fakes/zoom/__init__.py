"""Zoom on loopback: server-to-server OAuth, one standing meeting with registrants, and signed webhooks."""

from tests.fakes.zoom.delivery import Queued
from tests.fakes.zoom.errors import ApiError, Json
from tests.fakes.zoom.faults import Endpoint, Fault, Kind
from tests.fakes.zoom.meeting import Meeting
from tests.fakes.zoom.people import Participant
from tests.fakes.zoom.record import Answered, Called
from tests.fakes.zoom.registrants import Registrant
from tests.fakes.zoom.server import FakeZoom

__all__ = [
    "Answered",
    "ApiError",
    "Called",
    "Endpoint",
    "FakeZoom",
    "Fault",
    "Json",
    "Kind",
    "Meeting",
    "Participant",
    "Queued",
    "Registrant",
]
