"""The bodies and signatures of webhooks, in the shapes of https://developers.zoom.us/docs/api/meetings/events/."""

import hmac
import json
from datetime import datetime
from typing import TYPE_CHECKING

from bot.rehearsal.fakes.zoom.errors import Json

if TYPE_CHECKING:
    from bot.rehearsal.fakes.zoom.meeting import Meeting
    from bot.rehearsal.fakes.zoom.people import Participant

VALIDATION = "endpoint.url_validation"
TIME_FIELD = {
    "meeting.participant_joined_waiting_room": "date_time",
    "meeting.participant_left_waiting_room": "date_time",
    "meeting.participant_put_in_waiting_room": "date_time",
    "meeting.participant_admitted": "date_time",
    "meeting.participant_joined": "join_time",
    "meeting.participant_joined_breakout_room": "join_time",
    "meeting.participant_left_breakout_room": "leave_time",
    "meeting.participant_left": "leave_time",
}
"""Where each event of a participant keeps its time; ``jbh_waiting`` and ``jbh_waiting_left`` have only ``event_ts``."""
OF_THE_OBJECT = ("uuid", "topic", "host_id", "breakout_room_uuid", "start_time", "end_time")
"""Fields that belong to the meeting when they are overridden; all others belong to the participant."""


def full_name(event: str) -> str:
    """``participant_joined`` and ``meeting.participant_joined`` mean the same."""
    return event if "." in event else f"meeting.{event}"


def moment(at: datetime) -> str:
    """A time as Zoom writes it: UTC, whole seconds."""
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def milliseconds(at: datetime) -> int:
    """A time as ``event_ts`` has it."""
    return round(at.timestamp() * 1000)


def meeting_object(name: str, meeting: "Meeting", at: datetime) -> Json:
    """What an event says of the meeting."""
    known: Json = {
        "id": meeting.id,
        "uuid": meeting.uuid,
        "topic": meeting.topic,
        "host_id": meeting.host_id,
        "type": 8,
        "duration": 60,
        "timezone": "Asia/Jakarta",
        "start_time": moment(meeting.started_at),
    }
    return known | ({"end_time": moment(at)} if name == "meeting.ended" else {})


def participant_object(name: str, person: "Participant", at: datetime) -> Json:
    """What an event says of a participant."""
    if name == "meeting.participant_jbh_waiting":
        return {"user_name": person.shown_name, "id": person.id}
    if name == "meeting.participant_jbh_waiting_left":
        link = {"registrant_id": person.registrant_id} if person.registrant_id else {}
        return {"user_name": person.shown_name, "id": person.id} | link
    card: Json = {
        "user_id": person.user_id,
        "user_name": person.shown_name,
        "id": person.id,
        "participant_uuid": person.uuid,
        "email": person.email,
        TIME_FIELD[name]: moment(at),
    }
    if name.endswith("_breakout_room"):
        card |= {"user_id": person.user_id_in_room, "parent_user_id": person.user_id}
    if person.registrant_id:
        card["registrant_id"] = person.registrant_id
    return card | ({"phone_number": person.phone_number} if person.phone_number else {})


def compose(
    name: str,
    meeting: "Meeting",
    person: "Participant | None",
    at: datetime,
    without: tuple[str, ...],
    overrides: Json,
) -> Json:
    """An event's ``object``, with fields of the participant left out and fields of either overridden."""
    content = meeting_object(name, meeting, at)
    if person:
        if person.room_uuid and name.endswith("_breakout_room"):
            content["breakout_room_uuid"] = person.room_uuid
        card = participant_object(name, person, at)
        card |= {key: value for key, value in overrides.items() if key not in OF_THE_OBJECT}
        left_out = person.without + without
        content["participant"] = {key: value for key, value in card.items() if key not in left_out}
    return content | {key: value for key, value in overrides.items() if key in OF_THE_OBJECT}


def encode(body: Json) -> bytes:
    """The raw bytes that are signed and sent."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def signature(secret: str, text: bytes) -> str:
    """HMAC-SHA256 in hexadecimal."""
    return hmac.new(secret.encode(), text, "sha256").hexdigest()


def sign(secret: str, body: bytes, timestamp: int) -> dict[str, str]:
    """The headers of a webhook; ``timestamp`` in seconds."""
    signed = signature(secret, f"v0:{timestamp}:".encode() + body)
    return {
        "x-zm-request-timestamp": str(timestamp),
        "x-zm-signature": f"v0={signed}",
        "Content-Type": "application/json; charset=utf-8",
    }
