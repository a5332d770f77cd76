"""What ``loket doctor`` says of what goes in and out: messages that wait and for how long, that did not arrive, events
that were parked, work that comes to nothing."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.commands.finding import Finding
from bot.render.reasons import reason_in_words
from bot.texts.operator import in_words
from bot.turn import label
from storage import deliveries, outbox, patience
from storage.bulk import Row
from storage.events import parked_events

_MOST_SHOWN = 10
_SOON = timedelta(minutes=2)
_TOO_LONG = timedelta(hours=1)


async def message_findings(connection: AsyncConnection, now: datetime) -> AsyncIterator[Finding]:
    """What waits, what was lost, what could not be decided."""
    for finding in backlog(await outbox.backlog(connection, now), now):
        yield finding
    lost = await deliveries.undelivered(connection)
    remedy = in_words("doctor-undelivered-remedy") if lost else ""
    yield Finding(not lost, in_words("doctor-undelivered", lost=lost), remedy, serious=False)
    yield await _parked(connection)
    in_vain = await patience.in_vain(connection)
    for kind in ("deadlines", "files"):
        count = in_vain[kind]
        remedy = in_words("doctor-in-vain-remedy") if count else ""
        words = in_words("doctor-in-vain", what=in_words(f"doctor-{kind}"), count=count)
        yield Finding(not count, words, remedy, serious=False)


def backlog(waiting: list[Row], now: datetime) -> Iterator[Finding]:
    """What waits to be sent on each channel, and how long the oldest of it has been waiting."""
    if not waiting:
        yield Finding(True, in_words("doctor-backlog-none"))
    for row in waiting:
        age = now - row["since"]
        minutes = max(0, round(age.total_seconds() / 60))
        words = in_words("doctor-backlog", channel=row["channel"], count=row["count"], minutes=minutes)
        remedy = "" if age < _SOON else in_words("doctor-backlog-remedy")
        # rule: old-backlog-is-told
        yield Finding(age < _SOON, words, remedy, serious=age >= _TOO_LONG)


async def _parked(connection: AsyncConnection) -> Finding:
    """How many there are in all, and the newest of them."""
    total, newest = await parked_events(connection, _MOST_SHOWN)
    listed = [f"{label(row['key'])}: {reason_in_words(row['reason'])}" for row in newest]
    if total > len(newest):
        listed.append(in_words("doctor-parked-more", count=total - len(newest)))
    remedy = in_words("doctor-parked-remedy") if total else ""
    return Finding(not total, in_words("doctor-parked", total=total), remedy, False, tuple(listed))
