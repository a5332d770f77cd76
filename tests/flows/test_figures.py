"""The figures of a day: what is in the middle, and what counts as a promise that was kept."""

from datetime import timedelta

import pytest

from bot.flows.journey.figures import middle
from bot.flows.journey.tally import Wait, wait_figures
from tests.clock import MONDAY_MORNING as NOW


def spans(*seconds: int) -> list[timedelta]:
    return [timedelta(seconds=each) for each in seconds]


# rule: middle-is-the-median
@pytest.mark.parametrize(("lengths", "told"), [((7,), 7), ((10, 20), 15), ((1, 2, 90), 2), ((1, 10, 30, 90), 20)])
def test_of_an_even_number_the_middle_is_the_mean_of_two(lengths: tuple[int, ...], told: int) -> None:
    assert middle(spans(*lengths)) == timedelta(seconds=told)


# rule: early-call-keeps-the-promise
@pytest.mark.parametrize(("called", "kept"), [(-5, True), (5, True), (20, True), (21, False)])
def test_called_before_what_was_told_is_over_is_kept(called: int, kept: bool) -> None:
    told = [NOW + timedelta(minutes=each) for each in (10, 20)]
    wait = Wait(NOW - timedelta(minutes=30), NOW + timedelta(minutes=called), *told)
    assert wait.kept is kept
    figures = wait_figures([wait, Wait(NOW, NOW)])
    assert figures is not None
    assert (figures.promised, figures.kept) == (1, int(kept))
