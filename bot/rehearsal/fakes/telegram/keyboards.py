"""Keyboards under messages: decides which of them Telegram accepts, and what their buttons show.

Limits: https://core.telegram.org/bots/api#inlinekeyboardbutton.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.rehearsal.fakes.telegram.errors import ApiError, Json, bad_request

_ACTIONS = frozenset(
    (
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    )
)
_PROTOCOL = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*)://")
_MOST_BUTTONS = 100


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: its visible text and the one thing that it does."""

    text: str
    data: str | None = None
    url: str | None = None
    copy_text: str | None = None


@dataclass(frozen=True, slots=True)
class ReplyButton:
    """A key of the keyboard under the visitor's input line."""

    text: str
    asks_contact: bool = False
    asks_location: bool = False


@dataclass(frozen=True, slots=True)
class Markup:
    """A checked ``reply_markup``: ``inline`` stays with the message, the rest changes the input line."""

    inline: Json | None = None
    keys: list[list[ReplyButton]] | None = None
    """None: the reply keyboard stays as it was; empty: it is removed."""
    editable: bool = True
    """Telegram lets a bot edit only messages without a reply keyboard."""


def read_markup(markup: Any, private: bool) -> Markup:
    """Checks a ``reply_markup``; raises 400 for what Telegram refuses."""
    if not markup:
        return Markup()
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return Markup(inline=_inline(markup))
    if "keyboard" in markup:
        return Markup(keys=_keys(markup["keyboard"], private), editable=False)
    return Markup(keys=[] if markup.get("remove_keyboard") else None, editable=False)


def buttons_of(inline: Json | None) -> list[list[Button]]:
    """The buttons as a person sees them."""
    return [[_shown(button) for button in row] for row in (inline or {}).get("inline_keyboard", [])]


def _shown(button: Json) -> Button:
    copied = button.get("copy_text")
    return Button(button["text"], button.get("callback_data"), button.get("url"), copied["text"] if copied else None)


def _inline(markup: Json) -> Json | None:
    rows = [row for row in markup["inline_keyboard"] if row]
    if sum(map(len, rows)) > _MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button)
    return markup | {"inline_keyboard": rows} if rows else None


def _check_button(button: Any) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    for refusal in _faults_of(button):
        raise refusal


def _faults_of(button: Json) -> Iterator[ApiError]:
    if len(_ACTIONS & button.keys()) != 1:
        yield bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
        yield bad_request("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= len(button["copy_text"].get("text", "")) <= 256:
        yield bad_request("BUTTON_COPY_TEXT_INVALID")
    if "url" in button and (reason := _wrong_url(button["url"])):
        yield bad_request(f"inline keyboard button URL '{button['url']}' is invalid: {reason}")


def _wrong_url(url: str) -> str | None:
    """Why Telegram refuses a button's address, or None."""
    found = _PROTOCOL.match(url)
    protocol, rest = (found[1].lower(), url[found.end() :]) if found else ("", url)
    if protocol == "tg":
        return None
    if protocol not in ("", "http", "https"):
        return "Unsupported URL protocol"
    try:
        parts = urlsplit(f"//{rest}")
        dotted, port = "." in (parts.hostname or ""), parts.port
    except ValueError:
        return "Wrong port number"
    if port == 0:
        return "Wrong port number"
    return None if dotted else "Wrong HTTP URL"


def _keys(rows: list[list[Any]], private: bool) -> list[list[ReplyButton]]:
    return [[_key(key, private) for key in row] for row in rows if row]


def _key(key: Any, private: bool) -> ReplyButton:
    fields = {"text": key} if isinstance(key, str) else key
    shown = ReplyButton(fields["text"], bool(fields.get("request_contact")), bool(fields.get("request_location")))
    if not private and (shown.asks_contact or shown.asks_location):
        what = "phone number" if shown.asks_contact else "location"
        raise bad_request(f"{what} can be requested in private chats only")
    return shown
