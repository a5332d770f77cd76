"""The pages in a real browser: a visit from both sides, and what a phone user may do to them.

Needs Chromium (Debian: ``apt install chromium``). Where it is missing these tests are skipped, except in CI
(LOKET_TEST_BROWSER=required), where that is a failure.
"""

import os
import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, FrameLocator, Page, async_playwright, expect

from tests.desk import Desk

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REQUIRED = os.environ.get("LOKET_TEST_BROWSER") == "required"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and not REQUIRED, reason="Chromium is not installed (apt install chromium)"),
]
ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    assert CHROMIUM is not None, "CI installs Chromium"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


async def press(side: FrameLocator | Page, label: str) -> None:
    await side.locator("button[data-token]").filter(has_text=label).last.click()


async def say(side: FrameLocator | Page, text: str) -> None:
    await side.locator("textarea").fill(text)
    await side.get_by_role("button", name="Kirim", exact=True).click()


async def sees(side: FrameLocator | Page, text: str) -> None:
    await expect(side.get_by_text(text).last).to_be_visible(timeout=10_000)


async def register(side: FrameLocator | Page) -> None:
    """From the hint of the empty chat to the review."""
    await side.get_by_role("button", name="Mulai").last.click()
    await press(side, "Setuju")
    for question, answer in (
        ("nama lengkap", "Rina Simbolon"),
        ("instansi atau sekolah", "SMA Negeri 1 Binjai"),
        ("Contoh: Medan", "Binjai"),
    ):
        await sees(side, question)
        await say(side, answer)
    await press(side, "Guru/pendidik")
    await press(side, "Konsultasi")
    await sees(side, "Ceritakan dengan singkat")
    await say(side, "Bertanya <b>tebal</b> & verval")
    await sees(side, "Mohon diperiksa sebelum dikirim")


async def test_a_visit_seen_from_three_sides(desk: Desk, browser: Browser) -> None:
    page = await browser.new_page(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    await page.goto(f"{desk.app.address}/demo")
    visitor, front, back = (
        page.frame_locator(f"section[data-pane={p}] iframe") for p in ("pengunjung", "front", "back")
    )
    await sees(front, "Tidak ada yang menunggu")
    await sees(back, "Tidak ada yang menunggu")
    await register(visitor)
    await press(visitor, "Kirim")
    await sees(visitor, "Giliran Bapak/Ibu")
    await sees(front, "Bertanya <b>tebal</b> & verval")
    await press(visitor, "Zoom sudah terbuka")
    await press(front, "Pengunjung diterima")
    await sees(front, "Ditangani Front Office (demo)")
    await press(front, "Batalkan laporan terakhir")
    await sees(front, "dibatalkan; catatannya tetap tersimpan")
    assert faults == []


async def test_a_phone_keeps_the_conversation_over_a_reload(desk: Desk, browser: Browser) -> None:
    context = await browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = await context.new_page()
    await page.goto(desk.app.address)
    await register(page)
    await page.reload()
    await sees(page, "Mohon diperiksa sebelum dikirim")
    await sees(page, "Rina Simbolon")
    await press(page, "Kirim")
    await sees(page, "Nomor antrean Bapak/Ibu")
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
    assert len(await desk.rows("visits")) == 1


async def test_what_could_not_be_sent_is_sent_later_and_once(desk: Desk, browser: Browser) -> None:
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(desk.app.address)
    await page.get_by_role("button", name="Mulai").last.click()
    await sees(page, "Pelindungan data pribadi")
    await context.set_offline(True)
    await press(page, "Setuju")
    await sees(page, "elum terkirim")
    await context.set_offline(False)
    await sees(page, "nama lengkap")
    assert len(await desk.rows("visits")) == 1
