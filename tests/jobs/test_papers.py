"""Papers on their way from a row to their visitor: nothing is lost by a crash at any point, nothing is given twice."""

import asyncio
import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from bot.door import Door
from bot.flows.scene.events import DESK, Event, PaperMade
from bot.jobs.papers import Letterhead, Papers
from bot.jobs.workshop import WorkshopFault
from bot.turn import arrival
from storage import papers
from storage.engine import reading
from tests.desk import Desk
from tests.papers.finished import documents, finished

PAPER = b"%PDF-1.7 dokumen"


class Printer:
    """Stands in for the workshop, at the border of its process: prints anything, and a little otherwise every time."""

    def __init__(self, fails: int = 0) -> None:
        self.fails = fails
        self.printed: list[dict[str, Any]] = []

    async def make(self, paper: str, given: dict[str, Any]) -> bytes:
        self.printed.append(given)
        if len(self.printed) <= self.fails:
            raise WorkshopFault(paper)
        return PAPER + str(len(self.printed)).encode()


class Killed(BaseException):
    """The process is killed at this very point."""


def killed_after(once: Callable[..., Any]) -> Callable[..., Any]:
    async def doing(*given: Any) -> Any:
        await once(*given)
        raise Killed

    return doing


def killed_before(_: Callable[..., Any]) -> Callable[..., Any]:
    async def doing(*_given: Any) -> Any:
        await asyncio.sleep(0)
        raise Killed

    return doing


def job_of(desk: Desk, printer: Printer) -> Papers:
    return Papers(desk.app.engine, desk.app.door, printer, Letterhead())


async def run(desk: Desk, printer: Printer, times: int = 1) -> None:
    for _ in range(times):
        await job_of(desk, printer).run_once(desk.clock.now())
        await desk.settle()


POINTS = [
    (Printer, "make", killed_before),
    (Printer, "make", killed_after),
    (papers, "keep", killed_before),
    (papers, "keep", killed_after),
    (Door, "enter", killed_before),
    (Door, "enter", killed_after),
    (papers, "untold", killed_after),
]


# rule: paper-given-once
# rule: paper-bytes-kept-once
@pytest.mark.parametrize(("whose", "what", "when"), POINTS, ids=lambda each: getattr(each, "__name__", str(each)))
async def test_killed_at_any_point_it_is_given_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, whose: Any, what: str, when: Callable[..., Any]
) -> None:
    rina, printer = await finished(desk), Printer()
    with monkeypatch.context() as patched:
        patched.setattr(whose, what, when(getattr(whose, what)))
        with pytest.raises(Killed):
            await job_of(desk, printer).run_once(desk.clock.now())
    await desk.settle()
    await run(desk, printer, 3)
    [(name, content)] = documents(rina)
    row = await desk.one("papers")
    assert name == "dokumen_layanan_DL-2026-0001.pdf"
    assert hashlib.sha256(content).hexdigest() == row["sha256"]
    assert content == (await desk.one("paper_contents"))["content"]
    assert row["state"] == "told"


async def test_it_is_the_same_byte_for_byte_whenever_it_is_given_again(desk: Desk) -> None:
    rina = await finished(desk)
    await run(desk, Printer())
    desk.clock.pass_(days=400)
    await desk.say(rina, "kirim ulang dokumen", "minta dokumen ULT-20261123-001")
    assert len(documents(rina)) == 3
    assert len(set(documents(rina))) == 1


# rule: put-right-before-given
async def test_what_is_put_right_while_it_is_printed_is_printed_anew_and_only_that_is_given(desk: Desk) -> None:
    rina, printer = await finished(desk), Printer()
    bayu = desk.telegram.user(1001)
    now = desk.clock.now()
    async with reading(desk.app.engine) as connection:
        [row] = await papers.to_print(connection, now, 9)
    assert await job_of(desk, printer)._print(row, now)
    await desk.press(bayu, "Perbaiki hasil")
    await desk.say(bayu, "Dijelaskan cara verval dan mutasi")
    await job_of(desk, printer)._tell(row, now)
    await desk.settle()
    assert documents(rina) == [], "what was printed is wrong by now"
    desk.clock.pass_(minutes=2)
    await run(desk, printer)
    [(_, content)] = documents(rina)
    assert content == PAPER + b"2"
    assert "mutasi" in printer.printed[-1]["outcome"]
    assert (await desk.one("papers"))["version"] == 1


# rule: delayed-paper-is-told
async def test_one_that_cannot_be_printed_is_tried_for_longer_and_longer_and_told_once(desk: Desk) -> None:
    admin = await desk.hire("Adi", "admin", 77)
    rina, printer = await finished(desk), Printer(fails=9)
    before = len(rina.messages)
    for _ in range(9):
        await run(desk, printer)
        desk.clock.pass_(hours=2)
    assert [m.text for m in rina.messages[before:]] == [m.text for m in rina.messages[before : before + 1]]
    assert "belum dapat kami cetak" in rina.messages[-1].text
    assert sum("belum dapat dicetak" in message.text for message in admin.messages) == 1
    await run(desk, printer)
    assert len(documents(rina)) == 1


async def test_one_of_which_nobody_can_be_told_is_set_aside_and_told_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rina, printer = await finished(desk), Printer()
    with monkeypatch.context() as patched:
        patched.setattr("bot.flows.papers.giving.file_of", lambda _: 1 / 0)
        await run(desk, printer)
    assert (await desk.one("papers"))["state"] == "made"
    await run(desk, printer)
    assert documents(rina) == [], "not before its pause is over"
    desk.clock.pass_(minutes=5)
    await run(desk, printer)
    assert len(documents(rina)) == 1


async def test_an_event_of_it_that_comes_twice_gives_it_once(desk: Desk) -> None:
    rina = await finished(desk)
    await run(desk, Printer())
    row = await desk.one("papers")
    body = PaperMade(row["number"], row["visit_id"], row["revision"], 7)
    await desk.app.door.enter([arrival(Event(DESK, "again", desk.clock.now(), body))])
    await desk.settle()
    assert len(documents(rina)) == 1
