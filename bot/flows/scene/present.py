"""Topics of the desk as it is this moment, for whichever room asks: who is in the meeting, who is attended to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.flows.scene.effects import Decision, NumberRoom
from bot.flows.scene.topics import Topic
from bot.flows.state.meeting import Attendee

_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MeetingSeen:
    """What is known of the meeting: attendees by key, whose own link each registrant is (visit by registrant), and
    the numbers of breakout rooms by uuid."""

    attendees: Mapping[str, Attendee]
    registrants: Mapping[str, str]
    rooms: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InMeeting(Topic[MeetingSeen]):
    """The meeting, with the visits of whoever may be in it: attendees by the meeting's keys and by display name,
    registrants by own link; ``recognising``: also whom staff were asked about."""

    attendees: frozenset[str] = _NOBODY
    names: frozenset[str] = _NOBODY
    registrants: frozenset[str] = _NOBODY
    recognising: bool = False

    @staticmethod
    def after(known: MeetingSeen, decision: Decision) -> MeetingSeen:
        """With whoever was seen or recognised, and the rooms that got a number."""
        rooms = {learnt.uuid: learnt.no for learnt in decision.of(NumberRoom)}
        if not rooms and not decision.attendees:
            return known
        return replace(known, attendees={**known.attendees, **decision.attendees}, rooms={**known.rooms, **rooms})


@dataclass(frozen=True, slots=True)
class Attended(Topic[frozenset[str]]):
    """The visits that are attended to, all of them at hand; their ids."""
