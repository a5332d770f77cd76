"""Walks through the meeting, drawn at random: what a visitor's devices really do, and what Zoom tells of it."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hypothesis import strategies as st

from bot.flows.meeting.attendance import Attendance
from bot.flows.state.meeting import Sighted, Sighting
from tests.flows.drawn import START

WHO = "r:rina"
FAR_ON = timedelta(hours=2)
"""Past the end of any walk."""


@dataclass
class Device:
    """One device: its place, and how often it has joined (every joining bears another name)."""

    no: int
    joining: int = 0
    room: str = ""
    place: str = "outside"

    @property
    def name(self) -> str:
        return f"d{self.no}.{self.joining}"


@dataclass
class Walk:
    """What happened, in the order it happened, and what is true of it, kept by other means than the product's."""

    told: list[Sighting] = field(default_factory=list)
    truth: Attendance = field(default_factory=Attendance)
    devices: dict[str, Device] = field(default_factory=dict)
    """By the name they had at their latest joining; those that are in the meeting or its waiting room."""

    seed: int = 0
    _in_room: bool = False

    def tell(self, device: Device, at: datetime, *kinds: Sighted) -> None:
        for kind in kinds:
            room = device.room if kind in (Sighted.INTO_ROOM, Sighted.OUT_OF_ROOM) else ""
            self.told.append(Sighting(self._name(), WHO, kind, device.name, at, room))

    def _name(self) -> str:
        """Zoom gives events no names; the desk's own say nothing of their order."""
        return hashlib.sha256(f"{self.seed} {len(self.told)}".encode()).hexdigest()[:8]

    def mark(self, at: datetime, *, gone_from_room: bool) -> None:
        """Brings the truth up to date after an act. Who goes straight from a room may have lost the connection:
        that says nothing of the service."""
        places = [device.place for device in self.devices.values()]
        inside = {"main", "room"} & set(places)
        was = self.truth
        in_room, there = "room" in places, bool(set(places) - {"outside"})
        out_at = None if in_room or gone_from_room else was.out_of_room_at or (at if self._in_room else None)
        self._in_room = in_room
        self.truth = Attendance(
            came_at=was.came_at or (at if there else None),
            admitted_at=was.admitted_at or (at if inside else None),
            into_room_at=was.into_room_at or (at if in_room else None),
            out_of_room_at=out_at,
            left_at=None if there or was.came_at is None else was.left_at or at,
        )

    def known_there(self, told: list[Sighting]) -> bool:
        """Whether, of what was told, somebody can know that a device is in the meeting that really is. One that was
        only seen to wait may have been let in since under another name."""
        latest = {sighting.device: sighting.kind for sighting in self.told if sighting in told}
        present = {device.name for device in self.devices.values() if device.place != "outside"}
        inside = (Sighted.ADMITTED, Sighted.JOINED, Sighted.INTO_ROOM, Sighted.OUT_OF_ROOM)
        return any(latest.get(name) in inside for name in present)


ACTS = {
    "outside": ("wait", "wait", "join", "join"),
    "waiting": ("admit", "admit", "go"),
    "main": ("enter", "enter", "go", "wait"),
    "room": ("enter", "back", "back", "go"),
}


def act(walk: Walk, device: Device, what: str, at: datetime, *, hops_told: bool, room: str) -> None:
    """One act of one device; ``hops_told`` as recorded: moving comes with leaving and joining of that moment."""
    out = (Sighted.OUT_OF_ROOM,) if device.place == "room" else ()
    hop = (Sighted.LEFT, Sighted.JOINED) if hops_told else ()
    match what:
        case "wait":
            if device.place == "outside":
                device.joining += 1
            device.place = "waiting"
            walk.tell(device, at, Sighted.WAITING)
        case "admit":
            device.place = "main"
            walk.tell(device, at, Sighted.ADMITTED, Sighted.JOINED)
        case "join":
            device.joining, device.place = device.joining + 1, "main"
            walk.tell(device, at, Sighted.JOINED)
        case "enter":
            walk.tell(device, at, *out)
            device.place, device.room = "room", room
            walk.tell(device, at, *hop, Sighted.INTO_ROOM)
        case "back":
            device.place = "main"
            walk.tell(device, at, *out, *(hop or (Sighted.JOINED,)))
        case _:
            gone = Sighted.LEFT_WAITING if device.place == "waiting" else Sighted.LEFT
            device.place = "outside"
            walk.tell(device, at, *out, gone)
    walk.devices[str(device.no)] = device
    walk.mark(at, gone_from_room=bool(out) and what == "go")


def _ambiguous(what: str, device: Device, others: set[str], *, hops_told: bool) -> bool:
    """What nobody could tell apart from something else: a second device joining (or moving as if it joined) while one
    waits (or has that one been let in under another name?), and one going from a breakout room while another stays."""
    joins = what == "join" or (hops_told and what in ("enter", "back"))
    goes = what == "go" and device.place == "room"
    return (joins and "waiting" in others) or (goes and bool(others - {"outside"}))


@st.composite
def walks(draw: st.DrawFn, most_devices: int = 2) -> Walk:
    """Up to twelve acts of one or two devices, some seconds or minutes apart."""
    walk, at = Walk(seed=draw(st.integers(0, 99))), START
    devices = [Device(no) for no in range(draw(st.integers(1, most_devices)))]
    hops_told = draw(st.booleans())
    for _ in range(draw(st.integers(1, 12))):
        at += timedelta(seconds=draw(st.sampled_from((5, 20, 45, 90, 240))))
        device = draw(st.sampled_from(devices))
        others = {each.place for each in devices if each is not device}
        possible = [each for each in ACTS[device.place] if not _ambiguous(each, device, others, hops_told=hops_told)]
        if possible:
            what = draw(st.sampled_from(possible))
            act(walk, device, what, at, hops_told=hops_told, room=draw(st.sampled_from("12")))
    walk.devices = {key: replace(device) for key, device in walk.devices.items()}
    return walk


@st.composite
def jumbled(draw: st.DrawFn, walk: Walk) -> list[Sighting]:
    """All of a walk's sightings, in any order, some of them more than once."""
    again = draw(st.lists(st.sampled_from(walk.told), max_size=5))
    return draw(st.permutations([*walk.told, *again]))
