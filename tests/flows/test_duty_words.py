"""Words about duty while other words are waited for: two say it, one may be an answer, a visitor's stay theirs."""

import pytest

from bot.flows.state.dialog import Replying, WritingOutcome
from bot.flows.state.visits import Status, Visit
from tests.flows.table import Table


def served() -> tuple[Table, Visit]:
    table = Table()
    table.hire("Bayu", "back_office")
    table.seat("Rina")
    return table, table.open("Rina", Status.IN_SERVICE, reported=7)


# rule: words-for-a-visitor-stay-theirs
@pytest.mark.parametrize(("words", "outcome"), [("selesai bertugas", None), ("Istirahat", "Istirahat")])
def test_an_outcome_is_not_that_somebody_goes(words: str, outcome: str | None) -> None:
    table, visit = served()
    table.seat("Bayu", WritingOutcome(visit.id), staff_id="s-bayu")
    table.write("Bayu", words)
    assert table.visits[visit.id].outcome == outcome


# rule: words-for-a-visitor-stay-theirs
def test_who_writes_to_a_visitor_may_say_so_to_them() -> None:
    table, visit = served()
    table.seat("Bayu", Replying(visit.id, int(table.now.timestamp())), staff_id="s-bayu")
    assert table.write("Bayu", "selesai bertugas").to("Rina") == "relay-to-visitor"
