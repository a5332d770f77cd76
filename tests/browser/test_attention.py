"""What reaches a visitor who looks elsewhere, over a line that may break; and a page that leaves room to read."""

import re

import pytest
from playwright.async_api import Browser, Page, Route, async_playwright, expect

from tests.browser.chromium import ARGUMENTS, CHROMIUM, IN_CHROMIUM
from tests.browser.test_pages import press, register, say, sees
from tests.desk import Desk

pytestmark = IN_CHROMIUM
CALLED = re.compile("Giliran Bapak/Ibu")

WATCHED = """
window.asked = 0; window.notified = []; window.tones = 0;
window.Notification = class { constructor(title, told) { window.notified.push(told.body); } };
Notification.permission = "default";
Notification.requestPermission = async () => {
  window.asked += 1;
  return (Notification.permission = "granted");
};
const make = AudioContext.prototype.createOscillator;
AudioContext.prototype.createOscillator = function () { window.tones += 1; return make.call(this); };
delete Navigator.prototype.serviceWorker;
window.look = (away) => {
  Object.defineProperty(document, "hidden", { value: away, configurable: true });
  document.hasFocus = () => !away;
  document.dispatchEvent(new Event("visibilitychange"));
};
"""


async def queued(desk: Desk, browser: Browser, width: int = 360) -> Page:
    page = await (await browser.new_context(viewport={"width": width, "height": 740})).new_page()
    await page.add_init_script(WATCHED)
    await page.goto(desk.app.address)
    await register(page)
    await press(page, "Kirim")
    await sees(page, "Nomor antrean Bapak/Ibu")
    return page


async def called(desk: Desk) -> None:
    await desk.hire("Sari", "front_office", 11)
    await desk.wait(seconds=1)


# rule: notified-by-choice
async def test_sound_and_notification_come_to_whoever_chose_them(desk: Desk, browser: Browser) -> None:
    page = await queued(desk, browser)
    assert await page.evaluate("asked") == 0, "never asked unprompted"
    bell = page.get_by_role("button", name="Bunyi dan pemberitahuan")
    await bell.click()
    await expect(bell).to_have_attribute("aria-pressed", "true")
    assert await page.evaluate("[asked, tones]") == [1, 1]
    await page.evaluate("look(true)")
    await called(desk)
    await expect(page).to_have_title(CALLED)
    assert await page.evaluate("notified") == ["Giliran Bapak/Ibu"], "that there is a call, not whose"
    assert await page.evaluate("tones") >= 5
    await page.evaluate("look(false)")
    assert "Giliran" not in await page.title()


async def test_without_a_choice_a_page_behind_says_it_in_its_title_alone(desk: Desk, browser: Browser) -> None:
    page = await queued(desk, browser)
    await page.evaluate("look(true)")
    await called(desk)
    await expect(page).to_have_title(CALLED)
    assert await page.evaluate("[asked, tones, notified.length]") == [0, 0, 0]


async def test_what_came_meanwhile_stands_below_a_line(desk: Desk, browser: Browser) -> None:
    page = await queued(desk, browser)
    await page.evaluate("look(true)")
    await called(desk)
    line = page.get_by_role("separator")
    await expect(line).to_have_text("Belum dibaca")
    await page.evaluate("look(false)")
    await expect(line).to_be_visible()
    await say(page, "bantuan")
    await expect(line).to_have_count(0)


async def test_a_line_that_broke_goes_on_where_it_was(desk: Desk, browser: Browser) -> None:
    page = await queued(desk, browser)
    await page.context.set_offline(True)
    await expect(page.locator("#state")).to_have_text("Tidak ada jaringan")
    await called(desk)
    await page.context.set_offline(False)
    await expect(page.locator("#list").get_by_text("Giliran Bapak/Ibu.")).to_have_count(1)
    await expect(page.locator("#state")).to_have_text("Tersambung")


async def test_where_no_stream_passes_the_page_asks(desk: Desk, browser: Browser) -> None:
    page = await (await browser.new_context()).new_page()
    polled: list[str] = []

    async def held_back(route: Route) -> None:
        if "event-stream" not in route.request.headers.get("accept", ""):
            polled.append(route.request.url)
            await route.continue_()

    await page.route("**/api/messages?*", held_back)
    await page.goto(desk.app.address)
    await expect(page.locator("#state")).to_have_text("Tersambung")
    await page.get_by_role("button", name="Mulai").last.click()
    await sees(page, "Pelindungan data pribadi")
    assert polled


async def test_of_several_tabs_only_one_out_of_sight_holds_a_line(desk: Desk, browser: Browser) -> None:
    page = await queued(desk, browser)
    await page.evaluate("look(true)")
    other = await page.context.new_page()
    await other.goto(desk.app.address)
    await sees(other, "Nomor antrean Bapak/Ibu")
    async with page.expect_request(lambda asked: "wait=0" in asked.url):
        pass
    await called(desk)
    await sees(other, "Giliran Bapak/Ibu")
    await expect(page).to_have_title(CALLED)


async def test_what_was_answered_is_no_stop_for_the_keyboard(desk: Desk, browser: Browser) -> None:
    page = await queued(desk, browser)
    stops = page.locator(".past [data-token]")
    assert await stops.count() > 5
    assert await page.locator(".past [data-token][tabindex='0'], .past [data-token]:not([tabindex])").count() == 0


async def test_the_card_in_sight_and_the_way_down_leave_a_phone_its_room(desk: Desk, browser: Browser) -> None:
    page = await queued(desk, browser)
    await called(desk)
    await sees(page, "Giliran Bapak/Ibu")
    await say(page, "bantuan")
    await sees(page, "Yang dapat Bapak/Ibu ketik")
    pin = page.locator("#pin")
    await expect(pin).to_be_visible()
    assert await pin.evaluate("pin => pin.offsetHeight") <= 130
    await page.evaluate("document.getElementById('log').scrollTop = 0")
    await expect(page.locator("#down")).to_be_visible()
    down, log = await page.locator("#down").bounding_box(), await page.locator("#log").bounding_box()
    assert down is not None
    assert log is not None
    assert down["y"] >= log["y"] + log["height"], "it covers no button"


async def test_the_name_for_zoom_is_one_box_however_narrow_the_phone(desk: Desk, browser: Browser) -> None:
    page = await queued(desk, browser)
    await page.set_viewport_size({"width": 260, "height": 640})
    await called(desk)
    await sees(page, "Giliran Bapak/Ibu")
    name = page.locator("#log code", has_text=re.compile(r"-\d{3} ")).last
    assert await name.evaluate("name => name.offsetHeight > 40"), "it takes two lines"
    assert await name.evaluate("name => name.getClientRects().length") == 1


async def test_letters_twice_as_large_leave_half_of_a_phone_to_read(desk: Desk) -> None:
    async with async_playwright() as playwright:
        arguments = [*ARGUMENTS, "--blink-settings=defaultFontSize=32"]
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        page = await queued(desk, browser)
        await page.evaluate("document.getElementById('log').scrollTop = 0")
        free = await page.evaluate(
            "document.getElementById('log').clientHeight - document.getElementById('pin').offsetHeight"
        )
        await fits(page)
        await browser.close()
        assert free >= 370


async def fits(page: Page) -> None:
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# rule: no-words-without-invitation
@pytest.mark.parametrize("language", ["id", "en"])
async def test_without_an_invitation_the_staff_page_takes_no_words(desk: Desk, browser: Browser, language: str) -> None:
    page = await (await browser.new_context()).new_page()
    await page.goto(f"{desk.app.address}/petugas?bahasa={language}")
    await expect(page.locator("#welcome-staff")).to_be_visible()
    await expect(page.locator("textarea")).to_be_hidden()
    await page.locator("#welcome-staff a").click()
    await expect(page.locator("#welcome")).to_be_visible()
