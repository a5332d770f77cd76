"""What was asked in vain is counted in the database, without whose it was, and a flood counts little."""

from storage import questions
from storage.engine import reading
from tests.clock import MONDAY_MORNING
from tests.door.entrance import open_entrance, said


async def test_what_was_not_understood_is_counted_with_the_day_alone(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await desk.bring(said(7, "a", "kucing saya lucu"), said(8, "b", "kucing saya lucu"), said(9, "c", "halo"))
        async with reading(desk.engine) as connection:
            [row] = await questions.asked(connection, MONDAY_MORNING.date(), 10)
        assert (row["text"], row["verdict"], row["count"]) == ("kucing saya lucu", "not_understood", 2)
        assert {*(await desk.rows("questions"))[0]} == {"id", "day", "language", "topic", "verdict", "text"}


# rule: flood-counts-little
async def test_a_flood_counts_little(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await desk.bring(*(said(7, serial, f"kucing {'m' * serial}") for serial in range(1, 200)))
        assert len(await desk.rows("questions")) == 50
