"""The file for the visitor's calendar: what it says, in which zone, and that it reaches them on every channel."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from icalendar import Calendar

from bot.flows.scene.events import TELEGRAM, WEB, WHATSAPP
from bot.flows.scene.messages import Invitation, Message, Phrase
from bot.render import Renderer
from bot.render.invitation import document
from bot.texts import load_texts
from tests.desk import WebVisitor, open_desk
from tests.stories.players import TelegramPlayer, WebPlayer, WhatsappPlayer

pytestmark = pytest.mark.heavy

SLOT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
PREPARE = Phrase("appointment-prepare")
NAMED = {"office": "ULT, Medan; Sumatera Utara", "ticket": "J-001"}
FIRST = Invitation(
    uid="abc",
    sequence=0,
    begins_at=SLOT,
    ends_at=SLOT + timedelta(minutes=15),
    said_at=datetime(2026, 11, 23, 2, 0, tzinfo=UTC),
    summary=Phrase("appointment-summary", dict(NAMED)),
    description=Phrase("appointment-description", {**NAMED, "prepare": PREPARE}),
)
SECTIONS: dict[str, Any] = {
    "appointments": {"enabled": True},
    "office": {"hours": "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30"},
}
RENDERER = Renderer(load_texts(), ZoneInfo("Asia/Jakarta"), "WIB", "ULT, Medan; Sumatera Utara")


def file_of(invitation: Invitation, channel: str = TELEGRAM, language: str = "id") -> dict[str, Any]:
    message = Message(Phrase("courtesy"), invitation=invitation)
    [shown, *_] = RENDERER.show(message, language, channel, FIRST.said_at)
    return dict(shown["file"])


def entry(invitation: Invitation, **how: Any) -> tuple[Any, Any]:
    calendar = Calendar.from_ical(document(file_of(invitation, **how)) or b"")
    [event] = calendar.walk("VEVENT")
    return calendar, event


@pytest.mark.parametrize("channel", [TELEGRAM, WHATSAPP, WEB])
def test_the_entry_says_when_by_the_offices_clock(channel: str) -> None:
    calendar, event = entry(FIRST, channel=channel)
    begins: datetime = event.decoded("dtstart")
    assert begins == SLOT
    assert (event["dtstart"].params["TZID"], begins.hour, begins.utcoffset()) == ("Asia/Jakarta", 9, timedelta(hours=7))
    assert event.decoded("dtend") - begins == timedelta(minutes=15)
    assert (calendar["method"], calendar["version"], event["status"]) == ("PUBLISH", "2.0", "CONFIRMED")
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Jakarta"]
    assert str(event["summary"]) == "Janji temu ULT, Medan; Sumatera Utara (J-001)"
    assert event.decoded("dtstamp") == FIRST.said_at


# rule: calendar-entry-keeps-its-name
def test_a_move_and_a_cancellation_are_of_the_same_entry_and_later() -> None:
    _, first = entry(FIRST)
    _, moved = entry(replace(FIRST, sequence=1, begins_at=SLOT + timedelta(days=1)))
    calendar, gone = entry(replace(FIRST, sequence=2, cancelled=True))
    assert {str(each["uid"]) for each in (first, moved, gone)} == {"abc@loket"}
    assert [each["sequence"] for each in (first, moved, gone)] == [0, 1, 2]
    # rule: cancelled-leaves-no-ghost
    assert (calendar["method"], gone["status"]) == ("CANCEL", "CANCELLED")


def test_it_is_in_the_readers_language() -> None:
    _, event = entry(FIRST, language="en")
    assert str(event["summary"]).startswith("Appointment at")


def test_the_same_row_gives_the_same_file() -> None:
    file = file_of(FIRST)
    assert document(file) == document(file)
    assert document({"id": "x", "name": "surat.pdf", "media_type": "application/pdf"}) is None


async def booked(player: Any) -> None:
    for words in ("booking besok jam 9", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "2", "1"):
        await player.say(words)
    await player.say("Bertanya tentang verval Dapodik")
    await player.say("1")


async def test_it_reaches_a_visitor_on_telegram(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, sections=SECTIONS) as desk:
        chatter = desk.telegram.user(42, first_name="Rina")
        await booked(TelegramPlayer(desk, chatter))
        [file] = [message.document for message in chatter.messages if message.document is not None]
        assert b"DTSTART;TZID=Asia/Jakarta:20261124T090000" in file.content
        assert file.name == "janji-temu.ics"


async def test_it_reaches_a_visitor_on_whatsapp(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, sections=SECTIONS, on_whatsapp=True) as desk:
        contact = desk.whatsapp.user("628120001", name="Rina")
        await booked(WhatsappPlayer(desk, contact))
        assert [message.kind for message in contact.messages if message.kind == "document"] == ["document"]


async def test_it_reaches_a_visitor_in_the_web_chat_and_nobody_else(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, sections=SECTIONS) as desk, aiohttp.ClientSession() as http:
        visitor, stranger = WebVisitor(http, desk.app.address), WebVisitor(http, desk.app.address)
        await visitor.open()
        await stranger.open()
        await booked(WebPlayer(desk, visitor))
        await visitor.fetch()
        [message] = [each for each in visitor.messages if "file" in each]
        path = f"{desk.app.address}/api/messages/{message['id']}/file"
        for who, status in ((visitor, 200), (stranger, 404)):
            async with http.get(path, headers=who._headers) as answer:
                assert answer.status == status
                if status == 200:
                    assert answer.content_type == "text/calendar"
                    assert Calendar.from_ical(await answer.read())["method"] == "PUBLISH"
