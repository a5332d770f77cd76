"""The chat in an office's own site, which is elsewhere: one line in its page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from playwright.async_api import Browser, Page, expect

from tests.browser.chromium import IN_CHROMIUM
from tests.browser.test_pages import press, register, sees
from tests.desk import Desk, open_desk

pytestmark = IN_CHROMIUM


@asynccontextmanager
async def site(script: str, language: str = "id") -> AsyncIterator[web.AppRunner]:
    """A page of somebody else's that brings the script along; ``localhost`` is another origin than 127.0.0.1."""

    async def home(_: web.Request) -> web.Response:
        words = "<p>Kantor</p>" * 60
        line = f'<script src="{script}"></script>'
        head = '<meta name="viewport" content="width=device-width, initial-scale=1">'
        text = f"<!doctype html><html lang={language}>{head}<title>Kantor</title><body>{words}{line}</body></html>"
        return web.Response(text=text, content_type="text/html")

    app = web.Application()
    app.router.add_get("/", home)
    runner = web.AppRunner(app)
    await runner.setup()
    yield runner
    await runner.cleanup()


async def opened(runner: web.AppRunner, host: str) -> str:
    listening = web.TCPSite(runner, host, 0)
    await listening.start()
    return f"http://{host}:{runner.addresses[0][1]}"


@asynccontextmanager
async def embedded(
    url: str, language: str = "id", named: bool = True, host: str = "localhost"
) -> AsyncIterator[tuple[Desk, str]]:
    """A desk, and a site that shows its chat: another site to the browser, or a neighbour with the same name."""
    async with site("about:blank") as asked_first:
        free = await opened(asked_first, host)
    origins = [free] if named else []
    async with (
        open_desk(url, sections={"web": {"embed_origins": origins}}) as desk,
        site(f"{desk.app.address}/sisip.js", language) as runner,
    ):
        await web.TCPSite(runner, host, int(free.rpartition(":")[2])).start()
        yield desk, free


SIZES = [{"width": 360, "height": 640}, {"width": 1280, "height": 800}]


async def fits(page: Page) -> None:
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# rule: unkept-conversation-is-told
@pytest.mark.parametrize("size", SIZES, ids=["phone", "desk"])
async def test_a_visit_begins_on_the_offices_site(sqlite_url: str, browser: Browser, size: dict[str, int]) -> None:
    async with embedded(sqlite_url) as (desk, address):
        context = await browser.new_context(viewport={"width": size["width"], "height": size["height"]})
        page = await context.new_page()
        await page.goto(address)
        launch = page.get_by_role("button", name="Layanan daring")
        await expect(launch).to_contain_text("Buka · tidak ada antrean")
        await fits(page)
        await launch.click()
        await expect(page.get_by_role("dialog")).to_be_visible()
        chat = page.frame_locator("iframe")
        await register(chat)
        await press(chat, "Kirim")
        await sees(chat, "Nomor antrean Bapak/Ibu")
        await fits(page)
        assert await context.cookies() == [], "no cookie, least of all a third party's"
        await page.get_by_role("button", name="Tutup obrolan").click()
        await expect(launch).to_be_focused()
        await desk.hire("Sari", "front_office", 11)
        await desk.wait(seconds=1)
        await expect(page.get_by_role("status")).to_have_text("Ada pesan baru dari loket")
        await launch.click()
        await sees(chat, "Giliran Bapak/Ibu")
        await expect(chat.locator("#unkept")).to_be_visible()


async def test_over_a_reload_of_the_site_the_conversation_goes_on_where_it_was(
    sqlite_url: str, browser: Browser
) -> None:
    """The office's site and its desk are neighbours: there a browser lets the frame keep its conversation."""
    async with embedded(sqlite_url, host="127.0.0.1") as (desk, address):
        page = await (await browser.new_context()).new_page()
        await page.goto(address)
        launch = page.get_by_role("button", name="Layanan daring")
        await launch.click()
        chat = page.frame_locator("iframe")
        await register(chat)
        await chat.locator("textarea").fill("belum selesai")
        await page.reload()
        await launch.click()
        await sees(chat, "Mohon diperiksa sebelum dikirim")
        await expect(chat.locator("#unkept")).to_be_hidden()
        await expect(chat.locator("textarea")).to_have_value("belum selesai")
        await press(chat, "Kirim")
        await sees(chat, "Nomor antrean Bapak/Ibu")
        await page.reload()
        await desk.hire("Sari", "front_office", 11)
        await desk.wait(seconds=1)
        await expect(page.get_by_role("status")).to_have_text("Ada pesan baru dari loket", timeout=20_000)
        await launch.click()
        await sees(chat, "Giliran Bapak/Ibu")
        await expect(chat.locator(".own", has_text="Rina Simbolon")).to_have_count(1)
        assert len(await desk.rows("visits")) == 1


async def test_by_keyboard_alone_and_in_english(sqlite_url: str, browser: Browser) -> None:
    async with embedded(sqlite_url, "en") as (_, address):
        page = await (await browser.new_context(color_scheme="dark")).new_page()
        await page.goto(address)
        launch = page.get_by_role("button", name="Online service")
        await expect(launch).to_contain_text("Open · nobody is waiting")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await expect(page.frame_locator("iframe").get_by_role("heading", name="Welcome")).to_be_visible()
        await page.frame_locator("iframe").locator("textarea").focus()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_be_hidden()
        await expect(launch).to_be_focused()


# rule: only-named-sites-embed
async def test_a_site_that_is_not_named_gets_no_button_and_its_keeper_is_told(
    sqlite_url: str, browser: Browser
) -> None:
    async with embedded(sqlite_url, named=False) as (desk, address):
        page = await (await browser.new_context()).new_page()
        said: list[str] = []
        page.on("console", lambda line: said.append(line.text))
        async with page.expect_event("console", lambda line: "embed_origins" in line.text):
            await page.goto(address)
        assert any(address in line for line in said)
        await expect(page.get_by_role("button")).to_have_count(0)
        await page.evaluate("url => { document.body.innerHTML = `<iframe src=${url}></iframe>`; }", desk.app.address)
        await expect(page.frame_locator("iframe").locator("#log")).to_have_count(0)
