"""Invented identities in the look of Zoom's; the same every run, so that failures can be repeated."""

from base64 import b64encode, urlsafe_b64encode
from uuid import NAMESPACE_OID, UUID, uuid5


def _named(kind: str, name: str) -> UUID:
    return uuid5(NAMESPACE_OID, f"{kind}/{name}")


def session_uuid(kind: str, name: str) -> str:
    """A meeting's or breakout room's UUID: base64, perhaps with "/" and "+"."""
    return b64encode(_named(kind, name).bytes).decode()


def participant_uuid(name: str) -> str:
    """A participant's UUID: hexadecimal in capitals."""
    return str(_named("participant", name)).upper()


def short_id(kind: str, name: str) -> str:
    """An id of 22 characters, as hosts and registrants have."""
    return urlsafe_b64encode(_named(kind, name).bytes).decode().rstrip("=")
