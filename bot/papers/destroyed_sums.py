"""The sums that stay of destroyed files, as a page for registers. Needs xlsxwriter."""

from collections.abc import Collection, Iterator

from bot.flows.calendar.period import Period
from bot.papers.destroyed import file_words, notices, touching
from bot.papers.workbook import Cell, Column, Page
from bot.register.destroyed import Destroyed
from bot.register.source import Source
from bot.texts.official import in_official_words as say


def sums_pages(source: Source, period: Period, series: Collection[str]) -> tuple[Page, ...]:
    """The sums of the months of a period, as a page for a register; none where nothing was destroyed."""
    found = touching(source, period, series)
    if not found:
        return ()
    columns = (
        Column(say("musnah-month"), 12),
        Column(say("musnah-file"), 28),
        Column(say("musnah-counted-by"), 40),
        Column(say("musnah-count"), 12),
        Column(say("musnah-minutes"), 30),
    )
    rows = tuple(row for each in found for row in _rows(each, period))
    return (Page(say("musnah-tab"), say("musnah-title"), columns, rows, notices(source, period, series)),)


def _rows(each: Destroyed, period: Period) -> Iterator[tuple[Cell, ...]]:
    for name, lines in each.within(period).items():
        for month, *by, count in lines:
            yield month, file_words(name), ", ".join(filter(None, map(str, by))), count, each.number
