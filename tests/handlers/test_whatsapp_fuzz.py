"""Hostile payloads: whatever comes beside a good message, nothing crashes and the good message is always read."""

import copy
import io
import random
from collections.abc import Iterator
from typing import Any

import aiohttp

from bot.flows.scene.events import TextSent
from bot.handlers.whatsapp import read_payload
from bot.handlers.whatsapp_webhook import PATH
from bot.rehearsal.fakes.whatsapp import SIGNATURE_HEADER
from tests.clock import MONDAY_MORNING
from tests.desk import open_desk
from tests.handlers.whatsapp_raw import (
    NUMBER,
    PHONE,
    SCOPED,
    Json,
    change,
    encoded,
    message,
    notice,
    signature,
    status,
)
from tests.kept import kept_as
from tests.thoroughness import times

MANY = times(2_000, 10_000)
THROUGH_THE_DESK = times(20, 120)
ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**30, 1.5, float("inf"), float("nan"), "", " ", "\x00", "\ud800", "ya" * 3000),
    *([], [[]], [None], {}, {"": {}}, {"id": {"id": []}}, "6281200000009", "ID.9", "wamid.GANJIL", "image", "system"),
    *("nfm_reply", "failed", "{", '{"flow_token": 3}', "9" * 400, "-99999999999", [{"code": 131047}], {"body": 7}),
)
GOOD_SENDER = "6281200000002"
_UNREADABLE = ("fault-unread", "fault-part-unread", "fault-change-", "fault-not-whatsapp")
"""Why something may be parked: never that a decision failed, or that the database would not have it."""


def shapes() -> list[Json]:
    """Payloads shaped like Meta's, of every kind."""
    card = {"profile": {"name": "Rina", "username": "rina"}, "wa_id": PHONE, "user_id": SCOPED}
    file = {"id": "900", "mime_type": "image/jpeg", "sha256": "x", "caption": "surat", "filename": "a.pdf"}
    reply = {"id": "a:v:role:guru", "title": "Guru", "description": "Guru"}
    form = {"name": "flow", "body": "Sent", "response_json": '{"flow_token": "a:v", "name": "Rina"}'}
    errors = [{"code": 131026, "title": "x", "message": "x", "error_data": {"details": "y"}}]
    moved = {"type": "user_changed_number", "body": "x", "wa_id": "62899", "user_id": "ID.2", "customer": PHONE}
    written = [
        message(context={"from": "62811", "id": "wamid.0"}),
        message(type="interactive", interactive={"type": "button_reply", "button_reply": reply}),
        message(type="interactive", interactive={"type": "list_reply", "list_reply": reply}),
        message(type="interactive", interactive={"type": "nfm_reply", "nfm_reply": form}),
        message(type="button", button={"payload": "m", "text": "Lanjutkan"}),
        *(message(type=kind, **{kind: file}) for kind in ("image", "document", "video", "audio", "sticker")),
        message(type="location", location={"latitude": 3.5, "longitude": 98.6}),
        message(type="contacts", contacts=[{"name": {"first_name": "S"}, "phones": [{"phone": "62812"}]}]),
        message(type="reaction", reaction={"message_id": "wamid.0", "emoji": "👍"}),
        message(type="edit", edit={"original_message_id": "wamid.0", "message": {"text": {"body": "b"}}}),
        message(type="revoke", revoke={"original_message_id": "wamid.0"}),
        message(type="unsupported", errors=errors),
        message(type="system", system=moved),
    ]
    changes = [change(messages=[each | {"from_user_id": SCOPED}], contacts=[card]) for each in written]
    changes += [change(statuses=[status("wamid.k", state, errors=errors)]) for state in ("sent", "read", "failed")]
    changes.append(change(errors=errors))
    changes.append(notice("user_id_update", user_id_update=[{"user_id": {"previous": SCOPED, "current": "ID.2"}}]))
    changes.append(notice("message_template_status_update", event="PAUSED", message_template_name="loket_survei"))
    return changes


def spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place below a value at which something else could stand, as container and key."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in list(items):
        yield value, key
        yield from spots(below)


def mutate(dice: random.Random, raw: Json) -> None:
    """Puts one thing wrong: another value, nothing, or somebody else's value."""
    where = list(spots(raw))
    if not where:
        return
    container, key = dice.choice(where)
    match dice.randrange(4):
        case 0:
            del container[key]
        case 1:
            other, name = dice.choice(where)
            container[key] = copy.deepcopy(other.get(name) if isinstance(other, dict) else None)
        case _:
            container[key] = copy.deepcopy(dice.choice(ODD))


def hostile(dice: random.Random, shaped: list[Json], wamid: str) -> Json:
    """A payload with one to three broken changes, and one good message wherever it may stand."""
    changes = [copy.deepcopy(dice.choice(shaped)) for _ in range(dice.randint(1, 3))]
    for raw in changes:
        for _ in range(dice.randint(1, 4)):
            mutate(dice, raw)
    good = message(wamid) | {"from": GOOD_SENDER}
    lists = [raw["value"]["messages"] for raw in changes if _takes_messages(raw)]
    if lists and dice.random() < 0.5:
        beside = dice.choice(lists)
        beside.insert(dice.randint(0, len(beside)), good)
    else:
        changes.insert(dice.randint(0, len(changes)), change(messages=[good]))
    return {"object": "whatsapp_business_account", "entry": _entries(dice, changes)}


def _takes_messages(raw: Json) -> bool:
    """Whether a change still says that it brings messages to this number."""
    sound, value = change(), raw.get("value")
    if raw.get("field") != sound["field"] or not isinstance(value, dict):
        return False
    return value.get("metadata") == sound["value"]["metadata"] and isinstance(value.get("messages"), list)


def _entries(dice: random.Random, changes: list[Json]) -> list[Any]:
    cut = dice.randint(0, len(changes))
    entries: list[Any] = [{"id": "1", "changes": changes[:cut]}, {"id": "2", "changes": changes[cut:]}]
    if dice.random() < 0.2:
        entries.insert(dice.randint(0, 2), copy.deepcopy(dice.choice(ODD)))
    return entries


def test_no_payload_crashes_the_reader_and_none_loses_its_neighbour() -> None:
    dice, shaped = random.Random(20261123), shapes()
    parked = 0
    for number in range(MANY):
        raw = hostile(dice, shaped, f"wamid.BAIK{number}")
        found = read_payload(raw, NUMBER, MONDAY_MORNING)
        [good] = [each.event for each in found if each.key == f"whatsapp:m:wamid.BAIK{number}"]
        assert good is not None, raw
        assert (good.body, good.address, good.happened_at) == (TextSent("halo"), GOOD_SENDER, MONDAY_MORNING), raw
        parked += sum(each.event is None for each in found)
    assert parked > MANY / 10, "the payloads are not hostile enough"


async def test_the_whole_desk_answers_the_good_message_beside_every_hostile_one(sqlite_url: str) -> None:
    dice, shaped = random.Random(3), shapes()
    async with open_desk(sqlite_url, on_whatsapp=True) as desk, aiohttp.ClientSession() as http:
        good = desk.whatsapp.user(GOOD_SENDER, name="Budi")
        good.wrote_at = desk.clock.now()
        for number in range(THROUGH_THE_DESK):
            body = encoded(hostile(dice, shaped, f"wamid.BAIK{number}"))
            proof = {SIGNATURE_HEADER: signature(body)}
            async with http.post(desk.app.address + PATH, data=io.BytesIO(body), headers=proof) as answer:
                assert answer.status == 200, body
            if number % 20 == 0:
                await desk.settle()
        await desk.settle()
        decided = {row["key"] for row in await desk.rows("inbox", state="decided")}
        brought = {kept_as(f"whatsapp:m:wamid.BAIK{number}") for number in range(THROUGH_THE_DESK)}
        assert brought <= decided
        assert len([text for text in good.texts if "Selamat pagi" in text]) == THROUGH_THE_DESK
        reasons = [row["reason"] for row in await desk.rows("inbox", state="parked")]
        assert [reason for reason in reasons if not reason.startswith(_UNREADABLE)] == []
