"""Raw Zoom webhooks for tests, in the shape of recorded ones: https://developers.zoom.us/docs/api/meetings/events/."""

import hashlib
import hmac
import json
from typing import Any

MEETING = "83151711241"
SECRET = "rahasia-zoom"
AT = 1795399200
"""23 November 2026 pukul 02.00 UTC: the held clock's first moment."""
HOST = "hJ0a_AbcTe6Xy1nKq9ZzQw"
REGISTRANT = "cXK5CfLvWkiYWAUIDf0AJw"
JOINING = "55555AAA-aABB-11ee-bbbb-0123456789AB"
ROOM = "dVjO2LrFQ/qqzd7VW0aIgA=="

Json = dict[str, Any]
NOTHING: Any = object()
"""Leaves a field out."""

TIMES = {
    "joined_waiting_room": "date_time",
    "left_waiting_room": "date_time",
    "put_in_waiting_room": "date_time",
    "admitted": "date_time",
    "joined": "join_time",
    "joined_breakout_room": "join_time",
    "left_breakout_room": "leave_time",
    "left": "leave_time",
}


def event(name: str, about: Any = None, /, *, stamp: Any = AT * 1000, **more: Any) -> Json:
    """An event about the standing meeting; ``more`` are fields of its object, NOTHING leaves one out."""
    content = {
        "id": MEETING,
        "uuid": "4444AAAiAAAAAiAiAiiAii==",
        "topic": "Layanan Konsultasi Daring",
        "host_id": HOST,
        "type": 8,
        "duration": 60,
        "timezone": "Asia/Jakarta",
        "start_time": "2026-11-23T01:30:00Z",
    } | more
    if about is not None:
        content["participant"] = about
    content = {key: value for key, value in content.items() if value is not NOTHING}
    return {"event": name, "event_ts": stamp, "payload": {"account_id": "ACC1", "object": content}}


def seen(
    what: str, /, *, room: str = "", stamp: Any = AT * 1000, at: Any = "2026-11-23T01:59:30Z", **more: Any
) -> Json:
    """Rina doing something; ``more`` are fields of the participant, NOTHING leaves one out."""
    person = {
        "user_id": "16778240",
        "user_name": "A-001 Rina Simbolon",
        "id": "",
        "participant_uuid": JOINING,
        "email": "kunjungan-1@loket.invalid",
        "registrant_id": REGISTRANT,
    }
    if what == "jbh_waiting":
        person = {"user_name": person["user_name"], "id": ""}
    elif what == "jbh_waiting_left":
        person = {"user_name": person["user_name"], "id": "", "registrant_id": REGISTRANT}
    else:
        person[TIMES[what]] = at
    if what.startswith("left"):
        person["leave_reason"] = "left the meeting"
    if what.endswith("breakout_room"):
        person |= {"user_id": "167782402026-11-23 01:58:00:000", "parent_user_id": "16778240"}
    person = {key: value for key, value in (person | more).items() if value is not NOTHING}
    rooms = {"breakout_room_uuid": room or ROOM} if what.endswith("breakout_room") else {}
    return event(f"meeting.participant_{what}", person, stamp=stamp, **rooms)


def encoded(raw: Any) -> bytes:
    """A body as it is sent; a lone surrogate, which JSON may carry, is written as such."""
    return json.dumps(raw).encode()


def proof(body: bytes, stamp: int | str = AT, secret: str = SECRET) -> dict[str, str]:
    """Zoom's proof of a body."""
    sealed = hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"x-zm-request-timestamp": str(stamp), "x-zm-signature": f"v0={sealed}"}
