"""Receiving from WhatsApp through the whole desk: verified, committed, then answered; decided once, for good."""

import io
from collections.abc import AsyncIterator, Iterable
from typing import Any

import aiohttp
import pytest

from bot.handlers.whatsapp_webhook import LARGEST_BODY, PATH
from bot.rehearsal.fakes.telegram import Chatter
from bot.rehearsal.fakes.whatsapp import SIGNATURE_HEADER, Contact
from storage import meeting
from storage.engine import reading
from tests.desk import Desk, open_desk
from tests.handlers.whatsapp_raw import AT, PHONE, Json, change, encoded, message, payload, said, signature, status
from tests.kept import kept_as, reported_as
from tests.storage.faults import failing_at, unreachable

WORD = "kata-sandi-webhook"


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with open_desk(sqlite_url, on_whatsapp=True) as desk:
        yield desk


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as http:
        yield http


@pytest.fixture
def rina(desk: Desk) -> Contact:
    """Rina, whose messages are posted by hand: her window is open."""
    contact = desk.whatsapp.user(PHONE, name="Rina")
    contact.wrote_at = desk.clock.now()
    return contact


async def post(desk: Desk, http: aiohttp.ClientSession, body: Any, **headers: str) -> int:
    """Posts a body as Meta would, then lets the desk come to rest."""
    raw = body if isinstance(body, bytes) else encoded(body)
    proof = {SIGNATURE_HEADER: signature(raw), "Content-Type": "application/json"}
    async with http.post(desk.app.address + PATH, data=io.BytesIO(raw), headers=proof | headers) as answer:
        status_code = answer.status
    await desk.settle()
    return status_code


async def decided(desk: Desk) -> list[str]:
    """The names of WhatsApp's events that were decided."""
    rows = await desk.rows("inbox", state="decided")
    return sorted(row["key"].removeprefix("whatsapp:") for row in rows if row["key"].startswith("whatsapp:"))


QUERY = {"hub.mode": "subscribe", "hub.verify_token": WORD, "hub.challenge": "1158201444"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 200),
        ({"hub.verify_token": "lain"}, 403),
        ({"hub.verify_token": ""}, 403),
        ({"hub.verify_token": "kata-sandi-webhoök"}, 403),
        ({"hub.verify_token": None}, 403),
        ({"hub.challenge": None}, 403),
        ({"hub.challenge": ""}, 403),
        ({"hub.challenge": "1" * 1001}, 403),
        ({"hub.mode": "unsubscribe"}, 403),
        ({"hub.mode": None}, 403),
    ],
)
async def test_the_challenge_is_repeated_to_who_knows_the_word(
    desk: Desk, http: aiohttp.ClientSession, changes: dict[str, str | None], expected: int
) -> None:
    query = {key: value for key, value in (QUERY | changes).items() if value is not None}
    async with http.get(desk.app.address + PATH, params=query) as answer:
        assert answer.status == expected
        assert await answer.text() == ("1158201444" if expected == 200 else "")


async def test_a_challenge_is_repeated_as_text_and_nothing_else(desk: Desk, http: aiohttp.ClientSession) -> None:
    query = QUERY | {"hub.challenge": "<script>1</script>"}
    async with http.get(desk.app.address + PATH, params=query) as answer:
        assert answer.content_type == "text/plain"


BODY = encoded(said(message()))


@pytest.mark.parametrize(
    "header",
    [
        pytest.param(None, id="missing"),
        pytest.param("", id="empty"),
        pytest.param("sha256=", id="no digest"),
        pytest.param("sha256=" + "0" * 64, id="wrong"),
        pytest.param(signature(BODY)[:-1], id="too short"),
        pytest.param(signature(BODY) + "0", id="too long"),
        pytest.param(signature(BODY).removeprefix("sha256="), id="digest alone"),
        pytest.param(signature(BODY, "rahasia-lain"), id="other secret"),
        pytest.param(signature(BODY, ""), id="no secret"),
        pytest.param(signature(BODY, algorithm="sha1"), id="sha1"),
        pytest.param(signature(BODY).upper(), id="upper case"),
        pytest.param(signature(BODY) + "é", id="not ASCII"),
        pytest.param(signature(BODY + b" "), id="another body's"),
    ],
)
async def test_without_the_right_proof_nothing_is_taken(
    desk: Desk, http: aiohttp.ClientSession, rina: Contact, header: str | None
) -> None:
    headers = {} if header is None else {SIGNATURE_HEADER: header}
    async with http.post(desk.app.address + PATH, data=BODY, headers=headers) as answer:
        assert answer.status == 401
    await desk.settle()
    assert await decided(desk) == []
    assert rina.messages == []


OTHERS = signature(BODY, "rahasia-lain")


async def refused(desk: Desk, http: aiohttp.ClientSession, proof: str = OTHERS, body: bytes = BODY) -> None:
    """Three deliveries within a minute or so that have the wrong proof."""
    for _ in range(3):
        assert await post(desk, http, body, **{SIGNATURE_HEADER: proof}) == 401
        desk.clock.pass_(seconds=30)


async def standing(desk: Desk) -> list[str]:
    async with reading(desk.app.engine) as connection:
        return sorted(await meeting.standing_troubles(connection))


def told(person: Chatter, words: str = "LOKET_WHATSAPP__APP_SECRET") -> int:
    return len([message for message in person.messages if words in message.text])


async def test_a_wrong_app_secret_is_told_once_an_hour_and_its_end_once(
    desk: Desk, http: aiohttp.ClientSession, rina: Contact
) -> None:
    dewi = await desk.hire("Dewi", "admin", 77)
    for _ in range(4):
        await refused(desk, http)
    assert told(dewi) == 1
    assert await standing(desk) == ["whatsapp.secret"]
    async with http.get(desk.app.admin_address + "/health") as answer:
        assert "LOKET_WHATSAPP__APP_SECRET" in (await answer.json())["troubles"]["whatsapp.secret"]
    desk.clock.pass_(hours=1)
    await refused(desk, http)
    assert told(dewi) == 2
    rina.send("halo")
    await desk.settle()
    assert told(dewi, "sudah pulih") == 1
    assert await standing(desk) == []


async def test_a_wrong_proof_among_right_ones_is_a_strangers_and_told_to_nobody(
    desk: Desk, http: aiohttp.ClientSession, rina: Contact
) -> None:
    dewi = await desk.hire("Dewi", "admin", 77)
    for n in range(6):
        await post(desk, http, BODY, **{SIGNATURE_HEADER: OTHERS})
        await post(desk, http, BODY, **{SIGNATURE_HEADER: OTHERS})
        desk.clock.pass_(minutes=2)
        rina.send(f"halo {n}")
        await desk.settle()
    assert told(dewi) == 0


@pytest.mark.parametrize(
    ("proof", "body"),
    [
        pytest.param("", BODY, id="unsigned"),
        pytest.param("sha256=", BODY, id="no digest"),
        pytest.param(OTHERS, b'{"object": "whatsapp_business_account"}', id="of no number"),
        pytest.param(OTHERS, encoded(payload(change("99999", messages=[message()]))), id="of another number"),
    ],
)
async def test_a_strangers_deliveries_write_to_nobody(
    desk: Desk, http: aiohttp.ClientSession, proof: str, body: bytes
) -> None:
    dewi = await desk.hire("Dewi", "admin", 77)
    for _ in range(4):
        await refused(desk, http, proof, body)
    assert told(dewi) == 0
    assert await standing(desk) == []


@pytest.mark.parametrize("place", [0, len(BODY) // 2, len(BODY) - 1])
async def test_one_altered_byte_is_noticed(desk: Desk, http: aiohttp.ClientSession, place: int) -> None:
    altered = BODY[:place] + bytes([BODY[place] ^ 1]) + BODY[place + 1 :]
    assert await post(desk, http, altered, **{SIGNATURE_HEADER: signature(BODY)}) == 401
    assert await decided(desk) == []


# rule: whatsapp-signs-raw-body
async def test_the_proof_counts_for_the_raw_body_however_it_is_written(
    desk: Desk, http: aiohttp.ClientSession, rina: Contact
) -> None:
    raw = BODY.replace(b"{", b"{ \n").replace(b"halo", b"h\\u0061lo")
    assert await post(desk, http, raw, **{"Content-Type": "text/plain"}) == 200
    assert "Selamat pagi" in rina.last.text


async def test_a_body_beyond_three_mebibytes_is_refused(desk: Desk, http: aiohttp.ClientSession) -> None:
    assert await post(desk, http, BODY + b" " * (LARGEST_BODY + 1 - len(BODY))) == 413
    assert await decided(desk) == []


async def test_a_body_of_unknown_length_is_refused_as_well(desk: Desk, http: aiohttp.ClientSession) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(4):
            yield b" " * (1024 * 1024)

    async with http.post(desk.app.address + PATH, data=endless(), headers={SIGNATURE_HEADER: "x"}) as answer:
        assert answer.status == 413


async def test_a_body_of_three_mebibytes_is_taken(desk: Desk, http: aiohttp.ClientSession, rina: Contact) -> None:
    assert await post(desk, http, BODY + b" " * (LARGEST_BODY - len(BODY))) == 200
    assert "Selamat pagi" in rina.last.text


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{", id="half"),
        pytest.param(b"\xff\xfe\x00", id="no text"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[" * 100_000, id="without end"),
        pytest.param(b'{"object": "page"}', id="somebody else's"),
        pytest.param(b'{"n": ' + b"9" * 5000 + b"}", id="an endless number"),
    ],
)
async def test_what_can_never_be_read_is_kept_and_answered_200(
    desk: Desk, http: aiohttp.ClientSession, body: bytes
) -> None:
    assert await post(desk, http, body) == 200
    parked = await desk.one("inbox", state="parked")
    assert parked["key"].startswith("whatsapp:unread:")
    assert body[:1].decode(errors="replace") in parked["raw"]
    assert parked["reason"]


async def test_what_is_parked_is_reported_once_and_its_neighbour_answered(
    desk: Desk, http: aiohttp.ClientSession, rina: Contact
) -> None:
    dewi = await desk.hire("Dewi", "admin", 77)
    raw = said(message(text={"body": ""}), message("wamid.2"))
    for _ in range(2):
        assert await post(desk, http, raw) == 200
    assert len([m for m in dewi.messages if "tidak dapat diproses" in m.text]) == 1
    assert len(rina.messages) == 1


@pytest.mark.parametrize("point", [0, 3])
async def test_a_payload_that_cannot_be_committed_comes_again(
    desk: Desk, rina: Contact, http: aiohttp.ClientSession, point: int
) -> None:
    rina.send("halo")
    with failing_at(desk.app.engine, point):
        assert await desk.whatsapp.deliver() == [503]
    assert rina.messages == []
    assert desk.whatsapp.reads == []
    await desk.settle()
    assert len(rina.messages) == 1
    assert len(await decided(desk)) == 3  # the message, and that the answer was sent and delivered
    assert await post(desk, http, said(message())) == 200


async def test_a_database_that_is_away_parks_nothing(desk: Desk, rina: Contact) -> None:
    rina.send("halo")
    await desk.app.engine.dispose()
    with unreachable(desk.app.engine) as refused:
        assert await desk.whatsapp.deliver() == [503]
    assert refused
    await desk.settle()
    assert await desk.rows("inbox", state="parked") == []
    assert len(rina.messages) == 1


async def test_what_comes_twice_is_decided_once_also_across_a_restart(
    desk: Desk, http: aiohttp.ClientSession, rina: Contact
) -> None:
    desk.whatsapp.duplicate = True
    rina.send("halo")
    await desk.settle()
    rina.press("Setuju")
    await desk.settle()
    assert len(rina.messages) == 2
    before = await decided(desk)
    await desk.restart()
    old = [m.id for m in rina.said]
    for wamid in old:
        assert await post(desk, http, said(message(wamid))) == 200
    assert len(rina.messages) == 2
    assert await decided(desk) == before


# rule: wamid-names-a-message
async def test_the_same_message_with_other_words_is_still_the_same(
    desk: Desk, http: aiohttp.ClientSession, rina: Contact
) -> None:
    await post(desk, http, said(message()))
    await post(desk, http, said(message(text={"body": "bantuan"})))
    assert len(rina.messages) == 1


async def test_the_same_message_twice_in_one_payload_is_decided_once(
    desk: Desk, http: aiohttp.ClientSession, rina: Contact
) -> None:
    await post(desk, http, payload(change(messages=[message()]), change(messages=[message()])))
    assert len(rina.messages) == 1


async def test_reports_are_named_by_message_and_state(desk: Desk, http: aiohttp.ClientSession, rina: Contact) -> None:
    rina.online = False
    rina.send("halo")
    await desk.settle()
    [sent] = desk.whatsapp.sent
    for state in ("sent", "delivered", "delivered", "read", "sent"):
        await post(desk, http, payload(change(statuses=[status(sent.id, state)])))
    kept = [row["state"] for row in await desk.rows("deliveries", ref=reported_as(sent.id))]
    assert sorted(kept) == ["delivered", "read", "sent"]
    reported = {kept_as(f"whatsapp:s:{sent.id}:{state}") for state in ("sent", "delivered", "read")}
    assert reported <= {f"whatsapp:{name}" for name in await decided(desk)}


async def test_a_report_about_a_message_that_is_not_ours_is_kept_and_asks_for_nothing(
    desk: Desk, http: aiohttp.ClientSession
) -> None:
    errors = [{"code": 131026}]
    assert await post(desk, http, payload(change(statuses=[status("wamid.asing", "failed", errors=errors)]))) == 200
    assert (await desk.one("deliveries"))["code"] == "131026"
    assert desk.whatsapp.sent == []


async def test_people_are_shown_that_they_were_read(desk: Desk, rina: Contact) -> None:
    wamid = rina.send("halo")
    await desk.settle()
    mark = await desk.whatsapp.wait_for(lambda: desk.whatsapp.reads)
    assert [(each.message_id, each.typing) for each in mark] == [(wamid, True)]


async def test_a_read_mark_that_fails_fails_silently(desk: Desk, rina: Contact) -> None:
    desk.whatsapp.fault("messages", "500", times=1)
    rina.send("halo")
    await desk.settle()
    await desk.wait(minutes=1)
    assert len(rina.messages) == 1
    assert await desk.rows("outbox", state="given_up") == []


async def asking_for_the_institution(desk: Desk, rina: Contact) -> None:
    """Rina has given her name and is asked for her institution."""
    for words in ("halo", "setuju", "Rina Simbolon"):
        rina.send(words)
        await desk.settle()
    assert "instansi" in rina.last.text


# rule: late-text-answers-nothing
async def test_an_older_text_that_comes_late_answers_no_question(
    desk: Desk, http: aiohttp.ClientSession, rina: Contact
) -> None:
    desk.clock.pass_(minutes=10)
    await asking_for_the_institution(desk, rina)
    raw = said(message("wamid.lama", at=AT + 10 * 60 - 121, text={"body": "SMA Negeri 9 Lama"}))
    assert await post(desk, http, raw) == 200
    assert (await desk.one("visits"))["form"] == {"name": "Rina Simbolon"}
    assert "baru sampai kepada kami" in rina.texts[-2]
    assert "instansi" in rina.last.text


async def test_texts_of_one_minute_may_come_in_any_order(
    desk: Desk, http: aiohttp.ClientSession, rina: Contact
) -> None:
    desk.clock.pass_(minutes=10)
    await asking_for_the_institution(desk, rina)
    raw = said(message("wamid.tadi", at=AT + 10 * 60 - 119, text={"body": "SMA Negeri 1 Binjai"}))
    assert await post(desk, http, raw) == 200
    assert (await desk.one("visits"))["form"]["institution"] == "SMA Negeri 1 Binjai"


async def test_words_under_an_old_picture_answer_no_question(
    desk: Desk, http: aiohttp.ClientSession, rina: Contact
) -> None:
    desk.clock.pass_(minutes=10)
    await asking_for_the_institution(desk, rina)
    picture = {"id": "900", "mime_type": "image/jpeg", "caption": "SMA Negeri 9 Lama"}
    raw = said(message("wamid.lama", at=AT + 10 * 60 - 600, type="image", image=picture))
    assert await post(desk, http, raw) == 200
    assert (await desk.one("visits"))["form"] == {"name": "Rina Simbolon"}


async def test_a_batch_out_of_order_is_decided_in_the_order_of_writing(desk: Desk, http: aiohttp.ClientSession) -> None:
    words = ("halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai")
    desk.clock.pass_(seconds=len(words))
    each: list[Json] = [message(f"wamid.{n}", at=AT + n, text={"body": text}) for n, text in enumerate(words)]
    assert await post(desk, http, said(*reversed(each))) == 200
    assert (await desk.one("visits"))["form"] == {
        "name": "Rina Simbolon",
        "institution": "SMA Negeri 1 Binjai",
        "region": "binjai",
    }


def many(texts: Iterable[str]) -> Json:
    """One body with many texts of Rina's."""
    return said(*(message(f"wamid.{n:04}", text={"body": text}) for n, text in enumerate(texts)))


@pytest.mark.parametrize("words", ["halo", "halo {}", "selamat pagi, saya nomor {}", "{}"])
async def test_two_thousand_texts_in_a_body_are_greeted_once(
    desk: Desk, http: aiohttp.ClientSession, rina: Contact, words: str
) -> None:
    assert await post(desk, http, many(words.format(n) for n in range(2000))) == 200
    assert len([text for text in rina.texts if "Selamat pagi" in text]) == 1
    assert len(rina.messages) <= (6 if words == "{}" else 3), "the second of these numbers agrees, and a question fails"
    assert len([key for key in await decided(desk) if key.startswith("m:")]) == 2000


async def test_two_texts_of_two_bodies_are_answered_each(
    desk: Desk, http: aiohttp.ClientSession, rina: Contact
) -> None:
    for n in range(2):
        assert await post(desk, http, said(message(f"wamid.{n}"))) == 200
    assert len(rina.messages) == 2


async def test_what_many_texts_answer_is_kept_and_what_differs_is_said(
    desk: Desk, http: aiohttp.ClientSession, rina: Contact
) -> None:
    texts = ("halo", "halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "bantuan", "bantuan", "Binjai")
    assert await post(desk, http, many(texts)) == 200
    assert set((await desk.one("visits"))["form"]) == {"name", "institution", "region"}
    assert len(rina.texts) == len(texts) - 1, "two are repeats; help is followed by the open question"


async def test_every_text_for_the_officers_reaches_them_however_often_it_is_said(
    desk: Desk, http: aiohttp.ClientSession, rina: Contact
) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    form = ("halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "2", "1", "Verval Dapodik", "1")
    assert await post(desk, http, many(form)) == 200
    assert "Rina Simbolon" in sari.last.text
    before = len(rina.messages)
    said_again = said(*(message(f"wamid.lagi.{n}", text={"body": "Suara saya putus"}) for n in range(5)))
    assert await post(desk, http, said_again) == 200
    assert len([each for each in sari.messages if "Suara saya putus" in each.text]) == 5
    assert len(rina.messages) == before + 2, "that they were passed on, and help with the sound: once each"


async def test_a_number_that_is_not_ours_is_answered_200_and_left(desk: Desk, http: aiohttp.ClientSession) -> None:
    assert await post(desk, http, payload(change("99999", messages=[message()]))) == 200
    assert await desk.rows("inbox", state="parked") == []
    assert await decided(desk) == []
    assert desk.whatsapp.sent == []


async def test_the_route_is_there_only_with_a_secret_to_check_by(sqlite_url: str) -> None:
    async with open_desk(sqlite_url) as desk, aiohttp.ClientSession() as http:
        for answer in (await http.post(desk.app.address + PATH, data=BODY), await http.get(desk.app.address + PATH)):
            assert answer.status == 404
