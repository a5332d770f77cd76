"""Whatever is sent to any of the desk's doors is answered in the desk's own words; nothing genuine is lost."""

import asyncio
import gzip
import io
import json
import logging
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
import structlog
from pydantic import SecretStr

from bot.handlers import telegram_webhook, whatsapp_webhook, zoom_webhook
from bot.log import configure
from tests.desk import Desk, open_desk
from tests.handlers import whatsapp_raw, zoom_raw
from tests.handlers.wire import Answer, chunked, exchange, request
from tests.plain_log import log_plainly

WORD = "rahasia-antaran-yang-cukup-panjang-0001"
Proof = Callable[[bytes], dict[str, str | bytes]]


def by_telegram(_: bytes) -> dict[str, str | bytes]:
    return {"X_Telegram_Bot_Api_Secret_Token": WORD}


def by_whatsapp(body: bytes) -> dict[str, str | bytes]:
    return {"X_Hub_Signature_256": whatsapp_raw.signature(body)}


def by_zoom(body: bytes) -> dict[str, str | bytes]:
    return {name.replace("-", "_"): value for name, value in zoom_raw.proof(body).items()}


def by_nobody(_: bytes) -> dict[str, str | bytes]:
    return {}


WEBHOOKS: dict[str, Proof] = {
    telegram_webhook.PATH: by_telegram,
    whatsapp_webhook.PATH: by_whatsapp,
    zoom_webhook.PATH: by_zoom,
}


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    """A desk with every door."""
    telegram = {"mode": "webhook", "webhook_url": "http://127.0.0.1:9", "webhook_secret": SecretStr(WORD)}
    sections: dict[str, Any] = {"telegram": telegram, "web": {"patience_seconds": 0.3}}
    async with open_desk(sqlite_url, sections=sections, on_whatsapp=True, on_zoom=True) as desk:
        yield desk


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], str]]:
    """What the process has written about itself, by whichever library."""
    written, libraries = io.StringIO(), logging.getLogger()
    before = libraries.handlers[:]
    monkeypatch.setattr(sys, "stderr", written)
    configure("INFO", as_json=False)
    yield written.getvalue
    structlog.reset_defaults()
    log_plainly()
    libraries.handlers[:] = before


def deep(levels: int) -> bytes:
    return b'{"id":"1","text":"halo","a":' + b"[" * levels + b"]" * levels + b"}"


UNREADABLE: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"{",
    "no letters": b"\xff\xfe\xff",
    "nested ten thousand deep": deep(10_000),
    "nested just below what Python bears": deep(900),
    "nested a hundred deep": deep(100),
    "a number without end": b'{"id":' + b"9" * 5000 + b"}",
}


async def to_page(desk: Desk, body: bytes, path: str = "/api/messages", **headers: str | bytes) -> Answer:
    """Posts to the web chat, in a session of one's own."""
    token = json.loads((await exchange(desk.app.address, request("POST", "/api/session"))).body)["token"]
    given: dict[str, str | bytes] = {"Content_Type": "application/json", "Authorization": f"Bearer {token}"}
    return await exchange(desk.app.address, request("POST", path, body, **(given | headers)))


@pytest.mark.parametrize("what", UNREADABLE)
@pytest.mark.parametrize("path", ["/api/messages", "/api/demo/invite"])
# rule: json-depth-bounded
async def test_a_page_is_told_that_it_could_not_be_read(
    desk: Desk, spoken: Callable[[], str], what: str, path: str
) -> None:
    answer = await to_page(desk, UNREADABLE[what], path)
    assert answer.status == 400
    assert "tuliskan kembali" in json.loads(answer.body)["error"]
    assert spoken() == ""


@pytest.mark.parametrize("kind", [[], {}, 7, None, True, [["photo"]]])
async def test_a_file_has_a_door_of_its_own_and_is_no_message(desk: Desk, spoken: Callable[[], str], kind: Any) -> None:
    answer = await to_page(desk, json.dumps({"id": "1", "file": {"kind": kind}}).encode())
    assert answer.status == 400
    assert spoken() == ""


@pytest.mark.parametrize("charset", ["klingon", "utf-16", "x" * 500, '"', "idna", "hex", b"\xff"])
@pytest.mark.parametrize("path", ["/api/messages", "/api/demo/invite"])
# rule: json-is-utf8
async def test_a_charset_that_json_does_not_have_is_refused(
    desk: Desk, spoken: Callable[[], str], charset: str | bytes, path: str
) -> None:
    name = charset if isinstance(charset, bytes) else charset.encode()
    answer = await to_page(desk, b'{"id":"1","text":"halo"}', path, Content_Type=b"application/json; charset=" + name)
    assert answer.status in (400, 415) or charset == '"'
    assert answer.status < 500
    assert spoken() == ""


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "us-ascii"])
async def test_json_may_say_that_it_is_what_it_is(desk: Desk, charset: str) -> None:
    body = b'{"id":"1","text":"halo"}'
    assert (await to_page(desk, body, Content_Type=f"application/json; charset={charset}")).status == 202


async def test_an_authorization_of_odd_bytes_is_no_session(desk: Desk, spoken: Callable[[], str]) -> None:
    for header in (b"Bearer " + b"\xff" * 40, b"\xff", b"Bearer \xc3\x28"):
        answer = await to_page(desk, b"{}", Authorization=header)
        assert answer.status == 401
    assert spoken() == ""


@pytest.mark.parametrize("path", WEBHOOKS)
@pytest.mark.parametrize("what", UNREADABLE)
async def test_what_a_platform_sends_and_nobody_can_read_is_kept(
    desk: Desk, spoken: Callable[[], str], path: str, what: str
) -> None:
    body = UNREADABLE[what]
    raw = request("POST", path, body, Content_Type="application/json; charset=klingon", **WEBHOOKS[path](body))
    assert (await exchange(desk.app.address, raw)).status == 200
    parked = await desk.one("inbox", state="parked")
    assert parked["key"].startswith(path.rpartition("/")[2])
    assert spoken() == ""


@pytest.mark.parametrize("path", WEBHOOKS)
@pytest.mark.parametrize("proof", [b"\xff", b"\xff" * 3000, b"sha256=\xff", b"v0=\xff", b"", "rahasia", None])
async def test_a_proof_that_is_none_is_refused(
    desk: Desk, spoken: Callable[[], str], path: str, proof: bytes | str | None
) -> None:
    body = b"{}"
    names = WEBHOOKS[path](body)
    headers = {} if proof is None else dict.fromkeys(names, proof)
    answer = await exchange(desk.app.address, request("POST", path, body, **headers))
    assert answer.status in (401, 403)
    assert await desk.rows("inbox", state="parked") == []
    written = spoken()
    assert "Traceback" not in written
    assert "127.0.0.1" not in written
    assert "rahasia" not in written


@pytest.mark.parametrize("path", [*WEBHOOKS, "/api/messages", "/api/demo/invite"])
@pytest.mark.parametrize("how", ["said", "in pieces", "pressed together"])
# rule: body-bounded-while-read
async def test_a_body_is_bounded_however_it_comes(desk: Desk, spoken: Callable[[], str], path: str, how: str) -> None:
    body = b" " * 3_200_000
    headers: dict[str, str | bytes] = dict(WEBHOOKS.get(path, by_nobody)(body))
    raw = body
    if how == "in pieces":
        raw, headers = chunked(body), headers | {"Transfer_Encoding": "chunked"}
    elif how == "pressed together":
        raw, headers = gzip.compress(body), headers | {"Content_Encoding": "gzip"}
    answer = await to_page(desk, raw, path, **headers)
    assert answer.status in (413, 0)  # 0: closed before we had said everything
    assert spoken() == ""


@pytest.mark.parametrize("path", [*WEBHOOKS, "/api/messages"])
@pytest.mark.parametrize(
    "damage",
    [
        ({"Transfer_Encoding": "chunked"}, b"zz\r\n{}\r\n0\r\n\r\n"),
        ({"Transfer_Encoding": "chunked"}, b"2\r\n{}XX0\r\n\r\n"),
        ({"Content_Encoding": "gzip"}, b"\x1f\x8b nonsense"),
        ({"Content_Encoding": "deflate"}, b"nonsense"),
    ],
)
async def test_a_body_damaged_on_its_way_is_refused(
    desk: Desk, spoken: Callable[[], str], path: str, damage: tuple[dict[str, str], bytes]
) -> None:
    said, body = damage
    proof = WEBHOOKS.get(path, by_nobody)(b"{}")
    answer = await to_page(desk, body, path, **{**proof, **said})
    assert answer.status == 400
    assert spoken() == ""


@pytest.mark.parametrize("path", [*WEBHOOKS, "/api/messages", "/api/demo/invite"])
# rule: slow-body-bounded
async def test_a_body_that_does_not_come_is_not_waited_for(desk: Desk, path: str) -> None:
    headers = WEBHOOKS.get(path, by_nobody)(b"{}")
    answer = await to_page(desk, b"{", path, Content_Length="100", **headers)
    assert answer.status == 408
    assert "terlalu lama" in json.loads(answer.body)["error"]


@pytest.mark.parametrize(
    "raw",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX Y: 08123456789\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: banyak\r\n\r\n",
        b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    ],
)
async def test_what_is_no_http_is_refused_without_a_word_about_it(
    desk: Desk, spoken: Callable[[], str], raw: bytes
) -> None:
    answer = await exchange(desk.app.address, raw)
    assert answer.status == 400
    assert answer.body == b""
    assert "aiohttp" not in answer.headers["Server"].lower()
    assert spoken() == ""


PAGES = ("/", "/petugas", "/demo", "/halaman/chat.js", "/health", "/none", "/halaman/none", "/api/messages", "/metrics")


@pytest.mark.parametrize("path", [*PAGES, *WEBHOOKS])
@pytest.mark.parametrize("method", ["GET", "PUT"])
# rule: headers-on-every-answer
async def test_every_answer_says_how_it_may_be_used_and_not_what_made_it(desk: Desk, path: str, method: str) -> None:
    answer = await exchange(desk.app.address, request(method, path))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    kept = "max-age=300" if path == "/halaman/chat.js" and method == "GET" else "no-store"
    assert answer.headers["Cache-Control"] == kept
    assert "frame-ancestors" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "Server" not in answer.headers
    if answer.status >= 404:
        assert json.loads(answer.body)["error"]
    assert ("Allow" in answer.headers) == (answer.status == 405)


# rule: fault-in-own-words
async def test_a_fault_of_ours_is_told_in_words_and_logged_without_any_data(
    desk: Desk, spoken: Callable[[], str]
) -> None:
    async def broken(*_: object) -> None:
        raise LookupError("Rina Simbolon, 08123456789")

    desk.app.door.enter = broken  # type: ignore[method-assign, assignment]  # a fault of ours
    answer = await to_page(desk, b'{"id":"1","text":"halo"}')
    assert answer.status == 500
    assert "gangguan" in json.loads(answer.body)["error"]
    written = spoken()
    assert "LookupError" in written
    assert "/api/messages" in written
    assert not any(data in written for data in ("Rina", "0812", "127.0.0.1", "halo"))


# rule: waiting-pages-bounded
async def test_only_so_many_pages_of_one_session_wait(desk: Desk) -> None:
    token = json.loads((await exchange(desk.app.address, request("POST", "/api/session"))).body)["token"]
    asked = request("GET", "/api/messages?after=0&wait=20", Authorization=f"Bearer {token}")
    waiting = [asyncio.create_task(exchange(desk.app.address, asked)) for _ in range(11)]
    done, pending = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    [refused] = done
    assert (refused.result().status, refused.result().headers["Retry-After"]) == (429, "5")
    look = request("GET", "/api/messages?after=0", Authorization=f"Bearer {token}")
    assert (await exchange(desk.app.address, look)).status == 200
    body = b'{"id":"1","text":"halo"}'
    await exchange(desk.app.address, request("POST", "/api/messages", body, Authorization=f"Bearer {token}"))
    answers = await asyncio.gather(*pending)
    assert {answer.status for answer in answers} == {200}
    assert (await exchange(desk.app.address, asked)).status == 200, "their places are free again"
