"""An event that cannot be decided or written is parked and reported; its neighbours go on; a database that
goes away parks nothing."""

import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import SQLAlchemyError

from bot.flows.ending import cancelling
from bot.flows.given.identity_number import MASK
from bot.flows.scene.events import Event, FileSent
from bot.flows.scene.scene import Scene
from bot.flows.state.visits import Visit
from bot.flows.visitor import intake
from bot.jobs.parked_count import ParkedCount
from bot.render.reasons import said as in_words
from bot.turn import arrival, label, unreadable
from storage.engine import writing
from storage.tables import people
from tests.door.entrance import Entrance, filling, happened, hired, open_entrance, said, sending
from tests.kept import kept_as
from tests.storage.faults import connection_cut, unreachable

ADMIN, UNLUCKY, NEIGHBOUR = 3, 7, 8
KIND = "Mohon maaf, terjadi gangguan"
REPORT = "Satu kejadian tidak dapat diproses"
UNSTORABLE = happened(UNLUCKY, "album", FileSent("photo", album="\ud800"))
"""Half a character: no database takes it."""


@contextmanager
def flow_broken_for(monkeypatch: pytest.MonkeyPatch, chat: int, fault: Exception) -> Iterator[None]:
    """A bug of ours that only this visitor meets, on handing in the form."""
    sound = intake.submit

    def submit(scene: Scene, visit: Visit) -> None:
        if scene.person.address == str(chat):
            raise fault
        sound(scene, visit)

    with monkeypatch.context() as patched:
        patched.setattr(intake, "submit", submit)
        yield


def remembered(event: Event) -> str:
    """The name an event is kept under."""
    return kept_as(event.key)


async def ready(desk: Entrance) -> None:
    """An administrator is there, and two visitors have filled in their forms."""
    await desk.bring(hired(ADMIN, "Lasma", "admin"))
    await desk.bring(*filling(UNLUCKY, "Rina Simbolon"), *filling(NEIGHBOUR, "Togar Nainggolan"))


async def statuses(desk: Entrance) -> dict[str, str]:
    return {visit["form"]["name"]: visit["status"] for visit in await desk.rows("visits")}


# rule: fault-parks-its-event-only
async def test_an_event_that_meets_a_bug_is_parked_and_its_neighbours_go_on(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_entrance(database_url) as desk:
        await ready(desk)
        with flow_broken_for(monkeypatch, UNLUCKY, ZeroDivisionError("rahasia Rina")):
            await desk.bring(said(NEIGHBOUR, "status", "status"), sending(UNLUCKY), sending(NEIGHBOUR))
        assert await statuses(desk) == {"Rina Simbolon": "form", "Togar Nainggolan": "queued"}
        parked = await desk.one("inbox", state="parked")
        assert parked["key"] == remembered(sending(UNLUCKY))
        assert "kirim" in parked["raw"]
        assert in_words(parked["reason"]).startswith("ZeroDivisionError di submit:")
        assert "rahasia" not in parked["reason"]


async def test_a_parked_event_is_told_to_the_administrator_and_kindly_to_the_visitor(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_entrance(database_url) as desk:
        await ready(desk)
        with flow_broken_for(monkeypatch, UNLUCKY, ZeroDivisionError()):
            await desk.bring(sending(UNLUCKY), sending(NEIGHBOUR))
            await desk.bring(sending(UNLUCKY))
        reports = [told for told in await desk.told(ADMIN) if REPORT in told]
        assert len(reports) == 1
        assert label(remembered(sending(UNLUCKY))) in reports[0]
        assert sending(UNLUCKY).key not in reports[0], "a chat address must not be shown"
        assert [told for told in await desk.told(UNLUCKY) if KIND in told]
        assert not [told for told in await desk.told(NEIGHBOUR) if KIND in told]
        assert len(await desk.rows("journal", what="event_parked")) == 1


async def test_the_visitor_goes_on_once_the_bug_is_gone(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_entrance(database_url) as desk:
        await ready(desk)
        with flow_broken_for(monkeypatch, UNLUCKY, ZeroDivisionError()):
            await desk.bring(sending(UNLUCKY))
        await desk.bring(sending(UNLUCKY, "once more"))
        assert (await statuses(desk))["Rina Simbolon"] == "queued"
        assert (await desk.one("visits", status="queued"))["number"] == "ULT-20261123-001", "no number was lost"


async def test_without_an_administrator_the_supervisor_is_told(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_entrance(database_url) as desk:
        await desk.bring(hired(4, "Bonar", "supervisor"), *filling(UNLUCKY, "Rina Simbolon"))
        with flow_broken_for(monkeypatch, UNLUCKY, ZeroDivisionError()):
            await desk.bring(sending(UNLUCKY))
        assert [told for told in await desk.told(4) if REPORT in told]


async def test_a_text_that_cannot_be_said_parks_only_its_own_event(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A flow names a text that does not exist: found out only when the words are put together."""

    def misspelt(scene: Scene, _visit: Visit) -> None:
        scene.answer("no-such-text")

    async with open_entrance(database_url) as desk:
        await ready(desk)
        with monkeypatch.context() as patched:
            patched.setattr(cancelling, "cancel", misspelt)
            await desk.bring(said(UNLUCKY, "batal", "batal"), sending(NEIGHBOUR))
        assert (await statuses(desk))["Togar Nainggolan"] == "queued"
        assert (await desk.one("inbox", state="parked"))["key"] == remembered(said(UNLUCKY, "batal", ""))


# rule: refused-row-parks-its-event
async def test_an_event_whose_rows_the_database_refuses_is_parked_and_its_neighbours_go_on(
    database_url: str,
) -> None:
    async with open_entrance(database_url) as desk:
        await ready(desk)
        await desk.bring(sending(NEIGHBOUR), UNSTORABLE, said(NEIGHBOUR, "status", "status"))
        assert await statuses(desk) == {"Rina Simbolon": "form", "Togar Nainggolan": "queued"}
        parked = await desk.one("inbox", state="parked")
        assert parked["key"] == remembered(UNSTORABLE)
        assert "FileSent" in parked["raw"]
        assert [told for told in await desk.told(ADMIN) if REPORT in told]
        assert len(await desk.rows("journal", what="queued")) == 1


async def test_the_visitor_is_told_kindly_when_the_database_refuses(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await ready(desk)
        await desk.bring(UNSTORABLE)
        assert [told for told in await desk.told(UNLUCKY) if KIND in told]


async def test_a_row_that_cannot_be_read_stops_only_its_own_visitor(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await ready(desk)
        async with writing(desk.engine) as connection:
            spoilt = update(people).where(people.c.address == str(UNLUCKY))
            await connection.execute(spoilt.values(dialog={"at": "nowhere"}))
        await desk.bring(sending(UNLUCKY), sending(NEIGHBOUR))
        assert await statuses(desk) == {"Rina Simbolon": "form", "Togar Nainggolan": "queued"}
        assert (await desk.one("inbox", state="parked"))["key"] == remembered(sending(UNLUCKY))
        assert [told for told in await desk.told(ADMIN) if REPORT in told]


# rule: unreadable-visit-stops-nobody
async def test_a_visit_that_cannot_be_read_does_not_stop_the_desk(database_url: str) -> None:
    """The visit at the head of the queue is loaded with every batch; a fault in it is that visit's alone."""
    async with open_entrance(database_url) as desk:
        await ready(desk)
        await desk.bring(sending(UNLUCKY))
        async with writing(desk.engine) as connection:
            await connection.execute(text("UPDATE evidence SET word = 'unknown' WHERE word = 'formulir_terkirim'"))
        await desk.bring(sending(NEIGHBOUR))
        assert (await statuses(desk))["Togar Nainggolan"] == "queued"


@pytest.mark.parametrize(
    "spoilt",
    [
        "UPDATE visits SET status = 'entah' WHERE status = 'in_service'",
        "UPDATE visits SET way = 'entah' WHERE status = 'in_service'",
        'UPDATE people SET dialog = \'{"at": "nowhere"}\' WHERE staff_id IS NOT NULL',
        "UPDATE people SET dialog = '[1]' WHERE staff_id IS NOT NULL",
    ],
)
async def test_no_row_that_every_batch_reads_stops_the_others(database_url: str, spoilt: str) -> None:
    """The visit of whoever writes in the same moment, the conversation of an officer."""
    async with open_entrance(database_url, sections={"queue": {"capacity": 0}}) as desk:
        await desk.bring(hired(4, "Sari", "front_office"))
        await ready(desk)
        await desk.bring(sending(UNLUCKY))
        async with writing(desk.engine) as connection:
            await connection.execute(text(spoilt))
        await desk.bring(said(UNLUCKY, "status", "status"), sending(NEIGHBOUR))
        assert (await statuses(desk))["Togar Nainggolan"] in ("queued", "in_service")
        assert await desk.rows("inbox", state="parked") == []


async def test_what_cannot_be_read_at_all_is_kept_as_it_came(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await ready(desk)
        raw = {"update_id": "x", "message": "bukan\x00pesan"}
        await desk.door.enter([unreadable("telegram:unread:1", raw, "tidak terbaca"), arrival(sending(NEIGHBOUR))])
        await desk.door.enter([unreadable("telegram:unread:1", raw, "tidak terbaca")])
        parked = await desk.one("inbox", state="parked")
        assert "bukan" in parked["raw"]
        assert parked["reason"] == "tidak terbaca"
        assert len([told for told in await desk.told(ADMIN) if REPORT in told]) == 1
        assert (await statuses(desk))["Togar Nainggolan"] == "queued"


IDENTITY = {
    "as it is": {"text": "NIK 1271010101900001"},
    "no-break spaces": {"text": "NIK 1271\u00a00101\u00a00190\u00a00001"},
    "full width": {"text": "NIK １２７１０１０１０１９００００１"},
    "styled": {"text": "NIK 𝟏𝟐𝟕𝟏𝟎𝟏𝟎𝟏𝟎𝟏𝟗𝟎𝟎𝟎𝟎𝟏"},
    "lines": {"text": "NIK 1271\n0101\n0190\n0001"},
    "zero width": {"text": "NIK 1271\u200b0101\u200b0190\u200b0001"},
    "in JSON within": {"response_json": json.dumps({"name": "NIK 1271–0101–0190–0001"})},
    "a number": {"n": 1271010101900001},
    "unparsed": '{"text": "NIK 1271\\u20130101\\u20130190\\u20130001"',
}


@pytest.mark.parametrize("raw", IDENTITY.values(), ids=IDENTITY)
# rule: parked-figures-masked
async def test_sixteen_figures_are_masked_in_the_raw_form_of_a_parked_event(sqlite_url: str, raw: object) -> None:
    async with open_entrance(sqlite_url) as desk:
        await desk.door.enter([unreadable("telegram:unread:1", raw, "tidak terbaca")])
        kept = (await desk.one("inbox", state="parked"))["raw"]
        assert MASK in kept
        assert not {"1271", "0190", "0001"} & set(re.split(r"\W+", unicodedata.normalize("NFKC", kept)))
        assert "1271010101900001" not in unicodedata.normalize("NFKC", kept)


@pytest.mark.parametrize("times", [1, 2, 3])
async def test_a_postgres_that_goes_away_parks_nothing(postgres_url: str, times: int) -> None:
    """Nothing is wrong with the events: whoever brought them hears of it or they are in, and none is parked."""
    async with open_entrance(postgres_url) as desk:
        await ready(desk)
        events = [sending(UNLUCKY), sending(NEIGHBOUR)]
        with connection_cut(desk.engine, times):
            while not await came_in(desk, *events):
                assert await desk.rows("inbox", state="parked") == []
        assert await desk.rows("inbox", state="parked") == []
        assert await statuses(desk) == {"Rina Simbolon": "queued", "Togar Nainggolan": "queued"}
        assert sorted(visit["ticket"] for visit in await desk.rows("visits")) == ["A-001", "A-002"]


async def came_in(desk: Entrance, *events: Any) -> bool:
    try:
        await desk.bring(*events)
    except SQLAlchemyError:
        return False
    return True


async def test_a_postgres_that_cannot_be_reached_is_told_and_the_event_succeeds_later(
    postgres_url: str,
) -> None:
    async with open_entrance(postgres_url) as desk:
        await ready(desk)
        before = await desk.everything()
        with unreachable(desk.engine):
            await desk.engine.dispose()
            with pytest.raises((SQLAlchemyError, OSError)):
                await desk.bring(sending(UNLUCKY))
        assert await desk.everything() == before
        await desk.bring(sending(UNLUCKY))
        assert (await statuses(desk))["Rina Simbolon"] == "queued"


def unread(number: int) -> Any:
    return unreadable(f"whatsapp:unread:{number}", "{", "tidak terbaca")


async def heard(desk: Entrance) -> list[str]:
    """What the administrator has heard of parked events."""
    return [told for told in await desk.told(ADMIN) if "tidak dapat diproses" in told]


async def test_the_first_parked_event_is_told_at_once_and_the_others_once_an_hour_as_a_number(
    database_url: str,
) -> None:
    async with open_entrance(database_url) as desk:
        await ready(desk)
        for number in range(31):
            await desk.door.enter([unread(number)])
        assert [REPORT in told for told in await heard(desk)] == [True]
        count = ParkedCount(desk.engine, desk.door)
        desk.clock.pass_(minutes=59)
        await count.run_once(desk.clock.now())
        assert len(await heard(desk)) == 1
        desk.clock.pass_(minutes=1)
        for _ in range(2):
            await count.run_once(desk.clock.now())
        assert ["30 kejadian lagi" in told for told in await heard(desk)] == [False, True]
        assert len(await desk.rows("inbox", state="parked")) == 31


async def test_what_was_counted_before_a_crash_is_told_after_it(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await ready(desk)
        await desk.door.enter([unread(number) for number in range(5)])
    async with open_entrance(database_url) as desk:
        desk.clock.pass_(hours=1)
        await desk.door.enter([unread(5)])
        assert ["5 kejadian lagi" in told for told in await heard(desk)] == [False, True]
        desk.clock.pass_(hours=2)
        await ParkedCount(desk.engine, desk.door).run_once(desk.clock.now())
        assert len(await heard(desk)) == 2


async def test_a_clock_set_far_back_does_not_silence_parked_events(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await ready(desk)
        await desk.door.enter([unread(1)])
        desk.clock.pass_(days=-1)
        await desk.door.enter([unread(2)])
        assert len(await heard(desk)) == 2
