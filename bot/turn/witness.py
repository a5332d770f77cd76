"""Loading what is known of the people in the meeting, when a batch tells of them or asks who they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.flows.needs import Needs
from bot.flows.state.desk import Desk
from bot.flows.state.meeting import Attendee
from storage import meeting

_REMEMBERED = timedelta(hours=18)
"""A display name means the same person for one working day."""


@dataclass(frozen=True, slots=True)
class Witness:
    """The people in the meeting whom a batch concerns, whose the links are, and the visits that may be theirs."""

    attendees: dict[str, Attendee]
    registrants: dict[str, str]
    visits: frozenset[str]
    rooms: dict[str, int]


async def load_witness(connection: AsyncConnection, needed: Needs, desk: Desk, now: datetime) -> Witness | None:
    """None for a batch that has nothing to do with the meeting."""
    if not needed.witness:
        return None
    since = now - _REMEMBERED
    rows = await meeting.attendees_of(connection, needed.attendees, needed.names, since)
    rows += await meeting.asked_about(connection, since) if needed.recognising else []
    unattributed: dict[str, list[dict[str, object]]] = {row["key"]: [] for row in rows}
    for row in await meeting.sightings_without_visit(connection, unattributed):
        unattributed[row["attendee"]].append(row)
    attendees = {
        row["key"]: records.attendee_of(row, map(records.sighting_of, unattributed[row["key"]])) for row in rows
    }
    registrants = await meeting.visits_of_registrants(connection, needed.registrants)
    rooms = await meeting.rooms_since(connection, since)
    return Witness(attendees, registrants, _visits(attendees.values(), registrants, desk), rooms)


def _visits(attendees: Iterable[Attendee], registrants: dict[str, str], desk: Desk) -> frozenset[str]:
    places = (*desk.attended, *desk.queue.heads)
    theirs = {attendee.visit_id for attendee in attendees if attendee.visit_id}
    return frozenset({place.visit_id for place in places} | theirs | set(registrants.values()))
