"""The stand-in for WhatsApp keeps every promise that tests of the desk lean on, seen by a bare HTTP client."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.rehearsal.fakes.whatsapp import SIGNATURE_HEADER, Contact, FakeWhatsApp, encode
from tests.clock import HeldClock
from tests.fakes.whatsapp.page import PhonePage

Json = dict[str, Any]
RINA, BIMA = "6281200000001", "6281200000002"
TEXT: Json = {"type": "text", "text": {"body": "Halo"}}
FORM: Json = {
    "version": "7.2",
    "screens": [
        {
            "id": "PERSON",
            "terminal": True,
            "layout": {
                "type": "SingleColumnLayout",
                "children": [
                    {"type": "TextInput", "name": "name", "label": "Nama lengkap"},
                    {"type": "Footer", "label": "Selesai", "on-click-action": {"name": "complete", "payload": {}}},
                ],
            },
        }
    ],
}


def interactive(kind: str, action: Json, body: str = "Silakan pilih:", **frame: Any) -> Json:
    return {"type": "interactive", "interactive": {"type": kind, "body": {"text": body}, "action": action} | frame}


def buttons(*replies: tuple[str, str], body: str = "Silakan pilih:", **frame: Any) -> Json:
    listed = [{"type": "reply", "reply": {"id": id, "title": title}} for id, title in replies]
    return interactive("button", {"buttons": listed}, body, **frame)


def rows(*titles: str, **more: Any) -> Json:
    listed = [{"id": f"r{place}", "title": title} | more for place, title in enumerate(titles)]
    return interactive("list", {"button": "Pilih", "sections": [{"rows": listed}]})


def link(label: str = "Buka", url: str = "https://loket.example/x") -> Json:
    return interactive("cta_url", {"name": "cta_url", "parameters": {"display_text": label, "url": url}})


def flow(flow_id: str, **changed: Any) -> Json:
    parameters = {
        "flow_message_version": "3",
        "flow_id": flow_id,
        "flow_token": "t-1",
        "flow_cta": "Isi formulir",
        "flow_action": "navigate",
        "flow_action_payload": {"screen": "PERSON", "data": {"name": ""}},
    }
    return interactive("flow", {"name": "flow", "parameters": parameters | changed})


def template(*values: str, name: str = "panggilan", language: str = "id", payload: str | None = None) -> Json:
    parameters = [{"type": "text", "text": value} for value in values]
    components: list[Json] = [{"type": "body", "parameters": parameters}] if values else []
    if payload:
        press = [{"type": "payload", "payload": payload}]
        components.append({"type": "button", "sub_type": "quick_reply", "index": "0", "parameters": press})
    named = {"name": name, "language": {"code": language}, "components": components}
    return {"type": "template", "template": named}


@dataclass
class Client:
    """A bare HTTP client of the Graph API."""

    whatsapp: FakeWhatsApp
    http: aiohttp.ClientSession

    async def call(self, method: str, path: str, token: str = "WA-TEST", **how: Any) -> tuple[int, Json]:
        url = path if path.startswith("http") else f"{self.whatsapp.base_url}/v26.0/{path}"
        async with self.http.request(method, url, headers={"Authorization": f"Bearer {token}"}, **how) as answer:
            return answer.status, await answer.json()

    async def post(self, content: Json, to: str | None = RINA, **more: Any) -> tuple[int, Json]:
        address = {} if to is None else {"to": to}
        body = {"messaging_product": "whatsapp", **address, **content, **more}
        return await self.call("POST", f"{self.whatsapp.phone_number_id}/messages", json=body)

    async def say(self, content: Json, to: str | None = RINA, **more: Any) -> str:
        status, answer = await self.post(content, to, **more)
        assert status == 200, answer
        return str(answer["messages"][0]["id"])

    async def refusal(self, content: Json, to: str | None = RINA, **more: Any) -> tuple[int, int]:
        status, answer = await self.post(content, to, **more)
        assert {"message", "type", "code", "fbtrace_id"} <= set(answer["error"]), answer
        return status, answer["error"]["code"]


@dataclass
class Desk:
    """The desk's own address: keeps what it took, and refuses on wish."""

    url: str = ""
    bodies: list[bytes] = field(default_factory=list)
    signatures: list[str] = field(default_factory=list)
    answer: int = 200

    async def take(self, request: web.Request) -> web.Response:
        self.bodies.append(await request.read())
        self.signatures.append(request.headers[SIGNATURE_HEADER])
        return web.Response(status=self.answer)

    async def repeat(self, request: web.Request) -> web.Response:
        if request.query["hub.verify_token"] != "kata-sandi-webhook":
            return web.Response(status=403)
        return web.Response(text=request.query["hub.challenge"])

    @property
    def payloads(self) -> list[Json]:
        return [json.loads(body) for body in self.bodies]

    def values(self) -> list[Json]:
        return [change["value"] for told in self.payloads for entry in told["entry"] for change in entry["changes"]]

    def messages(self) -> list[Json]:
        return [message for value in self.values() for message in value.get("messages", [])]

    def statuses(self) -> list[Json]:
        return [status for value in self.values() for status in value.get("statuses", [])]


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
async def whatsapp(clock: HeldClock) -> AsyncIterator[FakeWhatsApp]:
    async with FakeWhatsApp(clock.now, limits=False) as fake:
        yield fake


@pytest.fixture
async def client(whatsapp: FakeWhatsApp) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as http:
        yield Client(whatsapp, http)


@pytest.fixture
async def desk(whatsapp: FakeWhatsApp) -> AsyncIterator[Desk]:
    desk = Desk()
    app = web.Application()
    app.router.add_post("/hook", desk.take)
    app.router.add_get("/hook", desk.repeat)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    desk.url = whatsapp.webhook = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield desk
    await runner.cleanup()


@pytest.fixture
def rina(whatsapp: FakeWhatsApp) -> Contact:
    rina = whatsapp.user(RINA)
    rina.send("Halo")
    whatsapp.cloud.hooks.waiting.clear()
    return rina


# --- Sending ----------------------------------------------------------------------------------------------


async def test_a_text_reaches_the_phone_and_is_told_as_sent_and_delivered(
    client: Client, whatsapp: FakeWhatsApp, desk: Desk, rina: Contact
) -> None:
    status, answer = await client.post(TEXT, biz_opaque_callback_data="k-7")
    wamid = answer["messages"][0]["id"]
    assert (status, answer["contacts"]) == (200, [{"input": RINA, "wa_id": RINA}])
    assert wamid.startswith("wamid.")
    assert (rina.last.id, rina.last.kind, rina.last.text) == (wamid, "text", "Halo")
    assert (whatsapp.sent[0].id, whatsapp.sent[0].to, whatsapp.sent[0].kind) == (wamid, RINA, "text")
    assert await whatsapp.deliver() == [200, 200]
    sent, delivered = desk.statuses()
    assert (sent["id"], sent["status"], sent["recipient_id"]) == (wamid, "sent", RINA)
    assert (delivered["status"], delivered["biz_opaque_callback_data"]) == ("delivered", "k-7")
    assert sent["pricing"]["category"] == sent["conversation"]["origin"]["type"] == "service"


@pytest.mark.parametrize("version", ["v19.0", "v26.0"])
async def test_any_version_but_only_our_token(client: Client, whatsapp: FakeWhatsApp, version: str) -> None:
    url = f"{whatsapp.base_url}/{version}/{whatsapp.phone_number_id}"
    status, number = await client.call("GET", url, params={"fields": "verified_name,quality_rating"})
    assert (status, number) == (200, {"verified_name": "Loket Layanan", "quality_rating": "GREEN", "id": "10555001"})
    status, answer = await client.call("GET", url, token="salah")
    assert (status, answer["error"]["code"], answer["error"]["type"]) == (401, 190, "OAuthException")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"type": "text", "text": {"body": "x" * 4096}}, None),
        ({"type": "text", "text": {"body": "x" * 4097}}, 100),
        ({"type": "text", "text": {"body": " "}}, 100),
        ({"type": "text", "text": {"body": "x", "buttons": []}}, 100),
        ({"type": "telepathy", "telepathy": {}}, 100),
        ({"type": "text", "image": {"id": "1"}}, 100),
        (TEXT | {"reply_markup": {}}, 100),
        (TEXT | {"messaging_product": "telegram"}, 100),
        (TEXT | {"to": "nol delapan"}, 131009),
        (TEXT | {"to": "+62 812-0000-0001"}, None),
        (TEXT | {"biz_opaque_callback_data": "x" * 512}, None),
        (TEXT | {"biz_opaque_callback_data": "x" * 513}, 100),
        (buttons(("a", "Ya"), ("b", "Tidak"), ("c", "Batal")), None),
        (buttons(("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")), 131009),
        (buttons(), 131009),
        (buttons(("a", "x" * 20)), None),
        (buttons(("a", "x" * 21)), 131009),
        (buttons(("a", "x" * 18 + "🙏")), None),
        (buttons(("a", "x" * 19 + "🙏")), 131009),
        (buttons(("a", "")), 131009),
        (buttons(("a", "Ya"), ("b", "Ya")), 131009),
        (buttons(("a", "Ya"), ("a", "Tidak")), 131009),
        (buttons(("x" * 256, "Ya")), None),
        (buttons(("x" * 257, "Ya")), 131009),
        (buttons(("a", "Ya"), body="x" * 1024), None),
        (buttons(("a", "Ya"), body="x" * 1025), 131009),
        (buttons(("a", "Ya"), body=""), 131009),
        (buttons(("a", "Ya"), header={"type": "text", "text": "x" * 61}), 131009),
        (buttons(("a", "Ya"), header={"type": "text", "text": "x" * 60}, footer={"text": "x" * 60}), None),
        (buttons(("a", "Ya"), footer={"text": "x" * 61}), 131009),
        (buttons(("a", "Ya"), tombol=1), 100),
        ({"type": "interactive", "interactive": {"type": "button", "body": {"text": "x"}}}, 131008),
        (rows(*"abcdefghij"), None),
        (rows(*"abcdefghijk"), 131009),
        (rows("x" * 24), None),
        (rows("x" * 25), 131009),
        (rows("a", description="x" * 72), None),
        (rows("a", description="x" * 73), 131009),
        (rows("a", "b", id="sama"), 131009),
        (rows("a", id="x" * 201), 131009),
        (rows("a", url="https://loket.example"), 100),
        (interactive("list", {"button": "x" * 21, "sections": [{"rows": [{"id": "1", "title": "a"}]}]}), 131009),
        (
            interactive(
                "list",
                {
                    "button": "Pilih",
                    "sections": [
                        {"title": "A", "rows": [{"id": "1", "title": "a"}]},
                        {"rows": [{"id": "2", "title": "b"}]},
                    ],
                },
            ),
            131008,
        ),
        (link(), None),
        (link(label="x" * 21), 131009),
        (link(url="loket.example"), 131009),
        (link(url="tg://join"), 131009),
        (flow("404"), 131009),
        ({"type": "image", "image": {"id": "404"}}, 100),
        ({"type": "image", "image": {"link": "https://loket.example/a.png", "caption": "x" * 1024}}, None),
        ({"type": "document", "document": {"link": "https://loket.example/a.pdf", "caption": "x" * 1025}}, 131009),
        ({"type": "reaction", "reaction": {"message_id": "wamid.404", "emoji": "🙏"}}, 131009),
    ],
)
async def test_what_meta_checks_of_a_message(
    client: Client, whatsapp: FakeWhatsApp, rina: Contact, content: Json, code: int | None
) -> None:
    status, answer = await client.post(content)
    assert answer.get("error", {}).get("code") == code, answer
    assert status == (200 if code is None else 400)
    assert len(rina.messages) == len(whatsapp.sent) == (code is None)
    assert [refused.code for refused in whatsapp.refused] == ([] if code is None else [code])


async def test_every_kind_looks_right_and_can_be_pressed(client: Client, desk: Desk, rina: Contact) -> None:
    whatsapp = client.whatsapp
    await client.say(buttons(("queue:1", "Ambil nomor"), ("help", "Bantuan")))
    await client.say(rows("1. Konsultasi", "2. Pengaduan"))
    await client.say(link())
    flow_id = whatsapp.add_flow(FORM)
    await client.say(flow(flow_id))
    assert [message.kind for message in rina.messages] == ["button", "list", "cta_url", "flow"]
    assert [message.buttons[0].kind for message in rina.messages] == ["reply", "row", "url", "flow"]
    assert (rina.messages[1].menu, rina.messages[2].url) == ("Pilih", "https://loket.example/x")
    rina.press("Ambil nomor")
    rina.press("Pengaduan")
    rina.press("help")
    rina.answer_flow({"name": "Rina"})
    with pytest.raises(LookupError, match="no button 'Terbang'"):
        rina.press("Terbang")
    with pytest.raises(LookupError, match="Buka"):
        rina.press("Buka")
    await whatsapp.deliver()
    button, row, by_id, form = [message["interactive"] for message in desk.messages()]
    assert button == {"type": "button_reply", "button_reply": {"id": "queue:1", "title": "Ambil nomor"}}
    assert row == {"type": "list_reply", "list_reply": {"id": "r1", "title": "2. Pengaduan"}}
    assert by_id["button_reply"]["title"] == "Bantuan"
    assert form["nfm_reply"]["name"] == "flow"
    assert json.loads(form["nfm_reply"]["response_json"]) == {"flow_token": "t-1", "name": "Rina"}
    assert desk.messages()[3]["context"]["id"] == rina.last.id


async def test_marking_as_read(client: Client, whatsapp: FakeWhatsApp) -> None:
    wamid = whatsapp.user(RINA).send("Halo")
    mark = {"messaging_product": "whatsapp", "status": "read", "message_id": wamid}
    path = f"{whatsapp.phone_number_id}/messages"
    assert await client.call("POST", path, json=mark | {"typing_indicator": {"type": "text"}}) == (
        200,
        {"success": True},
    )
    assert [(read.message_id, read.typing) for read in whatsapp.reads] == [(wamid, True)]
    for wrong in ({"message_id": "wamid.404"}, {"typing_indicator": {"type": "dance"}}, {"status": "seen"}):
        assert (await client.call("POST", path, json=mark | wrong))[0] == 400
    assert len(whatsapp.reads) == 1


# --- The 24 hours and templates ---------------------------------------------------------------------------


async def test_outside_the_window_a_text_is_accepted_and_fails(
    client: Client, whatsapp: FakeWhatsApp, desk: Desk, rina: Contact, clock: HeldClock
) -> None:
    clock.pass_(hours=23, minutes=59)
    await client.say(TEXT)
    clock.pass_(minutes=1)
    late = await client.say(TEXT)
    await whatsapp.deliver()
    failed = desk.statuses()[-1]
    assert (failed["id"], failed["status"], len(rina.messages)) == (late, "failed", 1)
    (error,) = failed["errors"]
    assert (error["code"], error["title"]) == (131047, "Re-engagement message")
    assert "24 hours" in error["error_data"]["details"]
    whatsapp.window_refusals = "api"
    assert await client.refusal(TEXT) == (400, 131047)
    rina.send("Masih di sini")
    await client.say(TEXT)


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (template("A-7", "Loket"), None),
        (template("A-7"), (400, 132000)),
        (template(), (400, 132000)),
        (template("A-7", "Loket", language="en"), (404, 132001)),
        (template("A-7", "Loket", name="lain"), (404, 132001)),
        (template("A-7", "Loket\nbaru"), (400, 132012)),
        (template("A-7", "Loket", payload="x" * 129), (400, 131009)),
        (template(name="menunggu"), (404, 132001)),
        (template(name="dijeda"), (400, 132015)),
        (template(name="dimatikan"), (400, 132016)),
    ],
)
async def test_templates_may_be_sent_any_time_if_they_are_approved_and_filled_in(
    client: Client, whatsapp: FakeWhatsApp, content: Json, refused: tuple[int, int] | None
) -> None:
    bima = whatsapp.user(BIMA)
    whatsapp.add_template("panggilan", "Nomor {{1}} di {{2}} dipanggil.", buttons=["Lanjutkan"])
    for name, status in (("menunggu", "PENDING"), ("dijeda", "PAUSED"), ("dimatikan", "DISABLED")):
        whatsapp.add_template(name, "Halo.", status=status)
    if refused:
        assert await client.refusal(content, BIMA) == refused
    else:
        await client.say(content, BIMA)
        assert (bima.last.kind, bima.last.text) == ("template", "Nomor A-7 di Loket dipanggil.")
        assert whatsapp.waiting[0].body["pricing"]["category"] == "utility"


@pytest.mark.parametrize(("payload", "told"), [("wake:9", "wake:9"), (None, "Lanjutkan")])
async def test_a_templates_button_comes_back_as_a_button(
    client: Client, whatsapp: FakeWhatsApp, desk: Desk, payload: str | None, told: str
) -> None:
    whatsapp.add_template("panggilan", "Nomor {{1}} dipanggil.", buttons=["Lanjutkan"])
    bima = whatsapp.user(BIMA)
    wamid = await client.say(template("A-7", payload=payload), BIMA)
    bima.press("Lanjutkan")
    await whatsapp.deliver()
    (message,) = desk.messages()
    assert (message["type"], message["button"]) == ("button", {"payload": told, "text": "Lanjutkan"})
    assert message["context"]["id"] == wamid
    assert bima.window_open


async def test_templates_are_submitted_listed_and_judged(client: Client, whatsapp: FakeWhatsApp) -> None:
    path = f"{whatsapp.business_account_id}/message_templates"
    body: Json = {"type": "BODY", "text": "Nomor {{1}} dipanggil.", "example": {"body_text": [["A-7"]]}}
    given: Json = {"name": "panggilan", "language": "id", "category": "UTILITY", "components": [body]}
    status, made = await client.call("POST", path, json=given)
    assert (status, made["status"], made["category"]) == (200, "PENDING", "UTILITY")
    for wrong in (
        given,
        given | {"name": "Panggilan"},
        given | {"name": "a", "category": "PENTING"},
        given | {"name": "a", "components": [{"type": "BODY", "text": "Nomor {{1}} dipanggil."}]},
        given | {"name": "a", "components": [body | {"text": "{{1}} dipanggil."}]},
        given | {"name": "a", "components": [body | {"text": "Nomor {{2}} dipanggil."}]},
        given | {"name": "a", "components": [{"type": "FOOTER", "text": "Loket"}]},
    ):
        assert (await client.call("POST", path, json=wrong))[0] == 400
    await client.call("POST", path, json=given | {"name": "survei"})
    whatsapp.templates.judge("APPROVED", "panggilan")
    _, page = await client.call("GET", path, params={"limit": 1, "fields": "name,status"})
    assert page["data"] == [{"name": "panggilan", "status": "APPROVED", "id": made["id"]}]
    _, page = await client.call("GET", path, params={"limit": 1, "after": page["paging"]["cursors"]["after"]})
    assert [(one["name"], one["status"]) for one in page["data"]] == [("survei", "PENDING")]
    assert "next" not in page["paging"]
    _, found = await client.call("GET", path, params={"name": "panggil"})
    assert [one["name"] for one in found["data"]] == ["panggilan"]


async def test_the_windows_clock_alone_can_be_moved(
    client: Client, whatsapp: FakeWhatsApp, rina: Contact, clock: HeldClock
) -> None:
    before = clock.now()
    whatsapp.advance_window(hours=24)
    assert (rina.window_open, clock.now()) == (False, before)
    whatsapp.window_refusals = "api"
    assert await client.refusal(TEXT) == (400, 131047)
    rina.send("Masih di sini")
    assert rina.window_open


# --- Who somebody is --------------------------------------------------------------------------------------


async def test_people_are_known_by_phone_by_bsuid_or_both(whatsapp: FakeWhatsApp, desk: Desk) -> None:
    whatsapp.user(RINA).send("Halo")
    whatsapp.user(None, bsuid="ID.1349", username="bima.c", name="Bima").send("Halo")
    whatsapp.user(BIMA, bsuid="ID.1350", name="Sari").send("Halo")
    await whatsapp.deliver()
    assert [value["contacts"] for value in desk.values()] == [
        [{"profile": {"name": "Rina Contoh"}, "wa_id": RINA}],
        [{"profile": {"name": "Bima", "username": "bima.c"}, "user_id": "ID.1349"}],
        [{"profile": {"name": "Sari"}, "wa_id": BIMA, "user_id": "ID.1350"}],
    ]
    senders = [{key: message.get(key) for key in ("from", "from_user_id")} for message in desk.messages()]
    assert senders == [
        {"from": RINA, "from_user_id": None},
        {"from": None, "from_user_id": "ID.1349"},
        {"from": BIMA, "from_user_id": "ID.1350"},
    ]


async def test_a_bsuid_is_written_to_as_recipient_and_a_phone_number_wins(
    client: Client, whatsapp: FakeWhatsApp, desk: Desk, rina: Contact
) -> None:
    bima = whatsapp.user(None, bsuid="ID.1349", username="bima.c")
    bima.send("Halo")
    _, answer = await client.post(TEXT, None, recipient="ID.1349")
    assert answer["contacts"] == [{"input": "ID.1349", "user_id": "ID.1349"}]
    await client.say(TEXT, RINA, recipient="ID.1349")
    assert (len(bima.messages), len(rina.messages)) == (1, 1)
    await whatsapp.deliver()
    assert [status.get("recipient_user_id") for status in desk.statuses()] == ["ID.1349", "ID.1349", None, None]
    assert "recipient_id" not in desk.statuses()[0]
    assert await client.refusal(TEXT, None) == (400, 100)
    assert await client.refusal(TEXT, None, recipient="628120") == (400, 131009)


async def test_a_changed_number_is_told_under_the_old_one(client: Client, whatsapp: FakeWhatsApp, desk: Desk) -> None:
    rina = whatsapp.user(RINA, bsuid="ID.1")
    rina.send("Halo")
    rina.change_number(BIMA, "ID.2")
    await client.say(TEXT, BIMA)
    assert whatsapp.user(BIMA) is whatsapp.user(None, bsuid="ID.2") is rina
    await client.say(TEXT, RINA)
    await whatsapp.deliver()
    _, number, bsuid = desk.messages()
    assert (number["from"], number["from_user_id"], number["type"]) == (RINA, "ID.1", "system")
    body = f"User Rina Contoh changed from {RINA} to {BIMA}"
    told = {"wa_id": BIMA, "user_id": "ID.2", "customer": RINA}
    assert number["system"] == {"type": "user_changed_number", "body": body} | told
    assert bsuid["system"]["type"] == "user_changed_user_id"
    assert "contacts" not in desk.values()[1]
    assert [status["status"] for status in desk.statuses()] == ["sent", "delivered", "failed"]


async def test_everything_else_that_people_send(client: Client, whatsapp: FakeWhatsApp, desk: Desk) -> None:
    rina = whatsapp.user(RINA)
    first = rina.send("Halo")
    said = await client.say(TEXT)
    acts: list[tuple[str, Callable[[], str]]] = [
        ("image", lambda: rina.send_image("KTP")),
        ("document", lambda: rina.send_document("surat.pdf", b"%PDF")),
        ("audio", rina.send_audio),
        ("video", rina.send_video),
        ("sticker", rina.send_sticker),
        ("location", rina.send_location),
        ("contacts", rina.send_contacts),
        ("unsupported", rina.send_unsupported),
        ("reaction", lambda: rina.react("🙏", said)),
        ("edit", lambda: rina.edit(first, "Halo lagi")),
        ("unsupported", lambda: rina.edit(first, "Halo lagi", unsupported=True)),
        ("revoke", lambda: rina.delete(first)),
    ]
    wamids = [act() for _, act in acts]
    await whatsapp.deliver()
    told = desk.messages()[1:]
    assert [(message["id"], message["type"]) for message in told] == [
        (wamid, kind) for wamid, (kind, _) in zip(wamids, acts, strict=True)
    ]
    assert all(message["type"] in message for message in told)
    assert (told[0]["image"]["caption"], told[1]["document"]["filename"]) == ("KTP", "surat.pdf")
    assert told[7]["errors"][0]["code"] == 131051
    assert told[8]["reaction"] == {"message_id": said, "emoji": "🙏"}
    assert told[9]["edit"]["original_message_id"] == told[11]["revoke"]["original_message_id"] == first
    await client.say({"type": "reaction", "reaction": {"message_id": first, "emoji": "👍"}})
    assert len(rina.messages) == 1


# --- What becomes of a message ----------------------------------------------------------------------------


async def test_phones_that_are_off_read_or_block(client: Client, whatsapp: FakeWhatsApp, rina: Contact) -> None:
    def told() -> list[str]:
        statuses = [item.body["status"] for item in whatsapp.waiting]
        whatsapp.waiting.clear()
        return statuses

    rina.online = False
    await client.say(TEXT)
    assert (told(), rina.messages) == (["sent"], [])
    rina.online = True
    assert (told(), len(rina.messages)) == (["delivered"], 1)
    rina.reads = True
    await client.say(TEXT)
    assert told() == ["sent", "delivered", "read"]
    rina.block()
    await client.say(TEXT)
    assert (told(), len(rina.messages)) == (["sent"], 2)


@pytest.mark.parametrize("to", ["6281299999999", RINA])
async def test_whoever_is_not_on_whatsapp_fails_later(
    client: Client, whatsapp: FakeWhatsApp, rina: Contact, to: str
) -> None:
    rina.on_whatsapp = False
    await client.say(TEXT, to)
    (failed,) = [item.body for item in whatsapp.waiting]
    assert (failed["status"], failed["recipient_id"], failed["errors"][0]["code"]) == ("failed", to, 131026)


@pytest.mark.parametrize(("code", "status"), [(131056, 400), (130429, 400), (131000, 500), (190, 401), (132001, 404)])
async def test_arranged_refusals_strike_at_once_as_often_as_asked(
    client: Client, whatsapp: FakeWhatsApp, rina: Contact, code: int, status: int
) -> None:
    whatsapp.fail(rina, code, times=2, stage="api")
    whatsapp.user(BIMA).send("Halo")
    await client.say(TEXT, BIMA)
    assert [await client.refusal(TEXT) for _ in range(2)] == [(status, code)] * 2
    await client.say(TEXT)


async def test_arranged_failures_come_by_status(client: Client, whatsapp: FakeWhatsApp, rina: Contact) -> None:
    whatsapp.fail(None, 131049, stage="status")
    whatsapp.echoes_opaque = False
    wamid = await client.say(TEXT, biz_opaque_callback_data="k-7")
    (failed,) = [item.body for item in whatsapp.waiting]
    assert (failed["id"], failed["errors"][0]["code"]) == (wamid, 131049)
    assert failed["errors"][0]["title"].startswith("This message was not delivered")
    assert "biz_opaque_callback_data" not in failed
    assert rina.messages == []


# --- Limits -----------------------------------------------------------------------------------------------


async def test_a_person_gets_a_burst_of_45_and_then_one_in_six_seconds(
    client: Client, whatsapp: FakeWhatsApp, rina: Contact, clock: HeldClock
) -> None:
    whatsapp.limits.enabled = True
    for _ in range(45):
        await client.say(TEXT)
    assert await client.refusal(TEXT) == (400, 131056)
    clock.pass_(seconds=5)
    assert await client.refusal(TEXT) == (400, 131056)
    clock.pass_(seconds=1)
    await client.say(TEXT)
    assert await client.refusal(TEXT) == (400, 131056)
    assert len(rina.messages) == 46


async def test_everybody_together_gets_eighty_a_second(
    client: Client, whatsapp: FakeWhatsApp, clock: HeldClock
) -> None:
    whatsapp.limits.enabled = True
    people = [f"62813{number:08}" for number in range(81)]
    for phone in people[:80]:
        await client.say(TEXT, phone)
    assert await client.refusal(TEXT, people[80]) == (400, 130429)
    clock.pass_(seconds=1)
    await client.say(TEXT, people[80])


# --- Webhooks ---------------------------------------------------------------------------------------------


async def test_payloads_are_signed_over_the_raw_escaped_body(whatsapp: FakeWhatsApp, desk: Desk) -> None:
    whatsapp.user(RINA).send("Terima kasih 🙏 a/b")
    assert await whatsapp.deliver() == [200]
    (body,) = desk.bodies
    mac = hmac.new(b"rahasia-app", body, hashlib.sha256).hexdigest()
    assert desk.signatures == [f"sha256={mac}"] == [whatsapp.sign(body)]
    assert b"\\ud83d\\ude4f a\\/b" in body
    assert desk.messages()[0]["text"] == {"body": "Terima kasih 🙏 a/b"}
    assert desk.payloads[0]["object"] == "whatsapp_business_account"
    assert desk.payloads[0]["entry"][0]["id"] == whatsapp.business_account_id
    assert desk.values()[0]["metadata"]["phone_number_id"] == whatsapp.phone_number_id


async def test_what_is_not_taken_stays(whatsapp: FakeWhatsApp, desk: Desk) -> None:
    whatsapp.user(RINA).send("Halo")
    desk.answer = 503
    assert (await whatsapp.deliver(), whatsapp.pending) == ([503], 1)
    url, whatsapp.webhook = whatsapp.webhook, "http://127.0.0.1:9/hook"
    assert (await whatsapp.deliver(), whatsapp.pending) == ([0], 1)
    whatsapp.webhook = None
    assert (await whatsapp.deliver(), whatsapp.pending) == ([], 1)
    whatsapp.webhook, desk.answer = url, 200
    assert (await whatsapp.deliver(), whatsapp.pending) == ([200], 0)
    assert desk.bodies[0] == desk.bodies[1]


@pytest.mark.usefixtures("rina")
async def test_a_batch_spreads_over_entries_changes_and_lists(
    client: Client, whatsapp: FakeWhatsApp, desk: Desk
) -> None:
    for number in range(6):
        whatsapp.user(f"628120000001{number}", name=f"Orang {number}").send(str(number))
    await client.say(TEXT)
    whatsapp.batch = 20
    assert await whatsapp.deliver() == [200]
    (payload,) = desk.payloads
    shape = [
        [len(change["value"].get("messages", change["value"].get("statuses"))) for change in entry["changes"]]
        for entry in payload["entry"]
    ]
    assert shape == [[2, 2], [2, 2]]
    assert [message["text"]["body"] for message in desk.messages()] == list("012345")
    assert [contact["profile"]["name"] for contact in desk.values()[0]["contacts"]] == ["Orang 0", "Orang 1"]


async def test_duplicates_and_another_order(whatsapp: FakeWhatsApp, desk: Desk) -> None:
    for number in range(8):
        whatsapp.user(RINA).send(str(number))
    whatsapp.duplicate = True
    whatsapp.shuffle(7)
    assert await whatsapp.deliver() == [200] * 16
    texts = [message["text"]["body"] for message in desk.messages()]
    assert texts[::2] == texts[1::2] != sorted(texts[::2])
    assert sorted(texts[::2]) == list("01234567")
    assert desk.bodies[0] == desk.bodies[1]


async def test_payloads_by_hand_and_nonsense(whatsapp: FakeWhatsApp, desk: Desk, client: Client) -> None:
    whatsapp.user(RINA).send("Halo")
    body = encode(whatsapp.payload_of(*whatsapp.waiting))
    async with client.http.post(desk.url, data=body, headers={SIGNATURE_HEADER: whatsapp.sign(body)}) as answer:
        assert answer.status == 200
    whatsapp.inject({"object": "page"})
    whatsapp.batch = 9
    assert await whatsapp.deliver() == [200, 200]
    assert desk.payloads[0] == desk.payloads[1]
    assert desk.payloads[2] == {"object": "page"}


@pytest.mark.usefixtures("desk")
async def test_the_webhook_is_verified_with_a_challenge(whatsapp: FakeWhatsApp) -> None:
    assert await whatsapp.verify("1158201444")
    assert not await whatsapp.verify("1158201444", token="salah")


# --- Files, forms, the account ----------------------------------------------------------------------------


async def test_files_are_uploaded_sent_fetched_and_expire(
    client: Client, whatsapp: FakeWhatsApp, rina: Contact, clock: HeldClock
) -> None:
    async def upload(content: bytes, kind: str) -> tuple[int, Json]:
        form = aiohttp.FormData({"messaging_product": "whatsapp", "type": kind})
        form.add_field("file", content, filename="tanda.pdf", content_type=kind)
        return await client.call("POST", f"{whatsapp.phone_number_id}/media", data=form)

    status, made = await upload(b"%PDF-1", "application/pdf")
    assert status == 200
    await client.say({"type": "document", "document": {"id": made["id"], "filename": "tanda.pdf", "caption": "Bukti"}})
    assert rina.last.file is not None
    assert (rina.last.kind, rina.last.text, rina.last.file.content) == ("document", "Bukti", b"%PDF-1")
    assert [(await upload(*wrong))[0] for wrong in ((b"x", "text/html"), (b"", "application/pdf"))] == [400, 400]
    _, card = await client.call("GET", made["id"])
    assert (card["mime_type"], card["file_size"]) == ("application/pdf", 6)
    assert card["sha256"] == hashlib.sha256(b"%PDF-1").hexdigest()
    async with client.http.get(card["url"], headers={"Authorization": "Bearer WA-TEST"}) as answer:
        assert (answer.content_type, await answer.read()) == ("application/pdf", b"%PDF-1")
    assert (await client.call("GET", card["url"], token="salah"))[0] == 401
    clock.pass_(minutes=5)
    for gone in (card["url"], "404", "900000000404"):
        status, refusal = await client.call("GET", gone)
        assert (status, refusal["error"]["code"], refusal["error"]["error_subcode"]) == (400, 100, 33)


@pytest.mark.usefixtures("rina")
async def test_forms_are_drafted_checked_published_and_sent(client: Client, whatsapp: FakeWhatsApp) -> None:
    async def assets(form: Json) -> tuple[int, Json]:
        data = aiohttp.FormData({"name": "flow.json", "asset_type": "FLOW_JSON"})
        data.add_field("file", json.dumps(form), filename="flow.json", content_type="application/json")
        return await client.call("POST", f"{flow_id}/assets", data=data)

    path = f"{whatsapp.business_account_id}/flows"
    status, made = await client.call("POST", path, json={"name": "pendaftaran", "categories": ["SIGN_UP"]})
    flow_id = made["id"]
    assert (status, made["success"], made["validation_errors"]) == (200, True, [])
    assert (await client.call("POST", path, json={"name": "pendaftaran", "categories": ["SIGN_UP"]}))[0] == 400
    assert (await client.call("POST", path, json={"name": "lain", "categories": ["SERVICE"]}))[0] == 400
    status, answer = await assets(FORM | {"screens": []})
    assert (status, answer["validation_errors"][0]["error_type"]) == (200, "FLOW_JSON_ERROR")
    assert (await client.call("POST", f"{flow_id}/publish"))[0] == 400
    assert await assets(FORM) == (200, {"success": True, "validation_errors": []})
    assert await client.refusal(flow(flow_id)) == (400, 131009)
    await client.say(flow(flow_id, mode="draft"))
    assert await client.call("POST", f"{flow_id}/publish") == (200, {"success": True})
    assert (await assets(FORM))[1]["error"]["code"] == 139001
    await client.say(flow(flow_id))
    for wrong in (
        {"flow_message_version": "2"},
        {"flow_cta": "x" * 31},
        {"flow_action": "data_exchange"},
        {"flow_action_payload": {"screen": "LAIN"}},
    ):
        assert await client.refusal(flow(flow_id, **wrong)) == (400, 131009)
    assert await client.refusal(flow(flow_id, flow_action_payload={"screen": "PERSON", "data": {}})) == (400, 100)
    assert await client.refusal(flow(flow_id, flow_token=None)) == (400, 131008)
    _, card = await client.call("GET", flow_id, params={"fields": "id,status,validation_errors"})
    assert card == {"id": flow_id, "status": "PUBLISHED", "validation_errors": []}
    _, listed = await client.call("GET", path)
    assert [(one["name"], one["status"]) for one in listed["data"]] == [("pendaftaran", "PUBLISHED")]


@pytest.mark.parametrize(
    "component",
    [
        {"type": "TextInput", "name": "name", "label": "x" * 21},
        {"type": "TextInput", "label": "Nama"},
        {"type": "Dropdown", "name": "region", "label": "Kota", "data-source": []},
        {"type": "Dropdown", "name": "region", "label": "Kota", "data-source": [{"id": "1", "title": "x" * 31}]},
        {"type": "Dropdown", "name": "region", "label": "Kota", "data-source": [{"id": "1", "title": "a"}] * 2},
        {"type": "RadioButtonsGroup", "name": "role", "label": "Peran", "data-source": [{"id": "1", "title": ""}]},
        {"type": "TextHeading", "text": "x" * 81},
        {"type": "Footer", "label": "Lanjut", "on-click-action": {"name": "navigate", "next": {"name": "TIADA"}}},
        {"type": "Footer", "label": "Lanjut"},
    ],
)
async def test_what_meta_checks_of_a_form(client: Client, whatsapp: FakeWhatsApp, component: Json) -> None:
    form = json.loads(json.dumps(FORM))
    children = form["screens"][0]["layout"]["children"]
    children[1 if component["type"] == "Footer" else 0] = component
    given = {"name": "pendaftaran", "categories": ["OTHER"], "flow_json": json.dumps(form)}
    _, made = await client.call("POST", f"{whatsapp.business_account_id}/flows", json=given)
    assert len(made["validation_errors"]) == 1, made


async def test_the_account_and_its_subscription(client: Client, whatsapp: FakeWhatsApp) -> None:
    path = f"{whatsapp.business_account_id}/subscribed_apps"
    assert await client.call("GET", path) == (200, {"data": []})
    assert await client.call("POST", path) == (200, {"success": True})
    assert len((await client.call("GET", path))[1]["data"]) == 1
    _, numbers = await client.call("GET", f"{whatsapp.business_account_id}/phone_numbers")
    assert [number["id"] for number in numbers["data"]] == [whatsapp.phone_number_id]
    for path in ("404/messages", f"{whatsapp.phone_number_id}/dance"):
        status, answer = await client.call("POST", path, json={})
        assert (status, answer["error"]["code"], answer["error"]["error_subcode"]) == (400, 100, 33)


# --- The phone in the hand --------------------------------------------------------------------------------


async def test_the_page_shows_a_chat_and_acts_for_the_person(
    client: Client, whatsapp: FakeWhatsApp, clock: HeldClock
) -> None:
    await whatsapp.stop()
    await whatsapp.start(also=PhonePage(whatsapp).add_to)

    async def ask(path: str, **given: Any) -> Json:
        return (await client.call("POST", f"{whatsapp.base_url}/phone-api/{path}", json=given))[1]

    for name in ("", "phone/phone.css", "phone/phone.js", "phone/form.js"):
        async with client.http.get(f"{whatsapp.base_url}/{name}") as answer:
            assert (answer.status, b"http://" in await answer.read()) == (200, False)
    assert await ask("people", name="Sari Contoh", phone=False) == {"place": 0}
    await ask("people/0/send", text="Halo")
    (sari,) = whatsapp.people
    assert (sari.phone, sari.identity.name, sari.window_open) == (None, "Sari Contoh", True)
    clock.pass_(seconds=1)
    said = await client.say(flow(whatsapp.add_flow(FORM)), None, recipient=sari.bsuid)
    await ask("people/0/flow", message=said, answers={"name": "Sari"})
    await ask("advance")
    late = await client.say(TEXT, None, recipient=sari.bsuid)
    _, chat = await client.call("GET", f"{whatsapp.base_url}/phone-api/people/0")
    assert [(bubble["kind"], bubble["text"]) for bubble in chat["bubbles"]][1:3] == [
        ("said", "📋 Formulir terkirim"),
        ("flow", "Silakan pilih:"),
    ]
    assert chat["bubbles"][2]["form"]["screen"] == "PERSON"
    assert (chat["bubbles"][3]["id"], chat["bubbles"][3]["kind"]) == (late, "failed")
    assert (chat["person"]["window"], whatsapp.failed[0].code) == (False, 131047)


# --- Faults -----------------------------------------------------------------------------------------------


async def test_network_faults(client: Client, whatsapp: FakeWhatsApp, rina: Contact) -> None:
    whatsapp.fault("messages", "500")
    assert await client.refusal(TEXT) == (500, 131000)
    whatsapp.fault("messages", "502")
    with pytest.raises(aiohttp.ContentTypeError):
        await client.post(TEXT)
    assert rina.messages == []
    whatsapp.fault("*", "drop")
    with pytest.raises(aiohttp.ClientError):
        await client.post(TEXT)
    assert (len(rina.messages), whatsapp.calls[-1].status) == (1, 0)
    fault = whatsapp.fault("messages", "hang")
    saying = asyncio.create_task(client.say(TEXT))
    await whatsapp.wait_for(lambda: fault.met)
    assert len(rina.messages) == 1
    fault.release()
    await saying
    assert [call.status for call in whatsapp.calls] == [500, 502, 0, 200]


async def test_broken_json_is_refused_in_metas_shape(client: Client, whatsapp: FakeWhatsApp) -> None:
    headers = {"Content-Type": "application/json", "Authorization": "Bearer WA-TEST"}
    url = f"{whatsapp.base_url}/v26.0/{whatsapp.phone_number_id}/messages"
    async with client.http.post(url, data=b"{", headers=headers) as answer:
        assert (answer.status, (await answer.json())["error"]["code"]) == (400, 100)


@pytest.mark.usefixtures("desk")
async def test_an_outage_keeps_port_people_and_what_waits(
    client: Client, whatsapp: FakeWhatsApp, rina: Contact
) -> None:
    port = whatsapp.port
    await whatsapp.stop()
    rina.send("Masih ada orang?")
    with pytest.raises(aiohttp.ClientError):
        await client.post(TEXT)
    await whatsapp.start()
    assert (whatsapp.port, await whatsapp.deliver()) == (port, [200])
    assert whatsapp.user(RINA) is rina
    assert whatsapp.people == [rina]
