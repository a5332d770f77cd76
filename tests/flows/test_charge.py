"""Who is charged with an overrun: nobody for the visitor's form, and nobody who could not have done anything."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.flows.procedure.sheet import Sheet
from bot.flows.staffing.charge import charged
from bot.flows.state.assignments import Assignment
from bot.flows.state.desk import Desk, Staff
from bot.sop import default_sheet_text, load_sheet, read_sheet
from tests.clock import MONDAY_MORNING

LATE = MONDAY_MORNING + timedelta(hours=1)
"""When the limits passed that these tests are about."""

SHEETS = Path(__file__).parents[1] / "sheets"


def desk(*roles: str) -> Desk:
    members = {role: Staff(role, role.title(), role, person_id=role) for role in roles}
    return Desk(staff=members, assignments=tuple(Assignment(role, role, MONDAY_MORNING) for role in roles))


def who(sheet: Sheet, staffed: Desk) -> list[str]:
    return [charged(sheet, step, staffed, LATE) for step in sheet.steps]


THEIRS = {1, 2, 9, 10}
"""The visitor's own steps of the shipped sheet: opening Zoom, joining, the survey, leaving."""


# rule: visitor-s-slowness-is-theirs
def test_of_the_shipped_sheet_whoever_answers_is_charged_and_nobody_for_the_visitor_s_own_steps() -> None:
    sheet = read_sheet(default_sheet_text(), "layanan_daring.toml")
    expected = ["visitor" if step.no in THEIRS else step.answers for step in sheet.steps]
    assert who(sheet, desk("front_office", "back_office")) == expected


def test_where_nobody_holds_the_role_the_supervisor_is() -> None:
    sheet = read_sheet(default_sheet_text(), "layanan_daring.toml")
    found = who(sheet, desk("front_office"))
    assert {step.no for step, role in zip(sheet.steps, found, strict=True) if role == "supervisor"} == {7, 8}
    invited = Desk(staff={"s": Staff("s", "Sari", "front_office")})
    for step, role in zip(sheet.steps, who(sheet, invited), strict=True):
        assert role == ("visitor" if step.no in THEIRS else "supervisor")


@pytest.mark.parametrize(
    ("name", "roles", "expected"),
    [
        ("permintaan_layanan", ["front_office", "back_office"], ["visitor", "back_office", "visitor"]),
        (
            "layanan_luring",
            ["petugas_keamanan", "resepsionis", "pustakawan"],
            ["visitor"] * 3 + ["resepsionis"] * 2 + ["pustakawan", "visitor", "petugas_keamanan"],
        ),
    ],
)
# rule: form-is-the-visitors
def test_the_form_is_the_visitor_s_and_so_is_a_survey_that_no_button_ends(
    name: str, roles: list[str], expected: list[str]
) -> None:
    assert who(load_sheet(SHEETS / f"{name}.toml"), desk(*roles)) == expected


def test_whom_the_sheet_names_is_charged_though_another_has_the_button() -> None:
    sheet = load_sheet(SHEETS / "empat_belas.toml")
    staffed = desk("front_office", "back_office", "konservator", "kepala_museum")
    assert charged(sheet, sheet.steps[9], staffed, LATE) == "konservator"
    assert charged(sheet, sheet.steps[12], staffed, LATE) == "visitor", "the survey, whomever the sheet names for it"


# rule: no-button-no-charge
def test_a_step_that_only_others_can_end_is_the_supervisor_s() -> None:
    sheet = read_sheet(default_sheet_text(), "layanan_daring.toml")
    guard = replace(sheet.steps[3], actor="petugas_keamanan", answers="petugas_keamanan")
    sheet = replace(sheet, steps=(*sheet.steps[:3], guard, *sheet.steps[4:]))
    assert charged(sheet, guard, desk("front_office", "petugas_keamanan"), LATE) == "supervisor"


def test_of_two_who_may_do_a_step_the_first_whose_role_is_held_is_charged() -> None:
    """rule: either-executor-reports"""
    sheet = read_sheet(default_sheet_text(), "layanan_daring.toml")
    either = replace(sheet.steps[6], also=("front_office",))
    sheet = replace(sheet, steps=(*sheet.steps[:6], either, *sheet.steps[7:]))
    assert charged(sheet, either, desk("front_office", "back_office"), LATE) == "back_office"
    assert charged(sheet, either, desk("front_office"), LATE) == "front_office"
    assert charged(sheet, replace(either, named=True), desk("front_office"), LATE) == "supervisor"
