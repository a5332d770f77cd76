"""The deliverer: in order within a chat, urgent before bulk, repeated edits of a card as one."""

import asyncio
from datetime import timedelta

from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.channels.window import SPAN
from storage import bulk
from storage.engine import writing
from storage.tables import staff
from tests.channels.test_pacing import within
from tests.clock import MONDAY_MORNING
from tests.door.entrance import said
from tests.jobs.post import held_time, open_post
from tests.storage.rows import BULK, NOTICE, REPLY, URGENT, message, shown

VISITOR = 7


async def test_messages_of_a_chat_are_sent_in_order(database_url: str) -> None:
    async with open_post(database_url) as post:
        await post.write(*(message(n, f"chat{n % 3}") for n in range(1, 61)))
        await post.settle()
        for chat in range(3):
            assert post.platform.texts(f"chat{chat}") == [str(n) for n in range(1, 61) if n % 3 == chat]
        assert set((await post.states()).values()) == {"sent"}


async def test_bulk_goes_after_everything_else_of_its_chat(sqlite_url: str) -> None:
    async with open_post(sqlite_url) as post:
        await post.write(message(1, "a", BULK), message(2, "a", NOTICE), message(3, "a", URGENT))
        await post.settle()
        assert post.platform.texts("a") == ["2", "3", "1"]


async def test_chats_where_somebody_waits_come_first(sqlite_url: str) -> None:
    async with open_post(sqlite_url) as post:
        rows = [
            message(1, "a", BULK),
            message(2, "b", NOTICE),
            message(3, "c", REPLY),
            message(4, "d", URGENT),
        ]
        await post.write(*rows)
        await post.settle()
        assert [call.address for call in post.platform.calls] == ["d", "c", "b", "a"]


async def test_an_urgent_message_moves_its_waiting_chat_to_the_front(sqlite_url: str) -> None:
    """A report waits its turn behind fifty answers; then somebody in that chat is called."""
    with held_time() as time:
        async with open_post(sqlite_url, per_second=10) as post:
            time.pass_(SPAN)
            await post.write(message(1, "boss", BULK), *(message(n, f"c{n}") for n in range(2, 52)))
            await post.deliverer.look()
            await post.until(lambda: post.platform.calls)
            await post.write(message(60, "boss", URGENT))
            await post.deliverer.look()
            sent = len(post.platform.calls)
            while "60" not in post.platform.texts("boss"):
                time.pass_(0.05)
                await asyncio.sleep(0)
                assert len(post.platform.calls) <= sent + 3, "it waits behind what is less urgent"


async def test_of_repeated_edits_of_a_card_only_the_last_is_sent(database_url: str) -> None:
    async with open_post(database_url) as post:
        gate = post.platform.hold("a")
        await post.write(message(1, "a", card="v:a"))
        await post.deliverer.look()
        await post.until(lambda: post.platform.calls)
        edits = [message(n, "a", card="v:a") for n in (2, 3, 5)]
        await post.write(*edits, message(4, "a"), message(6, "a", card="other"))
        gate.set()
        await post.settle()
        assert [(call.text, call.edit) for call in post.platform.calls] == [
            ("1", None),
            ("4", None),
            ("5", "1"),
            ("6", None),
        ]
        superseded = {2: "superseded", 3: "superseded"}
        assert await post.states() == dict.fromkeys(range(1, 7), "sent") | superseded


async def test_a_card_is_edited_where_it_stands_also_by_the_next_process(database_url: str) -> None:
    async with open_post(database_url) as post:
        await post.write(message(1, "a"), message(2, "a", card="v:a"))
        await post.settle()
    async with open_post(database_url, process="loket-b") as post:
        await post.write(message(3, "a", card="v:a"))
        await post.settle()
        assert [(call.text, call.edit) for call in post.platform.calls] == [("3", "2")]


async def test_a_card_shown_anew_comes_last_and_is_edited_there(database_url: str) -> None:
    async with open_post(database_url) as post:
        await post.write(message(1, "a", card="v:a"))
        await post.settle()
        await post.write(message(2, "a", card="v:a", payload=shown(2, anew=True)))
        await post.settle()
        await post.write(message(3, "a", card="v:a"))
        await post.settle()
        assert [(call.text, call.edit) for call in post.platform.calls] == [("1", None), ("2", None), ("3", "2")]


async def test_a_card_shown_anew_is_not_undone_by_an_edit_that_overtakes_it(sqlite_url: str) -> None:
    """Of the two only the edit is sent; the card must still come where it is looked for."""
    async with open_post(sqlite_url) as post:
        gate = post.platform.hold("a")
        await post.write(message(1, "a", card="v:a"))
        await post.deliverer.look()
        await post.until(lambda: post.platform.calls)
        await post.write(message(2, "a", card="v:a", payload=shown(2, anew=True)), message(3, "a", card="v:a"))
        gate.set()
        await post.settle()
        assert [(call.text, call.edit) for call in post.platform.calls] == [("1", None), ("3", None)]


async def test_a_card_is_never_edited_in_another_chat(sqlite_url: str) -> None:
    async with open_post(sqlite_url) as post:
        await post.write(message(1, "a", card="v:a"))
        await post.settle()
        await post.write(message(2, "b", card="v:a"))
        await post.settle()
        assert post.platform.calls[-1].edit is None


async def test_a_card_that_went_to_a_page_meanwhile_is_not_edited_where_it_stood_before(sqlite_url: str) -> None:
    async with open_post(sqlite_url) as post:
        await post.write(message(1, "a", card="v:a"))
        await post.settle()
        fetched = message(2, "page", channel="web", card="v:a", state="sent", ref="web")
        await post.write(fetched)
        post.deliverer.hand_over([fetched])
        assert post.deliverer.quiet
        await post.write(message(3, "a", card="v:a"))
        await post.settle()
        assert [call.edit for call in post.platform.calls] == [None, None]


async def test_what_a_turn_says_is_sent_at_once(database_url: str) -> None:
    """No look at the outbox is needed: the turn's own process has its messages in hand."""
    async with open_post(database_url) as post:
        await post.desk.bring(said(VISITOR, 0, "halo"))
        await post.until(lambda: post.platform.calls)
        assert "Selamat pagi" in post.platform.texts("7")[0]
        await post.settle()
        assert (await post.states()) == {1: "sent"}


async def test_telegrams_limits_hold_for_everything_that_is_sent(sqlite_url: str) -> None:
    """Two hundred messages at once to thirty people and a group: in order, and never too fast."""
    with held_time() as time:
        async with open_post(sqlite_url, per_second=30) as post:
            began = asyncio.get_running_loop().time()
            chats = [*(str(chat) for chat in range(1, 31)), "-100"]
            await post.write(*(message(n, chats[n % 31]) for n in range(1, 201)))
            await post.deliverer.look()
            while not post.deliverer.quiet:
                time.pass_(0.02)
                await asyncio.sleep(0)
            assert within([call.at for call in post.platform.calls], 30, 1.0)
            assert post.platform.calls[0].at >= began + SPAN, "somebody else may have sent until now"
            for place, chat in enumerate(chats):
                assert post.platform.texts(chat) == [str(n) for n in range(1, 201) if n % 31 == place]
                times = [call.at for call in post.platform.calls if call.address == chat]
                assert within(times, 3, 0.9)


# rule: duty-words-to-the-seat
async def test_what_is_of_duty_is_said_to_nobody_who_has_no_seat(database_url: str) -> None:
    """They may have left it while the message was in hand."""
    async with open_post(database_url) as post:
        await post.write(
            message(1, "a", purpose="duty"), message(2, "a", purpose="reminder"), message(3, "a", purpose=None)
        )
        await post.settle()
        assert post.platform.texts("a") == ["2", "3"]
        assert await post.states() == {1: "withdrawn", 2: "sent", 3: "sent"}


async def test_what_is_of_duty_is_said_to_who_sat_there_when_it_was_written(database_url: str) -> None:
    async with open_post(database_url) as post:
        before = MONDAY_MORNING - timedelta(hours=1)
        await post.write(message(1, "a", purpose="duty"), message(2, "a", purpose="duty", created_at=before))
        seat = {"id": "s", "name": "Sari", "role": "front_office", "on_duty": True, "person_id": "p"}
        async with writing(post.desk.engine) as connection:
            await bulk.add(connection, staff, [seat | {"seated_at": MONDAY_MORNING}])
        await post.settle()
        assert post.platform.texts("a") == ["1"]
        assert await post.states() == {1: "sent", 2: "withdrawn"}


async def test_a_database_that_fails_as_a_message_is_sent_puts_it_off_and_is_no_fault_of_the_channel(
    sqlite_url: str,
) -> None:
    async with open_post(sqlite_url) as post:
        post.platform.arrange("a", OperationalError("SELECT", None, Exception("the disk is full")))
        await post.write(message(1, "a"))
        with capture_logs() as lines:
            await post.settle()
        assert [line["event"] for line in lines if line["log_level"] in ("warning", "error")] == ["message put off"]
        assert await post.states() == {1: "pending"}
        await post.settle_later(minutes=1)
        assert await post.states() == {1: "sent"}
