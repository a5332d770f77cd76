"""Loading what is known of the people in the meeting, when a batch tells of them or asks who they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.flows.events import AttendeeSeen, ChoicePressed, Event, MeetingOver
from bot.flows.state import Attendee, Desk
from bot.flows.tokens import Verb, read
from storage import meeting

_REMEMBERED = timedelta(hours=18)
"""A display name means the same person for one working day."""

_MOST_ASKED_ABOUT = 10


@dataclass(frozen=True, slots=True)
class Witness:
    """The people in the meeting whom a batch concerns, whose the links are, and the visits that may be theirs."""

    attendees: dict[str, Attendee]
    registrants: dict[str, str]
    visits: frozenset[str]
    rooms: dict[str, int]


async def load_witness(connection: AsyncConnection, happened: list[Event], desk: Desk, now: datetime) -> Witness | None:
    """None for a batch that has nothing to do with the meeting."""
    seen = [event.body for event in happened if isinstance(event.body, AttendeeSeen)]
    asked = any(_asks_who(event) for event in happened)
    if not (seen or asked or any(isinstance(event.body, MeetingOver) for event in happened)):
        return None
    keys = {key for body in seen for key in (body.attendee, *body.also)}
    names = {body.name for body in seen if body.name}
    rows = await meeting.attendees_of(connection, keys, names, now - _REMEMBERED)
    rows += await meeting.asked_about(connection, now - _REMEMBERED) if asked else []
    unattributed: dict[str, list[dict[str, object]]] = {row["key"]: [] for row in rows}
    for row in await meeting.sightings_without_visit(connection, unattributed):
        unattributed[row["attendee"]].append(row)
    attendees = {
        row["key"]: records.attendee_of(row, map(records.sighting_of, unattributed[row["key"]])) for row in rows
    }
    links = {body.registrant for body in seen if body.registrant}
    registrants = await meeting.visits_of_registrants(connection, links)
    rooms = await meeting.rooms_since(connection, now - _REMEMBERED)
    return Witness(attendees, registrants, _visits(attendees.values(), registrants, desk), rooms)


def _asks_who(event: Event) -> bool:
    parsed = read(event.body.token) if isinstance(event.body, ChoicePressed) else None
    return parsed is not None and parsed[0] is Verb.WHO


def _visits(attendees: Iterable[Attendee], registrants: dict[str, str], desk: Desk) -> frozenset[str]:
    places = (*desk.attended, *desk.waiting[:_MOST_ASKED_ABOUT])
    theirs = {attendee.visit_id for attendee in attendees if attendee.visit_id}
    return frozenset({place.visit_id for place in places} | theirs | set(registrants.values()))
