"""The month's steps are reckoned from what visits took, once, and supervisors get the proposal."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot import records
from bot.flows.procedure.timeline import StepState
from bot.flows.state.result import Result, StepResult
from bot.flows.state.visits import Status, Visit
from storage import bulk
from storage.datamap import Life, data_map
from storage.engine import reading, writing
from storage.tables import people, visits
from tests.clock import HeldClock
from tests.desk import Desk, open_desk
from tests.storage.plans import asked, scans
from tests.storage.rows import somebody

OCTOBER = datetime(2026, 10, 20, 10, tzinfo=ZoneInfo("Asia/Jakarta"))
NOVEMBER = datetime(2026, 11, 2, 7, tzinfo=ZoneInfo("Asia/Jakarta"))


async def served(desk: Desk, many: int, minutes: int) -> None:
    """So many visits of October whose seventh step took so long."""
    sheet = desk.app.office.sheet
    known = Visit("", "rina", sheet.id, OCTOBER, OCTOBER, Status.FINISHED, calendar_id=desk.app.office.calendar_id)
    step = StepResult(7, StepState.DONE, OCTOBER, OCTOBER, used=timedelta(minutes=minutes))
    result = Result(OCTOBER, (step,), ())
    ended = [
        replace(known, id=f"v{no}", ticket=f"A-{no}", number=f"N-{no}", closed_at=OCTOBER, result=result)
        for no in range(many)
    ]
    async with writing(desk.app.engine) as connection:
        await bulk.add(connection, people, [{**somebody("rina"), "heard_at": None}])
        await bulk.add(connection, visits, [records.visit_row(visit, occupies=False) for visit in ended])


async def test_a_standard_overrun_all_month_is_proposed_once_and_decided(database_url: str) -> None:
    hours = {"office": {"hours": "senin-jumat 08.00-16.00"}}
    async with open_desk(database_url, HeldClock(NOVEMBER), sections=hours) as desk:
        nur = await desk.hire("Nur", "supervisor", 11)
        await served(desk, 20, 90)
        review = desk.app.work.standard_review
        assert await review.run_once(desk.clock.now()) == 0, "nobody is told before the office opens"
        desk.clock.pass_(hours=2)
        with asked(desk.app.engine) as statements:
            assert await review.run_once(desk.clock.now()) == 1
        for _ in range(2):
            assert await review.run_once(desk.clock.now()) == 0
        await desk.settle()
        async with reading(desk.app.engine) as connection:
            assert {w: plan for w, given in statements.items() if (plan := await scans(connection, w, given))} == {}
        told = [message.text for message in nur.messages if "Usulan peninjauan" in message.text]
        assert len(told) == 1
        assert "20 dari 20 kunjungan (100 %)" in told[0]
        row = await desk.one("proposals")
        assert (row["month"], row["step"], row["late"], row["median"]) == ("2026-10", 7, 20, 5400.0)
        await desk.say(nur, "/usulan")
        await desk.press(nur, "Tinjau langkah 7")
        await desk.restart()
        await desk.say(nur, "Usul 100 menit")
        row = await desk.one("proposals")
        assert (row["verdict"], row["words"]) == ("review", "Usul 100 menit")
        await desk.say(nur, "usulan")
        assert 'mutu baku ditinjau: "Usul 100 menit" (Nur' in nur.messages[-1].text
    assert data_map().tables["proposals"].life is Life.RECORD
