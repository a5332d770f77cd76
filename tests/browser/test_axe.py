"""The visitor's page under axe-core, as it stands at each turn of a visit, in both looks and languages."""

from importlib.resources import files
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.chromium import IN_CHROMIUM
from tests.browser.test_pages import press, register, sees
from tests.desk import Desk

pytest.importorskip("axe_playwright_python", reason="axe-core is not installed (make, or requirements-dev.txt)")
pytestmark = IN_CHROMIUM
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


async def faults(page: Page) -> list[str]:
    """What axe finds, each with the first place of it."""
    await page.evaluate(AXE)
    found: list[dict[str, Any]] = await page.evaluate("axe.run().then((all) => all.violations)")
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.mark.parametrize(
    ("scheme", "language", "width"), [("light", "id", 360), ("dark", "en", 1280)], ids=["phone", "desk"]
)
async def test_axe_finds_nothing(desk: Desk, browser: Browser, scheme: Any, language: str, width: int) -> None:
    context = await browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
    page = await context.new_page()
    await page.goto(f"{desk.app.address}/?bahasa={language}")
    await expect(page.locator("#welcome")).to_be_visible()
    assert await faults(page) == []
    await page.goto(f"{desk.app.address}/petugas?bahasa={language}")
    await expect(page.locator("#welcome-staff")).to_be_visible()
    assert await faults(page) == []


async def test_axe_finds_nothing_in_a_visit(desk: Desk, browser: Browser) -> None:
    page = await (await browser.new_context(viewport={"width": 360, "height": 740})).new_page()
    await page.goto(desk.app.address)
    await register(page)
    assert await faults(page) == []
    await press(page, "Kirim")
    await sees(page, "Nomor antrean Bapak/Ibu")
    await desk.hire("Sari", "front_office", 11)
    await desk.wait(seconds=1)
    await sees(page, "Giliran Bapak/Ibu")
    assert await faults(page) == []
