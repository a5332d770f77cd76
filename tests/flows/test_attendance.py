"""What sightings in the meeting amount to: whatever order they come in, and honest about what did not come."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flows.meeting.attendance import HOP_GRACE, Attendance, attend
from bot.flows.state.meeting import Sighted, Sighting
from tests.flows.drawn import START
from tests.flows.walks import FAR_ON, WHO, jumbled, walks
from tests.thoroughness import times


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def seen(story: str) -> list[Sighting]:
    """Sightings in one line: ``0 waiting a, 1 into_room a@1`` (minute, what, which device, which room)."""
    found = []
    for number, words in enumerate(filter(None, map(str.strip, story.split(",")))):
        minute, kind, *where = words.split()
        device, _, room = (where or [""])[0].partition("@")
        happened_at = at(float(minute))
        found.append(Sighting(f"{number:03d}", WHO, Sighted(kind), device, happened_at, room))
    return found


def told(attendance: Attendance) -> str:
    """An attendance in one line of minutes: came, admitted, into room, out of room, left; - for unknown."""
    times = (
        attendance.came_at,
        attendance.admitted_at,
        attendance.into_room_at,
        attendance.out_of_room_at,
        attendance.left_at,
    )
    return " ".join("-" if each is None else f"{(each - START) / timedelta(minutes=1):g}" for each in times)


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        pytest.param("", "- - - - -", id="nobody"),
        pytest.param("1 waiting a", "1 - - - -", id="waits"),
        pytest.param("1 waiting", "1 - - - -", id="waits for the host"),
        pytest.param("1 waiting, 3 joined a", "1 3 - - -", id="the host has come"),
        pytest.param("1 waiting, 3 joined a, 4 left a", "1 3 - - 4", id="waiting for the host is no device"),
        pytest.param("1 waiting, 2 left_waiting", "1 - - - 2", id="tired of waiting for the host"),
        pytest.param("1 waiting, 2 left_waiting, 3 waiting", "1 - - - -", id="and back"),
        pytest.param("1 waiting, 3 left_waiting, 3 joined a", "1 3 - - -", id="the host lets in whoever waits"),
        pytest.param("1 waiting, 3 joined a, 3.1 left_waiting", "1 3 - - -", id="told a moment late"),
        pytest.param("1 waiting, 2 left_waiting, 3 joined a, 4 left a", "1 3 - - 4", id="comes again and goes"),
        pytest.param("1 waiting a, 3 left_waiting a", "1 - - - 3", id="tired of waiting"),
        pytest.param("1 waiting a, 3 admitted a, 3 joined a", "1 3 - - -", id="admitted"),
        pytest.param("1 waiting a, 3 left_waiting a, 3 admitted a, 3 joined a", "1 3 - - -", id="out of the lobby"),
        pytest.param("1 waiting a, 3 joined b, 4 left b", "1 3 - - 4", id="other names waiting and inside"),
        pytest.param("2 joined a", "2 2 - - -", id="no waiting room"),
        pytest.param("2 joined a, 5 into_room a@1", "2 2 5 - -", id="into a room"),
        pytest.param("2 joined a, 5 left a, 5 joined a, 5 into_room a@1", "2 2 5 - -", id="moves, told as leaving"),
        pytest.param("2 joined a, 5 into_room a@1, 5 joined a, 9 out_of_room a@1", "2 2 5 9 -", id="in one instant"),
        pytest.param("2 joined a, 5 into_room a@1, 5.04 left a", "2 2 5 - -", id="the main room's side comes late"),
        pytest.param("2 joined a, 5 into_room a@1, 9 out_of_room a@1", "2 2 5 9 -", id="out of the room"),
        pytest.param("2 joined a, 5 into_room a@1, 9 out_of_room a@1, 9 joined a", "2 2 5 9 -", id="and back"),
        pytest.param(
            "2 joined a, 5 into_room a@1, 9 out_of_room a@1, 9 left a, 9 joined a", "2 2 5 9 -", id="and back, told"
        ),
        pytest.param("2 joined a, 5 into_room a@1, 9 out_of_room a@1, 9 into_room a@2", "2 2 5 - -", id="hops"),
        pytest.param("2 joined a, 5 into_room a@1, 9 out_of_room a@1, 9.4 into_room a@2", "2 2 5 - -", id="slowly"),
        pytest.param(
            "2 joined a, 5 into_room a@1, 9 out_of_room a@1, 9.4 into_room a@2, 12 out_of_room a@2",
            "2 2 5 12 -",
            id="two rooms",
        ),
        pytest.param("2 joined a, 5 into_room a@1, 9 out_of_room a@1, 11 left a", "2 2 5 9 11", id="goes"),
        pytest.param("2 joined a, 4 left a", "2 2 - - 4", id="drops out"),
        pytest.param("2 joined a, 4 left a, 5 joined b", "2 2 - - -", id="comes back"),
        pytest.param("2 joined a, 3 joined b, 4 left a", "2 2 - - -", id="one of two devices goes"),
        pytest.param("2 joined a, 3 joined b, 4 left a, 6 left b", "2 2 - - 6", id="both go"),
        pytest.param("2 joined a, 3 joined b, 5 into_room a@1, 6 left b", "2 2 5 - -", id="the other one goes"),
        pytest.param(
            "2 joined a, 3 joined b, 5 into_room a@1, 6 into_room b@1, 8 out_of_room b@1", "2 2 5 - -", id="one stays"
        ),
        pytest.param("2 joined a, 2 joined b, 4 left x", "2 2 - - -", id="which of the two is not known"),
        pytest.param(
            "2 joined a, 5 into_room a@1, 9 out_of_room a@1, 9 left a, 10 joined b",
            "2 2 5 - -",
            id="back after a drop in the room",
        ),
        pytest.param("2 joined a, 4 waiting a", "2 2 - - -", id="sent back to the waiting room"),
        pytest.param("2 joined a, 3 waiting b, 5 left a", "2 2 - - -", id="a second device waits"),
        pytest.param("2 joined a, 3 waiting b, 4 joined a, 5 left a", "2 2 - - -", id="and waits"),
        pytest.param("2 joined a, 3 waiting b, 4 left a, 4 joined a, 5 left a", "2 2 - - -", id="still"),
        pytest.param("2 joined a, 2 joined b, 4 left b, 4 left b", "2 2 - - -", id="leaving told twice"),
    ],
)
def test_what_sightings_amount_to(story: str, expected: str) -> None:
    assert told(attend(seen(story), START + FAR_ON)) == expected


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        pytest.param("2 joined a, 4 left b", "2 2 - - -", id="another device's joining"),
        pytest.param("6 admitted a, 6 joined a", "- 6 - - -", id="coming"),
        pytest.param("2 left_waiting", "- - - - 2", id="waiting for the host"),
        pytest.param("1 waiting a, 6 joined a", "1 6 - - -", id="admitted, of two that say so"),
        pytest.param("1 waiting a, 6 admitted a", "1 6 - - -", id="joined, of two that say so"),
        pytest.param("1 waiting a, 20 into_room a@1", "1 - 20 - -", id="admitted and joined"),
        pytest.param("1 waiting a, 20 left a, 21 joined b", "1 - - - -", id="joined before a drop"),
        pytest.param("2 joined a, 9 out_of_room a@1", "2 2 - 9 -", id="going into the room"),
        pytest.param("2 joined a, 9 out_of_room a@1, 11 left a", "2 2 - 9 11", id="likewise"),
        pytest.param("2 joined a, 9 out_of_room a@1, 9 into_room a@2", "2 2 - - -", id="before a hop"),
        pytest.param("2 joined a, 5 into_room a@1, 16 left a", "2 2 5 - 16", id="out of the room"),
        pytest.param("2 joined a, 5 into_room a@1, 9 joined a", "2 2 5 9 -", id="out, told by being back"),
        pytest.param("5 into_room a@1, 9 into_room a@2, 12 out_of_room a@2", "- - 5 12 -", id="out, in a hop"),
        pytest.param(
            "2 joined a, 5 into_room a@1, 9 out_of_room a@1, 12 out_of_room a@2",
            "2 2 5 12 -",
            id="in, in a hop",
        ),
        pytest.param("2 joined a, 5 into_room a@1, 9 out_of_room a@1", "2 2 5 9 -", id="leaving"),
    ],
)
def test_what_was_not_told_stays_unknown(story: str, expected: str) -> None:
    """The name says which sighting is missing. What is not known, the timeline infers; a moment made up accuses."""
    assert told(attend(seen(story), START + FAR_ON)) == expected


@pytest.mark.parametrize(
    ("story", "minute", "expected", "again"),
    [
        ("9 out_of_room a@1", 9.2, "2 2 5 - -", True),
        ("9 out_of_room a@1", 9.5, "2 2 5 9 -", False),
        ("9 out_of_room a@1, 9 joined a", 9, "2 2 5 9 -", False),
        ("9 out_of_room a@1, 9 left a", 9, "2 2 5 - 9", False),
        ("9 out_of_room a@1, 9.2 into_room a@2", 9.2, "2 2 5 - -", False),
    ],
)
# rule: meeting-hop-is-no-leaving
def test_out_of_a_room_counts_once_it_is_no_hop(story: str, minute: float, expected: str, again: bool) -> None:
    found = attend(seen(f"2 joined a, 5 into_room a@1, {story}"), at(minute))
    assert told(found) == expected
    assert found.unsettled_until == (at(9) + HOP_GRACE if again else None)


@settings(max_examples=times(20, 400))
@given(st.data())
def test_the_complete_record_is_understood_in_any_order(data: st.DataObject) -> None:
    walk = data.draw(walks())
    found = attend(data.draw(jumbled(walk)), START + FAR_ON)
    assert told(found) == told(walk.truth)
    assert found.unsettled_until is None


@settings(max_examples=times(20, 400))
@given(st.data())
def test_what_sightings_and_devices_are_called_decides_nothing(data: st.DataObject) -> None:
    """rule: names-decide-nothing. Names are digests; much happens within one instant."""
    kinds, names, rooms = st.sampled_from(Sighted), st.sampled_from(("a", "b", WHO)), st.sampled_from("12")
    instants = st.integers(0, 3).map(lambda minutes: at(minutes / 4))
    drawn = st.builds(Sighting, st.just(""), st.just(WHO), kinds, names, instants, rooms)
    told_of = data.draw(st.lists(drawn, max_size=12))
    called = dict(zip(("a", "b", WHO), data.draw(st.permutations(("x", "y", "z"))), strict=True))
    renamed = [replace(each, attendee=called[WHO], device=called[each.device]) for each in told_of]
    assert attend(renamed, START + FAR_ON) == attend(told_of, START + FAR_ON)


@pytest.mark.parametrize("known", ["a", "z"])
def test_whoever_leaves_without_a_device_leaves_the_one_that_is_left(known: str) -> None:
    before = seen(f"1 joined {known}, 1 joined m")
    gone = [Sighting("k", WHO, Sighted.LEFT, device, at(2)) for device in (WHO, known)]
    assert attend([*before, *gone], START + FAR_ON).left_at == at(2)


@settings(max_examples=times(20, 400))
@given(st.data())
def test_nobody_is_said_to_have_left_while_a_device_is_known_there(data: st.DataObject) -> None:
    walk = data.draw(walks())
    some = data.draw(st.lists(st.sampled_from(walk.told), unique_by=lambda each: each.key))
    if walk.known_there(some):
        assert attend(some, START + FAR_ON).left_at is None
