"""Each kind of WhatsApp message, report and notice becomes its event, or is parked; what is not ours is left."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.flows.scene.events import (
    Body,
    ChatMoved,
    ChoicePressed,
    ContactShared,
    DeliveryReported,
    Event,
    FileCard,
    FileSent,
    FormFilled,
    OtherSent,
    PlatformTroubled,
    TextDeleted,
    TextEdited,
    TextSent,
)
from bot.handlers.whatsapp import read_payload, wamids
from bot.render.reasons import said as in_words
from bot.turn import Arrival
from tests.clock import MONDAY_MORNING
from tests.handlers.whatsapp_raw import (
    AT,
    CARD,
    NUMBER,
    PHONE,
    SCOPED,
    Json,
    change,
    message,
    notice,
    payload,
    said,
    status,
)

NOW = MONDAY_MORNING
ALBUM = str(AT // 15)
FORM = '{"flow_token": "a:v1", "name": "Rina Simbolon", "anak": 2}'


def read(raw: Any) -> list[Arrival]:
    return read_payload(raw, NUMBER, NOW)


def events(raw: Any) -> list[Event]:
    """The events of a payload of which nothing had to be parked."""
    found = [each.event for each in read(raw) if each.event is not None]
    assert len(found) == len(read(raw))
    return found


def faults(raw: Any) -> list[str]:
    return [in_words(each.fault) for each in read(raw) if each.event is None]


def only(raw: Any) -> Event:
    [event] = events(raw)
    return event


def interactive(kind: str, **reply: str) -> Json:
    return message(type="interactive", interactive={"type": kind, kind: reply})


def media(kind: str, mime_type: str, **more: Any) -> Json:
    return message(type=kind, **{kind: {"id": "900", "mime_type": mime_type, "sha256": "x"} | more})


def shared(**more: Any) -> Json:
    card = {"name": {"formatted_name": "Sari"}, "phones": [{"phone": "+62 812", "wa_id": "62812"}]}
    return message(type="contacts", contacts=[card], **more)


def edited(text: str) -> Json:
    return message(type="edit", edit={"original_message_id": "wamid.0", "message": {"text": {"body": text}}})


KINDS: list[tuple[str, Json, Body]] = [
    ("text", message(), TextSent("halo")),
    ("text with NUL and surrogates", message(text={"body": "ha\x00lo\ud800"}), TextSent("halo?")),
    ("text beyond Meta's own limit", message(text={"body": "a" * 5000}), TextSent("a" * 4096)),
    ("text with a quoted message", message(context={"from": "62811", "id": "wamid.0"}), TextSent("halo")),
    ("reply button", interactive("button_reply", id="m", title="Menu"), ChoicePressed("m")),
    ("row of a list", interactive("list_reply", id="a:v:role:guru", title="Guru"), ChoicePressed("a:v:role:guru")),
    ("reply of a thousand bytes", interactive("button_reply", id="m" * 999, title="M"), ChoicePressed("m" * 256)),
    ("button of a template", message(type="button", button={"payload": "m", "text": "Lanjutkan"}), ChoicePressed("m")),
    ("button without payload", message(type="button", button={"text": "Lanjutkan"}), TextSent("Lanjutkan")),
    ("form", interactive("nfm_reply", response_json=FORM), FormFilled({"name": "Rina Simbolon"}, "a:v1")),
    ("half a form", interactive("nfm_reply", response_json="{"), FormFilled({}, "")),
    ("form of a list", interactive("nfm_reply", response_json="[]"), FormFilled({}, "")),
    ("huge form", interactive("nfm_reply", response_json=" " * 20_001), FormFilled({}, "")),
    ("form without token", interactive("nfm_reply", response_json="{}"), FormFilled({}, "")),
    ("reply of a kind to come", interactive("call_permission_reply", response="accept"), OtherSent("other")),
    (
        "picture",
        media("image", "image/jpeg", caption="surat"),
        FileSent("photo", "surat", ALBUM, FileCard("900", "image/jpeg", "foto.jpg")),
    ),
    (
        "document",
        media("document", "application/pdf", filename="../sk/SK 12.pdf"),
        FileSent("document", "", "", FileCard("900", "application/pdf", "SK 12.pdf")),
    ),
    ("film", media("video", "video/mp4"), FileSent("video", "", ALBUM, FileCard("900", "video/mp4", "berkas"))),
    ("picture that is not there", message(type="image", image={"id": "../x"}), FileSent("photo", "", ALBUM)),
    ("voice", media("audio", "audio/ogg; codecs=opus", voice=True), OtherSent("voice")),
    ("sticker", media("sticker", "image/webp", animated=False), OtherSent("sticker")),
    ("location", message(type="location", location={"latitude": 3.5, "longitude": 98.6}), OtherSent("location")),
    ("somebody's card", shared(), ContactShared("+62 812", False)),
    ("own number, asked for", shared(origin="contact_request"), ContactShared("+62 812", True)),
    ("card without a number", message(type="contacts", contacts=[{"name": {}}]), ContactShared("", False)),
    ("reaction", message(type="reaction", reaction={"message_id": "wamid.0", "emoji": "👍"}), OtherSent("reaction")),
    ("edited", edited("halo bu"), TextEdited("halo bu")),
    ("deleted", message(type="revoke", revoke={"original_message_id": "wamid.0"}), TextDeleted()),
    ("unsupported", message(type="unsupported", errors=[{"code": 131051}]), OtherSent("other")),
    ("order", message(type="order", order={"product_items": []}), OtherSent("other")),
    ("kind to come", message(type="hologram", hologram={}), OtherSent("other")),
    ("first look at the chat", message(type="request_welcome"), TextSent("halo")),
]


@pytest.mark.parametrize(("raw", "body"), [pytest.param(raw, body, id=name) for name, raw, body in KINDS])
def test_each_kind_of_message_becomes_its_event(raw: Json, body: Body) -> None:
    event = only(said(raw))
    assert event.body == body
    assert event.external_id == "m:wamid.SATU"
    assert event.happened_at == datetime.fromtimestamp(AT, UTC)
    assert (event.address, event.sender, event.aliases) == (PHONE, PHONE, ())


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        pytest.param(message(text={"body": ""}), "teks kosong", id="empty text"),
        pytest.param(message(text="halo"), "teks kosong", id="text that is no object"),
        pytest.param(message(type=7), "tanpa jenis", id="no kind"),
        pytest.param(message(id=None), "tanpa nomor pesan", id="no name"),
        pytest.param(message(id="w" * 513), "tanpa nomor pesan", id="a name without end"),
        pytest.param(message(**{"from": None}), "pesan tanpa pengirim", id="nobody"),
    ],
)
def test_what_lacks_something_is_parked_and_its_neighbour_goes_on(raw: Json, why: str) -> None:
    found = read(said(raw, message("wamid.TETANGGA"), contacts=[]))
    assert [each.event.external_id for each in found if each.event] == ["m:wamid.TETANGGA"]
    [parked] = [each for each in found if each.event is None]
    assert why in in_words(parked.fault)
    assert parked.key.startswith("whatsapp:unread:")


# rule: whole-payload-is-read
def test_everything_in_a_payload_is_read() -> None:
    """Several entries, changes, messages, statuses and errors."""
    first = change(messages=[message("wamid.1"), message("wamid.2")], contacts=[CARD])
    second = change(statuses=[status("wamid.a", "sent"), status("wamid.a", "delivered"), status("wamid.b", "read")])
    third = change(messages=[message("wamid.3")], errors=[{"code": 131000, "title": "Oops"}, {"code": 4}])
    entries = [*payload(first, second)["entry"], *payload(third)["entry"]]
    names = {event.external_id for event in events({"object": "whatsapp_business_account", "entry": entries})}
    assert {name for name in names if name[0] != "x"} == {
        *("m:wamid.1", "m:wamid.2", "m:wamid.3"),
        *("s:wamid.a:sent", "s:wamid.a:delivered", "s:wamid.b:read"),
    }
    assert len([name for name in names if name[0] == "x"]) == 2


def test_what_happened_first_is_read_first() -> None:
    late, early = message("wamid.2", at=AT), message("wamid.1", at=AT - 60)
    assert [event.external_id for event in events(said(late, early))] == ["m:wamid.1", "m:wamid.2"]


@pytest.mark.parametrize(
    ("fields", "cards", "known_as"),
    [
        pytest.param({}, [CARD], (PHONE,), id="phone alone"),
        pytest.param({}, [], (PHONE,), id="phone without a card"),
        pytest.param({}, [{"profile": {}}], (PHONE,), id="card without wa_id"),
        pytest.param({"from": None, "from_user_id": SCOPED}, [], (SCOPED,), id="scoped id alone"),
        pytest.param({"from": None, "from_user_id": SCOPED}, [{"user_id": SCOPED}], (SCOPED,), id="and its card"),
        pytest.param({"from_user_id": SCOPED}, [CARD], (SCOPED, PHONE), id="both in the message"),
        pytest.param({}, [CARD | {"user_id": SCOPED}], (SCOPED, PHONE), id="scoped id only in the card"),
        pytest.param(
            {"from": None, "from_user_id": SCOPED}, [CARD | {"user_id": SCOPED}], (SCOPED, PHONE), id="phone in card"
        ),
        pytest.param({"from": None}, [{"user_id": SCOPED}], (SCOPED,), id="nobody but one card"),
        pytest.param({"from": f"+{PHONE}"}, [], (PHONE,), id="with a plus sign"),
        pytest.param({}, [{"wa_id": "62899", "user_id": "ID.9"}], (PHONE,), id="somebody else's card"),
        pytest.param({"from_user_id": SCOPED}, [{"user_id": "ID.9", "wa_id": PHONE}], (SCOPED, PHONE), id="not hers"),
    ],
)
# rule: nobody-needs-a-number
def test_a_sender_is_known_by_all_their_names(fields: Json, cards: list[Json], known_as: tuple[str, ...]) -> None:
    event = only(said(message(**fields), contacts=cards))
    assert (event.address, *event.aliases) == known_as
    assert event.sender == event.address


def test_two_senders_of_one_change_keep_their_own_cards() -> None:
    cards = [{"wa_id": PHONE, "user_id": "ID.1"}, {"wa_id": "6281200000002", "user_id": "ID.2"}]
    found = events(said(message("wamid.1"), message("wamid.2", **{"from": "6281200000002"}), contacts=cards))
    assert {(event.external_id, event.address) for event in found} == {("m:wamid.1", "ID.1"), ("m:wamid.2", "ID.2")}


def test_another_number_of_the_account_is_none_of_the_desks_business() -> None:
    foreign = change("99999", messages=[message("wamid.1")], statuses=[status()], errors=[{"code": 1}])
    assert [event.external_id for event in events(payload(foreign, change(messages=[message("wamid.2")])))] == [
        "m:wamid.2"
    ]


def test_fields_that_nobody_knows_yet_change_nothing() -> None:
    raw = said(message(frequently_forwarded=True, referral={"source_url": "x"}) | {"new": [{"a": None}]})
    raw["entry"][0]["time"] = AT
    raw["entry"][0]["changes"][0]["value"]["calls"] = [{"id": "c"}]
    assert only(raw).body == TextSent("halo")


@pytest.mark.parametrize(
    "raw",
    [None, [], "x", 3, {}, {"object": "page", "entry": []}, {"object": "whatsapp_business_account", "entry": "x"}],
)
def test_what_is_no_payload_is_parked(raw: Any) -> None:
    assert len(faults(raw)) == 1


@pytest.mark.parametrize(
    "raw",
    [
        {"object": "whatsapp_business_account"},
        {"object": "whatsapp_business_account", "entry": []},
        payload(),
        payload(change()),
        payload(change(messages=[], statuses=[], errors=[])),
    ],
)
def test_an_empty_payload_is_nothing(raw: Json) -> None:
    assert read(raw) == []


@pytest.mark.parametrize("odd", [None, "x", 3, [], {"field": "messages"}, {"field": "messages", "value": []}])
def test_a_change_that_cannot_be_read_leaves_its_neighbours_alone(odd: Any) -> None:
    found = read(payload(odd, change(messages=[message()])))
    assert [each.event.external_id for each in found if each.event] == ["m:wamid.SATU"]
    assert len([each for each in found if each.event is None]) == 1


@pytest.mark.parametrize("odd", [None, "x", 3, [], True])
def test_a_message_that_is_no_object_leaves_its_neighbours_alone(odd: Any) -> None:
    found = read(payload(change(messages=[odd, message()], statuses=[odd, status()])))
    assert {each.event.external_id for each in found if each.event} == {"m:wamid.SATU", "s:wamid.KELUAR:delivered"}
    assert {in_words(each.fault) for each in found if each.event is None} == {"bagian kiriman tidak terbaca"}


@pytest.mark.parametrize("written", ["", "x", None, [], "9" * 30, 1e300, str(AT + 86_400)])
def test_a_time_that_is_none_or_to_come_counts_as_now(written: Any) -> None:
    assert only(said(message(timestamp=written))).happened_at == NOW


def test_a_report_says_how_far_a_message_got_and_to_whom() -> None:
    event = only(payload(change(statuses=[status("wamid.k", "read", at=AT - 5)])))
    assert event.body == DeliveryReported("wamid.k", "read", recipient=PHONE)
    assert event.happened_at == NOW - timedelta(seconds=5)
    assert event.address == event.sender == ""


def test_a_report_names_the_scoped_id_where_there_is_one() -> None:
    event = only(payload(change(statuses=[status(recipient_user_id=SCOPED)])))
    assert isinstance(event.body, DeliveryReported)
    assert event.body.recipient == SCOPED


@pytest.mark.parametrize(
    ("code", "again_after", "words"),
    [
        (131047, 0, "24 jam"),
        (131056, 30, "terlalu banyak pesan kepada orang ini"),
        (130429, 5, "terlalu banyak pesan sekaligus"),
        (131000, 15, "terganggu"),
        (190, 60, "token"),
        (131026, None, "tidak dapat menerima"),
        (131049, None, "menahan pesan"),
        (132001, None, "templat"),
        (132015, None, "templat"),
        (131053, None, "berkas"),
        (999_999, None, "menolak pesan ini"),
    ],
)
def test_a_failure_says_what_can_be_done(code: int, again_after: float | None, words: str) -> None:
    error = {"code": code, "title": "x", "error_data": {"details": "y"}}
    body = only(payload(change(statuses=[status("wamid.k", "failed", errors=[error])]))).body
    assert isinstance(body, DeliveryReported)
    assert (body.state, body.code, body.again_after) == ("failed", str(code), again_after)
    assert words in in_words(body.reason)
    assert f"(kode {code})" in in_words(body.reason)


@pytest.mark.parametrize("errors", [None, [], "x", [3], [{}], [{"code": "131026"}]])
def test_a_failure_without_a_reason_is_a_failure_all_the_same(errors: Any) -> None:
    body = only(payload(change(statuses=[status("wamid.k", "failed", errors=errors)]))).body
    assert isinstance(body, DeliveryReported)
    assert (body.state, body.again_after) == ("failed", None)


@pytest.mark.parametrize("state", ["deleted", "warning", "played", "pending"])
def test_states_that_say_nothing_of_arriving_are_left(state: str) -> None:
    assert read(payload(change(statuses=[status("wamid.k", state)]))) == []


def test_a_report_without_a_state_is_parked() -> None:
    assert faults(payload(change(statuses=[status(status=None)]))) == ["tidak terbaca: laporan tanpa keadaan"]


NOTICES: list[tuple[str, Json, str | None]] = [
    (
        "a paused template",
        notice("message_template_status_update", event="PAUSED", message_template_name="loket_giliran", reason="x"),
        "PAUSED",
    ),
    ("a bad number", notice("phone_number_quality_update", event="FLAGGED", current_limit="TIER_250"), "TIER_250"),
    (
        "a locked account",
        notice("account_update", event="DISABLED_UPDATE", ban_info={"waba_ban_state": "SCHEDULE_FOR_DISABLE"}),
        "SCHEDULE_FOR_DISABLE",
    ),
    ("a notice to come", notice("something_new", colour="red"), "something_new: colour red"),
    ("an approved template", notice("message_template_status_update", event="APPROVED"), None),
    ("quality of a template", notice("message_template_quality_update", new_quality_score="RED"), None),
    ("history", notice("history", history=[{"x": 1}]), None),
]


@pytest.mark.parametrize(("raw", "words"), [pytest.param(raw, words, id=name) for name, raw, words in NOTICES])
def test_notices_of_the_account_are_told_where_somebody_has_to_act(raw: Json, words: str | None) -> None:
    bodies = [event.body for event in events(payload(raw))]
    told = [body.words for body in bodies if isinstance(body, PlatformTroubled)]
    assert len(told) == len(bodies) == (0 if words is None else 1)
    assert all(words in each for each in told if words)


def test_trouble_outside_any_message_is_told() -> None:
    body = only(payload(change(errors=[{"code": 131031, "title": "Account has been locked"}]))).body
    assert isinstance(body, PlatformTroubled)
    assert in_words(body.words) == "akun WhatsApp loket dikunci (kode 131031): Account has been locked"


def test_the_same_notice_is_told_once_an_hour() -> None:
    raw = payload(notice("account_alerts", alert="OBA"), change(errors=[{"code": 4}]))
    keys = [{each.key for each in read_payload(raw, NUMBER, NOW + timedelta(minutes=m))} for m in (0, 59, 60)]
    assert keys[0] == keys[1]
    assert keys[0].isdisjoint(keys[2])


def moved(**system: Any) -> Json:
    kind = {"type": "user_changed_number", "body": "User Rina changed"}
    return message(type="system", system=kind | system)


@pytest.mark.parametrize(
    ("raw", "met", "new"),
    [
        pytest.param(moved(wa_id="62899", customer=PHONE), (PHONE,), ("62899",), id="number"),
        pytest.param(moved(new_wa_id="62899"), (PHONE,), ("62899",), id="number, as older versions tell it"),
        pytest.param(
            moved(wa_id="62899", user_id="ID.2") | {"from_user_id": "ID.1"},
            ("ID.1", PHONE),
            ("ID.2", "62899"),
            id="number and scoped id",
        ),
        pytest.param(
            moved(wa_id=PHONE, user_id="ID.2") | {"from_user_id": "ID.1"}, ("ID.1",), ("ID.2", PHONE), id="scoped id"
        ),
        pytest.param(
            moved(user_id="ID.2", previous_user_id="ID.1") | {"from": None, "from_user_id": "ID.2"},
            ("ID.1",),
            ("ID.2",),
            id="told in the name of the new id",
        ),
        pytest.param(
            moved(user_id="ID.2", previous_user_id="ID.1") | {"from": None},
            ("ID.1",),
            ("ID.2",),
            id="told in nobody's name",
        ),
    ],
)
# rule: moved-without-from
def test_whoever_moves_is_met_at_the_old_and_led_to_the_new(
    raw: Json, met: tuple[str, ...], new: tuple[str, ...]
) -> None:
    event = only(said(raw, contacts=[]))
    assert (event.address, *event.aliases) == met
    assert event.body == ChatMoved(new[0], new[1:])


def test_other_news_of_the_system_asks_for_nothing() -> None:
    assert read(said(moved(type="customer_identity_changed", identity="x"))) == []


def test_an_update_of_scoped_ids_moves_everybody_it_names() -> None:
    updates = [{"user_id": {"previous": f"ID.{n}", "current": f"ID.{n}0"}, "timestamp": str(AT)} for n in (1, 2)]
    found = events(payload(notice("user_id_update", user_id_update=updates)))
    assert [(event.address, event.body) for event in found] == [
        ("ID.1", ChatMoved("ID.10")),
        ("ID.2", ChatMoved("ID.20")),
    ]


@pytest.mark.parametrize("ids", [None, "ID.1", {}, {"previous": "ID.1"}, {"current": "ID.2", "previous": 3}])
def test_an_update_that_names_nobody_is_parked(ids: Any) -> None:
    good = {"user_id": {"previous": "ID.1", "current": "ID.2"}}
    found = read(payload(notice("user_id_update", user_id_update=[{"user_id": ids}, good])))
    assert [each.event.body for each in found if each.event] == [ChatMoved("ID.2")]
    assert [in_words(each.fault) for each in found if not each.event] == [
        "tidak terbaca: perubahan pengenal tanpa pengenal"
    ]


def test_only_what_people_wrote_is_marked_as_read() -> None:
    raw = payload(
        change(messages=[message("wamid.1"), moved(wa_id="62899")], statuses=[status()], contacts=[CARD]),
        notice("account_alerts", alert="OBA"),
    )
    assert wamids(read(raw)) == ["wamid.1"]


def test_what_is_brought_again_has_the_same_name() -> None:
    raw = said(message(), message(text={"body": ""}) | {"id": "wamid.2"}, {"x": 1})
    assert [each.key for each in read(raw)] == [each.key for each in read(raw)]
    assert len({each.key for each in read(raw)}) == 3


# rule: notice-keeps-its-facts
def test_two_stages_of_one_trouble_are_two_notices() -> None:
    states = ("SCHEDULE_FOR_DISABLE", "DISABLE")
    raws = [notice("account_update", event="DISABLED_UPDATE", ban_info={"waba_ban_state": each}) for each in states]
    assert len({event.external_id for raw in raws for event in events(payload(raw))}) == 2


# rule: group-not-answered-apart
def test_what_is_said_to_a_group_is_not_answered_in_private() -> None:
    assert (
        events(said({"id": "wamid.g", "from": PHONE, "type": "text", "text": {"body": "halo"}, "group_id": "G1"})) == []
    )


@pytest.mark.parametrize(
    ("raw", "good"),
    [
        (notice("account_update", event="VERIFIED_ACCOUNT"), True),
        (notice("account_update", event="DISABLED_UPDATE", ban_info={"waba_ban_state": "REINSTATE"}), True),
        (notice("phone_number_quality_update", event="UNFLAGGED", current_limit="TIER_1K"), True),
        (notice("account_update", event="DISABLED_UPDATE", ban_info={"waba_ban_state": "DISABLE"}), False),
        (notice("account_update", event="ACCOUNT_RESTRICTION"), False),
    ],
)
# rule: good-news-is-no-trouble
def test_good_news_is_no_trouble(raw: Json, good: bool) -> None:
    [event] = events(payload(raw))
    assert isinstance(event.body, PlatformTroubled)
    assert event.body.good is good
