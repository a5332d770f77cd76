"""Receiving by polling: nothing moves before it is committed, nothing spoils its neighbours."""

import contextlib
import random
from typing import Any

from sqlalchemy.exc import OperationalError

from bot.turn import Arrival
from tests.desk import Desk
from tests.handlers.raw import BOT, GROUP, message
from tests.handlers.test_telegram import KINDS, spoilt
from tests.kept import kept_as
from tests.thoroughness import times


# rule: offset-after-commit
async def test_the_offset_moves_only_after_the_commit(desk: Desk) -> None:
    rina = desk.telegram.user(42, first_name="Rina")
    rina.send("halo")
    door_enter = desk.app.door.enter

    async def away(_arrivals: list[Arrival]) -> None:
        raise OperationalError("commit", {}, Exception("disk full"))

    desk.app.polling._door.enter = away  # type: ignore[method-assign, assignment]  # the database is away
    with contextlib.suppress(OperationalError):
        await desk.app.polling.run_once(0)
    desk.app.polling._door.enter = door_enter  # type: ignore[method-assign]  # and back again
    assert desk.telegram.pending == 1
    await desk.settle()
    assert "Selamat pagi" in rina.last.text


async def test_an_unreadable_update_is_parked_and_its_neighbours_go_on(desk: Desk) -> None:
    admin = await desk.hire("Tiur", "admin", 1)
    rina, budi = desk.telegram.user(42, first_name="Rina"), desk.telegram.user(43, first_name="Budi")
    rina.send("halo")
    desk.telegram.inject_raw({"message": {"message_id": "?", "chat": 7}})
    budi.send("halo")
    await desk.settle()
    assert "Selamat pagi" in rina.last.text
    assert "Selamat pagi" in budi.last.text
    parked = await desk.one("inbox", state="parked")
    assert '"message_id": "?"' in parked["raw"]
    assert "tidak dapat diproses" in admin.last.text


async def test_redelivered_updates_change_nothing(desk: Desk) -> None:
    rina = desk.telegram.user(42, first_name="Rina")
    await desk.say(rina, "halo")
    sent = len(desk.telegram.sent)
    desk.telegram.redeliver()
    desk.app.polling._offset = None
    await desk.settle()
    assert len(desk.telegram.sent) == sent


# rule: press-answered-first
async def test_presses_are_answered_at_once_and_stale_ones_change_nothing(desk: Desk) -> None:
    rina = desk.telegram.user(42, first_name="Rina")
    await desk.say(rina, "halo")
    press = rina.press("Setuju")
    await desk.settle()
    assert press.answered
    again = rina.press("Setuju")
    await desk.settle()
    assert again.answered
    assert any("sudah tidak berlaku" in seen.text for seen in rina.messages)
    assert len(await desk.rows("visits")) == 1


async def test_thousands_of_spoilt_updates_lose_no_neighbour(desk: Desk) -> None:
    """Ten thousand of them in a thorough run."""
    rng = random.Random(11)
    rina = desk.telegram.user(77, first_name="Rina")
    sent: list[int] = []
    for part in range(10):
        for _ in range(times(200, 1_000)):
            raw = spoilt(rng, rng.choice(KINDS)[1])
            update = {key: part for key, part in raw.items() if key != "update_id"} if isinstance(raw, dict) else {}
            desk.telegram.inject_raw(update)
        sent.append(rina.send("halo" if part == 0 else "status"))
    await desk.settle()
    names = {kept_as(f"telegram:m:77:{each}") for each in sent}
    heard = [row for row in await desk.rows("inbox") if row["key"] in names]
    assert len(heard) == 10
    assert all(row["state"] == "decided" for row in heard)
    bugs = [row["reason"] for row in await desk.rows("inbox", state="parked") if "telegram:unread" not in row["key"]]
    assert bugs == []


async def test_a_message_without_use_is_acknowledged_all_the_same(desk: Desk) -> None:
    desk.telegram.inject_raw({k: v for k, v in message(new_chat_title="x").items() if k != "update_id"})
    await desk.settle()
    assert desk.telegram.pending == 0


def _unnumbered(update: dict[str, Any]) -> dict[str, Any]:
    """An update whose number the fake gives out."""
    return {key: value for key, value in update.items() if key != "update_id"}


# rule: unknown-kind-is-answered
async def test_what_the_desk_has_no_use_for_is_answered_with_a_way_on(desk: Desk) -> None:
    rina = desk.telegram.user(42, first_name="Rina")
    await desk.say(rina, "halo")
    for number, kind in enumerate(("gift", "giveaway", "checklist", "rich_message", "hologram")):
        desk.telegram.inject_raw(_unnumbered(message(message_id=900 + number, **{kind: {"isi": [number]}})))
        await desk.settle()
        assert "tuliskan dengan kata-kata" in rina.last.text, kind
    assert await desk.rows("inbox", state="parked") == []


# rule: quote-parks-nothing
async def test_a_text_whose_quote_cannot_be_read_is_answered(desk: Desk) -> None:
    rina = desk.telegram.user(42, first_name="Rina")
    desk.telegram.inject_raw(_unnumbered(message(text="halo", quote={"position": "?"}, reply_to_message=[3])))
    await desk.settle()
    assert "Selamat pagi" in rina.last.text


# rule: other-bots-command
# rule: bots-not-spoken-with
async def test_neither_bots_nor_what_is_said_to_another_bot_are_answered(desk: Desk) -> None:
    rina, group = desk.telegram.user(42, first_name="Rina"), desk.telegram.group(GROUP["id"])
    desk.telegram.user(BOT["id"], first_name="Robot")
    desk.telegram.inject_raw(_unnumbered(message(**{"from": BOT, "chat": {**BOT, "type": "private"}, "text": "halo"})))
    desk.telegram.inject_raw(_unnumbered(message(chat=GROUP, text="/start@otherbot")))
    await desk.settle()
    assert desk.telegram.sent == []
    assert await desk.rows("people") == []
    assert (rina.messages, group.messages) == ([], [])
