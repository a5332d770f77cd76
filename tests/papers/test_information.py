"""The papers of a request for public information: what the law wants stands on the form, the register has its columns
and nobody's identity number, and what people wrote is neither markup nor formula."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

from pypdf import PdfReader

from bot.flows.calendar.period import named
from bot.flows.state.information import Became, InformationEntry, InformationRequest
from bot.papers import printers
from bot.papers.information.register import register_pages
from bot.papers.information.request_form import RequestPaper, request_paper
from bot.papers.workbook import workbook
from bot.render.voice import Voice
from bot.texts import load_texts
from tests.clock import MONDAY_MORNING
from tests.flows.table import office
from tests.papers import xlsx

OFFICE = office(office={"hours": "Senin-Jumat 08.00-16.00"})
VOICE = Voice(load_texts(), ZoneInfo("Asia/Jakarta"), "WIB", "id", MONDAY_MORNING)
NIK = "1271015507900001"
FORM = {
    "asker": "perorangan",
    "name": "Rina Simbolon",
    "address": "Jalan Melati 5, Medan",
    "occupation": "-",
    "phone": "+6281234567890",
    "email": "rina@contoh.id",
    "represents": "tidak",
    "details": '=HYPERLINK("http://x") #pagebreak() <b>data</b> guru ᯅ 中',
    "use": "Bahan skripsi",
    "obtain": "softcopy",
    "deliver": "surel",
}
AT = MONDAY_MORNING
REQUEST = InformationRequest(
    "r1",
    "PI-2026-0001",
    "rina",
    AT,
    FORM,
    "1271••••••••0001",
    (
        InformationEntry(Became.RECEIVED, AT, "visitor"),
        InformationEntry(Became.HANDED, AT + timedelta(hours=1), "s-sari", "mail"),
        InformationEntry(Became.REFUSED, AT + timedelta(days=2), "s-sari", words="+Dikecualikan"),
        InformationEntry(
            Became.OBJECTED, AT + timedelta(days=3), "visitor", "exempted", "KI-2026-0001", "@Sudah terbit"
        ),
    ),
)


def paper(request: InformationRequest = REQUEST) -> RequestPaper:
    return request_paper(OFFICE, request, NIK, VOICE, ("Kementerian Pendidikan", "0811", ""))


def pages(request: InformationRequest = REQUEST) -> list[str]:
    made = PdfReader(BytesIO(printers.information_request(paper(request))))
    return [" ".join(page.extract_text().split()) for page in made.pages]


def test_the_form_says_what_the_law_wants() -> None:
    form, receipt, objection = pages()
    for words in ("PI-2026-0001", "Rina Simbolon", NIK, "Jalan Melati 5", "0812-3456-7890", "rina@contoh.id"):
        assert words in form
    for words in ("#pagebreak()", "<b>data</b>", "Bahan skripsi", "Salinan digital", "Surel", "tidak diisi"):
        assert words in form
    assert "Senin, 7 Desember 2026" in receipt
    assert "Kamis, 10 Desember 2026" in receipt
    assert NIK not in receipt + objection
    assert "KI-2026-0001" in objection
    assert "@Sudah terbit" in objection


def test_form_and_receipt_say_whether_it_is_asked_with_a_power_of_attorney() -> None:
    given = {**FORM, "represents": "ya", "attorney": "Togar, 12 November 2026"}
    for page in pages(replace(REQUEST, form=given))[:2]:
        assert "Dengan surat kuasa" in page
        assert "Togar, 12 November 2026" in page
    for page in pages()[:2]:
        assert "Dengan surat kuasa" in page
        assert "Pemberi kuasa" not in page


def test_without_an_objection_there_is_no_page_for_it_and_long_words_go_on() -> None:
    plain = replace(REQUEST, entries=REQUEST.entries[:2])
    assert len(pages(plain)) == 2
    assert len(pages(replace(plain, form={**FORM, "details": "panjang sekali " * 270}))) >= 2


def test_the_same_request_gives_the_same_bytes() -> None:
    assert printers.information_request(paper()) == printers.information_request(paper())


def test_the_register_has_the_columns_of_the_law_and_no_identity_number() -> None:
    file = workbook("Register", register_pages(OFFICE, [REQUEST], VOICE, named("2026-11"), contacts=True))
    [_title, _office, _span, head, row] = xlsx.rows(file)
    told = dict(zip(head, row, strict=False))
    assert len(head) == 19
    assert told["Nomor"] == "PI-2026-0001"
    assert told["Tanggal"] == "23/11/2026"
    assert told["Informasi yang diminta"] == FORM["details"]
    cells = xlsx.cells(file)
    assert {"ditolak", "+Dikecualikan", "07/12/2026", "25/11/2026", "soft"} <= set(cells.values())
    objections = xlsx.rows(file, 2)[-1]
    assert {"KI-2026-0001", "@Sudah terbit", "Ditolak dengan alasan informasi dikecualikan"} <= set(objections)
    assert not xlsx.has_formula(file)
    assert NIK not in str(cells) + str(objections)


# rule: guests-contact-masked
def test_the_register_tells_how_requesters_are_reached_to_whom_it_is_for() -> None:
    for contacts in (True, False):
        pages = register_pages(OFFICE, [REQUEST], VOICE, named("2026-TW4"), contacts=contacts)
        told = " ".join(map(str, (*pages[0].lines, *(list(row) for page in pages for row in page.rows))))
        assert (FORM["email"] in told) is contacts
        assert ("disamarkan" in told) is not contacts
