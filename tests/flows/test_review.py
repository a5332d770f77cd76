"""Proposals to review a standard: from enough visits only, once a month, decided once and in words."""

from dataclasses import replace

import pytest

from bot.flows.scene.effects import DecideProposal, Propose
from bot.flows.scene.events import StepReckoned, StepsReckoned
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Deciding, Idle
from tests.flows.table import Table, Told


def step(no: int = 7, visits: int = 20, late: int = 20) -> StepReckoned:
    return StepReckoned("sheet", no, "Melayani pengunjung", "30 menit", visits, late, 2280.0, 3060.0)


def desk() -> Table:
    table = Table()
    for name, role in (("Nur", "supervisor"), ("Tina", "supervisor"), ("Sari", "front_office")):
        table.hire(name, role)
    return table


def reckoned(table: Table, *steps: StepReckoned, month: str = "2026-10") -> Told:
    return Told(table, table.enter(StepsReckoned(month, steps)), "nur")


CASES = [
    # visits, late, proposed
    (20, 20, True),
    (20, 17, True),
    (20, 16, False),
    (19, 19, False),
    (1000, 801, True),
    (1000, 800, False),
    (0, 0, False),
]


@pytest.mark.parametrize(("visits", "late", "proposed"), CASES)
# rule: review-needs-enough-visits
def test_a_standard_is_proposed_for_review_when_most_of_enough_visits_overran_it(
    visits: int, late: int, proposed: bool
) -> None:
    told = reckoned(desk(), step(visits=visits, late=late))
    assert bool(told.decision.of(Propose)) is proposed
    assert told.to("Nur") == told.to("Tina") == ("proposals-told" if proposed else "")
    assert told.to("Sari") == ""


# rule: month-reviewed-once
def test_a_month_is_looked_at_once_however_often_it_is_brought() -> None:
    table = desk()
    assert reckoned(table, step()).decision.of(Propose)
    for month in ("2026-10", "2026-09"):
        again = reckoned(table, step(), month=month)
        assert (again.decision.of(Propose), again.to("Nur")) == ((), "")
    assert reckoned(table, step(), month="2026-11").decision.of(Propose)


@pytest.mark.parametrize(("name", "may"), [("Nur", True), ("Adi", True), ("Sari", False)])
@pytest.mark.parametrize("words", ["/usulan", "usulan", ""])
def test_proposals_are_listed_for_who_sees_the_office(name: str, may: bool, words: str) -> None:
    table = desk()
    table.hire("Adi", "admin")
    reckoned(table, step())
    told = table.write(name, words) if words else table.press(name, Verb.PROPOSAL)
    assert told.answers == ("proposals" if may else "day-not-yours")


# rule: proposal-decided-in-words
def test_a_proposal_is_decided_in_words_and_only_once() -> None:
    table = desk()
    reckoned(table, step())
    key = table.proposals[0].id
    for name in ("Nur", "Tina"):
        assert table.press(name, Verb.PROPOSAL, key, "review").answers == "proposal-ask-review"
    assert table.write("Nur", " . ").answers == "ledger-words-please"
    kept = table.write("Nur", "Usul 40 menit; verval memang lebih lama")
    assert (kept.answers, kept.dialog) == ("proposal-kept", Idle())
    assert [each.verdict for each in kept.decision.of(DecideProposal)] == ["review"]
    late = table.write("Tina", "Tetap saja")
    assert (late.answers, late.decision.of(DecideProposal)) == ("proposal-decided-already", ())
    assert table.press("Tina", Verb.PROPOSAL, key, "keep").answers == "staff-press-stale"
    assert "proposal-review" in str(table.write("Nur", "usulan").decision.says)


def test_whoever_is_no_supervisor_any_more_decides_nothing() -> None:
    table = desk()
    reckoned(table, step())
    table.people["sari"] = replace(table.person("Sari"), dialog=Deciding(table.proposals[0].id, "keep"))
    told = table.write("Sari", "Tetap")
    assert (told.answers, told.decision.of(DecideProposal)) == ("day-not-yours", ())


@pytest.mark.parametrize("parts", [("x", "keep"), ("x",), ("x", "maybe"), ("a", "b", "c")])
def test_a_hostile_press_is_stale(parts: tuple[str, ...]) -> None:
    assert desk().press("Nur", Verb.PROPOSAL, *parts).answers == "staff-press-stale"
