"""Raw WhatsApp payloads for tests, small and complete."""

import hashlib
import hmac
import json
from typing import Any

NUMBER = "10555001"
"""The desk's phone number id, as the fake's."""
SECRET = "rahasia-app"
AT = 1795399200
"""23 November 2026 pukul 02.00 UTC: the held clock's first moment."""
PHONE, SCOPED = "6281200000001", "ID.13490000000000001"
CARD = {"profile": {"name": "Rina Contoh"}, "wa_id": PHONE}

Json = dict[str, Any]


def message(wamid: str = "wamid.SATU", /, **content: Any) -> Json:
    """A message of Rina's, written ``at`` a moment; by default "halo"."""
    at = content.pop("at", AT)
    if "type" not in content:
        content = {"type": "text", "text": {"body": "halo"}} | content
    return {"from": PHONE, "id": wamid, "timestamp": str(at)} | content


def status(wamid: str = "wamid.KELUAR", state: str = "delivered", /, **content: Any) -> Json:
    """A report about a message of the desk's to Rina, made ``at`` a moment."""
    at = content.pop("at", AT)
    return {"id": wamid, "status": state, "timestamp": str(at), "recipient_id": PHONE} | content


def change(number: str = NUMBER, /, **lists: Any) -> Json:
    """One change of the field "messages"; ``lists`` are messages, statuses, errors, contacts."""
    metadata = {"display_phone_number": "6281100000001", "phone_number_id": number}
    return {"field": "messages", "value": {"messaging_product": "whatsapp", "metadata": metadata} | lists}


def notice(field: str, **value: Any) -> Json:
    """One change of another field."""
    return {"field": field, "value": value}


def payload(*changes: Any) -> Json:
    """One entry with these changes."""
    return {"object": "whatsapp_business_account", "entry": [{"id": "20777001", "changes": list(changes)}]}


def said(*messages: Any, contacts: Any = (CARD,)) -> Json:
    """A payload with these messages in one change."""
    return payload(change(messages=list(messages), contacts=list(contacts)))


def encoded(raw: Any) -> bytes:
    """A payload as bytes."""
    return json.dumps(raw).encode()


def signature(body: bytes, secret: str = SECRET, algorithm: str = "sha256") -> str:
    """Meta's proof of a body."""
    return f"{algorithm}={hmac.new(secret.encode(), body, getattr(hashlib, algorithm)).hexdigest()}"
