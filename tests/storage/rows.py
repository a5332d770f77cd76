"""Rows of the outbox and of the people they are for, with nothing special about them."""

from typing import Any

from tests.clock import MONDAY_MORNING

URGENT, REPLY, NOTICE, BULK = range(4)


def somebody(key: str) -> dict[str, Any]:
    """A person."""
    plain = {
        "channel": "telegram",
        "address": "7",
        "language": "id",
        "notice": "",
        "album": "",
        "blocked": False,
    }
    return {"id": key, **plain, "profile": {}, "dialog": {}, "visit_id": None, "staff_id": None}


def shown(number: int, *, anew: bool = False) -> dict[str, Any]:
    """What is shown: the message's number; ``anew`` for a card that is not to be edited where it stands."""
    return {"text": str(number), "rows": [], "anew": anew}


def message(number: int, chat: str, urgency: int = REPLY, **changes: Any) -> dict[str, Any]:
    """A message that waits to be sent to a chat; its text is its number."""
    row = {
        "id": number,
        "person_id": "p",
        "channel": "telegram",
        "address": chat,
        "visit_id": None,
        "card": None,
    }
    row |= {
        "urgency": urgency,
        "payload": shown(number),
        "state": "pending",
        "attempts": 0,
    }
    empty = dict.fromkeys(("claimed_by", "claimed_until", "sent_at", "ref", "reason"))
    return {**row, **empty, "created_at": MONDAY_MORNING, "due_at": MONDAY_MORNING, **changes}
