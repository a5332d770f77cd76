"""Moments that a wrong clock wrote: whatever lies in the future counts as now."""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.events import set_deadlines
from storage.known import staff_changed
from storage.tables import (
    COLD_CODE,
    LIVE_APPOINTMENT,
    OPEN_THREAD,
    PENDING,
    appointments,
    assignments,
    deadlines,
    deliveries,
    deviation_entries,
    deviations,
    evidence,
    files,
    inbox,
    journal,
    outbox,
    people,
    staff,
    threads,
    visits,
    ways_in,
)

_LOOKED_AT = 1000
"""So many lines of the journal and messages, the latest, tell whether the desk has lived in the future."""

_later = deviation_entries.alias()
_LAST = ~exists().where(
    _later.c.deviation_id == deviation_entries.c.deviation_id, _later.c.serial > deviation_entries.c.serial
)
"""Of what became of a deviation, the last."""


async def ahead(connection: AsyncConnection, now: datetime) -> timedelta:
    """How far the latest of what is remembered lies in the future; zero or less if nothing does. Not every message has
    a line in the journal beside it."""
    # rule: message-of-the-future-is-found
    noted = select(journal.c.at).order_by(journal.c.id.desc()).limit(_LOOKED_AT).subquery()
    said = select(outbox.c.created_at).order_by(outbox.c.id.desc()).limit(_LOOKED_AT).subquery()
    found = [await connection.scalar(select(func.max(*last.c))) for last in (noted, said)]
    moments: list[datetime] = [each for each in found if each is not None]
    return max(moments) - now if moments else timedelta()


async def bring_back(connection: AsyncConnection, now: datetime, lease: timedelta) -> None:
    """Lets everything that waits for a moment be looked at now, since the moment may have been derived by a wrong
    clock: everything watched, closed visits with something from the future, messages, files, links into the
    meeting. Claims last no longer than a ``lease`` from now; nobody was heard, took up or left a post, and nothing was
    sent, later than now."""
    await _cap(connection, now, lease)
    # a deadline decided in the future will come once more, under the same name
    await connection.execute(delete(inbox).where(inbox.c.received_at > now, inbox.c.key.startswith("clock:")))
    watched = await connection.execute(select(deadlines.c.kind, deadlines.c.id))
    due = {(kind, key) for kind, key in watched}
    for query in (
        select(visits.c.id).where(visits.c.closed_at > now),
        select(evidence.c.visit_id).where(evidence.c.happened_at > now),
        select(deviations.c.visit_id).join(deviation_entries).where(deviation_entries.c.at > now, _LAST),
    ):
        due.update(("visit", visit_id) for visit_id in await connection.scalars(query))
    await set_deadlines(connection, dict.fromkeys(due, now))


async def look_again(connection: AsyncConnection, at: datetime) -> None:
    """Lets every visit, conversation and duty that waits for a later moment be looked at then: the moment was derived
    from hours that the office no longer has."""
    later = (deadlines.c.kind.in_(("visit", "thread", "duty")), deadlines.c.due_at > at)
    await connection.execute(update(deadlines).where(*later).values(due_at=at, tries=0))


async def _cap(connection: AsyncConnection, now: datetime, lease: timedelta) -> None:
    waiting, until = PENDING, now + lease
    to_fetch, to_do = files.c.state.in_(("expected", "kept")), ways_in.c.state.in_(("wanted", "over"))
    talking = text(OPEN_THREAD)
    post = assignments.c.letter.is_(None)  # a letter may well say when it will end
    for statement in (
        update(assignments).where(assignments.c.begins_at > now).values(begins_at=now),
        update(assignments).where(post, assignments.c.ends_at > now).values(ends_at=now),
        update(staff).where(staff.c.duty_since > now).values(duty_since=now),
        update(staff).where(staff.c.ends_asked_at > now).values(ends_asked_at=now),
        update(staff).where(staff.c.silent_asked_at > now).values(silent_asked_at=now),
        update(people).where(people.c.heard_at > now).values(heard_at=now),
        update(threads).where(talking, threads.c.opened_at > now).values(opened_at=now),
        update(threads).where(talking, threads.c.heard_at > now).values(heard_at=now),
        update(threads).where(talking, threads.c.said_at > now).values(said_at=now),
        update(appointments)
        .where(text(LIVE_APPOINTMENT), appointments.c.stand == "held", appointments.c.made_at > now)
        .values(made_at=now, held_until=now),
        update(outbox).where(waiting, outbox.c.due_at > now).values(due_at=now),
        update(outbox).where(waiting, outbox.c.claimed_until > until).values(claimed_until=until),
        update(outbox).where(outbox.c.template.is_not(None), outbox.c.sent_at > now).values(sent_at=now),
        update(deliveries).where(deliveries.c.code == COLD_CODE, deliveries.c.at > now).values(at=now),
        update(files).where(to_fetch, files.c.due_at > now).values(due_at=now),
        update(ways_in).where(to_do, ways_in.c.due_at > now).values(due_at=now),
    ):
        await connection.execute(statement)
    await staff_changed(connection)
