"""Several roles of one person: both their buttons, one visit taken for one role, and what a second role changes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.procedure.vocabulary import BACK_OFFICE, FRONT_OFFICE
from bot.flows.scene.events import StaffAdded, StaffInvited
from bot.flows.scene.tokens import Verb
from bot.flows.staff.seats import invite_digest
from bot.flows.staffing.acting import roles_of
from bot.flows.staffing.holding import role_in
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
    assert press(table, Verb.CLAIM, (REF,), "Sari").answers == "staff-taken card-staff"


def test_a_supervisor_may_be_an_officer_too() -> None:
    table = Table()
    table.hire("Nur", "supervisor", FO)
    table.seat("Rina", InVisit())
    table.open("Rina", Status.IN_SERVICE, reported=2)
    assert press(table, Verb.HOURS, (), "Nur").answers == "hours-menu"
    press(table, Verb.STEP, (REF, 3), "Nur")
    assert taken(table) == {FO: "s-nur"}


# Handing on and taking over, with several roles


def holding(assigned: dict[str, str], **others: tuple[str, ...]) -> Table:
    """Who has Rina's visit; Dewi is front and back office like Sari, unless said otherwise."""
    table = laid(2)
    for name, roles in {"Dewi": (FO, BO), **others}.items():
        table.hire(name, *roles)
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, assigned=assigned)
    return table


SARI_BOTH = {FO: "s-sari", BO: "s-sari"}


# rule: handed-in-the-roles-one-has
@pytest.mark.parametrize(
    ("assigned", "dewi", "after"),
    [
        (SARI_BOTH, (FO, BO), {FO: "s-dewi", BO: "s-dewi"}),
        (SARI_BOTH, (BO,), {FO: "s-sari", BO: "s-dewi"}),
        ({FO: "s-sari"}, (FO, BO), {FO: "s-dewi"}),
        ({FO: "s-sari", BO: "s-bayu"}, (BO, FO), {FO: "s-dewi", BO: "s-bayu"}),
        ({FO: "s-sari"}, (BO,), {FO: "s-sari", BO: "s-dewi"}),
    ],
)
def test_what_one_has_is_handed_on_for_all_roles_of_who_gets_it(
    assigned: dict[str, str], dewi: tuple[str, ...], after: dict[str, str]
) -> None:
    table = holding(assigned, Dewi=dewi, Bayu=(BO,))
    told = press(table, Verb.HAND, (REF, "p", "s-dewi"), "Sari")
    # rule: who-keeps-a-part-is-told-so
    answer = "hand-given-part" if "s-sari" in after.values() else "hand-given"
    assert (told.answers.split()[0], taken(table)) == (answer, after)
    assert told.to("Dewi").split().count("hand-received") == 1


def test_both_roles_are_given_back_together_and_by_an_older_button_too() -> None:
    for parts in ((0, 1), ()):
        table = holding(SARI_BOTH)
        press(table, Verb.HAND, (REF, "p", "s-dewi"), "Sari")
        told = press(table, Verb.GIVE_BACK, (REF, *parts), "Dewi")
        assert (told.answers.split()[0], taken(table)) == ("hand-refused-by-you", SARI_BOTH)
        assert told.to("Sari").split().count("hand-refused") == 1


def test_what_was_given_by_two_goes_back_to_each() -> None:
    table = holding({FO: "s-sari", BO: "s-bayu"}, Bayu=(BO,))
    press(table, Verb.HAND, (REF, "p", "s-dewi"), "Sari")
    press(table, Verb.HAND, (REF, "p", "s-dewi"), "Bayu")
    press(table, Verb.GIVE_BACK, (REF, 0), "Dewi")
    assert taken(table) == {FO: "s-sari", BO: "s-dewi"}
    press(table, Verb.GIVE_BACK, (REF, 1), "Dewi")
    assert taken(table) == {FO: "s-sari", BO: "s-bayu"}


def test_a_supervisor_is_asked_as_what_somebody_with_two_roles_is_to_have_it() -> None:
    table = holding({}, Nur=("supervisor",))
    assert press(table, Verb.HAND, (REF, "p", "s-dewi"), "Nur").answers == "hand-part-ask"
    assert taken(table) == {}
    press(table, Verb.HAND, (REF, "p", "s-dewi", 1), "Nur")
    assert taken(table) == {BO: "s-dewi"}
    assert press(table, Verb.HAND, (REF, "p", "s-dewi", 1), "Nur").answers == "hand-part-ask", (
        "an old press gives nothing"
    )
    press(table, Verb.HAND, (REF, "p", "s-dewi", 0), "Nur")
    assert press(table, Verb.HAND, (REF, "p", "s-dewi"), "Nur").answers == "hand-has-it"


def test_whoever_has_it_for_two_roles_is_asked_which_to_release() -> None:
    table = holding(SARI_BOTH)
    assert press(table, Verb.RELEASE, (REF,), "Sari").answers == "hand-ask"
    told = press(table, Verb.RELEASE, (REF, 1), "Sari")
    assert taken(table) == {FO: "s-sari"}
    assert "hand-free" in told.to("Dewi")


def test_all_of_the_other_role_are_offered_what_one_could_do_oneself() -> None:
    table = holding({FO: "s-sari"})
    assert "hand-for-role" in press(table, Verb.HAND, (REF, "r", 1), "Sari").to("Dewi")
    assert taken(table) == {FO: "s-sari"}


def test_other_business_leaves_both_roles_to_colleagues() -> None:
    table = holding(SARI_BOTH)
    press(table, Verb.HAND, (REF, "c", "pengaduan"), "Sari")
    assert taken(table) == {}


# rule: take-over-names-and-asks
def test_a_colleague_s_part_is_taken_over_by_whoever_has_the_other() -> None:
    table = holding({FO: "s-dewi", BO: "s-sari"})
    asked = press(table, Verb.TAKE_OVER, (REF,), "Sari")
    assert (asked.answers, taken(table)) == ("take-over-ask", {FO: "s-dewi", BO: "s-sari"})
    press(table, Verb.TAKE_OVER, (REF, "s-dewi"), "Sari")
    assert taken(table) == SARI_BOTH


def test_where_two_have_it_from_whom_is_asked() -> None:
    table = holding({FO: "s-dewi", BO: "s-bayu"}, Bayu=(BO,))
    assert press(table, Verb.TAKE_OVER, (REF,), "Sari").answers == "take-over-ask-whose"
    told = press(table, Verb.TAKE_OVER, (REF, "s-bayu"), "Sari")
    assert taken(table) == {FO: "s-dewi", BO: "s-sari"}
    assert ("taken-over-from-you" in told.to("Bayu"), "taken-over-from-you" in told.to("Dewi")) == (True, False)


def test_both_parts_of_one_colleague_are_taken_over_at_once() -> None:
    table = holding({FO: "s-dewi", BO: "s-dewi"})
    press(table, Verb.TAKE_OVER, (REF, "s-dewi"), "Sari")
    assert taken(table) == SARI_BOTH


@pytest.mark.parametrize(
    ("assigned", "role"), [({}, FO), ({BO: "s-sari"}, BO), (SARI_BOTH, FO), ({FO: "s-dewi", BO: "s-dewi"}, FO)]
)
def test_in_which_role_somebody_has_to_do_with_a_visit(assigned: dict[str, str], role: str) -> None:
    table = holding(assigned)
    visit = table.visit_of("Rina")
    assert role_in(table.desk, table.office.sheet, visit, table.desk.staff["s-sari"]) == role


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
