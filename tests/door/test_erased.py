"""Whoever is erased cannot be found any more by whoever may read everything; what the office did stays and adds up."""

import json
from operator import itemgetter
from typing import Any

import pytest
from sqlalchemy import JSON, LargeBinary, Text, select

from storage import erasure
from storage.chain.entries import Kind
from storage.chain.linked import LINKED
from storage.datamap import Erasure, data_map
from storage.engine import reading, writing
from storage.erasure import StillServed
from storage.identity.sealed import NOBODY, kept_as
from storage.tables import metadata
from tests.desk import Desk, open_desk
from tests.door.test_curious_reader import ADMIN, OFFICERS, RINA, SCOPED, TOGAR, in_zoom, served, write
from tests.storage.chained import looked_at, take_in


async def everything(desk: Desk) -> dict[str, str]:
    """All words of each table."""
    found = {}
    for name, table in metadata.tables.items():
        chosen = [c.name for c in table.c if isinstance(kept_as(c), Text | JSON | LargeBinary)]
        rows: list[dict[str, Any]] = await desk.rows(name)
        found[name] = "\n".join(
            sorted(json.dumps(row[c], ensure_ascii=False, default=str) for row in rows for c in chosen)
        )
    return found


async def person_at(desk: Desk, key: str) -> str:
    (row,) = await desk.rows("addresses", key=key)
    return str(row["person_id"])


async def erased(desk: Desk, person_id: str) -> dict[str, int]:
    async with writing(desk.app.engine) as connection:
        return await erasure.erase(connection, person_id, "", desk.clock.now())


async def two_visits(desk: Desk) -> None:
    """Rina and Togar are served on Zoom, one after the other."""
    desk.zoom.meeting.start()
    sari, bayu = [await desk.hire(name, role, chat) for name, (role, chat) in OFFICERS.items()]
    await desk.hire("Tiur", "admin", ADMIN)
    rina, togar = desk.telegram.user(RINA, first_name="Rina"), desk.whatsapp.user(TOGAR, bsuid=SCOPED, name="Togar")
    await desk.register(rina)
    await write(desk, togar, "halo", "setuju", "Togar Nainggolan", "SMA Negeri 1 Binjai", "Binjai", "2", "1")
    await write(desk, togar, "Bertanya tentang verval Dapodik", "1")
    await served(desk, rina, await in_zoom(desk, "Rina di HP", "akun-zoom-rina"), sari, bayu)
    await served(desk, togar, await in_zoom(desk, "Togar di laptop", "akun-zoom-togar"), sari, bayu)


async def test_nobody_finds_who_was_erased_and_all_else_stays(database_url: str) -> None:
    """rule: erased-by-the-map"""
    sections = {"queue": {"capacity": 1}}
    async with open_desk(database_url, sections=sections, on_whatsapp=True, on_zoom=True) as desk:
        await two_visits(desk)
        person = await person_at(desk, f"telegram:{RINA}")
        async with writing(desk.app.engine) as connection:
            await take_in(connection)
        before = {name: await desk.rows(name) for name in metadata.tables}
        own = [row for row in before["visits"] if row["person_id"] == person]
        touched = await erased(desk, person)
        after = await everything(desk)
        left = {name: len(await desk.rows(name)) for name in metadata.tables}
        names = {str(RINA), "Rina", own[0]["form"]["name"], "Rina di HP"}
        assert [(table, name) for table, words in after.items() for name in names if name in words] == []
        assert SCOPED in after["people"]
        assert "Togar Nainggolan" in after["visits"]
        kept = [name for name, entry in data_map().tables.items() if not entry.goes_whole and name != "chain"]
        counted = {name: len(before[name]) for name in kept}
        assert {name: left[name] for name in kept} == counted | {"erasures": 1, "links": counted["links"] + 1}
        assert touched["visits"] == touched["people"] == 1
        # rule: erased-with-trace
        gone = sum(len(before[name]) - left[name] for name in LINKED if name != "erasures")
        findings, tally = await looked_at(desk.app.engine)
        assert (findings, tally.erased) == ([], gone)
        assert gone > 0
        assert [row["person_id"] for row in await desk.rows("erasures")] == [person]
        assert max(await desk.rows("chain"), key=itemgetter("serial"))["kind"] == Kind.ERASED
        assert touched["outbox"] > 3
        (visit,) = await desk.rows("visits", person_id=person)
        assert visit["number"] == own[0]["number"]
        assert visit["form"].keys() <= {"region", "category", "role"}
        assert (await desk.rows("people", id=person))[0]["address"] == NOBODY
        assert (await erased(desk, person)).keys() <= {*kept}, "twice is as good as once"
        chained = ("chain", "links")
        again = await everything(desk)
        assert [name for name in after if again[name] != after[name] and name not in chained] == []
        rina = desk.telegram.user(RINA, first_name="Rina")
        await desk.say(rina, "halo")
        assert await person_at(desk, f"telegram:{RINA}") != person, "who comes back is somebody new"


async def test_who_is_being_served_or_serves_is_not_erased(desk: Desk) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = desk.telegram.user(7, first_name="Rina")
    await desk.register(rina)
    for key in ("telegram:7", f"telegram:{sari.id}"):
        before = await everything(desk)
        with pytest.raises(StillServed):
            await erased(desk, await person_at(desk, key))
        assert await everything(desk) == before


async def test_what_goes_when_asked_goes_for_who_asked_only(desk: Desk) -> None:
    """rule: asked-goes-by-the-map"""
    asked = {name: entry.erased(Erasure.ASKED) for name, entry in data_map().tables.items()}
    assert {name: columns for name, columns in asked.items() if columns} == {"people": ("profile",)}
    for chat in (7, 8):
        await desk.register(desk.telegram.user(chat))
    people = [await person_at(desk, f"telegram:{chat}") for chat in (7, 8)]
    async with writing(desk.app.engine) as connection:
        await erasure.empty_asked(connection, people[:1])
    async with reading(desk.app.engine) as connection:
        rows = (await connection.execute(select(metadata.tables["people"]))).mappings().all()
    profiles = {row["id"]: row["profile"] for row in rows}
    assert profiles[people[0]] == {}
    assert profiles[people[1]] != {}
