"""From a raw WhatsApp payload to events: every entry, every change, every message, status and error of it.

Each piece is read on its own; what cannot be read is parked and its neighbours go on. Names of events (for
dedupe): Meta's message id, and for reports message id and status. A person's key is the business-scoped user id
where there is one, else the phone number; people with a username may have no number at all.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.channels.whatsapp_trouble import RETRIED, Kind, trouble_of
from bot.flows.scene.events import (
    WHATSAPP,
    Body,
    ChatMoved,
    DeliveryReported,
    Event,
    FileSent,
    PlatformTroubled,
    TextSent,
)
from bot.flows.scene.reasons import reason
from bot.handlers.storable import storable
from bot.handlers.whatsapp_bodies import Unreadable, body_of, text_at
from bot.turn import Arrival, arrival, unreadable

_STATES = frozenset(("sent", "delivered", "read", "failed"))
_LONGEST_ADDRESS = 140
_LONGEST_WAMID = 512
_QUIET_FIELDS = frozenset(("message_template_quality_update", "messaging_handovers", "history", "smb_app_state_sync"))

_DEEPEST_FACT = 4
_GOOD_NEWS = ("VERIFIED_ACCOUNT", "REINSTATED", "UNFLAGGED", "UPGRADE", "ONBOARDING", "PARTNER_ADDED")
"""Events of account_update, phone_number_quality_update and message_template_status_update that ask nothing of anybody.
https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components"""

Json = Mapping[str, Any]


def read_payload(raw: Any, phone_number_id: str, now: datetime) -> list[Arrival]:
    """All that a payload tells, older first; what cannot be read is among it, to be parked.

    Messages for another number of the same account are none of this desk's business.
    """
    if not isinstance(raw, dict) or raw.get("object") != "whatsapp_business_account":
        return [_parked(raw, reason("fault-not-whatsapp"))]
    found: list[Arrival] = []
    for entry in _listed(raw.get("entry"), found):
        # rule: whole-payload-is-read
        for change in _listed(entry.get("changes"), found):
            found += _read_safely(change, phone_number_id, now)
    return sorted(found, key=lambda each: each.event.happened_at if each.event else now)


def wamids(arrivals: Iterable[Arrival]) -> list[str]:
    """Meta's names of the messages that people have sent, for marking them as read."""
    sent = [each.event for each in arrivals if each.event and each.event.external_id.startswith("m:")]
    return [event.external_id[2:] for event in sent if not isinstance(event.body, ChatMoved)]


def _listed(items: Any, parked: list[Arrival]) -> Iterator[dict[str, Any]]:
    """The objects of a list; whatever else stands there is parked."""
    if items is None:
        return
    for item in items if isinstance(items, list) else [items]:
        if isinstance(item, dict):
            yield item
        else:
            parked.append(_parked(item, reason("fault-part-unread")))


def _parked(raw: Any, fault: str) -> Arrival:
    text = json.dumps(raw, sort_keys=True, default=str)
    return unreadable(f"{WHATSAPP}:unread:{hashlib.sha256(text.encode(errors='replace')).hexdigest()[:32]}", raw, fault)


def _read_safely(change: dict[str, Any], phone_number_id: str, now: datetime) -> list[Arrival]:
    try:
        return _read_change(change, phone_number_id, now)
    except Exception as fault:  # noqa: BLE001 - one hostile change must not hold up the others
        return [_parked(change, reason("fault-unread", reason=type(fault).__name__))]


def _read_change(change: dict[str, Any], phone_number_id: str, now: datetime) -> list[Arrival]:
    value = change.get("value")
    if not isinstance(value, dict):
        return [_parked(change, reason("fault-change-empty"))]
    if change.get("field") != "messages":
        return _read_notice(change, value, now)
    metadata = value.get("metadata")
    if isinstance(metadata, dict) and str(metadata.get("phone_number_id", phone_number_id)) != phone_number_id:
        return []
    found: list[Arrival] = []
    given = value.get("contacts")
    contacts = [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []
    for message in _listed(value.get("messages"), found):
        found += _read_one(message, lambda raw: _message(raw, contacts, now))
    for status in _listed(value.get("statuses"), found):
        found += _read_one(status, lambda raw: _status(raw, now))
    for error in _listed(value.get("errors"), found):
        found += _read_one(error, lambda raw: _error(raw, now))
    return found


def _read_one(raw: dict[str, Any], read: Any) -> list[Arrival]:
    try:
        event = read(raw)
    except Exception as fault:  # noqa: BLE001 - whatever a hostile or new kind of message makes the parser raise
        why = str(fault) if isinstance(fault, Unreadable) else type(fault).__name__
        return [_parked(raw, reason("fault-unread", reason=why))]
    return [arrival(event, raw)] if event is not None else []


def _message(raw: Json, contacts: list[dict[str, Any]], now: datetime) -> Event | None:
    addresses = _sender(raw, contacts)
    moved = _moved(raw) if raw.get("type") == "system" else None
    old = _former(raw, addresses) if moved else addresses
    if not old:
        raise Unreadable(reason("fault-no-sender"))
    # rule: group-not-answered-apart
    if raw.get("group_id"):
        return None  # said to a group: an answer in private would be to somebody who did not write to the desk
    at, wamid = _moment(raw.get("timestamp"), now), _id(raw)
    body: Body | None = moved or body_of(raw)
    if body is None:
        return None
    # rule: wamid-names-a-message
    quotes = _quoted(raw) if isinstance(body, TextSent | FileSent) else ""
    return Event(WHATSAPP, f"m:{wamid}", at, body, old[0], old[0], aliases=old[1:], quotes=quotes)


def _quoted(raw: Json) -> str:
    """Meta's name of the message that this one replies to; nothing where it names none."""
    context = raw.get("context")
    named = context.get("id") if isinstance(context, dict) else None
    return storable(named) if isinstance(named, str) and len(named) <= _LONGEST_WAMID else ""


def _sender(raw: Json, contacts: list[dict[str, Any]]) -> tuple[str, ...]:
    """Everything the sender is known by, the business-scoped id first."""
    phone, scoped = _address(raw.get("from")), _address(raw.get("from_user_id"))
    own = [c for c in contacts if _is_of(c, phone, scoped)]
    contact = own[0] if own else (contacts[0] if len(contacts) == 1 and not (phone or scoped) else {})
    scoped = scoped or _address(contact.get("user_id"))
    phone = phone or _address(contact.get("wa_id"))
    # rule: nobody-needs-a-number
    return tuple(dict.fromkeys(each for each in (scoped, phone) if each))


def _is_of(contact: Json, phone: str, scoped: str) -> bool:
    """Whether a contact card is the sender's: by id where both have one, else by number."""
    card_scoped, card_phone = _address(contact.get("user_id")), _address(contact.get("wa_id"))
    if scoped and card_scoped:
        return scoped == card_scoped
    return bool(phone) and phone == card_phone


def _former(raw: Json, addresses: tuple[str, ...]) -> tuple[str, ...]:
    """Everything somebody was known by before an account change."""
    system = raw.get("system") or {}
    # rule: moved-without-from
    named = (_address(system.get("previous_user_id")), _address(system.get("customer")), *addresses)
    new = {_address(system.get("user_id")), _address(system.get("wa_id")), _address(system.get("new_wa_id"))}
    kept = tuple(dict.fromkeys(each for each in named if each and each not in new))
    return kept or addresses


def _moved(raw: Json) -> ChatMoved | None:
    """The new addresses in a system message; None for any other news of the system."""
    system = raw.get("system")
    if not isinstance(system, dict):
        return None
    scoped = _address(system.get("user_id"))
    phone = _address(system.get("wa_id")) or _address(system.get("new_wa_id"))
    new = [each for each in (scoped, phone) if each]
    return ChatMoved(new[0], tuple(new[1:])) if new else None


def _status(raw: Json, now: datetime) -> Event | None:
    state, wamid = raw.get("status"), _id(raw)
    if not isinstance(state, str):
        raise Unreadable(reason("fault-no-state"))
    if state not in _STATES:
        return None
    recipient = _address(raw.get("recipient_user_id")) or _address(raw.get("recipient_id"))
    body = DeliveryReported(wamid, state, recipient=recipient) if state != "failed" else _failure(wamid, recipient, raw)
    return Event(WHATSAPP, f"s:{wamid}:{state}", _moment(raw.get("timestamp"), now), body)


def _failure(wamid: str, recipient: str, raw: Json) -> DeliveryReported:
    errors = raw.get("errors")
    error = errors[0] if isinstance(errors, list) and errors and isinstance(errors[0], dict) else {}
    code = _code(error)
    trouble = trouble_of(code)
    again_after = 0.0 if trouble.kind is Kind.WINDOW else RETRIED.get(trouble.kind)
    return DeliveryReported(wamid, "failed", str(code), trouble.words, again_after, recipient)


def _code(error: Json) -> int:
    code = error.get("code")
    return code if isinstance(code, int) else -1


def _error(raw: Json, now: datetime) -> Event:
    """Trouble that Meta reports outside any message."""
    words = reason("fault-whatsapp-said", reason=trouble_of(_code(raw)).words, title=text_at(raw, "title"))
    digest = hashlib.sha256(json.dumps(raw, sort_keys=True, default=str).encode()).hexdigest()[:16]
    return Event(WHATSAPP, f"x:{digest}:{now:%Y%m%d%H}", now, PlatformTroubled(words[:300]))


def _read_notice(change: Json, value: dict[str, Any], now: datetime) -> list[Arrival]:
    """News of the account (templates, quality, restrictions): told once an hour at most, by what it says."""
    field = change.get("field")
    if field == "user_id_update":
        return _read_id_updates(value, now)
    if not isinstance(field, str):
        return [_parked(change, reason("fault-change-nameless"))]
    if field in _QUIET_FIELDS or value.get("event") == "APPROVED":
        return []
    said = ", ".join(_facts(value))
    words = storable(f"{field}: {said}")[:300]
    digest = hashlib.sha256(words.encode()).hexdigest()[:16]
    body = PlatformTroubled(words, good=_is_good(value))
    return [arrival(Event(WHATSAPP, f"n:{digest}:{now:%Y%m%d%H}", now, body), dict(change))]


def _is_good(value: Json) -> bool:
    """Whether a notice tells of trouble that is over, or of something gained."""
    ban = value.get("ban_info")
    state = ban.get("waba_ban_state") if isinstance(ban, dict) else None
    # rule: good-news-is-no-trouble
    return state == "REINSTATE" or value.get("event") in _GOOD_NEWS


def _facts(value: Any, name: str = "", depth: int = 0) -> Iterator[str]:
    """What a notice says, however deep it stands: with the state of a ban and its day in it, the second of two notices
    within an hour is not taken for the first."""
    if isinstance(value, dict) and depth < _DEEPEST_FACT:
        for key, item in sorted(value.items()):
            # rule: notice-keeps-its-facts
            yield from _facts(item, str(key), depth + 1)
    elif isinstance(value, list) and depth < _DEEPEST_FACT:
        for item in value[:5]:
            yield from _facts(item, name, depth + 1)
    elif isinstance(value, str | int):
        yield f"{name} {value}"


def _read_id_updates(value: dict[str, Any], now: datetime) -> list[Arrival]:
    """A person's business-scoped id changed: whoever was met there is met at the new one."""
    found: list[Arrival] = []
    for update in _listed(value.get("user_id_update"), found):
        found += _read_one(update, lambda raw: _id_update(raw, now))
    return found


def _id_update(raw: Json, now: datetime) -> Event:
    ids = raw.get("user_id")
    before = _address(ids.get("previous")) if isinstance(ids, dict) else ""
    after = _address(ids.get("current")) if isinstance(ids, dict) else ""
    if not before or not after:
        raise Unreadable(reason("fault-id-nameless"))
    at = _moment(raw.get("timestamp"), now)
    return Event(WHATSAPP, f"u:{before}:{after}", at, ChatMoved(after), before, before)


def _id(raw: Json) -> str:
    wamid = raw.get("id")
    if not isinstance(wamid, str) or not 0 < len(wamid) <= _LONGEST_WAMID:
        raise Unreadable(reason("fault-no-message-id"))
    return storable(wamid)


def _address(value: Any) -> str:
    """A phone number (without its plus sign) or a business-scoped id; empty for anything else."""
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_ADDRESS or not value.isprintable():
        return ""
    return value.lstrip("+").strip()


def _moment(value: Any, now: datetime) -> datetime:
    """Meta's time: seconds as text. What is no time counts as now; the future does not exist yet."""
    try:
        at = datetime.fromtimestamp(int(value), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return now
    return min(at, now)
