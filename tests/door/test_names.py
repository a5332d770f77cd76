"""No platform's name of an event is kept, and nothing is decided twice, neither now nor across the upgrade."""

import json

from sqlalchemy import insert

from storage.engine import writing
from storage.tables import inbox
from tests.door.entrance import open_entrance, sending

VISITOR = 62811


async def test_what_is_only_added_to_holds_no_chat_id(database_url: str) -> None:
    """rule: no-address-in-a-name"""
    async with open_entrance(database_url) as desk:
        await desk.bring(sending(VISITOR))
        await desk.bring(sending(VISITOR))
        kept = [row for row in await desk.rows("inbox") if row["key"].startswith("telegram:")]
        assert len(kept) == 1, "repeated, it is decided once"
        everything = [kept, await desk.rows("evidence"), await desk.rows("sightings"), await desk.rows("journal")]
        assert str(VISITOR) not in json.dumps(everything, default=str)


async def test_what_was_remembered_by_its_plain_name_is_not_decided_anew(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        event = sending(VISITOR)
        row = {"key": event.key, "received_at": event.happened_at, "state": "decided", "raw": None, "reason": None}
        async with writing(desk.engine) as connection:
            await connection.execute(insert(inbox), [row])
        await desk.bring(event)
        assert [each["key"] for each in await desk.rows("inbox") if each["key"].startswith("telegram:")] == [event.key]
        assert await desk.rows("people") == []
