"""The service document: all its parts, proper pages whatever was written, and the same values give the same bytes."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from pypdf import PdfReader

from bot.flows.scene.messages import Phrase
from bot.flows.scene.service_record import ServiceRecord, Went
from bot.papers import printers, typesetting
from bot.papers.lettering import BOX, printable
from tests.papers.records import PLAIN, STEPS, asking, given, pdf, verbatim
from tests.thoroughness import times


def read(record: ServiceRecord) -> tuple[PdfReader, str]:
    reader = PdfReader(BytesIO(pdf(record)))
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_it_has_all_its_parts_on_one_page() -> None:
    reader, text = read(PLAIN)
    assert len(reader.pages) == 1
    for part in ("DOKUMEN LAYANAN", "DL-2026-0123", "KEMENTERIAN", "Jalan Bunga Raya", "ULT-20261123-001 (A-001)"):
        assert part in text
    for part in ("Senin, 23 November 2026, pukul 09.00–09.29 WIB", "Sari Hasibuan", "informasi", "26 November 2026"):
        assert part in text
    for part in (
        "1 menit 1 detik",
        "melewati waktu baku",
        "tidak tercatat",
        "belum diisi",
        "lapor.go.id",
        "UU 27/2022",
    ):
        assert part in text
    for part in ("https://loket.example.go.id/v/7Q3M0VXA9KTB", "7Q3M-0VXA-9KTB"):
        assert part in text
    # rule: no-nip-on-paper
    assert "NIP" not in text


def test_it_is_tagged_and_says_its_title_and_language() -> None:
    reader, _ = read(PLAIN)
    root: Any = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Dokumen Layanan DL-2026-0123"
    assert root["/Lang"] == "id"
    assert root["/MarkInfo"]["/Marked"]
    assert len(pdf(PLAIN)) < 100_000, "tags do not grow it"


def test_the_same_values_give_the_same_bytes() -> None:
    assert pdf(PLAIN) == pdf(PLAIN)


def test_a_very_long_purpose_breaks_over_pages_and_loses_nothing() -> None:
    reader, text = read(asking("Kalimat panjang. " * 235 + "Sampai di sini."))
    assert len(reader.pages) == 2
    assert text.count("Kalimat") == 235
    assert "Sampai di sini." in text


# rule: no-time-is-said-so
def test_a_visit_without_a_single_time_or_outcome_still_has_a_proper_page() -> None:
    untimed = tuple(replace(step, went=Went.UNTIMED, took=Phrase("document-step-untimed")) for step in STEPS)
    bare = replace(PLAIN, steps=untimed, outcome="", kinds=(), promises=(), officers=(), contact="", home="", whole="")
    reader, text = read(bare)
    assert len(reader.pages) == 1
    assert text.count("tidak tercatat") == len(STEPS) + 1
    for part in ("belum ditulis petugas", "Tidak ada tindak lanjut", "Sebutkan kode ini kepada petugas"):
        assert part in text
    assert "/v/" not in text, "no code to scan that leads nowhere"


def test_one_that_replaces_another_says_so() -> None:
    _, text = read(replace(PLAIN, version=2, replaces="DL-2026-0100"))
    assert "versi 2" in text
    assert "menggantikan Dokumen Layanan nomor DL-2026-0100" in text


def test_a_visit_over_several_days_bears_both_dates() -> None:
    _, text = read(replace(PLAIN, ended_at=PLAIN.ended_at + timedelta(days=1)))
    assert "23 November 2026 pukul 09.00 WIB sampai Selasa, 24 November 2026" in text


def test_what_visitors_write_is_never_markup() -> None:
    said = '*tebal* _miring_ #emph[x] $y$ <label> @acuan `kode` = judul \\ "kutip" https://jahat.example //x'
    _, text = read(asking(said, name="#set page(fill: red) = A"))
    assert "*tebal* _miring_ #emph[x] $y$ <label> @acuan `kode` = judul" in text
    assert "#set page(fill: red) = A" in text
    assert len(PdfReader(BytesIO(pdf(asking(said)))).pages[0].get("/Annots", [])) == 1, "our own link only"


# rule: missing-letters-are-seen
def test_letters_that_no_font_has_are_boxes_and_the_paper_says_which() -> None:
    _, text = read(asking("王小明 dan ᯅᯖᯂ 🙂", name="Togar 김 ひ"))
    assert f"{BOX * 3} dan {BOX * 3} {BOX}" in text
    assert "aksara Han, aksara Batak, emoji" in text or "aksara Korea" in text
    for kind in ("aksara Han", "aksara Batak", "emoji", "aksara Korea", "aksara Jepang"):
        assert kind in text


def test_letters_of_arabic_hebrew_cyrillic_and_greek_are_printed() -> None:
    assert BOX not in printable("محمد عبد الله שלום Жанна Ελένη Nguyễn Đặng Ngọc")
    _, text = read(asking("Жанна Ελένη Nguyễn"))
    assert "Жанна Ελένη Nguyễn" in text


def test_nothing_turns_the_direction_of_writing_and_fancy_letters_are_plain() -> None:
    assert printable("a\u202eb\u200dc\ufe0f") == "abc"
    assert printable("𝓡𝓲𝓷𝓪 Ｓｉｍｂｏｌｏｎ") == "Rina Simbolon"
    assert printable("王" * 30) == BOX * 8 + "…"


# rule: hostile-letters-still-a-paper
@settings(max_examples=times(10, 120))
@drawn(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60))
def test_whatever_is_written_there_is_a_paper(written: str) -> None:
    assert pdf(asking(written, name=written)).startswith(b"%PDF")


@settings(max_examples=times(10, 120))
@drawn(st.text(alphabet=st.characters(min_codepoint=0x300, max_codepoint=0x6FF), max_size=40))
def test_marks_and_letters_of_both_directions_are_set_too(written: str) -> None:
    assert pdf(asking(written, name=written)).startswith(b"%PDF")


def test_what_the_typesetter_cannot_set_is_set_in_plain_letters() -> None:
    raw = {**given(PLAIN), "office": "ULT 王 Medan"}
    text = PdfReader(BytesIO(printers.service(raw))).pages[0].extract_text()
    assert f"ULT {BOX} MEDAN" in text
    assert "7Q3M-0VXA-9KTB" in text


def test_every_letter_that_is_printed_is_in_the_fonts() -> None:
    from bot.papers.lettering import _RANGES

    for first, last in _RANGES:
        letters = [chr(each) for each in range(first, last + 1)]
        text = " ".join(each for each in letters if printable(each) == each != "")
        paper = given(replace(PLAIN, answers=((verbatim("Nama"), text),)))
        values = {**paper, "boxes": "", "qr": "", "logo": ""}
        assert typesetting._set("service/service", values, "pdf")[0].startswith(b"%PDF"), hex(first)
