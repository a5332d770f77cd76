"""What is kept in rows comes back as the value it was, and what a row cannot mean spoils nothing else."""

import pytest

from bot import records
from bot.flows.state.meeting import Way
from bot.flows.state.visits import Status, Visit
from tests.clock import MONDAY_MORNING


def called(name: str, way: Way | None) -> Visit:
    return Visit(name, "p", "s", MONDAY_MORNING, MONDAY_MORNING, Status.IN_SERVICE, way=way, calendar_id="c")


@pytest.mark.parametrize("way", [None, *Way])
def test_the_way_into_the_meeting_comes_back_as_what_it_is(way: Way | None) -> None:
    row = records.visit_row(called("v", way), occupies=True)
    assert type(row["way"]) in (str, type(None))
    assert records.visits_of([row], [], [])["v"].way is way


@pytest.mark.parametrize("column", ["way", "status"])
def test_a_visit_whose_row_means_nothing_is_left_out_alone(column: str) -> None:
    rows = [records.visit_row(called(name, Way.ASKED), occupies=True) for name in ("v", "w")]
    assert list(records.visits_of([{**rows[0], column: "entah"}, rows[1]], [], [])) == ["w"]
