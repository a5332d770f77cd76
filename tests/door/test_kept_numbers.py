"""Numbers kept aside for paper, through the door: no gap in the series, each used once or accounted for."""

from datetime import date

from bot.flows.scene.events import CONSOLE, Body, ChoicePressed, Event, NumbersReserved, NumberUnused
from bot.flows.scene.tokens import Verb, token
from tests.clock import MONDAY_MORNING
from tests.door.entrance import filling, happened, hired, open_entrance, said, sending

DAY = date(2026, 11, 23)


def console(serial: int, body: Body) -> Event:
    return Event(CONSOLE, f"console:{serial}", MONDAY_MORNING, body)


def form(number: str) -> str:
    return f"/catat\nnomor: {number}\nnama: Togar\nurusan: informasi\ndatang: 08.00\ndipanggil: 08.01\n" + (
        "dilayani: 08.05\nselesai: 08.06\nhasil: Dijelaskan"
    )


# rule: kept-numbers-leave-no-gap
async def test_every_number_of_a_day_is_a_visit_s_or_accounted_for(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await desk.bring(console(1, NumbersReserved(DAY, 3)))
        await desk.bring(*filling(7, "Rina Simbolon"), sending(7))
        assert (await desk.one("visits"))["number"] == "ULT-20261123-004"
        await desk.bring(hired(1, "Sari", "front_office"), hired(2, "Dewi", "front_office"))
        desk.clock.pass_(hours=2)
        for chat in (1, 2):
            await desk.bring(said(chat, "catat", form("ULT-20261123-001")))
        saved = ChoicePressed(token(Verb.RECORD, "yes"))
        await desk.bring(*(happened(chat, "simpan", saved) for chat in (1, 2)))
        await desk.bring(console(2, NumberUnused("ULT-20261123-002", "formulir rusak")))
        kept = {row["number"]: (row["state"], row["reason"]) for row in await desk.rows("kept_numbers")}
        numbers = sorted(row["number"] for row in await desk.rows("visits"))
        assert not await desk.rows("inbox", state="parked")
    assert kept == {
        "ULT-20261123-001": ("used", ""),
        "ULT-20261123-002": ("unused", "formulir rusak"),
        "ULT-20261123-003": ("kept", ""),
    }
    assert numbers == ["ULT-20261123-001", "ULT-20261123-004"], "one of the two who entered it"
