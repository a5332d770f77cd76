"""The choices of the open question: above the line one writes in, by hand and by keyboard, and gone once answered."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.chromium import IN_CHROMIUM
from tests.browser.test_pages import press, register, say, sees
from tests.desk import Desk

pytestmark = IN_CHROMIUM


async def opened(desk: Desk, browser: Browser, width: int = 360, height: int = 740, letters: int = 16) -> Page:
    """The page of a visitor who has chosen how large letters are."""
    context = await browser.new_context(viewport={"width": width, "height": height})
    page = await context.new_page()
    if letters != 16:
        session = await context.new_cdp_session(page)
        await session.send("Page.setFontSizes", {"fontSizes": {"standard": letters}})
    await page.goto(desk.app.address)
    return page


async def test_choices_are_docked_typeable_and_gone_once_answered(desk: Desk, browser: Browser) -> None:
    page = await opened(desk, browser)
    dock = page.locator("#dock")
    await expect(dock).to_be_hidden()
    await page.get_by_role("button", name="Mulai").last.click()
    await expect(dock.get_by_role("button")).to_have_text(["✅ Setuju, mulai", "📄 Baca selengkapnya", "🇬🇧 English"])
    await say(page, "1")
    await sees(page, "nama lengkap")
    await expect(dock.get_by_role("button", name="Setuju")).to_have_count(0)
    await expect(page.locator("#log button", has_text="Setuju")).to_have_attribute("tabindex", "-1")
    await say(page, "batal")
    await press(page, "Ya")
    await sees(page, "dibatalkan")
    await expect(dock.get_by_role("button", name="Ya")).to_have_count(0)


async def test_a_question_that_was_answered_in_words_is_open_no_longer(desk: Desk, browser: Browser) -> None:
    page = await opened(desk, browser)
    await register(page)
    await expect(page.locator("#dock").get_by_role("button", name="Kirim")).to_be_visible()
    await say(page, "1")
    await sees(page, "Nomor antrean Bapak/Ibu")
    await expect(page.locator("#dock")).to_be_hidden()
    stops = await page.locator("#log .past button:not([tabindex='-1'])").count()
    assert stops == 0, "what was answered is no stop on the way"


async def test_by_keyboard_the_choices_come_before_the_line(desk: Desk, browser: Browser) -> None:
    page = await opened(desk, browser)
    await page.get_by_role("button", name="Mulai").last.click()
    await expect(page.locator("#dock")).to_be_visible()
    await page.locator("#text").focus()
    seen = []
    for _ in range(4):
        await page.keyboard.press("Shift+Tab")
        seen.append(await page.evaluate("document.activeElement.id || document.activeElement.textContent"))
    assert seen == ["attach", "🇬🇧 English", "📄 Baca selengkapnya", "✅ Setuju, mulai"]
    await page.keyboard.press("Enter")
    await sees(page, "nama lengkap")
    await expect(page.locator("#text")).to_be_focused()


_ABOVE_EACH_OTHER = """() => {
  const places = [".head", "#pin", "#log", "#down", "#dock", "#write"].map((name) => document.querySelector(name));
  const shown = places.filter((each) => each.offsetParent || each.matches(".head"));
  const boxes = shown.map((each) => each.getBoundingClientRect());
  const apart = boxes.every((box, at) => !at || box.top >= boxes[at - 1].bottom - 1);
  return apart && document.documentElement.scrollWidth <= innerWidth;
}"""
_SIZES = """() => {
  const heights = Array.from(document.querySelectorAll("#dock .button"), (each) => each.offsetHeight);
  const dock = document.querySelector("#dock");
  return [Math.min(...heights), dock.offsetHeight, document.querySelector("#log").clientHeight];
}"""


@pytest.mark.parametrize("letters", [16, 32], ids=["letters-of-100-percent", "letters-of-200-percent"])
async def test_nothing_covers_anything_on_a_small_phone(desk: Desk, browser: Browser, letters: int) -> None:
    page = await opened(desk, browser, letters=letters)
    await page.get_by_role("button", name="Mulai").last.click()
    await press(page, "Setuju")
    for answer in ("Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai"):
        await say(page, answer)
    await expect(page.locator("#dock").get_by_role("button", name="Guru/pendidik")).to_be_attached(timeout=10_000)
    assert await page.evaluate(_ABOVE_EACH_OTHER)
    least, dock, log = await page.evaluate(_SIZES)
    assert least >= 48
    assert dock <= (150 if letters == 16 else 185)
    assert log >= 200, "the conversation has room beside its choices"
    await press(page, "Guru/pendidik")
    await press(page, "Konsultasi")
    await sees(page, "Ceritakan dengan singkat")
    await say(page, "Bertanya verval")
    await press(page, "Kirim")
    await sees(page, "Nomor antrean Bapak/Ibu")
    await desk.hire("Sari", "front_office", 11)
    await desk.wait(seconds=1)
    await sees(page, "Giliran Bapak/Ibu")
    await page.locator("#log").evaluate("(log) => { log.scrollTop = 0; }")
    await expect(page.locator("#pin")).to_be_visible()
    await expect(page.locator("#down")).to_be_visible()
    assert await page.evaluate(_ABOVE_EACH_OTHER)


async def test_a_wide_window_shows_what_comes_next_and_then_the_card_beside(desk: Desk, browser: Browser) -> None:
    page = await opened(desk, browser, 1280, 800)
    guide, card = page.locator(".guide"), page.locator("#pin")
    await register(page)
    await expect(guide).to_be_visible()
    await expect(guide).to_contain_text("Dapatkan nomor antrean")
    await desk.hire("Sari", "front_office", 11)
    await press(page, "Kirim")
    await expect(card.locator("h2")).to_contain_text("B-001", timeout=10_000)
    await expect(card.locator(".step").first).to_be_visible()
    await expect(guide).to_be_hidden()
    log, beside = await page.locator("#log").bounding_box(), await card.bounding_box()
    assert log is not None
    assert beside is not None
    assert beside["x"] >= log["x"] + log["width"] - 1
    await expect(page.locator("#log .pinned .button").first).to_be_hidden()
    await page.set_viewport_size({"width": 360, "height": 740})
    await expect(page.locator("#log .pinned .button").first).to_be_attached()
    await expect(page.locator("#pin.whole")).to_have_count(0)


async def test_an_officers_choices_say_what_they_are_about_and_go_with_it(desk: Desk, browser: Browser) -> None:
    page = await opened(desk, browser)
    invited = await page.request.post(f"{desk.app.address}/api/demo/invite", data={"role": "front_office"})
    await page.goto(f"{desk.app.address}/petugas#mulai={(await invited.json())['invite']}")
    dock = page.locator("#dock")
    await expect(dock.locator(".dock-of")).to_contain_text("bertugas")
    await expect(dock.get_by_role("button", name="Papan antrean")).to_be_visible()
    await say(page, "/antrean")
    await sees(page, "Papan ini diperbarui sendiri")
    await expect(dock).to_be_hidden()
    await expect(page.locator("#log .item:not(.past) button", has_text="Papan antrean").first).to_be_visible()
