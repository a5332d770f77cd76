"""People on the other side of the camera: what they do, and which webhooks Zoom makes of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal, Protocol

from bot.rehearsal.fakes.zoom.delivery import Queued
from bot.rehearsal.fakes.zoom.identities import participant_uuid
from bot.rehearsal.fakes.zoom.meeting import Meeting

TO_BREAKOUT = "left the meeting to join breakout room"
TO_MAIN = "leave breakout room to join main meeting"
CONNECTION_LOST = "Client Close."


class Stage(Protocol):
    """Where people act: the meeting, Zoom's ways with breakout rooms, and the one who tells the desk."""

    now: Callable[[], datetime]
    meeting: Meeting
    rejoin_after_breakout: bool
    leave_on_hop: bool

    def announce(self, name: str, person: "Participant | None" = None, **overrides: str) -> list[Queued]:
        """Queues the webhook of what has just happened."""


class Participant:
    """One device of one person in the meeting. Every act answers what it queued (faults included).

    ``user_id`` is new with every connection, ``uuid`` with every joining; only ``registrant_id`` and ``id`` (a
    signed-in account's) say who it is. ``without`` names fields that Zoom leaves out of this person's events.
    """

    def __init__(
        self,
        stage: Stage,
        name: str,
        *,
        registrant_id: str | None,
        email: str,
        id: str,
        phone_number: str,
        without: tuple[str, ...],
    ) -> None:
        self._stage = stage
        self.name, self.registrant_id, self.email, self.id = name, registrant_id, email, id
        self.phone_number, self.without = phone_number, without
        self.place: Literal["outside", "before_host", "waiting", "inside"] = "outside"
        self.room_uuid: str | None = None
        self._room_since = stage.now()
        self._connect()

    @property
    def shown_name(self) -> str:
        """The name in the events; of a caller by phone Zoom shows a masked number."""
        return f"{self.phone_number[:4]}****{self.phone_number[-3:]}" if self.phone_number else self.name

    @property
    def user_id_in_room(self) -> str:
        """The ``user_id`` of breakout events: as recorded, the main session's with a time glued to it."""
        return f"{self.user_id}{self._room_since:%Y-%m-%d %H:%M:%S}:000"

    def wait_for_host(self) -> list[Queued]:
        """Opens the link before the host has come."""
        self.place = "before_host"
        return self._tell("jbh_waiting")

    def enter_waiting_room(self) -> list[Queued]:
        """Comes to the waiting room."""
        self.place = "waiting"
        return self._tell("joined_waiting_room")

    def put_in_waiting_room(self) -> list[Queued]:
        """Is sent back to the waiting room by the host."""
        self._outside()
        self.place = "waiting"
        return self._tell("put_in_waiting_room")

    def admit(self) -> list[Queued]:
        """Is let in from the waiting room: admitted, and with it joined."""
        return self._tell("admitted") + self.join()

    def join(self) -> list[Queued]:
        """Is in the main session at once."""
        self.place = "inside"
        if self not in self._stage.meeting.present:
            self._stage.meeting.present.append(self)
        return self._tell("joined")

    def enter_breakout(self, room: str) -> list[Queued]:
        """Goes to a breakout room, from the main session or straight from another room."""
        told = self._tell("left_breakout_room", leave_reason="Leave breakout room.") if self.room_uuid else []
        told += self._hop(TO_BREAKOUT)
        self.room_uuid, self._room_since = self._stage.meeting.room_uuid(room), self._stage.now()
        return told + self._tell("joined_breakout_room")

    def leave_breakout(self) -> list[Queued]:
        """Goes back to the main session."""
        told = self._tell("left_breakout_room", leave_reason="Leave breakout room.")
        self.room_uuid = None
        if self._stage.leave_on_hop:
            return told + self._hop(TO_MAIN)
        return told + (self._tell("joined") if self._stage.rejoin_after_breakout else [])

    def leave(self, reason: str = "left the meeting") -> list[Queued]:
        """Goes for good, from wherever this is."""
        return self._go(f"{self.shown_name} left the meeting. Reason : {reason}")

    def drop(self) -> list[Queued]:
        """Loses the connection; Zoom tells it as leaving."""
        return self._go(f"{self.shown_name} got disconnected from the meeting. Reason : {CONNECTION_LOST}")

    def rejoin(self, *, waiting_room: bool = False) -> list[Queued]:
        """Comes again with the same link: another ``user_id`` and ``uuid``, the same ``registrant_id``."""
        self._outside()
        self._connect()
        return self.enter_waiting_room() if waiting_room else self.join()

    def _go(self, reason: str) -> list[Queued]:
        if self.place == "outside":
            return []
        told: list[Queued] = []
        if self.place == "before_host":
            told = self._tell("jbh_waiting_left")
        elif self.place == "waiting":
            told = self._tell("left_waiting_room")
        else:
            if self.room_uuid:
                told = self._tell("left_breakout_room", leave_reason="Leave breakout room.")
            told += self._tell("left", leave_reason=reason)
        self._outside()
        return told

    def _hop(self, reason: str) -> list[Queued]:
        if not self._stage.leave_on_hop:
            return []
        reason = f"{self.shown_name} left the meeting. Reason : {reason}"
        told = self._tell("left", leave_reason=reason)
        self.user_id = str(self._stage.meeting.next_connection())
        return told + self._tell("joined")

    def _outside(self) -> None:
        self.place, self.room_uuid = "outside", None
        if self in self._stage.meeting.present:
            self._stage.meeting.present.remove(self)

    def _connect(self) -> None:
        self.user_id = str(self._stage.meeting.next_connection())
        self.uuid = participant_uuid(self.user_id)

    def _tell(self, what: str, **fields: str) -> list[Queued]:
        return self._stage.announce(f"meeting.participant_{what}", self, **fields)
