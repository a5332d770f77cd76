"""What a Telegram message says: one body for each of its kinds."""

from collections.abc import Mapping
from typing import Any

from telegram import Message

from bot.flows.scene.events import Body, ChatMoved, ContactShared, FileCard, FileSent, GroupSpoken, OtherSent, TextSent
from bot.handlers.storable import file_name, media_type, storable

READ = (
    *("message_id", "date", "edit_date", "chat", "from", "migrate_to_chat_id"),
    *("text", "caption", "contact", "photo", "document", "media_group_id"),
)
"""The parts of a message that the desk takes apart; of all others it matters only that they are there."""

LONGEST_TEXT = 4096
_FILES = ("photo", "document", "video", "audio", "animation")
_OTHERS = {"voice": "voice", "video_note": "voice", "sticker": "sticker", "location": "location", "venue": "location"}

_NEWS = (
    *("new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo"),
    *("group_chat_created", "supergroup_chat_created", "channel_chat_created"),
    *("migrate_to_chat_id", "migrate_from_chat_id", "pinned_message", "message_auto_delete_timer_changed"),
    *("chat_background_set", "write_access_allowed", "connected_website", "proximity_alert_triggered", "boost_added"),
    *("forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"),
    *("general_forum_topic_hidden", "general_forum_topic_unhidden"),
    *("video_chat_scheduled", "video_chat_started", "video_chat_ended", "video_chat_participants_invited"),
)
"""Bot API, "service messages": what happened to a chat. Nobody said it to the desk."""


def chat_address(id_: object) -> str:
    """A chat or user id as an address; what is no id of Telegram's (52 significant bits) is a ValueError."""
    if type(id_) is not int or abs(id_) >= 2**52:
        raise ValueError("not an id")
    return str(id_)


def private_body(message: Message, said: Mapping[str, Any]) -> Body | None:
    """The body of a message to the desk alone; None for mere news of the chat.

    ``said`` is the message as it came. Whatever it holds that the desk does not know is answered kindly.
    """
    if message.text is not None:
        return TextSent(storable(message.text)[:LONGEST_TEXT])
    if message.contact is not None:
        own = message.from_user is not None and message.contact.user_id == message.from_user.id
        return ContactShared(storable(message.contact.phone_number), own)
    for kind in _FILES:
        if said.get(kind):
            album = storable(message.media_group_id or "")
            return FileSent(kind, storable(message.caption or ""), album, _file_card(message, kind))
    if any(said.get(kind) for kind in _NEWS):
        return None
    # rule: unknown-kind-is-answered
    return OtherSent(next((other for kind, other in _OTHERS.items() if said.get(kind)), "other"))


def quoted(said: Mapping[str, Any]) -> str:
    """Which message of the chat this one replies to; nothing for anything that names none."""
    replied = said.get("reply_to_message")
    named = replied.get("message_id") if isinstance(replied, Mapping) else None
    return str(named) if type(named) is int else ""


def _file_card(message: Message, kind: str) -> FileCard | None:
    """How a photo (its largest size) or a document is fetched."""
    if kind == "photo":
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return FileCard(largest.file_id, "image/jpeg", "foto.jpg", largest.file_size or 0)
    document = message.document
    if kind != "document" or document is None:
        return None
    name = file_name(document.file_name or "")
    return FileCard(document.file_id, media_type(document.mime_type or ""), name, document.file_size or 0)


def group_body(message: Message, name: str) -> Body | None:
    """In a group the desk hears only what is meant for it: its commands, and the group's own moving."""
    if message.migrate_to_chat_id is not None:
        return ChatMoved(chat_address(message.migrate_to_chat_id))
    if message.text is not None and message.text.startswith("/") and _for_us(message.text, name):
        return GroupSpoken()
    return None


def _for_us(command: str, name: str) -> bool:
    """Whether a command is meant for the bot of this name: "/status" for every bot there, "/status@name" for one."""
    _, addressed, to = command.split(maxsplit=1)[0].partition("@")
    # rule: other-bots-command
    return not addressed or to.casefold() == name.casefold()
