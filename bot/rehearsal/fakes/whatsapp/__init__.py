"""A WhatsApp Cloud API on loopback: the same addresses, checks, limits, webhooks and moods as the real one."""

from bot.rehearsal.fakes.whatsapp.contacts import Contact
from bot.rehearsal.fakes.whatsapp.delivery import SIGNATURE_HEADER
from bot.rehearsal.fakes.whatsapp.errors import GraphError
from bot.rehearsal.fakes.whatsapp.faults import Fault, Kind
from bot.rehearsal.fakes.whatsapp.hooks import Item, encode
from bot.rehearsal.fakes.whatsapp.record import Answered, Failed, Read, Refused, Sent
from bot.rehearsal.fakes.whatsapp.screen import Button, SeenMessage
from bot.rehearsal.fakes.whatsapp.server import FakeWhatsApp

__all__ = [
    "SIGNATURE_HEADER",
    "Answered",
    "Button",
    "Contact",
    "Failed",
    "FakeWhatsApp",
    "Fault",
    "GraphError",
    "Item",
    "Kind",
    "Read",
    "Refused",
    "SeenMessage",
    "Sent",
    "encode",
]
