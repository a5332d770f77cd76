"""The platform counts what arrives, not what is sent: under any way there and back its limits hold, and are used."""

from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channels.pacing import Pace
from tests.channels.test_pacing import SMALL, within

Way = Callable[[], tuple[float, float]]
"""Seconds that the next message needs to be counted, and its answer to be back."""

BULK = [(0.0, 3, str(chat)) for chat in range(1, 301)]


@dataclass
class Post:
    """A desk that sends as soon as its pace lets it, urgent messages first, over a network; and a platform that counts
    by its own clock and, if it is ``strict``, refuses what comes too early."""

    pace: Pace
    way: Way
    strict: int = 0
    retry_after: float = 1.0
    at_once: int = 0
    now: float = 0.0
    counted: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)
    began: dict[int, float] = field(default_factory=dict)
    """When each message was begun that was accepted in the end."""

    def play(self, coming: list[tuple[float, int, str]]) -> None:
        """Messages come, each with its time, urgency and chat; until all have been accepted."""
        numbered = sorted((at, urgency, number, chat) for number, (at, urgency, chat) in enumerate(coming))
        waiting: list[tuple[int, int, str]] = []
        under_way: list[tuple[float, int, float, tuple[int, int, str], bool]] = []
        ties = count()
        while numbered or waiting or under_way:
            while numbered and numbered[0][0] <= self.now:
                _, urgency, number, chat = numbered.pop(0)
                heappush(waiting, (urgency, number, chat))
            while under_way and under_way[0][0] <= self.now:
                self._answered(heappop(under_way), waiting)
            free = len(under_way) < (self.at_once or self.pace.at_once)
            delay = self.pace.delay(waiting[0][2], self.now) if free and waiting else None
            if delay == 0.0:
                message = heappop(waiting)
                there, back = self.way()
                self.pace.spend(message[2], self.now)
                self.began[message[1]] = self.now
                heappush(
                    under_way,
                    (self.now + there + back, next(ties), self.now, message, self._taken(self.now + there)),
                )
                continue
            moments = [*(each[0] for each in numbered[:1]), *(each[0] for each in under_way[:1])]
            if delay is not None:
                moments.append(self.now + max(delay, SMALL))
            self.now = min(moments, default=self.now)

    def _taken(self, at: float) -> bool:
        last_second = sum(at - 1.0 < each <= at for each in self.counted)
        if self.strict and last_second >= self.strict:
            self.refused.append(at)
            return False
        self.counted.append(at)
        return True

    def _answered(
        self, answer: tuple[float, int, float, tuple[int, int, str], bool], waiting: list[tuple[int, int, str]]
    ) -> None:
        at, _, sent_at, message, taken = answer
        self.pace.answered(sent_at, at)
        if not taken:
            self.pace.pause(message[2], at, self.retry_after)
            heappush(waiting, message)

    @property
    def rate(self) -> float:
        """Messages a second, from the first to the last."""
        times = sorted(self.counted)
        return (len(times) - 1) / (times[-1] - times[0])


def network(fixed: float, jitter: float, seed: int) -> Way:
    """A way there and back that takes ``fixed`` seconds at least, and up to ``jitter`` longer."""
    dice = Random(seed)
    share = dice.random()

    def way() -> tuple[float, float]:
        more = dice.choice([0.0, dice.random() ** 3, 1.0]) * jitter
        there = dice.random() * more
        return fixed * share + there, fixed * (1 - share) + more - there

    return way


seeds = st.integers(0, 2**32)
gaps = st.lists(st.tuples(st.sampled_from([0.0, 0.02, 0.4, 1.0, 3.0]), st.integers(1, 70)), min_size=1, max_size=6)


@given(gaps, st.floats(0, 0.4), st.floats(0, 1), st.sampled_from([4, 12, 40]), seeds)
@example([(0.0, 70), (3.0, 70), (3.0, 70)], 0.1, 1.0, 40, 1)
@example([(0.0, 70), (1.0, 70), (0.4, 70)], 0.4, 1.0, 40, 2)
# rule: counted-by-the-platform
def test_no_second_of_the_platform_holds_more_than_permitted(
    bursts: list[tuple[float, int]], fixed: float, unsteady: float, at_once: int, seed: int
) -> None:
    """Whatever comes, also all at once after a pause; on a way that may take twice as long as at its quickest."""
    at = 0.0
    coming: list[tuple[float, int, str]] = []
    for gap, many in bursts:
        at += gap
        coming += [(at, 3, f"{len(coming) + number}") for number in range(many)]
    post = Post(Pace(30), network(fixed, fixed * unsteady, seed), at_once=at_once)
    post.play(coming)
    assert len(post.counted) == len(coming)
    assert within(sorted(post.counted), 30, 1.0), "more than 30 in a second of the platform"


@pytest.mark.parametrize(
    ("fixed", "jitter", "least"), [(0.005, 0.005, 0.97), (0.05, 0.02, 0.95), (0.08, 0.01, 0.95), (0.02, 0.05, 0.95)]
)
def test_what_is_permitted_is_used(fixed: float, jitter: float, least: float) -> None:
    post = Post(Pace(30), network(fixed, jitter, 7), strict=30)
    post.play(BULK * 5)
    assert not post.refused
    assert post.rate >= least * 30


def test_somebody_who_waits_overtakes_what_nobody_is_in_a_hurry_for() -> None:
    post = Post(Pace(30), network(0.05, 0.05, 3), strict=30)
    asked = [(0.5 + 0.25 * number, 1, f"visitor {number}") for number in range(30)]
    post.play([*BULK, *asked])
    waits = [post.began[len(BULK) + number] - at for number, (at, _, _) in enumerate(asked)]
    assert max(waits) < 0.3


@pytest.mark.parametrize("retry_after", [1.0, 7.0])
# rule: refusals-teach
def test_a_platform_that_permits_less_than_it_says_is_met_with_less(retry_after: float) -> None:
    """It refuses a few, is obeyed, and is soon not asked for more than it takes."""
    post = Post(Pace(30), network(0.05, 0.02, 5), strict=24, retry_after=retry_after)
    post.play(BULK * 8)
    assert len(post.counted) == len(BULK) * 8
    assert len(post.refused) <= 16
    late = [at for at in post.refused if at > post.now / 2]
    assert len(late) <= 4, "it goes on being refused"
    assert sum(at > post.now - 20 for at in post.counted) / 20 >= 0.7 * 24


def test_a_refusal_is_obeyed_to_the_end_and_forgotten_after_a_while() -> None:
    pace = Pace(30)
    for chat in range(30):
        pace.spend(str(chat), 0.0)
        pace.answered(0.0, 0.1)
    pace.pause("1", 0.1, 7.0)
    assert pace.delay("50", 0.2) == pytest.approx(0.905), "one refusal may be for one chat's sake"
    pace.pause("2", 0.1, 9.0)
    assert pace.delay("50", 0.2) == pytest.approx(8.9), "a second one is for all"
    assert pace.delay("50", 9.2) == 0.0


def test_a_refusal_in_quiet_times_is_for_that_chat_alone() -> None:
    pace = Pace(30)
    pace.spend("1", 0.0)
    pace.answered(0.0, 0.1)
    pace.pause("1", 0.1, 40.0)
    assert pace.delay("2", 0.2) == 0.0
    assert pace.delay("1", 40.1) == 0.0
    pace.spend("1", 40.2)
    assert pace.delay("1", 40.2) > 0.8, "no burst there after a refusal"


@given(st.floats(0, 1.5), seeds)
@example(0.0, 1)
# rule: limit-holds-at-hand-over
def test_at_a_hand_over_the_limit_holds_for_both_together(between: float, seed: int) -> None:
    """One process dies while it sends as fast as it may; another takes over at any moment after."""
    first = Post(Pace(30), network(0.05, 0.05, seed))
    first.play(BULK[:100])
    ended = first.began[99]
    second = Post(Pace(30), network(0.05, 0.05, seed + 1), now=ended + between)
    second.pace.begin(second.now)
    second.play([(second.now, 3, f"{number}") for number in range(1000, 1060)])
    late_of_the_dead = [at for at in first.counted if at <= ended + between]
    assert within(sorted([*late_of_the_dead, *second.counted]), 30, 1.0)
