"""The screen in the office in a real browser: it keeps what it shows without a line, and goes on by itself."""

import pytest
from playwright.async_api import Browser, expect

from tests.browser.chromium import IN_CHROMIUM
from tests.desk import Desk

pytestmark = IN_CHROMIUM

SIZES = ((1920, 1080), (360, 640), (3840, 2160))


async def test_without_a_line_it_keeps_what_it_shows_and_goes_on_by_itself(desk: Desk, browser: Browser) -> None:
    await desk.hire("Sari", "front_office", 11)
    await desk.register(desk.telegram.user(1), "Rina Simbolon")
    page = await browser.new_page(viewport={"width": 1920, "height": 1080})
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    await page.goto(f"{desk.app.address}/layar")
    await expect(page.locator("#ticket")).to_have_text("A-001")
    assert "Rina" not in await page.content()
    await page.context.set_offline(True)
    await expect(page.locator("#lost")).to_contain_text("Sambungan terputus sejak")
    await expect(page.locator("#ticket")).to_have_text("A-001")
    await desk.register(desk.telegram.user(2), "Togar Sihotang")
    await page.context.set_offline(False)
    await expect(page.locator("#lost")).to_be_hidden(timeout=20_000)
    await expect(page.get_by_text("A-002")).to_be_visible(timeout=10_000)
    await page.locator("#sound").click()
    await expect(page.locator("#sound")).to_have_attribute("aria-pressed", "true")
    assert await page.context.cookies() == []
    assert faults == []


@pytest.mark.parametrize("size", SIZES)
async def test_everything_is_in_sight_from_a_phone_to_4k(desk: Desk, browser: Browser, size: tuple[int, int]) -> None:
    await desk.hire("Sari", "front_office", 11)
    await desk.register(desk.telegram.user(1), "Rina Simbolon")
    page = await browser.new_page(viewport={"width": size[0], "height": size[1]})
    await page.goto(f"{desk.app.address}/layar")
    await expect(page.locator("#ticket")).to_have_text("A-001")
    assert await page.evaluate("document.documentElement.scrollWidth") <= size[0]
    inside = "(e) => e.scrollWidth <= e.clientWidth + 1"
    assert await page.locator("#called").evaluate(inside)
    await expect(page.locator("#waiting")).to_be_visible()
