"""The page that checks a paper: genuine, replaced or unknown, with number, date and unit only; it changes nothing."""

import re
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.papers.code import grouped, new_code, read_code
from tests.desk import Desk
from tests.jobs.test_papers import Printer, run
from tests.papers.finished import finished


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as http:
        yield http


async def look(desk: Desk, http: aiohttp.ClientSession, path: str, language: str = "id") -> tuple[int, str]:
    async with http.get(f"{desk.app.address}{path}", headers={"Accept-Language": language}) as answer:
        return answer.status, await answer.text()


# rule: public-page-names-nobody
async def test_a_genuine_one_is_told_by_number_date_and_unit_and_nobody_is_named(
    desk: Desk, http: aiohttp.ClientSession
) -> None:
    await finished(desk)
    await run(desk, Printer())
    row, before = await desk.one("papers"), len(await desk.rows("journal"))
    status, page = await look(desk, http, f"/v/{row['code']}")
    assert status == 200
    for part in ("Dokumen ini asli", "DL-2026-0001", "Senin, 23 November 2026", "ULT BPMP", row["sha256"]):
        assert part in page
    assert not [name for name in ("Rina", "Simbolon", "Binjai", "verval", "Sari", "A-001") if name in page]
    assert (await look(desk, http, f"/v/{grouped(row['code']).lower()}"))[1].count("Dokumen ini asli") == 1
    assert "This document is genuine" in (await look(desk, http, f"/v/{row['code']}", "en"))[1]
    assert len(await desk.rows("journal")) == before, "looking is no event"


async def test_one_that_was_replaced_says_by_which(desk: Desk, http: aiohttp.ClientSession) -> None:
    await finished(desk)
    await run(desk, Printer())
    bayu = desk.telegram.user(1001)
    await desk.press(bayu, "Perbaiki hasil")
    await desk.say(bayu, "Dijelaskan cara verval dan mutasi")
    desk.clock.pass_(minutes=2)
    await run(desk, Printer())
    old, new = sorted(await desk.rows("papers"), key=lambda row: row["number"])
    _, page = await look(desk, http, f"/v/{old['code']}")
    assert "Dokumen ini sudah diganti" in page
    assert "DL-2026-0002" in page
    assert "Dokumen ini asli" in (await look(desk, http, f"/v/{new['code']}"))[1]


async def test_an_unknown_one_and_what_is_no_code_are_told_kindly(desk: Desk, http: aiohttp.ClientSession) -> None:
    for written in (new_code(), "DL-2026-0001", "%3Cscript%3E"):
        status, page = await look(desk, http, f"/v/{written}")
        assert (status, "Dokumen tidak dikenal" in page) == (404, True)
        assert "<script>" not in page.replace('<script src="/halaman/verify.js" type="module">', "")
    status, page = await look(desk, http, "/v")
    assert status == 200
    assert '<form action="v" method="get">' in page
    assert (await look(desk, http, "/v?kode=7Q3M-0VXA-9KTB"))[0] == 404


# rule: codes-are-not-tried-out
async def test_whoever_tries_codes_out_is_stopped(desk: Desk, http: aiohttp.ClientSession) -> None:
    found = [(await look(desk, http, f"/v/{new_code()}"))[0] for _ in range(62)]
    assert found[:60] == [404] * 60
    assert found[-1] == 429


# rule: paper-code-unguessable
def test_a_code_has_sixty_bits_and_forgives_how_it_is_written() -> None:
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(re.fullmatch("[0-9A-HJKMNP-TV-Z]{12}", code) for code in codes)
    assert read_code(" 7q3m-OVXA–9ktb ") == "7Q3M0VXA9KTB"
    assert grouped("7Q3M0VXA9KTB") == "7Q3M-0VXA-9KTB"
    assert read_code("7Q3M") == read_code("U" * 12) == read_code("1" * 99) == ""
