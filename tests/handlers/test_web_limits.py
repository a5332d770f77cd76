"""How much may come from one internet address, told with when to come again; and who is taken to be which address."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import make_mocked_request
from structlog.testing import capture_logs

from bot.handlers.web_sources import Allowance, Sources
from bot.settings.values import networks
from tests.desk import Desk, WebVisitor, open_desk

FROM_HERE, FROM_THERE = {"X-Forwarded-For": "203.0.113.7"}, {"X-Forwarded-For": "198.51.100.9"}


class Neighbour(WebVisitor):
    """A visitor behind the office's proxy."""

    def __init__(self, http: aiohttp.ClientSession, base: str, come_by: dict[str, str]) -> None:
        super().__init__(http, base)
        self.come_by = come_by

    @property
    def _headers(self) -> dict[str, str]:
        return {**super()._headers, **self.come_by}


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as http:
        yield http


async def agreeing(desk: Desk, http: aiohttp.ClientSession, come_by: dict[str, str]) -> tuple[Neighbour, str]:
    """Somebody who has read the notice, and the token of their consent."""
    visitor = Neighbour(http, desk.app.address, come_by)
    await visitor.open()
    await visitor.send("halo")
    await desk.settle()
    [notice] = await visitor.fetch()
    return visitor, notice["rows"][0][0]["token"]


async def consents(desk: Desk, people: list[tuple[Neighbour, str]]) -> list[int]:
    """All of them press at once."""
    answers = await asyncio.gather(*(who.post({"id": "agree", "press": token}) for who, token in people))
    await desk.settle()
    return list(answers)


# rule: open-visits-by-address
async def test_no_more_visits_are_open_from_one_address_than_may_be(
    database_url: str, http: aiohttp.ClientSession
) -> None:
    async with open_desk(database_url, sections={"web": {"open_visits": 3}}) as desk:
        crowd = [await agreeing(desk, http, FROM_HERE) for _ in range(8)]
        await consents(desk, crowd)
        assert len(await desk.rows("visits")) == 3, "also when all press in one moment"
        late, token = await agreeing(desk, http, FROM_HERE)
        url, body = f"{desk.app.address}/api/messages", {"id": "agree", "press": token}
        async with http.post(url, json=body, headers=late._headers) as answer:
            assert answer.status == 429
            assert int(answer.headers["Retry-After"]) > 0
            assert "jaringan internet yang sama" in (await answer.json())["error"]
        await late.send("setuju")
        await desk.settle()
        assert "belum selesai" in (await late.fetch())[-1]["text"]
        assert len(await desk.rows("visits")) == 3


async def test_neighbours_elsewhere_are_not_held_up(sqlite_url: str, http: aiohttp.ClientSession) -> None:
    async with open_desk(sqlite_url, sections={"web": {"open_visits": 1}}) as desk:
        assert await consents(desk, [await agreeing(desk, http, FROM_HERE)]) == [202]
        assert await consents(desk, [await agreeing(desk, http, FROM_THERE)]) == [202]
        assert await consents(desk, [await agreeing(desk, http, FROM_HERE)]) == [429]
        assert len(await desk.rows("visits")) == 2


async def test_the_limit_holds_after_a_restart_and_ends_with_the_visit(
    sqlite_url: str, http: aiohttp.ClientSession
) -> None:
    async with open_desk(sqlite_url, sections={"web": {"open_visits": 1}}) as desk:
        first, token = await agreeing(desk, http, FROM_HERE)
        await first.post({"id": "agree", "press": token})
        await desk.restart()
        second, token = await agreeing(desk, http, FROM_HERE)
        assert await second.post({"id": "agree", "press": token}) == 429
        first._base = desk.app.address
        await first.send("batal")
        await desk.settle()
        assert (await desk.one("visits"))["source"] is None, "kept no longer than needed"
        assert await second.post({"id": "again", "press": token}) == 202


async def test_an_invented_address_further_left_changes_nothing(sqlite_url: str, http: aiohttp.ClientSession) -> None:
    async with open_desk(sqlite_url, sections={"web": {"open_visits": 1}}) as desk:
        invented = [{"X-Forwarded-For": f"192.0.2.{n}, 203.0.113.7"} for n in range(3)]
        people = [await agreeing(desk, http, come_by) for come_by in invented]
        await consents(desk, people)
        assert len(await desk.rows("visits")) == 1


async def test_a_class_behind_one_address_gets_through(sqlite_url: str, http: aiohttp.ClientSession) -> None:
    async with open_desk(sqlite_url) as desk:
        pupils = [await agreeing(desk, http, FROM_HERE) for _ in range(10)]
        assert await consents(desk, pupils) == [202] * 10
        assert len(await desk.rows("visits")) == 10


async def test_many_conversations_from_one_address_are_slowed_down_kindly(
    sqlite_url: str, http: aiohttp.ClientSession
) -> None:
    async with open_desk(sqlite_url, sections={"web": {"sessions_per_hour": 3}}) as desk:
        url = f"{desk.app.address}/api/session"
        answers = [await http.post(url, headers=FROM_HERE) for _ in range(4)]
        assert [answer.status for answer in answers] == [201, 201, 201, 429]
        assert 0 < int(answers[-1].headers["Retry-After"]) <= 1200
        assert "Mohon tunggu" in (await answers[-1].json())["error"]
        assert (await http.post(url, headers=FROM_THERE)).status == 201
        assert len(await desk.rows("web_sessions")) == 4


# rule: requests-by-address
async def test_many_requests_from_one_address_are_slowed_down(sqlite_url: str, http: aiohttp.ClientSession) -> None:
    async with open_desk(sqlite_url, sections={"web": {"requests_per_minute": 10}}) as desk:
        url = f"{desk.app.address}/api/messages"
        statuses = [(await http.get(url, headers=FROM_HERE)).status for _ in range(11)]
        assert statuses == [401] * 10 + [429]
        assert (await http.get(url, headers=FROM_THERE)).status == 401
        assert (await http.get(f"{desk.app.address}/", headers=FROM_HERE)).status == 200


class _Peer:
    """As much of a connection as tells who is at its other end."""

    def __init__(self, address: str) -> None:
        self._address = address

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return (self._address, 1) if name == "peername" else default


PROXIES = "127.0.0.1, ::1, 10.0.0.0/8"


@pytest.mark.parametrize(
    ("peer", "forwarded", "source"),
    [
        ("203.0.113.7", None, "203.0.113.7"),
        ("203.0.113.7", "198.51.100.9", "203.0.113.7"),  # nobody's proxy: believed in nothing
        ("127.0.0.1", None, "127.0.0.1"),
        ("127.0.0.1", "198.51.100.9", "198.51.100.9"),
        ("127.0.0.1", "192.0.2.1, 198.51.100.9", "198.51.100.9"),
        ("127.0.0.1", "192.0.2.1, 198.51.100.9, 10.1.2.3", "198.51.100.9"),
        ("127.0.0.1", "10.9.9.9, 10.1.2.3", "10.9.9.9"),
        ("127.0.0.1", "198.51.100.9, unknown", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.9:4711", "198.51.100.9"),
        ("::1", "[2001:db8:1:2:a:b:c:d]:80", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::9", None, "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", None, "203.0.113.7"),
        ("fe80::1%eth0", None, "fe80::/64"),
    ],
)
# rule: source-past-trusted-proxies
def test_where_a_request_comes_from(peer: str, forwarded: str | None, source: str) -> None:
    headers = {"X-Forwarded-For": forwarded} if forwarded is not None else {}
    request = make_mocked_request("GET", "/", headers=headers, transport=_Peer(peer))
    assert Sources(networks(PROXIES)).of(request) == source


def test_a_proxy_that_does_not_say_whom_it_speaks_for_is_told_once() -> None:
    sources = Sources(networks(PROXIES))
    with capture_logs() as logged:
        for host in ("127.0.0.1:8080", "loket.example.go.id", "loket.example.go.id"):
            sources.of(make_mocked_request("GET", "/", headers={"Host": host}, transport=_Peer("127.0.0.1")))
    assert [line["log_level"] for line in logged] == ["warning"]
    assert "X-Forwarded-For" in logged[0]["remedy"]


async def test_an_allowance_forgets_who_was_heard_longest_ago() -> None:
    allowance = Allowance(1, 3600)
    assert allowance.spend("first") == 0
    assert allowance.spend("first") > 0
    for number in range(20_000):
        allowance.spend(str(number))
    assert len(allowance._buckets) == 20_000
    assert allowance.spend("first") == 0
