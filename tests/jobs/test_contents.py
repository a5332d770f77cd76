"""What files hold is looked at: of the kind that the name says, without macros, whatever their sender says."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.given.identity_number import MASK
from bot.flows.given.papers import PAPERS, Objection, named, paper_of
from bot.jobs.contents import objection
from tests.jobs.office_files import MEDIA_TYPES, WORD, content_types, office, packed

HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"
SOUND = {
    "surat.pdf": b"%PDF-1.7 isi",
    "foto.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "foto.JPEG": b"\xff\xd8\xff\xe1\x00\x10Exif",
    "foto.png": b"\x89PNG\r\n\x1a\n\x00\x00",
    "foto.webp": b"RIFF\x10\x00\x00\x00WEBPVP8 ",
    "foto.heic": HEIC,
    "catatan.txt": "Sekolah Ujung, Rp 5.000\r\n\té".encode(),
    "lama.txt": "Jalan Café".encode("latin-1"),
    "lebar.txt": "isi".encode("utf-16"),
    "daftar.csv": b"nama;nilai\r\nRina;9\r\n",
    **{f"berkas.{ending}": office(ending) for ending in MEDIA_TYPES},
}
PROGRAM = b"MZ\x90\x00" + b"\x00" * 60 + b"PE\x00\x00"
MACRO = f'<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>'  # noqa: F541
BAD = {
    "a program called a document": ("tagihan.pdf", PROGRAM, Objection.NOT_AS_NAMED),
    "a program called a text": ("tagihan.txt", PROGRAM, Objection.NOT_AS_NAMED),
    "a program called a table": ("tagihan.csv", PROGRAM, Objection.NOT_AS_NAMED),
    "compiled help": ("bantuan.pdf", b"ITSF\x03\x00\x00\x00", Objection.NOT_AS_NAMED),
    "a cabinet": ("arsip.docx", b"MSCF\x00\x00\x00\x00", Objection.NOT_AS_NAMED),
    "a page": ("foto.png", b"<html><script>", Objection.NOT_AS_NAMED),
    "nothing": ("surat.pdf", b"", Objection.NOT_AS_NAMED),
    "a document before the archive": ("a.docx", PROGRAM + office("docx"), Objection.NOT_AS_NAMED),
    "a table called a document": ("a.docx", office("xlsx"), Objection.NOT_AS_NAMED),
    "any archive": ("a.docx", packed({"a.exe": "MZ"}), Objection.NOT_AS_NAMED),
    "a broken archive": ("a.docx", office("docx")[:80], Objection.NOT_AS_NAMED),
    "an old document": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Objection.NOT_AS_NAMED),
    "macros": ("a.docx", office("docx", {"word/vbaProject.bin": "x"}), Objection.WITH_MACROS),
    "macros by type": ("a.docx", office("docx", types=MACRO), Objection.WITH_MACROS),
    "macros in codes": ("a.docx", office("docx", types=MACRO.replace("vba", "&#118;b&#x61;")), Objection.WITH_MACROS),
    "a document with macros by its main part": (
        "a.docx",
        office("docx", main_type="application/vnd.ms-word.document.macroEnabled.main+xml"),
        Objection.WITH_MACROS,
    ),
    "macros of Excel 4": ("a.xlsx", office("xlsx", {"xl/macrosheets/sheet1.xml": "x"}), Objection.WITH_MACROS),
    "controls": ("a.pptx", office("pptx", {"ppt/activeX/activeX1.bin": "x"}), Objection.WITH_MACROS),
    "a packed program": ("a.docx", office("docx", {"word/embeddings/oleObject1.bin": "x"}), Objection.WITH_MACROS),
    "Basic": ("a.odt", office("odt", {"Basic/Standard/Module1.xml": "x"}), Objection.WITH_MACROS),
    "scripts": ("a.ods", office("ods", {"Scripts/python/a.py": "x"}), Objection.WITH_MACROS),
    "a drawing": ("a.odt", packed({"mimetype": "application/vnd.oasis.opendocument.graphics"}), Objection.NOT_AS_NAMED),
    "a list in another encoding": (
        "a.docx",
        packed({"[Content_Types].xml": content_types("").replace("UTF-8", "utf-7"), "a": f'"{WORD}.main+xml"'}),
        Objection.NOT_AS_NAMED,
    ),
    "a list with entities of its own": (
        "a.docx",
        packed({"[Content_Types].xml": f'<!DOCTYPE a [<!ENTITY v "vba">]><Types a="{WORD}.main+xml"/>'}),
        Objection.NOT_AS_NAMED,
    ),
    "a bomb of a list": ("a.docx", packed({"[Content_Types].xml": " " * 50_000_000}), Objection.NOT_AS_NAMED),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_is_as_its_name_says_is_taken(name: str) -> None:
    paper = paper_of(name, "application/octet-stream")
    assert paper is not None
    assert objection(paper, SOUND[name]) is None


@pytest.mark.parametrize(("name", "content", "why"), BAD.values(), ids=BAD)
# rule: file-is-what-it-says
# rule: no-macros-pass
def test_what_is_not_is_refused(name: str, content: bytes, why: Objection) -> None:
    paper = paper_of(name, "")
    assert paper is not None
    assert objection(paper, content) is why


def test_an_archive_with_the_list_twice_is_refused() -> None:
    held = io.BytesIO(office("docx"))
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("[content_types].xml", content_types(""))
    assert objection(paper_of("a.docx", "") or PAPERS[0], held.getvalue()) is Objection.NOT_AS_NAMED


def test_an_archive_of_countless_parts_is_not_opened() -> None:
    assert objection(paper_of("a.docx", "") or PAPERS[0], b"PK\x03\x04" + b"PK\x01\x02" * 400_000)


@given(st.sampled_from(PAPERS), st.binary(max_size=200), st.booleans())
def test_nothing_makes_the_look_fall(paper: object, content: bytes, archive: bool) -> None:
    assert isinstance(paper, type(PAPERS[0]))
    objection(paper, (b"PK\x03\x04" if archive else b"") + content)


@given(st.integers(0, 600), st.binary(min_size=1, max_size=8))
def test_a_damaged_office_file_makes_nothing_fall(place: int, damage: bytes) -> None:
    content = office("docx")
    place %= len(content)
    objection(paper_of("a.docx", "") or PAPERS[0], content[:place] + damage + content[place + len(damage) :])


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("tagihan.pdf.exe", "application/pdf"),
        ("tagihan.pdf      .exe", "application/pdf"),
        ("tagihan\u202efdp.exe", "application/pdf"),
        ("bantuan.chm", "application/pdf"),
        ("arsip.cab", "application/octet-stream"),
        ("surat.docm", WORD),
        ("surat.docm", ""),
        ("surat.doc", "application/msword"),
        ("surat.pdf", "application/x-msdownload"),
        ("surat.pdf", "image/jpeg"),
        ("foto.jpg", "image/svg+xml"),
        ("surat", ""),
        ("surat", "application/octet-stream"),
        ("surat", "text/html"),
    ],
)
# rule: name-and-type-agree
def test_name_and_type_have_to_agree_on_a_kind_of_the_list(name: str, media_type: str) -> None:
    assert paper_of(name, media_type) is None


@pytest.mark.parametrize(
    ("name", "media_type", "kept"),
    [
        ("SK Kepala Sekolah No. 12.pdf", "application/pdf", "SK Kepala Sekolah No. 12.pdf"),
        ("Dr. Rina Simbolon, S.Pd., M.Si.PDF", "application/pdf", "Dr. Rina Simbolon, S.Pd., M.Si.pdf"),
        ("SK 12", "application/pdf; name=x", "SK 12.pdf"),
        ("../../etc/passwd", "text/plain", "passwd.txt"),
        ("C:\\Windows\\a.txt", "text/plain", "a.txt"),
        ("tagihan.exe.pdf", "application/pdf", "tagihan_exe.pdf"),
        ("tagihan.pdf.docx", WORD, "tagihan_pdf.docx"),
        ("a\u202eb\u200b\x00\x07c\r\nd.pdf", "application/pdf", "abc d.pdf"),
        ('a"<>|:*?b.pdf', "application/pdf", "ab.pdf"),
        ("KTP 1271 0101/0190.pdf", "application/pdf", "0190.pdf"),
        ("KTP_1271-0101–0190 0001.jpg", "image/jpeg", f"KTP_{MASK}.jpg"),
        ("con.txt", "text/plain", "berkas con.txt"),
        ("...pdf", "application/pdf", "berkas.pdf"),
        ("", "application/pdf", "berkas.pdf"),
        ("x" * 300 + ".jpeg", "image/jpeg", "x" * 75 + ".jpeg"),
    ],
)
# rule: one-ending-in-a-name
def test_a_name_as_officers_see_it(name: str, media_type: str, kept: str) -> None:
    paper = paper_of(name, media_type)
    assert paper is not None
    assert named(name, paper) == kept


@given(st.text(st.characters(), max_size=120), st.sampled_from(PAPERS))
def test_any_name_becomes_one_line_that_says_what_the_file_is(name: str, paper: object) -> None:
    assert isinstance(paper, type(PAPERS[0]))
    kept = named(name, paper)
    assert kept.isprintable()
    assert len(kept) <= 80
    assert not set(kept) & set('/\\"<>|:*?')
    assert kept.endswith(tuple(f".{ending}" for ending in paper.endings))
    assert paper_of(kept, paper.media_type) == paper
    assert named(kept, paper) == kept
