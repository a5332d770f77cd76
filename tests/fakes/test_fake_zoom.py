"""The stand-in for Zoom keeps every promise that tests of the desk lean on, seen by a real client and door."""

import asyncio
import hmac
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.rehearsal.fakes.zoom import FakeZoom, Kind
from tests.clock import HeldClock

SECRET, MEETING = "rahasia-zoom", "83151711241"
GRANT = {"grant_type": "account_credentials", "account_id": "ACC1"}
RINA = {"email": "v-1@tamu.invalid", "first_name": "A-001 Rina", "last_name": "-"}


@dataclass
class Client:
    """A bare HTTP client of Zoom's API."""

    zoom: FakeZoom
    http: aiohttp.ClientSession
    token: str = ""

    async def authorise(self, secret: str = "CSECRET", **asked: str) -> tuple[int, Any]:
        basic = aiohttp.encode_basic_auth("CID", secret)
        headers = {"Authorization": basic}
        async with self.http.post(self.zoom.oauth_url, params=GRANT | asked, headers=headers) as answer:
            body = await answer.json()
            self.token = body.get("access_token", self.token)
            return answer.status, body

    async def call(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {self.token}"}
        async with self.http.request(method, self.zoom.api_url + path, json=body, headers=headers) as answer:
            is_json = answer.content_type == "application/json" and answer.status != 204
            return answer.status, await answer.json() if is_json else await answer.text()

    async def register(self, **person: str) -> tuple[int, Any]:
        return await self.call("POST", f"/meetings/{MEETING}/registrants", RINA | person)


@dataclass
class Door:
    """The desk's address: answers with the statuses it is told, then 200; keeps what had a true signature."""

    statuses: list[int] = field(default_factory=list)
    taken: list[Any] = field(default_factory=list)
    signed_at: list[int] = field(default_factory=list)
    secret: str = SECRET
    open: asyncio.Event = field(default_factory=asyncio.Event)
    url: str = ""

    async def answer(self, request: web.Request) -> web.Response:
        raw, stamp = await request.read(), request.headers["x-zm-request-timestamp"]
        signed = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + raw, "sha256").hexdigest()
        assert request.headers["x-zm-signature"] == f"v0={signed}"
        self.signed_at.append(int(stamp))
        await self.open.wait()
        event = json.loads(raw)
        if event["event"] == "endpoint.url_validation":
            plain = event["payload"]["plainToken"]
            proof = hmac.new(self.secret.encode(), plain.encode(), "sha256").hexdigest()
            return web.json_response({"plainToken": plain, "encryptedToken": proof})
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 200:
            self.taken.append(event)
        return web.Response(status=status)

    @property
    def names(self) -> list[str]:
        return [short(event["event"]) for event in self.taken]


def short(name: str) -> str:
    return name.removeprefix("meeting.").removeprefix("participant_")


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
async def zoom(clock: HeldClock) -> AsyncIterator[FakeZoom]:
    async with FakeZoom(clock.now) as fake:
        yield fake


@pytest.fixture
async def stranger(zoom: FakeZoom) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as http:
        yield Client(zoom, http)


@pytest.fixture
async def client(stranger: Client) -> Client:
    assert (await stranger.authorise())[0] == 200
    return stranger


@pytest.fixture
async def door(zoom: FakeZoom) -> AsyncIterator[Door]:
    door = Door()
    door.open.set()
    app = web.Application()
    app.router.add_post("/webhook/zoom", door.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    door.url = zoom.webhook = f"http://127.0.0.1:{runner.addresses[0][1]}/webhook/zoom"
    yield door
    await runner.cleanup()


# --- OAuth ------------------------------------------------------------------------------------------------


async def test_a_token_is_issued_by_query_and_by_form(stranger: Client, zoom: FakeZoom) -> None:
    status, by_query = await stranger.authorise()
    headers = {"Authorization": aiohttp.encode_basic_auth("CID", "CSECRET")}
    async with stranger.http.post(zoom.oauth_url, data=GRANT, headers=headers) as answer:
        by_form = await answer.json()
    assert status == answer.status == 200
    assert by_query["access_token"] != by_form["access_token"]
    assert (by_query["token_type"], by_query["expires_in"]) == ("bearer", 3600)
    assert "meeting:write:registrant:admin" in by_query["scope"]


@pytest.mark.parametrize(
    ("asked", "status", "error"),
    [
        ({"secret": "SALAH"}, 401, "invalid_client"),
        ({"grant_type": "client_credentials"}, 400, "unsupported_grant_type"),
        ({"account_id": "ACC2"}, 400, "invalid_request"),
    ],
)
async def test_a_wrong_asker_gets_no_token(stranger: Client, asked: dict[str, str], status: int, error: str) -> None:
    got, body = await stranger.authorise(**asked)
    assert (got, body["error"], sorted(body)) == (status, error, ["error", "reason"])
    assert (await stranger.register())[0] == 401


async def test_a_token_lives_for_an_hour_unless_revoked(client: Client, zoom: FakeZoom, clock: HeldClock) -> None:
    clock.pass_(seconds=3599)
    assert (await client.call("GET", "/users/me"))[0] == 200
    clock.pass_(seconds=1)
    refused = (401, {"code": 124, "message": "Invalid access token."})
    assert await client.call("GET", "/users/me") == refused
    await client.authorise()
    assert (await client.call("GET", "/users/me"))[0] == 200
    zoom.tokens.revoke()
    assert await client.call("GET", "/users/me") == refused


# --- Registrants ------------------------------------------------------------------------------------------


async def test_one_address_is_one_registrant_with_a_link(client: Client, zoom: FakeZoom) -> None:
    status, first = await client.register()
    assert status == 201
    assert first["join_url"].startswith(f"https://zoom.us/w/{MEETING}?tk=")
    assert (first["id"], first["topic"]) == (int(MEETING), zoom.meeting.topic)
    assert await client.register() == (201, first)
    other = (await client.register(email="v-2@tamu.invalid"))[1]
    assert other["registrant_id"] != first["registrant_id"]
    assert other["join_url"] != first["join_url"]
    registrant = zoom.registrants[first["registrant_id"]]
    assert (registrant.email, registrant.first_name, registrant.status) == (
        RINA["email"],
        RINA["first_name"],
        "approved",
    )


async def test_an_address_is_registered_three_times_a_utc_day(client: Client, zoom: FakeZoom, clock: HeldClock) -> None:
    assert [(await client.register())[0] for _ in range(4)] == [201, 201, 201, 429]
    assert (await client.register(email="v-2@tamu.invalid"))[0] == 201
    zoom.daily_cap = None
    assert (await client.register())[0] == 201
    zoom.daily_cap = 3
    headers = {"Authorization": f"Bearer {client.token}"}
    async with client.http.post(f"{zoom.api_url}/meetings/{MEETING}/registrants", json=RINA, headers=headers) as answer:
        assert (await answer.json())["code"] == 429
        assert answer.headers["X-RateLimit-Type"] == "Daily-limit"
        assert answer.headers["Retry-After"] == "2026-11-24T00:00:00Z"
    clock.pass_(hours=22)
    await client.authorise()
    assert (await client.register())[0] == 201


@pytest.mark.parametrize(
    ("path", "body", "approval_type", "status", "code"),
    [
        ("/meetings/999/registrants", RINA, 0, 404, 3001),
        (f"/meetings/{MEETING}/registrants", RINA, 2, 400, 404),
        (f"/meetings/{MEETING}/registrants", RINA | {"email": "bukan surel"}, 0, 400, 300),
        (f"/meetings/{MEETING}/registrants", RINA | {"first_name": ""}, 0, 400, 300),
        (f"/meetings/{MEETING}/registrants", ["bukan objek"], 0, 400, 300),
    ],
)
async def test_a_registration_may_be_refused(
    client: Client, zoom: FakeZoom, path: str, body: Any, approval_type: int, status: int, code: int
) -> None:
    zoom.meeting.approval_type = approval_type
    got, answer = await client.call("POST", path, body)
    assert (got, answer["code"]) == (status, code)
    assert zoom.registrants == {}


async def test_registrants_are_approved_cancelled_listed_and_deleted(client: Client, zoom: FakeZoom) -> None:
    zoom.meeting.approval_type = 1
    path = f"/meetings/{MEETING}/registrants"
    waiting = (await client.register())[1]
    assert "join_url" not in waiting
    number = waiting["registrant_id"]

    async def listed(status: str) -> list[str]:
        found = (await client.call("GET", f"{path}?status={status}"))[1]
        return [one["id"] for one in found["registrants"]]

    assert (await listed("pending"), await listed("approved")) == ([number], [])
    for action, status in (("approve", "approved"), ("cancel", "cancelled"), ("approve", "approved")):
        wanted = {"action": action, "registrants": [{"id": number, "email": RINA["email"]}]}
        assert await client.call("PUT", f"{path}/status", wanted) == (204, "")
        assert zoom.registrants[number].status == status
    assert await listed("approved") == [number]
    assert (await client.call("PUT", f"{path}/status", {"action": "menari"}))[0] == 400
    assert await client.call("DELETE", f"{path}/{number}") == (204, "")
    assert (await client.call("DELETE", f"{path}/{number}"))[0] == 404
    assert (zoom.registrants[number].status, await listed("approved")) == ("deleted", [])
    assert (await client.register())[1]["registrant_id"] != number


async def test_a_long_list_comes_in_pages(client: Client) -> None:
    for number in range(3):
        await client.register(email=f"v-{number}@tamu.invalid")
    path = f"/meetings/{MEETING}/registrants?page_size=2"
    first = (await client.call("GET", path))[1]
    rest = (await client.call("GET", f"{path}&next_page_token={first['next_page_token']}"))[1]
    assert [len(first["registrants"]), len(rest["registrants"])] == [2, 1]
    assert (first["total_records"], rest["next_page_token"]) == (3, "")


async def test_the_meeting_tells_its_settings(client: Client, zoom: FakeZoom) -> None:
    zoom.meeting.waiting_room = False
    meeting = (await client.call("GET", f"/meetings/{MEETING}"))[1]
    assert (meeting["uuid"], meeting["status"]) == (zoom.meeting.uuid, "waiting")
    settings = meeting["settings"]
    assert (settings["approval_type"], settings["waiting_room"], settings["auto_recording"]) == (0, False, "none")
    assert settings["breakout_room"]["enable"] is True
    assert (await client.call("GET", "/meetings/999"))[1]["code"] == 3001


# --- Faults of the API ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "status"), [("500", 500), ("502", 502), ("429", 429), ("401", 401)])
async def test_an_arranged_refusal_strikes_once_and_does_nothing(
    client: Client, zoom: FakeZoom, kind: Kind, status: int
) -> None:
    fault = zoom.faults.add("register", kind)
    assert (await client.call("GET", "/users/me"))[0] == 200
    assert (await client.register())[0] == status
    assert (fault.met, zoom.registrants) == (1, {})
    assert (await client.register())[0] == 201
    assert [(call.endpoint, call.status) for call in zoom.calls[-2:]] == [("register", status), ("register", 201)]
    assert zoom.calls[-1].body == RINA


async def test_a_fault_may_last_and_concern_every_endpoint(stranger: Client, zoom: FakeZoom) -> None:
    zoom.faults.add("*", "401", times=None)
    assert await stranger.authorise() == (
        401,
        {"reason": "Invalid client_id or client_secret", "error": "invalid_client"},
    )
    assert (await stranger.register())[1]["code"] == 124
    zoom.faults.clear()
    assert (await stranger.authorise())[0] == 200


async def test_a_dropped_call_was_carried_out(client: Client, zoom: FakeZoom) -> None:
    zoom.faults.add("register", "drop")
    with pytest.raises(aiohttp.ClientError):
        await client.register()
    assert (len(zoom.registrants), zoom.calls[-1].status) == (1, 0)


async def test_a_hanging_call_waits_for_its_release(client: Client, zoom: FakeZoom) -> None:
    fault = zoom.faults.add("register", "hang")
    calling = asyncio.create_task(client.register())
    await fault.struck()
    assert zoom.registrants == {}
    fault.release()
    assert (await calling)[0] == 201


async def test_an_outage_keeps_address_registrants_and_events(client: Client, zoom: FakeZoom) -> None:
    await client.register()
    address = zoom.api_url
    await zoom.stop()
    zoom.meeting.start()
    with pytest.raises(aiohttp.ClientError):
        await client.register()
    await zoom.start()
    assert (zoom.api_url, len(zoom.pending)) == (address, 1)
    assert (await client.register())[0] == 201
    assert len(zoom.registrants) == 1


# --- Webhooks: their shapes -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "time_field"),
    [
        ("joined_waiting_room", "date_time"),
        ("left_waiting_room", "date_time"),
        ("put_in_waiting_room", "date_time"),
        ("admitted", "date_time"),
        ("joined", "join_time"),
        ("joined_breakout_room", "join_time"),
        ("left_breakout_room", "leave_time"),
        ("left", "leave_time"),
    ],
)
async def test_an_event_tells_who_and_when(zoom: FakeZoom, name: str, time_field: str) -> None:
    rina = zoom.person("A-001 Rina", "REG1", email="v-1@tamu.invalid")
    event = zoom.event(f"participant_{name}", rina)
    content, card = event["payload"]["object"], event["payload"]["object"]["participant"]
    assert (event["event"], event["event_ts"]) == (f"meeting.participant_{name}", 1_795_399_200_000)
    assert (event["payload"]["account_id"], content["id"], content["uuid"]) == ("ACC1", MEETING, zoom.meeting.uuid)
    assert (card["user_name"], card["registrant_id"], card["id"]) == ("A-001 Rina", "REG1", "")
    assert (card["participant_uuid"], card["email"]) == (rina.uuid, "v-1@tamu.invalid")
    assert [key for key in card if key.endswith("_time")] == [time_field]
    assert card[time_field] == "2026-11-23T02:00:00Z"
    assert ("parent_user_id" in card) is name.endswith("_breakout_room")


async def test_waiting_for_the_host_tells_only_a_name(zoom: FakeZoom) -> None:
    (queued,) = zoom.person("A-001 Rina", "REG1").wait_for_host()
    assert queued.event["payload"]["object"]["participant"] == {"user_name": "A-001 Rina", "id": ""}


async def test_fields_may_be_missing_or_different(zoom: FakeZoom) -> None:
    budi = zoom.person("iPhone Budi", without=("registrant_id", "email", "id"))
    content = zoom.event(
        "participant_left", budi, without=("participant_uuid",), user_name="Budi", uuid="lain==", at=HeldClock().at
    )["payload"]["object"]
    assert sorted(content["participant"]) == ["leave_time", "user_id", "user_name"]
    assert (content["participant"]["user_name"], content["uuid"]) == ("Budi", "lain==")


async def test_callers_and_hosts_look_different(zoom: FakeZoom) -> None:
    caller, host = zoom.person("Telepon", phone_dial_in=True), zoom.person("Sari", host=True)
    dialled = zoom.event("participant_joined", caller)["payload"]["object"]["participant"]
    assert (dialled["user_name"], dialled["phone_number"]) == ("6281****001", "6281200000001")
    assert "registrant_id" not in dialled
    hosting = zoom.event("participant_joined", host)["payload"]["object"]
    assert hosting["participant"]["id"] == hosting["host_id"]


async def test_a_signature_covers_timestamp_and_raw_bytes(zoom: FakeZoom) -> None:
    signed = zoom.sign(b'{"a":1}', 1_795_399_200)
    wanted = hmac.new(SECRET.encode(), b'v0:1795399200:{"a":1}', "sha256").hexdigest()
    assert (signed["x-zm-signature"], signed["x-zm-request-timestamp"]) == (f"v0={wanted}", "1795399200")
    others = (zoom.sign(b'{"a":2}', 1_795_399_200), zoom.sign(b'{"a":1}', 1_795_399_201))
    assert signed["x-zm-signature"] not in [other["x-zm-signature"] for other in others]


# --- Webhooks: what people do -----------------------------------------------------------------------------

ENTER = ["joined_waiting_room", "admitted", "joined"]
HOP = ["left", "joined"]


@pytest.mark.parametrize(
    ("rejoin", "leave", "wanted"),
    [
        (True, False, [[], [], ["joined"]]),
        (False, False, [[], [], []]),
        (True, True, [HOP, HOP, HOP]),
        (False, True, [HOP, HOP, HOP]),
    ],
    ids=["joined again", "quiet", "as recorded", "as recorded, whatever else"],
)
async def test_a_visit_by_way_of_two_breakout_rooms(
    zoom: FakeZoom, rejoin: bool, leave: bool, wanted: list[list[str]]
) -> None:
    zoom.rejoin_after_breakout, zoom.leave_on_hop = rejoin, leave
    rina = zoom.person("A-001 Rina", "REG1")
    rina.enter_waiting_room()
    rina.admit()
    rina.enter_breakout("Ruang 1")
    rina.enter_breakout("Ruang 2")
    rina.leave_breakout()
    rina.leave()
    to_first, to_second, back = wanted
    assert [short(one.name) for one in zoom.pending] == [
        *ENTER,
        *to_first,
        "joined_breakout_room",
        "left_breakout_room",
        *to_second,
        "joined_breakout_room",
        "left_breakout_room",
        *back,
        "left",
    ]
    objects = [one.event["payload"]["object"] for one in zoom.pending]
    rooms = [one["breakout_room_uuid"] for one in objects if "breakout_room_uuid" in one]
    first, second = zoom.meeting.room_uuid("Ruang 1"), zoom.meeting.room_uuid("Ruang 2")
    assert rooms == [first, first, second, second]
    assert {one["participant"]["participant_uuid"] for one in objects} == {rina.uuid}


async def test_a_recorded_hop_changes_only_the_user_id_within_one_moment(zoom: FakeZoom) -> None:
    zoom.leave_on_hop = True
    rina = zoom.person("A-001 Rina", "REG1")
    rina.join()
    left, joined, entered = (one.event["payload"]["object"]["participant"] for one in rina.enter_breakout("Ruang 1"))
    assert left["leave_time"] == joined["join_time"]
    assert left["user_id"] != joined["user_id"] == entered["parent_user_id"]
    assert entered["user_id"] == f"{joined['user_id']}2026-11-23 02:00:00:000"
    assert left["leave_reason"].endswith("Reason : left the meeting to join breakout room")


@pytest.mark.parametrize(
    ("acts", "wanted"),
    [
        ("wait_for_host leave", "jbh_waiting jbh_waiting_left"),
        ("enter_waiting_room leave", "joined_waiting_room left_waiting_room"),
        ("join put_in_waiting_room admit", "joined put_in_waiting_room admitted joined"),
        ("join enter_breakout:1 leave", "joined joined_breakout_room left_breakout_room left"),
        ("join drop rejoin", "joined left joined"),
        ("join drop leave", "joined left"),
    ],
)
async def test_other_ways_through_the_meeting(zoom: FakeZoom, acts: str, wanted: str) -> None:
    person = zoom.person("A-001 Rina", "REG1")
    for act in acts.split():
        name, _, room = act.partition(":")
        getattr(person, name)(*([room] if room else []))
    assert " ".join(short(one.name) for one in zoom.pending) == wanted


async def test_whoever_rejoins_is_another_connection_of_the_same_registrant(zoom: FakeZoom) -> None:
    rina = zoom.person("A-001 Rina", "REG1")
    acts = (rina.join(), rina.drop(), rina.rejoin())
    joined, dropped, again = (one.event["payload"]["object"]["participant"] for (one,) in acts)
    assert dropped["leave_reason"] == "A-001 Rina got disconnected from the meeting. Reason : Client Close."
    for key, same in (("registrant_id", True), ("user_id", False), ("participant_uuid", False)):
        assert (joined[key] == again[key]) is same
        assert joined[key] == dropped[key]


async def test_a_restart_is_another_session_of_the_same_meeting(zoom: FakeZoom, clock: HeldClock) -> None:
    early = zoom.person("Bima").wait_for_host()[0].event["payload"]["object"]
    zoom.meeting.start()
    rina = zoom.person("A-001 Rina", "REG1")
    rina.join()
    rina.enter_breakout("Ruang 1")
    old_room = rina.room_uuid
    clock.pass_(minutes=3)
    told = zoom.meeting.restart()
    assert [short(one.name) for one in told] == ["left_breakout_room", "left", "ended", "started"]
    objects = [one.event["payload"]["object"] for one in told]
    assert objects[1]["participant"]["leave_reason"].endswith("Host ended the meeting.")
    assert objects[2]["end_time"] == objects[3]["start_time"] == "2026-11-23T02:03:00Z"
    assert early["uuid"] == objects[2]["uuid"] != objects[3]["uuid"]
    assert objects[2]["id"] == objects[3]["id"]
    assert zoom.meeting.room_uuid("Ruang 1") != old_room
    assert (zoom.meeting.present, zoom.meeting.running) == ([], True)


# --- Webhooks: on their way -------------------------------------------------------------------------------


async def test_events_are_brought_signed_and_in_order(zoom: FakeZoom, door: Door, clock: HeldClock) -> None:
    zoom.meeting.start()
    clock.pass_(seconds=30)
    zoom.person("A-001 Rina", "REG1").enter_waiting_room()
    assert await zoom.deliver() == [200, 200]
    assert (door.names, zoom.pending, await zoom.deliver()) == (["started", "joined_waiting_room"], [], [])
    assert set(door.signed_at) == {int(clock.at.timestamp())}
    assert [(one.event, one.status, one.attempt) for one in zoom.answers] == [
        ("meeting.started", 200, 1),
        ("meeting.participant_joined_waiting_room", 200, 1),
    ]


async def test_without_an_address_events_wait(zoom: FakeZoom) -> None:
    zoom.meeting.start()
    assert await zoom.deliver() == []
    assert len(zoom.pending) == 1


async def test_a_failing_desk_is_tried_after_5_25_and_85_minutes(zoom: FakeZoom, door: Door, clock: HeldClock) -> None:
    door.statuses = [503, 500, 502, 503]
    zoom.meeting.start()
    began, tried = clock.at, []
    for _ in range(120):
        tried += [((clock.at - began).total_seconds() / 60, status) for status in await zoom.deliver()]
        clock.pass_(minutes=1)
    assert tried == [(0, 503), (5, 500), (25, 502), (85, 503)]
    assert (zoom.pending, [one.name for one in zoom.lost]) == ([], ["meeting.started"])
    assert [round((stamp - began.timestamp()) / 60) for stamp in door.signed_at] == [0, 5, 25, 85]


@pytest.mark.parametrize(("status", "lost"), [(204, 0), (302, 1), (400, 1), (404, 1), (429, 1)])
async def test_other_answers_end_it(zoom: FakeZoom, door: Door, clock: HeldClock, status: int, lost: int) -> None:
    door.statuses = [status]
    zoom.meeting.start()
    assert await zoom.deliver() == [status]
    clock.pass_(minutes=90)
    assert (await zoom.deliver(), zoom.pending, len(zoom.lost)) == ([], [], lost)


async def test_a_desk_too_slow_or_gone_is_tried_again_with_the_true_time(
    zoom: FakeZoom, door: Door, clock: HeldClock
) -> None:
    zoom.delivery.patience = 0.05
    door.open.clear()
    zoom.person("A-001 Rina", "REG1").join()
    assert await zoom.deliver() == [0]
    door.open.set()
    zoom.delivery.patience, zoom.webhook = 3.0, "http://127.0.0.1:9/"
    clock.pass_(minutes=5)
    assert await zoom.deliver() == [0]
    zoom.webhook = door.url
    clock.pass_(minutes=20)
    assert await zoom.deliver() == [200]
    assert door.taken[-1]["payload"]["object"]["participant"]["join_time"] == "2026-11-23T02:00:00Z"


async def test_events_come_late_twice_or_never(zoom: FakeZoom, door: Door, clock: HeldClock) -> None:
    rina = zoom.person("A-001 Rina", "REG1")
    zoom.delay_next(25, "participant_admitted")
    zoom.duplicate_next()
    zoom.drop_next("participant_left")
    rina.enter_waiting_room()
    rina.admit()
    assert rina.leave() == []
    assert await zoom.deliver() == [200, 200, 200]
    assert door.names == ["joined_waiting_room", "joined_waiting_room", "joined"]
    (back,) = rina.rejoin()
    zoom.late(back, 60)
    clock.pass_(minutes=59)
    assert await zoom.deliver() == [200]
    clock.pass_(minutes=1)
    assert await zoom.deliver() == [200]
    assert door.names[3:] == ["admitted", "joined"]
    assert [short(one.name) for one in zoom.lost] == ["left"]


async def test_a_shuffle_changes_the_order_and_nothing_else(zoom: FakeZoom, door: Door) -> None:
    names = [f"Tamu {number}" for number in range(12)]

    async def order(seed: int | None) -> list[str]:
        zoom.shuffle(seed)
        door.taken.clear()
        for name in names:
            zoom.person(name).join()
        await zoom.deliver()
        return [event["payload"]["object"]["participant"]["user_name"] for event in door.taken]

    shuffled = await order(7)
    assert shuffled == await order(7) != names
    assert (sorted(shuffled), await order(None)) == (sorted(names), names)


async def test_six_failed_validations_on_end_disable_the_subscription(zoom: FakeZoom, door: Door) -> None:
    assert await zoom.validate()
    zoom.meeting.start()
    door.secret = "salah"
    assert [await zoom.validate() for _ in range(5)] == [False] * 5
    door.secret = SECRET
    assert await zoom.validate()
    door.secret = "salah"
    for _ in range(6):
        assert zoom.delivery.enabled
        await zoom.validate()
    assert not zoom.delivery.enabled
    zoom.meeting.end()
    assert await zoom.deliver() == []
    assert (door.taken, zoom.pending, len(zoom.lost)) == ([], [], 2)
    door.secret = SECRET
    assert await zoom.validate()
    zoom.meeting.start()
    assert await zoom.deliver() == [200]
