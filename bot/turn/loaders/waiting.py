"""How many wait: for a later day, and for each kind of business."""

from collections.abc import Mapping
from datetime import datetime

from bot.turn.loaders.asking import Answer, Asking
from storage import queue


async def load_later_days(asking: Asking) -> Answer[Mapping[datetime, int]]:
    """By when their day began when they got their number."""
    return Answer(await queue.booked(asking.connection))


async def load_by_letter(asking: Asking) -> Answer[Mapping[str, int]]:
    """By the letter that their number begins with."""
    return Answer(await queue.by_letter(asking.connection))
