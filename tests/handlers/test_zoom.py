"""Reading Zoom's events: every type, whatever is missing, by the time it happened; and nothing makes it fall."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.flows.given.identity_number import MASK
from bot.flows.scene.events import ZOOM, AttendeeSeen, Body, Event, MeetingNoticed, MeetingOver
from bot.flows.state.meeting import Sighted
from bot.handlers.zoom import read_event
from tests.clock import MONDAY_MORNING
from tests.handlers.zoom_raw import AT, HOST, JOINING, MEETING, NOTHING, REGISTRANT, ROOM, TIMES, Json, event, seen

MANY = 10_000
EARLIER = datetime(2026, 11, 23, 1, 59, 30, tzinfo=UTC)


def read(raw: Any) -> Event:
    """The event in a body that can be read."""
    found = read_event(raw, MEETING, MONDAY_MORNING)
    assert found.event is not None
    assert found.event.channel == ZOOM
    assert found.key == found.event.key
    return found.event


def who(raw: Json) -> AttendeeSeen:
    body = read(raw).body
    assert isinstance(body, AttendeeSeen)
    return body


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("joined_waiting_room", Sighted.WAITING),
        ("put_in_waiting_room", Sighted.WAITING),
        ("left_waiting_room", Sighted.LEFT_WAITING),
        ("admitted", Sighted.ADMITTED),
        ("joined", Sighted.JOINED),
        ("joined_breakout_room", Sighted.INTO_ROOM),
        ("left_breakout_room", Sighted.OUT_OF_ROOM),
        ("left", Sighted.LEFT),
    ],
)
def test_what_somebody_does(what: str, kind: Sighted) -> None:
    body = who(seen(what))
    assert (body.kind, body.attendee, body.device) == (kind, f"r:{REGISTRANT}", JOINING)
    assert (body.name, body.registrant, body.host) == ("A-001 Rina Simbolon", REGISTRANT, False)
    assert body.room == (ROOM if "breakout" in what else "")
    assert read(seen(what)).happened_at == EARLIER


def test_waiting_for_the_host_has_a_name_and_no_device() -> None:
    body = who(seen("jbh_waiting"))
    assert (body.kind, body.attendee, body.device, body.registrant) == (
        Sighted.WAITING,
        "n:A-001 Rina Simbolon",
        "",
        "",
    )
    assert read(seen("jbh_waiting", stamp=(AT - 60) * 1000)).happened_at == MONDAY_MORNING - timedelta(minutes=1)


# rule: host-wait-left-is-leaving
def test_who_no_longer_waits_for_the_host_has_left() -> None:
    body = who(seen("jbh_waiting_left"))
    assert (body.kind, body.attendee, body.device) == (Sighted.LEFT_WAITING, f"r:{REGISTRANT}", "")


@pytest.mark.parametrize(
    ("missing", "attendee", "device", "also"),
    [
        pytest.param((), f"r:{REGISTRANT}", JOINING, (f"p:{JOINING}", "u:16778240"), id="nothing"),
        pytest.param(("registrant_id",), f"p:{JOINING}", JOINING, ("u:16778240",), id="registrant"),
        pytest.param(("email",), f"r:{REGISTRANT}", JOINING, (f"p:{JOINING}", "u:16778240"), id="e-mail"),
        pytest.param(("id", "email", "registrant_id"), f"p:{JOINING}", JOINING, ("u:16778240",), id="a guest"),
        pytest.param(("participant_uuid", "id"), f"r:{REGISTRANT}", "16778240", ("u:16778240",), id="joining"),
        pytest.param(
            ("participant_uuid", "registrant_id", "user_id", "id", "email"),
            "n:A-001 Rina Simbolon",
            "n:A-001 Rina Simbolon",
            (),
            id="all but the name",
        ),
        pytest.param(("user_name",), f"r:{REGISTRANT}", JOINING, (f"p:{JOINING}", "u:16778240"), id="name"),
    ],
)
def test_who_somebody_is_when_fields_are_missing(
    missing: tuple[str, ...], attendee: str, device: str, also: tuple[str, ...]
) -> None:
    body = who(seen("joined", **dict.fromkeys(missing, NOTHING)))
    assert (body.attendee, body.device, body.also) == (attendee, device, also)


def test_a_caller_by_phone_is_known_by_the_joining() -> None:
    raw = seen("joined", user_name="6281****001", phone_number="6281200000001", id="", email="", registrant_id=NOTHING)
    body = who(raw)
    assert (body.attendee, body.name) == (f"p:{JOINING}", "6281****001")
    assert "6281200000001" not in repr(body)


def test_a_signed_in_account_is_known_by_it_and_the_host_as_host() -> None:
    guest = who(seen("joined", id="abc", registrant_id=NOTHING, participant_uuid=NOTHING, user_id=NOTHING))
    assert (guest.attendee, guest.host) == ("i:abc", False)
    assert who(seen("joined", id=HOST)).host


def test_somebody_without_any_name_is_noticed_and_left() -> None:
    raw = seen("joined", **dict.fromkeys(("registrant_id", "participant_uuid", "id", "user_id", "user_name"), NOTHING))
    assert isinstance(read(raw).body, MeetingNoticed)


def test_numbers_where_text_is_expected_are_read_as_text() -> None:
    raw = seen("joined", user_id=16778240, participant_uuid=NOTHING)
    raw["payload"]["object"]["id"] = int(MEETING)
    assert who(raw).device == "16778240"


def test_breakout_rooms_are_of_one_joining_by_whatever_name() -> None:
    """Recorded: within breakout rooms the user id has a time glued to it, and the old one is named as parent."""
    without = {"participant_uuid": NOTHING}
    assert who(seen("joined", **without)).device == who(seen("joined_breakout_room", **without)).device == "16778240"


def test_the_room_is_found_on_either_level() -> None:
    raw = seen("joined_breakout_room", breakout_room_uuid="lain==")
    del raw["payload"]["object"]["breakout_room_uuid"]
    assert who(raw).room == "lain=="
    assert who(seen("joined_breakout_room", room="satu==")).room == "satu=="


@pytest.mark.parametrize(
    ("reason", "moved"),
    [
        ("A-001 left the meeting. Reason : left the meeting to join breakout room", True),
        ("A-001 left the meeting.<br>Reason: leave breakout room to join main meeting", True),
        ("Leave Breakout Room", True),
        ("left the meeting", False),
        ("A-001 got disconnected from the meeting. Reason : Client Close.", False),
        ("Host ended the meeting.", False),
        ("", False),
        (NOTHING, False),
        (None, False),
        (3, False),
    ],
)
# rule: room-change-is-no-leaving
def test_changing_rooms_is_not_leaving(reason: Any, moved: bool) -> None:
    body = read(seen("left", leave_reason=reason)).body
    assert isinstance(body, MeetingNoticed if moved else AttendeeSeen)


@pytest.mark.parametrize(
    ("what", "at", "stamp", "expected"),
    [
        ("joined", "2026-11-23T01:59:30Z", AT * 1000, EARLIER),
        ("joined", "2026-11-23T08:59:30+07:00", AT * 1000, EARLIER),
        ("joined", "2026-11-23T02:00:01Z", AT * 1000, MONDAY_MORNING),
        ("joined", "2027-01-01T00:00:00Z", AT * 1000, MONDAY_MORNING),
        ("joined", "2026-11-23T01:59:30", (AT - 60) * 1000, MONDAY_MORNING - timedelta(minutes=1)),
        ("joined", "kemarin", (AT - 60) * 1000, MONDAY_MORNING - timedelta(minutes=1)),
        ("joined", NOTHING, (AT - 60) * 1000, MONDAY_MORNING - timedelta(minutes=1)),
        ("joined", NOTHING, (AT + 60) * 1000, MONDAY_MORNING),
        ("joined", NOTHING, "besok", MONDAY_MORNING),
        ("joined", NOTHING, NOTHING, MONDAY_MORNING),
        ("joined", None, -5, MONDAY_MORNING),
        ("joined", 17, 10**30, MONDAY_MORNING),
        ("joined", NOTHING, True, MONDAY_MORNING),
        ("joined", NOTHING, 1.5e12, MONDAY_MORNING),
        ("left", "2026-11-23T01:59:30.250Z", AT * 1000, EARLIER + timedelta(milliseconds=250)),
        ("admitted", "2026-11-23T01:59:30Z", (AT - 9) * 1000, EARLIER),
    ],
)
# rule: zoom-own-time
def test_it_happened_when_zoom_says_and_never_later_than_now(
    what: str, at: Any, stamp: Any, expected: datetime
) -> None:
    raw = seen(what, at=at, stamp=stamp)
    if stamp is NOTHING:
        del raw["event_ts"]
    assert read(raw).happened_at == expected


def test_the_meeting_ends_for_everybody_at_its_end_time() -> None:
    found = read(event("meeting.ended", end_time="2026-11-23T01:59:30Z"))
    assert (found.body, found.happened_at) == (MeetingOver(), EARLIER)
    assert read(event("meeting.ended", stamp=(AT - 60) * 1000)).happened_at == MONDAY_MORNING - timedelta(minutes=1)


@pytest.mark.parametrize("name", ["meeting.participant_joined", "meeting.ended"])
@pytest.mark.parametrize("meeting", ["99999999999", "", NOTHING, None, 99999999999, [MEETING]])
def test_other_meetings_of_the_account_are_left_alone(name: str, meeting: Any) -> None:
    raw = event(name, seen("joined")["payload"]["object"]["participant"], id=meeting)
    assert isinstance(read(raw).body, MeetingNoticed)


@pytest.mark.parametrize(
    "raw",
    [
        event("meeting.started"),
        event("meeting.sharing_started", {"user_id": "1", "user_name": "Rina"}),
        event("meeting.participant_menari", {"user_id": "1", "user_name": "Rina"}),
        event("meeting.participant_", {"user_id": "1"}),
        event("meeting.participant_joined"),
        event("meeting.participant_joined", "Rina"),
        event("recording.completed"),
        event("x" * 5000),
        event("\x00\ud800"),
        event(""),
        {"event": "meeting.participant_joined"},
        {"event": "meeting.participant_joined", "payload": []},
        {"event": "meeting.ended", "payload": {"object": None}},
    ],
)
def test_what_is_not_known_is_kept_and_ignored(raw: Json) -> None:
    body: Body = read(raw).body
    assert isinstance(body, MeetingNoticed)
    assert len(body.what) <= 100


@pytest.mark.parametrize("raw", [None, 3, "meeting.ended", [], [event("meeting.ended")], {}, {"event": None}, {"e": 1}])
def test_what_is_no_event_is_parked(raw: Any) -> None:
    found = read_event(raw, MEETING, MONDAY_MORNING)
    assert found.event is None
    assert found.fault


def test_the_same_to_the_last_letter_is_the_same_event_and_nothing_else_is() -> None:
    names = [read(seen(what, user_id=str(no))).key for what in TIMES for no in range(3)]
    assert len(set(names)) == len(names)
    assert read(seen("joined")).key == read(dict(reversed(seen("joined").items()))).key
    assert read_event(seen("joined"), MEETING, MONDAY_MORNING + timedelta(hours=2)).key == read(seen("joined")).key


# rule: display-name-masked
def test_sixteen_figures_in_a_display_name_are_masked() -> None:
    assert who(seen("joined", user_name="Rina 1271 / 0101 / 0190 / 0001")).name == f"Rina {MASK}"
