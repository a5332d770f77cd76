"""A Telegram Bot API on loopback: the same addresses, checks, limits and moods as the real one."""

from tests.fakes.telegram.errors import ApiError
from tests.fakes.telegram.faults import Fault, Kind
from tests.fakes.telegram.keyboards import Button, ReplyButton
from tests.fakes.telegram.people import Chatter, Group
from tests.fakes.telegram.presses import Press
from tests.fakes.telegram.record import Answered, Sent
from tests.fakes.telegram.seen import SeenDocument, SeenMessage
from tests.fakes.telegram.server import FakeTelegram

__all__ = [
    "Answered",
    "ApiError",
    "Button",
    "Chatter",
    "FakeTelegram",
    "Fault",
    "Group",
    "Kind",
    "Press",
    "ReplyButton",
    "SeenDocument",
    "SeenMessage",
    "Sent",
]
