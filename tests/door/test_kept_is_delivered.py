"""What is said where people fetch it has arrived by being kept: nobody sends it, and no receipt is written."""

from dataclasses import replace

from bot.channels.web import WebChannel
from bot.flows.scene.events import TELEGRAM, WEB, Event
from bot.jobs.deliver import Deliverer
from tests.clock import MONDAY_MORNING
from tests.door.entrance import filling, open_entrance, said, sending

VISITOR = 7


def on_the_web(event: Event) -> Event:
    return replace(event, channel=WEB)


# rule: kept-is-delivered
async def test_words_on_the_web_are_sent_by_the_turn_that_says_them(database_url: str) -> None:
    async with open_entrance(database_url, speaks=frozenset({TELEGRAM})) as desk:
        await desk.bring(on_the_web(said(VISITOR, "a", "halo")), said(8, "b", "halo"))
        web, telegram = await desk.one("outbox", channel=WEB), await desk.one("outbox", channel=TELEGRAM)
        assert (web["state"], web["attempts"], web["sent_at"]) == ("sent", 1, MONDAY_MORNING)
        assert (web["claimed_by"], telegram["claimed_by"]) == (None, "loket-a")
        assert telegram["state"] == "pending"
        assert {(row["id"], row["state"]) for row in desk.spoken} == {(web["id"], "sent"), (telegram["id"], "pending")}


async def test_a_card_on_the_web_has_its_place_at_once(sqlite_url: str) -> None:
    async with open_entrance(sqlite_url) as desk:
        for event in (*filling(VISITOR, "Rina Simbolon"), sending(VISITOR)):
            await desk.bring(on_the_web(event))
        carded = {row["card"] for row in await desk.rows("outbox", channel=WEB) if row["card"]}
        assert carded
        placed = await desk.rows("cards")
        assert {(row["key"], row["channel"], row["address"]) for row in placed} == {
            (card, WEB, str(VISITOR)) for card in carded
        }


async def test_pages_are_woken_once_it_is_committed_and_nothing_is_in_hand(sqlite_url: str) -> None:
    async with open_entrance(sqlite_url) as desk:
        voice = WebChannel()
        desk.deliverer = Deliverer(desk.engine, {WEB: voice}, {}, desk.clock, desk.process)
        with voice.listening(str(VISITOR)) as ear, voice.listening("8") as other:
            await desk.bring(on_the_web(said(VISITOR, "a", "halo")))
            assert (ear.news, other.news) == (True, False)
        assert desk.deliverer.quiet
        assert desk.deliverer.in_hand == 0
