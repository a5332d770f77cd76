"""Whether a request is Zoom's, and fresh: nothing else is taken, and nothing is signed for anybody else."""

import hashlib
import hmac
from typing import Any

import aiohttp
import pytest

from bot.handlers.zoom_webhook import PATH
from bot.rehearsal.fakes.telegram import Chatter
from tests.desk import Desk
from tests.handlers.zoom_desk import decided, desk, health, http, post, tigor
from tests.handlers.zoom_raw import AT, SECRET, Json, encoded, proof, seen

__all__ = ["desk", "http", "tigor"]

VALIDATION: Json = {
    "event": "endpoint.url_validation",
    "event_ts": AT * 1000,
    "payload": {"plainToken": "qgg8vlvZRS6UYooatFL8Aw"},
}


async def test_the_address_proves_itself_when_asked_with_a_signature(desk: Desk, http: aiohttp.ClientSession) -> None:
    body = encoded(VALIDATION)
    async with http.post(desk.app.address + PATH, data=body, headers=proof(body)) as answer:
        token = VALIDATION["payload"]["plainToken"]
        sealed = hmac.new(SECRET.encode(), token.encode(), hashlib.sha256).hexdigest()
        assert (answer.status, await answer.json()) == (200, {"plainToken": token, "encryptedToken": sealed})
    assert await desk.zoom.validate()
    assert await health(desk) == {"zoom.validated": ""}
    assert await decided(desk) == []


# rule: zoom-signs-everything
async def test_nobody_else_gets_anything_signed(desk: Desk, http: aiohttp.ClientSession) -> None:
    """Else anybody could have "v0:TIMESTAMP:EVENT" signed here, and send the event."""
    for headers in ({}, proof(encoded(VALIDATION), secret="lain"), proof(b"{}")):
        assert await post(desk, http, VALIDATION, headers) == 401
    assert "zoom.validated" not in await health(desk)


async def test_not_even_zoom_gets_more_than_a_token_signed(desk: Desk, http: aiohttp.ClientSession) -> None:
    asked: tuple[Any, ...] = (
        {"plainToken": f"v0:{AT}:" + '{"event":"meeting.ended"}'},
        {"plainToken": ""},
        {"plainToken": "a" * 129},
        {"plainToken": 7},
        {"plainToken": None},
        {},
        [],
        None,
    )
    for payload in asked:
        assert await post(desk, http, VALIDATION | {"payload": payload}) == 400, payload


# Signature and time

BODY = encoded(seen("joined"))
GOOD = proof(BODY)


FORGED = {
    "none": {},
    "no signature": {"x-zm-request-timestamp": str(AT)},
    "no time": {"x-zm-signature": GOOD["x-zm-signature"]},
    "empty": GOOD | {"x-zm-signature": ""},
    "no digest": GOOD | {"x-zm-signature": "v0="},
    "wrong": GOOD | {"x-zm-signature": "v0=" + "0" * 64},
    "too short": GOOD | {"x-zm-signature": GOOD["x-zm-signature"][:-1]},
    "too long": GOOD | {"x-zm-signature": GOOD["x-zm-signature"] + "0"},
    "digest alone": GOOD | {"x-zm-signature": GOOD["x-zm-signature"].removeprefix("v0=")},
    "upper case": GOOD | {"x-zm-signature": GOOD["x-zm-signature"].upper()},
    "not ASCII": GOOD | {"x-zm-signature": GOOD["x-zm-signature"] + "é"},
    "another time": GOOD | {"x-zm-request-timestamp": str(AT + 1)},
    "empty time": GOOD | {"x-zm-request-timestamp": ""},
    "no number": proof(BODY, "besok"),
    "a huge number": proof(BODY, "9" * 40),
    "below zero": proof(BODY, "-1"),
    "another script's digit": proof(BODY, "٣"),
    "other secret": proof(BODY, secret="rahasia-lain"),
    "no secret": proof(BODY, secret=""),
    "another body's": proof(BODY + b" "),
    "one byte altered": proof(BODY.replace(b"Rina", b"Rini")),
}


async def test_without_the_right_proof_nothing_is_taken(desk: Desk, http: aiohttp.ClientSession) -> None:
    for what, headers in FORGED.items():
        assert await post(desk, http, BODY, headers) == 401, what
    assert await decided(desk) == []
    assert await desk.rows("sightings") == await desk.rows("attendees") == []
    assert "zoom.event" not in await health(desk)


async def test_a_time_that_no_calendar_has_is_stale(desk: Desk, http: aiohttp.ClientSession) -> None:
    async with http.post(desk.app.address + PATH, data=BODY, headers=proof(BODY, 999_999_999_999)) as answer:
        assert answer.status == 401


# rule: zoom-signature-age
async def test_a_delivery_is_taken_within_five_minutes_of_its_signing(desk: Desk, http: aiohttp.ClientSession) -> None:
    for seconds, status in ((-300, 200), (-299, 200), (299, 200), (300, 200), (-301, 401), (301, 401)):
        body = encoded(seen("joined", user_id=str(seconds)))
        assert ("zoom.stale" in await health(desk)) == (seconds == 301)
        assert await post(desk, http, body, proof(body, AT + seconds)) == status, seconds
    assert len(await decided(desk)) == 4


@pytest.mark.parametrize(("seconds", "noted"), [(60, False), (-61, True)])
async def test_clocks_that_differ_are_noted_and_told(
    desk: Desk, http: aiohttp.ClientSession, tigor: Chatter, seconds: int, noted: bool
) -> None:
    for number in range(3):
        body = encoded(seen("joined", user_id=str(number)))
        assert await post(desk, http, body, proof(body, AT + seconds)) == 200
    assert ("zoom.skew" in await health(desk)) == noted
    told = [message.text for message in tigor.messages if "jam" in message.text.lower() and "Zoom" in message.text]
    assert len(told) == noted
    assert all("61 detik" in text for text in told)
