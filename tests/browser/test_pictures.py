"""The pictures of the guides (docs/panduan): taken from a visit that really goes on, and never stale.

Beside each picture lies the text that was to be read on it. Without being asked to draw, this compares what is to be
read now with that; where they differ, somebody draws anew (``make pictures``) and looks at what they have drawn.
"""

import asyncio
import base64
import os
import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from bot.flows.scene.events import CONSOLE, Event, StaffInvited
from bot.flows.staff.seats import invite_digest
from bot.turn import arrival
from tests.browser.chromium import IN_CHROMIUM
from tests.browser.test_pages import press, say, sees
from tests.clock import MONDAY_MORNING, STUCK
from tests.desk import Desk

pytestmark = IN_CHROMIUM

FOLDER = Path(__file__).parents[2] / "docs" / "panduan" / "gambar"
DRAWING = bool(os.environ.get("LOKET_TEST_DRAW"))
PHONE, TALL, SCREEN = (360, 720), (360, 1010), (960, 540)
LARGEST = 60_000
"""Bytes of a picture: a guide is read over a telephone."""

MOST = 8
_SHRINKING = """
async ([picture, quality]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}
"""


_READING = """() => {
  const passing = Array.from(document.querySelectorAll("[role=status], [role=alert], .unseen[aria-live]"));
  const before = passing.map((each) => each.style.display);
  passing.forEach((each) => { each.style.display = "none"; });
  const text = document.body.innerText;
  passing.forEach((each, place) => { each.style.display = before[place]; });
  return text;
}"""


class Album:
    """The pages that are looked at, and the pictures that are taken of them or compared with what they showed."""

    def __init__(self, desk: Desk, browser: Browser) -> None:
        self._desk = desk
        self._browser = browser
        self.stale: list[str] = []
        self.taken: list[str] = []

    async def open(self, path: str, size: tuple[int, int] = PHONE) -> Page:
        """A page of a browser in which nobody has been before; its clock is the desk's."""
        viewport = {"width": size[0], "height": size[1]}
        context = await self._browser.new_context(
            viewport=viewport,  # type: ignore[arg-type]  # a ViewportSize, as a plain dictionary
            device_scale_factor=1.5,
            timezone_id="Asia/Jakarta",
            locale="id-ID",
        )
        page = await context.new_page()
        await page.clock.set_fixed_time(MONDAY_MORNING)
        await page.goto(f"{self._desk.app.address}{path}")
        return page

    async def seat(self, name: str, role: str, path: str = "/petugas", size: tuple[int, int] = PHONE) -> Page:
        """Somebody who works at the desk, on their page."""
        until = self._desk.clock.now() + timedelta(days=7)
        body = StaffInvited(name, role, invite_digest(f"undangan-{name}"), until)
        await self._desk.app.door.enter([arrival(Event(CONSOLE, f"undangan-{name}", self._desk.clock.now(), body))])
        return await self.open(f"{path}#mulai=undangan-{name}", size)

    async def take(self, name: str, page: Page, *shown: str, tall: bool = False) -> None:
        """The page as it is, on which this is to be seen; ``tall``: on a phone that takes a whole card."""
        for words in shown:
            await sees(page, words)
        await _to_the_end(page)
        if tall:
            await page.set_viewport_size({"width": TALL[0], "height": TALL[1]})
        self.taken.append(name)
        if DRAWING:
            await self._draw(name, page, await read(page))
        elif not await self._still(name, page):
            self.stale.append(name)

    async def _still(self, name: str, page: Page) -> bool:
        """Whether it is to be read as it was, once all of it is there."""
        try:
            async with asyncio.timeout(STUCK):
                while await read(page) != kept(name):  # each look goes to the browser and back
                    pass
        except TimeoutError:
            return False
        return True

    async def _draw(self, name: str, page: Page, text: str) -> None:
        picture = base64.b64encode(await page.screenshot(animations="disabled")).decode()
        blank = await self._browser.new_page()
        for quality in (0.8, 0.6, 0.4):
            drawn = base64.b64decode(await blank.evaluate(_SHRINKING, [picture, quality]))
            if len(drawn) <= LARGEST:
                break
        await blank.close()
        keep(name, drawn, text)


async def read(page: Page) -> str:
    """What is to be read, without what depends on the moment: whether the line was there already when it was taken, and
    what a screen reader is being told."""
    text = str(await page.evaluate(_READING))
    text = re.sub(r"Menyambung\S*|Tersambung|✓\s*(terkirim)?", "", text)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(filter(None, lines)) + "\n"


def kept(name: str) -> str:
    file = FOLDER / f"{name}.txt"
    return file.read_text("utf-8") if file.exists() else ""


def keep(name: str, picture: bytes, text: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.webp").write_bytes(picture)
    (FOLDER / f"{name}.txt").write_text(text, "utf-8")


@pytest.mark.long
async def test_what_the_pictures_show_still_stands(desk: Desk, browser: Browser) -> None:
    album = Album(desk, browser)
    sari, bayu = await album.seat("Sari", "front_office"), await album.seat("Bayu", "back_office")
    visitor = await album.open("/")
    await visitor.get_by_role("button", name="Mulai").last.click()
    await album.take("pengunjung-mulai", visitor, "Pelindungan data pribadi")
    await _registered(visitor)
    await album.take("pengunjung-giliran", visitor, "Giliran Bapak/Ibu", tall=True)
    await _received(visitor, sari)
    await album.take("front-office-kartu", sari, "Kamera dan suara baik", tall=True)
    for no, label in enumerate(("Kamera dan suara baik", "Data lengkap", "Sudah di ruang diskusi"), 4):
        await _step(sari, label, no)
    await album.take("back-office-kartu", bayu, "6 dari 10 langkah selesai", tall=True)
    await desk.register(desk.telegram.user(2), "Togar Sihotang")
    await desk.register(desk.telegram.user(3), "Maria Hutabarat")
    for draw in _OF_THE_OFFICE.values():
        await draw(desk, album)
    assert len(album.taken) <= MOST
    assert album.stale == [], "the pages show something else now: make pictures, then look at them"


async def _to_the_end(page: Page) -> None:
    """Nothing on its way any more, and the newest in sight."""
    await expect(page.get_by_text("mengirim…")).to_have_count(0)
    if await page.locator("#down").count() and await page.locator("#down").is_visible():
        await page.locator("#down").click()
        await expect(page.locator("#down")).to_be_hidden(timeout=10_000)


async def _registered(visitor: Page) -> None:
    await press(visitor, "Setuju")
    for question, answer in (
        ("nama lengkap", "Rina Simbolon"),
        ("instansi atau sekolah", "SMA Negeri 1 Binjai"),
        ("Contoh: Medan", "Binjai"),
    ):
        await sees(visitor, question)
        await say(visitor, answer)
    await press(visitor, "Guru/pendidik")
    await press(visitor, "Konsultasi")
    await sees(visitor, "Ceritakan dengan singkat")
    await say(visitor, "Cara verval Dapodik")
    await press(visitor, "Kirim")


async def _step(page: Page, label: str, done: int) -> None:
    """A step is reported, and the card says so: one that is just being drawn anew takes no press."""
    await press(page, label)
    await sees(page, f"{done} dari 10 langkah selesai")


async def _received(visitor: Page, sari: Page) -> None:
    await _step(visitor, "Zoom sudah terbuka", 1)
    await _step(visitor, "Saya sudah bergabung", 2)
    await sees(sari, "2 dari 10 langkah selesai")
    await _step(sari, "Pengunjung diterima", 3)
    await sees(sari, "Ditangani Sari")


async def _supervisor(_: Desk, album: Album) -> None:
    nur = await album.seat("Nur", "supervisor")
    await sees(nur, "Nur · Penyelia")
    await say(nur, "/hari_ini")
    await album.take("penyelia-hari-ini", nur, "Kunjungan: 3")


async def _administrator(desk: Desk, album: Album) -> None:
    adi = await album.seat("Adi", "admin")
    await sees(adi, "Adi · Pengelola loket")
    await say(adi, "/periksa")
    await sees(adi, "Loket sedang diperiksa")
    await desk.check_up()
    await album.take("admin-periksa", adi, "Keadaan loket")


async def _office_screen(_: Desk, album: Album) -> None:
    page = await album.open("/layar", SCREEN)
    await album.take("layar", page, "A-001")


_OF_THE_OFFICE: Mapping[str, Callable[[Desk, Album], Awaitable[None]]] = {
    "supervisor": _supervisor,
    "administrator": _administrator,
    "screen": _office_screen,
}


async def test_every_picture_is_small_and_stands_in_a_guide() -> None:
    pictures = sorted(FOLDER.glob("*.webp"))
    pages = "".join(page.read_text("utf-8") for page in FOLDER.parent.glob("*.md"))
    assert pictures
    assert len(pictures) <= MOST
    assert [each.name for each in pictures if each.stat().st_size > LARGEST] == []
    assert [each.name for each in pictures if f"gambar/{each.name}" not in pages] == []
    assert sorted(each.stem for each in FOLDER.glob("*.txt")) == [each.stem for each in pictures]
