"""What is Zoom's is committed, then answered; decided once, for good; and how well it arrives is kept and told."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot import metrics
from bot.handlers.zoom_webhook import PATH
from bot.rehearsal.fakes.telegram import Chatter
from tests.desk import Desk, open_desk
from tests.handlers.zoom_desk import decided, desk, health, http, post, tigor
from tests.handlers.zoom_raw import encoded, event, proof, seen
from tests.storage.faults import failing_at, unreachable

__all__ = ["desk", "http", "tigor"]


BODY = encoded(seen("joined"))
GOOD = proof(BODY)


# Bodies


async def test_too_much_is_refused_unread(desk: Desk, http: aiohttp.ClientSession) -> None:
    assert await post(desk, http, b" " * 1_000_001) == 413
    assert await post(desk, http, b" " * 999_990 + b"{}") == 200


async def test_too_much_that_does_not_say_so_is_refused_too(desk: Desk, http: aiohttp.ClientSession) -> None:
    size = 20_000_000

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(0, size, 100_000):
            yield b" " * 100_000

    try:
        async with http.post(desk.app.address + PATH, data=pieces(), headers=proof(b" " * size)) as answer:
            assert answer.status in (401, 413)
    except aiohttp.ClientError:
        pass
    assert await desk.rows("inbox", state="parked") == []


async def test_what_is_signed_and_cannot_be_read_is_parked_and_taken(desk: Desk, http: aiohttp.ClientSession) -> None:
    """Answered 4xx it would be gone; answered 5xx it would come again as it is."""
    bodies = (b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"event": ' + b"9" * 5000 + b"}", b"\x00", b"[1]", b"null")
    for body in bodies:
        assert await post(desk, http, body) == 200, body[:20]
        assert await post(desk, http, body) == 200, body[:20]
    parked = await desk.rows("inbox", state="parked")
    assert len(parked) == len(bodies)
    assert all(row["key"].startswith("zoom:") and row["raw"] is not None for row in parked)


async def test_unknown_events_and_other_meetings_are_kept_and_ignored(desk: Desk, http: aiohttp.ClientSession) -> None:
    other = seen("joined")
    other["payload"]["object"]["id"] = "99999999999"
    for body in (event("meeting.sharing_started", {"user_id": "1"}), other, event("recording.started")):
        assert await post(desk, http, body) == 200
    assert len(await decided(desk)) == 3
    assert await desk.rows("sightings") == []
    noticed = [row["details"]["event"] for row in await desk.rows("journal", what="meeting_noticed")]
    assert len(noticed) == 3


# Again and again


async def test_an_event_that_comes_again_is_decided_once_also_after_a_restart(
    desk: Desk, http: aiohttp.ClientSession
) -> None:
    for _ in range(2):
        assert await post(desk, http, BODY) == 200
    await desk.restart()
    desk.clock.pass_(minutes=85)
    assert await post(desk, http, BODY) == 200
    assert len(await decided(desk)) == len(await desk.rows("sightings")) == 1


async def test_a_recorded_delivery_cannot_be_played_back_later(desk: Desk, http: aiohttp.ClientSession) -> None:
    desk.clock.pass_(minutes=6)
    assert await post(desk, http, BODY, GOOD) == 401
    assert await decided(desk) == []


# rule: zoom-comes-again-on-503
async def test_while_the_database_is_away_zoom_is_asked_to_come_again(desk: Desk) -> None:
    await desk.app.engine.dispose()
    rina = desk.zoom.person("A-001 Rina", registrant_id="R1")
    rina.join()
    with unreachable(desk.app.engine):
        assert await desk.zoom.deliver() == [503]
    assert await desk.zoom.deliver() == []
    desk.clock.pass_(minutes=5)
    await desk.settle()
    assert [answer.status for answer in desk.zoom.answers] == [503, 200]
    assert len(await desk.rows("sightings")) == 1


@pytest.mark.parametrize("point", [0, 5, 11])
async def test_an_event_half_written_is_not_taken(desk: Desk, point: int) -> None:
    desk.zoom.person("A-001 Rina", registrant_id="R1").join()
    with failing_at(desk.app.engine, point) as fate:
        [status] = await desk.zoom.deliver()
    assert (status == 503) == bool(fate.failed)
    desk.clock.pass_(minutes=5)
    await desk.settle()
    assert len(await desk.rows("sightings")) == len(await decided(desk)) == 1


# What is told of it


def refusals() -> float:
    return metrics.REGISTRY.get_sample_value("loket_turned_away_total", {"place": PATH, "why": "unproven"}) or 0


# rule: unsigned-messages-nobody
async def test_nobody_is_messaged_about_what_is_not_signed_but_it_counts(
    desk: Desk, http: aiohttp.ClientSession, tigor: Chatter
) -> None:
    seen_before, counted = len(tigor.messages), refusals()
    for headers in ({}, GOOD | {"x-zm-signature": "v0=" + "0" * 64}):
        for _ in range(3):
            assert await post(desk, http, BODY, headers) == 401
            desk.clock.pass_(hours=1)
    assert len(tigor.messages) == seen_before
    assert await decided(desk) == []
    assert refusals() == counted + 6
    assert "fault-zoom-unsigned" in (await health(desk))["zoom.refused"]


async def test_administrators_are_told_of_stale_deliveries_once_an_hour(
    desk: Desk, http: aiohttp.ClientSession, tigor: Chatter
) -> None:
    old = proof(BODY, int(desk.clock.now().timestamp()) - 600)
    for _ in range(3):
        assert await post(desk, http, BODY, old) == 401
    told = [message.text for message in tigor.messages if "ditolak" in message.text]
    assert len(told) == 1
    assert "jam server" in told[0]
    await desk.restart()
    assert await post(desk, http, BODY, old) == 401
    desk.clock.pass_(hours=1)
    assert await post(desk, http, BODY, old) == 401
    assert len([message for message in tigor.messages if "ditolak" in message.text]) == 2


async def test_how_well_reports_arrive_is_kept(desk: Desk, http: aiohttp.ClientSession) -> None:
    assert await health(desk) == {}
    await post(desk, http, BODY)
    assert await health(desk) == {"zoom.event": ""}
    desk.clock.pass_(minutes=10)
    await post(desk, http, BODY)
    assert (await desk.one("health", name="zoom.event"))["at"] == desk.clock.now()
    await post(desk, http, BODY, GOOD)
    await post(desk, http, BODY, {})
    assert sorted(await health(desk)) == ["zoom.event", "zoom.refused", "zoom.stale"]


async def test_without_a_secret_there_is_no_such_address(sqlite_url: str) -> None:
    async with open_desk(sqlite_url) as desk, aiohttp.ClientSession() as http:
        assert await post_raw(desk, http) == 404


async def post_raw(desk: Desk, http: aiohttp.ClientSession) -> int:
    async with http.post(desk.app.address + PATH, data=BODY, headers=GOOD) as answer:
        return answer.status
