"""The chat in another site: only where the settings name it, with the queue's state in words, and nothing else told."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from structlog.testing import capture_logs

from bot.settings.values import WrongValue, origins
from tests.desk import Desk, open_desk

KANTOR, STRANGER = "https://www.kantor.go.id", "https://lain.example"


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as http:
        yield http


@pytest.fixture
async def embedded(sqlite_url: str) -> AsyncIterator[Desk]:
    async with open_desk(sqlite_url, sections={"web": {"embed_origins": [KANTOR]}}) as desk:
        yield desk


async def state(
    desk: Desk, http: aiohttp.ClientSession, origin: str = KANTOR, language: str = ""
) -> tuple[int, dict[str, Any], str | None]:
    headers = {"Origin": origin} if origin else {}
    async with http.get(f"{desk.app.address}/api/sisip?bahasa={language}", headers=headers) as answer:
        assert answer.headers["Vary"] == "Origin"
        return answer.status, await answer.json(), answer.headers.get("Access-Control-Allow-Origin")


async def test_a_named_site_is_told_how_the_queue_stands(embedded: Desk, http: aiohttp.ClientSession) -> None:
    status, said, allowed = await state(embedded, http)
    assert (status, allowed) == (200, KANTOR)
    assert said["state"] == "Buka · tidak ada antrean"
    await embedded.register(embedded.telegram.user(42, first_name="Rina"))
    embedded.app.pages.office_screen.forget()
    status, said, _ = await state(embedded, http)
    assert said["state"] == "Buka · 1 menunggu"
    status, said, _ = await state(embedded, http, language="en")
    assert said["state"] == "Open · 1 person waiting"
    assert "Rina" not in repr(said), "numbers only"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 23, 0, 30, tzinfo=UTC), "Tutup · buka pukul 08.00 WIB"),
        (datetime(2026, 11, 27, 12, 0, tzinfo=UTC), "Tutup · buka Senin, 08.00 WIB"),
    ],
)
async def test_while_it_is_closed_it_says_when_it_opens(
    sqlite_url: str, http: aiohttp.ClientSession, at: datetime, words: str
) -> None:
    sections: dict[str, dict[str, Any]] = {
        "web": {"embed_origins": [KANTOR]},
        "office": {"hours": "Senin-Jumat 08.00-16.00"},
    }
    async with open_desk(sqlite_url, sections=sections) as desk:
        desk.clock.pass_(seconds=(at - desk.clock.now()).total_seconds())
        desk.app.pages.office_screen.forget()
        assert (await state(desk, http))[1]["state"] == words


# rule: only-named-sites-embed
async def test_a_site_that_is_not_named_is_refused_in_words_for_its_keeper(
    embedded: Desk, http: aiohttp.ClientSession
) -> None:
    with capture_logs() as logs:
        for _ in range(3):
            status, said, allowed = await state(embedded, http, STRANGER)
            assert (status, allowed) == (403, STRANGER), "so that the script can say why"
    assert "embed_origins" in said["error"]
    assert STRANGER in said["error"]
    assert said.keys() == {"error"}
    assert [line["origin"] for line in logs if "embed" in line["event"]] == [STRANGER], "once"


async def frames(desk: Desk, http: aiohttp.ClientSession, path: str) -> str:
    async with http.get(desk.app.address + path) as answer:
        return answer.headers["Content-Security-Policy"].partition("frame-ancestors ")[2]


# rule: only-named-sites-embed
async def test_only_the_chat_and_only_named_sites_may_show_it_in_a_frame(
    embedded: Desk, http: aiohttp.ClientSession
) -> None:
    assert await frames(embedded, http, "/chat") == f"'self' {KANTOR}"
    for path in ("/meja", "/demo", "/layar"):
        assert await frames(embedded, http, path) == "'self'"


async def test_without_a_setting_nobody_may(desk: Desk, http: aiohttp.ClientSession) -> None:
    assert await frames(desk, http, "/chat") == "'self'"
    assert (await state(desk, http))[0] == 403
    status, _, allowed = await state(desk, http, "")
    assert (status, allowed) == (200, None), "the desk's own pages"


async def test_the_script_is_small_and_names_no_visitor(desk: Desk, http: aiohttp.ClientSession) -> None:
    async with http.get(f"{desk.app.address}/sisip.js", headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.status == 200
        assert answer.content_type == "text/javascript"
        assert int(answer.headers["Content-Length"]) < 5_000


def test_a_site_is_named_as_browsers_name_it() -> None:
    assert origins("https://Kantor.go.id/, http://127.0.0.1:8000, https://kantor.go.id:443") == (
        "https://kantor.go.id",
        "http://127.0.0.1:8000",
    )


@pytest.mark.parametrize(
    "wrong", ["*", "kantor.go.id", "https://*.go.id", "https://kantor.go.id/chat", "ftp://a", "https://a; script-src *"]
)
def test_what_is_no_site_is_refused_with_a_remedy(wrong: str) -> None:
    with pytest.raises(WrongValue) as refused:
        origins([wrong])
    assert "https://www.kantor.go.id" in refused.value.remedy
