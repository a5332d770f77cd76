"""What a WhatsApp message says: one body for each of its kinds."""

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from bot.flows.scene.events import (
    Body,
    ChoicePressed,
    ContactShared,
    FileCard,
    FileSent,
    FormFilled,
    OtherSent,
    TextDeleted,
    TextEdited,
    TextSent,
)
from bot.flows.scene.reasons import reason
from bot.handlers.storable import file_name, media_type, storable

_LONGEST_TEXT = 4096
_LONGEST_TOKEN = 256
_LARGEST_FORM = 20_000
_ALBUM_SECONDS = 15
_MEDIA_ID = re.compile(r"[A-Za-z0-9_-]{1,200}")
_PHOTO = {"image/png": "foto.png", "image/webp": "foto.webp"}

Json = Mapping[str, Any]


class Unreadable(ValueError):
    """A message lacks what its kind must have."""


def text_at(raw: Any, *path: str) -> str:
    """The text at a path of an object; empty if there is none."""
    for name in path:
        raw = raw.get(name) if isinstance(raw, Mapping) else None
    return storable(raw) if isinstance(raw, str) else ""


def body_of(raw: Json) -> Body | None:
    """The body of a message; None for a kind that asks for nothing. Raises Unreadable."""
    kind = raw.get("type")
    if not isinstance(kind, str):
        raise Unreadable(reason("fault-no-kind"))
    read = _KINDS.get(kind)
    return read(raw) if read else OtherSent("other")


def _text(raw: Json) -> Body:
    said = text_at(raw, "text", "body")
    if not said:
        raise Unreadable(reason("fault-text-empty"))
    return TextSent(said[:_LONGEST_TEXT])


def _button(raw: Json) -> Body:
    """A template's quick reply."""
    token = text_at(raw, "button", "payload")
    return ChoicePressed(token[:_LONGEST_TOKEN]) if token else TextSent(text_at(raw, "button", "text") or "?")


def _interactive(raw: Json) -> Body:
    interactive = raw.get("interactive")
    for kind in ("button_reply", "list_reply"):
        if token := text_at(interactive, kind, "id"):
            return ChoicePressed(token[:_LONGEST_TOKEN])
    if isinstance(interactive, Mapping) and isinstance(interactive.get("nfm_reply"), Mapping):
        return _form(text_at(interactive, "nfm_reply", "response_json"))
    return OtherSent("other")


def _form(written: str) -> Body:
    """The answers of a static form: one flat JSON object of texts. What cannot be read is a form without answers, for
    no visit: whoever sent it is told so, and asked question by question."""
    given: Any = None
    if len(written) <= _LARGEST_FORM:
        with suppress(ValueError, RecursionError):
            given = json.loads(written)
    if not isinstance(given, dict):
        return FormFilled({}, "")
    answers = {storable(key): storable(text)[:_LONGEST_TEXT] for key, text in given.items() if isinstance(text, str)}
    return FormFilled(
        {key: text for key, text in answers.items() if key != "flow_token"}, answers.get("flow_token", "")
    )


def _file(kind: str, field: str) -> Callable[[Json], Body]:
    album = _album if kind in ("photo", "video") else _no_album
    return lambda raw: FileSent(
        kind, text_at(raw, field, "caption")[:_LONGEST_TEXT], album(raw), _file_card(raw, field)
    )


def _file_card(raw: Json, field: str) -> FileCard | None:
    """How a file is fetched; Meta does not tell its size before."""
    ref = text_at(raw, field, "id")
    if not _MEDIA_ID.fullmatch(ref):
        return None
    kind = media_type(text_at(raw, field, "mime_type"))
    name = text_at(raw, field, "filename") or (_PHOTO.get(kind, "foto.jpg") if field == "image" else "")
    return FileCard(ref, kind, file_name(name))


def _album(raw: Json) -> str:
    """WhatsApp does not say which files were sent together; those of a quarter of a minute count as one album."""
    seconds = text_at(raw, "timestamp")
    return str(int(seconds) // _ALBUM_SECONDS) if seconds.isdecimal() and len(seconds) < 15 else ""


def _no_album(_: Json) -> str:
    return ""


def _other(kind: str) -> Callable[[Json], Body]:
    return lambda _: OtherSent(kind)


def _contacts(raw: Json) -> Body:
    """A phone number somebody shares; WhatsApp vouches for it only where it was asked for."""
    cards = raw.get("contacts")
    phones = cards[0].get("phones") if isinstance(cards, list) and cards and isinstance(cards[0], Mapping) else None
    phone = text_at(phones[0], "phone") if isinstance(phones, list) and phones else ""
    return ContactShared(phone[:40], raw.get("origin") == "contact_request")


def _edited(raw: Json) -> Body:
    return TextEdited(text_at(raw, "edit", "message", "text", "body")[:_LONGEST_TEXT])


def _nothing(_: Json) -> None:
    """News of the system that asks for nothing."""


_KINDS: dict[str, Callable[[Json], Body | None]] = {
    "text": _text,
    "button": _button,
    "interactive": _interactive,
    "image": _file("photo", "image"),
    "document": _file("document", "document"),
    "video": _file("video", "video"),
    "audio": _other("voice"),
    "voice": _other("voice"),
    "sticker": _other("sticker"),
    "location": _other("location"),
    "reaction": _other("reaction"),
    "contacts": _contacts,
    "edit": _edited,
    "revoke": lambda _: TextDeleted(),
    "system": _nothing,
    "request_welcome": lambda _: TextSent("halo"),
}
"""Kinds that are not listed (orders, polls, "unsupported", whatever comes next) are answered kindly."""
