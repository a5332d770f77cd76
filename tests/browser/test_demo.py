"""The demonstration's page in a real browser: four chats, a clock, a sheet that fills in, and people who come."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.chromium import IN_CHROMIUM
from tests.browser.test_pages import sees
from tests.desk import Desk

pytestmark = IN_CHROMIUM
CHATS = ("pengunjung", "front", "back", "supervisor")


async def opened(desk: Desk, browser: Browser, width: int, query: str = "") -> tuple[Page, list[str]]:
    page = await browser.new_page(viewport={"width": width, "height": 800})
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    await page.goto(f"{desk.app.address}/demo{query}")
    return page, faults


async def test_a_visitor_comes_is_late_and_all_sides_see_it(desk: Desk, browser: Browser) -> None:
    page, faults = await opened(desk, browser, 1280)
    chats = {name: page.frame_locator(f"section[data-pane={name}] iframe") for name in CHATS}
    await expect(page.locator("#clock")).to_have_text("09.00 WIB")
    await sees(chats["supervisor"], "Papan ini diperbarui sendiri")
    await page.get_by_role("button", name="Pengunjung baru").click()
    first = page.locator("#lines tr").first
    await expect(first).to_have_class("running")
    await sees(chats["pengunjung"], "Giliran Bapak/Ibu")
    await page.get_by_role("button", name="+5 menit").click()
    await expect(first).to_have_class("late")
    await expect(first.locator(".over")).to_have_text("+2.00")
    await expect(first.locator(".charged")).to_have_text("Pengunjung")
    await expect(page.locator("#clock")).to_have_text("09.05 WIB")
    await expect(page.locator("section.news")).to_have_count(0)
    said = chats["pengunjung"].locator(".own time").first
    await expect(said).to_contain_text("09.0")
    assert faults == []


@pytest.mark.parametrize("width", [360, 1280, 1920])
async def test_nothing_is_cut_off(desk: Desk, browser: Browser, width: int) -> None:
    page, faults = await opened(desk, browser, width, "?bahasa=en")
    await expect(page.locator("#clock")).to_have_text("09.00 WIB")
    await expect(page.get_by_role("heading", name="Loket's demonstration")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    seen = page.locator("section[data-pane]:visible")
    await expect(seen).to_have_count(1 if width == 360 else 5)
    assert faults == []
