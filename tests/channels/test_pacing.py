"""The pace: whatever comes and whenever, Telegram's limits are never passed, and nothing waits for no reason."""

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channels.pacing import Pace

ROUNDING = 1e-6
SMALL = 1e-4
"""Seconds by which the virtual clock jumps at least."""

Arrival = tuple[float, str, int]
"""Seconds since the one before, chat, and how many messages come at once."""

PRIVATE = [str(chat) for chat in range(1, 41)]
GROUPS = ["-100", "-200"]

gaps = st.one_of(st.sampled_from([0.0, 0.0, 0.01, 0.3, 1.0, 61.0]), st.floats(0, 5))
CROWD: list[Arrival] = [(0.0, chat, 5) for chat in PRIVATE]
"""Two hundred messages at once to people who have not been written to: only the overall limit holds them."""

arrivals = st.lists(st.tuples(gaps, st.sampled_from(PRIVATE + GROUPS), st.integers(1, 40)), max_size=25)


def played(pace: Pace, coming: list[Arrival]) -> list[tuple[float, str]]:
    """When each message goes out, if each goes as soon as the pace lets it and chats go round in order."""
    waiting: list[str] = []
    sent: list[tuple[float, str]] = []
    now = 0.0
    for gap, chat, count in [*coming, (10_000.0, "", 0)]:
        until = now + gap
        while waiting and now < until:
            now = go(pace, waiting, sent, now)
        now = max(now, until)
        waiting += [chat] * count
        pace.tidy(now)
    assert not waiting, "something waits for ever"
    return sent


def go(pace: Pace, waiting: list[str], sent: list[tuple[float, str]], now: float) -> float:
    """Sends what may go now; answers when to look again."""
    delays = {chat: pace.delay(chat, now) for chat in dict.fromkeys(waiting)}
    chat = min(delays, key=lambda each: delays[each])
    if delays[chat] > 0:
        return now + max(delays[chat], SMALL)
    pace.spend(chat, now)
    pace.answered(now, now)
    waiting.remove(chat)
    sent.append((now, chat))
    return now


def within(times: list[float], most: int, seconds: float) -> bool:
    """Whether no span of that length ever holds more than ``most``."""
    return all(last - first >= seconds - ROUNDING for first, last in zip(times, times[most:], strict=False))


@given(arrivals)
@example(CROWD)
@example([*CROWD[:20], (0.5, "-100", 5), *CROWD[20:]])
@example([(0.0, "-100", 40), (61.0, "-100", 40)])
@example([(0.0, "1", 40), (2.0, "1", 5)])
# rule: group-paced-by-the-minute
def test_telegrams_limits_are_never_passed(coming: list[Arrival]) -> None:
    sent = played(Pace(30), coming)
    assert within([at for at, _ in sent], 30, 1.0), "more than 30 in a second"
    chats = defaultdict(list)
    for at, chat in sent:
        chats[chat].append(at)
    for chat, times in chats.items():
        if chat in GROUPS:
            assert within(times, 20, 60.0), "more than 20 in a minute to a group"
        else:
            for length in range(4, len(times) + 1):
                assert within(times, length - 1, length - 3.0), "more than a burst of 3, then 1 a second"


@given(st.integers(1, 1000), arrivals)
@example(1, CROWD)
@example(10, CROWD)
@example(80, CROWD)
def test_any_other_limit_is_kept_too(per_second: int, coming: list[Arrival]) -> None:
    sent = played(Pace(per_second), coming)
    assert within([at for at, _ in sent], per_second, 1.0)


@given(arrivals)
def test_every_message_goes_out_and_none_waits_longer_than_the_limits_ask(coming: list[Arrival]) -> None:
    sent = played(Pace(30), coming)
    assert len(sent) == sum(count for _, _, count in coming)
    most: defaultdict[str, int] = defaultdict(int)
    for _, chat, count in coming:
        most[chat] += count
    asked = sum(most.values()) / 27
    asked += max((count * (60 / 17 if chat in GROUPS else 1) for chat, count in most.items()), default=0)
    began = sum(gap for gap, _, _ in coming)
    if sent:
        assert sent[-1][0] <= began + asked + 1


def test_a_short_burst_in_a_private_chat_passes_and_then_one_a_second() -> None:
    times = [at for at, _ in played(Pace(30), [(0.0, "1", 8)])]
    assert times[:3] == [0.0, 0.0, 0.0]
    assert [round(later - sooner, 2) for sooner, later in pairwise(times[2:])] == [1.0] * 5


def test_one_busy_chat_does_not_hold_up_another() -> None:
    pace = Pace(30)
    for _ in range(3):
        pace.spend("1", 0.0)
    assert pace.delay("1", 0.5) > 0
    assert pace.delay("2", 0.5) == 0


@pytest.mark.parametrize("per_second", [0, 30])
def test_a_pause_that_was_ordered_holds_whether_or_not_there_is_a_pace(per_second: int) -> None:
    pace = Pace(per_second)
    pace.pause("1", 0.0, 7.0)
    assert pace.delay("1", 2.0) == 5.0
    assert pace.delay("2", 2.0) == 0.0
    assert pace.delay("1", 7.0) == 0.0


def test_a_pause_for_everyone_is_for_everyone_and_never_shortened() -> None:
    pace = Pace(30)
    pace.pause("1", 0.0, 30.0, everyone=True)
    pace.pause("2", 0.0, 5.0, everyone=True)
    assert pace.delay("3", 10.0) == 20.0
    assert pace.delay("3", 30.0) == 0.0


def test_tidying_forgets_nothing_that_is_owed() -> None:
    pace = Pace(30)
    pace.pause("2", 0.0, 9.0)
    for _ in range(3):
        pace.spend("1", 0.0)
    pace.tidy(0.5)
    assert pace.delay("1", 0.5) == 0.5
    assert pace.delay("2", 0.5) == 8.5


def test_without_a_pace_nothing_waits() -> None:
    pace = Pace(0)
    for _ in range(1000):
        assert pace.delay("-100", 0.0) == 0.0
        pace.spend("-100", 0.0)
