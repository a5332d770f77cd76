"""The two updates that nearly all are, a text and a press in a private chat, read without the library's types, which
cost most of what it takes to read one.

Whatever is in any way unlike them is left to :mod:`bot.handlers.telegram`; a test holds the two to each other.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.flows.scene.events import TELEGRAM, ChoicePressed, Event, TextSent
from bot.handlers.storable import storable
from bot.handlers.telegram_bodies import LONGEST_TEXT, READ, chat_address, quoted

_OF_A_TEXT = frozenset(("message_id", "date", "chat", "from", "text"))
_OF_OTHERS = frozenset(READ) - _OF_A_TEXT
_LAST_SECOND = 2**33
"""Of what the library takes for a date, far beyond any that comes."""


def plain_event(raw: Mapping[str, Any], now: datetime) -> Event | None:
    """The event in a plain update, None for any other."""
    try:
        match raw:
            case {"update_id": int(), "message": dict(said)} if len(raw) == 2:
                return _text(said)
            case {"update_id": int(), "callback_query": dict(query)} if len(raw) == 2:
                return _press(query, now)
    except ValueError:  # an id that is none: how it is parked is for the other to say
        return None
    return None


def _text(said: dict[str, Any]) -> Event | None:
    match said:
        case {
            "message_id": int(number),
            "date": int(date),
            "chat": dict(chat),
            "from": dict(sender),
            "text": str(text),
        }:
            if _OF_OTHERS.isdisjoint(said) and _is_private(chat) and _is_somebody(sender) and _is_date(date):
                at, body = datetime.fromtimestamp(date, UTC), TextSent(storable(text)[:LONGEST_TEXT])
                return _event(f"m:{chat['id']}:{number}", at, body, chat, sender, quoted(said))
    return None


def _press(query: dict[str, Any], now: datetime) -> Event | None:
    match query:
        case {"id": str(id_), "from": dict(sender), "chat_instance": str(), "message": dict(under), "data": str(data)}:
            if _is_somebody(sender) and _stands(under) and _is_private(under["chat"]):
                return _event(f"c:{id_}", now, ChoicePressed(storable(data)), under["chat"], sender)
    return None


def _event(
    name: str,
    at: datetime,
    body: TextSent | ChoicePressed,
    chat: dict[str, Any],
    sender: dict[str, Any],
    quotes: str = "",
) -> Event:
    address, language = chat_address(chat["id"]), storable(sender.get("language_code", ""))
    return Event(TELEGRAM, storable(name), at.astimezone(UTC), body, address, address, language, quotes=quotes)


def _is_private(chat: dict[str, Any]) -> bool:
    match chat:
        case {"id": int(), "type": "private"}:
            return True
    return False


def _is_somebody(sender: dict[str, Any]) -> bool:
    match sender:
        case {"id": int(), "is_bot": False, "first_name": str()}:
            return isinstance(sender.get("language_code", ""), str)
    return False


def _is_date(date: int) -> bool:
    return type(date) is int and 0 < date < _LAST_SECOND


def _stands(under: dict[str, Any]) -> bool:
    """Whether the message under which something was pressed is one."""
    match under:
        case {"message_id": int(), "date": int(date), "chat": dict()}:
            return _is_date(date)
    return False
