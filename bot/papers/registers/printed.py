"""Registers in print: the pages of the workbook as tables on A4, as values. Pure."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from bot.papers import indonesian
from bot.papers.workbook import Cell, Formula, Page
from bot.texts.official import in_official_words as say

MOST_ROWS = 600
"""Of a page of the workbook, in print: typst keeps a whole table in memory. All rows are in the workbook."""


def printed(title: str, pages: Iterable[Page]) -> dict[str, Any]:
    """The pages one after the other."""
    return {"title": title, "nothing": say("setting-nothing"), "pages": [_page(page) for page in pages]}


def _page(page: Page) -> dict[str, Any]:
    rows = list(page.rows)
    return {
        "title": page.title,
        "lines": page.lines,
        "columns": [{"heading": each.heading, "width": each.width} for each in page.columns],
        "rows": [list(map(shown, row)) for row in islice(rows, MOST_ROWS)],
        "left_out": _left_out(len(rows)),
    }


def _left_out(rows: int) -> str:
    """That not every row is printed; said before the table as well as after it."""
    if rows <= MOST_ROWS:
        return ""
    told = {"printed": MOST_ROWS, "rows": rows, "count": rows - MOST_ROWS}
    # rule: rows-left-out-are-told
    return say("setting-more", **{name: indonesian.number(each) for name, each in told.items()})


def shown(cell: Cell) -> str:
    """A cell in print."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case Decimal() | int():
            return indonesian.number(cell)
        case date():
            return indonesian.short_day(cell)
        case Formula():
            return shown(cell.value)
