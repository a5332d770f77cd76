"""The limit of the whole sheet: from the request to the service, whatever single steps take. rule: whole-sheet-limit"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.hours import read_hours
from bot.flows.procedure import whole
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.standard import read_standard
from bot.flows.procedure.timeline import fold
from bot.flows.procedure.vocabulary import Source, Word
from bot.sop import load_sheet, read_sheet
from bot.sop.faults import SheetFaults

PATH = Path(__file__).parents[1] / "sheets" / "salah_satu_petugas.toml"
SHEET = load_sheet(PATH)
CALENDAR = OfficeCalendar(read_hours("Senin-Jumat 08.00-16.00"), ZoneInfo("Asia/Jakarta"))
MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
DUE = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
FORM, SENT = Word.FORM_STARTED, Word.FORM_SUBMITTED


def passed(now: datetime, **reports: datetime) -> datetime | None:
    evidence = [
        Evidence(name, Word[name], at, at, Source.STAFF if name == "SERVED" else Source.DESK, "x")
        for name, at in reports.items()
    ]
    line = fold(SHEET, evidence, CALENDAR, now)
    return whole.over(SHEET, line, CALENDAR, now)


def test_it_runs_from_the_sent_form_and_not_from_its_first_question() -> None:
    """Two working days after Monday; a form begun on the Friday before is the visitor's own time."""
    began = {"FORM_STARTED": MONDAY - timedelta(days=3), "FORM_SUBMITTED": MONDAY}
    assert passed(DUE - timedelta(seconds=1), **began) is None
    assert passed(DUE, **began) == DUE
    assert passed(DUE, FORM_STARTED=MONDAY - timedelta(days=3)) is None


def test_what_was_served_in_time_stays_so_though_the_survey_never_comes() -> None:
    began = {"FORM_STARTED": MONDAY, "FORM_SUBMITTED": MONDAY}
    assert passed(DUE + 99 * HOUR, **began, SERVED=DUE) is None
    assert passed(DUE + 99 * HOUR, **began, SERVED=DUE + HOUR) == DUE


def test_a_service_that_nobody_reported_is_late_only_where_that_is_certain() -> None:
    began = {"FORM_STARTED": MONDAY, "FORM_SUBMITTED": MONDAY}
    assert passed(DUE + 99 * HOUR, **began, SURVEY_SUBMITTED=DUE + HOUR) is None


@pytest.mark.parametrize(("printed", "due"), [("menyesuaikan", None), ("14 hari kalender", timedelta(days=14))])
def test_a_limit_of_another_kind(printed: str, due: timedelta | None) -> None:
    sheet = replace(SHEET, whole=read_standard(printed))
    evidence = [Evidence(word, word, MONDAY, MONDAY, Source.DESK, "x") for word in (FORM, SENT)]
    line = fold(sheet, evidence, CALENDAR, MONDAY)
    assert whole.due(sheet, line, CALENDAR) == (MONDAY + due if due else None)
    assert whole.next_at(sheet, line, CALENDAR, MONDAY) == (MONDAY + due if due else None)


def test_a_limit_that_cannot_be_read_is_a_fault_of_its_line() -> None:
    text = PATH.read_text("utf-8").replace("maks. 2 hari kerja", "sampai tuntas")
    with pytest.raises(SheetFaults, match=r'x baris 8: waktu "sampai tuntas" tidak dapat dibaca; perbaikan: tulis'):
        read_sheet(text, "x")


@pytest.mark.parametrize(("counting", "while_open"), [("", True), ('hitung_waktu = "terus"', False)])
def test_hours_count_as_the_steps_of_staff_do(counting: str, while_open: bool) -> None:
    text = PATH.read_text("utf-8").replace('hitung_waktu = "terus"', counting).replace("maks. 2 hari kerja", "9 jam")
    assert read_sheet(text, "x").whole.while_open is while_open
