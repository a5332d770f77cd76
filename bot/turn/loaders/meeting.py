"""Loading what is known of the people in the meeting, when a batch tells of them or asks who they are."""

from collections.abc import Iterable
from datetime import timedelta

from bot import records
from bot.flows.scene.present import InMeeting, MeetingSeen
from bot.flows.state.desk import Desk
from bot.flows.state.meeting import Attendee
from bot.turn.loaders.asking import Answer, Asking
from storage import meeting

_REMEMBERED = timedelta(hours=18)
"""A display name means the same person for one working day."""


async def load_meeting(asking: Asking) -> Answer[MeetingSeen]:
    """Nobody, where no meeting tells anything."""
    if not asking.office.meeting.reports:
        return Answer(MeetingSeen({}, {}))
    connection, since, asked = asking.connection, asking.now - _REMEMBERED, asking.of(InMeeting)
    keys, names = _all(each.attendees for each in asked), _all(each.names for each in asked)
    rows = await meeting.attendees_of(connection, keys, names, since)
    rows += await meeting.asked_about(connection, since) if any(each.recognising for each in asked) else []
    unattributed: dict[str, list[dict[str, object]]] = {row["key"]: [] for row in rows}
    for row in await meeting.sightings_without_visit(connection, unattributed):
        unattributed[row["attendee"]].append(row)
    attendees = {
        row["key"]: records.attendee_of(row, map(records.sighting_of, unattributed[row["key"]])) for row in rows
    }
    registrants = await meeting.visits_of_registrants(connection, _all(each.registrants for each in asked))
    rooms = await meeting.rooms_since(connection, since)
    seen = MeetingSeen(attendees, registrants, rooms)
    return Answer(seen, visits=_visits(attendees.values(), registrants, asking.desk))


def _all(named: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*named)


def _visits(attendees: Iterable[Attendee], registrants: dict[str, str], desk: Desk) -> frozenset[str]:
    places = (*desk.attended, *desk.queue.heads)
    theirs = {attendee.visit_id for attendee in attendees if attendee.visit_id}
    return frozenset({place.visit_id for place in places} | theirs | set(registrants.values()))
