"""Workbooks (XLSX): rows become one printed sheet, and what people wrote stays text. Needs xlsxwriter.

Text is written as text, whatever it begins with: it never becomes a formula, a number or a link, in no program that
opens the file. It takes as long as it takes: never called where a desk runs.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of ours, in English and with points, and what comes of it: never made of what anybody wrote."""

    text: str
    value: str | int | Decimal


Cell = str | int | Decimal | date | Formula | None
"""What stands in a cell: text, a figure, a day, what is reckoned from other cells, nothing."""

LONGEST = 32_767
"""The characters that a cell holds (Excel's specifications and limits)."""

_A4 = 9
_USUAL_DECIMALS = -2
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_UNNAMED = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
_MARGIN_INCHES = 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and how many characters wide it is printed."""

    heading: str
    width: float = 16


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a workbook: its name on the tab, title and lines above the table, columns, rows."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    lines: Sequence[str] = ()
    landscape: bool = True


def workbook(title: str, pages: Sequence[Page]) -> bytes:
    """The workbook as an XLSX file; the same values give the same bytes."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # The time of making stands nowhere in the file, so that it is the same file whenever it is made.
    book.set_properties({"title": title, "created": _NEVER})
    looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
    for page in pages:
        _write(book.add_worksheet(sheet_name(page.name)), page, looks)
    book.close()
    return made.getvalue()


def sheet_name(name: str) -> str:
    """A name as a tab may bear it: at most 31 characters, none of those that Excel refuses."""
    return _UNNAMED.sub(" ", name).strip(" '")[:_LONGEST_NAME].strip(" '") or "1"


def plain(text: str) -> str:
    """Text as a cell holds it: without what XML cannot carry, cut where a cell ends."""
    return _UNPRINTED.sub("", text)[:LONGEST]


_BORDERED = {"border": 1, "valign": "top", "text_wrap": True}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "line": {},
    "heading": {**_BORDERED, "bold": True, "bg_color": "#E8EEEE", "valign": "vcenter", "align": "center"},
    "text": {**_BORDERED, "num_format": "@"},
    "figure": {**_BORDERED, "num_format": "0"},
    "decimal": {**_BORDERED, "num_format": "0.00"},
    "mean": {**_BORDERED, "num_format": "0.0000"},
    "day": {**_BORDERED, "num_format": "dd/mm/yyyy"},
}


def _write(sheet: Any, page: Page, looks: dict[str, Any]) -> None:
    """Title and lines, the headings, then the rows; printed on A4 with the headings again on every page."""
    sheet.write_string(0, 0, plain(page.title), looks["title"])
    for at, line in enumerate(page.lines, 1):
        sheet.write_string(at, 0, plain(line), looks["line"])
    head = len(page.lines) + 2
    for at, column in enumerate(page.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(head, at, plain(column.heading), looks["heading"])
    last = head
    for last, row in enumerate(page.rows, head + 1):  # how far the rows went is asked below
        for at, cell in enumerate(row):
            _cell(sheet, last, at, cell, looks)
    _print_setup(sheet, page, head, last)


def _cell(sheet: Any, row: int, at: int, cell: Cell, looks: dict[str, Any]) -> None:
    match cell:
        case None:
            sheet.write_blank(row, at, None, looks["text"])
        case str():
            # rule: text-never-formula
            sheet.write_string(row, at, plain(cell), looks["text"])
        case date():
            sheet.write_datetime(row, at, cell, looks["day"])
        case Formula():
            sheet.write_formula(row, at, cell.text, looks[_look_of(cell.value)], cell.value)
        case _:
            sheet.write_number(row, at, cell, looks[_look_of(cell)])


def _look_of(value: str | int | Decimal) -> str:
    """How a figure is printed: with two decimals, with four where it has more, or whole."""
    if isinstance(value, Decimal):
        return "mean" if int(value.as_tuple().exponent) < _USUAL_DECIMALS else "decimal"
    return "text" if isinstance(value, str) else "figure"


def _print_setup(sheet: Any, page: Page, head: int, last: int) -> None:
    """A4, as many pages long as it takes and one wide; headings stay in sight and are printed on each page."""
    if page.landscape:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(_MARGIN_INCHES, _MARGIN_INCHES, _MARGIN_INCHES, _MARGIN_INCHES)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.freeze_panes(head + 1, 0)
    sheet.set_footer("&C&P / &N")
    sheet.autofilter(head, 0, last, len(page.columns) - 1)
