"""What a visitor's sightings in the meeting amount to: one pure function, whatever order they came in.

A visitor may have two devices, drop out and come back, and hop between breakout rooms; a room change may look like
leaving and joining at one instant. What counts is whether *any* device is there, and where.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from bot.flows.state.meeting import Sighted, Sighting

HOP_GRACE = timedelta(seconds=30)
"""Somebody who leaves a breakout room and is not seen elsewhere may be on the way to another one for so long."""

_MOVING = timedelta(seconds=3)

_BEFORE_HOST = ""
"""The place of who waits for the host to open the meeting: no device has been let in yet."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """When a visitor came how far; None for what has not happened. ``unsettled_until``: look again then."""

    came_at: datetime | None = None
    """First seen, in the waiting room or inside."""
    admitted_at: datetime | None = None
    into_room_at: datetime | None = None
    out_of_room_at: datetime | None = None
    """When they were last seen to leave a breakout room, if they are in none now."""
    left_at: datetime | None = None
    """When the last of their devices left, if none is there now."""
    unsettled_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one device is: outside, waiting, in the main room, or in a breakout room."""

    attendee: str
    since: datetime
    room: str = ""
    waiting: bool = False


def attend(sightings: Iterable[Sighting], now: datetime) -> Attendance:
    """Derives how far a visitor came. Depends on the set of sightings only, not on their order."""
    seen = sorted(sightings, key=_order)
    if not seen:
        return Attendance()
    course = _Course()
    for at, together in groupby(seen, key=lambda each: each.happened_at):
        course.go_on(at, list(together))
    return course.result(now, seen)


_AT_ONE_INSTANT = (
    Sighted.OUT_OF_ROOM,
    Sighted.LEFT_WAITING,
    Sighted.LEFT,
    Sighted.WAITING,
    Sighted.ADMITTED,
    Sighted.JOINED,
    Sighted.INTO_ROOM,
)
"""Whoever goes and comes at one instant has moved, not left: first out, then in, step by step."""


def _order(sighting: Sighting) -> tuple[datetime, int, bool, str, str, str]:
    """At one instant whoever is seen on a known device comes before whoever could be on any of theirs. What is left
    makes the order certain and decides nothing (names are digests)."""
    # rule: names-decide-nothing
    nameless = sighting.device == sighting.attendee
    rest = (sighting.attendee, sighting.device, sighting.room)
    return sighting.happened_at, _AT_ONE_INSTANT.index(sighting.kind), nameless, *rest


class _Course:
    """One pass over the sightings, oldest first."""

    def __init__(self) -> None:
        self._places: dict[str, _Place] = {}
        self._been_inside: set[str] = set()
        self._out_at: datetime | None = None
        self._left_at: datetime | None = None
        self._seen_main_at: datetime | None = None

    def go_on(self, at: datetime, together: list[Sighting]) -> None:
        """Goes on by all that happened at one instant."""
        was_in_room, was_there = self._in_room, self._there
        for sighting in together:
            self._move(sighting)
            if sighting.kind is Sighted.JOINED:
                self._seen_main_at = at
        told = any(sighting.kind is Sighted.OUT_OF_ROOM for sighting in together)
        if (was_in_room or told) and not self._in_room:
            self._out_at = at
        if self._in_room:
            self._out_at = None
        if was_there and not self._there:
            self._left_at = at
            self._void_if_gone_from_room()
        elif not self._there and any(map(_leaves, together)):
            self._left_at = at  # who leaves has been there, although nobody told of their coming back
        if self._there:
            self._left_at = None

    def _void_if_gone_from_room(self) -> None:
        """Who leaves the meeting straight from a breakout room may as well have lost the connection: that says
        nothing about the service, not even when they come back."""
        if self._out_at and self._left_at and not self._returned and self._left_at - self._out_at <= HOP_GRACE:
            self._out_at = None

    def _move(self, sighting: Sighting) -> None:
        device, who, at = sighting.device, sighting.attendee, sighting.happened_at
        if device:
            self._leave(_BEFORE_HOST)  # whatever a device does, the host has opened the meeting
        match sighting.kind:
            case Sighted.WAITING:
                self._places[device] = _Place(who, at, waiting=True)
            case Sighted.INTO_ROOM:
                self._places[device] = _Place(who, at, room=sighting.room or "-")
            case Sighted.LEFT if self._only_changed_rooms(device, at):
                return
            case Sighted.LEFT:
                self._leave(self._device_of(sighting))
            case Sighted.LEFT_WAITING:
                if (place := self._places.get(device)) and place.waiting:
                    self._leave(device)
            case _:
                if device not in self._places and device not in self._been_inside:
                    self._places = {key: p for key, p in self._places.items() if not _same_waiting(p, who)}
                self._places[device] = _Place(who, at)
                self._been_inside.add(device)

    def _only_changed_rooms(self, device: str, at: datetime) -> bool:
        """Whether this is the main room's side of going into a breakout room: Zoom may say both, a moment apart."""
        place = self._places.get(device)
        return place is not None and bool(place.room) and at - place.since <= _MOVING

    def _leave(self, device: str) -> None:
        self._places.pop(device, None)

    def _device_of(self, sighting: Sighting) -> str:
        """The device that has left; where an event does not say which, it is the only one its attendee has."""
        own = [key for key, place in self._places.items() if place.attendee == sighting.attendee]
        return own[0] if sighting.device == sighting.attendee and len(own) == 1 else sighting.device

    @property
    def _in_room(self) -> bool:
        return any(place.room for place in self._places.values())

    @property
    def _there(self) -> bool:
        return bool(self._places)

    def result(self, now: datetime, seen: list[Sighting]) -> Attendance:
        """What the whole of it amounts to."""
        # rule: meeting-hop-is-no-leaving
        settled = self._out_at is None or self._returned or now >= self._out_at + HOP_GRACE
        return Attendance(
            came_at=_came_at(seen),
            admitted_at=_admitted_at(seen),
            into_room_at=_into_room_at(seen),
            out_of_room_at=self._out_at if settled else None,
            left_at=self._left_at,
            unsettled_until=None if settled or self._out_at is None else self._out_at + HOP_GRACE,
        )

    @property
    def _returned(self) -> bool:
        """Whether they have been seen in the main room since they left the breakout room."""
        return self._out_at is not None and self._seen_main_at is not None and self._seen_main_at >= self._out_at


def _leaves(sighting: Sighting) -> bool:
    """Whether this is leaving, whatever was seen before it; out of the waiting room one may also go in."""
    return sighting.kind is Sighted.LEFT or (sighting.kind is Sighted.LEFT_WAITING and not sighting.device)


def _same_waiting(place: _Place, who: str) -> bool:
    """Whether somebody only waited here who has now been seen inside: waiting and joining may bear other names."""
    return place.waiting and place.attendee == who


def _first(seen: list[Sighting], *kinds: Sighted) -> datetime | None:
    return min((sighting.happened_at for sighting in seen if sighting.kind in kinds), default=None)


def _into_room_at(seen: list[Sighting]) -> datetime | None:
    """When they first went into a breakout room; unknown if they are first heard of as coming out of one."""
    first, out_at = _first(seen, Sighted.INTO_ROOM), _first(seen, Sighted.OUT_OF_ROOM)
    return first if first is not None and (out_at is None or first < out_at) else None


def _admitted_at(seen: list[Sighting]) -> datetime | None:
    """When they were let in; coming in after a breakout room or after leaving is no letting in, and a room alone tells
    no moment."""
    first = _first(seen, Sighted.ADMITTED, Sighted.JOINED)
    inside_at = _first(seen, Sighted.INTO_ROOM, Sighted.OUT_OF_ROOM)
    left_at = _first(seen, Sighted.LEFT)
    late = first is None or (inside_at is not None and inside_at < first) or (left_at is not None and left_at < first)
    return None if late else first


def _came_at(seen: list[Sighting]) -> datetime | None:
    """When they came: to the waiting room, or straight in where there is none. Who was admitted has waited; when they
    began to is not known if nobody said so."""
    waiting_at, admitted_at = _first(seen, Sighted.WAITING), _admitted_at(seen)
    told_at = _first(seen, Sighted.ADMITTED)
    if waiting_at is not None and (admitted_at is None or waiting_at <= admitted_at):
        return waiting_at
    return admitted_at if told_at is None or (admitted_at is not None and admitted_at < told_at) else None
