"""Every kind of paper about a period, as every file: made of the same desk it is a file of its kind and the same each
time, also of a day without a visit and of a whole year; and what several papers tell, all tell alike."""

import random
import re
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from bot import records
from bot.flows.calendar.period import Period, named
from bot.flows.procedure.timeline import StepState
from bot.flows.state.deviation import Became, Deviation, DeviationEntry, DeviationKind
from bot.flows.state.people import Person
from bot.flows.state.result import Result, StepResult
from bot.flows.state.visits import Status, Visit
from bot.papers.kinds import listed
from bot.papers.registers.pack import PROOFS
from bot.papers.wording import without_ways_in
from bot.register.source import Source, source_of
from bot.seal import Seal
from bot.texts import load_texts
from storage import bulk
from storage.engine import open_engine, writing
from storage.tables import deviation_entries, deviations, people, sheets, visits
from tests.flows.table import office
from tests.papers.xlsx import has_formula, rows

OFFICE = office()
SHEET = OFFICE.sheet
NOW = datetime(2027, 1, 4, 3, 0, tzinfo=UTC)
FIRST = datetime(2026, 10, 1, 2, 0, tzinfo=UTC)
HOSTILE = ("=cmd|' /C calc'!A0", "+1 ᯅᯖᯂ", "@سارة #panic()", "../王小明 🙂", "-2+3*cmd", "Rina Simbolon")
DIE = random.Random(12)
BEGINS = {"pdf": b"%PDF", "png": b"\x89PNG", "xlsx": b"PK", "zip": b"PK"}
KINDS = [(kind.key, ending) for kind in listed().values() for ending in kind.formats]


def visit(no: int) -> Visit:
    """A visit of some day of two months, served to the end or not, with some steps too long."""
    at = FIRST + timedelta(days=DIE.randrange(61), minutes=no)
    steps = tuple(
        StepResult(step.no, StepState.DONE, at, at, used=timedelta(seconds=DIE.randrange(20, 900)))
        for step in SHEET.steps
    )
    status = DIE.choice((Status.FINISHED, Status.FINISHED, Status.FINISHED, Status.CANCELLED, Status.NO_SHOW))
    form = {"name": HOSTILE[no % 6], "institution": "=SMA 1", "role": "guru", "category": "informasi"}
    late = Deviation(
        f"v{no}.0", DeviationKind.TIME, 7, 7, at, "back_office", "sari", (DeviationEntry(Became.RAISED, at, "desk"),)
    )
    return Visit(
        f"v{no}", "rina", SHEET.id, at, at, status, {**form, "purpose": HOSTILE[no % 5]}, f"A-{no:03}",
        f"ULT-2026-{no:05}", at, closed_at=at, result=Result(at, steps, (f"v{no}.0",) if no % 3 == 0 else ()),
        deviations=(late,) if no % 3 == 0 else (), calendar_id=None,
    )  # fmt: skip


MADE = [visit(no) for no in range(40)]


@pytest.fixture
async def source(database_url: str) -> AsyncIterator[Source]:
    engine = open_engine(database_url)
    async with writing(engine) as connection:
        rina = records.person_row(Person("rina", "web", "4711", "id"), Seal("k" * 32))
        await bulk.add(connection, people, [rina])
        await bulk.add(connection, sheets, [{"id": SHEET.id, "text": "", "first_used_at": FIRST}])
        await bulk.add(connection, visits, [records.visit_row(each, occupies=False) for each in MADE])
        for table, found in (
            (deviations, [row for each in MADE for row in records.deviation_rows(None, each)]),
            (deviation_entries, [row for each in MADE for row in records.entry_rows(None, each)]),
        ):
            await bulk.add(connection, table, found)
    async with source_of(engine, OFFICE, load_texts(), "WIB", NOW) as source:
        yield source
    await engine.dispose()


async def made(source: Source, key: str, period: Period, ending: str) -> bytes:
    paper = await listed()[key].make(source, period, ending)
    assert paper.name.endswith(f".{ending}")
    assert paper.content.startswith(BEGINS[ending])
    return paper.content


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


@pytest.mark.long
@pytest.mark.parametrize(("key", "ending"), KINDS)
async def test_every_kind_is_made_as_every_file_of_a_year_and_of_a_day_without_a_visit(
    source: Source, key: str, ending: str
) -> None:
    for period in (named("2026"), named("2026-12-27")):
        content = await made(source, key, period, ending)
        if key != "bukti":
            assert content == await made(source, key, period, ending), "the same values give the same bytes"
        if ending == "xlsx" and key != "skm-tabel":
            assert not has_formula(content), "what people wrote is no formula"


async def test_the_pack_is_one_file_with_its_cover_first_and_the_cover_alone_says_where_the_rest_is(
    source: Source,
) -> None:
    period = named("2026-TW4")
    whole = zipfile.ZipFile(BytesIO(await made(source, "bukti", period, "zip")))
    names = whole.namelist()
    assert names == sorted(names)
    assert len(names) == len(PROOFS) + 1
    assert names[0] == "00_sampul_2026-TW4.pdf"
    assert whole.testzip() is None
    cover = words_of(await made(source, "bukti", period, "pdf"))
    assert "laporan bukti 2026-TW4 zip" in cover
    assert "laporan bukti 2026-TW4 zip" not in words_of(whole.read(names[0]))


def in_period(period: Period) -> list[Visit]:
    since, until = period.moments(OFFICE.calendar.zone)
    return [each for each in MADE if each.closed_at and since <= each.closed_at < until]


# rule: papers-tell-one-figure
@pytest.mark.parametrize("name", ["2026-10", "2026-11", "2026-TW4", "2026-M44"])
async def test_workbook_print_and_every_paper_tell_the_same_of_a_period(source: Source, name: str) -> None:
    period = named(name)
    ended = in_period(period)
    served = [each for each in ended if each.status is Status.FINISHED]
    assert served
    # the guest book: as many lines in the workbook as it says above them, and in print
    book = rows(await made(source, "buku-tamu", period, "xlsx"))
    assert [row for row in book if re.fullmatch(r"\d+", row[0])][-1][0] == str(len(ended))
    counted = next(line[0] for line in book if "·" in line[0])
    printed = words_of(await made(source, "buku-tamu", period, "pdf"))
    assert counted in printed
    assert str(len(ended)) in counted.partition("·")[2]
    # monitoring: every step measured once a served visit, in the workbook as in print
    monitored = words_of(await made(source, "pemantauan-pos", period, "pdf"))
    table_8 = [row for row in rows(await made(source, "pemantauan-pos", period, "xlsx"), 2) if row[1:2]]
    lines = [row for row in table_8 if re.fullmatch(r"\d+", row[0])]
    assert [row[3] for row in lines] == [str(len(served))] * len(SHEET.steps)
    for row in lines:
        assert f"{row[3]} {row[4]} {row[5]} {row[6]}" in monitored, "middle, nine of ten and share"
    # the days' books add up to the period
    await _days_add_up(source, served)


async def _days_add_up(source: Source, served: list[Visit]) -> None:
    from bot.papers.books.day_reading import day_given
    from bot.papers.books.day_writing import book_of

    days = sorted({OFFICE.calendar.local(each.closed_at).date() for each in served if each.closed_at})
    books = [book_of(await day_given(source, day), OFFICE, source.voice) for day in days]
    assert sum(line.served for book in books for line in book.categories) == len(served)
    assert sum(int(line.value) for book in books for line in book.tallies if line.key == "finished") == len(served)


# rule: papers-tell-no-way-in
async def test_the_meetings_number_and_passcode_that_the_sheet_prints_stand_on_no_paper(source: Source) -> None:
    printed = " ".join(step.activity for step in SHEET.steps)
    assert "83151711241" in printed
    for key, period in (("pemantauan-pos", "2026-TW4"), ("penyimpangan", "2026-TW4"), ("buku-laporan", "2026-10-10")):
        words = words_of(await made(source, key, named(period), "pdf"))
        assert not re.search("83151711241|123456", words), key
    assert (
        without_ways_in("Masuk, meeting id: 831 5171 1241; passcode: abc9") == "Masuk, meeting id: •••; passcode: •••"
    )
    assert without_ways_in("Memberi kata sandi kepada pengunjung") == "Memberi kata sandi kepada pengunjung"


async def test_a_step_that_no_visit_tells_of_is_drawn_as_none(source: Source) -> None:
    empty = replace(source, now=NOW)
    assert (await made(empty, "pemantauan-pos", named("2025"), "png"))[:4] == b"\x89PNG"
