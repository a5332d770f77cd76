"""The ladder of deadlines: what is said and done when nobody says anything."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.flows.calendar.hours import read_hours
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.timeline import fold
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.scene.events import TextSent
from bot.flows.scene.messages import Phrase
from bot.flows.scene.tokens import Verb
from bot.flows.state.deviation import Became, Deviation, DeviationEntry, DeviationKind, named
from bot.flows.state.dialog import InVisit, Notice, Reviewing
from bot.flows.state.loaded import VisitUnreadable
from bot.flows.state.visits import Status
from tests.clock import MONDAY_MORNING
from tests.flows.table import FORM, Table, office

SHEETS = Path(__file__).parents[1] / "sheets"
HOURS = {"hours": "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30"}
Heard = list[tuple[str, str, str]]


def heard(table: Table, **span: float) -> Heard:
    """What is said until then if every deadline is looked at in time: minutes, reader, text; cards aside."""
    began, until, found = table.now, table.now + timedelta(**span), Heard()
    while (due := table.next_due) and due <= until:
        table.now = max(table.now, due)
        for decision in list(table.sweep()):
            minutes = f"{(table.now - began) / timedelta(minutes=1):g}"
            texts = [(say.person_id, say.message.text.name) for say in decision.says if not say.message.card]
            found += [(minutes, reader, text) for reader, text in texts]
    table.now = until
    return found


def filling_in(sections: dict[str, str] | None = None) -> Table:
    table = Table(office(office=sections or {"hours": "always"}))
    table.seat("Rina", Notice())
    table.write("Rina", "setuju")
    return table


def in_service(reported: int = 0) -> Table:
    """Rina has been called at a desk that waits for whoever it has called."""
    table = Table(office(queue={"calls": 0}))
    table.hire("Sari", "front_office")
    table.hire("Tigor", "supervisor")
    table.seat("Rina", InVisit())
    visit = table.open("Rina", Status.IN_SERVICE, reported=reported)
    table.fire(visit.id)
    return table


def waiting(at: str) -> Table:
    """Rina waits; the officer is there but does not receive anybody."""
    table = Table(office(office=HOURS), datetime.fromisoformat(at))
    table.hire("Sari", "front_office", on_duty=False)
    table.seat("Rina", Reviewing())
    table.open("Rina", Status.FORM, form={"name": "Rina Simbolon", **FORM})
    table.press("Rina", Verb.SEND, table.visit_of("Rina").id)
    return table


# An open form


RESTED = [("10", "rina", "form-reminder"), ("60", "rina", "form-rests")]


def test_a_silent_visitor_is_reminded_once_and_the_form_rests() -> None:
    table = filling_in()
    table.write("Rina", "Rina Simbolon")
    assert heard(table, days=13) == RESTED
    assert (table.visit_of("Rina").status, table.visit_of("Rina").form) == (Status.FORM, {"name": "Rina Simbolon"})


# rule: answers-kept-as-told
def test_nothing_is_said_when_a_form_has_rested_long_enough_and_no_answer_is_kept() -> None:
    table = filling_in()
    table.write("Rina", "Rina Simbolon")
    assert heard(table, days=14, minutes=59) == RESTED
    assert table.visit_of("Rina").status is Status.FORM, "told at minute 60, for 14 days"
    assert heard(table, minutes=1) == []
    closed = table.visit_of("Rina")
    assert (closed.status, closed.form, closed.deviations, table.deadlines) == (Status.LAPSED, {}, (), {})


def test_how_long_a_form_rests_is_the_office_s_to_say() -> None:
    table = Table(office(visit={"form_days": 2}))
    table.seat("Rina", Notice())
    table.write("Rina", "setuju")
    assert heard(table, days=2, minutes=60) == RESTED
    assert table.visit_of("Rina").status is Status.LAPSED


def test_whoever_comes_back_goes_on_where_they_were_and_is_reminded_anew() -> None:
    table = filling_in()
    table.write("Rina", "Rina Simbolon")
    heard(table, days=9)
    told = table.write("Rina", "halo")
    assert (told.answers, told.question) == ("form-resumed ask", "institution")
    assert heard(table, hours=5) == RESTED


def test_an_answer_given_days_later_is_taken_as_one() -> None:
    table = filling_in()
    heard(table, days=9)
    assert (table.write("Rina", "Rina Simbolon").question, heard(table, hours=5)) == ("institution", RESTED)


def test_after_a_long_outage_a_form_is_still_kept_for_as_long_as_is_said() -> None:
    table = filling_in()
    table.now += timedelta(days=40)
    assert [text for _, _, text in heard(table, days=14)] == ["form-reminder", "form-rests"]
    assert table.visit_of("Rina").status is Status.FORM


# rule: resting-takes-no-room
def test_a_form_that_rests_counts_for_no_internet_address_until_its_visitor_is_back() -> None:
    table = filling_in()
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, source="192.0.2.7")
    heard(table, minutes=59)
    assert table.visit_of("Rina").source == "192.0.2.7"
    heard(table, minutes=2)
    assert table.visit_of("Rina").source is None
    table.enter(TextSent("halo"), "rina", source="192.0.2.8")
    assert table.visit_of("Rina").source == "192.0.2.8"


def test_an_answer_starts_the_wait_anew() -> None:
    table = filling_in()
    heard(table, minutes=12)
    table.write("Rina", "Rina Simbolon")
    assert heard(table, minutes=58) == [("10", "rina", "form-reminder")]


# rule: reminded-before-closed
def test_after_an_outage_nobody_is_reminded_and_closed_in_one_breath() -> None:
    table = filling_in()
    table.now += timedelta(hours=8)
    told = [say.message.text.name for decision in list(table.sweep()) for say in decision.says]
    again = heard(table, minutes=1)
    assert [*told, *(text for _, _, text in again)] in (["form-rests"], ["form-reminder"])


# The queue


def test_front_office_is_told_of_a_long_wait_at_every_multiple_of_the_patience() -> None:
    table = waiting("2026-11-23T08:00+07:00")
    assert heard(table, minutes=95) == [
        ("30", "sari", "staff-waiting-long"),
        ("60", "sari", "staff-waiting-long"),
        ("90", "sari", "staff-waiting-long"),
    ]


def test_after_an_outage_one_notice_of_a_long_wait_is_enough() -> None:
    table = waiting("2026-11-23T08:00+07:00")
    table.now += timedelta(minutes=100)
    told = [say.message.text.name for decision in list(table.sweep()) for say in decision.says]
    assert told == ["staff-waiting-long"]
    assert heard(table, minutes=19) == []
    assert heard(table, minutes=2) == [("1", "sari", "staff-waiting-long")]


def test_at_the_end_of_the_day_the_number_stays_valid() -> None:
    table = waiting("2026-11-23T15:50+07:00")
    assert heard(table, hours=16) == [("10", "rina", "queue-carried-over")]
    assert [place.ticket for place in table.desk.queue.heads] == ["A-001"]


def test_a_word_after_closing_does_not_take_the_place_of_what_is_due() -> None:
    """The visitor writes before the clock has looked: that the number stays valid is said all the same, and once.

    rule: closing-is-told
    """
    table = waiting("2026-11-23T15:50+07:00")
    table.now += timedelta(minutes=11)
    table.write("Rina", "Apakah masih buka?")
    assert [text for _, _, text in heard(table, hours=1)] == ["queue-carried-over"]
    table.write("Rina", "Baik")
    assert heard(table, hours=14) == []


def test_the_break_and_the_evening_are_told_once_each() -> None:
    table = waiting("2026-11-23T11:50+07:00")
    said = [(minutes, text) for minutes, reader, text in heard(table, hours=12) if reader == "rina"]
    assert said == [("10", "queue-paused"), ("250", "queue-carried-over")]


# rule: wait-from-opening
def test_a_night_is_no_waiting_time() -> None:
    table = waiting("2026-11-23T17:00+07:00")
    opening = timedelta(hours=15)
    assert heard(table, seconds=opening.total_seconds()) == []
    assert heard(table, minutes=31) == [("30", "sari", "staff-waiting-long")]


# Service


def test_a_step_over_its_limit_is_told_to_who_answers_for_it_and_to_the_visitor_whose_it_is() -> None:
    table = in_service()
    assert heard(table, minutes=2.9) == [("2.1", "rina", "early-step")]
    assert heard(table, minutes=0.2) == [("0.1", "sari", "deviation-flagged"), ("0.1", "rina", "nudge-step")]


def test_an_overrun_that_goes_on_is_told_to_the_supervisor_once() -> None:
    table = in_service()
    said = heard(table, hours=3)
    assert [entry for entry in said if entry[1] == "tigor"] == [("6", "tigor", "supervisor-attention")]


def test_a_step_reported_in_time_is_never_flagged() -> None:
    table = in_service()
    heard(table, minutes=2)
    table.press("Rina", Verb.STEP, table.visit_of("Rina").id, 1)
    assert heard(table, minutes=2.9) == [("2.1", "rina", "early-step")]
    assert table.visit_of("Rina").deviations == ()


# rule: every-overrun-to-supervisor
def test_an_overrun_after_the_first_reaches_the_supervisor_too() -> None:
    table = in_service()
    said = heard(table, minutes=20)
    table.press("Rina", Verb.STEP, table.visit_of("Rina").id, 1)
    table.press("Rina", Verb.STEP, table.visit_of("Rina").id, 2)
    said += heard(table, minutes=20)
    table.press("Sari", Verb.STEP, table.visit_of("Rina").id, 3)
    assert [entry for entry in said if entry[1] == "tigor"] == [
        ("6", "tigor", "supervisor-attention"),
        ("6", "tigor", "supervisor-attention"),
    ]
    assert [entry for entry in heard(table, minutes=2.9) if entry[1] == "tigor"] == []


def test_a_visitor_who_never_came_is_let_go() -> None:
    table = in_service()
    said = heard(table, hours=9)
    assert (table.visit_of("Rina").status, table.looks) == (Status.LAPSED, {})
    assert [entry for entry in said if entry[2] == "visit-lapsed"] == [("240", "rina", "visit-lapsed")]
    assert table.desk.serving == 0


# rule: correction-is-a-sign-of-life
def test_a_report_taken_back_is_a_sign_of_life() -> None:
    """A correction after hours of silence is not answered by closing the visit in the same breath."""
    table = in_service()
    visit = table.visit_of("Rina")
    table.press("Sari", Verb.STEP, visit.id, 3)
    heard(table, hours=3, minutes=59)
    table.press("Sari", Verb.UNDO, visit.id)
    heard(table, hours=3)
    assert table.visit_of("Rina").status is Status.IN_SERVICE


# rule: correction-is-a-sign-of-life
def test_a_time_put_right_is_a_sign_of_life() -> None:
    """The correction makes it the visitor's turn again, who has been silent for hours."""
    table = Table(office(sop={"file": str(SHEETS / "layanan_luring.toml")}, office={"hours": "always"}))
    table.hire("Bayu", "back_office")
    table.seat("Rina", InVisit())
    visit = table.open("Rina", Status.IN_SERVICE, reported=4)
    table.fire(visit.id)
    heard(table, hours=5)
    table.press("Bayu", Verb.CORRECT, visit.id, 1)
    table.write("Bayu", "09.05")
    assert table.visit_of("Rina").evidence[-1].source is Source.CORRECTION
    heard(table, hours=3)
    assert table.visit_of("Rina").status is Status.IN_SERVICE


# rule: silence-finishes-nothing
def test_what_staff_have_not_reported_stays_open_and_is_told_and_frees_its_place() -> None:
    table = in_service(6)
    said = heard(table, hours=9)
    assert table.visit_of("Rina").status is Status.IN_SERVICE
    assert [entry for entry in said if entry[2] == "supervisor-silent"] == [("240", "tigor", "supervisor-silent")]
    assert table.desk.serving == 0


def test_what_was_served_and_written_down_finishes_by_itself() -> None:
    table = in_service(8)
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, outcome="Sudah dijelaskan")
    table.fire(visit.id)
    said = heard(table, hours=30)
    assert (table.visit_of("Rina").status, table.looks) == (Status.FINISHED, {})
    assert [entry for entry in said if entry[2] == "service-document"] == [("15", "rina", "service-document")]


# rule: owed-outcome-keeps-open
def test_an_outcome_owed_stays_open_and_ends_as_not_recorded() -> None:
    table = in_service(8)
    said = heard(table, hours=9)
    assert table.visit_of("Rina").status is Status.IN_SERVICE
    assert [entry for entry in said if entry[1] == "tigor"][-1] == ("240", "tigor", "supervisor-outcome-owed")
    said = heard(table, days=16)
    assert (table.visit_of("Rina").status, table.looks) == (Status.UNRESOLVED, {})
    of_the_visit = [text for _, _, text in said if not text.startswith("ledger-")]
    assert of_the_visit[-2:] == ["supervisor-unresolved-outcome", "visit-unresolved"]
    assert [text for _, _, text in said].count("outcome-owed") == 14, "each day that the desk is open"
    assert "service-document" not in {text for _, _, text in said}


def test_what_was_never_recorded_can_be_recorded_after_the_end() -> None:
    table = in_service(6)
    table.hire("Bayu", "back_office")
    heard(table, days=16)
    visit = table.visit_of("Rina")
    assert visit.status is Status.UNRESOLVED
    table.press("Bayu", Verb.STEP, visit.id, 7)
    assert table.visit_of("Rina").status is Status.UNRESOLVED
    written = table.write("Bayu", "Data sudah diperbaiki")
    assert written.to("Rina") == "service-document"
    assert table.visit_of("Rina").status is Status.FINISHED


@pytest.mark.parametrize(("reported", "after", "status"), [(0, 241, Status.LAPSED), (6, 246, Status.IN_SERVICE)])
def test_what_is_due_is_not_lost_when_something_else_happens_first(reported: int, after: int, status: Status) -> None:
    table = in_service(reported)
    heard(table, minutes=239)
    table.now += timedelta(minutes=after - 239)
    table.press("Sari", Verb.CLAIM, table.visit_of("Rina").id)
    table.now += timedelta(seconds=1)
    told = [say.message.text.name for decision in list(table.sweep()) for say in decision.says]
    assert table.visit_of("Rina").status is status
    assert {"visit-lapsed", "supervisor-silent"} & set(told)


def test_a_visit_that_lapsed_over_night_can_be_recorded_in_the_morning() -> None:
    """The officer served the visitor after closing and pressed nothing."""
    table = in_service()
    table.hire("Bayu", "back_office")
    heard(table, hours=9)
    visit = table.visit_of("Rina")
    assert visit.status is Status.LAPSED
    for no in (3, 4, 5, 6):
        assert "staff-press-stale" not in table.press("Sari", Verb.STEP, visit.id, no).answers
    table.press("Bayu", Verb.STEP, visit.id, 7)
    assert table.write("Bayu", "Data sudah diperbaiki").to("Rina") == "service-document"
    assert table.visit_of("Rina").status is Status.FINISHED
    assert table.desk.serving == 0


@pytest.mark.parametrize("abandon", [1, 60, 240])
# rule: patience-never-beats-standard
def test_patience_never_beats_a_standard(abandon: int) -> None:
    sheet = Path(__file__).parents[1] / "sheets" / "empat_belas.toml"
    table = Table(
        office(office=HOURS, sop={"file": str(sheet)}, visit={"abandon_minutes": abandon}, queue={"calls": 0})
    )
    table.hire("Sari", "front_office")
    table.hire("Tigor", "supervisor")
    table.seat("Rina", Reviewing())
    table.open("Rina", Status.FORM, form={"name": "Rina Simbolon", **FORM})
    table.press("Rina", Verb.SEND, table.visit_of("Rina").id)
    said = heard(table, hours=23.9)
    assert ({text for _, _, text in said}, table.visit_of("Rina").status) == ({"staff-warned"}, Status.PREPARING)
    assert heard(table, hours=0.2)[0] == ("6", "sari", "deviation-flagged")


# A deadline decides nothing by itself


def called() -> Table:
    table = Table()
    table.hire("Sari", "front_office")
    table.seat("Rina", InVisit())
    table.fire(table.open("Rina", Status.IN_SERVICE).id)
    return table


def parked() -> Table:
    table = called()
    heard(table, minutes=9)
    assert table.visit_of("Rina").status is Status.PARKED
    return table


STANDINGS: list[Callable[[], Table]] = [
    called,
    parked,
    filling_in,
    in_service,
    lambda: in_service(8),
    lambda: waiting("2026-11-23T08:00+07:00"),
    lambda: waiting("2026-11-23T17:00+07:00"),
]


@pytest.mark.parametrize("lay", STANDINGS)
# rule: early-deadline-says-nothing
def test_too_early_nothing_is_said(lay: Callable[[], Table]) -> None:
    table = lay()
    visit, due = table.visit_of("Rina"), dict(table.deadlines)
    assert table.fire(visit.id).says == ()
    assert (table.visit_of("Rina"), table.deadlines) == (visit, due)


@pytest.mark.parametrize("lay", STANDINGS)
@pytest.mark.parametrize("late", [0, 1, 3600, 86400])
def test_the_second_time_nothing_is_said(lay: Callable[[], Table], late: float) -> None:
    table = lay()
    table.now = max(table.deadlines.values()) + timedelta(seconds=late)
    table.fire(table.visit_of("Rina").id)
    assert table.fire(table.visit_of("Rina").id).says == ()


def test_a_deadline_of_a_visit_that_cannot_be_read_is_not_taken_for_looked_at() -> None:
    with pytest.raises(VisitUnreadable):
        Table().fire("unknown")


def test_a_reminder_repeats_the_question() -> None:
    table = filling_in()
    table.now = MONDAY_MORNING + timedelta(minutes=10)
    asked = [say.message.text.args["question"] for decision in list(table.sweep()) for say in decision.says]
    assert asked == [Phrase("ask-name")]


# The form is the visitor's own time


def filling_in_a_timed_form(sheet: str) -> Table:
    table = Table(office(sop={"file": str(SHEETS / f"{sheet}.toml")}))
    for name, role in (("Sari", "front_office"), ("Joko", "petugas_keamanan"), ("Resi", "resepsionis")):
        table.hire(name, role)
    table.hire("Tigor", "supervisor")
    table.seat("Rina", Notice())
    table.write("Rina", "setuju")
    return table


@pytest.mark.parametrize("sheet", ["permintaan_layanan", "layanan_luring"])
# rule: no-number-no-deviation
def test_nobody_is_charged_for_a_form_and_nothing_is_said_without_a_number(sheet: str) -> None:
    table = filling_in_a_timed_form(sheet)
    assert {reader for _, reader, _ in heard(table, hours=3)} == {"rina"}
    assert (table.visit_of("Rina").status, table.visit_of("Rina").deviations) == (Status.FORM, ())


@pytest.mark.parametrize("sheet", ["permintaan_layanan", "layanan_luring"])
# rule: rest-is-no-time
def test_the_time_for_which_a_form_has_rested_is_nobody_s(sheet: str) -> None:
    table = filling_in_a_timed_form(sheet)
    heard(table, days=9)
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, form={"name": "Rina Simbolon", **FORM})
    table.write("Rina", "halo")
    back_at, table.now = table.now, table.now + timedelta(minutes=1)
    table.press("Rina", Verb.SEND, visit.id)
    visit = table.visit_of("Rina")
    line = fold(table.office.sheet_of(visit.sheet_id), visit.evidence, table.office.calendar, table.now)
    assert (line.lines[0].began_at, line.overruns, visit.deviations) == (back_at, (), ())


def test_a_form_is_not_closed_before_its_own_standard(tmp_path: Path) -> None:
    written = (SHEETS / "permintaan_layanan.toml").read_text("utf-8").replace('"5 menit"', '"3 jam"', 1)
    (tmp_path / "lama.toml").write_text(written, "utf-8")
    table = Table(office(sop={"file": str(tmp_path / "lama.toml")}))
    table.seat("Rina", Notice())
    table.write("Rina", "setuju")
    assert heard(table, hours=4) == [("10", "rina", "form-reminder"), ("180", "rina", "form-rests")]


def test_a_slow_form_is_recorded_on_the_visitor_s_side() -> None:
    table = filling_in_a_timed_form("permintaan_layanan")
    heard(table, minutes=6)
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, form={"name": "Rina Simbolon", **FORM})
    told = table.press("Rina", Verb.SEND, visit.id)
    assert [(d.first, d.last, d.role, d.answered_by) for d in table.visit_of("Rina").deviations] == [
        (1, 1, "visitor", None)
    ]
    assert "deviation-flagged" not in told.to("Sari") + told.to("Tigor")


def test_what_was_once_charged_for_a_form_is_withdrawn_without_a_word() -> None:
    table = filling_in_a_timed_form("permintaan_layanan")
    heard(table, minutes=6)
    visit = table.visit_of("Rina")
    raised = DeviationEntry(Became.RAISED, table.now, "clock")
    wrong = Deviation(named(visit.id, 0), DeviationKind.TIME, 1, 1, table.now, "front_office", None, (raised,))
    table.visits[visit.id] = replace(visit, deviations=(wrong,))
    assert {reader for _, reader, _ in heard(table, hours=3)} == {"rina"}
    [kept] = table.visit_of("Rina").deviations
    assert (kept.stands, kept.entries[0]) == (False, raised)
    assert [(entry.what, entry.by) for entry in kept.entries[1:]] == [(Became.WITHDRAWN, "clock")]


# The day's end


@pytest.mark.parametrize(
    ("at", "opened"),
    [
        ("2026-11-23T14:00", "2026-11-23T08:00"),
        ("2026-11-23T06:00", "2026-11-23T08:00"),
        ("2026-11-28T10:00", None),
        ("2026-11-27T23:00", "2026-11-27T08:00"),
    ],
)
def test_the_day_s_opening(at: str, opened: str | None) -> None:
    calendar = office(office=HOURS).calendar
    found = calendar.opened_at(datetime.fromisoformat(f"{at}+07:00"))
    assert found == (datetime.fromisoformat(f"{opened}+07:00") if opened else None)


def test_a_service_over_midnight_began_the_evening_before() -> None:
    calendar = office(office={"hours": "Senin 20.00-24.00; Selasa 00.00-04.00"}).calendar
    found = calendar.opened_at(datetime.fromisoformat("2026-11-24T01:00+07:00"))
    assert found == datetime.fromisoformat("2026-11-23T20:00+07:00")


def test_a_long_wait_over_midnight_is_not_counted_from_midnight() -> None:
    table = Table(office(office={"hours": "Setiap hari 00.00-24.00"}), datetime.fromisoformat("2026-11-23T23:50+07:00"))
    table.hire("Sari", "front_office", on_duty=False)
    table.seat("Rina", Reviewing())
    table.open("Rina", Status.FORM, form={"name": "Rina Simbolon", **FORM})
    table.press("Rina", Verb.SEND, table.visit_of("Rina").id)
    assert heard(table, minutes=75) == [("30", "sari", "staff-waiting-long"), ("60", "sari", "staff-waiting-long")]


# rule: break-is-not-the-days-end
def test_each_day_s_end_and_each_break_is_told_once() -> None:
    table = waiting("2026-11-23T11:50+07:00")
    said = [entry for entry in heard(table, hours=29) if entry[1] == "rina"]
    assert said == [
        ("10", "rina", "queue-paused"),
        ("250", "rina", "queue-carried-over"),
        ("1450", "rina", "queue-paused"),
        ("1690", "rina", "queue-carried-over"),
    ]


def test_what_was_told_of_an_overrun_that_only_a_wrong_clock_saw_does_not_count() -> None:
    """The clock is put back: the supervisor is told of the true overrun in its time.

    rule: unseen-was-not-told
    """
    table = in_service()
    assert [entry for entry in heard(table, minutes=20) if entry[1] == "tigor"]
    visit, ahead = table.visit_of("Rina"), table.now + timedelta(hours=1)
    nudges = {name: replace(nudge, at=ahead) for name, nudge in visit.nudges.items()}
    raised = DeviationEntry(Became.RAISED, ahead, "clock")
    flagged = tuple(replace(deviation, entries=(raised,)) for deviation in visit.deviations)
    table.visits[visit.id] = replace(visit, nudges=nudges, deviations=flagged)
    table.fire(visit.id)
    assert [entry for entry in heard(table, minutes=16) if entry[1] == "tigor"] == [
        ("3", "tigor", "supervisor-attention")
    ]
    assert max(nudge.at for nudge in table.visit_of("Rina").nudges.values() if nudge.at) <= table.now
    [kept] = table.visit_of("Rina").deviations
    assert kept.entries[0] == raised, "what the wrong clock wrote stays"
    assert [entry.what for entry in kept.entries] == [Became.RAISED, Became.RAISED]
    assert kept.raised_at == table.now - timedelta(minutes=16)


# The limit of the whole sheet


def test_the_limit_of_the_sheet_is_flagged_once_and_withdrawn_when_disproved() -> None:
    """rule: whole-sheet-limit"""
    table = Table(office(sop={"file": str(SHEETS / "salah_satu_petugas.toml")}))
    for name, role in (("Sari", "front_office"), ("Tigor", "supervisor")):
        table.hire(name, role)
    table.seat("Rina", InVisit())
    visit = table.open("Rina", Status.IN_SERVICE, reported=1)
    table.fire(visit.id)
    heard(table, hours=80)
    whole = [d for d in table.visit_of("Rina").deviations if d.kind is DeviationKind.OVERALL]
    assert [(d.first, d.last, d.role, d.stands) for d in whole] == [(0, 0, "supervisor", True)]
    piece = Evidence(
        "put right", Word.SERVED, MONDAY_MORNING + timedelta(hours=1), table.now, Source.CORRECTION, "sari"
    )
    kept = table.visit_of("Rina")
    table.visits[visit.id] = replace(kept, evidence=(*kept.evidence, piece))
    told = table.fire(visit.id)
    assert [d.stands for d in table.visit_of("Rina").deviations if d.kind is DeviationKind.OVERALL] == [False]
    assert "deviation-withdrawn" in [say.message.text.name for say in told.says if say.person_id == "tigor"]


def test_the_limit_of_the_sheet_is_by_the_calendar_the_visit_began_under() -> None:
    """rule: judged-as-it-was"""
    began = office(sop={"file": str(SHEETS / "salah_satu_petugas.toml")})
    table = Table(began)
    table.seat("Rina", InVisit())
    visit = table.open("Rina", Status.IN_SERVICE, reported=1)
    later = replace(began.calendar, hours=read_hours("Senin 08.00-16.00"))
    table.office = replace(began, calendar=later, calendar_id="later", calendars={began.calendar_id: began.calendar})
    table.fire(visit.id)
    heard(table, hours=80)
    [whole] = [deviation for deviation in table.visit_of("Rina").deviations if deviation.kind is DeviationKind.OVERALL]
    assert whole.due_at == datetime(2026, 11, 26, tzinfo=began.calendar.zone)
