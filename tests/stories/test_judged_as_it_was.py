"""A visit is judged by the calendar it began under, whatever hours the office has later; closed, its result stands.

rule: judged-as-it-was
rule: frozen-at-closing
"""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.hours import read_hours
from bot.kept_calendars import digest, read_kept_calendar, written
from bot.rehearsal.fakes.telegram import Chatter
from storage.engine import writing
from storage.tables import calendars, visits
from tests.desk import Desk, open_desk

OPEN, SHUT = "Senin-Jumat 08.00-16.00", "Minggu 08.00-09.00"
SECTIONS: dict[str, dict[str, Any]] = {"queue": {"capacity": 0}, "office": {"hours": OPEN}}


async def opens(desk: Desk, hours: str) -> None:
    """The office has other hours from now on."""
    office = desk.app.settings.office.model_copy(update={"hours": read_hours(hours)})
    desk.app.settings = desk.app.settings.model_copy(update={"office": office})
    await desk.restart()


async def joined(desk: Desk) -> Chatter:
    """A visitor has joined the meeting: what is next is the front office's."""
    visitor = desk.telegram.user(42, first_name="Rina")
    await desk.register(visitor)
    await desk.press(visitor, "Zoom sudah terbuka", "Saya sudah bergabung")
    return visitor


async def standing(desk: Desk) -> list[tuple[int, int]]:
    return [(row["first"], row["last"]) for row in await desk.standing()]


async def test_new_hours_in_the_middle_of_a_visit_do_not_judge_it_anew(database_url: str) -> None:
    async with open_desk(database_url, sections=SECTIONS) as desk:
        await desk.hire("Sari", "front_office", 11)
        await joined(desk)
        await opens(desk, SHUT)
        await desk.wait(minutes=4)
        assert await standing(desk) == [(3, 3)], "by its own calendar the office is open and the step is late"
        budi = desk.telegram.user(43, first_name="Budi")
        await desk.say(budi, "halo")
        await desk.press(budi, "Setuju")
        begun = {row["status"]: row["calendar_id"] for row in await desk.rows("visits")}
        assert begun["form"] == desk.app.office.calendar_id != begun["in_service"], "a new visit goes by the new hours"
        assert set(begun.values()) == {row["id"] for row in await desk.rows("calendars")}


async def test_a_closing_in_chat_charges_nobody_for_it_and_judges_nothing_that_is_past(database_url: str) -> None:
    """rule: closed-since-is-not-charged"""
    async with open_desk(database_url, sections=SECTIONS) as desk:
        sari, nur = await desk.hire("Sari", "front_office", 11), await desk.hire("Nur", "supervisor", 12)
        await joined(desk)
        await desk.say(nur, "tutup sekarang sampai 10.00, listrik padam")
        await desk.press(nur, "Terapkan")
        await desk.wait(minutes=50)
        assert await standing(desk) == [], "the office is closed, and the step waits for it"
        await desk.wait(minutes=14)
        assert await standing(desk) == [(3, 3)], "it has had its three minutes by now"
        await desk.press(sari, "Pengunjung diterima")
        await desk.say(nur, "tutup hari ini 09.00-16.00, menyusul")
        await desk.press(nur, "Terapkan")
        await desk.wait(minutes=1)
        assert await standing(desk) == [(3, 3)], "what is past stays as it was"
        assert await desk.withdrawn() == []


async def test_new_hours_after_the_end_take_nothing_back(database_url: str) -> None:
    async with open_desk(database_url, sections=SECTIONS) as desk:
        sari = await desk.hire("Sari", "front_office", 11)
        rina = await joined(desk)
        await desk.wait(minutes=4)
        await desk.press(sari, "Pengunjung diterima")
        await desk.say(rina, "batal")
        await desk.press(rina, "Ya, batalkan")
        result = (await desk.one("visits"))["result"]
        assert result["deviations"] == [row["id"] for row in await desk.standing()]
        await opens(desk, SHUT)
        await desk.press(sari, "Perbaiki waktu", "Langkah 3")
        await desk.say(sari, "09.04")
        assert await standing(desk) == [(3, 3)]
        assert (await desk.one("visits"))["result"] == result


async def test_what_is_put_right_after_the_end_is_an_addendum(database_url: str) -> None:
    async with open_desk(database_url, sections=SECTIONS) as desk:
        sari = await desk.hire("Sari", "front_office", 11)
        rina = await joined(desk)
        await desk.wait(minutes=4)
        await desk.press(sari, "Pengunjung diterima")
        await desk.say(rina, "batal")
        await desk.press(rina, "Ya, batalkan")
        result = (await desk.one("visits"))["result"]
        await desk.press(sari, "Perbaiki waktu", "Langkah 3")
        await desk.say(sari, "09.02")
        assert await standing(desk) == []
        assert (await desk.one("visits"))["result"] == result, "what was frozen stays as it was"
        card = next(message.text for message in sari.messages if "Sesudah ditutup" in message.text)
        assert "melewati waktu baku" in card.partition("Sesudah ditutup")[0]
        assert "catatan penyimpangan langkah 3 ditarik pukul 09.04 WIB" in card
        assert "menurut catatan terbaru: ✅ 3." in card
        await desk.wait(minutes=1)
        await desk.press(sari, "Perbaiki waktu", "Langkah 3")
        await desk.say(sari, "09.04")
        assert len(await desk.standing()) == len(await desk.withdrawn()) == 1
        card = next(message.text for message in sari.messages if "Sesudah ditutup" in message.text)
        assert "penyimpangan langkah 3 ditarik" in card
        assert "langkah 3 dicatat melewati waktu baku" in card


async def test_visits_from_before_take_the_calendar_of_the_first_start(database_url: str) -> None:
    async with open_desk(database_url, sections=SECTIONS) as desk:
        rina = await joined(desk)
        async with writing(desk.app.engine) as connection:  # as an upgrade leaves them
            await connection.execute(update(visits).values(calendar_id=None))
            await connection.execute(calendars.delete())
        await desk.say(rina, "batal")
        await desk.press(rina, "Tidak, lanjutkan")  # the present calendar stands in until then
        await desk.restart()
        [kept] = await desk.rows("calendars")
        assert (await desk.one("visits"))["calendar_id"] == kept["id"] == desk.app.office.calendar_id
        await opens(desk, SHUT)
        assert (await desk.one("visits"))["calendar_id"] == kept["id"]


async def test_a_kept_calendar_that_cannot_be_read_stops_nothing(database_url: str) -> None:
    async with open_desk(database_url, sections=SECTIONS) as desk:
        rina = await joined(desk)
        async with writing(desk.app.engine) as connection:
            await connection.execute(update(calendars).values(text="{}"))
        await opens(desk, SHUT)
        await desk.say(rina, "batal")
        await desk.press(rina, "Ya, batalkan")
        assert (await desk.one("visits"))["status"] == "cancelled"
        assert await desk.rows("inbox", state="parked") == []


@pytest.mark.parametrize("hours", [OPEN, SHUT, "selalu", "Jumat 08.00-11.30, 13.00-24.00; Sabtu 00.00-04.00"])
def test_a_calendar_reads_back_as_it_was_written(hours: str) -> None:
    closed, opened = frozenset({date(2026, 12, 25)}), frozenset({date(2026, 12, 26)})
    calendar = OfficeCalendar(read_hours(hours), ZoneInfo("Asia/Jayapura"), closed, opened)
    text = written(calendar)
    present = OfficeCalendar(read_hours("selalu"), ZoneInfo("Asia/Jakarta"))
    back = read_kept_calendar(text, digest(text), present)
    assert (back, written(back)) == (calendar, text)
