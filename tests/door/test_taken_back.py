"""What an officer takes back is gone where it stood: the file too, also for whoever asks the desk for it again."""

import aiohttp

from tests.desk import Desk, WebVisitor, open_desk

PDF = b"%PDF-1.4 surat orang lain"
ANSWERS = ("halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "2", "1", "Verval Dapodik", "1")


async def at_the_page(desk: Desk, http: aiohttp.ClientSession) -> WebVisitor:
    """A visitor in the web chat who has been called."""
    page = WebVisitor(http, desk.app.address)
    await page.open()
    for words in ANSWERS:
        await page.send(words)
        await desk.settle()
    return page


async def anew(page: WebVisitor) -> list[str]:
    """All that a page reads that is opened anew."""
    page._after, page.messages = 0, []
    return [message["text"] for message in await page.fetch()]


async def status_of_file(page: WebVisitor, http: aiohttp.ClientSession, desk: Desk, message_id: int) -> int:
    url = f"{desk.app.address}/api/messages/{message_id}/file"
    async with http.get(url, headers=page._headers) as answer:
        return answer.status


# rule: taken-back-file-is-gone
async def test_a_file_taken_back_is_gone_from_the_page_and_from_the_desk(database_url: str) -> None:
    async with open_desk(database_url) as desk, aiohttp.ClientSession() as http:
        sari = await desk.hire("Sari", "front_office", 11)
        page = await at_the_page(desk, http)
        await desk.press(sari, "Ambil")
        sari.send_document("surat.pdf", PDF)
        await desk.settle()
        [sent] = [message for message in await page.fetch() if message.get("file")]
        assert await status_of_file(page, http, desk, sent["id"]) == 200
        await desk.press(sari, "Urungkan: pesan")
        await page.fetch()
        assert [message for message in page.messages if message.get("file")] == []
        assert await status_of_file(page, http, desk, sent["id"]) == 404
        assert not [text for text in await anew(page) if "mengirim berkas" in text]


# rule: taken-back-is-gone-from-the-page
async def test_words_taken_back_are_not_read_by_a_page_that_is_opened_anew(database_url: str) -> None:
    async with open_desk(database_url) as desk, aiohttp.ClientSession() as http:
        sari = await desk.hire("Sari", "front_office", 11)
        page = await at_the_page(desk, http)
        await desk.press(sari, "Ambil")
        await desk.press(sari, "Tulis kepada pengunjung")
        await desk.say(sari, "Rahasia orang lain")
        [said] = [message for message in await page.fetch() if "Rahasia" in message["text"]]
        assert said["view"]["bubble"], "no ticket: the card of the visit keeps its place"
        await desk.press(sari, "Urungkan: pesan")
        read = await anew(page)
        assert not [text for text in read if "Rahasia" in text]
        assert [text for text in read if "ditarik kembali" in text]
