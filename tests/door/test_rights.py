"""People ask for their data in the chat, on a real database: what was erased is found by nobody, and all else stays."""

import json
from datetime import timedelta
from operator import itemgetter
from typing import Any

from sqlalchemy import select, text, update

from bot import own_file
from bot.flows.scene.events import CONSOLE, ErasureOrdered, Event
from bot.flows.state.people import NOWHERE
from bot.jobs.partings import Partings
from bot.turn import arrival
from storage.chain.entries import Kind
from storage.engine import reading, writing
from storage.identity.sealed import NOBODY
from storage.tables import metadata, people
from tests.desk import Desk, open_desk
from tests.door.test_curious_reader import ADMIN, RINA, SCOPED, TOGAR, press, write
from tests.door.test_erased import everything, person_at, two_visits
from tests.storage.chained import looked_at, take_in
from tests.surveys.test_curious_administrator import raw_bytes


def texts(chat: Any) -> list[str]:
    """What somebody has read, oldest first."""
    return [message.text for message in chat.messages]


async def parted(desk: Desk) -> int:
    return await Partings(desk.app.engine).run_once(desk.clock.now())


async def tables(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    return {name: await desk.rows(name) for name in metadata.tables}


def found_in(after: dict[str, str], names: set[str]) -> list[tuple[str, str]]:
    return [(table, name) for table, words in after.items() for name in names if name in words]


async def test_a_visitor_who_asks_for_it_is_found_by_nobody_any_more(database_url: str) -> None:
    """rule: erased-in-the-turn-that-says-so, rule: proof-goes-when-sent, rule: told-of-them-goes-with-them"""
    sections = {"queue": {"capacity": 1}}
    async with open_desk(database_url, sections=sections, on_whatsapp=True, on_zoom=True) as desk:
        await two_visits(desk)
        rina = desk.telegram.user(RINA, first_name="Rina")
        await write(desk, rina, "petugas", "Apakah Rina Simbolon masih tercatat?")
        person = await person_at(desk, f"telegram:{RINA}")
        async with writing(desk.app.engine) as connection:
            await take_in(connection)
        before = await tables(desk)
        own = [row for row in before["visits"] if row["person_id"] == person]
        await write(desk, rina, "hapus data", "ya")
        assert "Bukti penghapusan" in texts(rina)[-1]
        assert await parted(desk) == 1
        assert await parted(desk) == 0
        after, now = await everything(desk), await tables(desk)
        assert found_in(after, {str(RINA), "Rina", own[0]["form"]["name"], "Rina di HP"}) == []
        assert SCOPED in after["people"]
        (request,) = now["rights_requests"]
        assert (request["number"], request["kind"], request["person_id"]) == ("HAK-2026-0001", "erase", person)
        assert [row["what"] for row in now["rights_entries"]] == ["received", "done"]
        for name in ("visits", "evidence", "deviations", "waits", "outcomes", "sightings", "papers"):
            assert len(now[name]) == len(before[name])
        findings, _ = await looked_at(desk.app.engine)
        assert findings == []
        assert any("HAK-2026-0001" in row["note"] and row["kind"] == Kind.ERASED for row in now["chain"])
        await desk.say(rina, "data saya")
        assert await person_at(desk, f"telegram:{RINA}") != person, "who comes back is somebody new"
        assert (await looked_at(desk.app.engine))[0] == []


async def test_on_whatsapp_the_proof_comes_though_the_address_is_gone(database_url: str) -> None:
    """rule: erased-comes-back-as-new"""
    async with open_desk(database_url, on_whatsapp=True) as desk:
        togar = desk.whatsapp.user(TOGAR, bsuid=SCOPED, name="Togar")
        await write(desk, togar, "halo", "hapus data")
        person = await person_at(desk, f"whatsapp:{TOGAR}")
        await write(desk, togar, "ya")
        assert "Bukti penghapusan HAK-2026-0001" in texts(togar)[-1]
        await write(desk, togar, "halo")
        assert await person_at(desk, f"whatsapp:{TOGAR}") != person
        assert await parted(desk) == 1
        assert [row for row in await desk.rows("outbox") if row["person_id"] == person] == []
        assert (await desk.rows("people", id=person))[0]["address"] == NOBODY == NOWHERE


async def test_both_chats_of_one_person_go_together(database_url: str) -> None:
    """rule: joined-chats-erased-together"""
    async with open_desk(database_url, on_whatsapp=True) as desk:
        rina, at_home = desk.telegram.user(RINA, first_name="Rina"), desk.whatsapp.user(TOGAR, bsuid=SCOPED, name="R")
        await write(desk, rina, "halo")
        await write(desk, at_home, "halo")
        first, second = await person_at(desk, f"telegram:{RINA}"), await person_at(desk, f"whatsapp:{TOGAR}")
        joined = {"since": desk.clock.now().isoformat()}
        async with writing(desk.app.engine) as connection:
            for own, other, home, leads in (
                (first, second, "telegram", True),
                (second, first, "whatsapp", False),
            ):
                further = {**joined, "other": other, "home": home, "leads": leads}
                of_them = update(people).where(people.c.id == own)
                await connection.execute(of_them.values(further=further))
        await write(desk, rina, "hapus data", "ya")
        assert "Bukti penghapusan" in texts(rina)[-1]
        assert "Bukti penghapusan" in texts(at_home)[-1]
        assert {row["address"] for row in await desk.rows("people")} == {NOBODY}
        assert await desk.rows("addresses") == []
        assert await parted(desk) == 2
        assert await desk.rows("outbox") == []


async def test_nothing_of_them_is_left_on_the_disk(desk: Desk) -> None:
    """rule: erased-from-the-disk"""
    rina = desk.telegram.user(RINA, first_name="Rina")
    await desk.register(rina, "Renatasia Sitorus")
    await write(desk, rina, "batal")
    await press(desk, rina, "Ya, batalkan")
    async with reading(desk.app.engine) as connection:
        lying: list[str] = [*await connection.scalars(text("SELECT json_extract(form, '$.\"~\"') FROM visits"))]
    name, closed = b"Renatasia Sitorus", lying[0].encode()
    assert (name in await raw_bytes(desk), closed in await raw_bytes(desk)) == (False, True)
    await write(desk, rina, "hapus data", "ya")
    assert await parted(desk) == 1
    left = await raw_bytes(desk)
    assert (name in left, closed in left) == (False, False)


async def test_told_twice_and_at_once_it_is_done_once(database_url: str) -> None:
    async with open_desk(database_url) as desk:
        rina = desk.telegram.user(RINA, first_name="Rina")
        for words in ("halo", "hapus data", "ya", "ya", "halo", "data saya"):
            rina.send(words)
        await desk.settle()
        kinds = [row["kind"] for row in await desk.rows("rights_requests")]
        assert sorted(kinds) == ["access", "erase"]
        assert len({row["person_id"] for row in await desk.rows("rights_requests")}) == 2
        assert await parted(desk) == 1


async def test_all_that_is_kept_is_in_the_file(database_url: str) -> None:
    """rule: own-data-by-the-map, rule: own-data-to-take-along"""
    sections = {"queue": {"capacity": 1}}
    async with open_desk(database_url, sections=sections, on_whatsapp=True, on_zoom=True) as desk:
        await two_visits(desk)
        rina = desk.telegram.user(RINA, first_name="Rina")
        await write(desk, rina, "data saya", "salinan data")
        sent = sorted(await desk.rows("outbox"), key=itemgetter("id"))
        payloads = [row["payload"] for row in sent if row["payload"].get("file")]
        readable, machine = [each["file"] for each in payloads if each["file"]["id"].startswith("own:")]
        async with reading(desk.app.engine) as connection:
            page = (await own_file.content(connection, readable["id"]) or b"").decode()
            data = json.loads(await own_file.content(connection, machine["id"]) or b"")
            assert await own_file.content(connection, "own:nobody:txt:Asia/Jakarta") is None
            assert await own_file.content(connection, "paper") is None
        person = await person_at(desk, f"telegram:{RINA}")
        (visit,) = await desk.rows("visits", person_id=person)
        assert visit["form"]["name"] in page
        assert visit["number"] in page
        assert str(RINA) in page
        assert "Dijelaskan urutan verval" in page
        assert "Togar" not in page
        assert SCOPED not in page
        assert data["tables"]["visits"][0]["form"] == visit["form"]
        assert {"people", "addresses", "visits", "outcomes", "outbox", "evidence"} <= data["tables"].keys()
        assert (readable["media_type"], machine["name"]) == ("text/plain", "hak_2026_0002.json")
        await write(desk, rina, "hapus data", "ya")
        async with reading(desk.app.engine) as connection:
            gone = (await own_file.content(connection, readable["id"]) or b"").decode()
        assert visit["form"]["name"] not in gone


async def test_an_operator_goes_the_same_way(desk: Desk) -> None:
    await desk.hire("Tiur", "admin", ADMIN)
    rina = desk.telegram.user(RINA, first_name="Rina")
    await desk.register(rina)
    await write(desk, rina, "hapus data", "ya")
    order = ErasureOrdered("HAK-2026-0001", "surat permohonan 12/2026")
    await desk.app.door.enter([arrival(Event(CONSOLE, "erase:1", desk.clock.now(), order))])
    await desk.settle()
    assert await desk.rows("partings") == [], "whoever is being served is not erased"
    await write(desk, rina, "batal")
    await press(desk, rina, "Ya, batalkan")
    await desk.app.door.enter([arrival(Event(CONSOLE, "erase:2", desk.clock.now(), order))])
    await desk.settle()
    assert "Bukti penghapusan" in texts(rina)[-1]
    assert [row["by"] for row in await desk.rows("rights_entries")] == ["visitor", CONSOLE]


async def test_what_is_not_answered_is_told_until_it_is(desk: Desk) -> None:
    """rule: rights-by-the-clock, rule: reminded-at-a-share, rule: overdue-right-told-to-supervisor-once,
    rule: rights-have-an-owner, rule: open-right-has-a-next-moment, rule: right-numbers-without-gap"""
    tiur, lina = await desk.hire("Tiur", "admin", ADMIN), await desk.hire("Lina", "supervisor", 99)
    rina = desk.telegram.user(RINA, first_name="Rina")
    await write(desk, rina, "batasi data", "kontak saya jangan dipakai")
    (request,) = await desk.rows("rights_requests")
    assert request["due_at"] - request["received_at"] == timedelta(hours=72)

    def told(chat: Any, words: str) -> int:
        return sum(words in text for text in texts(chat))

    await desk.wait(hours=40)
    assert (told(tiur, "belum dijawab. Paling lambat"), told(lina, "HAK-2026")) == (1, 0)
    await desk.wait(hours=40)
    await desk.wait(hours=30)
    assert told(tiur, "melewati tenggatnya") >= 2
    assert told(lina, "melewati tenggatnya") == 1
    await write(desk, tiur, "/hak HAK-2026-0001 kerjakan", "Kontak tidak dipakai sampai 1 Desember")
    many = told(tiur, "melewati tenggatnya")
    await desk.wait(hours=80)
    assert told(tiur, "melewati tenggatnya") == many
    assert await desk.rows("deadlines", kind="right") == []


async def test_the_register_only_grows(desk: Desk) -> None:
    """rule: right-history-only-grows, rule: asked-twice-one-number"""
    await desk.hire("Tiur", "admin", ADMIN)
    rina = desk.telegram.user(RINA, first_name="Rina")
    await write(desk, rina, "data saya", "data saya", "keberatan data", "jangan dipakai untuk survei", "keberatan data")
    assert [row["number"] for row in await desk.rows("rights_requests")] == ["HAK-2026-0001", "HAK-2026-0002"]
    before = await desk.rows("rights_entries")
    tiur = desk.telegram.user(ADMIN)
    await write(desk, tiur, "/hak HAK-2026-0002 kerjakan", "Survei tidak lagi dikirim", "/hak HAK-2026-0002 tolak")
    after = await desk.rows("rights_entries")
    assert [row for row in after if row in before] == before
    assert len(after) == len(before) + 1
    async with reading(desk.app.engine) as connection:
        journal = (await connection.execute(select(metadata.tables["journal"]))).mappings().all()
    assert "survei" not in json.dumps([row["details"] for row in journal])
