"""The office's books: what stands in them, that words stay words, and that a closed day stays as it was."""

import json
from dataclasses import replace
from datetime import datetime, time, timedelta
from io import BytesIO
from typing import Any, cast

import pytest
from pypdf import PdfReader

from bot.flows.calendar.hours import Period as Opening
from bot.flows.procedure.timeline import StepState
from bot.flows.state.desk import Staff
from bot.flows.state.deviation import Became, Cause, Deviation, DeviationEntry, DeviationKind
from bot.flows.state.outcome import Outcome, OutcomeKind
from bot.flows.state.people import Person
from bot.flows.state.result import Result, StepResult
from bot.flows.state.visits import Status, Visit
from bot.papers import printers
from bot.papers.books import guest_book
from bot.papers.books.day import read, written
from bot.papers.books.day_writing import DayGiven, Note, amended, book_of
from bot.papers.books.duty_lines import Turned, covered, there
from bot.papers.books.guests import Guest, guest_of, masked
from bot.register.source import Source
from bot.render.voice import Voice
from bot.texts import load_texts
from tests.clock import MONDAY_MORNING
from tests.flows.table import office
from tests.papers.xlsx import has_formula, rows

OFFICE = office()
ZONE = OFFICE.calendar.zone
DAY = MONDAY_MORNING.astimezone(ZONE).date()
CLOSING = datetime.combine(DAY, time(16), ZONE)
VOICE = Voice(load_texts(), ZONE, "WIB", "id", CLOSING)
NAMES = {"s": "Sari", "n": "Nur"}
HOSTILE = '=HYPERLINK("http://x")\n#strong[$x$] +1 @a'


def visit(no: int, status: Status = Status.FINISHED, **more: object) -> Visit:
    at = CLOSING - timedelta(hours=4, minutes=-no)
    steps = (StepResult(7, StepState.DONE, at, at, used=timedelta(minutes=no)),)
    form = {
        "name": "Rina Simbolon",
        "institution": "SMA Negeri 1 Binjai",
        "role": "guru",
        "category": "informasi",
        "purpose": HOSTILE,
    }
    plain = Visit(f"v{no}", "rina", OFFICE.sheet.id, at, at, status, form, closed_at=at, calendar_id=None)
    told = {"ticket": f"A-{no:03}", "number": f"ULT-{no:03}", "result": Result(at, steps, ()), "assigned": {"f": "s"}}
    return replace(plain, **{**told, **more})  # type: ignore[arg-type]  # fields of a visit, by name


def guest(of: Visit, *, contact: bool = False, restricted: str | None = None) -> Guest:
    person = Person("rina", "telegram", "4711", restricted=restricted)
    return guest_of(of, person, OFFICE, VOICE, ["Sari"], contact=contact)


def departed(no: int, *entries: DeviationEntry) -> Visit:
    raised = DeviationEntry(Became.RAISED, CLOSING - timedelta(hours=2), "desk")
    due_at = CLOSING - timedelta(hours=2)
    return visit(
        no,
        deviations=(Deviation(f"v{no}.0", DeviationKind.TIME, 7, 7, due_at, "back_office", "s", (raised, *entries)),),
    )


def given(*ended: Visit, now: datetime = CLOSING) -> DayGiven:
    late = tuple(each for each in ended if each.deviations)
    opening = (Opening(time(8), time(16)),)
    return DayGiven(DAY, now, opening, ended, {OFFICE.sheet.id: OFFICE.sheet}, NAMES, late)


# The guest book


def test_a_guest_is_told_in_words() -> None:
    kinds = (OutcomeKind.INFORMATION, OutcomeKind.SUGGESTION)
    told = guest(visit(3, outcomes=(Outcome(1, CLOSING, "s", "ya", kinds),)))
    assert (told.number, told.time, told.position, told.category) == ("ULT-003", "12.03", "Guru/pendidik", "Informasi")
    assert (told.officers, told.outcomes, told.status) == ("Sari", "informasi, saran", "Selesai dilayani")


@pytest.mark.parametrize("status", [each for each in Status if not each.open])
def test_whoever_ended_otherwise_is_told_as_such(status: Status) -> None:
    assert guest(visit(1, status)).status


# rule: entered-afterwards-is-marked
def test_what_was_entered_afterwards_is_marked() -> None:
    assert guest(visit(1, entered_at=CLOSING, registered_by="s")).mark == "Dicatat kemudian"
    assert guest(visit(1, registered_by="s")).mark == "Didaftarkan di loket"
    assert guest(visit(1)).mark == ""


# rule: guests-contact-masked
def test_a_contact_is_whole_only_for_whom_it_is() -> None:
    assert guest(visit(1)).contact == "Telegram"
    assert guest(visit(1), contact=True).contact == "Telegram 4711"
    assert masked("rina@gmail.com") == "r…@gmail.com"


# rule: confidential-in-the-guest-book
def test_who_is_confidential_is_named_only_where_contacts_are_too() -> None:
    form = {**visit(1).form, "category": "pengaduan", "confidential": "ya"}
    told = guest(replace(visit(1), form=form))
    assert (told.name, told.institution, told.purpose, told.contact) == ("(nama dirahasiakan)", "", "", "")
    assert told.number
    assert guest(replace(visit(1), form=form), contact=True).name == guest(visit(1)).name


# rule: restricted-is-not-used
def test_who_restricts_their_data_is_counted_without_words_whoever_asks() -> None:
    for contact in (False, True):
        told = guest(visit(1), contact=contact, restricted="HAK-2026-0001")
        assert (told.name, told.institution, told.purpose, told.contact) == ("(data dibatasi)", "", "", "")
        assert (told.number, told.category) == (guest(visit(1)).number, guest(visit(1)).category)


def test_in_a_workbook_what_people_wrote_stays_text() -> None:
    file = guest_book._written("BUKU TAMU", ["Kantor"], [guest(visit(1)), guest(visit(2))], VOICE)
    assert not has_formula(file)
    assert any(HOSTILE in row for row in rows(file))


# rule: words-never-markup
def test_on_paper_what_people_wrote_stays_words() -> None:
    names = ("Rina", "ᯅᯖᯂ᯲ Sitorus", "سارة محمد", "王小明", "Rina 😀", HOSTILE)
    guests = [replace(guest(visit(no)), name=name, purpose="kata " * 800) for no, name in enumerate(names)]
    value = guest_book.printed("BUKU TAMU", ["Kantor", "23 November 2026"], guests, VOICE)
    assert printers.book("guest_book", value) == printers.book("guest_book", value)
    assert printers.book("guest_book", guest_book.printed("BUKU TAMU", ["Kantor", "Hari"], [], VOICE))[:4] == b"%PDF"


# rule: papers-name-the-same-officers
def test_the_guest_book_names_whoever_reported_a_step_as_the_service_document_does() -> None:
    at = CLOSING - timedelta(hours=4)
    steps = (
        StepResult(1, StepState.DONE, at, at, by="visitor"),
        StepResult(3, StepState.DONE, at, at, by="telegram"),
        StepResult(7, StepState.DONE, at, at, by="n"),
        StepResult(8, StepState.DONE, at, at, by="s"),
    )
    staff = {key: Staff(key, name, "front_office") for key, name in NAMES.items()}
    source = Source(
        OFFICE, staff, cast(Any, None), load_texts(), "WIB", CLOSING, sheets={OFFICE.sheet.id: OFFICE.sheet}
    )
    assert guest_book.officers_in(source, visit(1, result=Result(at, steps, ()))) == ["Sari", "Nur"]


# The report book


def test_a_day_is_told_whole_and_kept_as_it_is() -> None:
    book = book_of(given(visit(1), visit(2, Status.NO_SHOW), departed(9)), OFFICE, VOICE)
    told = {each.key: each.value for each in book.tallies}
    assert (told["came"], told["finished"], told["absent"]) == ("3", "2", "1")
    assert [(each.no, each.times, each.late) for each in book.sheets[0].steps] == [(7, 2, 1)]
    assert [(each.ticket, each.took, each.who) for each in book.deviations] == [
        ("A-009", "9 menit, baku 5 menit", "Sari")
    ]
    assert read(json.loads(json.dumps(written(book)))) == book
    assert printers.book("report_book", written(book)) == printers.book(
        "report_book", json.loads(json.dumps(written(book)))
    )


def test_an_empty_day_has_its_page() -> None:
    book = book_of(given(), OFFICE, VOICE)
    assert len(PdfReader(BytesIO(printers.book("report_book", written(book)))).pages) == 1


# rule: later-changes-are-an-addendum
def test_what_becomes_known_later_is_another_version_that_says_by_whom() -> None:
    explained = DeviationEntry(Became.EXPLAINED, CLOSING - timedelta(hours=1), "s", Cause.NETWORK, "Jaringan mati")
    kept = book_of(given(visit(1), departed(9, explained)), OFFICE, VOICE)
    morning = CLOSING + timedelta(hours=17)
    accepted = DeviationEntry(Became.ACCEPTED, morning, "n", None, "Pasang cadangan")
    later = given(
        visit(1),
        departed(9, explained, accepted),
        visit(4, entered_at=morning, registered_by="s"),
        now=morning + timedelta(hours=7),
    )
    assert amended(kept, given(visit(1), departed(9, explained)), OFFICE, VOICE, CLOSING) is None
    book = amended(kept, later, OFFICE, VOICE, CLOSING)
    assert book is not None
    assert (book.version, kept.version, book.notes, book.duty) == (2, 1, kept.notes, kept.duty)
    assert [(each.who, each.what) for each in book.changes] == [
        ("Nur", "A-009, langkah 7: penjelasan diterima: Pasang cadangan"),
        ("Sari", "ULT-004 dicatat kemudian dari kertas"),
        ("loket", "Mengambil nomor: 2 menjadi 3"),
        ("loket", "Selesai dilayani: 2 menjadi 3"),
        ("loket", "Dicatat kemudian dari kertas: 0 menjadi 1"),
    ]
    assert "versi 1" in book.before
    assert amended(book, later, OFFICE, VOICE, later.now) is None


def test_notes_stand_with_their_writer() -> None:
    note = Note(CLOSING, "gone", "Kunci di laci")
    book = book_of(replace(given(), notes=(note,), names={**NAMES, "gone": "Dewi"}), OFFICE, VOICE)
    assert [(each.at, each.who, each.words) for each in book.notes] == [("16.00", "Dewi", "Kunci di laci")]


def test_who_was_there_when_is_what_the_lines_say() -> None:
    opens, noon = CLOSING - timedelta(hours=8), CLOSING - timedelta(hours=4)
    lines = [
        Turned("s", opens - timedelta(days=1), there=True),
        Turned("s", noon, there=False),
        Turned("n", noon, there=True),
        Turned("gone", opens - timedelta(days=1), there=False),
    ]
    found = there(lines, opens, CLOSING)
    assert found == {"s": ((opens, noon),), "n": ((noon, CLOSING),)}
    spans = [span for each in found.values() for span in each]
    assert covered([*spans, (opens, noon)], [(opens, CLOSING)]) == timedelta(hours=8)


def test_a_day_without_any_line_of_duty_says_that_nothing_is_recorded() -> None:
    book = book_of(given(visit(1)), OFFICE, VOICE)
    assert book.duty == ()
    printed = " ".join(
        page.extract_text() for page in PdfReader(BytesIO(printers.book("report_book", written(book)))).pages
    )
    assert "Tidak tercatat." in printed
    before = {key: value for key, value in book.labels.items() if key != "not_recorded"}
    kept = written(replace(book, labels=before))
    assert printers.book("report_book", kept)[:4] == b"%PDF", "a book that was kept before the word was known"
