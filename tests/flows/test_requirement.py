"""What a step requires and has to yield: marked where it is missing, found by itself, charged to whoever answers."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.flows.procedure.sheet import Step
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.requirement.items import items
from bot.flows.requirement.outputs import Output, expected
from bot.flows.scene.effects import Note
from bot.flows.scene.tokens import Verb
from bot.flows.state.deviation import Became, Deviation, DeviationKind, Stage
from bot.flows.state.dialog import Completing, Surveyed
from bot.flows.state.survey import Survey
from bot.flows.state.visits import Status
from bot.sop import load_sheet
from tests.flows.standings import called
from tests.flows.table import FORM, Table, office

REF = "visit-of-rina..."
SHEETS = Path(__file__).parents[1] / "sheets"


def step(*equipment: str) -> Step:
    """A step of the shipped sheet that requires this."""
    return replace(office().sheet.steps[4], equipment=equipment)


@pytest.mark.parametrize(
    ("cells", "single"),
    [
        (("Aplikasi Zoom",), ("Aplikasi Zoom",)),
        (("Aplikasi Zoom, Form Layanan",), ("Aplikasi Zoom", "Form Layanan")),
        (("Aplikasi Zoom", "Form Layanan."), ("Aplikasi Zoom", "Form Layanan")),
        (("Komputer/laptop/HP; jaringan",), ("Komputer/laptop/HP", "jaringan")),
        (("Formulir (A, B), meterai",), ("Formulir (A, B)", "meterai")),
        (("Zoom, Zoom, ,",), ("Zoom",)),
        (("-",), ()),
        ((), ()),
    ],
)
def test_the_things_that_a_step_requires_are_told_apart(cells: tuple[str, ...], single: tuple[str, ...]) -> None:
    assert items(step(*cells)) == single


# rule: checks-come-from-the-sheet
def test_what_a_step_has_to_yield_is_said_by_its_words_whatever_its_number() -> None:
    assert {each.no: expected(each) for each in office().sheet.steps if expected(each)} == {
        5: Output.DATA,
        7: Output.OUTCOME,
        9: Output.SURVEY,
        10: Output.DOCUMENT,
    }
    sheet = load_sheet(SHEETS / "permintaan_layanan.toml")
    assert [expected(each) for each in sheet.steps] == [None, Output.OUTCOME, Output.SURVEY]


def at(reported: int, **known: object) -> Table:
    """Rina's visit with so many steps done, its outputs looked for."""
    table = Table()
    called(table)
    table.hire("Nur", "supervisor")
    table.open("Rina", Status.IN_SERVICE, reported=reported, output_checked=True, **known)
    return table


def of(table: Table, kind: DeviationKind) -> list[Deviation]:
    return [each for each in table.visit_of("Rina").deviations if each.kind is kind]


NAMELESS = {"name": "Rina Simbolon", **{key: value for key, value in FORM.items() if key != "purpose"}}


# Equipment


def test_a_thing_is_marked_once_charged_by_its_moment_and_explained_like_any_deviation() -> None:
    table = at(4)
    table.press("Sari", Verb.EQUIPMENT, REF, 5, 2, "x")
    told = table.press("Sari", Verb.EQUIPMENT, REF, 5, 2, "x")
    assert told.answers == "equipment-missing"
    [mark] = of(table, DeviationKind.EQUIPMENT)
    assert (mark.item, mark.role, mark.answered_by, mark.due_at) == (
        "Form Layanan",
        "front_office",
        "s-sari",
        table.now,
    )
    assert mark.stage is Stage.UNEXPLAINED
    table.press("Sari", Verb.EXPLAIN, REF, 0, "other")
    table.write("Sari", "Formulir cetak habis")
    assert of(table, DeviationKind.EQUIPMENT)[0].stage is Stage.UNJUDGED


def test_two_things_of_a_step_are_marked_apart() -> None:
    table = at(4)
    table.press("Sari", Verb.EQUIPMENT, REF, 5, 1, "x")
    table.press("Sari", Verb.EQUIPMENT, REF, 5, 2, "x")
    table.press("Sari", Verb.EQUIPMENT, REF, 5, 1, "ok")
    assert [(each.item, each.stands) for each in of(table, DeviationKind.EQUIPMENT)] == [
        ("Aplikasi Zoom", False),
        ("Form Layanan", True),
    ]


# rule: mark-while-the-step-runs
def test_a_mark_is_taken_back_while_its_step_runs_and_stays_afterwards() -> None:
    table = at(4)
    table.press("Sari", Verb.EQUIPMENT, REF, 5, 1, "x")
    table.press("Sari", Verb.STEP, REF, 5)
    told = table.press("Sari", Verb.EQUIPMENT, REF, 5, 1, "ok")
    assert "equipment-step-over" in told.answers
    assert of(table, DeviationKind.EQUIPMENT)[0].stands
    assert table.press("Sari", Verb.EQUIPMENT, REF, 5, 2, "x").answers == "equipment-step-over"


def test_what_is_missing_at_a_step_of_the_visitor_s_own_blames_nobody() -> None:
    table = at(0)
    told = table.press("Sari", Verb.EQUIPMENT, REF, 1, 1, "x")
    [mark] = of(table, DeviationKind.EQUIPMENT)
    assert (mark.role, mark.answered_by) == (VISITOR, None)
    assert told.to("Nur") == "card-staff", "nothing is owed by anybody; the card is kept true"
    assert not [key for key, kind in table._kinds.items() if kind == "deviation" and key in table.deadlines]


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("kelengkapan form layanan kurang", ["Form Layanan"]),
        ("Kelengkapan A-002 FORM", ["Form Layanan"]),
        ("kelengkapan aplikasi zoom tidak ada", ["Aplikasi Zoom"]),
        ("/kelengkapan a002 zoom", ["Aplikasi Zoom"]),
        ("kelengkapan", []),
        ("kelengkapan A-001 zoom", []),
        ("kelengkapan proyektor", []),
    ],
)
def test_equipment_is_marked_by_words_too(typed: str, marked: list[str]) -> None:
    table = at(4)
    assert table.write("Sari", typed).answers
    assert [each.item for each in of(table, DeviationKind.EQUIPMENT)] == marked


def test_words_take_a_mark_back_and_another_s_step_is_left_alone() -> None:
    table = at(4)
    table.write("Sari", "kelengkapan zoom kurang")
    table.write("Sari", "kelengkapan zoom ada")
    assert table.write("Bayu", "kelengkapan zoom kurang").answers == "equipment-nothing-runs"
    assert [each.stands for each in of(table, DeviationKind.EQUIPMENT)] == [False]


# Output: the visitor's data


def test_data_that_are_missing_at_the_end_of_their_step_are_a_deviation_and_what_comes_later_is_put_down() -> None:
    table = at(4, form=NAMELESS)
    told = table.press("Sari", Verb.STEP, REF, 5)
    assert "deviation-output-flagged" in told.answers
    [lack] = of(table, DeviationKind.OUTPUT)
    assert (lack.first, lack.role, lack.answered_by, lack.due_at) == (5, "front_office", "s-sari", table.now)
    table.now += timedelta(minutes=1)
    table.press("Sari", Verb.COMPLETE, REF)
    assert table.person("Sari").dialog == Completing(REF, "purpose")
    told = table.write("Sari", "Cara verval Dapodik")
    assert "data-filled-in" in told.answers
    assert ("s-sari", "data_filled_in") in {(note.who, note.what) for note in told.decision.of(Note)}
    [lack] = of(table, DeviationKind.OUTPUT)
    assert [each.what for each in lack.entries] == [Became.RAISED, Became.SUPPLIED]
    assert lack.stands
    assert lack.stage is Stage.UNEXPLAINED


def test_data_filled_in_before_the_end_of_their_step_are_no_deviation() -> None:
    table = at(4, form=NAMELESS)
    table.press("Sari", Verb.COMPLETE, REF)
    table.write("Sari", "Cara verval Dapodik")
    table.press("Sari", Verb.STEP, REF, 5)
    assert not of(table, DeviationKind.OUTPUT)


# rule: same-check-whoever-types
def test_what_front_office_types_is_checked_as_the_visitor_s_answer_is() -> None:
    table = at(4, form={key: value for key, value in {"name": "Rina", **FORM}.items() if key != "region"})
    table.press("Sari", Verb.COMPLETE, REF)
    assert table.write("Sari", "Atlantis").answers == "data-wrong"
    assert "region" not in table.visit_of("Rina").form
    table.write("Sari", "Kota Binjai")
    assert table.visit_of("Rina").form["region"] == "binjai"


def test_a_step_that_has_not_ended_after_all_withdraws_what_was_missing_at_its_end() -> None:
    table = at(4, form=NAMELESS)
    table.press("Sari", Verb.STEP, REF, 5)
    table.press("Sari", Verb.UNDO, REF)
    [lack] = of(table, DeviationKind.OUTPUT)
    assert not lack.stands
    table.press("Sari", Verb.STEP, REF, 5)
    assert [each.stands for each in of(table, DeviationKind.OUTPUT)] == [False, True]


# rule: there-in-time-after-all
def test_data_that_were_there_in_time_by_a_later_end_of_the_step_are_withdrawn_with_trace() -> None:
    table = at(4, form=NAMELESS)
    table.press("Sari", Verb.STEP, REF, 5)
    table.now += timedelta(minutes=2)
    table.press("Sari", Verb.COMPLETE, REF)
    table.write("Sari", "Cara verval Dapodik")
    table.now += timedelta(minutes=3)
    local = table.office.calendar.local(table.now - timedelta(minutes=2))
    table.press("Sari", Verb.CORRECT, REF, 5)
    table.write("Sari", f"{local:%H.%M}")
    [lack] = of(table, DeviationKind.OUTPUT)
    assert [each.what for each in lack.entries] == [Became.RAISED, Became.SUPPLIED, Became.WITHDRAWN]


def test_a_visit_from_before_is_not_charged() -> None:
    table = at(4, form=NAMELESS)
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, output_checked=False)
    table.press("Sari", Verb.STEP, REF, 5)
    assert not of(table, DeviationKind.OUTPUT)


# Output: outcome, survey, document


def test_an_outcome_may_be_written_until_the_survey_is_over() -> None:
    table = at(8, survey=Survey.ASKED)
    table.seat("Rina", Surveyed(REF, "persyaratan"), visit_id=REF)
    table.fire(REF)
    assert not of(table, DeviationKind.OUTPUT)
    table.press("Rina", Verb.SKIP, REF, "persyaratan")
    [lack] = of(table, DeviationKind.OUTPUT)
    assert (lack.first, lack.role, lack.answered_by) == (7, "back_office", "s-bayu")
    table.press("Bayu", Verb.OUTCOME, REF)
    table.write("Bayu", "Dijelaskan cara verval Dapodik")
    [lack] = of(table, DeviationKind.OUTPUT)
    assert lack.stands
    assert lack.latest(Became.SUPPLIED)


# rule: a-reason-is-a-result
@pytest.mark.parametrize("survey", list(Survey))
def test_a_survey_with_a_result_or_a_reason_is_no_deviation(survey: Survey) -> None:
    table = at(9, survey=survey, surveyed=not survey.unanswered, outcome="Dijelaskan")
    table.press("Sari", Verb.STEP, REF, 10)
    assert table.visit_of("Rina").status is Status.FINISHED
    assert not of(table, DeviationKind.OUTPUT)


def test_a_survey_that_nobody_was_asked_for_is_on_the_visitor_s_side() -> None:
    table = at(9, outcome="Dijelaskan")
    table.fire(REF)
    assert [(each.first, each.role) for each in of(table, DeviationKind.OUTPUT)] == [(9, VISITOR)]


def test_what_is_erased_of_a_closed_visit_is_not_missed() -> None:
    table = at(10, survey=Survey.ANSWERED, surveyed=True, outcome="Dijelaskan")
    table.fire(REF)
    visit = table.visit_of("Rina")
    assert visit.status is Status.FINISHED
    table.visits[visit.id] = replace(visit, form={}, outcome=None)
    table.press("Sari", Verb.CORRECT, REF, 5)
    table.write("Sari", "08.00")
    assert not of(table, DeviationKind.OUTPUT)
