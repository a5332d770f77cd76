"""Visitors' own links: there with the call or not waited for, and taken back afterwards, whatever fails."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.channels import zoom_api
from bot.flows.meeting.way_in import PATIENCE
from bot.rehearsal.fakes.telegram import Chatter
from bot.rehearsal.fakes.zoom import Kind, Registrant
from storage.engine import writing
from storage.meeting import end_ways
from storage.tables import ways_in
from tests.clock import MONDAY_MORNING, STUCK
from tests.desk import Desk, open_desk
from tests.storage.faults import failing_at

SECRETS = ("account_id", "client_id", "client_secret", "webhook_secret")
STATIC = "https://zoom.us/join"
PERSONAL = "https://zoom.us/w/83151711241?tk="


@pytest.fixture
async def desk(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """A desk that gives up a hanging call of Zoom's after a moment."""
    monkeypatch.setattr(zoom_api, "_CALL_SECONDS", 0.2)
    async with open_desk(sqlite_url, on_zoom=True, sections={"queue": {"capacity": 0}}) as desk:
        yield desk


@pytest.fixture
async def sari(desk: Desk) -> Chatter:
    return await desk.hire("Sari", "front_office", 1001)


def visitor(desk: Desk, chat: int = 2001) -> Chatter:
    return desk.telegram.user(chat, first_name="Rina")


def link(chatter: Chatter) -> str:
    """Where the button of the newest card leads that has one."""
    urls = [button.url for message in chatter.messages for row in message.buttons for button in row if button.url]
    return urls[-1] if urls else ""


def read(chatter: Chatter, words: str) -> int:
    return len([message for message in chatter.messages if words in message.text])


def links(desk: Desk) -> list[Registrant]:
    return list(desk.zoom.registrants.values())


def registered(desk: Desk) -> int:
    """How often the desk has asked for a link."""
    return len([call for call in desk.zoom.calls if call.endpoint == "register"])


async def test_who_is_called_gets_a_link_of_their_own(desk: Desk, sari: Chatter) -> None:
    rina = visitor(desk)
    await desk.register(rina)
    [known] = links(desk)
    assert link(rina) == f"{PERSONAL}{known.tk}&pwd=123456"
    assert known.first_name == "A-001 Rina Simbolon, SMA Negeri 1 Binjai"
    assert known.email.endswith("@loket.invalid")
    assert "rina" not in known.email.lower()
    assert read(rina, "Giliran") == 1
    assert read(sari, "Tautan Zoom pribadi") == 0


async def test_who_waits_in_the_queue_gets_none_before_the_call(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, on_zoom=True) as desk:
        await desk.register(visitor(desk))
        assert (links(desk), await desk.rows("ways_in")) == ([], [])
        await desk.hire("Sari", "front_office", 1001)
        await desk.wait(seconds=1)
        assert len(links(desk)) == 1


@pytest.mark.parametrize(
    ("endpoint", "kind"),
    [
        ("token", "401"),
        ("token", "hang"),
        ("register", "502"),
        ("register", "drop"),
        ("register", "429"),
        ("register", "hang"),
    ],
)
async def test_when_zoom_fails_the_common_link_is_sent_at_once_and_front_office_told(
    desk: Desk, sari: Chatter, endpoint: Any, kind: Kind
) -> None:
    desk.zoom.faults.add(endpoint, kind, None)
    rina = visitor(desk)
    await desk.register(rina)
    assert link(rina) == STATIC
    assert (read(rina, "Giliran"), read(rina, "Kode sandi: 123456")) == (1, 1)
    assert read(sari, "Tautan Zoom pribadi untuk A-001") == 1
    assert len(await desk.rows("journal", what="way_in_static")) == 1
    assert (await desk.one("health", name="zoom.registrants"))["words"]


async def test_a_link_that_is_not_there_in_time_is_not_waited_for_and_mends_the_card_later(
    desk: Desk, sari: Chatter
) -> None:
    ways, desk.app.work.ways_in = desk.app.work.ways_in, None
    rina = visitor(desk)
    await desk.register(rina)
    assert link(rina) == ""
    await desk.wait(seconds=PATIENCE.total_seconds() - 0.1)
    assert link(rina) == ""
    await desk.wait(seconds=0.1)
    assert link(rina) == STATIC
    assert PATIENCE.total_seconds() <= 5
    assert read(sari, "Tautan Zoom pribadi untuk A-001") == 1
    before = len(rina.messages)
    desk.app.work.ways_in = ways
    await desk.settle()
    assert link(rina).startswith(PERSONAL)
    assert len(rina.messages) == before, "the card is mended where it stands"


async def test_a_link_asked_for_before_a_restart_is_got_after_it(desk: Desk, sari: Chatter) -> None:
    desk.app.work.ways_in = None
    rina = visitor(desk)
    await desk.register(rina)
    await desk.restart()
    await desk.settle()
    assert link(rina).startswith(PERSONAL)
    assert (len(links(desk)), read(sari, "Tautan Zoom pribadi")) == (1, 0)


async def test_too_many_calls_make_the_desk_pause(desk: Desk, sari: Chatter) -> None:
    del sari  # receives whoever comes
    desk.zoom.faults.add("register", "429", retry_after=30)
    first, second, third = (visitor(desk, chat) for chat in (2001, 2002, 2003))
    await desk.register(first)
    await desk.wait(seconds=29)
    await desk.register(second, "Budi Tarigan")
    assert (registered(desk), link(first), link(second)) == (1, STATIC, STATIC)
    await desk.wait(seconds=1)
    await desk.register(third, "Wulan Ginting")
    assert (registered(desk), link(third)[: len(PERSONAL)]) == (2, PERSONAL)


async def test_a_refusal_is_told_to_the_administrator_once_an_hour(desk: Desk, sari: Chatter) -> None:
    del sari
    tigor = await desk.hire("Tigor", "admin", 1009)
    desk.zoom.faults.add("token", "401", None)
    for number in range(3):
        await desk.register(visitor(desk, 2001 + number))
    assert read(tigor, "Zoom menolak") == 1
    desk.clock.pass_(hours=1)
    await desk.register(visitor(desk, 2009))
    assert read(tigor, "Zoom menolak") == 2


async def no_show(desk: Desk, sari: Chatter) -> None:
    await desk.press(sari, "Tidak hadir")


async def test_the_link_is_taken_back_after_the_visit(desk: Desk, sari: Chatter) -> None:
    await desk.register(visitor(desk))
    await no_show(desk, sari)
    assert [known.status for known in links(desk)] == ["deleted"]
    assert (await desk.one("ways_in"))["state"] == "gone"


@pytest.mark.parametrize("kind", ["500", "429"])
async def test_taking_back_is_tried_until_it_is_done(desk: Desk, sari: Chatter, kind: Kind) -> None:
    await desk.register(visitor(desk))
    desk.zoom.faults.add("delete", kind, 4)
    await no_show(desk, sari)
    for _ in range(12):
        await desk.wait(minutes=5)
    assert [known.status for known in links(desk)] == ["deleted"]
    assert (await desk.one("ways_in"))["state"] == "gone"


async def test_what_can_never_be_taken_back_is_given_up(desk: Desk, sari: Chatter) -> None:
    await desk.register(visitor(desk))
    desk.zoom.faults.add("delete", "500", None)
    await no_show(desk, sari)
    for _ in range(14):
        await desk.wait(minutes=30)
    tried = len([call for call in desk.zoom.calls if call.endpoint == "delete"])
    assert (tried, (await desk.one("ways_in"))["state"]) == (12, "gone")


@pytest.mark.parametrize("kind", ["drop", "hang"])
async def test_a_link_whose_answer_was_lost_is_taken_back_too(desk: Desk, sari: Chatter, kind: Kind) -> None:
    """Zoom has registered the visitor; the desk only never heard under which id."""
    desk.zoom.faults.add("register", kind)
    await desk.register(visitor(desk))
    desk.zoom.faults.release()
    await no_show(desk, sari)
    await desk.wait(minutes=5)
    assert [known.status for known in links(desk)] == ["cancelled"]


@pytest.mark.parametrize("answer", ["comes", "is refused", "comes after others have given up"])
# rule: late-link-taken-back
async def test_a_link_that_comes_after_the_visit_has_ended_is_taken_back(
    desk: Desk, sari: Chatter, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    """The visit closes while its link is being asked for."""
    monkeypatch.setattr(zoom_api, "_CALL_SECONDS", 60.0)
    await desk.restart()
    ways, desk.app.work.ways_in = desk.app.work.ways_in, None
    assert ways is not None
    await desk.register(visitor(desk))
    fault = desk.zoom.faults.add("register", "hang")
    asking = asyncio.create_task(ways.run_once(desk.clock.now()))
    await fault.struck()
    await desk.wait(seconds=PATIENCE.total_seconds())
    await no_show(desk, sari)
    desk.app.work.ways_in = ways if answer == "comes after others have given up" else None
    await desk.wait(minutes=2)
    desk.app.work.ways_in = ways
    if answer == "is refused":
        desk.zoom.meeting.approval_type = 2
    fault.release()
    await asking
    desk.zoom.meeting.approval_type = 0
    await desk.settle()
    await desk.wait(minutes=2)
    assert [known.status for known in links(desk) if known.status == "approved"] == []
    assert (await desk.one("ways_in"))["state"] == "gone"


async def test_a_link_got_just_before_a_crash_is_taken_back_when_the_visit_ends(desk: Desk, sari: Chatter) -> None:
    """Zoom has answered, the desk fell over before it could write that down, and the visit ends meanwhile."""
    ways, desk.app.work.ways_in = desk.app.work.ways_in, None
    assert ways is not None
    await desk.register(visitor(desk))
    with failing_at(desk.app.engine, 4) as fate, pytest.raises(OperationalError):
        await ways.run_once(desk.clock.now())
    assert "UPDATE ways_in" in fate.failed
    assert [known.status for known in links(desk)] == ["approved"]
    await desk.wait(seconds=PATIENCE.total_seconds())
    await no_show(desk, sari)
    await desk.restart()
    await desk.settle()
    await desk.wait(minutes=2)
    assert [known.status for known in links(desk)] == ["cancelled"]
    assert (await desk.one("ways_in"))["state"] == "gone"


# rule: links-side-by-side
async def test_a_burst_is_asked_for_side_by_side(desk: Desk, sari: Chatter) -> None:
    """Whoever is called last waits no longer than the first: Zoom's slowness is not added up."""
    del sari
    ways, desk.app.work.ways_in = desk.app.work.ways_in, None
    assert ways is not None
    guests = [visitor(desk, 2001 + number) for number in range(5)]
    for guest in guests:
        await desk.register(guest)
    hanging = [desk.zoom.faults.add("register", "hang") for _ in guests]
    asking = asyncio.create_task(ways.run_once(desk.clock.now()))
    await asyncio.wait_for(asyncio.gather(*(fault.struck() for fault in hanging)), STUCK)
    desk.zoom.faults.release()
    assert await asking == 5
    desk.app.work.ways_in = ways
    await desk.settle()
    assert [link(guest)[: len(PERSONAL)] for guest in guests] == [PERSONAL] * 5


async def test_who_is_called_again_has_a_link_that_works(desk: Desk, sari: Chatter) -> None:
    rina = visitor(desk)
    await desk.register(rina)
    await no_show(desk, sari)
    await desk.wait(minutes=1)
    await desk.press(sari, "hadir")
    [approved] = [known for known in links(desk) if known.status == "approved"]
    assert approved.tk in link(rina)
    assert len({known.email for known in links(desk)}) == 1


async def test_called_again_before_the_link_was_taken_back_it_is_the_same(desk: Desk, sari: Chatter) -> None:
    rina = visitor(desk)
    await desk.register(rina)
    desk.zoom.faults.add("delete", "500", 1)
    await no_show(desk, sari)
    await desk.wait(seconds=1)
    await desk.press(sari, "hadir")
    await desk.wait(minutes=5)
    [known] = links(desk)
    assert known.tk in link(rina)
    assert known.status == "approved"


async def test_without_credentials_everything_is_as_before(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, on_zoom=True, sections={"zoom": dict.fromkeys(SECRETS)}) as desk:
        await desk.hire("Sari", "front_office", 1001)
        rina = visitor(desk)
        await desk.register(rina)
        assert desk.app.work.ways_in is None
        assert (link(rina), read(rina, "Giliran")) == (STATIC, 1)
        assert (desk.zoom.calls, await desk.rows("ways_in")) == ([], [])
        assert (await desk.one("visits"))["way"] is None


# rule: several-ways-end-at-once
@pytest.mark.usefixtures("sari")
async def test_the_links_of_several_visits_end_in_one_transaction(desk: Desk) -> None:
    for chat in (2001, 2002):
        await desk.register(visitor(desk, chat))
    async with writing(desk.app.core.engine) as connection:
        visits = list(await connection.scalars(select(ways_in.c.visit_id)))
        await end_ways(connection, visits, MONDAY_MORNING)
        states = list(await connection.scalars(select(ways_in.c.state)))
    assert states == ["over", "over"]
