"""The pages in a real browser: a visit from both sides, and what a phone user may do to them."""

from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser, FrameLocator, Page, expect
from sqlalchemy import update

from storage import tables
from storage.engine import writing
from tests.browser.chromium import IN_CHROMIUM
from tests.desk import Desk, open_desk

pytestmark = IN_CHROMIUM


async def press(side: FrameLocator | Page, label: str) -> None:
    await side.locator("button[data-token]:visible").filter(has_text=label).last.click()


async def say(side: FrameLocator | Page, text: str) -> None:
    await side.locator("textarea").fill(text)
    await side.get_by_role("button", name="Kirim", exact=True).click()


async def sees(side: FrameLocator | Page, text: str) -> None:
    await expect(side.get_by_text(text).last).to_be_visible(timeout=10_000)


async def register(side: FrameLocator | Page) -> None:
    """From the hint of the empty chat to the review."""
    await side.get_by_role("button", name="Mulai").last.click()
    await press(side, "Setuju")
    for question, answer in (
        ("nama lengkap", "Rina Simbolon"),
        ("instansi atau sekolah", "SMA Negeri 1 Binjai"),
        ("Contoh: Medan", "Binjai"),
    ):
        await sees(side, question)
        await say(side, answer)
    await press(side, "Guru/pendidik")
    await press(side, "Konsultasi")
    await sees(side, "Ceritakan dengan singkat")
    await say(side, "Bertanya <b>tebal</b> & verval")
    await sees(side, "Mohon diperiksa sebelum dikirim")


async def test_a_visit_seen_from_three_sides(desk: Desk, browser: Browser) -> None:
    page = await browser.new_page(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    await page.goto(f"{desk.app.address}/demo")
    visitor, front, back = (
        page.frame_locator(f"section[data-pane={p}] iframe") for p in ("pengunjung", "front", "back")
    )
    await sees(front, "Tidak ada yang menunggu")
    await sees(back, "Tidak ada yang menunggu")
    await register(visitor)
    await press(visitor, "Kirim")
    await sees(visitor, "Giliran Bapak/Ibu")
    await sees(front, "Bertanya <b>tebal</b> & verval")
    await press(visitor, "Zoom sudah terbuka")
    await press(front, "Pengunjung diterima")
    await sees(front, "Ditangani Front Office (demo)")
    await press(front, "Batalkan laporan terakhir")
    await sees(front, "dibatalkan; catatannya tetap tersimpan")
    assert faults == []


@pytest.mark.parametrize("booked", [False, True], ids=["queue", "appointments"])
# rule: notice-fits-first-screen
async def test_the_first_screen_fits_a_small_phone_with_its_button(
    sqlite_url: str, browser: Browser, booked: bool
) -> None:
    async with open_desk(sqlite_url, sections={"appointments": {"enabled": booked}}) as desk:
        page = await (await browser.new_context(viewport={"width": 360, "height": 640})).new_page()
        await page.goto(desk.app.address)
        await page.get_by_role("button", name="Mulai").last.click()
        agree = page.locator("#dock button", has_text="Setuju")
        await expect(agree).to_be_visible(timeout=10_000)
        box, below = await agree.bounding_box(), await page.locator("textarea").bounding_box()
        assert box is not None
        assert below is not None
        assert box["y"] + box["height"] <= below["y"], "the button is not covered by the line one writes in"
        notice, log = await page.locator(".desk .bubble").bounding_box(), await page.locator("#log").bounding_box()
        assert notice is not None
        assert log is not None
        assert notice["y"] >= log["y"], "the notice is read from its beginning"
        assert notice["y"] + notice["height"] <= log["y"] + log["height"], "to its end"


async def test_a_phone_keeps_the_conversation_over_a_reload(desk: Desk, browser: Browser) -> None:
    context = await browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = await context.new_page()
    await page.goto(desk.app.address)
    await register(page)
    await page.reload()
    await sees(page, "Mohon diperiksa sebelum dikirim")
    await sees(page, "Rina Simbolon")
    await press(page, "Kirim")
    await sees(page, "Nomor antrean Bapak/Ibu")
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
    assert len(await desk.rows("visits")) == 1


async def test_what_could_not_be_sent_is_sent_later_and_once(desk: Desk, browser: Browser) -> None:
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(desk.app.address)
    await page.get_by_role("button", name="Mulai").last.click()
    await sees(page, "Pelindungan data pribadi")
    await context.set_offline(True)
    await press(page, "Setuju")
    await sees(page, "elum terkirim")
    await context.set_offline(False)
    await sees(page, "nama lengkap")
    assert len(await desk.rows("visits")) == 1


async def heard(page: Page) -> list[dict[str, str]]:
    """Everything that was added to a live region, in order: what a screen reader says by itself."""
    said: list[dict[str, str]] = await page.evaluate("window.heard")
    return said


LISTENING = """
window.heard = [];
addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[aria-live], [role=status], [role=alert], [role=log]").forEach((region) => {
    const live = region.getAttribute("aria-live") || "polite";
    if (live === "off") return;
    new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => {
      window.heard.push({ region: region.id, live, words: node.textContent });
    }))).observe(region, { childList: true, subtree: true });
  });
});
"""


async def submit_from(page: Page) -> None:
    await register(page)
    await press(page, "Kirim")
    await sees(page, "Nomor antrean Bapak/Ibu")


async def test_a_screen_reader_says_the_call_once_and_never_the_history(desk: Desk, browser: Browser) -> None:
    page = await (await browser.new_context()).new_page()
    await page.add_init_script(LISTENING)
    await page.goto(desk.app.address)
    await submit_from(page)
    said = await heard(page)
    assert [one for one in said if one["live"] == "assertive"] == []
    assert len([one for one in said if "Nomor antrean Bapak/Ibu" in one["words"]]) == 1
    await desk.hire("Sari", "front_office", 11)
    await desk.wait(seconds=1)
    await sees(page, "Giliran Bapak/Ibu")
    await expect(page.locator("#calls")).to_contain_text("Giliran Bapak/Ibu")
    calls = [one for one in await heard(page) if "Giliran Bapak/Ibu" in one["words"]]
    assert [one["live"] for one in calls] == ["assertive"]
    await press(page, "Zoom sudah terbuka")
    await expect(page.locator("#spoken")).to_contain_text("Kartu kunjungan diperbarui. Sekarang: 2.")
    assert len([one for one in await heard(page) if "Giliran Bapak/Ibu" in one["words"]]) == 1
    await page.reload()
    await sees(page, "Giliran Bapak/Ibu")
    await expect(page.locator("#state")).to_have_text("Tersambung")
    assert [one for one in await heard(page) if one["region"] in ("spoken", "calls")] == []


async def test_the_line_is_told_as_it_is(desk: Desk, browser: Browser) -> None:
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(desk.app.address)
    state = page.locator("#state")
    await expect(state).to_have_text("Tersambung")
    await context.set_offline(True)
    await expect(state).to_have_text("Tidak ada jaringan")
    assert "on" not in str(await state.get_attribute("class")).split()
    await context.set_offline(False)
    await expect(state).to_have_text("Tersambung")


async def test_a_desk_that_went_away_is_not_called_connected(desk: Desk, browser: Browser) -> None:
    page = await (await browser.new_context()).new_page()
    await page.goto(desk.app.address)
    await expect(page.locator("#state")).to_have_text("Tersambung")
    await page.route("**/api/messages*", lambda route: route.abort())
    await page.evaluate("dispatchEvent(new Event('online'))")
    await expect(page.locator("#state")).to_have_text("Menyambung ulang…")


async def test_whoever_leaves_a_shared_computer_leaves_nothing(desk: Desk, browser: Browser) -> None:
    page = await (await browser.new_context(viewport={"width": 360, "height": 740})).new_page()
    await page.goto(desk.app.address)
    await submit_from(page)
    await page.get_by_label("Tulis pesan").fill("belum selesai")
    await page.get_by_role("button", name="Keluar").click()
    await page.get_by_role("button", name="Tidak jadi").click()
    await sees(page, "Nomor antrean Bapak/Ibu")
    await page.get_by_role("button", name="Keluar").click()
    await page.locator("#ask-yes").click()
    await expect(page.get_by_role("heading", name="Selamat datang")).to_be_visible()
    assert "Rina" not in await page.content()
    assert await page.get_by_label("Tulis pesan").input_value() == ""
    assert (await desk.one("visits"))["status"] == "cancelled"
    await page.get_by_role("button", name="Mulai").last.click()
    await sees(page, "Pelindungan data pribadi")
    assert "selamat datang kembali" not in (await page.content()).lower()


async def test_after_a_silence_nothing_is_shown_before_the_reader_says_who_they_are(
    desk: Desk, browser: Browser
) -> None:
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(desk.app.address)
    await submit_from(page)
    await page.goto("about:blank")
    await context.add_init_script(
        "if (!sessionStorage.aged) { sessionStorage.aged = 1;"
        " localStorage.setItem('loket:pengunjung:terakhir', String(Date.now() - 2 * 3600000)); }"
    )
    other = await context.new_page()
    await other.goto(desk.app.address)
    await expect(other.get_by_role("alertdialog")).to_be_visible()
    assert "Rina" not in await other.content()
    await other.get_by_role("button", name="Mulai baru").click()
    await expect(other.get_by_role("heading", name="Selamat datang")).to_be_visible()
    assert "Rina" not in await other.content()


async def test_a_session_that_ended_is_told_and_begun_anew(desk: Desk, browser: Browser) -> None:
    page = await (await browser.new_context()).new_page()
    await page.goto(desk.app.address)
    await page.get_by_role("button", name="Mulai").last.click()
    await sees(page, "Pelindungan data pribadi")
    desk.clock.pass_(days=31)
    await desk.settle()
    await expect(page.locator("#told")).to_contain_text("sudah berakhir")
    await expect(page.get_by_role("heading", name="Selamat datang")).to_be_visible()
    await expect(page.locator("#spoken")).to_be_empty()
    assert len(await desk.rows("web_sessions")) == 2


async def test_too_many_conversations_from_one_address_are_told_in_words(sqlite_url: str, browser: Browser) -> None:
    async with open_desk(sqlite_url, sections={"web": {"sessions_per_hour": 1}}) as desk:
        for told in ("", "Mohon tunggu"):
            page = await (await browser.new_context()).new_page()
            await page.goto(desk.app.address)
            if told:
                await expect(page.locator("#told")).to_contain_text(told)
            else:
                await expect(page.locator("#state")).to_have_text("Tersambung")


async def test_times_follow_the_offices_zone_and_not_the_browsers(sqlite_url: str, browser: Browser) -> None:
    zone = {"timezone": "Asia/Jayapura", "timezone_label": "WIT"}
    async with open_desk(sqlite_url, sections={"office": zone}) as desk:
        page = await (await browser.new_context(timezone_id="America/New_York")).new_page()
        await page.goto(desk.app.address)
        await page.get_by_role("button", name="Mulai").last.click()
        await sees(page, "Pelindungan data pribadi")
        local = desk.clock.now().astimezone(ZoneInfo("Asia/Jayapura"))
        await expect(page.locator(".desk time").last).to_have_text(f"{local:%H.%M} WIT")
        await expect(page.locator(".own time").last).to_contain_text("WIT")


async def test_a_card_of_an_older_desk_is_drawn_as_its_words(desk: Desk, browser: Browser) -> None:
    page = await (await browser.new_context()).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    await page.goto(desk.app.address)
    await page.get_by_role("button", name="Mulai").last.click()
    await sees(page, "Pelindungan data pribadi")
    async with writing(desk.app.engine) as connection:
        older = {"text": "<b>A-001</b> · Rina\n▶️ 1. &lt;b&gt;Membuka (sampai 08.00)", "rows": [], "anew": False}
        await connection.execute(update(tables.outbox).values(payload=older, card="one"))
    await page.reload()
    await expect(page.locator(".card .words")).to_have_text("A-001 · Rina ▶️ 1. <b>Membuka (sampai 08.00)")
    await expect(page.locator(".card .step")).to_have_count(0)
    assert faults == []


async def test_a_finger_finds_a_link_in_the_midst_of_words(desk: Desk, browser: Browser) -> None:
    page = await (await browser.new_context(viewport={"width": 360, "height": 640})).new_page()
    await page.goto(desk.app.address)
    await page.get_by_role("button", name="Mulai").last.click()
    await sees(page, "Pelindungan data pribadi")
    words = "Buka https://zoom.us/j/1 sekarang."
    async with writing(desk.app.engine) as connection:
        await connection.execute(update(tables.outbox).values(payload={"text": words, "rows": [], "anew": False}))
    await page.reload()
    link = page.locator(".bubble a")
    await expect(link).to_have_text("https://zoom.us/j/1")
    found, bubble = await link.bounding_box(), await page.locator(".bubble").last.bounding_box()
    assert found is not None
    assert bubble is not None
    assert (found["height"] >= 44, bubble["height"] < 50) == (True, True), "a large target in lines as they were"


async def test_an_english_reader_gets_a_card_in_english(desk: Desk, browser: Browser) -> None:
    page = await (await browser.new_context()).new_page()
    await page.goto(desk.app.address)
    await submit_from(page)
    await say(page, "ENGLISH")
    await desk.hire("Sari", "front_office", 11)
    await sees(page, "It is your turn")
    await expect(page.locator(".card .progress")).to_contain_text("0 of 10 steps done")
    await expect(page.locator(".card .step.now .unseen")).to_have_text("Now: 1. ")
    await expect(page.locator("#calls")).to_contain_text("It is your turn")


async def test_a_link_chooses_the_service_and_waits_for_the_visitor_to_begin(desk: Desk, browser: Browser) -> None:
    page = await browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    await page.goto(f"{desk.app.address}/chat?mulai=layanan_ppid")
    await page.get_by_role("button", name="Mulai").last.click()
    await sees(page, "Layanan: Permohonan informasi publik (PPID)")
    await sees(page, "Layanan yang dipilih")
    assert "mulai" not in page.url, "a reload begins nothing anew"
    await page.goto(f"{desk.app.address}/chat?mulai=tanya_biaya")
    await sees(page, "Tanya: Biaya")
    await sees(page, "Layanan di loket ini gratis")
    assert faults == []


async def test_the_page_speaks_the_visitors_language(desk: Desk, browser: Browser) -> None:
    page = await browser.new_page()
    await page.goto(desk.app.address)
    await expect(page.locator("html")).to_have_attribute("lang", "id")
    await page.get_by_role("button", name="English").click()
    await sees(page, "Register for a service")
    await page.get_by_role("button", name="Begin").click()
    await sees(page, "Welcome to")
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await sees(page, "Connected")
    await press(page, "Bahasa Indonesia")
    await sees(page, "Selamat datang di")
    await sees(page, "Tersambung")
    await expect(page.locator("#text")).to_have_attribute("placeholder", "Tulis pesan")
    await expect(page.locator("li.item.desk").first).to_have_attribute("lang", "en")
    await page.reload()
    await sees(page, "Selamat datang di")
    await expect(page.locator("html")).to_have_attribute("lang", "id")
    [person] = [person for person in await desk.rows("people") if person["channel"] == "web"]
    assert person["language"] == "id"


# rule: own-identity-masked-on-the-page
async def test_the_number_of_an_identity_card_stays_nowhere_on_the_device(sqlite_url: str, browser: Browser) -> None:
    sections = {"ppid": {"email": "ppid@bpmp.example.go.id"}}
    async with open_desk(sqlite_url, sections=sections) as desk:
        page = await (await browser.new_context()).new_page()
        await page.goto(desk.app.address)
        await page.get_by_role("button", name="Mulai").last.click()
        await sees(page, "Pelindungan data pribadi")
        await say(page, "ppid")
        await press(page, "Ajukan permohonan")
        for question, answer in (("Siapa yang memohon", "1"), ("Nama lengkap pemohon", "Rina Simbolon")):
            await sees(page, question)
            await say(page, answer)
        await sees(page, "Nomor identitas")
        await say(page, "paspor c 1234567")
        await sees(page, "Tercatat: C")
        for _ in range(2):
            assert "1234567" not in await page.evaluate("document.body.textContent + JSON.stringify(localStorage)")
            await page.reload()
            await sees(page, "Tercatat: C")
        await say(page, "NIK saya 1271015507900001 ya")
        await expect(page.locator(".own").get_by_text("NIK saya ••••")).to_be_visible()
        await expect(page.locator(".own").last).to_contain_text("✓")
        assert "1271015507900001" not in await page.evaluate("document.body.textContent + JSON.stringify(localStorage)")


async def test_a_ticket_number_is_not_broken_at_its_hyphen(desk: Desk, browser: Browser) -> None:
    page = await (await browser.new_context(viewport={"width": 360, "height": 740})).new_page()
    await page.goto(desk.app.address)
    await submit_from(page)
    number = page.locator(".number", has_text="B-001").first
    await expect(number).to_have_css("white-space", "nowrap")


async def test_the_page_that_checks_papers_fits_a_small_phone(desk: Desk, browser: Browser) -> None:
    page = await (await browser.new_context(viewport={"width": 360, "height": 640})).new_page()
    await page.goto(f"{desk.app.address}/v/")
    await expect(page.locator("#kode")).to_be_visible()
    await page.evaluate("document.querySelector('#file').hidden = false")
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
