"""Hostile bodies: whatever a signed request carries, it is read or parked, and the desk goes on."""

import copy
import io
import random
from collections.abc import Iterator
from typing import Any

import aiohttp

from bot.handlers.zoom import read_event
from bot.handlers.zoom_webhook import PATH
from tests.clock import MONDAY_MORNING
from tests.desk import open_desk
from tests.handlers.zoom_raw import AT, MEETING, REGISTRANT, ROOM, TIMES, Json, encoded, event, proof, seen
from tests.thoroughness import times

MANY = times(2_000, 10_000)
THROUGH_THE_DESK = times(20, 120)
ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**30, 1.5, float("inf"), float("nan"), "", " ", "\x00", "\ud800", "ya" * 3000),
    *([], [[]], [None], {}, {"": {}}, {"id": {"id": []}}, MEETING, int(MEETING), REGISTRANT, ROOM, "9" * 400),
    *("2026-11-23T02:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-23T25:00:00Z"),
    *("meeting.ended", "meeting.participant_left", "endpoint.url_validation", AT, AT * 1000, 4 * 10**12 - 1),
)
UNREADABLE = ("fault-unread", "fault-zoom-")
"""Why something may be parked: never that a decision failed, or that the database would not have it."""


def shapes() -> list[Json]:
    """Bodies shaped like Zoom's, of every kind."""
    people = [seen(what) for what in ("jbh_waiting", "jbh_waiting_left", *TIMES)]
    validation = {"event": "endpoint.url_validation", "event_ts": AT * 1000, "payload": {"plainToken": "qgg8vlvZ"}}
    return [*people, event("meeting.started"), event("meeting.ended", end_time="2026-11-23T01:59:30Z"), validation]


def spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place below a value at which something else could stand, as container and key."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in list(items):
        yield value, key
        yield from spots(below)


def hostile(dice: random.Random, shaped: list[Json]) -> Any:
    """A body with one to four things wrong: another value, nothing, or somebody else's value."""
    if dice.random() < 0.02:
        return copy.deepcopy(dice.choice(ODD))
    raw = copy.deepcopy(dice.choice(shaped))
    for _ in range(dice.randint(1, 4)):
        where = list(spots(raw))
        container, key = dice.choice(where) if where else (raw, "event")
        match dice.randrange(4):
            case 0:
                container.pop(key, None) if isinstance(container, dict) else container.clear()
            case 1 if where:
                other, name = dice.choice(where)
                container[key] = copy.deepcopy(other.get(name) if isinstance(other, dict) else None)
            case _:
                container[key] = copy.deepcopy(dice.choice(ODD))
    return raw


def test_no_body_makes_the_reader_fall() -> None:
    dice, shaped = random.Random(20261123), shapes()
    kinds = {type(found.event.body).__name__ if found.event else found.fault.partition(" | ")[0]
             for found in (read_event(hostile(dice, shaped), MEETING, MONDAY_MORNING) for _ in range(MANY))
             }  # fmt: skip
    assert {"AttendeeSeen", "MeetingOver", "MeetingNoticed", "fault-zoom-nameless"} <= kinds


def test_whatever_is_read_happened_by_now() -> None:
    dice, shaped = random.Random(7), shapes()
    for _ in range(MANY // 10):
        raw = hostile(dice, shaped)
        found = read_event(raw, MEETING, MONDAY_MORNING)
        assert found.event is None or found.event.happened_at <= MONDAY_MORNING, raw


async def test_the_whole_desk_takes_or_parks_every_hostile_body(sqlite_url: str) -> None:
    dice, shaped = random.Random(3), shapes()
    async with open_desk(sqlite_url, on_zoom=True) as desk, aiohttp.ClientSession() as http:
        sari = await desk.hire("Sari", "front_office", 1001)
        await desk.register(desk.telegram.user(2001, first_name="Rina"))
        for _ in range(THROUGH_THE_DESK):
            body = encoded(hostile(dice, shaped))
            async with http.post(desk.app.address + PATH, data=io.BytesIO(body), headers=proof(body)) as answer:
                assert answer.status in (200, 400), body
                assert answer.status == 200 or b"url_validation" in body
        await desk.settle()
        reasons = [row["reason"] for row in await desk.rows("inbox", state="parked")]
        assert reasons
        assert [reason for reason in reasons if not reason.startswith(UNREADABLE)] == []
        await desk.say(sari, "menu")
        assert "bertugas" in sari.messages[-1].text
