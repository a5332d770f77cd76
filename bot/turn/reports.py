"""Reports of deliveries: which message each is about, and the row it is kept as."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.flows.delivery.delivery import is_news
from bot.flows.scene.events import DeliveryReported, Event, Told
from bot.turn.arrivals import Arrival
from storage import bulk, deliveries
from storage.tables import inbox


async def with_told(connection: AsyncConnection, arrivals: list[Arrival]) -> list[Arrival]:
    """Says of every report which message it is about."""
    reports = {each.event.channel: set[str]() for each in arrivals if each.event and _is_report(each.event)}
    for each in arrivals:
        if each.event and isinstance(each.event.body, DeliveryReported) and _is_report(each.event):
            reports[each.event.channel].add(each.event.body.ref)
    known = {
        (channel, ref): row
        for channel, refs in reports.items()
        for ref, row in (await deliveries.messages_of(connection, channel, refs)).items()
    }
    return [_about(each, known) for each in arrivals] if known else arrivals


def _is_report(event: Event) -> bool:
    return isinstance(event.body, DeliveryReported) and event.body.about is None


def _about(each: Arrival, known: Mapping[tuple[str, str], dict[str, Any]]) -> Arrival:
    event = each.event
    if event is None or not isinstance(event.body, DeliveryReported) or event.body.about is not None:
        return each
    row = known.get((event.channel, event.body.ref))
    if row is None:
        return each
    about = Told(row["id"], row["person_id"], row["visit_id"], row["purpose"], row["attempts"], row["twin"])
    return replace(each, event=replace(event, body=replace(event.body, about=about)))


def read_by_report(arrivals: list[Arrival]) -> list[int]:
    """The rows that their readers have read, as their platform says."""
    bodies = [each.event.body for each in arrivals if each.event]
    reports = [body for body in bodies if isinstance(body, DeliveryReported) and body.state == "read"]
    return [body.about.row_id for body in reports if body.about]


async def keep_what_is_no_news(connection: AsyncConnection, arrivals: list[Arrival], now: datetime) -> list[Arrival]:
    """Keeps the reports that nothing follows from, as decided; returns what there is to decide."""
    # rule: report-without-consequence-is-only-kept
    kept = {each.key: each.event for each in arrivals if each.event and not each.fault and _is_no_news(each.event)}
    if not kept:
        return arrivals
    remembered = {"received_at": now, "state": "decided", "raw": None, "reason": None}
    await bulk.add(connection, inbox, [{"key": key, **remembered} for key in kept])
    reports = ((event, event.body) for event in kept.values())
    rows = [report_row(event, body, now) for event, body in reports if isinstance(body, DeliveryReported)]
    await deliveries.keep(connection, rows)
    return [each for each in arrivals if each.key not in kept]


def _is_no_news(event: Event) -> bool:
    return isinstance(event.body, DeliveryReported) and not is_news(event.body)


def report_row(event: Event, body: DeliveryReported, now: datetime) -> dict[str, Any]:
    """A report as it is kept, whether or not the message is known yet; nothing is reported from the future."""
    return {
        "channel": event.channel,
        "ref": body.ref,
        "state": body.state,
        "at": min(event.happened_at, now),
        "recipient": body.recipient,
        "code": body.code,
        "again_after": body.again_after,
        "reason": body.reason,
    }
