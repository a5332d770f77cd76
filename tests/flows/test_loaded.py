"""What was not loaded is never taken for nothing; each kind of effect has its writer."""

from datetime import timedelta
from typing import get_args

import pytest

from bot.flows.scene.effects import Effect, Say
from bot.flows.state.at_desk import AtDesk, Queue, order
from bot.flows.state.loaded import Counters, Loaded, NotLoaded
from bot.turn.writers import WRITERS
from tests.clock import MONDAY_MORNING


def test_what_was_sought_and_not_found_is_nothing_and_what_was_not_sought_is_an_error() -> None:
    loaded = Loaded({"a": 1}, ("b",))
    assert (loaded.get("a"), loaded.get("b"), "b" in loaded) == (1, None, False)
    with pytest.raises(NotLoaded):
        loaded.get("c")


def test_a_counter_that_was_not_looked_up_is_not_zero() -> None:
    counters = Counters({"queue": 0})
    assert counters.given("queue", 7).last("queue") == 7
    with pytest.raises(NotLoaded):
        counters.last("visit")
    with pytest.raises(NotLoaded):
        counters.given("visit", 1)


def test_every_kind_of_effect_but_what_is_said_has_its_writer() -> None:
    assert set(WRITERS) == set(get_args(Effect)) - {Say}


def waiting(number: int, minutes: float = 0) -> AtDesk:
    return AtDesk(f"v{number}", f"A-{number:03d}", MONDAY_MORNING + timedelta(minutes=minutes), f"N-{number}")


def test_the_place_told_is_the_order_served_whoever_comes_and_goes() -> None:
    newcomer = waiting(6, 9)
    queue = Queue((waiting(1), waiting(2, 1)), count=5, places={"v5": 5}, ahead={(newcomer.queued_at, ""): 5})
    queue = queue.joined(newcomer).left("v1")
    assert [queue.place(visit) for visit in ("v2", "v5", "v6")] == [1, 4, 5]
    with pytest.raises(NotLoaded):
        queue.place("v3")


def test_who_joins_in_one_moment_waits_in_the_order_of_their_numbers() -> None:
    queue = Queue()
    for number in (10, 9, 2):
        queue = queue.joined(waiting(number))
    assert [place.visit_id for place in queue.heads] == ["v2", "v9", "v10"]
    assert sorted(queue.heads, key=order) == list(queue.heads)
