"""The Bot API's list of methods: which exist, and what those that do not speak answer."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from bot.rehearsal.fakes.telegram.calls import Call
from bot.rehearsal.fakes.telegram.cloud import Cloud
from bot.rehearsal.fakes.telegram.errors import ApiError, Json, bad_request
from bot.rehearsal.fakes.telegram.messages import Messages
from bot.rehearsal.fakes.telegram.webhook import Webhook

MOST_UPDATES = 100
LONGEST_POLL = 50
MOST_COMMANDS, LONGEST_DESCRIPTION, LONGEST_ABOUT = 100, 512, 120
LARGEST_DOWNLOAD = 20 * 1024 * 1024
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_THINGS = ("photo", "video", "voice", "document", "video_note")
_ACTIONS = {"typing", "choose_sticker", "find_location"} | {
    f"{doing}_{thing}" for doing in ("record", "upload") for thing in _THINGS
} - {"record_photo", "record_document"}
_ABILITIES = {"can_join_groups": True, "can_read_all_group_messages": True, "supports_inline_queries": False}


class Methods:
    """Carries out any call; the answer is the ``result``, a refusal is raised."""

    def __init__(self, cloud: Cloud, webhook: Webhook, messages: Messages) -> None:
        self._cloud, self._webhook = cloud, webhook
        self.commands: dict[str, list[Json]] = {}
        """What ``setMyCommands`` has set for everybody, by language code ("" for every other)."""
        self.chat_commands: dict[int | str | None, list[Json]] = {}
        """The same for single chats, by chat."""
        self.introduced: dict[str, dict[str, str]] = {}
        """What ``setMyDescription`` and its kin have set, by method and language code."""
        self.menu_button: Json = {}
        self._at_once: dict[str, Callable[[Call], Any]] = {
            "getMe": lambda _: cloud.bot | _ABILITIES,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": lambda _: webhook.info(),
            "sendMessage": messages.send_message,
            "sendDocument": messages.send_document,
            "sendPhoto": messages.send_photo,
            "editMessageText": messages.edit_text,
            "editMessageReplyMarkup": messages.edit_markup,
            "deleteMessage": messages.delete,
            "answerCallbackQuery": messages.answer_press,
            "getFile": self._get_file,
            "setMyCommands": self._set_commands,
            "deleteMyCommands": self._delete_commands,
            "setMyDescription": lambda call: self._introduce(call, "description", LONGEST_DESCRIPTION),
            "setMyShortDescription": lambda call: self._introduce(call, "short_description", LONGEST_ABOUT),
            "setChatMenuButton": self._set_menu_button,
            "sendChatAction": self._chat_action,
        }
        self._waiting: dict[str, Callable[[Call], Awaitable[Any]]] = {"getUpdates": self._get_updates}

    async def answer(self, call: Call) -> Any:
        """The result of a call; 404 for a method that Telegram does not have."""
        if method := self._at_once.get(call.method):
            return method(call)
        if waiting := self._waiting.get(call.method):
            return await waiting(call)
        raise ApiError(404, "Not Found")

    async def _get_updates(self, call: Call) -> list[Json]:
        if self._webhook.url:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._allow(call)
        limit = min(max(call.integer("limit", MOST_UPDATES), 1), MOST_UPDATES)
        seconds = min(max(call.integer("timeout"), 0), LONGEST_POLL)
        return await self._cloud.updates.poll(call.integer("offset"), limit, seconds)

    def _set_webhook(self, call: Call) -> bool:
        if not call.text("url"):
            return self._delete_webhook(call)
        self._webhook.set(call.text("url"), call.text("secret_token"), call.integer("max_connections", 40))
        self._cloud.updates.end_poll("terminated by setWebhook request")
        self._allow(call)
        self._drop_pending(call)
        return True

    def _delete_webhook(self, call: Call) -> bool:
        self._webhook.remove()
        self._drop_pending(call)
        return True

    def _allow(self, call: Call) -> None:
        """The wish is remembered until the next one, and holds for updates to come."""
        wanted = call.structure("allowed_updates")
        if wanted is not None:
            self._cloud.updates.allowed = tuple(wanted)

    def _drop_pending(self, call: Call) -> None:
        if call.flag("drop_pending_updates"):
            self._cloud.updates.waiting.clear()

    def _get_file(self, call: Call) -> Json:
        file = self._cloud.files.by_id(call.text("file_id"))
        if file is None:
            raise bad_request("invalid file_id")
        if len(file.content) > LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        return file.card() | {"file_path": file.path}

    def _set_commands(self, call: Call) -> bool:
        commands = call.structure("commands") or []
        for command in commands:
            if not _COMMAND.fullmatch(command["command"]):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        if len(commands) > MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        scope = call.structure("scope") or {"type": "default"}
        if scope["type"] == "chat":
            self._cloud.chats.reachable(scope["chat_id"])
            self.chat_commands[scope["chat_id"]] = commands
        else:
            self.commands[call.text("language_code")] = commands
        return True

    def _delete_commands(self, call: Call) -> bool:
        scope = call.structure("scope") or {"type": "default"}
        if scope["type"] == "chat":
            self._cloud.chats.reachable(scope["chat_id"])
            self.chat_commands.pop(scope["chat_id"], None)
        else:
            self.commands.pop(call.text("language_code"), None)
        return True

    def _introduce(self, call: Call, name: str, longest: int) -> bool:
        if len(call.text(name)) > longest:
            raise bad_request(f"{name} is too long")
        self.introduced.setdefault(call.method, {})[call.text("language_code")] = call.text(name)
        return True

    def _set_menu_button(self, call: Call) -> bool:
        self.menu_button = call.structure("menu_button") or {}
        return True

    def _chat_action(self, call: Call) -> bool:
        self._cloud.chats.reachable(call.chat_id)
        if call.text("action") not in _ACTIONS:
            raise bad_request("wrong parameter action in request")
        return True
