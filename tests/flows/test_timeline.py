"""The timeline of one visit in concrete cases: what was reported, and how the visit then stands.

Reports are written as they come in: "minutes word source", "~" before the minutes of one that is retracted.
A timeline reads "1=2' 2~ 3>": step 1 took two minutes, step 2 is over without anybody having said so, step 3
runs; "2?" is over by its own report, but nobody knows when it began.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.hours import read_hours
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.sheet import Marker, Sheet
from bot.flows.procedure.timeline import StepLine, StepState, Timeline, fold
from bot.flows.procedure.vocabulary import Source, Word
from bot.holidays import national_holidays
from bot.sop import default_sheet_text, read_sheet
from tests.flows.drawn import sheet_of, step

TEN_STEPS = read_sheet(default_sheet_text(), "layanan_daring.toml")
WIB = ZoneInfo("Asia/Jakarta")
CALENDAR = OfficeCalendar(read_hours("Senin-Kamis 08.00-16.00; Jumat 08.00-16.30"), WIB, national_holidays([2026]))
NINE = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

ALL_IN_TIME = (
    "0 dipanggil desk, 2 zoom_terbuka visitor, 4 bergabung visitor, 5 diterima staff, 7 diperiksa staff, "
    "9 data_lengkap staff, 10 masuk_ruang staff, 14 dilayani staff, 15 keluar_ruang staff, "
    "16 survei_terkirim visitor, 18 keluar visitor"
)
CASES = {
    "nobody called yet": ("", 5, "", ""),
    "called": ("0 dipanggil desk", 2, "1>", ""),
    "everything on time": (ALL_IN_TIME, 60, "1=2' 2=2' 3=1' 4=2' 5=2' 6=1' 7=4' 8=1' 9=1' 10=2'", ""),
    "one second before the limit": ("0 dipanggil desk", 2.98, "1>", ""),
    "at the limit the running step is over it": ("0 dipanggil desk", 3, "1>", "1"),
    "a step that took exactly its standard is in time": ("0 dipanggil desk, 3 zoom_terbuka visitor", 4, "1=3' 2>", ""),
    "step 1 late": ("0 dipanggil desk, 3.5 zoom_terbuka visitor", 5, "1=3.5' 2>", "1"),
    "joined before opened": ("0 dipanggil desk, 2 bergabung visitor, 4 zoom_terbuka visitor", 5, "1~ 2? 3>", "3"),
    "joined and opened in one go": (
        "0 dipanggil desk, 2 bergabung visitor, 2 zoom_terbuka visitor",
        3,
        "1=2' 2=0' 3>",
        "",
    ),
    "two buttons forgotten, in time together": ("0 dipanggil desk, 8 diterima staff", 9, "1~ 2~ 3? 4>", ""),
    "two buttons forgotten, too long together": ("0 dipanggil desk, 9.5 diterima staff", 10, "1~ 2~ 3? 4>", "1-3"),
    "admitted before joined": ("0 dipanggil desk, 2 zoom_terbuka visitor, 3 diterima zoom, 5 bergabung visitor", 5,
                               "1=2' 2~ 3? 4>", ""),
    "Zoom beats staff beats visitor": (
        "0 dipanggil desk, 5 zoom_terbuka visitor, 4 zoom_terbuka staff, 2 zoom_terbuka zoom", 3, "1=2' 2>", "",
    ),
    "staff beats visitor": ("0 dipanggil desk, 2 bergabung visitor, 4 bergabung staff", 4.5, "1~ 2? 3>", ""),
    "a staff correction beats Zoom": (
        "0 dipanggil desk, 4 zoom_terbuka zoom, 2.5 zoom_terbuka correction", 5, "1=2.5' 2>", "",
    ),
    "of two equal reports the earlier stands": (
        "0 dipanggil desk, 3 zoom_terbuka visitor, 2 zoom_terbuka visitor", 4, "1=2' 2>", "",
    ),
    "of two corrections the later one stands": (
        "0 dipanggil desk, 2 zoom_terbuka correction, 3 zoom_terbuka correction", 4, "1=3' 2>", "",
    ),
    "retracted": ("0 dipanggil desk, ~2 zoom_terbuka staff", 2.5, "1>", ""),
    "retracted, and reported anew": ("0 dipanggil desk, ~1 zoom_terbuka staff, 2 zoom_terbuka staff", 3, "1=2' 2>", ""),
    "what is retracted of several leaves the others": (
        "0 dipanggil desk, ~1 zoom_terbuka staff, 2 zoom_terbuka visitor", 3, "1=2' 2>", "",
    ),
    "a visitor who pressed too late does not undo what staff saw": (
        "0 dipanggil desk, 2 bergabung staff, 9 zoom_terbuka visitor", 3, "1~ 2? 3>", "",
    ),
    "left without the survey": (
        ALL_IN_TIME.replace("16 survei_terkirim visitor, ", ""), 60,
        "1=2' 2=2' 3=1' 4=2' 5=2' 6=1' 7=4' 8=1' 9~ 10?", "",
    ),
    "left long after, without the survey": (
        ALL_IN_TIME.replace("16 survei_terkirim visitor, 18", "40"), 60,
        "1=2' 2=2' 3=1' 4=2' 5=2' 6=1' 7=4' 8=1' 9~ 10?", "9-10",
    ),
    "two different steps late": (
        "0 dipanggil desk, 4 zoom_terbuka visitor, 5 bergabung visitor, 10 diterima staff", 11,
        "1=4' 2=1' 3=5' 4>", "1 3",
    ),
    "evidence that nobody called": ("2 bergabung visitor", 3, "1~ 2? 3>", ""),
}  # fmt: skip


@pytest.mark.parametrize(("reports", "now", "stands", "late"), CASES.values(), ids=CASES)
# rule: inferred-says-so
def test_how_a_visit_stands(reports: str, now: float, stands: str, late: str) -> None:
    line = fold(TEN_STEPS, written(reports), CALENDAR, NINE + now * MINUTE)
    assert (shown(line), overruns(line)) == (stands, late)


def written(reports: str) -> list[Evidence]:
    """The evidence that a case writes down; recorded in the order written."""
    pieces: list[Evidence] = []
    for no, entry in enumerate(filter(None, reports.split(", "))):
        minutes, word, source = entry.removeprefix("~").split()
        at, recorded_at = NINE + float(minutes) * MINUTE, NINE + timedelta(hours=1, seconds=no)
        pieces.append(Evidence(f"e{no}", Word(word), at, recorded_at, Source(source), "s1"))
        if entry.startswith("~"):
            void = Evidence(f"r{no}", Word(word), at, recorded_at, Source.CORRECTION, "s1", retracts=f"e{no}")
            pieces.append(void)
    return pieces


def shown(line: Timeline) -> str:
    return " ".join(filter(None, map(_entry, line.lines)))


def _entry(entry: StepLine) -> str:
    no = entry.step.no
    if entry.state is StepState.AHEAD:
        return ""
    if entry.state is StepState.RUNNING:
        return f"{no}>"
    if entry.used is not None:
        return f"{no}={entry.used / MINUTE:g}'"
    return f"{no}~" if entry.source is Source.INFERRED else f"{no}?"


def overruns(line: Timeline) -> str:
    return " ".join(str(o.first.no) if o.first is o.last else f"{o.first.no}-{o.last.no}" for o in line.overruns)


# Days, and no limit at all


def wib(written_at: str) -> datetime:
    return datetime.fromisoformat(written_at).replace(tzinfo=WIB)


def request_sheet(printed_time: str) -> Sheet:
    return sheet_of([step(1, printed_time, Marker(Word.ANSWERED), Marker(Word.CALLED)), step(2, "3 menit")])


def begun(at: datetime) -> Evidence:
    return Evidence("begun", Word.CALLED, at, at, Source.DESK, "desk")


def answered(at: datetime) -> Evidence:
    return Evidence("answered", Word.ANSWERED, at, at, Source.STAFF, "s1")


DAYS = {
    "over a weekend": ("2026-11-27 10:00", "2 hari kerja", "2026-12-01 16:00"),
    "ends on a Friday": ("2026-11-26 10:00", "1 hari kerja", "2026-11-27 16:30"),
    "over cuti bersama, Christmas and the weekend": ("2026-12-23 10:00", "2 hari kerja", "2026-12-29 16:00"),
    "begun on a day off": ("2026-12-24 10:00", "1 hari kerja", "2026-12-28 16:00"),
    "begun after closing time": ("2026-11-23 20:00", "1 hari kerja", "2026-11-24 16:00"),
    "the day it began is not counted": ("2026-11-23 08:00", "1 hari kerja", "2026-11-24 16:00"),
}


@pytest.mark.parametrize(("began", "printed", "due"), DAYS.values(), ids=DAYS)
def test_a_step_of_working_days(began: str, printed: str, due: str) -> None:
    sheet, due_at = request_sheet(printed), wib(due)
    at_limit, after = answered(due_at), answered(due_at + timedelta(seconds=1))
    second = timedelta(seconds=1)
    assert fold(sheet, [begun(wib(began))], CALENDAR, due_at - second).overruns == ()
    assert overruns(fold(sheet, [begun(wib(began))], CALENDAR, due_at)) == "1"
    assert overruns(fold(sheet, [begun(wib(began)), at_limit], CALENDAR, due_at)) == ""
    assert overruns(fold(sheet, [begun(wib(began)), after], CALENDAR, due_at + second)) == "1"
    assert fold(sheet, [begun(wib(began))], CALENDAR, due_at).line(1).due_at == due_at


def test_a_step_without_limit_is_never_late() -> None:
    sheet = request_sheet("menyesuaikan")
    line = fold(sheet, [begun(NINE)], CALENDAR, NINE + timedelta(days=300))
    assert (shown(line), line.overruns, line.line(1).due_at) == ("1>", (), None)


def test_a_run_with_a_step_without_limit_is_never_late() -> None:
    sheet = sheet_of([step(1, "3 menit", begins=Marker(Word.CALLED)), step(2, "-"), step(3, "3 menit")])
    later = NINE + timedelta(hours=5)
    end = Evidence("end", Word.DONE, later, later, Source.STAFF, "s1", 3)
    assert fold(sheet, [begun(NINE), end], CALENDAR, later).overruns == ()


# The clock of a visit that is over


@pytest.mark.parametrize(("closed_after", "late"), [(2.9, ""), (3.0, "1")])
# rule: closing-stops-the-clock
def test_closing_stops_the_clock(closed_after: float, late: str) -> None:
    closed_at = NINE + closed_after * MINUTE
    line = fold(TEN_STEPS, written("0 dipanggil desk"), CALENDAR, NINE + timedelta(days=3), closed_at)
    assert overruns(line) == late


def test_what_comes_after_closing_is_no_deviation() -> None:
    closed_at = NINE + 16 * MINUTE
    reports = ALL_IN_TIME.split(", 16 survei")[0] + ", 600 survei_terkirim visitor"
    line = fold(TEN_STEPS, written(reports), CALENDAR, NINE + timedelta(days=3), closed_at)
    assert overruns(line) == ""


def test_what_is_heard_after_closing_of_what_was_before_counts() -> None:
    closed_at = NINE + 6 * MINUTE
    early = fold(TEN_STEPS, written("0 dipanggil desk"), CALENDAR, closed_at, closed_at)
    late = fold(TEN_STEPS, written("0 dipanggil desk, 2 zoom_terbuka zoom"), CALENDAR, closed_at, closed_at)
    assert (overruns(early), shown(late), overruns(late)) == ("1", "1=2' 2>", "2")


def test_a_step_is_found_by_its_number() -> None:
    line = fold(TEN_STEPS, written("0 dipanggil desk"), CALENDAR, NINE)
    assert line.line(10).step is TEN_STEPS.steps[9]
    with pytest.raises(KeyError):
        line.line(11)
