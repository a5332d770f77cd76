"""Zoom's API: one token for as long as it lives, and what becomes of calls that go wrong."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.channels import zoom_api
from bot.channels.zoom_api import ZoomApi, ZoomRefused, ZoomUnreachable
from bot.rehearsal.fakes.zoom import FakeZoom, Kind
from tests.clock import HeldClock

EMAIL = "kunjungan-1@loket.invalid"
NAME = "A-001 Rina Simbolon"


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
async def zoom(clock: HeldClock) -> AsyncIterator[FakeZoom]:
    async with FakeZoom(clock.now) as zoom:
        yield zoom


@pytest.fixture
async def api(zoom: FakeZoom, clock: HeldClock) -> AsyncIterator[ZoomApi]:
    api = client(zoom, clock)
    await api.open()
    yield api
    await api.close()


def client(zoom: FakeZoom, clock: HeldClock, **other: str) -> ZoomApi:
    given = {"account": zoom.account_id, "client": "CID", "secret": "CSECRET"} | other
    return ZoomApi(clock, zoom.api_url, zoom.oauth_url, given["account"], given["client"], given["secret"])


async def register(api: ZoomApi, zoom: FakeZoom, email: str = EMAIL) -> tuple[str, str]:
    return await api.add_registrant(zoom.meeting.id, email, NAME)


def called(zoom: FakeZoom, endpoint: str) -> int:
    return len([call for call in zoom.calls if call.endpoint == endpoint])


async def test_a_registrant_gets_the_name_and_a_link_and_no_mail_that_arrives(api: ZoomApi, zoom: FakeZoom) -> None:
    registrant_id, url = await register(api, zoom)
    known = zoom.registrants[registrant_id]
    assert (known.email, known.first_name, known.status) == (EMAIL, NAME, "approved")
    assert url.startswith(f"https://zoom.us/w/{zoom.meeting.id}?tk=")
    assert await register(api, zoom) == (registrant_id, url)


async def test_one_token_serves_every_call_for_as_long_as_it_lives(
    api: ZoomApi, zoom: FakeZoom, clock: HeldClock
) -> None:
    await asyncio.gather(*(register(api, zoom, f"{no}@loket.invalid") for no in range(8)))
    clock.pass_(seconds=3600 - 121)
    await api.meeting(zoom.meeting.id)
    assert called(zoom, "token") == 1
    clock.pass_(seconds=1)
    await api.meeting(zoom.meeting.id)
    assert called(zoom, "token") == 2
    assert all(call.status < 300 for call in zoom.calls)


async def test_a_token_that_is_not_taken_any_more_is_renewed_and_the_call_made_again(
    api: ZoomApi, zoom: FakeZoom
) -> None:
    await api.meeting(zoom.meeting.id)
    zoom.tokens.revoke()
    await register(api, zoom)
    assert [call.status for call in zoom.calls if call.endpoint == "register"] == [401, 201]
    assert called(zoom, "token") == 2


async def test_a_call_that_is_refused_with_a_new_token_too_is_refused(api: ZoomApi, zoom: FakeZoom) -> None:
    zoom.faults.add("register", "401", None)
    with pytest.raises(ZoomRefused, match="Invalid access token") as refused:
        await register(api, zoom)
    assert (refused.value.status, refused.value.code, called(zoom, "register")) == (401, 124, 2)


@pytest.mark.parametrize(
    ("wrong", "status"), [({"secret": "SALAH"}, 401), ({"client": "SALAH"}, 401), ({"account": "ACC2"}, 400)]
)
async def test_who_is_not_known_is_refused_and_asks_for_nothing_more(
    zoom: FakeZoom, clock: HeldClock, wrong: dict[str, str], status: int
) -> None:
    api = client(zoom, clock, **wrong)
    await api.open()
    with pytest.raises(ZoomRefused) as refused:
        await register(api, zoom)
    await api.close()
    assert refused.value.status == status
    assert called(zoom, "register") == 0
    assert "SALAH" not in str(refused.value)


@pytest.mark.parametrize("kind", ["500", "502", "drop"])
@pytest.mark.parametrize("endpoint", ["token", "register"])
async def test_whatever_breaks_is_unreachable_and_works_again_afterwards(
    api: ZoomApi, zoom: FakeZoom, endpoint: Any, kind: Kind
) -> None:
    zoom.faults.add(endpoint, kind)
    with pytest.raises(ZoomUnreachable):
        await register(api, zoom)
    assert (await register(api, zoom))[0] in zoom.registrants


@pytest.mark.parametrize("endpoint", ["token", "register"])
async def test_a_call_that_hangs_is_given_up_in_time(
    zoom: FakeZoom, clock: HeldClock, endpoint: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert zoom_api._CALL_SECONDS <= 3
    monkeypatch.setattr(zoom_api, "_CALL_SECONDS", 0.1)
    api = client(zoom, clock)
    await api.open()
    zoom.faults.add(endpoint, "hang")
    with pytest.raises(ZoomUnreachable):
        await register(api, zoom)
    zoom.faults.release()
    assert (await register(api, zoom))[0] in zoom.registrants
    await api.close()


async def test_too_many_calls_say_when_to_come_again(api: ZoomApi, zoom: FakeZoom) -> None:
    zoom.faults.add("register", "429", retry_after=7)
    with pytest.raises(ZoomRefused) as refused:
        await register(api, zoom)
    assert (refused.value.status, refused.value.wait) == (429, 7.0)


async def test_the_daily_cap_is_a_refusal_without_a_number_of_seconds(api: ZoomApi, zoom: FakeZoom) -> None:
    for _ in range(3):
        await register(api, zoom)
    with pytest.raises(ZoomRefused, match="daily rate limit") as refused:
        await register(api, zoom)
    assert (refused.value.status, refused.value.wait) == (429, None)


async def test_a_meeting_that_takes_nobody_is_told_by_name(api: ZoomApi, zoom: FakeZoom) -> None:
    zoom.meeting.approval_type = 2
    with pytest.raises(ZoomRefused, match="Registration has not been enabled"):
        await register(api, zoom)


async def test_an_answer_without_a_link_is_none(api: ZoomApi, zoom: FakeZoom) -> None:
    zoom.meeting.approval_type = 1
    with pytest.raises(ZoomUnreachable, match="fault-zoom-linkless"):
        await register(api, zoom)


async def test_a_link_is_taken_back_once_and_again_is_as_good(api: ZoomApi, zoom: FakeZoom) -> None:
    registrant_id, _ = await register(api, zoom)
    await api.cancel_registrant(zoom.meeting.id, registrant_id)
    assert zoom.registrants[registrant_id].status == "deleted"
    await api.cancel_registrant(zoom.meeting.id, registrant_id)
    zoom.faults.add("delete", "500")
    with pytest.raises(ZoomUnreachable):
        await api.cancel_registrant(zoom.meeting.id, registrant_id)


async def test_addresses_may_name_the_server_only(zoom: FakeZoom, clock: HeldClock) -> None:
    server = zoom.api_url.removesuffix("/v2")
    api = ZoomApi(clock, server, server + "/", zoom.account_id, "CID", "CSECRET")
    await api.open()
    assert (await api.meeting(zoom.meeting.id))["settings"]["waiting_room"] is True
    await api.close()
    with pytest.raises(ZoomUnreachable):
        await api.meeting(zoom.meeting.id)
