"""The demonstration's page in a real browser: four chats, a clock, a sheet that fills in, and people who come."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.commands.demonstration import Course, demo_settings, demonstrate
from bot.settings import Settings
from tests.browser.chromium import IN_CHROMIUM
from tests.browser.test_pages import sees
from tests.desk import Desk

pytestmark = IN_CHROMIUM
CHATS = ("pengunjung", "front", "back", "supervisor")


async def opened(desk: Desk, browser: Browser, width: int, query: str = "") -> tuple[Page, list[str]]:
    return await opened_at(desk.app.address, browser, width, query)


async def opened_at(address: str, browser: Browser, width: int, query: str = "") -> tuple[Page, list[str]]:
    page = await browser.new_page(viewport={"width": width, "height": 800})
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    await page.goto(f"{address}/demo{query}")
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


@pytest_asyncio.fixture(loop_scope="module")
async def demonstration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """Where a demonstration is, as the command runs it: in a database of its own, which it can leave for another."""
    monkeypatch.chdir(tmp_path)
    course, at = Course(), asyncio.Queue[str]()
    settings = demo_settings(Settings.model_validate({"web": {"port": 0, "admin_port": 0}}))
    running = asyncio.create_task(demonstrate(settings, course, at.put_nowait))
    yield await at.get()
    course.stop()
    await running


@pytest.mark.long
async def test_begun_anew_it_is_as_at_first_and_a_second_visitor_is_served(
    demonstration: str, browser: Browser
) -> None:
    page, faults = await opened_at(demonstration, browser, 1280)
    chats = {name: page.frame_locator(f"section[data-pane={name}] iframe") for name in CHATS}
    for round_ in ("first", "second"):
        await sees(chats["front"], "Tidak ada yang menunggu")
        await expect(page.locator("#lines tr"), round_).to_have_count(0)
        await expect(page.locator("#which option"), round_).to_have_count(1)
        await page.get_by_role("button", name="Pengunjung baru").click()
        await expect(page.locator("#which option").nth(1)).to_contain_text("-001", timeout=60_000)
        await expect(chats["pengunjung"].locator("#calls")).to_contain_text("Giliran Bapak/Ibu", timeout=60_000)
        if round_ == "first":
            async with page.expect_event("load", timeout=60_000):
                await page.get_by_role("button", name="Mulai dari awal").click()
    assert faults == []


@pytest.mark.thorough
@pytest.mark.timeout(600)
async def test_a_busy_morning_runs_to_its_end_before_ones_eyes(desk: Desk, browser: Browser) -> None:
    page, faults = await opened(desk, browser, 1280)
    board = page.frame_locator("section[data-pane=supervisor] iframe")
    await sees(board, "Papan ini diperbarui sendiri")
    button = page.locator("#morning")
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "true")
    desk.app.morning.beat_seconds = 0.0
    await desk.app.morning.play(visitors=2)
    await expect(button).to_have_attribute("aria-pressed", "false", timeout=20_000)
    visits = await desk.rows("visits")
    assert [visit["status"] for visit in visits] == ["finished"] * 2
    await expect(page.locator("#which option")).to_have_count(3, timeout=20_000)
    assert faults == []
