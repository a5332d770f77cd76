"""Every paper by every template through hostile words: it is set by its own template, says the words or shows that they
were replaced, is tagged and titled, and is the same file each time. A template that no paper here is set by fails."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import islice
from typing import Any

import pytest
from pypdf import PdfReader

from bot.flows.state.deviation import Became, Cause, DeviationEntry
from bot.papers import destruction, printers, typesetting
from bot.papers.books import guest_book
from bot.papers.books.day import written
from bot.papers.books.day_writing import Note, book_of
from bot.papers.breach.letters import Case, Concerned, sheet, to_person
from bot.papers.lettering import BOX, printable
from bot.papers.printers import PRINTERS
from bot.papers.satisfaction.publication import publication_of
from bot.papers.satisfaction.report import report_of
from bot.papers.workbook import Column, Page
from tests.channels.test_content import CHART
from tests.flows.table import office
from tests.papers import test_assignment_letter, test_attendance_paper, test_books, test_information, test_poster
from tests.papers.records import asking
from tests.papers.records import given as service_given
from tests.papers.surveys import survey
from tests.thoroughness import times

pytestmark = pytest.mark.heavy

GUEST = "Kata Tamu"
"""What stands in each paper where somebody's words stand."""

LONG = "Keperluan panjang sekali. " * 154
HOSTILE = {
    "markup": '#set page(fill: red) *tebal* _x_ $y$ <label> @acuan `k` = judul \\ "kutip" //x',
    "batak": "ᯅᯖᯂ᯲ ᯖᯬᯅ",
    "one word": "A" * 400,
    "long": LONG,
    "arabic": "محمد عبد الله",
    "chinese": "王小明",
    "emoji": "Rina 🙂👨‍👩‍👧",
    "formula": "=cmd|' /C calc'!A0",
    "path": "../../etc/passwd",
    "script": '<script>alert("x")</script>',
    "turned": "abc\u202edef\u0000\ud800",
    "nothing": "",
}


def _service() -> None:
    PRINTERS["service"](
        service_given(replace(asking(GUEST, GUEST), outcome=GUEST, officers=(("Front Office", GUEST),)))
    )


def _register() -> None:
    columns = [Column("No", 4), Column("Nama", 20), Column("Penjelasan", 40)]
    printers.register("Daftar", [Page("a", "Daftar", columns, [(1, GUEST, GUEST), (2, "", None)], ["Kantor", GUEST])])


def _report_book() -> None:
    said = DeviationEntry(Became.EXPLAINED, test_books.CLOSING, "s", Cause.OTHER, GUEST)
    given = test_books.given(test_books.departed(1, said))
    noted = replace(given, notes=(Note(test_books.CLOSING, "s", GUEST),), names={"s": GUEST})
    printers.book("report_book", written(book_of(noted, test_books.OFFICE, test_books.VOICE)))


def _guest_book() -> None:
    guest = replace(test_books.guest(test_books.visit(1)), name=GUEST, institution=GUEST, purpose=GUEST)
    printers.book("guest_book", guest_book.printed("BUKU TAMU", ["Kantor", "Hari"], [guest], test_books.VOICE))


def _request() -> None:
    form = {**test_information.FORM, "name": GUEST, "details": GUEST, "use": GUEST}
    printers.information_request(test_information.paper(replace(test_information.REQUEST, form=form)))


def _letter() -> None:
    printers.letter(replace(test_assignment_letter.made("back_office"), assigned=(("Nama", GUEST), ("NIP", ""))))


def _breach() -> None:
    case = Case("KB-1", "Kantor", "Kementerian", "0811", "Kepala", "Lembaga", "A", "B", "C", GUEST, "", "D")
    one = Concerned("p1", GUEST, "telegram 7", ("Buku tamu",), told=False)
    printers.breach_letters(sheet(case, [to_person(case, one)]))


def _minutes() -> None:
    about = {"year": 2021, "since": date(2021, 1, 1), "until": date(2021, 12, 31), "count": 3}
    row = {**about, "id": "m1", "digest": "ab" * 32, "sums": {"visits": [["2021-01", "informasi", 3]]}}
    destruction.minutes_pdf(destruction.minutes_paper(GUEST, "0811", row, "kunjungan"))


def _poster() -> None:
    unit = office(office={"name": GUEST, "contact": "0811"})
    printers.poster(test_poster.of(unit, test_poster.EVERYWHERE, "Senin-Jumat 08.00-16.00"), "a4")


def _attendance() -> None:
    printers.book("attendance", test_attendance_paper.given(name=GUEST, institution=GUEST))


def _chart() -> None:
    printers.chart({**CHART, "title": GUEST})


PAPERS: dict[str, Callable[[], object]] = {
    "service/service": _service,
    "registers/register": _register,
    "books/report_book": _report_book,
    "books/guest_book": _guest_book,
    "books/attendance": _attendance,
    "information/request": _request,
    "letter": _letter,
    "breach/breach": _breach,
    "destruction": _minutes,
    "poster": _poster,
    "chart": _chart,
    "satisfaction/report": lambda: printers.survey_report(report_of(survey(9, suggestions=[GUEST] * 6, name=GUEST))),
    "satisfaction/publication": lambda: printers.publication(publication_of(survey(9, name=GUEST))),
}
NOT_BY_VISITORS = {"poster", "letter", "satisfaction/publication", "chart", "books/attendance"}
"""One page each: 4,000 characters as the name of an office or of an officer are set as small as they go."""


def values_of(name: str, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a paper is set from, with the words of somebody in it."""
    caught: list[tuple[dict[str, Any], dict[str, Any]]] = []

    def catch(template: str, given: dict[str, Any], drawings: Any = None) -> list[bytes]:
        assert template == name
        caught.append((json.loads(json.dumps(given)), dict(drawings or {})))
        return [b""]

    with monkeypatch.context() as patched:
        patched.setattr(printers, "pdf", catch)
        patched.setattr(destruction, "pdf", catch)
        patched.setattr(printers, "pictures", catch)
        PAPERS[name]()
    assert GUEST in json.dumps(caught[0][0])
    return caught[0]


def said(value: Any, words: str) -> Any:
    """The values with these words in place of the guest's."""
    match value:
        case str():
            return value.replace(GUEST, words)
        case dict():
            return {key: said(each, words) for key, each in value.items()}
        case list():
            return [said(each, words) for each in value]
        case _:
            return value


def text_of(pdf: bytes) -> str:
    """The words of a PDF without the blanks between them, as lines break anywhere."""
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return re.sub(r"[\s\u200b\u00ad-]+", "", text).casefold()


@pytest.fixture
def by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """No paper is set any other way than by its own template with all letters that the fonts have."""

    def fallen(*_: Any, **__: Any) -> Any:
        pytest.fail("the template cannot set this")

    monkeypatch.setattr(typesetting, "_plainly", fallen)
    monkeypatch.setattr(typesetting._compiler, "cache_clear", fallen)


def test_every_template_has_a_paper_here() -> None:
    assert {*typesetting.templates()} - {"plain"} == {*PAPERS}


# rule: long-words-stay-on-the-page
# rule: words-never-markup
# rule: missing-letters-are-seen
@pytest.mark.usefixtures("by_itself")
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_says_whatever_was_written(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given, drawings = values_of(name, monkeypatch)
    for kind, words in islice(HOSTILE.items(), times(2, len(HOSTILE))):
        told = said(given, words)
        made = typesetting.pdf(name, told, drawings)
        reader = PdfReader(BytesIO(made))
        root: Any = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"], kind
        assert reader.metadata is not None
        assert reader.metadata.title, kind
        assert root["/Lang"] == "id", kind
        text = text_of(made)
        if kind not in ("arabic", "long"):
            assert re.sub(r"[\s-]+", "", printable(words)).casefold() in text, kind
        if kind == "long" and name not in NOT_BY_VISITORS:
            assert text.count("keperluanpanjangsekali") >= 154, "nothing is lost"
        if BOX in printable(words):
            assert "menggantikanhuruf" in text, kind
        if kind == "one word" and name != "poster":
            lines = "\n".join(page.extract_text() for page in reader.pages).replace("\u200b", "")
            assert max(map(len, re.findall("A+", lines))) < 150, "broken, not run off the page"
        if kind == "markup":
            assert made == typesetting.pdf(name, told, drawings), "the same values give the same bytes"
            assert len(made) < 400_000


# rule: hostile-letters-still-a-paper
def test_words_that_a_template_stumbles_over_are_on_a_plain_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    stumbling = b"""#let p = json(bytes(sys.inputs.paper))
        #set document(title: "x")
        #if p.words.contains("*") { panic("no") }
        #p.words #p.lacking"""
    real = typesetting._template
    monkeypatch.setattr(typesetting, "_template", lambda name: stumbling if name == "odd" else real(name))
    made = typesetting.pdf("odd", {"words": "a *b* 王", "lacking": "Satu", "rows": [["Dua", 3]]})
    text = PdfReader(BytesIO(made)).pages[0].extract_text()
    for part in ("a *b*", BOX, "Satu", "Dua", "cara sederhana"):
        assert part in text
    assert typesetting.pictures("odd", {"words": "a *b*", "lacking": ""})[0].startswith(b"\x89PNG")
    with pytest.raises(Exception, match="lacking"):
        typesetting.pdf("odd", {"words": "a *b*"})


def test_nothing_but_the_kinds_of_kept_papers_is_printed_for_others() -> None:
    for kind, given in (("../letter", {}), ("paper", {"template": "../letter", "given": {}})):
        asked = [sys.executable, "-m", "bot.papers", kind]
        ended = subprocess.run(
            asked, input=json.dumps(given).encode(), capture_output=True, env=os.environ, check=False
        )
        assert ended.returncode
        assert ended.stdout == b""
