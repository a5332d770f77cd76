"""Who somebody is to the desk: a phone number, a business-scoped user id (BSUID), or both.

Since usernames exist, a payload may carry no phone number at all. Source:
https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids.
"""

import re
from dataclasses import dataclass

from bot.rehearsal.fakes.whatsapp.errors import GraphError, Json

_PHONE = re.compile(r"\d{5,15}")
_BSUID = re.compile(r"[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}")
_IGNORED_IN_PHONES = str.maketrans("", "", "+ -()")


@dataclass(frozen=True, slots=True)
class Identity:
    """The keys by which a person is known, and what the profile shows."""

    phone: str | None
    bsuid: str | None
    username: str | None
    name: str

    def __post_init__(self) -> None:
        if self.phone is None and self.bsuid is None:
            raise ValueError("somebody without a phone number has a BSUID")

    @property
    def key(self) -> str:
        """Whatever there is of them, for identifiers."""
        return self.phone or self.bsuid or ""

    def card(self) -> Json:
        """An entry of ``contacts``."""
        profile = {"name": self.name} | ({"username": self.username} if self.username else {})
        return {"profile": profile} | _named(wa_id=self.phone, user_id=self.bsuid)

    def sender(self) -> Json:
        """The sender's fields of a message."""
        return _named(**{"from": self.phone, "from_user_id": self.bsuid})

    def recipient(self) -> Json:
        """The recipient's fields of a status."""
        return _named(recipient_id=self.phone, recipient_user_id=self.bsuid)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message is to go, as the caller gave it (``given``) and as WhatsApp reads it (``key``)."""

    given: str
    key: str
    by_phone: bool

    def answer(self) -> Json:
        """The entry of ``contacts`` in the API's answer."""
        return {"input": self.given, "wa_id" if self.by_phone else "user_id": self.key}

    def recipient(self) -> Json:
        """The recipient's fields of a status when nobody is there."""
        return {"recipient_id" if self.by_phone else "recipient_user_id": self.key}


def address_of(body: Json) -> Address:
    """Reads ``to`` (a phone number, wins) or ``recipient`` (a BSUID)."""
    phone, bsuid = body.get("to"), body.get("recipient")
    if phone:
        digits = str(phone).translate(_IGNORED_IN_PHONES)
        if not _PHONE.fullmatch(digits):
            raise GraphError(131009, "The phone number is malformed: Please use the format: +1234567890.")
        return Address(str(phone), digits, by_phone=True)
    if bsuid:
        if not isinstance(bsuid, str) or not _BSUID.fullmatch(bsuid):
            raise GraphError(131009, "Param recipient is not a valid business-scoped user ID")
        return Address(bsuid, bsuid, by_phone=False)
    raise GraphError(100, message="(#100) The parameter to is required.")


def _named(**fields: str | None) -> Json:
    return {name: value for name, value in fields.items() if value is not None}
