"""Handing on: who may, to whom, and that everybody whom it concerns is told who has a visit now."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.handing.returning import TO_REFUSE
from bot.flows.journey.rights import RIGHTS
from bot.flows.scene.effects import Note
from bot.flows.scene.messages import Message, Phrase
from bot.flows.scene.tokens import OF_HANDING, Verb
from bot.flows.state.dialog import InVisit
from bot.flows.state.visits import Status, Visit
from tests.flows.standings import REF, called, press, queued
from tests.flows.table import Table, Told, office

PEOPLE = {
    "Sari": "front_office",
    "Dewi": "front_office",
    "Bayu": "back_office",
    "Anton": "back_office",
    "Nur": "supervisor",
    "Adi": "admin",
}
"""Sari has the visit for the front office, Bayu for the back office; Dewi and Anton are their colleagues."""

TAKEN = {"front_office": "s-sari", "back_office": "s-bayu"}

MAY = [
    # verb, arguments after the visit, who is let
    (Verb.HAND, (), "Sari Bayu Nur"),
    (Verb.HAND, ("p", "s-dewi"), "Sari Nur"),
    (Verb.HAND, ("r", 1), "Sari Bayu Nur"),
    (Verb.HAND, ("c",), "Sari Bayu Nur"),
    (Verb.HAND, ("c", "pengaduan"), "Sari Bayu Nur"),
    (Verb.RELEASE, (), "Sari Bayu"),
    (Verb.RELEASE, (0,), "Sari Nur"),
    (Verb.RELEASE, (1,), "Bayu Nur"),
    (Verb.TAKE_OVER, (), "Dewi Anton"),
    (Verb.TAKE_OVER, ("s-sari",), "Dewi Anton"),
    (Verb.GIVE_BACK, (), ""),
]
REFUSALS = {"staff-not-yours", "staff-taken", "staff-press-stale", "press-stale"}


def staged(**known: object) -> Table:
    table = Table()
    called(table)
    for name, role in PEOPLE.items():
        if name.lower() not in table.people:
            table.hire(name, role)
    table.open("Rina", Status.IN_SERVICE, reported=3, **{"assigned": TAKEN, **known})
    return table


def visit(table: Table) -> Visit:
    return table.visit_of("Rina")


def phrase(message: Message, name: str) -> Phrase:
    found = message.text.args[name]
    assert isinstance(found, Phrase)
    return found


def notes(told: Told) -> list[str]:
    return [note.what for note in told.decision.of(Note)]


@pytest.mark.parametrize("name", [*PEOPLE, "Rina"])
@pytest.mark.parametrize(("verb", "parts", "who"), MAY)
# rule: rights-by-one-table
def test_whoever_has_a_visit_and_a_supervisor_hand_it_on_and_a_colleague_takes_it_over(
    verb: Verb, parts: tuple[str | int, ...], who: str, name: str
) -> None:
    table = staged()
    before = visit(table)
    told = press(table, verb, (REF, *parts), name)
    refused = bool(set(told.answers.split()) & REFUSALS)
    assert told.answers, "everybody is answered"
    assert refused is (name not in who.split()), told.answers
    if refused:
        assert visit(table) == before


def test_the_walk_has_every_verb_of_handing_on() -> None:
    assert {verb for verb, *_ in MAY} == OF_HANDING <= RIGHTS.keys()


def test_a_colleague_is_given_a_visit_and_everybody_s_card_says_so() -> None:
    table = staged()
    told = press(table, Verb.HAND, (REF, "p", "s-dewi"), "Sari")
    assert visit(table).assigned == {**TAKEN, "front_office": "s-dewi"}
    assert told.answers.split()[0] == "hand-given"
    assert told.to("Dewi").split() == ["hand-received", "card-staff"]
    assert "card-staff" in told.answers, "whoever gave it sees who has it"
    assert told.to("Rina") == "hand-visitor"
    assert notes(told) == ["handed"]
    assert press(table, Verb.STEP, (REF, 4), "Sari").answers == "staff-taken"


# rule: handed-to-who-is-there
@pytest.mark.parametrize("gone", ["off_duty", "removed", "without_chat", "no_part"])
def test_nobody_is_given_a_visit_who_is_not_there_and_who_is_is_said(gone: str) -> None:
    table = staged()
    staff = dict(table.desk.staff)
    dewi = staff.pop("s-dewi")
    if gone == "off_duty":
        staff["s-dewi"] = replace(dewi, on_duty=False)
    elif gone == "without_chat":
        staff["s-dewi"] = replace(dewi, person_id=None)
    elif gone == "no_part":
        staff["s-dewi"] = replace(dewi, role="admin")
    table.desk = replace(table.desk, staff=staff)
    before = visit(table)
    told = press(table, Verb.HAND, (REF, "p", "s-dewi"), "Sari")
    [asked] = [say.message for say in told.decision.says if say.message.text.name == "hand-ask"]
    assert phrase(asked, "why").name == "hand-not-there"
    assert not any("s-dewi" in choice.token for choice in asked.choices)
    assert any("s-anton" in choice.token for choice in asked.choices)
    assert visit(table) == before


def test_an_officer_takes_nothing_from_a_third_but_a_supervisor_assigns() -> None:
    table = staged()
    assert press(table, Verb.HAND, (REF, "p", "s-anton"), "Sari").answers == "staff-taken"
    told = press(table, Verb.HAND, (REF, "p", "s-anton"), "Nur")
    assert visit(table).assigned["back_office"] == "s-anton"
    assert "hand-received" in told.to("Anton")
    assert "hand-taken-from-you" in told.to("Bayu")
    assert notes(told) == ["reassigned"]


def test_whoever_cannot_take_it_gives_it_back_to_whom_it_came_from() -> None:
    table = staged()
    press(table, Verb.HAND, (REF, "p", "s-dewi"), "Sari")
    told = press(table, Verb.GIVE_BACK, (REF,), "Dewi")
    assert visit(table).assigned["front_office"] == "s-sari"
    assert "hand-refused" in told.to("Sari")
    assert press(table, Verb.GIVE_BACK, (REF,), "Dewi").answers == "staff-taken"


def test_what_came_from_somebody_who_has_gone_goes_back_to_the_role() -> None:
    table = staged()
    press(table, Verb.HAND, (REF, "p", "s-dewi"), "Sari")
    table.hire("Lia", "front_office")
    sari = replace(table.desk.staff["s-sari"], on_duty=False)
    table.desk = replace(table.desk, staff={**table.desk.staff, "s-sari": sari})
    told = press(table, Verb.GIVE_BACK, (REF,), "Dewi")
    assert "front_office" not in visit(table).assigned
    assert "hand-free" in told.to("Lia")
    assert "hand-refused" in told.to("Sari"), "whoever gave it hears of it"


def test_giving_back_has_its_time_then_it_is_handed_on() -> None:
    table = staged()
    press(table, Verb.HAND, (REF, "p", "s-dewi"), "Sari")
    table.now += TO_REFUSE + timedelta(seconds=1)
    assert press(table, Verb.GIVE_BACK, (REF,), "Dewi").answers == "hand-too-late"
    assert visit(table).assigned["front_office"] == "s-dewi"


def test_what_was_claimed_is_not_given_back() -> None:
    table = staged()
    assert press(table, Verb.GIVE_BACK, (REF,), "Sari").answers == "staff-press-stale"


def test_a_released_visit_is_everybody_s_of_the_role() -> None:
    table = staged()
    told = press(table, Verb.RELEASE, (REF,), "Sari")
    assert visit(table).assigned == {"back_office": "s-bayu"}
    assert "hand-free" in told.to("Dewi")
    assert told.answers.split()[0] == "hand-released"
    press(table, Verb.CLAIM, (REF,), "Dewi")
    assert press(table, Verb.CLAIM, (REF,), "Sari").answers == "staff-taken card-staff"


def test_a_visit_that_nobody_of_the_role_can_take_is_told_to_supervisors() -> None:
    table = staged()
    dewi = replace(table.desk.staff["s-dewi"], on_duty=False)
    table.desk = replace(table.desk, staff={**table.desk.staff, "s-dewi": dewi})
    told = press(table, Verb.RELEASE, (REF,), "Sari")
    assert told.answers.split()[0] == "hand-released-to-nobody"
    assert "hand-free" in told.to("Nur")


def test_a_role_is_offered_a_visit_and_told_nothing_of_one_that_is_taken() -> None:
    table = staged(assigned={"front_office": "s-sari"})
    told = press(table, Verb.HAND, (REF, "r", 1), "Sari")
    assert "hand-for-role" in told.to("Bayu")
    assert "hand-for-role" in told.to("Anton")
    assert visit(table).assigned == {"front_office": "s-sari"}
    told = press(staged(), Verb.HAND, (REF, "r", 1), "Sari")
    assert (told.to("Bayu"), told.to("Anton")) == ("hand-for-role", "")


# rule: take-over-names-and-asks
def test_taking_over_says_whose_it_is_and_asks_and_both_know() -> None:
    table = staged()
    asked = press(table, Verb.TAKE_OVER, (REF,), "Dewi")
    assert asked.answers == "take-over-ask"
    assert visit(table).assigned == TAKEN
    told = press(table, Verb.TAKE_OVER, (REF, "s-sari"), "Dewi")
    assert visit(table).assigned["front_office"] == "s-dewi"
    assert "taken-over-from-you" in told.to("Sari")
    assert notes(told) == ["taken_over"]


def test_a_yes_that_was_about_somebody_else_is_asked_anew() -> None:
    table = staged()
    table.hire("Lia", "front_office")
    press(table, Verb.TAKE_OVER, (REF, "s-sari"), "Lia")
    assert press(table, Verb.TAKE_OVER, (REF, "s-sari"), "Dewi").answers == "take-over-ask"
    assert visit(table).assigned["front_office"] == "s-lia"


# rule: claim-has-one-winner
def test_whoever_is_late_to_take_a_visit_hears_who_has_it_and_sees_how_it_stands() -> None:
    table = staged(assigned={})
    first = press(table, Verb.CLAIM, (REF,), "Sari")
    assert "card-staff" in first.to("Dewi")
    late = press(table, Verb.CLAIM, (REF,), "Dewi")
    assert late.answers == "staff-taken card-staff"
    assert visit(table).assigned == {"front_office": "s-sari"}


# rule: begun-visit-keeps-its-sheet
def test_other_business_keeps_number_place_and_a_sheet_that_has_begun() -> None:
    table = staged()
    before = visit(table)
    told = press(table, Verb.HAND, (REF, "c", "pengaduan"), "Sari")
    after = visit(table)
    assert (after.form["category"], after.ticket, after.sheet_id) == ("pengaduan", before.ticket, before.sheet_id)
    assert "hand-category-visitor" in told.to("Rina")
    assert "front_office" not in after.assigned, "Dewi is there, so that Sari has it no more"
    assert "hand-free" in told.to("Dewi")


def test_whoever_is_alone_keeps_what_is_other_business() -> None:
    table = Table()
    called(table)
    table.open("Rina", Status.IN_SERVICE, reported=3, assigned={"front_office": "s-sari"})
    press(table, Verb.HAND, (REF, "c", "pengaduan"), "Sari")
    assert visit(table).assigned == {"front_office": "s-sari"}


@pytest.mark.parametrize("parts", [("c", "tidak_ada"), ("c", "informasi"), ("x",), ("r", 9), ("p", "x", "y")])
def test_what_no_choice_says_changes_nothing(parts: tuple[str | int, ...]) -> None:
    table = staged()
    before = visit(table)
    assert press(table, Verb.HAND, (REF, *parts), "Sari").answers == "staff-press-stale"
    assert visit(table) == before


def test_a_supervisor_s_card_says_who_has_a_visit() -> None:
    table = staged(assigned={})
    press(table, Verb.OPEN, (REF,), "Nur")
    told = press(table, Verb.CLAIM, (REF,), "Sari")
    [card] = [say.message for say in told.decision.says if say.person_id == "nur"]
    assert card.mends
    assert phrase(card, "owner").args == {"name": "Sari"}


def test_whoever_waits_is_not_told_of_other_hands() -> None:
    table = Table(office(queue={"capacity": 1}))
    queued(table)
    for name, role in PEOPLE.items():
        table.hire(name, role)
    table.desk = replace(table.desk, serving=1)
    table.seat("Rina", InVisit(), visit_id=visit(table).id)
    table.visits[visit(table).id] = replace(visit(table), assigned={"front_office": "s-sari"})
    assert "hand-visitor" not in press(table, Verb.HAND, (REF, "p", "s-dewi"), "Sari").to("Rina")
