"""The standing meeting: its settings, and the session that runs in it."""

from collections.abc import Callable
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING

from bot.rehearsal.fakes.zoom.errors import Json
from bot.rehearsal.fakes.zoom.identities import session_uuid, short_id

if TYPE_CHECKING:
    from bot.rehearsal.fakes.zoom.delivery import Queued
    from bot.rehearsal.fakes.zoom.people import Participant

AUTOMATIC, MANUAL, NO_REGISTRATION = 0, 1, 2
"""Values of ``approval_type``."""
RECURRING_AT_FIXED_TIMES = 8
"""The standing kind of meeting that takes registrants; type 3 (no fixed time) is recorded to refuse them."""
HOST_ENDED = "Host ended the meeting."


class Meeting:
    """One meeting id for ever; every session has another ``uuid``, and its breakout rooms with it.

    ``approval_type`` and ``waiting_room`` are what the API says of the meeting; ``present`` are those inside,
    breakout rooms included.
    """

    topic = "Layanan Konsultasi Daring"
    registration_off_status = 400
    """The status of "Registration has not been enabled"; Zoom's pages list it as 404, with the same body."""

    def __init__(
        self, id: str, passcode: str, now: Callable[[], datetime], announce: "Callable[[str], list[Queued]]"
    ) -> None:
        self.id, self.passcode = id, passcode
        self._now, self._announce = now, announce
        self.host_id = short_id("host", id)
        self.approval_type = AUTOMATIC
        self.waiting_room = True
        self.running = False
        self.started_at = now()
        self.present: list[Participant] = []
        self._sessions = count(1)
        self._connections = count(1)
        self._used = False
        self._renew()

    def start(self) -> "list[Queued]":
        """A session begins: under the uuid known before the first one, then under a new one each time."""
        if self._used:
            self._renew()
        self._used = self.running = True
        self.started_at = self._now()
        return self._announce("meeting.started")

    def end(self) -> "list[Queued]":
        """The host ends the session for all: whoever is inside leaves, then it has ended."""
        told = [queued for person in tuple(self.present) for queued in person.leave(HOST_ENDED)]
        self.running = False
        return told + self._announce("meeting.ended")

    def restart(self) -> "list[Queued]":
        """The session ends, if one runs, and another begins at once: the same meeting id, a new uuid."""
        return (self.end() if self.running else []) + self.start()

    def room_uuid(self, room: str) -> str:
        """The UUID of a breakout room in this session; Zoom never tells the room's name."""
        return session_uuid("room", f"{self.uuid}/{room}")

    def next_connection(self) -> int:
        """The number of the next connection: a ``user_id`` means one connection, never a person."""
        return 16_778_240 + 1024 * next(self._connections)

    def description(self) -> Json:
        """The meeting as the API shows it."""
        return {
            "id": int(self.id),
            "uuid": self.uuid,
            "host_id": self.host_id,
            "topic": self.topic,
            "type": RECURRING_AT_FIXED_TIMES,
            "status": "started" if self.running else "waiting",
            "timezone": "Asia/Jakarta",
            "password": self.passcode,
            "join_url": f"https://zoom.us/j/{self.id}?pwd={self.passcode}",
            "settings": self._settings(),
        }

    def _settings(self) -> Json:
        return {
            "approval_type": self.approval_type,
            "registration_type": 2,
            "registrants_confirmation_email": False,
            "registrants_email_notification": False,
            "waiting_room": self.waiting_room,
            "join_before_host": False,
            "breakout_room": {"enable": True, "rooms": []},
            "auto_recording": "none",
        }

    def _renew(self) -> None:
        self.uuid = session_uuid("session", f"{self.id}/{next(self._sessions)}")
