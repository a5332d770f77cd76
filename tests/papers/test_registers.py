"""Registers: what stands in them is what happened, by whom, in time or not; as a workbook and as a PDF alike."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.period import Length, of_length, span
from bot.flows.journey.figures import figures
from bot.flows.procedure.timeline import StepState
from bot.flows.state.assignments import Assignment
from bot.flows.state.desk import Staff
from bot.flows.state.deviation import Became, Cause, Deviation, DeviationEntry, DeviationKind
from bot.flows.state.disturbance import Course, Disturbance, DisturbanceEntry
from bot.flows.state.follow_up import FollowUp, FollowUpEntry, Went
from bot.flows.state.result import Result, StepResult
from bot.flows.state.visits import Status, Visit
from bot.papers.periods import period_words, with_days
from bot.papers.printers import register
from bot.papers.registers.availability import availability
from bot.papers.registers.compensations import Compensations
from bot.papers.registers.complaints import Complaints
from bot.papers.registers.deviations import Deviations
from bot.papers.registers.monitoring import Monitoring, in_time, proposed, stand
from bot.papers.registers.printed import shown
from bot.papers.registers.priority import PriorityServed
from bot.papers.registers.substitutions import substitutions
from bot.papers.registers.telling import Telling
from bot.papers.wording import without_ways_in
from bot.papers.workbook import Page, workbook
from bot.register.source import Source
from bot.texts import load_texts
from tests.clock import MONDAY_MORNING
from tests.flows.table import office
from tests.papers.xlsx import cells as read_back

OFFICE = office()
SHEET = OFFICE.sheet
NOW = MONDAY_MORNING + timedelta(days=20)
STAFF = {key: Staff(key, name, "front_office", True) for key, name in (("sari", "Sari"), ("budi", "Budi"))}


def telling(length: Length = Length.MONTH) -> Telling:
    """How registers of the month are told; nothing of them asks the database."""
    source = Source(OFFICE, STAFF, cast(Any, None), load_texts(), "WIB", NOW, sheets={SHEET.id: SHEET})
    return Telling(source, of_length(length, MONDAY_MORNING.date()))


def visit(*used: float, **changes: Any) -> Visit:
    """A finished visit whose steps took so many minutes each."""
    steps = tuple(
        StepResult(step.no, StepState.DONE, used=timedelta(minutes=minutes))
        for step, minutes in zip(SHEET.steps, used, strict=False)
    )
    plain = Visit(
        "v", "p", SHEET.id, MONDAY_MORNING, MONDAY_MORNING, Status.FINISHED, ticket="A-001", number="ULT-1",
        closed_at=MONDAY_MORNING, result=Result(MONDAY_MORNING, steps, ()), calendar_id=None,
    )  # fmt: skip
    return replace(plain, **changes)


def entry(what: Became, **changes: Any) -> DeviationEntry:
    return replace(DeviationEntry(what, MONDAY_MORNING, "budi"), **changes)


def deviation(*entries: DeviationEntry, **changes: Any) -> Deviation:
    raised = (entry(Became.RAISED), *entries)
    plain = Deviation("v.0", DeviationKind.TIME, 4, 4, MONDAY_MORNING, "front_office", "sari", raised)
    return replace(plain, **changes)


def cells(page: Page) -> list[dict[str, str]]:
    """The rows by the headings of their columns, as they are printed."""
    return [dict(zip((c.heading for c in page.columns), map(shown, row), strict=True)) for row in page.rows]


def added(register: Any, visits: Iterable[Visit]) -> tuple[Page, ...]:
    for each in visits:
        register.add(each)
    return tuple(register.pages())


def test_a_deviation_is_told_with_who_answers_why_and_what_was_decided() -> None:
    explained = entry(Became.EXPLAINED, by="sari", cause=Cause.NETWORK, words="=Listrik padam")
    accepted = entry(Became.ACCEPTED, words="Pasang UPS")
    [page] = added(Deviations(telling()), [visit(3, 3, 3, 7.5, deviations=(deviation(explained, accepted),))])
    [row] = cells(page)
    assert row["Langkah"] == "4"
    assert row["Mutu baku"] == "3 menit"
    assert row["Waktu nyata"] == "7 menit 30 detik"
    assert row["Penanggung jawab"] == "Sari"
    assert (row["Penyebab"], row["Penjelasan"]) == ("Jaringan", "=Listrik padam")
    assert (row["Putusan"], row["Diputus oleh"], row["Tindakan perbaikan"]) == ("Dapat diterima", "Budi", "Pasang UPS")


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ((), "Belum dijelaskan"),
        ((entry(Became.EXPLAINED),), "Belum diputus"),
        ((entry(Became.EXPLAINED), entry(Became.NOT_ACCEPTED)), "Belum dijelaskan"),
        ((entry(Became.WITHDRAWN),), "Ditarik"),
        ((entry(Became.COVERED, disturbance="d"),), "Tercakup gangguan"),
        ((entry(Became.ACCEPTED), entry(Became.OFFERED), entry(Became.TAKEN)), "Diterima, kompensasi belum diberikan"),
    ],
)
def test_what_is_open_is_told_as_open_and_nothing_is_left_out(what: tuple[DeviationEntry, ...], told: str) -> None:
    [page] = added(Deviations(telling()), [visit(deviations=(deviation(*what),))])
    assert [row["Putusan"] for row in cells(page)] == [told]


def test_nobody_at_the_desk_is_named_for_what_was_the_visitors() -> None:
    theirs = deviation(role="visitor", answered_by=None)
    [page] = added(Deviations(telling()), [visit(deviations=(theirs,))])
    assert cells(page)[0]["Penanggung jawab"] == "Pengunjung (bukan petugas)"
    assert cells(page)[0]["Putusan"] == "Tidak diputus (di sisi pengunjung)"


# rule: covered-says-by-what
def test_what_a_disturbance_covers_says_why_and_who_declared_it() -> None:
    covered = entry(Became.COVERED, by="visitor", cause=Cause.NETWORK, words="Listrik padam", disturbance="d")
    tell = replace(telling(), declared={"d": "Nur"})
    [page] = added(Deviations(tell), [visit(deviations=(deviation(covered),))])
    [row] = cells(page)
    assert (row["Penyebab"], row["Penjelasan"]) == ("Jaringan", "Listrik padam")
    assert (row["Putusan"], row["Diputus oleh"]) == ("Tercakup gangguan", "Gangguan dinyatakan oleh Nur")
    [page] = added(Deviations(tell), [visit(deviations=(deviation(covered, entry(Became.UNCOVERED)),))])
    assert (cells(page)[0]["Putusan"], cells(page)[0]["Penyebab"]) == ("Belum dijelaskan", "")


# rule: joint-rows-name-all-steps
def test_a_row_of_several_steps_names_them_all() -> None:
    [page] = added(Deviations(telling()), [visit(deviations=(deviation(first=1, last=2),))])
    [row] = cells(page)
    assert row["Langkah"] == "1–2"
    assert all(without_ways_in(SHEET.steps[no].activity) in row["Yang menyimpang"] for no in (0, 1))


def test_a_compensation_is_told_from_the_offer_to_the_giving() -> None:
    offered = entry(Became.OFFERED, words="Suvenir")
    given_ = entry(Became.GIVEN, by="sari", at=MONDAY_MORNING + timedelta(hours=1))
    course = (entry(Became.ACCEPTED), offered, entry(Became.TAKEN, by="visitor"), given_)
    [page] = added(Compensations(telling()), [visit(deviations=(deviation(*course), deviation()))])
    [row] = cells(page)
    told = (row["Yang ditawarkan"], row["Ditawarkan oleh"], row["Tanggapan pengunjung"], row["Diberikan oleh"])
    assert told == ("Suvenir", "Budi", "Diterima", "Sari")


def _complaint(*entries: FollowUpEntry) -> Visit:
    opened = FollowUpEntry(Went.OPENED, MONDAY_MORNING, "sari", "front_office", "sari", NOW)
    limits = (MONDAY_MORNING + timedelta(days=14), MONDAY_MORNING + timedelta(days=60))
    return visit(follow_ups=(FollowUp("v.f0", *limits, (opened, *entries)), FollowUp("v.f1", None, None, (opened,))))


@pytest.mark.parametrize(
    ("days", "answer", "decision"),
    [
        ((), "Belum, lewat waktu", "Belum, masih dalam waktu"),
        ((14,), "Tepat waktu", "Belum, masih dalam waktu"),
        ((15,), "Lewat waktu", "Belum, masih dalam waktu"),
        ((2, 19), "Tepat waktu", "Tepat waktu"),
    ],
)
def test_complaints_are_held_against_the_laws_clocks(days: tuple[int, ...], answer: str, decision: str) -> None:
    whats = (Went.ANSWERED, Went.DONE)
    went = [
        FollowUpEntry(what, MONDAY_MORNING + timedelta(days=each), "sari")
        for what, each in zip(whats, days, strict=False)
    ]
    [page] = added(Complaints(telling()), [_complaint(*went)])
    assert [(row["Tanggapan"], row["Putusan"]) for row in cells(page)] == [(answer, decision)]


def test_what_two_disturbances_take_at_once_is_lost_once() -> None:
    at = MONDAY_MORNING

    def disturbed(key: str, first: int, last: int, what: Course = Course.DECLARED) -> Disturbance:
        began, ended = at + timedelta(minutes=first), at + timedelta(minutes=last)
        return Disturbance(key, (DisturbanceEntry(what, ended, "budi", began, ended, Cause.ZOOM),))

    several = [disturbed("a", 0, 30), disturbed("b", 20, 40), disturbed("c", 0, 90, Course.REFUSED)]
    month, each_one = availability(telling(), several, date(2026, 1, 1))
    [row] = cells(month)
    assert (row["Jam layanan terganggu"], row["Gangguan"]) == ("40 menit", "2")
    assert [line["Jam layanan terganggu"] for line in cells(each_one)] == ["30 menit", "20 menit"]


def test_a_desk_without_disturbances_was_there_all_the_time() -> None:
    month, each_one = availability(telling(Length.QUARTER), [], date(2026, 1, 1))
    assert {row["Tersedia"] for row in cells(month)} <= {"100,00 %", "–"}
    assert not each_one.rows


# rule: no-availability-before-the-desk
def test_before_its_first_day_a_desk_was_neither_there_nor_away() -> None:
    month, _ = availability(telling(Length.QUARTER), [], MONDAY_MORNING.date())
    october, november, _ = cells(month)
    assert set(october.values()) == {"1–31 Oktober 2026", "–"}
    assert november["Tersedia"] == "100,00 %"
    [part] = cells(availability(telling(), [], MONDAY_MORNING.date())[0])
    [whole] = cells(availability(telling(), [], date(2026, 11, 1))[0])
    assert part["Jam layanan"] != whole["Jam layanan"]
    [never] = cells(availability(telling(), [], None)[0])
    assert never["Tersedia"] == "–"


def test_only_who_acted_in_anothers_name_stands_among_the_substitutions() -> None:
    day = timedelta(days=1)
    held = [
        Assignment("budi", "front_office", MONDAY_MORNING, MONDAY_MORNING + day, "", "sari"),
        Assignment("budi", "back_office", MONDAY_MORNING, MONDAY_MORNING + day, "0123/C7.7/2026", "lama"),
        Assignment("sari", "front_office", MONDAY_MORNING - 90 * day),
        Assignment("sari", "back_office", MONDAY_MORNING - 90 * day, MONDAY_MORNING - 60 * day, "1", "budi"),
    ]
    [page] = substitutions(telling(), held)
    assert [(row["Yang berhalangan"], row["Nomor surat penugasan"]) for row in cells(page)] == [
        ("lama", "0123/C7.7/2026"),
        ("Sari", "menyusul"),
    ]


def test_who_goes_first_is_counted_and_nobody_is_named() -> None:
    kinds = ("lansia", "lansia", None)
    [page] = added(PriorityServed(telling()), [visit(priority=kind) for kind in kinds])
    came = {row["Kelompok"]: row["Datang"] for row in cells(page)}
    assert (came["Lansia"], came["Pengunjung lain"]) == ("2", "1")


def test_a_wait_is_from_joining_the_queue_to_the_call() -> None:
    first = StepResult(1, StepState.DONE, began_at=MONDAY_MORNING + timedelta(minutes=12))
    called = visit(result=Result(MONDAY_MORNING, (first,), ()), priority="hamil")
    [page] = added(PriorityServed(telling()), [called])
    [row] = [row for row in cells(page) if row["Datang"] != "0"]
    assert (row["Kelompok"], row["Menunggu (nilai tengah)"]) == ("Hamil/menyusui", "12 menit")


SLOW = [visit(*[9] * len(SHEET.steps)) for _ in range(20)]


def test_a_step_that_most_overrun_is_proposed_anew_by_what_nine_of_ten_kept_to() -> None:
    table_7, table_8 = added(Monitoring(telling()), SLOW)
    seventh = cells(table_7)[3]
    assert seventh["Penilaian terhadap penerapan"] == "Tidak berjalan dengan baik"
    assert "0 % tepat waktu" in seventh["Catatan hasil penilaian"]
    assert "usulan dari data: 9 menit" in seventh["Tindakan yang harus diambil"]
    eighth = cells(table_8)[3]
    assert (eighth["Status"], eighth["Usulan mutu baku"]) == ("Di bawah target", "9 menit")


def test_too_few_visits_propose_nothing() -> None:
    _, table_8 = added(Monitoring(telling()), SLOW[:19])
    assert {row["Usulan mutu baku"] for row in cells(table_8)} == {""}


def test_a_visit_that_was_cancelled_says_nothing_about_the_steps() -> None:
    table_7, table_8 = added(Monitoring(telling()), [replace(each, status=Status.CANCELLED) for each in SLOW])
    assert {row["Penilaian terhadap penerapan"] for row in cells(table_7)} == {"Belum terukur"}
    assert {row["Terukur"] for row in cells(table_8)} == {"0"}


@given(st.lists(st.lists(st.floats(0, 20), min_size=10, max_size=10), min_size=1, max_size=30))
def test_monitoring_says_the_same_as_the_days_figures(lengths: list[list[float]]) -> None:
    visits = [visit(*each) for each in lengths]
    _, table_8 = added(Monitoring(telling()), visits)
    for step, row in zip(figures(SHEET, (v.result.steps for v in visits if v.result)), cells(table_8), strict=True):
        assert row["Terukur"] == str(step.times)
        assert row["Tepat waktu"] == f"{in_time(step)} %"
        if proposal := proposed(step.step, step, OFFICE.day):
            assert proposal >= step.most > (step.step.standard.clock or timedelta())


@pytest.mark.parametrize(("share", "told"), [(100, "achieved"), (90, "achieved"), (89, "attention"), (74, "below")])
def test_stands(share: int, told: str) -> None:
    assert stand(share) == told


def test_workbook_and_pdf_say_the_same_and_nothing_is_markup() -> None:
    odd = deviation(entry(Became.EXPLAINED, cause=Cause.OTHER, words="#pagebreak() *tebal* $x$ =1+1 <b>"))
    pages = added(Deviations(telling()), [visit(3, 3, 3, 7, deviations=(odd,))])
    first, again = register("Daftar", pages), register("Daftar", pages)
    assert first == again
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(first)).pages).split())
    written = set(read_back(workbook("Daftar", pages)).values())
    assert "#pagebreak() *tebal* $x$ =1+1 <b>" in written
    for words in ("Sari", "ULT-1", "*tebal*", "=1+1"):
        assert words in text


def test_an_empty_register_says_so() -> None:
    [page] = added(Deviations(telling()), [])
    assert "Nihil" in PdfReader(BytesIO(register("Daftar", [page]))).pages[0].extract_text()


# rule: rows-left-out-are-told
def test_a_table_of_more_rows_than_are_printed_says_so_before_and_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.papers.registers.printed.MOST_ROWS", 3)
    [page] = added(Deviations(telling()), [visit(3, 3, 3, 7, deviations=(deviation(),)) for _ in range(5)])
    text = " ".join(PdfReader(BytesIO(register("Daftar", [page]))).pages[0].extract_text().split())
    assert text.count("Tercetak 3 dari 5 baris; 2 baris lainnya ada dalam berkas XLSX") == 2
    assert text.index("Tercetak 3 dari") < text.index("ULT-1") < text.rindex("Tercetak 3 dari")


def test_periods_in_words() -> None:
    day = MONDAY_MORNING.date()
    assert period_words(of_length(Length.QUARTER, day)) == "Triwulan IV Tahun 2026"
    assert period_words(of_length(Length.HALF_YEAR, day)) == "Semester II Tahun 2026"
    assert period_words(span(day, day + timedelta(days=2))) == with_days(span(day, day + timedelta(days=2)))
    assert with_days(span(day, day + timedelta(days=2))) == "23–25 November 2026"
    assert with_days(of_length(Length.WEEK, day)) == "Minggu ke-48 Tahun 2026 (23–29 November 2026)"


def test_the_calendar_of_the_office_counts_days() -> None:
    late_in_the_evening = datetime.fromisoformat("2026-11-23T17:30:00+00:00")
    calendar: OfficeCalendar = OFFICE.calendar
    assert (
        telling().day(late_in_the_evening)
        == calendar.local(late_in_the_evening).date()
        == NOW.date().replace(month=11, day=24)
    )


def test_letters_that_cannot_be_printed_are_seen_and_stop_no_register() -> None:
    odd = deviation(entry(Became.EXPLAINED, cause=Cause.OTHER, words="ᯅᯖᯂ \U0001f600 مرحبا 网络"))
    made = register("Daftar", added(Deviations(telling()), [visit(3, 3, 3, 7, deviations=(odd,))]))
    assert "□" in "".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
