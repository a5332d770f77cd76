"""What the desk learns of its own lengths, and whether it told visitors the truth."""

from datetime import timedelta

from bot.jobs.learnt_lengths import FEWEST, LearntLengths
from storage import schema, waits
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING
from tests.flows.table import office

HOURS = {"hours": "Senin-Kamis 08.00-12.00, 13.00-16.00"}
NONE = {"joined_at": None, "told_from": None, "told_until": None, "reason": None}


async def test_lengths_are_learnt_by_kind_of_business_where_there_are_enough(database_url: str) -> None:
    engine, now = open_engine(database_url), MONDAY_MORNING + timedelta(days=1)
    await schema.upgrade(engine)

    def served(key: str, category: str, minutes: float, days: int = 1) -> dict[str, object]:
        at = now - timedelta(days=days)
        return {
            **NONE, "visit_id": key, "category": category, "called_at": at, "freed_at": at + timedelta(minutes=minutes)
        }  # fmt: skip

    rows = [served(f"a{no}", "informasi", 5 + no) for no in range(FEWEST)]
    rows += [served(f"b{no}", "ppid", 30) for no in range(FEWEST - 1)]
    rows += [served(f"old{no}", "lainnya", 60, days=95) for no in range(FEWEST)]
    rows += [served("forgotten", "informasi", 48 * 60, days=2), served("at once", "informasi", 0)]
    async with writing(engine) as connection:
        await waits.learn(connection, rows)
    assert await LearntLengths(engine, office(office=HOURS).calendar).run_once(now) == 2
    async with reading(engine) as connection:
        found = await waits.lengths_of(connection, ["informasi", "ppid", "lainnya", ""])
    assert set(found) == {"informasi", ""}
    assert len(found["informasi"]) == 20
    assert found["informasi"] == sorted(found["informasi"])
    assert 300 <= found["informasi"][0] < found["informasi"][-1] <= 24 * 60
    await engine.dispose()


# rule: early-call-keeps-the-promise
async def test_what_was_learnt_first_stays_and_promises_are_counted(database_url: str) -> None:
    engine, now = open_engine(database_url), MONDAY_MORNING
    await schema.upgrade(engine)
    empty = {**NONE, "category": None, "called_at": None, "freed_at": None}
    later = now + timedelta(minutes=30)
    async with writing(engine) as connection:
        told = {"told_from": now, "told_until": now + timedelta(minutes=10)}
        await waits.learn(
            connection, [{**empty, "visit_id": "a", "category": "ppid"}, {**empty, "visit_id": "a", **told}]
        )
        await waits.learn(connection, [{**empty, "visit_id": "a", "told_from": later, "told_until": later}])
        await waits.learn(connection, [{**empty, "visit_id": "b", **told, "called_at": later}])
        await waits.learn(connection, [{**empty, "visit_id": "c", "called_at": now}])
        await waits.learn(connection, [{**empty, "visit_id": "a", "called_at": now + timedelta(minutes=10)}])
        await waits.learn(connection, [{**empty, "visit_id": "a", "called_at": later}])
        await waits.learn(connection, [{**empty, "visit_id": "d", "joined_at": now, "reason": "wait"}])
        await waits.learn(connection, [{**empty, "visit_id": "d", "reason": "mistake"}])
        early = {"told_from": later, "told_until": later + timedelta(minutes=10), "called_at": now}
        await waits.learn(connection, [{**empty, "visit_id": "e", **early}])
        await waits.learn(connection, [])
    async with reading(engine) as connection:
        assert await waits.promises_since(connection, now) == (3, 2), "who was called early too"
        assert await waits.reasons_since(connection, now) == {"wait": 1}
        assert await waits.promises_since(connection, later + timedelta(days=1)) == (0, 0)
    await engine.dispose()
