"""The staff page in a real browser: by keyboard alone, on any screen, and what a screen reader hears of it."""

import asyncio

import pytest
from playwright.async_api import Browser, BrowserContext, Locator, Page, Route, expect

from bot.flows.scene.events import CONSOLE, Event, StaffRemoved
from bot.turn import arrival
from tests.browser.chromium import IN_CHROMIUM
from tests.browser.test_pages import LISTENING, heard
from tests.clock import STUCK
from tests.desk import Desk

pytestmark = IN_CHROMIUM

WIDE = (1440, 900)
SIZES = (WIDE, (768, 1024), (360, 640))


RENEWED = 'heard.filter((one) => one.words === "Pekerjaan saya diperbarui").length'


async def invited(desk: Desk, page: Page, role: str) -> str:
    answer = await page.request.post(f"{desk.app.address}/api/demo/invite", data={"role": role})
    return str((await answer.json())["invite"])


async def sit(desk: Desk, context: BrowserContext, role: str = "front_office", secret: str = "") -> Page:
    """An officer who opens the page with their invitation."""
    page = await context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    await page.goto(f"{desk.app.address}/meja#mulai={secret or await invited(desk, page, role)}")
    await expect(page.locator("#bench")).to_be_visible(timeout=10_000)
    assert faults == []
    return page


async def opened(desk: Desk, browser: Browser, size: tuple[int, int] = WIDE, role: str = "front_office") -> Page:
    return await sit(desk, await browser.new_context(viewport={"width": size[0], "height": size[1]}), role)


async def two_visitors(desk: Desk) -> None:
    await desk.register(desk.telegram.user(1), "Rina Simbolon")
    await desk.register(desk.telegram.user(2), "Togar Sihotang")


def pressed(page: Page, label: str) -> Locator:
    """What the conversation says of a press: it stays there, however soon the card is drawn anew."""
    return page.locator("#list .own", has_text=label)


async def press_key(page: Page, label: str) -> None:
    """Presses the key of a button on the card that has the focus, until it is taken: a card that has just changed takes
    no press."""
    button = page.locator(".visit:focus-within .button", has_text=label)
    await expect(button).to_be_visible(timeout=10_000)
    key = str(await button.get_attribute("data-key"))
    async with asyncio.timeout(STUCK):
        while not await pressed(page, label).count():
            await page.keyboard.press(key)


async def press_own(page: Page, label: str) -> None:
    """Presses a button of the list of work until it is taken: a list that has just changed takes no press."""
    button = page.locator("#work-now button", has_text=label)
    async with asyncio.timeout(STUCK):
        while not await pressed(page, label).count():
            await button.click()


async def test_a_visit_is_served_by_keyboard_alone(desk: Desk, browser: Browser) -> None:
    page = await opened(desk, browser)
    await two_visitors(desk)
    await expect(page.locator(".visit")).to_have_count(2)
    await page.keyboard.press("j")
    await expect(page.locator(".visit:focus h4")).to_contain_text("A-001")
    await page.keyboard.press("j")
    await expect(page.locator(".visit:focus h4")).to_contain_text("A-002")
    await page.keyboard.press("j")
    await expect(page.locator(".visit:focus h4")).to_contain_text("A-002")
    await page.keyboard.press("k")
    await page.keyboard.press("Enter")
    await expect(page.locator(".visit:focus-within")).to_contain_text("Ditangani Front Office (demo)")
    await expect(page.locator("#list")).to_contain_text("A-001: 🙋 Ambil")
    await press_key(page, "Tulis kepada pengunjung")
    await expect(page.locator("#to")).to_have_text("Kepada A-001")
    await page.keyboard.press("/")
    await page.keyboard.type("Silakan masuk, jkr 12?")
    assert await page.locator("#text").input_value() == "Silakan masuk, jkr 12?", "no shortcut while typing"
    await page.keyboard.press("Enter")
    await expect(page.locator("#list")).to_contain_text("terkirim. Tulisan Anda berikutnya")
    await page.keyboard.press("Escape")
    await expect(page.locator(".visit:focus h4")).to_contain_text("A-001")
    await desk.say(desk.telegram.user(2), "Saya belum bisa masuk")
    await expect(page.locator("#to")).to_contain_text("Penerima belum dipilih")
    assert (await desk.one("visits", ticket="A-001"))["assigned"]


async def test_the_focus_stays_on_a_card_that_is_drawn_anew(desk: Desk, browser: Browser) -> None:
    page = await opened(desk, browser)
    await two_visitors(desk)
    await expect(page.locator(".visit")).to_have_count(2)
    await page.get_by_role("article", name="A-002").get_by_role("button", name="Ambil").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator(".visit:focus-within")).to_contain_text("Ditangani Front Office (demo)")
    await expect(page.locator(".visit:focus-within h4")).to_contain_text("A-002")


async def test_what_runs_over_is_on_top_and_said_in_a_region_of_its_own(desk: Desk, browser: Browser) -> None:
    context = await browser.new_context(viewport={"width": 1440, "height": 900})
    await context.add_init_script(LISTENING)
    page = await sit(desk, context)
    await two_visitors(desk)
    await expect(page.locator(".visit")).to_have_count(2)
    await desk.wait(minutes=2)
    await desk.press(desk.telegram.user(1), "Zoom sudah terbuka")
    await desk.wait(seconds=90)
    await expect(page.locator("#late-list button")).to_have_count(1)
    await expect(page.locator(".visit h4").first).to_contain_text("A-002")
    said = await heard(page)
    assert [one["region"] for one in said if "melewati waktu baku" in one["words"]] == ["alarm-news"]
    news = [one["words"] for one in said if one["region"] == "spoken" and one["words"].startswith("A-001: Kartu")]
    assert news
    assert not [words for words in news if "Binjai" in words and "diperbarui" in words], "not the whole card"
    await page.locator("#late-list button").click()
    await expect(page.locator(".visit:focus h4")).to_contain_text("A-002")
    await page.reload()
    await expect(page.locator(".visit")).to_have_count(2)
    assert [one for one in await heard(page) if one["region"] in ("spoken", "calls", "alarm-news")] == []


@pytest.mark.parametrize("size", SIZES)
async def test_it_fits_and_everything_is_reached(desk: Desk, browser: Browser, size: tuple[int, int]) -> None:
    page = await opened(desk, browser, size)
    await two_visitors(desk)
    await desk.say(desk.telegram.user(3), "mau bicara dengan petugas", "Berapa lama verval NISN?")
    await desk.wait(minutes=4)
    await expect(page.locator(".visit h4").first).to_be_visible(timeout=10_000)
    assert await page.evaluate("document.documentElement.scrollWidth") <= size[0]
    await expect(page.locator("#text")).to_be_in_viewport()
    if size == WIDE:
        await expect(page.locator("#tabs")).to_be_hidden()
        await expect(page.locator("#work-now")).to_contain_text("Pekerjaan", ignore_case=True)
        await expect(page.locator("#list")).to_contain_text("Berapa lama verval NISN?")
        return
    await expect(page.locator("#latest")).to_be_visible()
    await page.locator("#tab-cards").focus()
    for name in ("work", "talk"):
        await page.keyboard.press("ArrowRight")
        await expect(page.locator(f"#tab-{name}")).to_be_focused()
        await expect(page.locator(f"#{name}")).to_be_visible()
        await expect(page.locator("#cards")).to_be_hidden()
        assert await page.evaluate("document.documentElement.scrollWidth") <= size[0]
    await expect(page.locator("#list").get_by_text("Berapa lama verval NISN?")).to_be_visible()
    await expect(page.locator("#list .item").last).to_be_in_viewport()
    await page.keyboard.press("j")
    await expect(page.locator(".visit:focus")).to_be_visible()


async def test_own_work_and_the_board_stand_beside_the_conversation(desk: Desk, browser: Browser) -> None:
    page = await opened(desk, browser, role="supervisor")
    await desk.hire("Sari", "front_office", 11)
    await two_visitors(desk)
    await page.locator("#show-board").click()
    await expect(page.locator("#board-now")).to_contain_text("Menunggu: 0")
    await page.keyboard.press("r")
    await expect(page.locator("#work-now")).to_contain_text("Sedang dilayani: 2")
    await press_own(page, "A-002")
    await expect(page.locator("#visits-running h4")).to_contain_text("A-002")
    await expect(page.locator(".aside")).to_have_count(2)
    await expect(page.locator("#list")).not_to_contain_text("Sedang dilayani")


# rule: work-renews-itself
async def test_the_list_of_work_renews_itself_and_takes_neither_focus_nor_place(desk: Desk, browser: Browser) -> None:
    context = await browser.new_context(viewport={"width": 1440, "height": 420})
    await context.add_init_script(LISTENING)
    page = await sit(desk, context)
    await expect(page.locator("#work-now")).to_contain_text("Tidak ada pekerjaan")
    await desk.register(desk.telegram.user(1), "Rina Simbolon")
    await expect(page.locator(".visit")).to_have_count(1)
    await page.keyboard.press("j")
    await press_key(page, "Ambil")
    await expect(page.locator("#work-now")).to_contain_text("Rina Simbolon")
    button = page.locator("#work-now .button", has_text="A-001")
    await button.focus()
    await page.evaluate("document.getElementById('work').scrollTop = 20")
    before = await page.evaluate("document.getElementById('work').scrollTop")
    assert before > 0
    await desk.register(desk.telegram.user(2), "Togar Sihotang")
    await expect(page.locator("#work-now")).to_contain_text("A-002")
    assert await page.evaluate("document.activeElement.textContent") == await button.text_content()
    assert await page.evaluate("document.getElementById('work').scrollTop") == before
    said = await page.evaluate(RENEWED)
    await page.wait_for_function(f"() => {RENEWED} > {said}")
    await page.keyboard.press("r")
    await expect(page.locator("#work-now .button.busy")).to_have_count(0)
    assert await page.evaluate(RENEWED) <= said + 2, "a change is said once, and what was asked for"
    await expect(page.locator("#work-stale")).to_be_hidden()


async def test_a_list_of_work_that_cannot_be_renewed_says_that_there_is_news(desk: Desk, browser: Browser) -> None:
    page = await opened(desk, browser, role="supervisor")
    await page.keyboard.press("r")
    await expect(page.locator("#work-now")).to_contain_text("Sedang dilayani: 0")
    await page.route("**/api/meja", lambda route: route.abort())
    await page.locator("#text").fill("/serah Kunci lemari di laci kedua")
    await page.keyboard.press("Enter")
    await expect(page.locator("#list")).to_contain_text("Catatan serah terima disimpan")
    await expect(page.locator("#work-stale")).to_be_visible()
    await page.unroute("**/api/meja")
    await page.locator("#text").fill("/serah Lampu lorong mati")
    await page.keyboard.press("Enter")
    await expect(page.locator("#work-stale")).to_be_hidden(timeout=10_000)


async def test_shortcuts_are_listed_and_can_be_switched_off(desk: Desk, browser: Browser) -> None:
    page = await opened(desk, browser)
    await two_visitors(desk)
    await expect(page.locator(".visit")).to_have_count(2)
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog", name="Pintasan papan ketik")).to_be_visible()
    await page.keyboard.press("j")
    await expect(page.locator(".visit:focus")).to_have_count(0)
    await page.get_by_label("Pakai pintasan satu huruf").uncheck()
    await page.keyboard.press("Escape")
    await page.keyboard.press("j")
    await expect(page.locator(".visit:focus")).to_have_count(0)
    await page.locator("#keys").click()
    await page.get_by_label("Pakai pintasan satu huruf").check()
    await page.get_by_role("button", name="Tutup").click()
    await page.keyboard.press("j")
    await expect(page.locator(".visit:focus")).to_have_count(1)


async def test_a_reader_finds_places_by_landmark_heading_and_skip_link(desk: Desk, browser: Browser) -> None:
    page = await opened(desk, browser)
    await two_visitors(desk)
    for name in ("Pekerjaan saya", "Kunjungan", "Percakapan"):
        await expect(page.get_by_role("region", name=name, exact=True)).to_be_visible()
    await expect(page.get_by_role("log")).to_be_visible()
    await expect(page.get_by_role("article", name="A-001")).to_be_visible(timeout=10_000)
    await expect(page.get_by_role("heading", level=4)).to_have_count(2)
    await page.evaluate("document.activeElement.blur()")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Langsung ke kunjungan")).to_be_focused()
    await expect(page.get_by_role("link", name="Langsung ke kunjungan")).to_be_in_viewport()
    await page.keyboard.press("Enter")
    await expect(page.locator("#cards")).to_be_focused()


async def test_who_has_no_seat_is_told_the_way(desk: Desk, browser: Browser) -> None:
    page = await (await browser.new_context()).new_page()
    await page.goto(f"{desk.app.address}/meja")
    await expect(page.get_by_role("heading", name="Halaman ini untuk petugas")).to_be_visible()
    await expect(page.get_by_text("tautan undangan sekali pakai").first).to_be_visible()
    assert await desk.rows("web_sessions") == [], "looking begins no session"
    await page.goto(f"{desk.app.address}/chat")
    await page.get_by_role("button", name="Mulai").last.click()
    await expect(page.get_by_text("Pelindungan data pribadi").last).to_be_visible(timeout=10_000)
    await page.goto(f"{desk.app.address}/meja")
    await expect(page.get_by_text("percakapan pengunjung, dan tetap ada")).to_be_visible()
    await page.get_by_role("link", name="Lanjutkan di obrolan").click()
    await expect(page.get_by_text("Pelindungan data pribadi").last).to_be_visible(timeout=10_000)
    used = await invited(desk, page, "front_office")
    await sit(desk, await browser.new_context(), secret=used)
    await page.goto("about:blank")
    await page.goto(f"{desk.app.address}/meja#mulai={used}")
    await expect(page.locator("#told")).to_contain_text("sudah dipakai atau tidak berlaku lagi")
    await expect(page.locator("#bench")).to_be_hidden()


async def test_a_seat_that_ends_ends_the_page_and_what_was_typed_goes_nowhere(desk: Desk, browser: Browser) -> None:
    page = await opened(desk, browser)
    await two_visitors(desk)
    await expect(page.locator(".visit")).to_have_count(2)
    await page.locator("#text").fill("untuk Rina saja")
    [member] = await desk.rows("staff")
    await desk.app.door.enter([arrival(Event(CONSOLE, "keluar", desk.clock.now(), StaffRemoved(member["id"])))])
    await expect(page.locator("#gate-out")).to_be_visible(timeout=40_000)
    await expect(page.locator("#told")).to_contain_text("undangan baru")
    assert "Rina Simbolon" not in await page.content()
    assert await desk.rows("web_sessions", ended_at=None) == [], "and none is begun for an officer's words"


async def test_leaving_is_the_chats(desk: Desk, browser: Browser) -> None:
    page = await opened(desk, browser)
    await page.get_by_role("button", name="Keluar").click()
    await expect(page.get_by_role("alertdialog")).to_contain_text("tidak bertugas lagi")
    await page.locator("#ask-yes").click()
    await expect(page.locator("#gate-out")).to_be_visible(timeout=10_000)
    assert {row["ended_at"] is not None for row in await desk.rows("web_sessions")} == {True}


async def test_it_is_in_the_officers_language_and_in_the_dark(desk: Desk, browser: Browser) -> None:
    context = await browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="dark")
    page = await sit(desk, context)
    light = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light == "rgb(15, 23, 25)"
    await page.locator("#text").fill("ENGLISH")
    await page.keyboard.press("Enter")
    await expect(page.locator("#work-title")).to_have_text("My work")
    await expect(page.locator("#to")).to_contain_text("No addressee chosen")
    await expect(page.locator("html")).to_have_attribute("lang", "en")


async def test_what_comes_while_it_is_being_looked_is_looked_at_too(desk: Desk, browser: Browser) -> None:
    page = await opened(desk, browser)
    looks, held, go_on = 0, asyncio.Event(), asyncio.Event()

    async def hold(route: Route) -> None:
        nonlocal looks
        looks += 1
        held.set()
        response = await route.fetch()  # what the desk says now comes when more has been heard
        await go_on.wait()
        await route.fulfill(response=response)

    await page.route("**/api/meja", hold)
    await desk.register(desk.telegram.user(1), "Rina Simbolon")
    await asyncio.wait_for(held.wait(), STUCK)
    await desk.register(desk.telegram.user(2), "Togar Sihotang")
    await expect(page.locator(".visit")).to_have_count(2)
    assert looks == 1, "one at a time"
    go_on.set()
    await expect(page.locator("#work-now")).to_contain_text("A-002")
