"""The order: what gives a visit its place in the queue.

The place is a moment, their *rank*: when they arrived, less a head start for those who are to go first (PermenPANRB
11/2024). Whoever has the earlier rank is served first. So somebody who goes first passes all who came up to H minutes
before them, and nobody is ever passed by somebody who came more than H minutes after them; H is
``queue.priority_head_start_minutes``.

Whoever has an appointment and is there by its time counts as having come at that time, with the same head start, once.
Whoever is late for it loses only that: they stand where they came.
"""

from datetime import datetime, timedelta
from typing import Any

from bot.flows.office.office import Office
from bot.flows.state.at_desk import Spot
from bot.flows.state.visits import Status, Visit

_NONE = timedelta()


def rank(office: Office, visit: Visit, arrived_at: datetime) -> datetime:
    """The moment that gives a visit its place: nobody is passed by who came later than the head start after them."""
    # rule: bounded-head-start
    return arrived_at - head_start(office, visit, arrived_at)


def head_start(office: Office, visit: Visit, arrived_at: datetime | None = None) -> timedelta:
    """How much earlier than their arrival a visit counts: by what its visitor says of themselves, or since they are in
    time for their appointment."""
    # rule: late-loses-head-start-only
    in_time = arrived_at is not None and visit.slot_at is not None and arrived_at <= visit.slot_at
    return office.priority.head_start if in_time or visit.priority in office.priority.classes else _NONE


def standing(office: Office, visit: Visit, arrived_at: datetime) -> dict[str, Any]:
    """The values of a visit that stands where its arrival and its head start put it."""
    at = rank(office, visit, arrived_at)
    return {"queued_at": at, "arrived_at": None if at == arrived_at else arrived_at}


def spots(office: Office, now: datetime, opening: datetime | None, visit: Visit | None = None) -> list[Spot]:
    """Where somebody may come to stand by an event: who joins now or for the next day, or a visit whose place may
    change. How many wait before each is loaded beforehand."""
    if visit is None:
        moments = [at for at in (now, opening) if at is not None]
        return [(at - start, "") for at in moments for start in {_NONE, office.priority.head_start}]
    if visit.status is Status.APPOINTED:
        there = {now, visit.slot_at or now}
        return [(at - start, visit.number or "") for at in there for start in {_NONE, office.priority.head_start}]
    if visit.status not in (Status.QUEUED, Status.PREPARING):
        return []
    return [(visit.joined_at - start, visit.number or "") for start in {_NONE, office.priority.head_start}]
