"""From a raw Telegram update to an event. Each update is read on its own; what cannot be read is parked.

Names of events (for dedupe): per-chat message ids and callback ids, never ``update_id`` alone, which starts
again at random after a quiet week.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User

from bot.flows.scene.events import TELEGRAM, Body, ChoicePressed, DeskBlocked, DeskUnblocked, Event, TextEdited
from bot.flows.scene.reasons import reason
from bot.handlers.json_body import shallow
from bot.handlers.storable import storable
from bot.handlers.telegram_bodies import READ, chat_address, group_body, private_body, quoted
from bot.handlers.telegram_plain import plain_event
from bot.turn import Arrival, arrival, unreadable


def read_update(raw: Any, now: datetime, name: str = "") -> Arrival | None:
    """The event in an update; None for an update the desk has no use for; parked if it cannot be read.

    ``name`` is the bot's own user name: in a group, a command for another bot is none of the desk's business.
    """
    # rule: deep-update-is-cut
    raw = shallow(raw)
    # rule: plain-update-read-alike
    event = plain_event(raw, now) if isinstance(raw, dict) else None
    return arrival(event, raw) if event is not None else by_library(raw, now, name)


def by_library(raw: Any, now: datetime, name: str = "") -> Arrival | None:
    """The same for any update that is not too deep."""
    try:
        update = Update.de_json(_without_ballast(raw), None) if isinstance(raw, dict) else None
        if update is None:
            return unreadable(_unread_key(raw), raw, reason("fault-no-update"))
        event = _event_of(update, raw, now, name)
    except Exception as fault:  # noqa: BLE001 - whatever a hostile or new kind of update makes the parser raise
        return unreadable(_unread_key(raw), raw, reason("fault-unread", reason=type(fault).__name__))
    return arrival(event, raw) if event is not None else None


def _without_ballast(raw: dict[str, Any]) -> dict[str, Any]:
    """Only what the desk reads: what a message quotes, and how it looks, must not make it unreadable.

    A press brings along the whole message it was made under; only whose chat that is matters.
    """
    said = {kind: _kept(raw[kind]) for kind in ("message", "edited_message") if isinstance(raw.get(kind), dict)}
    raw = {**raw, **said}
    query = raw.get("callback_query")
    message = query.get("message") if isinstance(query, dict) else None
    if not isinstance(query, dict) or not isinstance(message, dict):
        return raw
    light = {key: message[key] for key in ("message_id", "date", "chat") if key in message}
    return {**raw, "callback_query": {**query, "message": light}}


def _kept(message: dict[str, Any]) -> dict[str, Any]:
    # rule: quote-parks-nothing
    return {key: message[key] for key in READ if key in message}


def callback_id(raw: Any) -> str | None:
    """The id under which a button press has to be answered, if the update is one."""
    query = raw.get("callback_query") if isinstance(raw, Mapping) else None
    found = query.get("id") if isinstance(query, Mapping) else None
    return found if isinstance(found, str) else None


def _unread_key(raw: Any) -> str:
    """The same unreadable update gets the same name, so that it is parked once."""
    text = json.dumps(raw, sort_keys=True, default=str)
    return f"{TELEGRAM}:unread:{hashlib.sha256(text.encode(errors='replace')).hexdigest()[:32]}"


def _event_of(update: Update, raw: dict[str, Any], now: datetime, name: str) -> Event | None:
    if update.callback_query is not None:
        return _press(update.callback_query, now)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member, update.update_id)
    if update.message is not None:
        return _message(update.message, raw["message"], name)
    if update.edited_message is not None:
        return _edited(update.edited_message)
    return None


def _event(external_id: str, at: datetime, body: Body, chat: Chat, sender: User | None) -> Event:
    acting = sender.id if sender and chat.type != Chat.PRIVATE else chat.id
    return Event(
        TELEGRAM,
        storable(external_id),
        at.astimezone(UTC),
        body,
        address=chat_address(chat.id),
        sender=chat_address(acting),
        language=storable(sender.language_code or "") if sender else "",
    )


def _press(query: CallbackQuery, now: datetime) -> Event | None:
    """A press carries no time of its own; undelivered ones die after 150 s, so now is close enough."""
    if query.data is None:
        return None
    body = ChoicePressed(storable(query.data))
    if query.message is None:
        private = Chat(query.from_user.id, Chat.PRIVATE)
        return _event(f"c:{query.id}", now, body, private, query.from_user)
    return _event(f"c:{query.id}", now, body, query.message.chat, query.from_user)


def _membership(change: ChatMemberUpdated, update_id: int) -> Event | None:
    if change.chat.type != Chat.PRIVATE:
        return None
    gone = change.new_chat_member.status in ("kicked", "left")
    external_id = f"s:{change.chat.id}:{int(change.date.timestamp())}:{update_id}"
    return _event(external_id, change.date, DeskBlocked() if gone else DeskUnblocked(), change.chat, change.from_user)


def _edited(message: Message) -> Event | None:
    if message.chat.type != Chat.PRIVATE or message.text is None or _by_bot(message.from_user):
        return None
    at = message.edit_date or message.date
    external_id = f"e:{message.chat.id}:{message.message_id}:{int(at.timestamp())}"
    return _event(external_id, at, TextEdited(storable(message.text)), message.chat, message.from_user)


def _by_bot(sender: User | None) -> bool:
    """Bots are not spoken with: two that answer each other never end."""
    # rule: bots-not-spoken-with
    return sender is not None and sender.is_bot


def _message(message: Message, said: dict[str, Any], name: str) -> Event | None:
    private = message.chat.type == Chat.PRIVATE
    as_group = not private and "sender_chat" in said  # an anonymous administrator goes by a bot's name
    if _by_bot(message.from_user) and not as_group:
        return None
    body = private_body(message, said) if private else group_body(message, name)
    if body is None:
        return None
    # rule: update-id-names-nothing
    external_id = f"m:{message.chat.id}:{message.message_id}"
    event = _event(external_id, message.date, body, message.chat, message.from_user)
    return replace(event, quotes=quoted(said)) if private else event
