"""A plain update read by hand is the event that the library's types make of it, however it is spoilt."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.scene.events import TELEGRAM, ChoicePressed, Event, TextSent
from bot.handlers.telegram import by_library, read_update
from bot.handlers.telegram_plain import plain_event
from tests.clock import MONDAY_MORNING
from tests.handlers.raw import AT, BOT, CHAT, GROUP, RINA, membership, message, press

PLAIN = (
    message(text="halo"),
    message(text="/start ref", entities=[{"type": "bot_command", "offset": 0, "length": 6}]),
    message(text="ha\x00lo\ud800" * 900, reply_to_message={"message_id": 3}),
    press(),
    press("a:b", **{"from": {"id": 42, "is_bot": False, "first_name": "Rina"}}),
)
OTHERS: tuple[dict[str, Any], ...] = (
    *(
        membership("kicked"),
        press(None),
        press(message=None),
        {"update_id": 1},
        {"message": message(text="x")["message"]},
    ),
    *(message(text="x", caption="y"), message(text="x", chat=GROUP), message(text="x", **{"from": BOT})),
    *(message(text="x", date=True), message(text="x", chat={**CHAT, "id": 2**60}), message(dice={"value": 3})),
    *(message(text="x", **{"from": {**RINA, "language_code": 7}}), {**press(), "message": 5}),
)
ODD: st.SearchStrategy[Any] = st.one_of(
    *(st.none(), st.booleans(), st.integers(-2, 2**62), st.just(AT), st.text(max_size=4), st.just([])),
    *(st.just(each) for each in (CHAT, GROUP, RINA, BOT, {}, "private", {"id": 42, "type": "private"})),
)
KEYS = st.sampled_from(
    ("text", "caption", "contact", "photo", "edit_date", "date", "id", "type", "is_bot", "from", "x")
)


def library(raw: dict[str, Any]) -> Event | None:
    """What the library makes of an update."""
    found = by_library(deepcopy(raw), MONDAY_MORNING)
    return found.event if found else None


@pytest.mark.parametrize("raw", PLAIN)
def test_a_plain_update_is_read_alike(raw: dict[str, Any]) -> None:
    # rule: plain-update-read-alike
    event = plain_event(raw, MONDAY_MORNING)
    assert event is not None
    assert event == library(raw)
    assert read_update(raw, MONDAY_MORNING) == by_library(raw, MONDAY_MORNING)


@pytest.mark.parametrize("raw", OTHERS)
def test_what_is_not_plain_is_left_to_the_library(raw: dict[str, Any]) -> None:
    assert plain_event(raw, MONDAY_MORNING) is None


def test_a_text_and_a_press_say_what_came() -> None:
    text, pressed = (plain_event(each, MONDAY_MORNING) for each in (message(text="halo"), press("m")))
    assert text is not None
    assert pressed is not None
    assert (text.channel, text.external_id, text.body, text.address) == (TELEGRAM, "m:42:7", TextSent("halo"), "42")
    assert (pressed.external_id, pressed.body, pressed.language) == ("c:900", ChoicePressed("m"), "id")


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """A plain update of which a few parts are gone, or are something else."""
    raw: dict[str, Any] = deepcopy(draw(st.sampled_from(PLAIN)))
    for _ in range(draw(st.integers(0, 3))):
        part = _part_of(draw, raw)
        goes: bool = draw(st.booleans())
        if part and goes:
            del part[draw(st.sampled_from(sorted(part)))]
        else:
            key = draw(st.one_of(KEYS, st.sampled_from(sorted(part) or ["x"])))
            part[key] = deepcopy(draw(ODD))
    return raw


def _part_of(draw: st.DrawFn, whole: dict[str, Any]) -> dict[str, Any]:
    inner: list[dict[str, Any]] = [each for each in whole.values() if isinstance(each, dict)]
    deeper: bool = draw(st.booleans())
    return _part_of(draw, draw(st.sampled_from(inner))) if inner and deeper else whole


@given(spoilt())
def test_a_spoilt_one_is_read_alike_or_left(raw: dict[str, Any]) -> None:
    # rule: plain-update-read-alike
    event = plain_event(raw, MONDAY_MORNING)
    assert event is None or event == library(raw)
