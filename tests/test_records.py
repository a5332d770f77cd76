"""What is kept in rows comes back as the value it was, and what a row cannot mean spoils nothing else."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot import records
from bot.flows.state.deviation import Became, Deviation, DeviationEntry, DeviationKind
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


def late(visit: Visit, *became: Became) -> Visit:
    entries = tuple(
        DeviationEntry(what, MONDAY_MORNING + timedelta(minutes=at), "sari") for at, what in enumerate(became)
    )
    new = Deviation("v.0", DeviationKind.TIME, 3, 4, MONDAY_MORNING, "front_office", None, entries)
    return replace(visit, deviations=(new,))


def rows_of(before: Visit | None, visit: Visit) -> list[dict[str, Any]]:
    """What became of a visit's deviation, each with it."""
    [deviation] = records.deviation_rows(None, visit)
    return [{**entry, **deviation} for entry in records.entry_rows(before, visit)]


def test_what_became_of_a_deviation_comes_back_in_its_order_and_is_written_once() -> None:
    before = late(called("v", None), Became.RAISED)
    after = late(before, Became.RAISED, Became.WITHDRAWN)
    rows = [*rows_of(None, before), *rows_of(before, after)]
    assert [row["what"] for row in rows] == ["raised", "withdrawn"]
    assert records.deviation_rows(before, after) == []
    [back] = records.visits_of([records.visit_row(after, occupies=True)], [], rows)["v"].deviations
    assert (back, back.stands) == (after.deviations[0], False)


@pytest.mark.parametrize("column", ["what", "kind"])
def test_a_visit_with_a_deviation_that_means_nothing_is_left_out_alone(column: str) -> None:
    visits = [late(called("v", None), Became.RAISED), called("w", None)]
    [entry] = rows_of(None, visits[0])
    rows = [records.visit_row(visit, occupies=True) for visit in visits]
    assert list(records.visits_of(rows, [], [{**entry, column: "entah"}])) == ["w"]


def test_a_visit_with_a_result_that_means_nothing_is_left_out_alone() -> None:
    rows = [records.visit_row(called(name, None), occupies=True) for name in ("v", "w")]
    assert list(records.visits_of([{**rows[0], "result": {"at": "entah"}}, rows[1]], [], [])) == ["w"]
