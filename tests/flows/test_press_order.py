"""Steps pressed out of order: what is missing is said, and nobody's step is ended without asking."""

from bot.flows.scene.events import ChoicePressed
from bot.flows.scene.tokens import Verb, token
from tests.flows.standings import REF, called, checked, in_room, laid, press
from tests.flows.table import Table, Told


def tokens_of(told: Told) -> list[str]:
    return [choice.token for say in told.decision.says for choice in say.message.choices]


# rule: nobody-ends-anothers-step-unasked
def test_a_slip_of_front_office_ends_no_service() -> None:
    table = laid(in_room)
    before = table.visit_of("Rina")
    told = press(table, Verb.STEP, (REF, 8), "Sari")
    assert (told.answers, told.to("Bayu"), table.visit_of("Rina")) == ("staff-step-ends-other", "", before)
    assert str(told.decision.says[0].message.text.args["owed"]).count("staff-step-owed") == 1


def test_whoever_is_sure_ends_it_and_both_are_told() -> None:
    table = laid(in_room)
    sure = token(Verb.STEP, table.visit_of("Rina").id, 8, "", "sure")
    assert sure in tokens_of(press(table, Verb.STEP, (REF, 8), "Sari"))
    told = table.act("Sari", ChoicePressed(sure))
    assert "staff-step-ended-told" in told.answers
    assert "staff-step-ended" in told.to("Bayu")
    assert token(Verb.OUTCOME, table.visit_of("Rina").id) in tokens_of(told)
    assert press(table, Verb.OUTCOME, (REF,), "Bayu").answers == "staff-outcome-ask"


def test_ones_own_step_is_ended_without_asking() -> None:
    assert "staff-step-ends-other" not in press(laid(in_room), Verb.STEP, (REF, 8), "Bayu").answers


def test_whoever_acts_in_both_roles_ends_their_own_step() -> None:
    table = laid(in_room)
    table.hire("Dewi", "front_office", "back_office")
    assert "staff-step-ends-other" not in press(table, Verb.STEP, (REF, 8), "Dewi").answers


def test_a_visitors_own_step_is_ended_without_asking() -> None:
    assert "staff-step-ends-other" not in press(laid(called), Verb.STEP, (REF, 3), "Sari").answers


def test_a_colleague_who_has_taken_it_is_named() -> None:
    table = laid(in_room)
    press(table, Verb.CLAIM, (REF,), "Bayu")
    told = press(table, Verb.STEP, (REF, 8), "Sari")
    assert told.decision.says[0].message.text.args["who"] == "Bayu"


# rule: out-of-order-says-what-is-missing
def test_a_step_too_early_says_which_is_missing_with_its_button() -> None:
    table = laid(checked)
    told = press(table, Verb.STEP, (REF, 6), "Sari")
    assert told.answers == "staff-step-early"
    args = told.decision.says[0].message.text.args
    assert (args["no"], args["first"]) == (6, 4)
    assert tokens_of(told) == [token(Verb.STEP, table.visit_of("Rina").id, 4)]


def test_a_step_that_is_done_is_said_to_be() -> None:
    assert press(laid(in_room), Verb.STEP, (REF, 4), "Sari").answers == "staff-step-done"


def test_what_is_no_step_is_stale() -> None:
    table: Table = laid(in_room)
    assert press(table, Verb.STEP, (REF, 99), "Sari").answers == "staff-press-stale"
