"""What is to be done: the rows a decision becomes. Imperative names; carrying them out is not decided here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.flows.events import FileCard
from bot.flows.messages import Message
from bot.flows.state import Attendee, Desk, Person, SurveyResponse, Visit


@dataclass(frozen=True, slots=True)
class Say:
    """Say this to that person; ``visit_id`` files the message under a visit."""

    person_id: str
    message: Message
    visit_id: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the journal: who did what. ``details`` holds references and words, no personal data."""

    who: str
    what: str
    visit_id: str | None = None
    details: Mapping[str, str | int] | None = None


@dataclass(frozen=True, slots=True)
class FetchFile:
    """Fetch this file from the visitor's platform and keep it with the visit, under ``id``."""

    id: str
    visit_id: str
    channel: str
    file: FileCard


@dataclass(frozen=True, slots=True)
class AskWayIn:
    """Ask the meeting for a link of this visitor's own; ``tag`` is the name they are to have in it."""

    visit_id: str
    tag: str


@dataclass(frozen=True, slots=True)
class Decision:
    """All that one event changes: new state (only what changed) and effects.

    ``deadlines`` maps each changed visit to the moment it wants to be looked at again, or None; ``resends`` each
    message of the outbox that is to be sent once more to the moment from which on; ``ways_over`` are the visits
    whose own link into the meeting has served its time.
    """

    desk: Desk
    people: Mapping[str, Person]
    visits: Mapping[str, Visit]
    says: tuple[Say, ...]
    notes: tuple[Note, ...]
    responses: tuple[SurveyResponse, ...]
    deadlines: Mapping[str, datetime | None]
    resends: Mapping[int, datetime]
    files: tuple[FetchFile, ...] = ()
    ways_in: tuple[AskWayIn, ...] = ()
    ways_over: tuple[str, ...] = ()
    attendees: Mapping[str, Attendee] = field(default_factory=dict)
    rooms: Mapping[str, int] = field(default_factory=dict)
