"""The papers of the day that was rehearsed, as the office will have them."""

from collections.abc import AsyncIterator

from bot.flows.calendar.period import Period
from bot.papers.books.guests import TooLong
from bot.papers.kinds import listed
from bot.papers.made import Made
from bot.register.source import Source

WANTED = (
    ("buku-tamu", "pdf"),
    ("buku-laporan", "pdf"),
    ("penyimpangan", "xlsx"),
    ("pemantauan-pos", "pdf"),
    ("skm", "pdf"),
)
"""Which of all kinds, and as what: what a head of office looks at after a day."""


async def papers_of(source: Source, day: Period) -> AsyncIterator[Made]:
    """One after the other. A book with more in it than can be printed comes as a table."""
    kinds = listed()
    for key, format_ in WANTED:
        try:
            yield await kinds[key].make(source, day, format_)
        except TooLong:
            yield await kinds[key].make(source, day, "xlsx")
