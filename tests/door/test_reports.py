"""Reports of a platform on what became of messages: most of them are only kept."""

from bot.door import Receipt
from bot.flows.scene.events import WHATSAPP, DeliveryReported, Event, TextSent
from tests.clock import MONDAY_MORNING
from tests.door.entrance import Entrance, open_entrance
from tests.storage.overheard import overheard

PHONE = "6281200000123"
SAID = Event(WHATSAPP, "m:wamid.A", MONDAY_MORNING, TextSent("halo"), PHONE, PHONE)


def report(state: str) -> Event:
    body = DeliveryReported("wamid.B", state, recipient=PHONE)
    return Event(WHATSAPP, f"s:wamid.B:{state}", MONDAY_MORNING, body)


async def answered(desk: Entrance) -> None:
    """Somebody has written, and the platform has taken the answer."""
    await desk.bring(SAID)
    row = min(await desk.rows("outbox"), key=lambda each: int(each["id"]))
    sent = Receipt(row["id"], "sent", 1, MONDAY_MORNING, MONDAY_MORNING, ref="wamid.B", reported_by=WHATSAPP)
    await desk.door.enter([], [sent])


# rule: report-without-consequence-is-only-kept
async def test_how_far_a_message_got_is_kept_once_and_the_desk_is_not_asked(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await answered(desk)
        with overheard(desk.engine) as heard:
            await desk.bring(report("delivered"), report("sent"), report("delivered"))
            await desk.bring(report("read"), report("sent"))
        assert not [each for each in heard if "FROM visits" in each or "FROM people" in each]
        assert {row["state"] for row in await desk.rows("deliveries")} == {"sent", "delivered", "read"}
        assert len(await desk.rows("deliveries")) == 3
        assert len(await desk.rows("inbox")) == 4
        assert {row["state"] for row in await desk.rows("inbox")} == {"decided"}


async def test_what_comes_with_it_is_decided(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await answered(desk)
        again = Event(WHATSAPP, "m:wamid.C", MONDAY_MORNING, TextSent("halo lagi"), PHONE, PHONE)
        before = len(await desk.rows("outbox"))
        await desk.bring(report("delivered"), again, report("failed"))
        assert len(await desk.rows("outbox")) > before
        assert {row["state"] for row in await desk.rows("deliveries")} == {"delivered", "failed"}
        assert await desk.rows("journal", what="delivery_failed")
