"""Zoom on loopback: server-to-server OAuth, one standing meeting with registrants, and signed webhooks."""

from bot.rehearsal.fakes.zoom.delivery import Queued
from bot.rehearsal.fakes.zoom.errors import ApiError, Json
from bot.rehearsal.fakes.zoom.faults import Endpoint, Fault, Kind
from bot.rehearsal.fakes.zoom.meeting import Meeting
from bot.rehearsal.fakes.zoom.people import Participant
from bot.rehearsal.fakes.zoom.record import Answered, Called
from bot.rehearsal.fakes.zoom.registrants import Registrant
from bot.rehearsal.fakes.zoom.server import FakeZoom

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
