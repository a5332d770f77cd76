"""Every ES module of the pages by itself: its tests lie beside in ``modules/``, under its own name.

They run in Chromium, on the bare page that the module belongs to, without a desk: what it asks, a test answers; time
passes when a test says so. Each file gets a page of its own, since a module remembers.
"""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser

from bot.texts import LANGUAGES, load_texts
from tests.browser.chromium import IN_CHROMIUM

pytestmark = IN_CHROMIUM

PAGES = Path(__file__).parents[2] / "bot" / "handlers" / "pages"
TESTS = Path(__file__).parent / "modules"
NAMES = sorted(path.stem for path in TESTS.glob("*.js") if path.stem != "check")
SAID = {
    "office": "Loket Contoh",
    "zone": "Asia/Jakarta",
    "zone_label": "WIB",
    "language": "id",
    "largest_mb": "10",
    "endings": "pdf jpg png docx",
    "root": "./",
    "stand": "genuine",
    "digest": "",
}
_ELSEWHERE = {"demo_visitor": "chat.html"}
"""Modules that run on another page than their name says."""
_PLACE = re.compile(r"\{\{([a-z_-]+)\}\}")
_BEGINNING = re.compile(r'<script src="[^"]*" type="module"></script>')
_RUN = """async (name) => {
  const { tests } = await import("/uji/" + name + ".js");
  const faults = [];
  for (const [title, act] of Object.entries(tests)) {
    try { await act(); } catch (fault) { faults.push(title + ": " + (fault.stack || fault)); }
  }
  return { count: Object.keys(tests).length, faults };
}"""


def page_of(name: str) -> str:
    """The page that a module belongs to."""
    family = name.partition("_")[0]
    if name in _ELSEWHERE:
        return _ELSEWHERE[name]
    return f"{family}.html" if (PAGES / f"{family}.html").exists() else "chat.html"


def bare(name: str) -> str:
    """A page with its words, and without what begins it."""
    texts = load_texts()
    words = {
        language: {
            each: texts.say(language, each)
            for each in texts.names("id")
            if re.match("page|demo|screen|workbench", each)
        }
        for language in LANGUAGES
    }
    text = _BEGINNING.sub("", (PAGES / name).read_text("utf-8"))
    text = _PLACE.sub(lambda found: SAID.get(found[1], words["id"].get(found[1], "")), text)
    return text.replace(
        "[[words]]", json.dumps(words | {"id": words["id"] | {"start": "halo"}}).replace("<", "\\u003c")
    )


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def address() -> AsyncIterator[str]:
    """Where the pages and the tests of their modules are; what else is asked for is not there."""

    async def opened(request: web.Request) -> web.Response:
        return web.Response(text=bare(page_of(request.match_info["name"])), content_type="text/html")

    app = web.Application()
    app.router.add_get("/{name}", opened)
    app.router.add_static("/halaman", PAGES)
    app.router.add_static("/uji", TESTS)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.mark.parametrize("name", NAMES)
async def test_a_module_does_what_it_says(browser: Browser, address: str, name: str) -> None:
    page = await (await browser.new_context(viewport={"width": 360, "height": 640})).new_page()
    await page.goto(f"{address}/{name}")
    ran = await page.evaluate(_RUN, name)
    assert ran["faults"] == []
    assert ran["count"] > 0
