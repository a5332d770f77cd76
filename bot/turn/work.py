"""What is the own work of members of staff who act: loaded only where one of them may ask for it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.flows.needs import Needs
from bot.flows.staffing.acting import reckoned, roles_of, stood_for
from bot.flows.staffing.roster import sees_the_office
from bot.flows.state.desk import Desk, Staff
from bot.flows.state.deviation import visit_named
from bot.flows.state.people import Person
from bot.flows.state.thread import Thread
from bot.flows.state.work import HELD, Parked, Work
from storage import ledger, work

_MOST_VISITS, _MOST_DEVIATIONS, _MOST_THREADS, _MOST_PARKED = 20, 20, 30, 8
"""Of one officer; what is beyond is counted, or comes up as the rest is done."""


@dataclass(frozen=True, slots=True)
class Own:
    """What was found: work by member of staff, the visits that it names, and threads."""

    work: Mapping[str, Work] = field(default_factory=dict)
    visits: frozenset[str] = frozenset()
    threads: Mapping[str, Thread] = field(default_factory=dict)


async def load_work(
    connection: AsyncConnection, needed: Needs, desk: Desk, acting: Iterable[Person], now: datetime
) -> Own:
    """Loads it in a fixed number of statements, however much there is."""
    desk = reckoned(desk, now) if needed.work else desk
    members = _members(desk, acting) if needed.work else []
    if not members:
        return Own()
    ids = frozenset[str]().union(*(stood_for(desk, member) for member in members))
    roles = {role for member in members for role in roles_of(member)}
    rows = await work.of(connection, ids | roles, _MOST_VISITS)
    parked = tuple(Parked(row["id"], row["ticket"]) for row in await work.parked(connection, _MOST_PARKED))
    deviations = await work.deviations_of(connection, ids, _MOST_DEVIATIONS * len(ids))
    owed = [row["visit_id"] for row in rows]
    if any(map(sees_the_office, members)):
        deviations += await ledger.open_deviations(connection, _MOST_DEVIATIONS)
        owed += await work.outcomes(connection, _MOST_VISITS)
    open_threads = map(records.thread_of, await work.threads_of(connection, ids, _MOST_THREADS * len(ids)))
    beyond = _beyond(rows)
    return Own(
        {member.id: Work(beyond[member.id], parked) for member in members},
        frozenset(owed) | {visit_named(each) for each in deviations},
        {thread.id: thread for thread in open_threads},
    )


def _beyond(rows: Iterable[Mapping[str, object]]) -> dict[str, int]:
    """How many visits each has besides those that were found."""
    more: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        if row["kind"] == HELD:
            more[str(row["staff_id"])] = max(0, int(str(row["total"])) - _MOST_VISITS)
    return more


def _members(desk: Desk, acting: Iterable[Person]) -> list[Staff]:
    """Whoever of these works here."""
    return [member for person in acting if (member := desk.seat(person))]
