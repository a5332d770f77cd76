"""The clock knows no concept: a rung, or a kind of thing that is watched, costs one entry and nothing else."""

from datetime import datetime, timedelta

import pytest

from bot.flows.clock import ladder, watching
from bot.flows.clock.ladder import RUNGS
from bot.flows.clock.watching import WATCHES, UnknownKind, Watch
from bot.flows.needs import needs
from bot.flows.scene.events import CLOCK, DeadlinePassed, Event
from bot.flows.scene.messages import Urgency
from bot.flows.scene.needed import Needs
from bot.flows.scene.rungs import Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.state.dialog import Filling, InVisit
from bot.flows.state.nudges import Nudge
from bot.flows.state.visits import Status, Visit
from bot.flows.state.watched import VISIT, Watched
from tests.clock import MONDAY_MORNING
from tests.flows.table import Table

# A made-up concept: whoever waits for twenty minutes is offered tea, once


def tea_at(_scene: Scene, visit: Visit) -> datetime | None:
    return None if visit.nudged("tea") else (visit.queued_at or visit.started_at) + timedelta(minutes=20)


def offer_tea(scene: Scene, visit: Visit) -> Visit:
    visitor = scene.known_person(visit.person_id)
    scene.say(visitor, "tea-offered", urgency=Urgency.NOTICE, visit_id=visit.id)
    return keep_nudge(scene, visit, "tea")


TEA = Rung("tea", (Status.QUEUED,), tea_at, offer_tea)


def waiting() -> Table:
    table = Table()
    table.hire("Sari", "front_office", on_duty=False)
    table.seat("Rina", InVisit())
    table.fire(table.open("Rina", Status.QUEUED).id)
    return table


def told(table: Table, minutes: int) -> list[tuple[float, str]]:
    """What is said within so many minutes, and when, if every deadline is looked at in time."""
    began, until, found = table.now, table.now + timedelta(minutes=minutes), list[tuple[float, str]]()
    while (due := table.next_due) and due <= until:
        table.now = max(table.now, due)
        says = [say for decision in list(table.sweep()) for say in decision.says]
        found += [((table.now - began) / timedelta(minutes=1), say.message.text.name) for say in says]
    table.now = until
    return found


def test_a_rung_of_a_new_concept_costs_one_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(waiting(), 40) == [(30, "staff-waiting-long")]
    monkeypatch.setattr(ladder, "RUNGS", (*RUNGS, TEA))
    table = waiting()
    assert told(table, 40) == [(20, "tea-offered"), (30, "staff-waiting-long")]
    kept = table.visit_of("Rina").nudges
    assert kept["tea"] == Nudge(1, MONDAY_MORNING + timedelta(minutes=20))
    assert [nudge.count for name, nudge in kept.items() if name.startswith("waiting")] == [1]


def test_rungs_that_are_due_together_are_climbed_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder, "RUNGS", (TEA, *RUNGS))
    table = waiting()
    table.now += timedelta(hours=1)
    [decision] = list(table.sweep())
    assert [say.message.text.name for say in decision.says] == ["tea-offered", "staff-waiting-long"]


def test_a_visit_that_a_rung_has_closed_concerns_none_that_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    late_tea = Rung("tea", (Status.FORM,), tea_at, offer_tea)
    monkeypatch.setattr(ladder, "RUNGS", (*RUNGS, late_tea))
    table = Table()
    table.seat("Rina", Filling("name"))
    visit = table.open("Rina", Status.FORM, nudges={"rests": Nudge(1, MONDAY_MORNING)})
    table.now += timedelta(days=14)
    assert table.fire(visit.id).says == ()
    assert table.visit_of("Rina").status is Status.LAPSED


def test_every_rung_has_a_name_of_its_own_and_every_open_visit_a_rung() -> None:
    assert len({rung.name for rung in RUNGS}) == len(RUNGS)
    concerned = {status for rung in RUNGS for status in rung.concerns}
    assert concerned == set(Status), "also a closed visit may have a survey that is still open"


# Not only visits


def test_another_kind_of_thing_is_watched_by_one_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A made-up letter of the same name as a visit: each has its own deadline, and its own look."""
    looked: list[str] = []
    letter = Watch("parcel", lambda scene: {"v": scene.now}, lambda _, letter_id: looked.append(letter_id))
    monkeypatch.setattr(watching, "WATCHES", (*WATCHES, letter))
    table = Table()
    table.seat("Rina", InVisit())
    visit = table.open("Rina", Status.QUEUED)
    decision = table.pass_deadline(DeadlinePassed("parcel", "v"))
    assert (looked, decision.deadlines) == (["v"], {Watched("parcel", "v"): table.now})
    decision = table.pass_deadline(DeadlinePassed(VISIT, visit.id))
    assert decision.deadlines.keys() == {Watched(VISIT, visit.id), Watched("parcel", "v")}
    assert looked == ["v"]


def test_a_deadline_of_an_unknown_kind_is_not_taken_for_looked_at() -> None:
    with pytest.raises(UnknownKind):
        Table().pass_deadline(DeadlinePassed("parcel", "v"))


def test_only_a_visit_s_deadline_needs_the_visit() -> None:
    passed = {kind: needs(Event(CLOCK, "1", MONDAY_MORNING, DeadlinePassed(kind, "v"))) for kind in (VISIT, "parcel")}
    assert passed[VISIT].visits == frozenset("v")
    assert passed["parcel"] == Needs()
