"""Speaking on Telegram: one shown message becomes one Bot API call; every failure becomes a value."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.channels.base import Attempt, Fetched, Refused, Result, RetryLater, Sent, unsendable
from bot.channels.content import content_of
from bot.channels.telegram_api import FileTooLarge, TelegramApi, Unsendable
from bot.flows.scene.reasons import reason
from bot.render import Button, File, Shown, fit, strip

_NAME = "Telegram"
_LONGEST_CAPTION = 1024
_LONGEST_COPY = 256
"""Bot API: CopyTextButton.text is 1-256 characters."""

_CANNOT_EDIT = ("message to edit not found", "message can't be edited", "message_id_invalid")
_NO_TEXT = "no text in the message to edit"
"""Said of a message that is a file: it cannot become words, so it goes and the words come anew."""
_GONE = ("blocked", "chat not found", "user is deactivated", "bot was kicked", "have no rights", "not enough rights")

REFUSED_SECONDS = 30.0
"""How long sending rests when the bot's token is refused."""


class TelegramChannel:
    """The desk's voice on Telegram."""

    def __init__(self, api: TelegramApi, content: Callable[[str], Awaitable[bytes | None]]) -> None:
        self._api = api
        self._content = content

    async def send(self, address: str, shown: Shown, edit: str | None) -> Result:
        """Sends or edits; falls back to plain text if the markup is refused, to a new message if an edit is."""
        file = shown.get("file")
        try:
            call = _call(address, shown, edit)
            if file is not None:
                return await self._send_file(call, file)
            return await self._say(call)
        except ChatMigrated as moved:
            return await self._send_moved(str(moved.new_chat_id), shown)
        except BadRequest as fault:
            return await self._second_try(fault, address, shown, edit)
        except TelegramError as fault:
            return _failure(fault)
        except (ValueError, TypeError) as fault:
            return unsendable(fault)

    async def fetch(self, ref: str, most: int) -> Attempt:
        """Fetches a file that somebody sent."""
        try:
            return Fetched(await self._api.download(ref, most))
        except FileTooLarge as large:
            return Refused(reason("fault-file-large", size=str(large)))
        except TelegramError as fault:
            result = _failure(fault)
            return result if isinstance(result, RetryLater) else Refused(reason("fault-file-unfetched"))
        except (ValueError, TypeError, LookupError):
            return Refused(reason("fault-file-unread", platform=_NAME))

    async def _send_file(self, call: dict[str, Any], file: File) -> Result:
        content = await content_of(file, self._content)
        if content is None:
            return Refused(reason("fault-file-gone"))
        given = {key: call[key] for key in ("chat_id", "parse_mode", "reply_markup") if key in call}
        caption = fit(call["text"], _LONGEST_CAPTION)
        result = await self._api.send_document(file["name"], content, file["media_type"], caption=caption, **given)
        return Sent(str(result["message_id"]))

    async def _say(self, call: dict[str, Any]) -> Sent:
        method = "editMessageText" if "message_id" in call else "sendMessage"
        result = await self._api.call(method, **call)
        return Sent(str(result["message_id"]))

    async def _say_instead(self, address: str, shown: Shown, edit: str) -> Sent:
        # rule: taken-back-file-is-gone
        with suppress(BadRequest):  # older than Telegram deletes, or gone already
            await self._api.call("deleteMessage", chat_id=int(address), message_id=int(edit))
        return await self._say(_call(address, shown, None))

    async def _second_try(self, fault: BadRequest, address: str, shown: Shown, edit: str | None) -> Result:
        said = fault.message.lower()
        if edit is not None and "not modified" in said:
            return Sent(edit)
        try:
            if edit is not None and _NO_TEXT in said:
                return await self._say_instead(address, shown, edit)
            if edit is not None and any(sign in said for sign in _CANNOT_EDIT):
                return await self._say(_call(address, shown, None))
            # rule: refused-markup-goes-plain
            if "parse entities" in said:
                return await self._say(_plain(_call(address, shown, edit)))
        except TelegramError as again:
            if edit is not None and "not modified" in again.message.lower():
                return Sent(edit)
            return _failure(again)
        return _failure(fault)

    async def _send_moved(self, new_address: str, shown: Shown) -> Result:
        try:
            sent = await self._say(_call(new_address, shown, None))
        except TelegramError as fault:
            return _failure(fault)
        return Sent(sent.ref, moved_to=new_address)


def _call(address: str, shown: Shown, edit: str | None) -> dict[str, Any]:
    call: dict[str, Any] = {
        "chat_id": int(address),
        "text": shown["text"],
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if shown["rows"]:
        call["reply_markup"] = {"inline_keyboard": [[_button(b) for b in row] for row in shown["rows"]]}
    elif "key" in shown:
        call["reply_markup"] = _keyboard(shown["key"])
    if edit is not None:
        call["message_id"] = int(edit)
    return call


def _keyboard(key: str) -> dict[str, Any]:
    """The key that sends the reader's own number, or that it goes away."""
    if not key:
        return {"remove_keyboard": True}
    return {
        "keyboard": [[{"text": key, "request_contact": True}]],
        "resize_keyboard": True,
        "one_time_keyboard": True,
    }


def _plain(call: dict[str, Any]) -> dict[str, Any]:
    return {**{key: value for key, value in call.items() if key != "parse_mode"}, "text": strip(call["text"])}


def _button(button: Button) -> dict[str, Any]:
    if "url" in button:
        return {"text": button["label"], "url": button["url"]}
    if "copy" in button:
        return {"text": button["label"], "copy_text": {"text": button["copy"][:_LONGEST_COPY]}}
    return {"text": button["label"], "callback_data": button["token"]}


def _failure(fault: TelegramError) -> Result:
    """Which kind of failure it was; the reason is Telegram's own sentence, without addresses or texts."""
    match fault:
        case RetryAfter():
            after = fault.retry_after
            seconds = float(after) if isinstance(after, int | float) else after.total_seconds()
            # rule: retry-after-obeyed
            return RetryLater(reason("fault-too-many", code=429), after=seconds)
        case Forbidden() | BadRequest():
            return Refused(fault.message, blocked=any(sign in fault.message.lower() for sign in _GONE))
        case InvalidToken():
            refused = reason("fault-telegram-token-sending")
            return RetryLater(reason("fault-telegram-token"), REFUSED_SECONDS, everyone=True, refused=refused)
        case Unsendable():
            return unsendable(fault.__cause__ if isinstance(fault.__cause__, Exception) else fault)
        case NetworkError():
            return RetryLater(reason("fault-unreachable", platform=_NAME, fault=fault.message[:80]))
        case _:
            return RetryLater(type(fault).__name__)
