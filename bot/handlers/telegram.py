"""From a raw Telegram update to an event. Each update is read on its own; what cannot be read is parked.

Names of events (for dedupe): per-chat message ids and callback ids, never ``update_id`` alone, which starts
again at random after a quiet week.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User

from bot.flows.events import (
    TELEGRAM,
    Body,
    ChatMoved,
    ChoicePressed,
    ContactShared,
    DeskBlocked,
    DeskUnblocked,
    Event,
    FileCard,
    FileSent,
    GroupSpoken,
    OtherSent,
    TextEdited,
    TextSent,
)
from bot.handlers.storable import file_name, storable
from bot.turn import Arrival, arrival, unreadable

_FILES = ("photo", "document", "video", "audio", "animation")
_LONGEST_TEXT = 4096


def read_update(raw: Any, now: datetime) -> Arrival | None:
    """The event in an update; None for an update the desk has no use for; parked if it cannot be read."""
    try:
        update = Update.de_json(_without_ballast(raw), None) if isinstance(raw, dict) else None
        if update is None:
            return unreadable(_unread_key(raw), raw, "bukan update Telegram")
        event = _event_of(update, now)
    except Exception as fault:  # noqa: BLE001 - whatever a hostile or new kind of update makes the parser raise
        return unreadable(_unread_key(raw), raw, f"tidak terbaca: {type(fault).__name__}")
    return arrival(event, raw) if event is not None else None


def _without_ballast(raw: dict[str, Any]) -> dict[str, Any]:
    """A press brings along the whole message it was made under; only whose chat that is matters."""
    query = raw.get("callback_query")
    message = query.get("message") if isinstance(query, dict) else None
    if not isinstance(query, dict) or not isinstance(message, dict):
        return raw
    light = {key: message[key] for key in ("message_id", "date", "chat") if key in message}
    return {**raw, "callback_query": {**query, "message": light}}


def callback_id(raw: Any) -> str | None:
    """The id under which a button press has to be answered, if the update is one."""
    query = raw.get("callback_query") if isinstance(raw, Mapping) else None
    found = query.get("id") if isinstance(query, Mapping) else None
    return found if isinstance(found, str) else None


def _unread_key(raw: Any) -> str:
    """The same unreadable update gets the same name, so that it is parked once."""
    text = json.dumps(raw, sort_keys=True, default=str)
    return f"{TELEGRAM}:unread:{hashlib.sha256(text.encode(errors='replace')).hexdigest()[:32]}"


def _event_of(update: Update, now: datetime) -> Event | None:
    if update.callback_query is not None:
        return _press(update.callback_query, now)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member, update.update_id)
    if update.message is not None:
        return _message(update.message)
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
        address=_address(chat.id),
        sender=_address(acting),
        language=storable(sender.language_code or "") if sender else "",
    )


def _address(id_: object) -> str:
    """A chat or user id as an address; what is no id of Telegram's (52 significant bits) is a ValueError."""
    if type(id_) is not int or abs(id_) >= 2**52:
        raise ValueError("not an id")
    return str(id_)


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
    if message.chat.type != Chat.PRIVATE or message.text is None:
        return None
    at = message.edit_date or message.date
    external_id = f"e:{message.chat.id}:{message.message_id}:{int(at.timestamp())}"
    return _event(external_id, at, TextEdited(storable(message.text)), message.chat, message.from_user)


def _message(message: Message) -> Event | None:
    body = _private_body(message) if message.chat.type == Chat.PRIVATE else _group_body(message)
    if body is None:
        return None
    external_id = f"m:{message.chat.id}:{message.message_id}"
    return _event(external_id, message.date, body, message.chat, message.from_user)


def _group_body(message: Message) -> Body | None:
    """In a group the desk hears only what is meant for it: commands, and the group's own moving."""
    if message.migrate_to_chat_id is not None:
        return ChatMoved(_address(message.migrate_to_chat_id))
    if message.text is not None and message.text.startswith("/"):
        return GroupSpoken()
    return None


def _file_card(message: Message, kind: str) -> FileCard | None:
    """How a photo (its largest size) or a document is fetched."""
    if kind == "photo":
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return FileCard(largest.file_id, "image/jpeg", "foto.jpg", largest.file_size or 0)
    document = message.document
    if kind != "document" or document is None:
        return None
    name = file_name(document.file_name or "")
    return FileCard(document.file_id, storable(document.mime_type or "")[:100], name, document.file_size or 0)


def _private_body(message: Message) -> Body | None:
    if message.text is not None:
        return TextSent(storable(message.text)[:_LONGEST_TEXT])
    if message.contact is not None:
        own = message.from_user is not None and message.contact.user_id == message.from_user.id
        return ContactShared(storable(message.contact.phone_number), own)
    for kind in _FILES:
        if getattr(message, kind):
            album = storable(message.media_group_id or "")
            return FileSent(kind, storable(message.caption or ""), album, _file_card(message, kind))
    if message.voice is not None or message.video_note is not None:
        return OtherSent("voice")
    if message.sticker is not None:
        return OtherSent("sticker")
    if message.location is not None or message.venue is not None:
        return OtherSent("location")
    if any(getattr(message, kind) for kind in ("dice", "poll", "game", "story", "invoice", "paid_media")):
        return OtherSent("other")
    return None
