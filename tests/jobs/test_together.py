"""Several processes, and the next one after a crash: every message goes out, and none goes out twice."""

import asyncio
from collections import Counter
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot.channels.window import SPAN
from bot.jobs import deliver
from storage import outbox
from storage.engine import writing
from storage.tables import outbox as outbox_table
from tests.clock import MONDAY_MORNING, STUCK, HeldClock
from tests.door.entrance import open_entrance, said
from tests.jobs.post import Platform, Post, held_time, open_post
from tests.storage.rows import message

LEASE = timedelta(seconds=60)


async def test_two_thousand_messages_flow_without_stalling(database_url: str) -> None:
    """More chats than may be sent to at once: each that is done must let the next one start."""
    async with open_post(database_url) as post, asyncio.timeout(STUCK):
        await post.write(*(message(n, f"c{n % 500}") for n in range(1, 2001)))
        await post.settle()
        assert set((await post.states()).values()) == {"sent"}
        for chat in range(500):
            assert post.platform.texts(f"c{chat}") == [str(n) for n in range(1, 2001) if n % 500 == chat]


async def test_a_slow_chat_does_not_hold_up_the_others(sqlite_url: str) -> None:
    async with open_post(sqlite_url) as post:
        gate = post.platform.hold("slow")
        await post.write(message(1, "slow"), message(2, "slow"), *(message(n, f"c{n}") for n in range(3, 203)))
        await post.deliverer.look()
        await post.until(lambda: len(post.platform.calls) == 201)
        assert post.platform.texts("slow") == ["1"]
        gate.set()
        await post.settle()
        assert post.platform.texts("slow") == ["1", "2"]


async def test_what_a_process_had_claimed_is_sent_at_the_latest_when_its_claim_runs_out(sqlite_url: str) -> None:
    async with open_post(sqlite_url) as post:
        claimed = message(1, "a", claimed_by="dead", claimed_until=MONDAY_MORNING + LEASE)
        await post.write(claimed, message(2, "a"), message(3, "b"))
        await post.settle()
        assert post.platform.texts("a") == []
        assert post.platform.texts("b") == ["3"]
        await post.settle_later(seconds=59)
        assert post.platform.texts("a") == []
        await post.settle_later(seconds=1)
        assert post.platform.texts("a") == ["1", "2"]


# rule: claim-that-runs-out-is-a-moment
async def test_it_is_known_when_a_claim_runs_out(database_url: str) -> None:
    async with open_post(database_url) as post:
        assert await post.deliverer.look_once() is None
        claimed = message(1, "a", claimed_by="dead", claimed_until=MONDAY_MORNING + LEASE)
        await post.write(claimed, message(2, "b", due_at=MONDAY_MORNING + 2 * LEASE))
        assert await post.deliverer.look_once() == MONDAY_MORNING + LEASE
        await post.settle_later(seconds=60)
        assert post.platform.texts("a") == ["1"]
        assert await post.deliverer.look_once() == MONDAY_MORNING + 2 * LEASE


async def test_what_a_dead_process_had_claimed_is_sent_at_once(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await desk.bring(said(7, 1, "halo"))
        claimed = update(outbox_table).values(claimed_by="dead", claimed_until=MONDAY_MORNING + LEASE)
        async with writing(desk.engine) as connection:
            await connection.execute(claimed)
    async with open_post(database_url) as post:
        await post.settle()
        assert set((await post.states()).values()) == {"sent"}


async def test_what_a_living_process_has_claimed_is_left_to_it(postgres_url: str) -> None:
    async with open_post(postgres_url, process="loket-b") as other:
        claimed = message(1, "a", claimed_by="loket-b", claimed_until=MONDAY_MORNING + LEASE)
        await other.write(claimed)
        async with open_post(postgres_url, process="loket-a") as post:
            await post.settle()
            assert post.platform.texts("a") == []


async def test_a_process_that_stops_gives_back_what_it_has_not_sent(database_url: str) -> None:
    with held_time() as time:
        async with open_post(database_url, per_second=1) as post:
            time.pass_(SPAN)
            await post.write(*(message(n, "a") for n in range(1, 6)))
            await post.deliverer.look()
            await post.until(lambda: post.platform.calls)
            assert {row["claimed_by"] for row in await post.desk.rows("outbox", state="pending")} <= {"loket-a"}
        assert post.platform.texts("a") == ["1"]
    async with open_post(database_url, process="loket-b") as post:
        assert {row["claimed_by"] for row in await post.desk.rows("outbox")} == {None}
        assert (await post.states())[1] == "sent"
        await post.settle()
        assert post.platform.texts("a") == ["2", "3", "4", "5"]


async def test_a_process_that_stops_finishes_what_is_on_its_way(database_url: str) -> None:
    platform = Platform()
    async with open_post(database_url, platform) as post:
        gate = platform.hold("a")
        await post.write(message(1, "a"), message(2, "a"))
        await post.deliverer.look()
        await post.until(lambda: platform.calls)
        closing = asyncio.create_task(post.deliverer.close())
        await asyncio.sleep(0)
        gate.set()
        await closing
        assert await post.states() == {1: "sent", 2: "pending"}
        await post.desk.bring(said(7, 0, "halo"))
        assert [row["claimed_by"] for row in await post.desk.rows("outbox", state="pending")] == [None, None]


async def test_a_sending_that_outlives_its_claim_is_not_begun_again_by_the_same_process(
    database_url: str,
) -> None:
    """The database was away for longer than the claim lasts, so it could not be renewed."""
    async with open_post(database_url) as post:
        gate = post.platform.hold("a")
        await post.write(message(1, "a"))
        await post.deliverer.look()
        await post.until(lambda: post.platform.calls)
        post.desk.clock.pass_(seconds=61)
        await post.deliverer.look()
        gate.set()
        await post.settle()
        assert post.platform.texts("a") == ["1"]
        assert await post.states() == {1: "sent"}


async def test_claims_are_renewed_while_messages_wait(database_url: str) -> None:
    with held_time() as time:
        async with open_post(database_url, per_second=1) as post:
            time.pass_(SPAN)
            await post.write(*(message(n, "a") for n in range(1, 4)))
            await post.deliverer.look()
            await post.until(lambda: post.platform.calls)
            gate = post.platform.hold("a")
            post.desk.clock.pass_(seconds=50)
            time.pass_(20.1)
            renewed = {post.desk.clock.now() + LEASE}
            while await claims(post) != renewed:  # noqa: ASYNC110 - gives way to the loop, waits for no clock
                await asyncio.sleep(0)
            gate.set()


async def claims(post: Post) -> set[datetime]:
    """Until when what is not sent yet is claimed."""
    return {row["claimed_until"] for row in await post.desk.rows("outbox", state="pending")}


async def test_two_deliverers_never_send_the_same_message(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six hundred rows in sixty chats, claimed a few chats at a time by both, on one platform."""
    monkeypatch.setattr(deliver, "_MOST_IN_HAND", 20)
    platform, clock = Platform(), HeldClock()
    async with (
        open_post(database_url, platform, clock, "loket-a") as one,
        open_post(database_url, platform, clock, "loket-b") as two,
    ):
        await one.write(*(message(n, f"c{n % 60}") for n in range(1, 601)))
        found = [0, 0]
        async with asyncio.timeout(STUCK):
            while any(state == "pending" for state in (await one.states()).values()):
                found = [a + b for a, b in zip(found, await asyncio.gather(look(one), look(two)), strict=True)]
        assert min(found) > 50, "both must have had their share"
    assert Counter(call.text for call in platform.calls) == Counter({str(n): 1 for n in range(1, 601)})
    for chat in range(60):
        assert platform.texts(f"c{chat}") == [str(n) for n in range(1, 601) if n % 60 == chat]


async def look(post: Post) -> int:
    """One look, and until what it brought has been sent."""
    found = await post.deliverer.look()
    await post.until(lambda: post.deliverer.quiet)
    return found


async def test_a_chat_that_one_process_is_sending_to_is_left_to_it(database_url: str) -> None:
    """The other process decides the next event of that chat; its answer waits for the one on its way."""
    platform, clock = Platform(), HeldClock()
    async with (
        open_post(database_url, platform, clock, "loket-a") as one,
        open_post(database_url, platform, clock, "loket-b") as two,
    ):
        gate = platform.hold("7")
        await one.desk.bring(said(7, 0, "halo"))
        await one.until(lambda: platform.calls)
        await two.desk.bring(said(7, 1, "bantuan"))
        await look(two)
        assert len(platform.calls) == 1
        gate.set()
        await look(one)
        await look(two)
        assert platform.texts("7") == await one.desk.told(7)
        assert len(platform.calls) == 2


async def test_two_whole_processes_answer_everybody_once_and_in_order(database_url: str) -> None:
    """Both take events of the same chats and deliver; what one has in hand the other must not overtake."""
    platform, clock = Platform(), HeldClock()
    words = ("halo", "bantuan", "hak saya", "status")
    async with (
        open_post(database_url, platform, clock, "loket-a") as one,
        open_post(database_url, platform, clock, "loket-b") as two,
    ):
        for serial, word in enumerate(words):
            posts = [(one, two)[(chat + serial) % 2] for chat in range(1, 41)]
            await asyncio.gather(*(post.desk.bring(said(chat, serial, word)) for chat, post in enumerate(posts, 1)))
        async with asyncio.timeout(STUCK):
            while any(state == "pending" for state in (await one.states()).values()):
                await asyncio.gather(look(one), look(two))
        for chat in range(1, 41):
            assert platform.texts(str(chat)) == await one.desk.told(chat)
            assert len(platform.texts(str(chat))) == len(words)


async def test_claiming_and_deciding_do_not_get_in_each_others_way(database_url: str) -> None:
    """Claims are taken under the same one lock as turns, so the two can never wait for each other in a circle."""
    async with open_post(database_url) as post, asyncio.timeout(STUCK):
        await post.write(*(message(n, f"c{n}") for n in range(1, 101)))

        async def claiming() -> None:
            async with writing(post.desk.engine) as connection:
                now = post.desk.clock.now()
                await outbox.claim(connection, "loket-a", ["telegram"], now, now, 5)

        turns = [post.desk.bring(said(chat, 0, "halo")) for chat in range(1, 21)]
        await asyncio.gather(*turns, *(claiming() for _ in range(20)))
        await post.settle()
        assert len(await post.desk.rows("inbox")) == 20
        assert set((await post.states()).values()) == {"sent"}
