"""Reports on their way from a wish in chat to the chat: nothing is lost by a crash at any point, nothing given twice,
and what makes them is a process that steps back."""

import asyncio
import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from pypdf import PdfReader

from bot.door import Door
from bot.flows.scene.events import StaffRemoved
from bot.flows.state.report import Report, Unmade
from bot.jobs.copyist import CopyingFault, Copyist
from bot.jobs.housekeeping import Housekeeping
from bot.jobs.reports import Reports
from bot.rehearsal.fakes.telegram import Chatter
from bot.settings import handed_down
from storage import reports
from storage.engine import reading
from tests.clock import until
from tests.desk import Desk
from tests.door.test_seats import at_the_web_desk, happens, status_of_file
from tests.jobs.test_papers import Killed, killed_after, killed_before
from tests.kept import IDENTITY_KEY, SEAL_KEY

TYPED = "laporan buku tamu 2026-11 pdf"
REPORT = Report("r", "p", "ketersediaan", "2026-TW4", "pdf")


class Copying:
    """Stands in for the copyist, at the border of its process; what it makes differs a little every time."""

    def __init__(self, *faults: Unmade) -> None:
        self.faults = list(faults)
        self.asked: list[Report] = []

    async def make(self, report: Report) -> bytes:
        self.asked.append(report)
        if self.faults:
            raise CopyingFault(self.faults.pop(0))
        return b"%PDF-1.7 " + str(len(self.asked)).encode()


async def run(desk: Desk, copyist: Copying, times: int = 1) -> None:
    for _ in range(times):
        await Reports(desk.app.engine, desk.app.door, copyist).run_once(desk.clock.now())
        await desk.settle()


async def asked(desk: Desk, *typed: str) -> Chatter:
    nur = await desk.hire("Nur", "supervisor", 11)
    await desk.say(nur, *(typed or (TYPED,)))
    return nur


def files(chatter: Chatter) -> list[tuple[str, bytes]]:
    return [(m.document.name, m.document.content) for m in chatter.messages if m.document is not None]


POINTS = [
    (Copying, "make", killed_before),
    (Copying, "make", killed_after),
    (reports, "begin", killed_after),
    (reports, "keep", killed_before),
    (reports, "keep", killed_after),
    (Door, "enter", killed_before),
    (Door, "enter", killed_after),
    (reports, "untold", killed_after),
]


@pytest.mark.parametrize(("whose", "what", "when"), POINTS, ids=lambda each: getattr(each, "__name__", str(each)))
async def test_killed_at_any_point_it_is_given_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, whose: Any, what: str, when: Callable[..., Any]
) -> None:
    nur, copying = await asked(desk), Copying()
    with monkeypatch.context() as patched:
        patched.setattr(whose, what, when(getattr(whose, what)))
        with pytest.raises(Killed):
            await Reports(desk.app.engine, desk.app.door, copying).run_once(desk.clock.now())
    await desk.settle()
    await run(desk, copying, 3)
    [(name, content)] = files(nur)
    row = await desk.one("reports")
    assert (name, content, row["state"]) == ("buku-tamu_2026-11.pdf", row["content"], "told")


# rule: deadly-report-given-up
async def test_one_that_takes_the_desk_down_with_it_is_given_up(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    nur, copying = await asked(desk), Copying()
    with monkeypatch.context() as patched:
        patched.setattr(Copying, "make", killed_before(Copying.make))
        for _ in range(3):
            with pytest.raises(Killed):
                await Reports(desk.app.engine, desk.app.door, copying).run_once(desk.clock.now())
    await run(desk, copying)
    assert "tidak dapat kami buat" in nur.messages[-1].text
    assert copying.asked == []


async def test_one_that_fails_is_tried_again_and_what_cannot_go_better_is_told_at_once(desk: Desk) -> None:
    nur, copying = await asked(desk), Copying(Unmade.FAILED, Unmade.FAILED)
    await run(desk, copying, 3)
    assert len(copying.asked) == 1, "the next attempt is a little later"
    for _ in range(2):
        desk.clock.pass_(minutes=1)
        await run(desk, copying)
    assert [content for _, content in files(nur)] == [b"%PDF-1.7 3"]
    await desk.say(nur, TYPED)
    copying.faults = [Unmade.TOO_MANY]
    await run(desk, copying)
    assert "terlalu banyak untuk dicetak" in nur.messages[-1].text
    assert len(copying.asked) == 4


async def test_one_of_which_nobody_can_be_told_waits_and_is_told_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    nur, copying = await asked(desk), Copying()
    with monkeypatch.context() as patched:
        patched.setattr("bot.flows.reports.giving.file_of", lambda _: 1 / 0)
        await run(desk, copying)
    assert files(nur) == []
    desk.clock.pass_(minutes=2)
    await run(desk, copying)
    assert len(files(nur)) == len(copying.asked) == 1


async def test_they_are_made_in_the_order_they_were_asked_for_and_each_once(desk: Desk) -> None:
    nur, copying = await asked(desk, TYPED, "laporan skm 2026-TW4", TYPED, "laporan pengaduan 2026 pdf"), Copying()
    await desk.say(nur, "laporan prioritas 2026 pdf")
    assert "Masih ada 3 laporan" in nur.messages[-1].text
    await run(desk, copying, 4)
    assert [each.kind for each in copying.asked] == ["buku-tamu", "skm", "pengaduan"]
    assert [name for name, _ in files(nur)] == [
        "buku-tamu_2026-11.pdf",
        "skm_2026-TW4.pdf",
        "pengaduan_2026.pdf",
    ]


async def test_it_is_gone_a_day_later_and_made_anew_when_asked_for_again(desk: Desk) -> None:
    nur, copying = await asked(desk), Copying()
    await run(desk, copying)
    [row] = await desk.rows("reports")
    house = Housekeeping(desk.app.engine, {"jobs.events_days": timedelta(days=30)})
    await house.run_once(desk.clock.now() + timedelta(hours=23))
    async with reading(desk.app.engine) as connection:
        assert await reports.content(connection, f"report:{row['id']}") == b"%PDF-1.7 1"
    await house.run_once(desk.clock.now() + timedelta(hours=25))
    assert await desk.rows("reports") == []
    await desk.say(nur, TYPED)
    await run(desk, copying)
    assert [content for _, content in files(nur)] == [b"%PDF-1.7 1", b"%PDF-1.7 2"]


# The process


async def test_a_real_process_makes_a_real_report_of_a_small_desk(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nur = await asked(desk, "laporan ketersediaan 2026-TW4 pdf")
    monkeypatch.setenv("LOKET_SURVEY__SEAL_KEY", SEAL_KEY)
    monkeypatch.setenv("LOKET_IDENTITY__KEY", IDENTITY_KEY)
    config = tmp_path / "loket.toml"
    config.write_text('[office]\nname = "ULT Uji Coba"\n')
    copyist = Copyist({**handed_down(desk.app.settings), "LOKET_CONFIG": str(config)})
    await Reports(desk.app.engine, desk.app.door, copyist).run_once(desk.clock.now())
    await desk.settle()
    [(name, content)] = files(nur)
    assert name == "ketersediaan_2026-TW4.pdf"
    assert "Triwulan IV Tahun 2026" in PdfReader(BytesIO(content)).pages[0].extract_text()


PRINTS_ITS_ORDER = "import os, sys; print(os.getpriority(os.PRIO_PROCESS, 0), *sys.argv[1:])"


def copyist(program: str, patience: float = 30) -> Copyist:
    """Runs another program in place of the command line."""
    return Copyist({}, (sys.executable, "-c", program), patience)


# rule: reports-step-back
async def test_it_steps_back_and_nothing_secret_stands_on_its_command_line(desk: Desk) -> None:
    waits = "import time, os\nwhile os.getpriority(os.PRIO_PROCESS, 0) < 10: time.sleep(0.01)\n"
    said = (await copyist(waits + PRINTS_ITS_ORDER).make(REPORT)).decode().split()
    assert int(said[0]) >= min(19, os.getpriority(os.PRIO_PROCESS, 0) + 1)
    assert said[1:] == ["laporan", "ketersediaan", "--period", "2026-TW4", "--format", "pdf", "--output", "-"]
    assert str(desk.app.engine.url) not in " ".join(said)


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("raise SystemExit(2)", Unmade.FAILED),
        ("raise SystemExit(3)", Unmade.TOO_MANY),
        ("", Unmade.FAILED),
        ("import os; os.kill(os.getpid(), 9)", Unmade.FAILED),
        ("print('half'); raise SystemExit(1)", Unmade.FAILED),
        ("import sys; sys.stdout.buffer.write(bytes(46_000_000))", Unmade.TOO_LARGE),
    ],
)
async def test_how_it_may_end(program: str, why: Unmade) -> None:
    with pytest.raises(CopyingFault) as fault:
        await copyist(program).make(REPORT)
    assert fault.value.why is why


async def test_one_that_hangs_is_ended() -> None:
    began = time.monotonic()
    with pytest.raises(CopyingFault) as fault:
        await copyist("import time; time.sleep(60)", 0.3).make(REPORT)
    assert fault.value.why is Unmade.TOO_LONG
    assert time.monotonic() - began < 20


async def test_a_desk_that_stops_ends_it_too(tmp_path: Path) -> None:
    begun = tmp_path / "pid"
    program = f"import os, time; open({str(begun)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    making = asyncio.create_task(copyist(program).make(REPORT))
    await until(lambda: begun.exists() and bool(begun.read_text()))
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text()), 0)


# Who gets it


async def test_it_is_fetched_by_the_page_it_was_said_to_and_by_nobody_else(desk: Desk) -> None:
    async with aiohttp.ClientSession() as http:
        page, other = [await at_the_web_desk(desk, http, name) for name in ("Sari", "Dewi")]
        await page.send("laporan buku tamu 2026-11 xlsx")
        await run(desk, Copying())
        message = next(each for each in await page.fetch() if "file" in each)
        assert message["file"]["name"] == "buku-tamu_2026-11.xlsx"
        assert await status_of_file(page, http, desk, message["id"]) == 200
        assert await status_of_file(other, http, desk, message["id"]) == 404
        await Housekeeping(desk.app.engine, {"jobs.events_days": timedelta(days=30)}).run_once(
            desk.clock.now() + timedelta(days=2)
        )
        assert await status_of_file(page, http, desk, message["id"]) == 404


async def test_whoever_was_removed_while_it_was_made_gets_nothing(desk: Desk) -> None:
    nur = await asked(desk)
    await happens(desk, StaffRemoved((await desk.one("staff"))["id"]), "removed")
    await run(desk, Copying(), 2)
    assert files(nur) == []
    assert (await desk.one("reports"))["state"] == "told"
    assert "report_withheld" in [row["what"] for row in await desk.rows("journal")]
