"""From a Zoom webhook to an event: which meeting, who, what, where, and when it happened by Zoom's own time.

Every field but the event's name may be missing. A person's name in the meeting is the registrant where there is
one, else their Zoom account, else this joining, else what they call themselves.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.flows.given.identity_number import masked
from bot.flows.scene.events import ZOOM, AttendeeSeen, Body, Event, MeetingNoticed, MeetingOver
from bot.flows.scene.reasons import reason
from bot.flows.state.meeting import Sighted
from bot.handlers.storable import storable
from bot.turn import Arrival, arrival, unreadable

Json = Mapping[str, Any]

_PARTICIPANT = "meeting.participant_"
_KINDS = {
    "jbh_waiting": Sighted.WAITING,
    # rule: host-wait-left-is-leaving
    "jbh_waiting_left": Sighted.LEFT_WAITING,
    "joined_waiting_room": Sighted.WAITING,
    "put_in_waiting_room": Sighted.WAITING,
    "left_waiting_room": Sighted.LEFT_WAITING,
    "admitted": Sighted.ADMITTED,
    "joined": Sighted.JOINED,
    "joined_breakout_room": Sighted.INTO_ROOM,
    "left_breakout_room": Sighted.OUT_OF_ROOM,
    "left": Sighted.LEFT,
}
_BEFORE_HOST = f"{_PARTICIPANT}jbh_"
"""Waiting for the host to open the meeting: nobody is on a device in it yet."""
_TIMES = ("date_time", "join_time", "leave_time")
_LONGEST = 200


def read_event(raw: Any, meeting_id: str, now: datetime) -> Arrival:
    """The event in a webhook's body; parked if it cannot be read."""
    key = f"{ZOOM}:{_digest(raw)}"
    try:
        name = raw["event"] if isinstance(raw, dict) else None
        if not isinstance(name, str):
            return unreadable(key, raw, reason("fault-zoom-nameless"))
        payload = raw.get("payload")
        about = payload.get("object") if isinstance(payload, dict) else None
        about = about if isinstance(about, dict) else {}
        body = _body(name, about, meeting_id)
        at = _moment(about, raw.get("event_ts"), now) if isinstance(body, AttendeeSeen | MeetingOver) else now
    except Exception as fault:  # noqa: BLE001 - whatever a hostile or new kind of event makes the parser raise
        return unreadable(key, raw, reason("fault-unread", reason=type(fault).__name__))
    return arrival(Event(ZOOM, key.partition(":")[2], at, body), raw)


def _digest(raw: Any) -> str:
    """Zoom gives events no name: what is the same to the last letter is the same event come again."""
    text = json.dumps(raw, sort_keys=True, default=str)
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:40]


def _body(name: str, about: Json, meeting_id: str) -> Body:
    if _text(about, "id") != meeting_id:
        return MeetingNoticed(f"{storable(name)[:80]} (another meeting)")
    if name == "meeting.ended":
        return MeetingOver()
    kind = _KINDS.get(name.removeprefix(_PARTICIPANT)) if name.startswith(_PARTICIPANT) else None
    person = about.get("participant")
    if kind is None or not isinstance(person, dict):
        return MeetingNoticed(storable(name)[:80])
    # rule: room-change-is-no-leaving
    if kind is Sighted.LEFT and "breakout room" in _text(person, "leave_reason").lower():
        return MeetingNoticed(f"{storable(name)[:80]} (between rooms)")
    return _seen(kind, name, about, person)


def _seen(kind: Sighted, name: str, about: Json, person: Json) -> Body:
    keys = _keys(person)
    if not keys:
        return MeetingNoticed(f"{storable(name)[:80]} (nobody named)")
    device = "" if name.startswith(_BEFORE_HOST) else (_device(person) or keys[0])
    account, host = _text(person, "id"), _text(about, "host_id")
    room = _text(about, "breakout_room_uuid") or _text(person, "breakout_room_uuid")
    return AttendeeSeen(
        kind=kind,
        attendee=keys[0],
        device=device,
        name=_text(person, "user_name"),
        registrant=_text(person, "registrant_id"),
        also=keys[1:],
        host=bool(account) and account == host,
        room=room,
    )


def _keys(person: Json) -> tuple[str, ...]:
    """Every name the meeting has for somebody, the surest first."""
    fields = (("r", "registrant_id"), ("i", "id"), ("p", "participant_uuid"), ("u", "user_id"), ("n", "user_name"))
    found = [f"{letter}:{value}" for letter, field in fields if (value := _text(person, field))]
    return tuple(found[:-1] if len(found) > 1 and found[-1].startswith("n:") else found)


def _device(person: Json) -> str:
    """One joining of somebody; within it, room changes bring new user ids under the old one as parent."""
    return _text(person, "participant_uuid") or _text(person, "parent_user_id") or _text(person, "user_id")


def _moment(about: Json, stamp: Any, now: datetime) -> datetime:
    """When it happened: the participant's own time, the meeting's end, or when Zoom says it; never later than now."""
    person = about.get("participant")
    written = [person.get(name) for name in _TIMES] if isinstance(person, dict) else [about.get("end_time")]
    for text in written:
        if isinstance(text, str) and (at := _parsed(text)) is not None:
            # rule: zoom-own-time
            return min(at, now)
    if isinstance(stamp, int) and not isinstance(stamp, bool) and 0 < stamp < 4_000_000_000_000:
        return min(datetime.fromtimestamp(stamp / 1000, UTC), now)
    return now


def _parsed(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else None


def _text(raw: Json, name: str) -> str:
    value = raw.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return ""
    text = storable(value).strip()
    # rule: display-name-masked
    return (masked(text) if name == "user_name" else text)[:_LONGEST]
