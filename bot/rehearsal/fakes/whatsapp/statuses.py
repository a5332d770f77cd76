"""What becomes of an accepted message, as the ``statuses`` of a webhook tell it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import md5

from bot.rehearsal.fakes.whatsapp.errors import Json, webhook_error


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An accepted message on its way."""

    id: str
    recipient: Json
    """``recipient_id``, ``recipient_user_id`` or both."""
    category: str
    """``service`` for free-form messages, else the template's: ``utility``, ``marketing``..."""
    opaque: str | None
    """``biz_opaque_callback_data``, if it is to be echoed."""


def told(message: Outgoing, status: str, at: datetime) -> Json:
    """A status of a message that goes its way: ``sent``, ``delivered`` or ``read``."""
    body = _body(message, status, at)
    if status == "read":
        return body
    conversation: Json = {
        "id": md5(message.id.encode(), usedforsecurity=False).hexdigest(),
        "origin": {"type": message.category},
    }
    if status == "sent":
        conversation["expiration_timestamp"] = _seconds(at + timedelta(hours=24))
    free = message.category == "service"
    pricing: Json = {"billable": not free, "pricing_model": "PMP", "category": message.category}
    pricing["type"] = "free_customer_service" if free else "regular"
    return body | {"conversation": conversation, "pricing": pricing}


def failed(message: Outgoing, code: int, at: datetime) -> Json:
    """The status of a message that will never arrive."""
    return _body(message, "failed", at) | {"errors": [webhook_error(code)]}


def _body(message: Outgoing, status: str, at: datetime) -> Json:
    body: Json = {"id": message.id, "status": status, "timestamp": _seconds(at)} | message.recipient
    return body | ({"biz_opaque_callback_data": message.opaque} if message.opaque is not None else {})


def _seconds(at: datetime) -> str:
    return str(int(at.timestamp()))
