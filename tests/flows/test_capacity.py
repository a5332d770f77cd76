"""Capacity by formula, held to a simulation of the same desk."""

import random
from collections.abc import Generator
from datetime import timedelta
from typing import Any

import pytest
import simpy

from bot.flows.queue.capacity import SHARE, capacity
from bot.flows.state.lengths import Lengths
from tests.thoroughness import times

LENGTHS = {
    "alike": Lengths(tuple(timedelta(minutes=20) for _ in range(20))),
    "spread": Lengths(tuple(timedelta(minutes=2 * no) for no in range(1, 21))),
    "a few long ones": Lengths(tuple(timedelta(minutes=10 if no < 18 else 60) for no in range(20))),
}
IN_TIME = timedelta(minutes=15)
VISITORS = times(4_000, 12_000)


def called_in_time(lengths: Lengths, places: int, per_hour: float) -> float:
    """The share of visitors who are called in time in a simulation: they come independently of each other."""
    dice, env = random.Random(7), simpy.Environment()
    desk, waits = simpy.Resource(env, capacity=places), []

    def visitor() -> Generator[simpy.Event, Any, None]:
        came = env.now
        with desk.request() as place:
            yield place
            waits.append(env.now - came)
            yield env.timeout(dice.choice(lengths.spans).total_seconds())

    def door() -> Generator[simpy.Event, Any, None]:
        for _ in range(VISITORS):
            yield env.timeout(dice.expovariate(per_hour / 3600))
            env.process(visitor())

    env.process(door())
    env.run()
    return sum(wait <= IN_TIME.total_seconds() for wait in waits) / len(waits)


@pytest.mark.parametrize("places", [1, 2, 5])
@pytest.mark.parametrize("kind", LENGTHS)
def test_so_many_an_hour_are_called_in_time_and_a_fifth_more_are_not(kind: str, places: int) -> None:
    lengths = LENGTHS[kind]
    found = capacity(lengths, places, IN_TIME)
    most = found.per_hour + 1
    assert called_in_time(lengths, places, found.per_hour or 0.5) >= SHARE - 0.04
    assert called_in_time(lengths, places, most * 1.2) < SHARE


def test_more_officers_take_more_and_longer_visits_fewer() -> None:
    by_places = [capacity(LENGTHS["spread"], places, IN_TIME).per_hour for places in range(1, 8)]
    assert by_places == sorted(by_places)
    assert by_places[0] < by_places[-1]
    long_ones = Lengths(tuple(each * 3 for each in LENGTHS["spread"].spans))
    assert capacity(long_ones, 4, IN_TIME).per_hour < by_places[3]
    assert capacity(LENGTHS["spread"], 4, IN_TIME).mean == timedelta(minutes=21)
