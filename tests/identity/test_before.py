"""A database of before: its addresses become digests at once, and the desk closes what they are digests of."""

from sqlalchemy import select

from storage import deliveries, known, outbox, schema
from storage.engine import open_engine, reading, rewriting, writing
from storage.identity.taking import Taking
from storage.tables import addresses, cards, people
from storage.tables import outbox as messages
from tests.identity.store import AT, as_kept
from tests.kept import KEEPER, SEAL
from tests.storage.before import put, up_to
from tests.storage.rows import somebody

PHONE = "6281200770005"


async def test_addresses_of_before_are_found_and_read_and_lie_nowhere_open(empty_database_url: str) -> None:
    """rule: no-address-lies-open"""
    before = open_engine(empty_database_url)
    said = {
        "id": 1,
        "person_id": "rina",
        "channel": "whatsapp",
        "address": PHONE,
        "urgency": 1,
        "payload": {"text": "a"},
    }
    said |= {"state": "pending", "created_at": AT, "due_at": AT, "attempts": 0}
    async with writing(before) as connection:
        await connection.run_sync(up_to, "0048")
        await connection.run_sync(put, "people", [{**somebody("rina"), "channel": "whatsapp", "address": PHONE}])
        met = [{"key": f"whatsapp:{PHONE}", "person_id": "rina"}, {"key": f"web:{'a' * 40}", "person_id": "rina"}]
        await connection.run_sync(put, "addresses", met)
        await connection.run_sync(put, "outbox", [said])
        place = {"key": "k", "channel": "whatsapp", "address": PHONE, "ref": "r"}
        await connection.run_sync(put, "cards", [place])
    await before.dispose()
    engine = open_engine(empty_database_url, keeper=KEEPER)
    assert await schema.upgrade(engine, SEAL.name) == "0048"
    taking, more = Taking(), True
    while more:
        async with rewriting(engine) as connection:
            more = await taking.batch(connection)
    async with reading(engine) as connection:
        kept = {name: await as_kept(connection, name) for name in ("people", "addresses", "outbox", "cards")}
        assert [name for name, lying in kept.items() if PHONE in lying] == []
        found = await known.people_at(connection, {f"whatsapp:{PHONE}"})
        assert {at: row["address"] for at, row in found.items()} == {f"whatsapp:{PHONE}": PHONE}
        assert set(await connection.scalars(select(addresses.c.key))) == {each["key"] for each in met}
        assert (await deliveries.reach(connection, "whatsapp", PHONE, str))["known_as"] == (PHONE,)
        assert await connection.scalar(select(messages.c.address).where(messages.c.address == PHONE)) == PHONE
        assert await outbox.chats_behind(connection, {("whatsapp", PHONE)}, "me", AT) == {("whatsapp", PHONE)}
        assert await outbox.card_places(connection, {"k"}) == {"k": (PHONE, "r")}
        of_cards = select(cards.c.key).join(
            people, (people.c.channel == cards.c.channel) & (people.c.address == cards.c.address)
        )
        assert await connection.scalar(of_cards) == "k"
    async with writing(engine) as connection:
        [taken] = await outbox.claim(connection, "me", {"whatsapp"}, AT, AT, 10)
        assert taken["address"] == PHONE
    await engine.dispose()
