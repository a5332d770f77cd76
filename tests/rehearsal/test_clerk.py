"""A simulated officer who works through a day: what they press, in which order, and what they leave alone."""

import pytest

from bot.flows.scene.tokens import Verb, token
from bot.rehearsal.office_day.clerk import LOOKS_EVERY, Clerk
from bot.rehearsal.simulation.chats import Bubble, Pressable
from bot.rehearsal.simulation.officer import Manner
from bot.rehearsal.simulation.telegram import Telegram
from bot.rehearsal.simulation.world import World

STEADY = Manner(forgets=0.0, takes_break=0.0)
LONG = LOOKS_EVERY.total_seconds()


class Desk:
    """A clerk at their phone. ``pressed`` is what they pressed and when, ``said`` what they wrote."""

    def __init__(self) -> None:
        self.world = World("tes")
        self.telegram = Telegram(self.world)
        self.clerk = Clerk(self.world, self.telegram, "Sari", STEADY)
        self.pressed: list[tuple[str, float]] = []
        self.telegram.pressed = lambda data: self.pressed.append((data, self.world.passed))

    def shows(self, number: int, *tokens: str, words: str = "") -> None:
        """A message with buttons arrives, or is edited."""
        buttons = tuple(Pressable(number, each, each) for each in tokens)
        self.clerk.chat.bubbles[number] = Bubble(number, words or f"kartu {number}", buttons)
        self.clerk.chat.notice()

    def passes(self, seconds: float) -> None:
        until = self.world.passed + seconds
        while self.world.passed < until:
            self.world.go_on(until)

    @property
    def said(self) -> list[str]:
        return [each["message"]["text"] for each in self.telegram.waiting if "message" in each]

    @property
    def tokens(self) -> list[str]:
        return [data for data, _ in self.pressed]


@pytest.fixture
def counter() -> Desk:
    return Desk()


def test_who_waits_is_left_to_the_desk(counter: Desk) -> None:
    counter.shows(1, token(Verb.CLAIM, "k1"), token(Verb.CALL, "k1"))
    counter.passes(LONG)
    assert counter.pressed == []


def test_one_thing_is_done_at_a_time(counter: Desk) -> None:
    counter.shows(1, token(Verb.STEP, "k1", 3))
    counter.shows(2, token(Verb.STEP, "k2", 3))
    counter.passes(LONG)
    [(first, at), (second, later)] = counter.pressed
    assert (first, second) == (token(Verb.STEP, "k2", 3), token(Verb.STEP, "k1", 3))
    assert later - at > 10, "a step takes its time"


def test_a_step_is_reported_again_only_once_the_card_says_something_else(counter: Desk) -> None:
    counter.shows(1, token(Verb.STEP, "k1", 7), words="langkah 5")
    counter.passes(LONG)
    counter.shows(2, token(Verb.STEP, "k1", 7, "sure"), words="Akhiri juga?")
    counter.shows(1, token(Verb.STEP, "k1", 7), words="langkah 5")
    counter.passes(LONG)
    assert counter.tokens == [token(Verb.STEP, "k1", 7)], "what a colleague is at is not ended"
    counter.shows(1, token(Verb.STEP, "k1", 7), words="langkah 7")
    counter.passes(LONG)
    assert counter.tokens == [token(Verb.STEP, "k1", 7)] * 2


def test_with_nothing_in_sight_the_list_of_work_is_looked_at_and_opened(counter: Desk) -> None:
    counter.clerk.begin_day()
    for number in range(20):
        counter.shows(number, token(Verb.CALL, f"k{number}"))
    counter.passes(3 * LONG)
    assert counter.said[0] == "mulai bertugas"
    assert 2 <= counter.said.count("pekerjaan saya") <= 4
    counter.shows(99, token(Verb.OPEN, "k1"))
    counter.passes(LONG)
    assert counter.tokens == [token(Verb.OPEN, "k1")]


def test_whoever_has_done_something_looks_at_once_for_what_comes_next(counter: Desk) -> None:
    counter.clerk.begin_day()
    counter.shows(1, token(Verb.CALL, "k1"))
    counter.passes(60)
    looked = counter.said.count("pekerjaan saya")
    counter.shows(2, token(Verb.CLAIM, "k2"))
    counter.passes(30)
    counter.shows(2, token(Verb.REMARK, "k2"))
    counter.passes(60)
    assert counter.tokens == [token(Verb.CLAIM, "k2")]
    assert (looked, counter.said.count("pekerjaan saya")) == (1, 2)


def test_a_question_with_many_answers_comes_to_an_end(counter: Desk) -> None:
    for number in range(30):
        counter.shows(number, token(Verb.SORT, "k1", number), token(Verb.SORT, "k1", number, "no"))
        counter.passes(LONG)
    assert len(counter.pressed) == 6


@pytest.mark.parametrize("habit", [Manner(forgets=1.0, takes_break=0.0), Manner(forgets=0.0, takes_break=1.0)])
def test_nobody_rests_from_what_is_no_work(counter: Desk, habit: Manner) -> None:
    """A hundred messages with nothing to be done cost nobody their day."""
    counter.clerk._manner = habit
    for number in range(100):
        counter.shows(number, token(Verb.CALL, f"k{number}"))
        counter.passes(60)
    assert counter.world.counted == {}
    counter.shows(200, token(Verb.CLAIM, "k1"))
    counter.passes(60)
    assert [each.partition(" ")[0] for each in counter.world.counted] == ["habit"]
