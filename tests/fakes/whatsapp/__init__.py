"""A WhatsApp Cloud API on loopback: the same addresses, checks, limits, webhooks and moods as the real one."""

from tests.fakes.whatsapp.contacts import Contact
from tests.fakes.whatsapp.delivery import SIGNATURE_HEADER
from tests.fakes.whatsapp.errors import GraphError
from tests.fakes.whatsapp.faults import Fault, Kind
from tests.fakes.whatsapp.hooks import Item, encode
from tests.fakes.whatsapp.record import Answered, Failed, Read, Refused, Sent
from tests.fakes.whatsapp.screen import Button, SeenMessage
from tests.fakes.whatsapp.server import FakeWhatsApp

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
