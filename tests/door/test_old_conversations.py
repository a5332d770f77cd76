"""A desk that is updated in the middle of conversations goes on with them where they stood."""

from typing import Any

from sqlalchemy import update

from storage.engine import writing
from storage.tables import people
from tests.door.entrance import Entrance, filling, hired, open_entrance, said, sending

VISITOR, OFFICER = 7, 4


async def rewritten(desk: Entrance, chat: int, at: str, **known: Any) -> None:
    """Somebody's row as the version before wrote it: every field, whatever the place."""
    old = {"at": at, "question": "", "editing": False, "about": "", "answers": {}, "words": "", **known}
    async with writing(desk.engine) as connection:
        await connection.execute(update(people).where(people.c.address == str(chat)).values(dialog=old))


async def dialog(desk: Entrance, chat: int) -> dict[str, Any]:
    row = await desk.one("people", address=str(chat))
    kept: dict[str, Any] = row["dialog"]
    return kept


async def test_a_visitor_in_the_form_answers_the_question_that_was_asked(database_url: str) -> None:
    """rule: an-old-conversation-goes-on"""
    async with open_entrance(database_url) as desk:
        await desk.bring(*filling(VISITOR, "Rina Simbolon")[:-1])
        await rewritten(desk, VISITOR, "form", question="purpose")
        await desk.bring(said(VISITOR, "purpose", "Cara verval Dapodik"))
        assert await dialog(desk, VISITOR) == {"at": "review"}
        await rewritten(desk, VISITOR, "review")
        await desk.bring(sending(VISITOR))
        assert (await desk.one("visits"))["status"] == "queued"
        assert (await dialog(desk, VISITOR))["at"] == "visit"


async def test_an_officer_answers_what_they_were_asked(database_url: str) -> None:
    async with open_entrance(database_url, sections={"queue": {"capacity": 0}}) as desk:
        await desk.bring(hired(OFFICER, "Sari", "front_office"))
        await desk.bring(*filling(VISITOR, "Rina Simbolon"), sending(VISITOR))
        visit = await desk.one("visits")
        await rewritten(desk, OFFICER, "reply", about=visit["id"])
        await desk.bring(said(OFFICER, "reply", "Mohon siapkan NPSN."))
        assert not [told for told in await desk.told(VISITOR) if "Mohon siapkan NPSN." in told]
        assert (await dialog(desk, OFFICER))["words"] == "Mohon siapkan NPSN.", "nothing is lost"
        await rewritten(desk, OFFICER, "correction", question="3", about=visit["id"])
        await desk.bring(said(OFFICER, "time", "bukan jam"))
        assert (await dialog(desk, OFFICER))["at"] == "correction", "asked again, nothing lost"
        await rewritten(desk, OFFICER, "address", words="Silakan masuk.")
        await desk.bring(said(OFFICER, "others", "Sebentar lagi."))
        assert [told for told in await desk.told(OFFICER) if "Silakan masuk." in told], "told that it was not sent"
        assert await dialog(desk, OFFICER) == {"at": "address", "words": "Sebentar lagi."}
        assert await desk.rows("inbox", state="parked") == []
