"""What is the own work of members of staff who act: loaded only where one of them may ask for it."""

from collections.abc import Iterable, Mapping

from bot import records
from bot.flows.staffing.acting import reckoned, roles_of, stood_for
from bot.flows.staffing.roster import sees_the_office
from bot.flows.state.desk import Desk, Staff
from bot.flows.state.deviation import visit_named
from bot.flows.state.follow_up import visit_of
from bot.flows.state.people import Person
from bot.flows.state.work import HELD, Parked, Work
from bot.turn.loaders.asking import Answer, Asking
from storage import follow_ups, ledger, work

_MOST_VISITS, _MOST_DEVIATIONS, _MOST_THREADS, _MOST_PARKED, _MOST_FOLLOW_UPS, _MOST_SERVED = 20, 20, 30, 8, 8, 20
"""Of one officer; what is beyond is counted, or comes up as the rest is done."""


async def load_work(asking: Asking) -> Answer[Mapping[str, Work]]:
    """Loads it in a fixed number of statements, however much there is."""
    connection, desk = asking.connection, reckoned(asking.desk, asking.now)
    members = _members(desk, asking.acting)
    if not members:
        return Answer({})
    ids = frozenset[str]().union(*(stood_for(desk, member) for member in members))
    roles = {role for member in members for role in roles_of(member)}
    rows = await work.of(connection, ids | roles, _MOST_VISITS)
    parked = tuple(Parked(row["id"], row["ticket"]) for row in await work.parked(connection, _MOST_PARKED))
    deviations = await work.deviations_of(connection, ids, _MOST_DEVIATIONS * len(ids))
    owed = [row["visit_id"] for row in rows]
    if any(map(sees_the_office, members)):
        deviations += await ledger.open_deviations(connection, _MOST_DEVIATIONS)
        owed += await work.outcomes(connection, _MOST_VISITS)
        owed += map(visit_of, await follow_ups.open_follow_ups(connection, _MOST_FOLLOW_UPS))
    open_threads = map(records.thread_of, await work.threads_of(connection, ids, _MOST_THREADS * len(ids)))
    held = _held(rows)
    served = [place.visit_id for place in desk.attended[:_MOST_SERVED]]
    return Answer(
        {member.id: Work(held.get(member.id, 0), parked) for member in members},
        visits={*owed, *map(visit_named, deviations), *served},
        threads={thread.id: thread for thread in open_threads},
    )


def _held(rows: Iterable[Mapping[str, object]]) -> dict[str, int]:
    """How many visits each has, those among them that were not found."""
    return {str(row["staff_id"]): int(str(row["total"])) for row in rows if row["kind"] == HELD}


def _members(desk: Desk, acting: Iterable[Person]) -> list[Staff]:
    """Whoever of these works here."""
    return [member for person in acting if (member := desk.seat(person))]
