"""Files in a real browser: chosen, looked at, sent one after another, stopped, refused, and sent again after a loss."""

import asyncio
from typing import Any

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from tests.browser.chromium import IN_CHROMIUM
from tests.browser.test_pages import press, register, sees
from tests.browser.test_workbench import opened, press_key
from tests.desk import Desk

pytestmark = IN_CHROMIUM

PDF = b"%PDF-1.4 surat tugas"
PHONE, WIDE = (360, 640), (1280, 800)
DROP = """([name, type, words]) => {
  const held = new DataTransfer();
  held.items.add(new File([words], name, { type }));
  const given = { bubbles: true, cancelable: true, dataTransfer: held, clipboardData: held };
  document.getElementById("text").dispatchEvent(new DragEvent("dragover", given));
  const shown = getComputedStyle(document.getElementById("drop")).display;
  document.getElementById("text").dispatchEvent(new DragEvent("drop", given));
  return shown;
}"""
PASTE = """([name, type, words]) => {
  const held = new DataTransfer();
  held.items.add(new File([words], name, { type }));
  const given = { bubbles: true, cancelable: true, clipboardData: held };
  document.getElementById("text").dispatchEvent(new ClipboardEvent("paste", given));
}"""
LISTENING = """() => {
  window.heard = [];
  const news = document.getElementById("news");
  new MutationObserver(() => window.heard.push(news.textContent)).observe(news, { childList: true });
}"""


def file(name: str, content: bytes = PDF, media_type: str = "application/pdf") -> FilePayload:
    """A file as a picker gives it."""
    return {"name": name, "mimeType": media_type, "buffer": content}


async def queued(desk: Desk, browser: Browser, size: tuple[int, int] = PHONE) -> Page:
    """A visitor with a number."""
    page = await browser.new_page(viewport={"width": size[0], "height": size[1]})
    await page.goto(f"{desk.app.address}/chat")
    await register(page)
    await press(page, "Kirim")
    await sees(page, "B-001")
    await page.evaluate(LISTENING)
    return page


async def choose(page: Page, *files: FilePayload) -> None:
    await page.locator("#file").set_input_files(list(files))


async def arrived(desk: Desk, page: Page, *names: str) -> None:
    """Until the page knows that the desk has these files: each once and in this order."""
    for name in names:
        await expect(page.locator(".own", has_text=name)).to_contain_text("✓")
    await desk.settle()
    assert [row["name"] for row in await desk.rows("files")] == list(names)


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
async def test_files_are_looked_at_and_sent_one_after_another(
    desk: Desk, browser: Browser, size: tuple[int, int]
) -> None:
    page = await queued(desk, browser, size)
    await choose(page, file("surat kuasa.pdf"), file("daftar.csv", b"a,b", "text/csv"), file("tagihan.exe"))
    tray = page.locator("#tray li")
    await expect(tray).to_have_count(3)
    await expect(tray.last).to_contain_text("simpan sebagai PDF")
    for each in await page.locator("#tray, #text, #send, #attach").all():
        box = await each.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size[0]
        assert box["y"] + box["height"] <= size[1]
    await page.locator("#text").fill("Ini suratnya")
    await page.get_by_role("button", name="Kirim", exact=True).click()
    await arrived(desk, page, "surat kuasa.pdf", "daftar.csv")
    await expect(page.locator(".own .file-line")).to_have_count(2)
    await expect(page.locator(".own", has_text="surat kuasa.pdf")).to_contain_text("Ini suratnya")
    await expect(page.locator(".own", has_text="daftar.csv")).to_contain_text("✓")
    await expect(tray).to_have_count(1)
    heard = await page.evaluate("window.heard")
    assert [words for words in heard if "surat kuasa.pdf" in words][1:] == [
        "Mengirim berkas: surat kuasa.pdf",
        "Berkas terkirim: surat kuasa.pdf",
    ]
    await page.reload()
    await expect(page.locator(".own .file-line")).to_have_count(2)


async def test_by_keyboard_alone(desk: Desk, browser: Browser) -> None:
    page = await queued(desk, browser, WIDE)
    async with page.expect_file_chooser() as chooser:
        await page.locator("#attach").press("Enter")
    await (await chooser.value).set_files([file("satu.pdf"), file("dua.pdf")])
    await expect(page.locator("#text")).to_be_focused()
    await page.get_by_role("button", name="Hapus: satu.pdf").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Hapus: dua.pdf")).to_be_focused()
    await page.locator("#text").focus()
    await page.keyboard.press("Enter")
    await arrived(desk, page, "dua.pdf")


async def test_dropped_and_pasted(desk: Desk, browser: Browser) -> None:
    page = await queued(desk, browser, WIDE)
    assert await page.evaluate(DROP, ["surat.pdf", "application/pdf", PDF.decode()]) == "flex"
    await expect(page.locator("#drop")).to_be_hidden()
    await page.evaluate(PASTE, ["image.png", "image/png", "\x89PNG"])
    await expect(page.locator("#tray li")).to_have_count(2)
    await expect(page.locator("#tray li").last.locator("span.file-look")).to_be_visible()  # no picture after all
    await page.get_by_role("button", name="Hapus: image.png").click()
    await page.get_by_role("button", name="Kirim", exact=True).click()
    await arrived(desk, page, "surat.pdf")


CAMERA = """async () => {
  const canvas = document.createElement("canvas");
  canvas.width = 3000;
  canvas.height = 1500;
  const drawing = canvas.getContext("2d");
  const noise = drawing.createImageData(3000, 1500);
  noise.data.forEach((_, at) => { noise.data[at] = at % 4 === 3 ? 255 : (at * 2654435761) >>> 24; });
  drawing.putImageData(noise, 0, 0);
  const photo = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 1));
  const held = new DataTransfer();
  held.items.add(new File([photo], "IMG_1.jpg", { type: "image/jpeg" }));
  const given = { bubbles: true, cancelable: true, dataTransfer: held };
  document.getElementById("text").dispatchEvent(new DragEvent("drop", given));
  return photo.size;
}"""


async def test_a_large_photo_is_made_smaller_before_it_is_sent(desk: Desk, browser: Browser) -> None:
    page = await queued(desk, browser)
    size = await page.evaluate(CAMERA)
    assert size > 1_000_000
    await expect(page.locator("#tray img")).to_be_visible()
    await page.get_by_role("button", name="Kirim", exact=True).click()
    await arrived(desk, page, "IMG_1.jpg")
    row = await desk.one("files")
    assert row["size"] < size
    assert row["content"].startswith(b"\xff\xd8\xff")


@pytest.mark.thorough
async def test_a_file_is_sent_again_after_a_loss_and_is_one(desk: Desk, browser: Browser) -> None:
    page = await queued(desk, browser)
    lost: list[str] = []

    async def lose(route: Any) -> None:
        """The desk has it, the page does not hear of it."""
        lost.append(route.request.url)
        if len(lost) == 1:
            await route.fetch()
        await (route.abort() if len(lost) < 3 else route.continue_())

    await page.route("**/api/files?*", lose)
    await choose(page, file("surat.pdf"))
    await page.get_by_role("button", name="Kirim", exact=True).click()
    await expect(page.locator(".own.trouble")).to_contain_text("Belum terkirim")
    await page.get_by_role("button", name="Coba sekarang").click()
    await expect(page.locator(".own", has_text="surat.pdf")).to_contain_text("✓")
    assert len(lost) == 3
    assert len(set(lost)) == 1
    await arrived(desk, page, "surat.pdf")


async def test_a_file_can_be_stopped_and_words_do_not_wait_for_it(desk: Desk, browser: Browser) -> None:
    page = await queued(desk, browser)
    line = await page.context.new_cdp_session(page)
    await line.send("Network.enable")
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 20_000}
    await line.send("Network.emulateNetworkConditions", slow)
    await choose(page, file("besar.pdf", PDF + b" " * 5_000_000))
    await page.get_by_role("button", name="Kirim", exact=True).click()
    await expect(page.locator("progress")).to_be_visible()
    await page.locator("#text").fill("status")
    await page.get_by_role("button", name="Kirim", exact=True).click()
    await expect(page.locator(".own", has_text="status").last).to_contain_text("✓")
    await page.get_by_role("button", name="Batalkan").click()
    await expect(page.locator(".own", has_text="besar.pdf")).to_have_count(0)
    assert (await page.evaluate("window.heard"))[-1] == "Pengiriman dibatalkan: besar.pdf"
    await line.send("Network.emulateNetworkConditions", {**slow, "uploadThroughput": -1})
    await choose(page, file("kecil.pdf"))
    await page.get_by_role("button", name="Kirim", exact=True).click()
    await arrived(desk, page, "kecil.pdf")


async def test_what_the_desk_refuses_is_told_and_can_be_taken_away(desk: Desk, browser: Browser) -> None:
    page = await queued(desk, browser)
    await choose(page, file("foto.jpg", b"MZ", "image/jpeg"))
    await page.get_by_role("button", name="Kirim", exact=True).click()
    refused = page.locator(".own.trouble", has_text="foto.jpg")
    await expect(refused).to_contain_text("tidak sesuai dengan namanya")
    assert "tidak sesuai" in (await page.evaluate("window.heard"))[-1]
    await refused.get_by_role("button", name="Hapus").click()
    await expect(refused).to_have_count(0)
    await page.reload()
    await sees(page, "B-001")
    await expect(page.locator(".own", has_text="foto.jpg")).to_have_count(0)


async def test_a_page_that_was_left_in_the_middle_says_so(desk: Desk, browser: Browser) -> None:
    page = await queued(desk, browser)
    await page.route("**/api/files?*", lambda _: None)  # never answered
    await choose(page, file("surat.pdf"))
    await page.get_by_role("button", name="Kirim", exact=True).click()
    await expect(page.locator("progress")).to_be_visible()
    page.on("dialog", lambda dialog: asyncio.ensure_future(dialog.accept()))
    await page.reload()
    lost = page.locator(".own.trouble", has_text="surat.pdf")
    await expect(lost).to_contain_text("pilih berkasnya sekali lagi")
    await expect(lost.get_by_role("button", name="Kirim lagi")).to_have_count(0)


async def test_an_officer_sends_one_from_the_staff_page(desk: Desk, browser: Browser) -> None:
    page = await opened(desk, browser, WIDE)
    rina = desk.telegram.user(1)
    await desk.register(rina, "Rina Simbolon")
    await expect(page.locator(".visit")).to_have_count(1)
    await page.keyboard.press("j")
    await press_key(page, "Tulis kepada pengunjung")
    await expect(page.locator("#to")).to_contain_text("A-001")
    await choose(page, file("surat.pdf"))
    await page.locator("#text").fill("Mohon dibaca")
    await page.keyboard.press("Enter")
    await arrived(desk, page, "surat.pdf")
    [message] = [each for each in rina.messages if each.document is not None]
    assert "Mohon dibaca" in message.text
