"""What an officer's card and the answers to presses on it say: whose part is free, and that duty comes first."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.duty.keeping import OFF
from bot.flows.journey.deviations import announce_withdrawal
from bot.flows.procedure.timeline import StepState
from bot.flows.procedure.vocabulary import Source
from bot.flows.scene.effects import Note
from bot.flows.scene.messages import Phrase
from bot.flows.scene.tokens import Verb
from bot.flows.state.deviation import Deviation, DeviationKind
from bot.flows.state.dialog import InVisit
from bot.flows.state.visits import Status
from bot.flows.telling.cards import owner_of
from tests.flows.table import Table, Told, office
from tests.flows.test_duty import scene_of

OFFICERS = (("Sari", "front_office"), ("Bayu", "back_office"), ("Nur", "supervisor"))


def served(*, on_duty: bool = True) -> Table:
    """Rina is being served."""
    table = Table()
    for name, role in OFFICERS:
        table.hire(name, role, on_duty=on_duty)
    table.seat("Rina", InVisit())
    table.open("Rina", Status.IN_SERVICE, reported=1)
    return table


def owner(table: Table, name: str) -> Phrase:
    return owner_of(scene_of(table), table.visit_of("Rina"), table.desk.staff[f"s-{name.lower()}"])


# rule: says-whose-part-is-free
def test_whoever_has_not_taken_their_part_reads_whose_is_free_and_who_has_the_other() -> None:
    table = served()
    assert owner(table, "Bayu") == Phrase("card-owner-none")
    table.press("Sari", Verb.CLAIM, table.visit_of("Rina").id)
    said = owner(table, "Bayu")
    free = Phrase("card-owner-free", {"role": "Back Office"})
    assert said == Phrase(
        "card-owners", {"first": free, "rest": Phrase("card-owner-of", {"role": "Front Office", "name": "Sari"})}
    )
    assert owner(table, "Sari") == owner(table, "Nur") == Phrase("card-owner", {"name": "Sari"})
    table.press("Bayu", Verb.CLAIM, table.visit_of("Rina").id)
    assert owner(table, "Bayu") == Phrase("card-owner", {"name": "Bayu"})


# rule: taken-on-duty
def test_whoever_is_off_duty_is_asked_before_a_visit_is_theirs() -> None:
    table = served(on_duty=False)
    visit = table.visit_of("Rina")
    asked = table.press("Sari", Verb.CLAIM, visit.id)
    assert asked.answers == "staff-claim-off-duty"
    assert (table.visit_of("Rina").assigned, table.desk.staff["s-sari"].on_duty) == ({}, False)
    taken = table.press("Sari", Verb.CLAIM, visit.id, "on")
    assert "staff-claimed" in taken.answers
    assert (table.visit_of("Rina").assigned, table.desk.staff["s-sari"].on_duty) == ({"front_office": "s-sari"}, True)
    again = table.press("Sari", Verb.CLAIM, visit.id, "on")
    assert [note.what for note in again.decision.of(Note)] == ["looked"], (
        "an old button changes nothing; it shows the card"
    )


# rule: duty-ends-once
@pytest.mark.parametrize("times", [1, 2, 3])
def test_the_end_of_duty_is_journalled_once(times: int) -> None:
    table = Table()
    table.hire("Sari", "front_office")
    left = []
    for _ in range(times):
        told = table.press("Sari", Verb.DUTY, OFF)
        left += [note.what for note in told.decision.of(Note)]
        table.now += timedelta(minutes=1)
    assert left == ["duty_off"]
    assert (since := table.desk.staff["s-sari"].shift.duty_since) is not None
    assert since == table.now - timedelta(minutes=times), "since when they are off duty stays"


# rule: unknown-is-not-in-time
def test_a_step_that_was_passed_over_is_not_called_in_time() -> None:
    table = served()
    visit = table.visit_of("Rina")
    table.seat("Togar", InVisit())
    known = table.open("Togar", Status.IN_SERVICE, reported=5).evidence
    passed = replace(visit, evidence=(*known[:3], *known[4:]))
    scene = scene_of(table)
    reported = {each.step.no: each.source for each in scene.timeline(passed).lines if each.state is StepState.DONE}
    skipped = next(no for no, source in reported.items() if source is Source.INFERRED)
    in_time = next(no for no, source in reported.items() if source is Source.STAFF)
    for no in (skipped, in_time):
        announce_withdrawal(
            scene, passed, Deviation("d", DeviationKind.TIME, no, no, table.now, "supervisor", None, ())
        )
    assert [say.message.text.name for say in scene.says] == ["deviation-withdrawn-unproven", "deviation-withdrawn"]


def labels(told: Told) -> list[Phrase]:
    """The buttons that whoever acts is offered, card aside."""
    shown = [say.message for say in told.decision.says if say.message.text.name != "card-staff"]
    return [choice.label for message in shown for choice in message.choices]


# rule: undo-says-what
# rule: beyond-capacity-is-said
def test_the_way_back_says_what_it_undoes_and_a_call_beyond_the_places_says_so() -> None:
    table = Table(office(queue={"capacity": 1}))
    table.hire("Sari", "front_office")
    for name, status in (("Rina", Status.IN_SERVICE), ("Togar", Status.QUEUED)):
        table.seat(name, InVisit())
        table.open(name, status, reported=int(status is Status.IN_SERVICE))
    taken = table.press("Sari", Verb.CLAIM, table.visit_of("Rina").id)
    assert Phrase("choice-unsay", {"what": Phrase("undo-claim", {"ticket": "A-001"})}) in labels(taken)
    called = table.press("Sari", Verb.CALL, table.visit_of("Togar").id)
    assert Phrase("choice-unsay", {"what": Phrase("undo-call", {"ticket": "A-002"})}) in labels(called)
    [said] = [say.message.text for say in called.decision.says if say.message.text.name == "staff-called"]
    assert said.args["beyond"] == Phrase("staff-called-beyond", {"serving": 2, "capacity": 1})


# rule: number-and-name
def test_whom_words_are_for_is_asked_by_number_and_name() -> None:
    table = Table(office(queue={"capacity": 1}))
    table.hire("Sari", "front_office")
    for name, status in (("Rina", Status.IN_SERVICE), ("Togar", Status.QUEUED)):
        table.seat(name, InVisit())
        table.open(name, status, reported=int(status is Status.IN_SERVICE))
    asked = labels(table.write("Sari", "Silakan masuk"))[:2]
    assert [label.args["name"] for label in asked] == ["Rina Simbolon", "Togar Simbolon"]
