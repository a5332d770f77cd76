"""The report book as a file: of a day that is closed as it was closed, of one that goes on as it stands."""

from dataclasses import replace

from bot.flows.calendar.period import Length, Period
from bot.papers.books import keys
from bot.papers.books.day import Book, file_name, read, written
from bot.papers.books.day_reading import day_given
from bot.papers.books.day_writing import book_of
from bot.papers.destroyed import notices
from bot.papers.kind import VISITS, Kind
from bot.papers.made import Made
from bot.register.source import Source
from storage import books

TEMPLATE = "report_book"
_SERIES = ("harian", *VISITS)


async def make(source: Source, period: Period, wanted: str) -> Made:
    """The report book of the period's first day, as a PDF or a picture: the latest version, if the day is closed."""
    from bot.papers import printers  # typst is only for who prints

    day = period.first
    kept = await books.of_days(source.connection, day, day)
    book = read(kept[-1]["given"]) if kept else await _as_it_stands(source, period)
    set_ = printers.book_picture if wanted == "png" else printers.book
    return Made(f"{file_name(book).removesuffix('.pdf')}.{wanted}", set_(TEMPLATE, written(book)))


async def _as_it_stands(source: Source, period: Period) -> Book:
    given = await day_given(source, period.first)
    book = book_of(given, source.office, source.voice, provisional=True)
    return replace(book, provisional=" ".join((*notices(source, period, _SERIES), book.provisional)))


REPORT_BOOK = Kind(keys.REPORT_BOOK, "book-about", ("pdf", "png"), keys.READERS, make, (Length.DAY,), _SERIES)
