"""A Telegram Bot API on loopback: the same addresses, checks, limits and moods as the real one."""

from bot.rehearsal.fakes.telegram.errors import ApiError
from bot.rehearsal.fakes.telegram.faults import Fault, Kind
from bot.rehearsal.fakes.telegram.keyboards import Button, ReplyButton
from bot.rehearsal.fakes.telegram.people import Chatter, Group
from bot.rehearsal.fakes.telegram.presses import Press
from bot.rehearsal.fakes.telegram.record import Answered, Sent
from bot.rehearsal.fakes.telegram.seen import SeenDocument, SeenMessage
from bot.rehearsal.fakes.telegram.server import FakeTelegram

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
