"""Sendings that fail: tried again in order, at the platform's own pace, and given up only aloud."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import ColumnElement, and_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import metrics
from bot.channels.base import Refused, Result, RetryLater, Sent
from bot.flows.scene.events import TELEGRAM, Event, StaffAdded
from bot.jobs import deliver
from bot.jobs.deliver import ChatKey, Deliverer
from bot.turn import arrival
from storage import outbox as outbox_rows
from storage import tables
from storage.bulk import Row
from storage.engine import writing
from tests.desk import Desk, open_desk
from tests.door.entrance import filling, hired, said, sending
from tests.jobs.post import Post, held_time, open_post
from tests.storage.faults import unreachable
from tests.storage.overheard import at_commit
from tests.storage.rows import message

BLOCKED = Refused("Forbidden: bot was blocked by the user", blocked=True)
AWAY = RetryLater("Telegram tidak terjangkau")
OFFICER, VISITOR = 1, 7
GROUP, SUPERGROUP = -500, -1_000_000_000_500


@pytest.fixture
async def post(database_url: str) -> AsyncIterator[Post]:
    """An officer is there, and a visitor has only to hand in the form."""
    async with open_post(database_url) as post:
        await post.desk.bring(hired(OFFICER, "Sari", "front_office"), *filling(VISITOR, "Rina Simbolon"))
        await post.settle()
        post.platform.calls.clear()
        yield post


async def given_up(post: Post) -> list[str]:
    """What front office was told of messages not delivered."""
    return [told for told in post.platform.texts(str(OFFICER)) if "tidak dapat disampaikan" in told]


async def test_a_visitor_who_blocked_the_desk_is_recorded_and_told_to_front_office(post: Post) -> None:
    post.platform.arrange(str(VISITOR), *[BLOCKED] * 9)
    await post.desk.bring(sending(VISITOR))
    await post.settle()
    assert (await post.desk.one("people", address=str(VISITOR)))["blocked"]
    lost = await post.desk.rows("outbox", state="given_up")
    assert {row["address"] for row in lost} == {str(VISITOR)}
    assert {row["reason"] for row in lost} == {BLOCKED.reason}
    assert len(await post.desk.rows("journal", what="delivery_given_up")) == len(lost)
    told = await given_up(post)
    assert len(told) == len(lost)
    assert "A-001" in told[0]
    assert BLOCKED.reason in told[0]


async def test_a_visitor_who_writes_again_is_no_longer_blocked(post: Post) -> None:
    post.platform.arrange(str(VISITOR), BLOCKED)
    await post.desk.bring(said(VISITOR, "a", "hak saya"))
    await post.settle()
    assert (await post.desk.one("people", address=str(VISITOR)))["blocked"]
    await post.desk.bring(said(VISITOR, "b", "hak saya"))
    await post.settle()
    assert not (await post.desk.one("people", address=str(VISITOR)))["blocked"]
    assert len(post.platform.texts(str(VISITOR))) == 2


async def test_after_twelve_tries_it_is_given_up_and_told(post: Post) -> None:
    await post.desk.bring(sending(VISITOR))
    await post.settle()
    post.platform.calls.clear()
    post.platform.arrange(str(VISITOR), *[AWAY] * 12)
    await post.desk.bring(said(VISITOR, "status", "status"))
    for _ in range(12):
        await post.settle_later(minutes=5)
    assert len(post.platform.texts(str(VISITOR))) == 12
    lost = await post.desk.one("outbox", state="given_up")
    assert lost["attempts"] == 12
    assert lost["reason"] == AWAY.reason
    assert len(await given_up(post)) == 1
    assert (await post.desk.one("journal", what="delivery_given_up"))["details"]["reason"] == AWAY.reason


async def test_after_half_a_day_it_is_given_up_however_few_the_tries(sqlite_url: str) -> None:
    with held_time() as time:
        async with open_post(sqlite_url) as post:
            post.platform.arrange("a", *[RetryLater("429", after=5 * 3600.0)] * 4)
            await post.write(message(1, "a"))
            await post.settle()
            for _ in range(3):
                assert await post.states() == {1: "pending"}
                time.pass_(5 * 3600)
                await post.settle_later(hours=5)
            assert post.platform.texts("a") == ["1"] * 4
            assert await post.states() == {1: "given_up"}


async def test_a_failed_sending_is_tried_again_later_and_later(sqlite_url: str) -> None:
    async with open_post(sqlite_url) as post:
        post.platform.arrange("a", *[AWAY] * 3)
        await post.write(message(1, "a"))
        await post.settle()
        for seconds in (1, 2, 4):
            tries = len(post.platform.calls)
            await post.settle_later(seconds=seconds - 0.1)
            assert len(post.platform.calls) == tries, "too early"
            await post.settle_later(seconds=0.1)
            assert len(post.platform.calls) == tries + 1
        assert await post.states() == {1: "sent"}


async def test_a_channel_that_raises_is_tried_again_and_stops_nobody(sqlite_url: str) -> None:
    async with open_post(sqlite_url) as post:
        post.platform.arrange("a", ZeroDivisionError("bug"))
        await post.write(message(1, "a"), message(2, "a"), message(3, "b"))
        await post.settle()
        assert await post.states() == {1: "pending", 2: "pending", 3: "sent"}
        await post.settle_later(seconds=2)
        assert post.platform.texts("a") == ["1", "1", "2"]


@pytest.mark.parametrize("fault", [ValueError("line break in a header"), TypeError("no JSON")])
# rule: unsendable-given-up
async def test_what_can_never_be_sent_is_given_up_at_once_and_told(post: Post, fault: Exception) -> None:
    await post.desk.bring(sending(VISITOR))
    await post.settle()
    post.platform.calls.clear()
    post.platform.arrange(str(VISITOR), fault)
    await post.desk.bring(said(VISITOR, "a", "status"), said(VISITOR, "b", "hak saya"))
    await post.settle()
    lost = await post.desk.one("outbox", state="given_up")
    assert lost["attempts"] == 1
    assert type(fault).__name__ in lost["reason"]
    assert str(fault) not in lost["reason"]
    assert len(post.platform.texts(str(VISITOR))) == 2, "the next message of the chat follows"
    assert await post.desk.rows("outbox", state="pending") == []
    assert len(await given_up(post)) == 1


async def test_a_refused_message_does_not_hold_up_its_chat(sqlite_url: str) -> None:
    async with open_post(sqlite_url) as post:
        post.platform.arrange("a", Refused("Bad Request: message is too long"))
        await post.write(message(1, "a"), message(2, "a"))
        await post.settle()
        assert await post.states() == {1: "given_up", 2: "sent"}
        assert not (await post.desk.one("people"))["blocked"]


async def test_a_chat_that_is_told_to_wait_waits_in_order_while_others_go_on(database_url: str) -> None:
    with held_time() as time:
        async with open_post(database_url) as post:
            post.platform.arrange("a", RetryLater("429", after=7.0))
            await post.write(message(1, "a"), message(2, "a"), message(3, "b"), message(4, "a"))
            await post.settle()
            await post.write(message(5, "b"), message(6, "a"))
            await post.settle()
            time.pass_(6.9)
            await post.settle_later(seconds=6.9)
            assert post.platform.texts("a") == ["1"]
            assert post.platform.texts("b") == ["3", "5"]
            time.pass_(0.2)
            await post.settle_later(seconds=0.2)
            assert post.platform.texts("a") == ["1", "1", "2", "4", "6"]


async def test_a_platform_that_tells_everybody_to_wait_is_obeyed(sqlite_url: str) -> None:
    with held_time() as time:
        async with open_post(sqlite_url) as post:
            post.platform.arrange("a", RetryLater("token", after=30.0, everyone=True))
            await post.write(message(1, "a"))
            await post.settle()
            await post.write(message(2, "b"))
            await post.deliverer.look()
            for _ in range(29):
                time.pass_(1)
                await asyncio.sleep(0)
            assert post.platform.texts("b") == []
            time.pass_(1.5)
            await post.settle()
            assert post.platform.texts("b") == ["2"]


async def test_what_follows_from_a_receipt_is_decided_though_it_cannot_be_with_it(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it is counted like any turn."""
    together = outbox_rows.settle

    async def settle(connection: AsyncConnection, rows: list[Row], me: str) -> set[int]:
        refused = any(row["state"] == "given_up" for row in rows) and not tried
        tried.append(len(rows))
        if refused:
            raise IntegrityError("INSERT", None, Exception("refused"))
        return await together(connection, rows, me)

    tried: list[int] = []
    monkeypatch.setattr(outbox_rows, "settle", settle)
    before = metrics.TURNS.labels("delivery_given_up")._value.get()
    post.platform.arrange(str(VISITOR), BLOCKED)
    await post.desk.bring(said(VISITOR, "a", "hak saya"))
    await post.settle()
    assert (await post.desk.one("outbox", state="given_up"))["reason"] == BLOCKED.reason
    assert len(await post.desk.rows("journal", what="delivery_given_up")) == 1
    assert metrics.TURNS.labels("delivery_given_up")._value.get() == before + 1


# rule: taken-over-is-theirs
async def test_what_another_process_has_taken_over_is_not_given_up(post: Post) -> None:
    """Nor is anybody told that it was: the other one sends it."""
    gate = post.platform.hold(str(VISITOR))
    post.platform.arrange(str(VISITOR), BLOCKED)
    await post.desk.bring(said(VISITOR, "a", "hak saya"))
    await post.until(lambda: post.platform.texts(str(VISITOR)))
    async with writing(post.desk.engine) as connection:
        await connection.execute(update(tables.outbox).where(pending(VISITOR)).values(claimed_by="another"))
    gate.set()
    await post.settle()
    row = await post.desk.one("outbox", address=str(VISITOR), claimed_by="another")
    assert (row["state"], row["reason"]) == ("pending", None)
    assert await post.desk.rows("journal", what="delivery_given_up") == []
    assert not (await post.desk.one("people", address=str(VISITOR)))["blocked"]


def pending(chat: int) -> ColumnElement[bool]:
    return and_(tables.outbox.c.state == "pending", tables.outbox.c.address == str(chat))


async def test_what_is_said_while_a_sending_fails_does_not_overtake_it(post: Post) -> None:
    """The turn began before the failure and is committed after it: its message still comes second."""
    gate = post.platform.hold(str(VISITOR))
    post.platform.arrange(str(VISITOR), AWAY)
    await post.desk.bring(said(VISITOR, "a", "hak saya"))
    await post.until(lambda: post.platform.texts(str(VISITOR)))
    with at_commit(post.desk.engine, gate.set):
        await post.desk.bring(said(VISITOR, "b", "hapus data"))
    await post.settle()
    await post.settle_later(seconds=5)
    first, again, second = post.platform.texts(str(VISITOR))
    assert first == again
    assert second != first


async def test_a_receipt_survives_a_database_that_is_away(database_url: str) -> None:
    """The message is out; that it is must not be forgotten, or it goes out twice after the next start."""
    async with open_post(database_url) as post:
        gate = post.platform.hold("a")
        await post.write(message(1, "a"))
        await post.deliverer.look()
        await post.until(lambda: post.platform.calls)
        with unreachable(post.desk.engine) as refused:
            await post.desk.engine.dispose()
            gate.set()
            await post.until(lambda: refused)
        await post.settle()
        assert await post.states() == {1: "sent"}
        assert post.platform.texts("a") == ["1"]


async def test_a_chat_that_moved_is_followed(post: Post) -> None:
    post.platform.arrange(str(VISITOR), Sent("99", moved_to="-9000"))
    await post.desk.bring(said(VISITOR, "a", "hak saya"))
    await post.settle()
    assert (await post.desk.one("journal", what="chat_moved"))["who"] == "visitor"
    assert (await post.desk.one("addresses", key="telegram:-9000"))["person_id"]
    person = await post.desk.one("people", address="-9000")
    await post.write(message(900, "-9000", person_id=person["id"]))
    await post.settle()
    assert post.platform.texts("-9000") == ["900"]


async def group_desk(desk: Desk) -> None:
    """A staff group stands for the front office."""
    group = desk.telegram.group(GROUP)
    body = StaffAdded("Meja Depan", "front_office")
    event = Event(TELEGRAM, "console:group", desk.clock.now(), body, str(group.id), str(group.id))
    await desk.app.door.enter([arrival(event)])
    await desk.settle()


async def test_a_group_that_becomes_a_supergroup_is_followed_on_telegram(database_url: str) -> None:
    async with open_desk(database_url) as desk:
        await group_desk(desk)
        group = desk.telegram.group(GROUP)
        group.migrate(SUPERGROUP)
        await desk.register(desk.telegram.user(VISITOR), "Rina Simbolon")
        assert [told for told in group.messages if "Rina Simbolon" in told.text]
        assert (await desk.one("people", address=str(SUPERGROUP)))["staff_id"]
        assert await desk.rows("people", address=str(GROUP)) == []
        calls = len(desk.telegram.calls)
        await desk.press(desk.telegram.user(VISITOR), "Zoom sudah terbuka", "Saya sudah bergabung")
        await desk.wait(minutes=4)
        later = {call.chat_id for call in desk.telegram.calls[calls:] if call.method != "getUpdates"}
        assert SUPERGROUP in later
        assert GROUP not in later
        assert await desk.rows("outbox", state="given_up") == []


async def test_telegrams_429_is_obeyed(database_url: str) -> None:
    with held_time() as time:
        async with open_desk(database_url) as desk:
            rina, togar = desk.telegram.user(7, first_name="Rina"), desk.telegram.user(8, first_name="Togar")
            desk.telegram.faults.add("sendMessage", "429", chat_id=rina.id, retry_after=5)
            await desk.say(rina, "halo", "bantuan")
            await desk.say(togar, "halo")
            assert rina.messages == []
            assert len(togar.messages) == 1
            time.pass_(5)
            desk.clock.pass_(seconds=5)
            await desk.settle()
            assert ["Pelindungan data" in told.text for told in rina.messages] == [True, False]


async def test_a_sending_that_meets_a_bug_holds_up_nobody_and_is_made_once_more(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = Deliverer._finish

    def broken(self: Deliverer, key: ChatKey, chat: Any, row: dict[str, Any], result: Result) -> None:
        if post.platform.texts("a") == ["1001"]:
            raise ZeroDivisionError
        sound(self, key, chat, row, result)

    monkeypatch.setattr(Deliverer, "_finish", broken)
    await post.write(message(1001, "a"), message(1002, "a"))
    await post.deliverer.look()
    await post.until(lambda: post.deliverer.quiet)
    assert post.platform.texts("a") == ["1001", "1002"]
    await post.settle_later(seconds=61)
    assert post.platform.texts("a") == ["1001", "1002", "1001"]
    assert {row["state"] for row in await post.desk.rows("outbox")} == {"sent"}


# rule: several-are-handed-in-at-once
async def test_whatever_is_being_handed_in_is_on_its_way_until_all_of_it_is_in(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Receipts come while others are at the door, which takes those that came last first."""
    at_the_door: list[asyncio.Event] = []
    enter = post.desk.door.enter

    async def slowly(*brought: Any) -> None:
        at_the_door.append(asyncio.Event())
        await at_the_door[-1].wait()
        await enter(*brought)

    monkeypatch.setattr(post.desk.door, "enter", slowly)
    slow = post.platform.hold("b")
    await post.write(message(1001, "a"), message(1002, "b"))
    await post.deliverer.look()
    await post.until(lambda: len(at_the_door) == 1)
    slow.set()
    await post.until(lambda: post.deliverer._receipts)
    later = asyncio.create_task(post.deliverer.look_once())
    await post.until(lambda: len(at_the_door) == 2)
    at_the_door[1].set()
    await later
    assert not post.deliverer.quiet
    at_the_door[0].set()
    await post.settle()
    assert {row["state"] for row in await post.desk.rows("outbox")} == {"sent"}


# rule: refused-receipt-comes-again
async def test_a_receipt_that_the_door_refuses_comes_again_by_itself(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver, "LOOK_SECONDS", 0.01)
    enter, refused = post.desk.door.enter, [OSError(), OSError()]

    async def at_last(*brought: Any) -> None:
        if refused:
            raise refused.pop()
        await enter(*brought)

    monkeypatch.setattr(post.desk.door, "enter", at_last)
    await post.write(message(1001, "a"))
    await post.deliverer.look()
    await post.until(lambda: post.deliverer.quiet)
    assert not refused
    assert post.platform.texts("a") == ["1001"]
    assert {row["state"] for row in await post.desk.rows("outbox")} == {"sent"}


async def test_a_receipt_that_cannot_be_written_holds_up_no_other(post: Post) -> None:
    """A platform's own words may be what no database takes: half a character."""
    post.platform.arrange(str(VISITOR), Refused("Bad Request: \ud800"))
    await post.desk.bring(said(VISITOR, "a", "hak saya"))
    await post.settle()
    [row] = await post.desk.rows("outbox", state="given_up")
    assert row["reason"] == "fault-unwritable"
    await post.desk.bring(said(VISITOR, "b", "hak saya"))
    await post.settle()
    assert (await post.states())[max(await post.states())] == "sent"
