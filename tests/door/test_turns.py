"""A turn: decided exactly once, in order, for the right person, in a few statements, all of it or nothing."""

import random
from collections.abc import Iterator

import pytest
from sqlalchemy.exc import OperationalError

from bot.flows.scene.events import Event
from storage.engine import open_engine, reading, writing
from storage.events import known_events
from storage.looked_at import FAILED, looking
from tests.door.entrance import Entrance, filling, hired, name_of, open_entrance, said, sending
from tests.kept import kept_as
from tests.storage.faults import failing_at
from tests.storage.overheard import commits, overheard

MOST_STATEMENTS = 44
"""What one batch may cost, however large it is and whatever happens in it: five of them link what it wrote, one
keeps who was shown which notice."""

STRANGERS = 5000
"""Chats from here on belong to people the desk has not met."""


async def test_an_event_that_comes_again_in_its_batch_is_decided_once(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await desk.bring(*filling(7, "Rina Simbolon"))
        before = len(await desk.told(7))
        await desk.bring(sending(7), sending(7), sending(7))
        assert len(await desk.rows("journal", what="queued")) == 1
        assert len(await desk.told(7)) - before == 1


# rule: decided-once
async def test_an_event_that_comes_again_later_changes_nothing(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await desk.bring(*filling(7, "Rina Simbolon"), sending(7))
        before = await desk.everything()
        await desk.bring(*filling(7, "Rina Simbolon"))
        await desk.bring(sending(7))
        assert await desk.everything() == before


async def test_an_event_that_comes_again_after_a_restart_changes_nothing(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await desk.bring(*filling(7, "Rina Simbolon"), sending(7))
        before = await desk.everything()
    async with open_entrance(database_url, process="loket-b") as desk:
        await desk.bring(*filling(7, "Rina Simbolon"), sending(7))
        assert await desk.everything() == before


async def test_a_copy_later_in_the_batch_does_not_move_the_first_one(database_url: str) -> None:
    """A platform that brings an update again while the first is waiting must not turn the answers round."""
    async with open_entrance(database_url) as desk:
        events = filling(7, "Rina Simbolon", "SMA Negeri 1 Binjai")
        await desk.bring(*events[:2])
        name, institution = events[2:4]
        await desk.bring(name, institution, name)
        form = (await desk.one("visits"))["form"]
        assert form == {"name": "Rina Simbolon", "institution": "SMA Negeri 1 Binjai"}


async def test_what_one_visitor_says_is_decided_in_the_order_of_saying(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await desk.bring(*filling(7, "Rina Simbolon", "Dinas Pendidikan Kota Medan"), sending(7))
        visit = await desk.one("visits")
        assert visit["form"]["name"] == "Rina Simbolon"
        assert visit["form"]["institution"] == "Dinas Pendidikan Kota Medan"
        assert visit["form"]["purpose"] == "Bertanya tentang verval Dapodik"
        assert visit["ticket"] == "A-001"


@pytest.mark.parametrize("seed", range(4))
async def test_interleaved_visitors_never_swap(database_url: str, seed: int) -> None:
    """Six people write at once, in batches of any size: each gets their own name, number and words."""
    lines = {chat: [*filling(chat, name_of(chat), f"SMA {name_of(chat)}"), sending(chat)] for chat in range(10, 16)}
    shuffled = random.Random(seed)
    async with open_entrance(database_url) as desk:
        for batch in batches(shuffled, interleaved(shuffled, lines)):
            await desk.bring(*batch)
        for visit in await desk.rows("visits"):
            person = await desk.one("people", id=visit["person_id"])
            chat = int(person["address"])
            assert visit["form"]["name"] == name_of(chat)
            assert visit["form"]["institution"] == f"SMA {name_of(chat)}"
            confirmed = next(text for text in reversed(await desk.told(chat)) if visit["number"] in text)
            assert visit["ticket"] in confirmed
        assert len({visit["number"] for visit in await desk.rows("visits")}) == 6
        for chat in lines:
            others = {name_of(other) for other in lines if other != chat}
            assert not [text for text in await desk.told(chat) if any(name in text for name in others)]


def interleaved(shuffled: random.Random, lines: dict[int, list[Event]]) -> list[Event]:
    """Everybody's events in one line, each person's own order kept."""
    order = [chat for chat, events in lines.items() for _ in events]
    shuffled.shuffle(order)
    left = {chat: iter(events) for chat, events in lines.items()}
    return [next(left[chat]) for chat in order]


def batches(shuffled: random.Random, events: list[Event]) -> Iterator[list[Event]]:
    while events:
        size = shuffled.choice((1, 2, 5, 13))
        yield events[:size]
        events = events[size:]


async def test_a_batch_costs_as_many_statements_whatever_its_size(database_url: str) -> None:
    """A visit handed in reads and writes nearly every table; three hundred of them cost what ten do."""
    async with open_entrance(database_url) as desk:
        await desk.bring(hired(1, "Sari", "front_office"), hired(2, "Bayu", "back_office"))
        spent = {}
        for size in (1, 10, 100, 300):
            chats = range(size * 1000, size * 1001)
            await desk.bring(*(each for chat in chats for each in filling(chat, name_of(chat))))
            with overheard(desk.engine) as statements, commits(desk.engine) as committed:
                await desk.bring(*map(sending, chats))
            assert len(committed) == 1
            spent[size] = len(statements)
        assert spent[10] == spent[100] == spent[300]
        assert max(spent.values()) <= MOST_STATEMENTS
        assert len(await desk.rows("journal", what="queued")) == 411


# rule: keys-come-with-their-people
async def test_a_batch_of_everything_at_once_stays_within_the_bound(database_url: str) -> None:
    """Strangers, forms, submissions, cancellations, new staff and copies in one batch."""
    async with open_entrance(database_url) as desk:
        await desk.bring(*(each for chat in range(100, 150) for each in filling(chat, name_of(chat))))
        await desk.bring(*map(sending, range(110, 125)))
        mixed = [
            *(said(chat, "batal", "batal") for chat in range(100, 110)),
            *(sending(chat) for chat in range(120, 140)),
            *(said(chat, "apa", "apa kabar") for chat in range(140, 150)),
            *(said(chat, 0, "halo") for chat in range(STRANGERS, STRANGERS + 50)),
            hired(1, "Sari", "front_office"),
        ]
        with overheard(desk.engine) as statements:
            await desk.bring(*mixed)
        assert len(statements) <= MOST_STATEMENTS
        assert len(await desk.rows("visits", status="cancelled")) == 10
        assert len(await desk.rows("people")) == 101


# rule: acknowledged-after-commit
async def test_who_brings_an_event_is_told_only_when_it_is_committed(database_url: str) -> None:
    other = open_engine(database_url)
    async with open_entrance(database_url) as desk:
        for serial in range(20):
            event_ = said(7, serial, "halo")
            await desk.bring(event_)
            name = kept_as(event_.key)
            async with reading(other) as connection:
                assert await known_events(connection, [name]) == {name}
    await other.dispose()


async def test_a_turn_is_all_or_nothing(database_url: str) -> None:
    """The database fails at every single point of one turn, and at its commit: each time nothing is left of it."""
    async with open_entrance(database_url, speaks=frozenset({"telegram"})) as desk:
        await desk.bring(hired(1, "Sari", "front_office"), *filling(7, "Rina Simbolon"))
        before, spoken = await desk.everything(), len(desk.spoken)
        survived, point = False, 0
        while not survived:
            with failing_at(desk.engine, point) as fate:
                survived = await came_in(desk, sending(7))
            assert survived == (not fate.failed)
            if not survived:
                assert await desk.everything() == before, f"something is left after failing at {fate.failed}"
                assert len(desk.spoken) == spoken
            point += 1
        assert point > 15, "the turn has fewer points than it should"
        assert (await desk.one("visits"))["number"] == "ULT-20261123-001"
        assert len(await desk.rows("journal", what="queued")) == 1
        assert len(desk.spoken) > spoken


async def came_in(desk: Entrance, event_: Event) -> bool:
    try:
        await desk.bring(event_)
    except OperationalError:
        return False
    return True


async def test_sqlite_locked_for_too_long_is_told_and_nothing_is_half_done(sqlite_url: str) -> None:
    other = open_engine(sqlite_url)
    async with open_entrance(sqlite_url, sections={"database": {"lock_seconds": 0.1}}) as desk:
        await desk.bring(*filling(7, "Rina Simbolon"))
        before = await desk.everything()
        async with writing(other):
            noted = set[str]()
            # rule: refused-at-the-door-comes-again
            with looking(noted), pytest.raises(OperationalError, match="locked"):
                await desk.bring(sending(7))
            assert FAILED in noted
            assert await desk.everything() == before
        await desk.bring(sending(7))
        assert (await desk.one("visits"))["ticket"] == "A-001"
    await other.dispose()
