"""Raw Telegram updates for tests, small and complete."""

from typing import Any

RINA = {"id": 42, "is_bot": False, "first_name": "Rina", "language_code": "id"}
CHAT = {"id": 42, "type": "private", "first_name": "Rina"}
GROUP: dict[str, Any] = {"id": -100, "type": "supergroup", "title": "Petugas"}
BOT: dict[str, Any] = {"id": 99, "is_bot": True, "first_name": "Robot"}
AT = 1795399200
"""23 November 2026 pukul 02.00 UTC."""


def message(**content: Any) -> dict[str, Any]:
    """An update with a message of Rina's."""
    base = {"message_id": 7, "date": AT, "chat": CHAT, "from": RINA}
    return {"update_id": 1, "message": {**base, **content}}


def press(data: str | None = "m", **changes: Any) -> dict[str, Any]:
    """An update with a button press of Rina's."""
    under = {"message_id": 5, "date": AT, "chat": CHAT, "text": "pilih"}
    query: dict[str, Any] = {"id": "900", "from": RINA, "chat_instance": "1", "message": under, "data": data}
    if data is None:
        del query["data"]
    return {"update_id": 2, "callback_query": {**query, **changes}}


def membership(status: str) -> dict[str, Any]:
    """An update saying that Rina blocked the bot, or let it in again."""
    bot = {"id": 1, "is_bot": True, "first_name": "Loket"}
    old = {"user": bot, "status": "member"}
    new: dict[str, Any] = {"user": bot, "status": status}
    if status == "kicked":
        new["until_date"] = 0
    change = {"chat": CHAT, "from": RINA, "date": AT, "old_chat_member": old, "new_chat_member": new}
    return {"update_id": 3, "my_chat_member": change}
