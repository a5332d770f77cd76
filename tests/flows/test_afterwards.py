"""Paper forms entered afterwards: with their real times, refused where they cannot be, and alarming nobody."""

from datetime import date, timedelta

import pytest

from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.scene.effects import KeepNumbers, UseNumber
from bot.flows.scene.events import NumbersReserved
from bot.flows.scene.messages import Listing
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Idle, Recording
from bot.flows.state.kept_numbers import counter_of
from bot.flows.state.visits import Status, Visit
from tests.flows.table import Table

NUMBER = "ULT-20261123-003"
PAPER = {
    "nomor": NUMBER,
    "nama": "Togar Nainggolan",
    "instansi": "SMP Negeri 2 Stabat",
    "urusan": "Pengaduan",
    "datang": "08.00",
    "dipanggil": "08.05",
    "dilayani": "08.50",
    "selesai": "08.55",
    "hasil": "Diberi surat pengantar",
}


def staged() -> Table:
    """Three hours later on the same day."""
    table = Table()
    for name, role in {"Sari": "front_office", "Bayu": "back_office", "Nur": "supervisor"}.items():
        table.hire(name, role)
    table.now += timedelta(hours=3)
    table.kept_numbers = (NUMBER, "ULT-20261124-001")
    return table


def written(**changes: str) -> str:
    fields = {key: words for key, words in {**PAPER, **changes}.items() if words}
    return "\n".join(["/catat", *(f"{key}: {words}" for key, words in fields.items())])


def entered(table: Table) -> Visit:
    [visit] = [each for each in table.visits.values() if each.entered_at]
    return visit


def test_a_form_is_read_back_and_counts_only_then() -> None:
    table = staged()
    assert table.write("Sari", written()).answers == "afterwards-review"
    assert not table.visits
    told = table.press("Sari", Verb.RECORD, "yes")
    visit = entered(table)
    local = table.office.calendar.local
    assert told.answers.split() == ["afterwards-kept", "card-staff"]
    assert (visit.number, visit.ticket, visit.status) == (NUMBER, "P-003", Status.FINISHED)
    assert (visit.outcome, visit.registered_by, visit.entered_at) == (PAPER["hasil"], "s-sari", table.now)
    assert f"{local(visit.started_at):%H.%M} {visit.closed_at and local(visit.closed_at):%H.%M}" == "08.00 08.55"
    called = next(piece for piece in visit.evidence if piece.word is Word.CALLED)
    assert (f"{local(called.happened_at):%H.%M}", called.recorded_at) == ("08.05", table.now)
    assert {(piece.source, piece.by) for piece in visit.evidence} == {(Source.PAPER, "s-sari")}
    assert told.decision.of(UseNumber) == (UseNumber(NUMBER, visit.id),)
    assert isinstance(table.person("Sari").dialog, Idle)


# rule: paper-alarms-nobody
def test_what_took_too_long_is_on_record_and_nobody_is_alarmed() -> None:
    table = staged()
    table.write("Sari", written())
    told = table.press("Sari", Verb.RECORD, "yes")
    assert [each.stands for each in entered(table).deviations], "fifty minutes are more than the sheet allows"
    assert {say.person_id for say in told.decision.says} == {"sari"}
    assert "deviation-flagged" not in told.answers


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"selesai": "15.00"}, ["future"]),
        ({"dipanggil": "07.59"}, ["order"]),
        ({"datang": "25.00"}, ["time"]),
        ({"datang": "pagi"}, ["time"]),
        ({"nomor": "ULT-20261123-004"}, ["number"]),
        ({"nomor": "ULT-20261124-001"}, ["future", "future", "future", "future"]),
        ({"urusan": "entah"}, ["category"]),
        ({"nama": "", "hasil": ""}, ["missing", "missing"]),
    ],
)
# rule: paper-times-are-past-and-in-order
def test_what_cannot_be_is_refused_with_all_that_stands_in_its_way(changes: dict[str, str], faults: list[str]) -> None:
    table = staged()
    told = table.write("Sari", written(**changes))
    assert told.answers == "afterwards-faults"
    listed = told.decision.says[0].message.text.args["faults"]
    assert isinstance(listed, Listing)
    assert [line.name.removeprefix("afterwards-fault-") for line in listed.lines] == faults
    assert table.press("Sari", Verb.RECORD, "yes").answers == "afterwards-faults"
    assert not table.visits


def test_only_the_wrong_line_is_written_anew() -> None:
    table = staged()
    table.write("Sari", written(dipanggil="07.59"))
    assert table.write("Sari", "dipanggil: 08.06").answers == "afterwards-review"


def test_a_number_is_used_once_whoever_presses_again() -> None:
    table = staged()
    table.write("Sari", written())
    table.press("Sari", Verb.RECORD, "yes")
    assert table.press("Sari", Verb.RECORD, "yes").answers == "staff-press-stale"
    table.kept_numbers = ()
    assert table.write("Sari", written()).answers == "afterwards-faults"


def test_nobody_but_who_receives_enters_forms_and_other_words_stay_what_they_are() -> None:
    table = staged()
    assert table.write("Bayu", written()).answers == "register-not-yours"
    assert table.write("Sari", "nama: Togar").answers == "staff-words-nobody"
    assert table.write("Sari", "/catat").answers == "afterwards-ask"
    assert isinstance(table.person("Sari").dialog, Recording)
    assert table.write("Sari", "batal").answers == "given-up"


def test_its_times_are_put_right_like_any_others() -> None:
    table = staged()
    table.write("Sari", written())
    table.press("Sari", Verb.RECORD, "yes")
    last = entered(table).evidence[-1].step or table.office.sheet.steps[-1].no
    assert "staff-correct" in table.press("Nur", Verb.CORRECT, entered(table).id, last).answers


# rule: kept-numbers-leave-no-gap
def test_numbers_are_kept_out_of_the_series_of_their_day() -> None:
    table = staged()
    day = date(2026, 11, 23)
    decision = table.enter(NumbersReserved(day, 3))
    [kept] = decision.of(KeepNumbers)
    assert kept.numbers == tuple(f"ULT-20261123-{no:03d}" for no in (1, 2, 3))
    assert decision.desk.counters.last(counter_of(day)) == 3
