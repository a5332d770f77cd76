"""The outbox's claims: whole chats in order, one process at a time, urgent first, bulk last."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage import bulk, outbox, schema
from storage.engine import open_engine, reading, writing
from storage.tables import cards, people
from storage.tables import outbox as outbox_table
from tests.clock import MONDAY_MORNING
from tests.storage.rows import BULK, NOTICE, REPLY, URGENT, message, somebody

NOW = MONDAY_MORNING
LATER = NOW + timedelta(seconds=60)


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(database_url)
    await schema.upgrade(engine)
    async with writing(engine) as connection:
        await connection.execute(insert(people), [somebody("p")])
    yield engine
    await engine.dispose()


@pytest.fixture
async def connection(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    async with writing(engine) as connection:
        yield connection


async def write(connection: AsyncConnection, *rows: dict[str, Any]) -> None:
    await bulk.add(connection, outbox_table, rows)


async def claim(connection: AsyncConnection, me: str = "me", at: datetime = NOW, most: int = 100) -> list[int]:
    until = at + timedelta(seconds=60)
    return [row["id"] for row in await outbox.claim(connection, me, ["telegram"], at, until, most)]


async def test_a_chat_is_claimed_in_order_with_bulk_last(connection: AsyncConnection) -> None:
    rows = [(1, "a", REPLY), (2, "a", BULK), (3, "a", URGENT), (4, "a", NOTICE)]
    await write(connection, *(message(*row) for row in rows))
    assert await claim(connection) == [1, 3, 4, 2]


async def test_what_is_claimed_is_nobody_elses(connection: AsyncConnection) -> None:
    await write(connection, message(1, "a", REPLY), message(2, "b", REPLY))
    assert sorted(await claim(connection, "me")) == [1, 2]
    assert await claim(connection, "you") == []


# rule: chat-in-order
async def test_a_later_message_waits_for_an_earlier_one_claimed_elsewhere(
    connection: AsyncConnection,
) -> None:
    earlier = message(1, "a", REPLY, claimed_by="you", claimed_until=LATER)
    await write(connection, earlier, message(2, "a", URGENT), message(3, "b", REPLY))
    assert await claim(connection, "me") == [3]


async def test_a_later_message_waits_for_an_earlier_one_not_yet_due(connection: AsyncConnection) -> None:
    await write(connection, message(1, "a", REPLY, due_at=LATER), message(2, "a", URGENT))
    assert await claim(connection) == []
    assert await claim(connection, at=LATER) == [1, 2]


async def test_bulk_that_waits_holds_nothing_up(connection: AsyncConnection) -> None:
    waiting = message(1, "a", BULK, due_at=LATER)
    await write(connection, waiting, message(2, "a", REPLY))
    assert await claim(connection) == [2]


async def test_chats_with_something_urgent_come_first_when_not_all_can(connection: AsyncConnection) -> None:
    await write(connection, *(message(n, f"c{n}", REPLY) for n in range(1, 10)), message(10, "z", URGENT))
    assert await claim(connection, most=1) == [10]
    assert await claim(connection, most=2) == [1, 2]


async def test_a_claim_that_has_run_out_is_free_again(connection: AsyncConnection) -> None:
    await write(connection, message(1, "a", REPLY), message(2, "a", REPLY))
    assert await claim(connection, "gone") == [1, 2]
    assert await claim(connection, "me", at=NOW + timedelta(seconds=59)) == []
    assert await claim(connection, "me", at=NOW + timedelta(seconds=60)) == [1, 2]


async def test_a_renewed_claim_holds(connection: AsyncConnection) -> None:
    await write(connection, message(1, "a", REPLY))
    await claim(connection, "slow")
    assert await outbox.renew(connection, "slow", [1], NOW + timedelta(seconds=120)) == {1}
    assert await claim(connection, "me", at=NOW + timedelta(seconds=90)) == []


async def test_only_what_is_still_ones_own_and_unsent_is_renewed(connection: AsyncConnection) -> None:
    yours = message(2, "b", REPLY, claimed_by="you", claimed_until=LATER)
    mine = message(3, "c", REPLY, claimed_by="me", claimed_until=LATER)
    await write(connection, message(1, "a", REPLY), yours, mine, {**mine, "id": 4, "state": "sent"})
    assert await outbox.renew(connection, "me", [1, 2, 3, 4], LATER) == {3}
    assert await outbox.renew(connection, "me", [], LATER) == set()


async def test_only_ones_own_claims_are_given_back(connection: AsyncConnection) -> None:
    await write(connection, message(1, "a", REPLY), message(2, "b", REPLY, claimed_by="you", claimed_until=LATER))
    await claim(connection, "me")
    await outbox.release(connection, "me")
    assert await claim(connection, "other") == [1]


async def test_other_channels_are_left_to_who_speaks_them(connection: AsyncConnection) -> None:
    await write(connection, message(1, "a", REPLY, channel="whatsapp"))
    assert await claim(connection) == []
    assert not await outbox.anything_to_claim(connection, ["telegram"], NOW)
    assert await outbox.anything_to_claim(connection, ["whatsapp"], NOW)


async def test_what_is_sent_or_given_up_is_not_claimed(connection: AsyncConnection) -> None:
    states = ("sent", "superseded", "given_up")
    await write(connection, *(message(n, "a", REPLY, state=state) for n, state in enumerate(states, 1)))
    assert not await outbox.anything_to_claim(connection, ["telegram"], NOW)
    assert await claim(connection) == []


async def test_a_chat_lags_behind_while_somebody_else_has_to_send_there(connection: AsyncConnection) -> None:
    mine = message(1, "mine", REPLY, claimed_by="me", claimed_until=LATER)
    yours = message(2, "yours", REPLY, claimed_by="you", claimed_until=LATER)
    await write(connection, mine, yours, message(3, "nobodys", REPLY), message(4, "over", REPLY, state="sent"))
    chats = {("telegram", chat) for chat in ("mine", "yours", "nobodys", "over", "new")}
    behind = await outbox.chats_behind(connection, chats, "me", NOW)
    assert behind == {("telegram", "yours"), ("telegram", "nobodys")}


async def test_a_card_has_one_place(connection: AsyncConnection) -> None:
    place = {"key": "v:visitor", "channel": "telegram", "address": "7", "ref": "11"}
    await outbox.place_cards(connection, [place])
    await outbox.place_cards(connection, [{**place, "address": "8", "ref": "12"}])
    assert await outbox.card_places(connection, ["v:visitor", "v:other"]) == {"v:visitor": ("8", "12")}
    assert len((await connection.execute(select(cards))).all()) == 1


async def test_what_was_said_is_fetched_in_order_and_only_once(engine: AsyncEngine) -> None:
    async with writing(engine) as connection:
        await write(connection, *(message(n, "a", REPLY) for n in (3, 1, 2)), message(4, "b", REPLY))
    async with reading(engine) as connection:
        first = await outbox.spoken_since(connection, "telegram", "a", 0, 2)
        rest = await outbox.spoken_since(connection, "telegram", "a", first[-1]["id"], 2)
    assert [row["id"] for row in (*first, *rest)] == [1, 2, 3]


# What its writer may take back


def held(no: int, address: str, name: str = "n", **row: Any) -> dict[str, Any]:
    """Words of an officer that wait for five seconds."""
    return message(no, address, URGENT) | {"held_as": name, "due_at": NOW + timedelta(seconds=5)} | row


# rule: held-words-hold-up-nobody
async def test_held_words_hold_up_nobody(connection: AsyncConnection) -> None:
    await write(connection, held(1, "a"), message(2, "a", REPLY) | {"held_as": None})
    assert await outbox.chats_behind(connection, [("telegram", "a")], "other", NOW) == {("telegram", "a")}
    assert await claim(connection) == [2]
    assert await outbox.chats_behind(connection, [("telegram", "a")], "me", NOW) == set()
    assert await claim(connection, at=NOW + timedelta(seconds=5)) == [1]


async def test_held_words_that_failed_once_are_waited_for_like_any(connection: AsyncConnection) -> None:
    await write(connection, held(1, "a", attempts=1), message(2, "a", REPLY) | {"held_as": None})
    assert await claim(connection) == []


# rule: taken-back-once
async def test_held_words_are_taken_back_unless_somebody_sends_them(connection: AsyncConnection) -> None:
    await write(connection, held(1, "a"), held(2, "b", "sent"))
    assert await claim(connection, at=NOW + timedelta(seconds=5)) == [1, 2]
    assert await outbox.held(connection, ["n", "sent", "unknown"], NOW) == {"n": False, "sent": False}
    await outbox.release(connection, "me")
    assert await outbox.held(connection, ["n"], NOW) == {"n": True}
    await outbox.take_back(connection, ["n"], NOW)
    assert await outbox.held(connection, ["n"], NOW) == {}
    assert await claim(connection, at=LATER) == [2]


# rule: reply-goes-to-its-writer
async def test_whose_words_were_passed_on_is_found_in_that_chat_only(connection: AsyncConnection) -> None:
    passed = {"origin": "visit:v", "ref": "7", "state": "sent"}
    await write(connection, message(1, "a", REPLY) | passed, message(2, "b", REPLY) | passed | {"origin": None})
    assert await outbox.origins(connection, "telegram", [("a", "7")]) == {("a", "7"): "visit:v"}
    assert await outbox.origins(connection, "telegram", [("b", "7"), ("a", "8")]) == {}
    assert await outbox.origins(connection, "whatsapp", [("a", "7")]) == {}


def receipt(no: int, state: str) -> dict[str, Any]:
    return {"id": no, "state": state, "attempts": 1, "due_at": NOW, "claimed_by": None, "claimed_until": None}


# rule: taken-over-is-theirs
async def test_of_what_another_process_took_over_only_that_it_was_sent_holds(connection: AsyncConnection) -> None:
    await write(connection, *(message(no, str(no), REPLY) for no in (1, 2, 3, 4)))
    await claim(connection, "me")
    await outbox.release(connection, "me")
    assert await claim(connection, "you", LATER, most=3) == [1, 2, 3]
    await outbox.settle(connection, [receipt(3, "given_up")], "you")
    mine = [receipt(1, "given_up"), receipt(2, "sent"), receipt(3, "pending"), receipt(4, "given_up")]
    assert await outbox.settle(connection, mine, "me") == {2, 4}
    states = {row.id: row.state for row in await connection.execute(select(outbox_table))}
    assert states == {1: "pending", 2: "sent", 3: "given_up", 4: "given_up"}, "4 was nobody's any more"
    assert await outbox.settle(connection, [receipt(1, "given_up"), receipt(2, "pending")], "you") == {1}


async def test_of_what_is_ones_own_everything_holds(connection: AsyncConnection) -> None:
    await write(connection, *(message(no, str(no), REPLY) for no in (1, 2, 3)))
    await claim(connection, "me")
    ends = [receipt(1, "sent"), receipt(2, "pending"), receipt(3, "withheld")]
    assert await outbox.settle(connection, ends, "me") == {1, 2, 3}
    assert await outbox.settle(connection, [], "me") == set()
