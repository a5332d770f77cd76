"""A workbook is read back as it was written: text stays text, figures stay figures, the same values the same bytes."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest

from bot.papers.workbook import LONGEST, Cell, Column, Page, plain, sheet_name, workbook
from tests.papers import xlsx

HOSTILE = ('=HYPERLINK("http://x")', "+62812", "-1+2", "@SUM(A1)", "{=1}", "http://example.org", "\t=1", "007", "")


def made(*rows: tuple[Cell, ...]) -> bytes:
    columns = (Column("Nama"), Column("Isi", 40))
    return workbook("Buku", [Page("Buku", "Buku tamu", columns, rows, ("Januari 2026",))])


# rule: text-never-formula
@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text_whatever_it_begins_with(text: str) -> None:
    file = made((text, "Ani"))
    assert not xlsx.has_formula(file)
    assert xlsx.rows(file)[3] == [plain(text), "Ani"]


def test_headings_lines_figures_and_days() -> None:
    file = made(("Ani", 3), ("Budi", Decimal("3.53")), ("Cici", date(2026, 11, 23)), ("Dodi", None))
    assert xlsx.rows(file) == [
        ["Buku tamu"],
        ["Januari 2026"],
        ["Nama", "Isi"],
        ["Ani", "3"],
        ["Budi", "3.53"],
        ["Cici", "46349"],
        ["Dodi"],
    ]


def test_a_page_without_rows_is_a_page() -> None:
    assert xlsx.rows(made())[-1] == ["Nama", "Isi"]


def test_the_same_values_give_the_same_bytes() -> None:
    assert made(("Ani", 3)) == made(("Ani", 3))


def test_it_is_printed_on_a4_with_its_headings_on_every_page() -> None:
    with ZipFile(BytesIO(made(("Ani", 3)))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        book = parts.read("xl/workbook.xml").decode()
    assert 'paperSize="9"' in sheet
    assert 'orientation="landscape"' in sheet
    assert "_xlnm.Print_Titles" in book


@pytest.mark.parametrize(
    ("text", "kept"),
    [("a\x00b\x1fc", "abc"), ("baris\nbaru", "baris\nbaru"), ("ᯅ ع 中 😀", "ᯅ ع 中 😀"), ("x" * 40_000, "x" * LONGEST)],
)
def test_what_a_cell_cannot_carry_is_left_out(text: str, kept: str) -> None:
    assert plain(text) == kept
    assert xlsx.rows(made((text, "Ani")))[3][0] == kept


@pytest.mark.parametrize(
    ("name", "tab"), [("Triwulan I/2026", "Triwulan I 2026"), ("'x'", "x"), ("a" * 40, "a" * 31), ("[]", "1")]
)
def test_a_tab_bears_what_excel_allows(name: str, tab: str) -> None:
    assert sheet_name(name) == tab
