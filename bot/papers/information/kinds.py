"""The register of requests for public information as a kind of paper; ``loket ppid register`` writes the same."""

from dataclasses import replace

from bot.flows.calendar.period import Period
from bot.flows.procedure.vocabulary import FRONT_OFFICE
from bot.flows.staffing.roster import SUPERVISOR
from bot.papers.destroyed import notices
from bot.papers.destroyed_sums import sums_pages
from bot.papers.information.register import register_pages
from bot.papers.kind import Kind
from bot.papers.made import Made
from bot.papers.workbook import Page, workbook
from bot.register.information import requests_in
from bot.register.source import Source

_READERS = frozenset((FRONT_OFFICE, SUPERVISOR))
_SERIES = ("informasi",)


async def pages_of(source: Source, period: Period) -> tuple[Page, ...]:
    """Both registers of a period: of requests and of objections."""
    requests = await requests_in(source, period)
    pages = register_pages(source.office, requests, source.voice, period, contacts=source.contacts)
    told = notices(source, period, _SERIES)
    noted = (replace(each, lines=(*each.lines, *told)) for each in pages)
    return (*noted, *sums_pages(source, period, _SERIES))


async def _make(source: Source, period: Period, format_: str) -> Made:
    from bot.papers.printers import register  # typst is only for who prints

    title, pages = source.wording.say("paper-information-register"), await pages_of(source, period)
    content = workbook(title, pages) if format_ == "xlsx" else register(title, pages)
    return Made(f"ppid_{period.name}.{format_}", content)


REGISTER = Kind("ppid", "paper-information-kind", ("xlsx", "pdf"), _READERS, _make, series=_SERIES)
"""For whoever may look after requests in chat (``INFORMATION_DESK``)."""
