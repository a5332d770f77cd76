"""Several roles of one person: both their buttons, one visit taken for one role, and what a second role changes."""

from datetime import timedelta

import pytest

from bot.flows.procedure.vocabulary import BACK_OFFICE, FRONT_OFFICE
from bot.flows.scene.events import StaffAdded, StaffInvited
from bot.flows.scene.tokens import Verb
from bot.flows.staff.seats import invite_digest
from bot.flows.staffing.acting import roles_of
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import InVisit
from bot.flows.state.visits import Status
from tests.flows.standings import REF, press
from tests.flows.table import Table

FO, BO = FRONT_OFFICE, BACK_OFFICE


def laid(reported: int = 0, **others: str) -> Table:
    """Sari is front office and back office; Rina's visit goes on."""
    table = Table()
    table.hire("Sari", FO, BO)
    for name, role in others.items():
        table.hire(name, role)
    table.seat("Rina", InVisit())
    table.open("Rina", Status.IN_SERVICE, reported=reported)
    return table


def taken(table: Table) -> dict[str, str]:
    return dict(table.visit_of("Rina").assigned)


@pytest.mark.parametrize(("reported", "step", "role"), [(2, 3, FO), (6, 7, BO)])
def test_whoever_acts_in_both_roles_reports_the_steps_of_both(reported: int, step: int, role: str) -> None:
    table = laid(reported)
    press(table, Verb.STEP, (REF, step), "Sari")
    assert taken(table) == {role: "s-sari"}


@pytest.mark.parametrize(("reported", "role"), [(2, FO), (6, BO)])
def test_a_visit_is_taken_for_the_role_whose_step_goes_on(reported: int, role: str) -> None:
    table = laid(reported)
    press(table, Verb.CLAIM, (REF,), "Sari")
    assert taken(table) == {role: "s-sari"}


def test_whoever_takes_a_visit_for_one_role_leaves_the_other_to_a_colleague() -> None:
    table = laid(2, Bayu=BO)
    press(table, Verb.CLAIM, (REF,), "Sari")
    press(table, Verb.CLAIM, (REF,), "Bayu")
    assert taken(table) == {FO: "s-sari", BO: "s-bayu"}


# rule: colleagues-visit-is-theirs
def test_where_a_colleague_has_it_for_one_role_the_other_one_remains() -> None:
    table = laid(2, Dewi=FO)
    press(table, Verb.CLAIM, (REF,), "Dewi")
    assert press(table, Verb.STEP, (REF, 3), "Sari").answers == "staff-press-stale"
    assert press(table, Verb.NO_SHOW, (REF,), "Sari").answers != "staff-no-show card-staff"
    press(table, Verb.CLAIM, (REF,), "Sari")
    assert taken(table) == {FO: "s-dewi", BO: "s-sari"}


def test_where_colleagues_have_it_for_both_it_is_theirs() -> None:
    table = laid(2, Dewi=FO, Bayu=BO)
    for name in ("Dewi", "Bayu"):
        press(table, Verb.CLAIM, (REF,), name)
    assert press(table, Verb.CLAIM, (REF,), "Sari").answers == "staff-taken"


def test_a_supervisor_may_be_an_officer_too() -> None:
    table = Table()
    table.hire("Nur", "supervisor", FO)
    table.seat("Rina", InVisit())
    table.open("Rina", Status.IN_SERVICE, reported=2)
    assert press(table, Verb.HOURS, (), "Nur").answers == "hours-menu"
    press(table, Verb.STEP, (REF, 3), "Nur")
    assert taken(table) == {FO: "s-nur"}


# How a second role is given


def sari(table: Table) -> Staff:
    return next(member for member in table.desk.staff.values() if member.name == "Sari")


def posts(table: Table) -> list[tuple[str, bool]]:
    return [(each.role, each.ends_at is None) for each in table.desk.assignments]


def test_an_invitation_with_several_roles_begins_a_post_for_each() -> None:
    table = Table()
    table.seat("Sari")
    until = table.now + timedelta(days=7)
    table.enter(StaffInvited("Sari", FO, invite_digest("rahasia"), until, also=(BO,)))
    table.write("Sari", "/start rahasia")
    assert roles_of(sari(table)) == (FO, BO)
    assert posts(table) == [(FO, True), (BO, True)]


def test_a_role_that_is_added_gives_nothing_back_that_was_taken() -> None:
    table = Table()
    table.hire("Sari", FO)
    table.seat("Rina", InVisit())
    table.open("Rina", Status.IN_SERVICE, reported=2)
    press(table, Verb.CLAIM, (REF,), "Sari")
    table.enter(StaffAdded("Sari", FO, "s-sari", (BO,)), "sari")
    assert posts(table) == [(FO, True), (BO, True)]
    assert taken(table) == {FO: "s-sari"}


def test_a_role_that_is_taken_away_gives_back_what_was_taken() -> None:
    table = laid(2)
    press(table, Verb.CLAIM, (REF,), "Sari")
    table.enter(StaffAdded("Sari", BO, "s-sari"), "sari")
    assert posts(table) == [(FO, False), (BO, True)]
    assert taken(table) == {}
