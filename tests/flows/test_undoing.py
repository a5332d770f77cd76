"""What an officer takes back within a minute: a claim, a call, words in a thread; and all is as it was."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.flows.procedure.evidence import counting
from bot.flows.procedure.vocabulary import Word
from bot.flows.scene.effects import ForgetCall, Note, TakeBack
from bot.flows.scene.events import ChoicePressed
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import InVisit
from bot.flows.state.handed import Handed
from bot.flows.state.visits import Status
from tests.flows.standings import laid, parked, queued
from tests.flows.table import Table, Told, office
from tests.flows.test_thread import act, answer, asking

SHEETS = Path(__file__).parents[1] / "sheets"


def undo_of(told: Told) -> str:
    """The button that takes back what was just done."""
    return next(
        choice.token
        for say in told.decision.says
        for choice in say.message.choices
        if choice.label.name == "choice-unsay"
    )


def claimable() -> Table:
    table = asking("Sari", "Dewi", "Nur")
    table.open("Rina", Status.IN_SERVICE, reported=1)
    return table


def undone(table: Table, name: str, told: Told) -> Told:
    return table.act(name, ChoicePressed(undo_of(told)))


# rule: claim-undone-as-it-was
def test_a_claim_taken_back_leaves_everything_as_it_was() -> None:
    table = claimable()
    before = table.visit_of("Rina")
    told = table.press("Sari", Verb.CLAIM, before.id)
    assert "staff-claimed" in told.answers
    back = undone(table, "Sari", told)
    after = table.visit_of("Rina")
    assert "staff-unclaimed" in back.answers
    assert (after.assigned, after.handed, after.evidence) == (before.assigned, before.handed, before.evidence)
    assert "card-staff" in back.to("Dewi"), "it is anybody's again"
    assert ("claim_undone", before.id) in [(note.what, note.visit_id) for note in back.decision.of(Note)]
    assert undone(table, "Sari", told).answers == "staff-undo-gone"


# rule: claim-undone-for-any-role
def test_a_claim_for_a_role_that_the_sheet_does_not_have_can_be_taken_back() -> None:
    table = Table(office(sop={"file": str(SHEETS / "layanan_luring.toml")}, office={"hours": "always"}))
    table.hire("Sari", "front_office")
    table.seat("Rina", InVisit())
    table.open("Rina", Status.QUEUED)
    told = table.press("Sari", Verb.CLAIM, table.visit_of("Rina").id)
    assert "front_office" not in table.office.sheet.roles
    assert table.visit_of("Rina").assigned == {"front_office": "s-sari"}
    assert "staff-unclaimed" in undone(table, "Sari", told).answers
    assert table.visit_of("Rina").assigned == {}


def test_who_had_it_before_and_is_not_there_has_it_again() -> None:
    table = claimable()
    visit = table.visit_of("Rina")
    dewi = replace(table.desk.staff["s-dewi"], on_duty=False)
    table.desk = replace(table.desk, staff={**table.desk.staff, "s-dewi": dewi})
    table.visits[visit.id] = replace(visit, assigned={"front_office": "s-dewi"})
    told = table.press("Sari", Verb.CLAIM, visit.id)
    assert table.visit_of("Rina").assigned == {"front_office": "s-sari"}
    undone(table, "Sari", told)
    assert table.visit_of("Rina").assigned == {"front_office": "s-dewi"}


@pytest.mark.parametrize("what", ["late", "acted", "handed", "another"])
def test_a_claim_stays_where_something_came_of_it(what: str) -> None:
    table = claimable()
    visit = table.visit_of("Rina")
    told = table.press("Sari", Verb.CLAIM, visit.id)
    table.now += timedelta(seconds=5)
    if what == "late":
        table.now += table.office.patience.undo
    elif what == "acted":
        table.press("Sari", Verb.STEP, visit.id, 2 if "2" in told.answers else 3)
        table.press("Sari", Verb.STEP, visit.id, 4)
    elif what == "handed":
        now = table.visit_of("Rina")
        handed = {"front_office": Handed("s-dewi", "s-sari", "s-sari", table.now)}
        table.visits[visit.id] = replace(now, assigned={"front_office": "s-dewi"}, handed=handed)
    held = table.visit_of("Rina").assigned
    by = "Nur" if what == "another" else "Sari"
    back = undone(table, by, told)
    assert table.visit_of("Rina").assigned == held, back.answers


def full() -> Table:
    """Rina waits, and no place is free."""
    table = laid(queued)
    for name, role in (("Sari", "front_office"), ("Dewi", "front_office")):
        if name.lower() not in table.people:
            table.hire(name, role)
    table.desk = replace(table.desk, serving=table.office.capacity)
    return table


def called_by_hand(table: Table) -> Told:
    return table.press("Sari", Verb.CALL, table.visit_of("Rina").id, "sure")


# rule: call-waits-to-be-undone
def test_what_a_call_by_hand_says_waits_as_words_do() -> None:
    told = called_by_hand(full())
    said = [say for say in told.decision.says if say.person_id == "rina"]
    assert said
    assert all(say.held is not None for say in said)


def test_a_call_by_itself_waits_for_nobody() -> None:
    table = full()
    table.desk = replace(table.desk, serving=0)
    told = table.write("Sari", "menu")
    said = [say for say in told.decision.says if say.person_id == "rina"]
    assert said
    assert all(say.held is None for say in said)


# rule: uncalled-before-they-heard
# rule: uncalled-keeps-the-place
def test_a_call_taken_back_in_time_is_never_heard_of_and_keeps_the_place() -> None:
    table = full()
    before, place = table.visit_of("Rina"), table.desk.queue.heads
    told = called_by_hand(table)
    back = undone(table, "Sari", told)
    after = table.visit_of("Rina")
    assert ("staff-uncalled" in back.answers.split(), back.to("Rina")) == (True, "")
    assert (after.status, after.queued_at, after.assigned) == (Status.QUEUED, before.queued_at, before.assigned)
    assert [each.visit_id for each in table.desk.queue.heads] == [each.visit_id for each in place]
    assert table.desk.serving == table.office.capacity
    assert [piece.word for piece in counting(after.evidence)] == [piece.word for piece in before.evidence]
    assert [piece.word for piece in after.evidence].count(Word.CALLED) == 2, "nothing is deleted"
    assert back.decision.of(ForgetCall)
    assert back.decision.of(TakeBack)
    assert "call_undone" in [note.what for note in back.decision.of(Note)]
    assert undone(table, "Sari", told).answers == "staff-undo-gone"


def test_who_has_heard_of_it_is_told_kindly_and_keeps_the_place() -> None:
    table = full()
    told = called_by_hand(table)
    table.held = dict.fromkeys(table.held, False)
    back = undone(table, "Sari", told)
    assert "staff-uncalled-heard" in back.answers
    assert back.to("Rina").startswith("visit-uncalled")
    assert table.visit_of("Rina").status is Status.QUEUED


def test_who_was_parked_is_parked_again() -> None:
    table = laid(parked)
    if "sari" not in table.people:
        table.hire("Sari", "front_office")
    back = undone(table, "Sari", called_by_hand(table))
    assert ("staff-uncalled" in back.answers, table.visit_of("Rina").status) == (True, Status.PARKED)


def test_who_has_answered_the_call_stays_called() -> None:
    table = full()
    told = called_by_hand(table)
    table.now += timedelta(seconds=5)
    step = table.office.sheet.steps[2]
    table.press("Sari", Verb.STEP, table.visit_of("Rina").id, step.no)
    back = undone(table, "Sari", told)
    assert ("staff-uncall-answered" in back.answers, table.visit_of("Rina").status) == (True, Status.IN_SERVICE)


@pytest.mark.parametrize(("by", "after"), [("Sari", 3600), ("Dewi", 1)])
def test_too_late_or_by_somebody_else_nothing_is_taken_back(by: str, after: int) -> None:
    table = full()
    told = called_by_hand(table)
    table.now += timedelta(seconds=after)
    back = undone(table, by, told)
    assert (table.visit_of("Rina").status, back.decision.of(TakeBack)) == (Status.IN_SERVICE, ())


# rule: newer-card-takes-the-calls-place
def test_a_newer_card_takes_the_place_of_the_call_that_waits() -> None:
    table = full()
    called_by_hand(table)
    table.now += timedelta(seconds=2)
    told = table.press("Sari", Verb.STEP, table.visit_of("Rina").id, table.office.sheet.steps[2].no)
    assert "card-visitor" in told.to("Rina")
    assert [each.name for each in told.decision.of(TakeBack)] == [f"call:{table.visit_of('Rina').id}"]


# Words in a thread


@pytest.mark.parametrize("unsent", [True, False])
def test_words_in_a_thread_are_taken_back_as_those_in_a_visit(unsent: bool) -> None:
    table = asking("Sari", "Dewi")
    told = answer(table, "Sari", "rahasia kantor")
    [said] = [say for say in told.decision.says if say.person_id == "rina"]
    assert said.held is not None
    table.held = dict.fromkeys(table.held, unsent)
    back = undone(table, "Sari", told)
    assert back.to("Rina") == ("" if unsent else "relay-gone relay-taken-back")
    assert back.answers == ("staff-unsaid" if unsent else "staff-unsaid-seen")
    assert undone(table, "Sari", told).answers == "staff-unsay-done"


def test_nobody_elses_words_are_taken_back() -> None:
    table = asking("Sari", "Dewi")
    told = answer(table, "Sari")
    act(table, "Sari", Verb.THREAD_GIVE)
    assert undone(table, "Dewi", told).answers == "staff-unsay-not-yours"


# The button itself


def undo_card(told: Told) -> str | None:
    """The name of the message with the button that takes back what was just done."""
    pressed = undo_of(told)
    [card] = [
        say.message.card for say in told.decision.says if any(choice.token == pressed for choice in say.message.choices)
    ]
    return card


# rule: undo-button-goes
@pytest.mark.parametrize("what", ["done", "late", "taken", "over"])
def test_once_pressed_the_button_goes_whatever_came_of_it(what: str) -> None:
    table = claimable()
    visit = table.visit_of("Rina")
    told = table.press("Sari", Verb.CLAIM, visit.id)
    if what == "late":
        table.now += table.office.patience.undo + timedelta(seconds=1)
    elif what == "taken":
        table.visits[visit.id] = replace(table.visit_of("Rina"), assigned={"front_office": "s-dewi"})
    elif what == "over":
        table.visits[visit.id] = replace(table.visit_of("Rina"), status=Status.FINISHED)
    back = undone(table, "Sari", told)
    [mended] = [say for say in back.decision.says if say.message.card == undo_card(told)]
    assert undo_card(told) is not None
    assert (mended.message.text.name, mended.message.mends) == ("undo-done" if what == "done" else "undo-over", True)
    assert mended.message.choices == ()
    assert mended.person_id == "sari"


# rule: undo-gone-says-why
@pytest.mark.parametrize(
    ("what", "why"), [("undone", "undo-why-since"), ("taken", "undo-why-taken"), ("over", "undo-why-over")]
)
def test_a_button_that_takes_nothing_back_any_more_says_what_and_why(what: str, why: str) -> None:
    table = claimable()
    visit = table.visit_of("Rina")
    told = table.press("Sari", Verb.CLAIM, visit.id)
    if what == "undone":
        undone(table, "Sari", told)
    elif what == "taken":
        table.visits[visit.id] = replace(table.visit_of("Rina"), assigned={"front_office": "s-dewi"})
    else:
        table.visits[visit.id] = replace(table.visit_of("Rina"), status=Status.FINISHED)
    held = table.visit_of("Rina").assigned
    back = undone(table, "Sari", told)
    [said] = [say.message.text for say in back.decision.says if say.message.text.name == "staff-undo-gone"]
    assert (said.args["why"].name, said.args["what"].name) == (why, "undo-claim")  # type: ignore[union-attr]  # phrases
    assert table.visit_of("Rina").assigned == held


def test_of_two_buttons_only_the_pressed_one_goes_and_what_stood_beside_it_stays() -> None:
    table = claimable()
    table.press("Sari", Verb.CLAIM, table.visit_of("Rina").id)
    table.press("Sari", Verb.REPLY, table.visit_of("Rina").id)
    first, second = table.write("Sari", "Mohon tunggu"), table.write("Sari", "Silakan masuk")
    assert undo_card(first) != undo_card(second)
    table.held = dict.fromkeys(table.held, False)
    table.now += table.office.patience.undo + timedelta(seconds=1)
    back = undone(table, "Sari", first)
    changed = {say.message.card: say.message for say in back.decision.says if say.message.card}
    assert "staff-undo-late" in back.answers
    assert undo_card(second) not in changed
    [mended] = [message for card, message in changed.items() if card == undo_card(first)]
    assert [choice.label.name for choice in mended.choices] == ["choice-let-go"]


def test_where_nothing_can_be_changed_in_place_it_is_only_said() -> None:
    table = claimable()
    whatsapp = {name: replace(can, edits=False) for name, can in table.office.abilities.items()}
    table.office = replace(table.office, abilities=whatsapp)
    told = table.press("Sari", Verb.CLAIM, table.visit_of("Rina").id)
    assert undo_card(told) is None
    assert "undo-done" not in undone(table, "Sari", told).answers
