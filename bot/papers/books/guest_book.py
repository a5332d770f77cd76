"""The guest book of a period as a file: read a page at a time, then printed or written as a workbook."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from bot.flows.calendar.period import Period
from bot.flows.journey.going import served_by, steps_of
from bot.flows.state.people import Person
from bot.flows.state.visits import Visit
from bot.papers.books import keys
from bot.papers.books.guests import COLUMNS, MOST_PRINTED, Guest, TooLong, guest_of, heading
from bot.papers.destroyed import notices
from bot.papers.kind import VISITS, Kind
from bot.papers.made import Made
from bot.papers.periods import with_days
from bot.papers.workbook import Column, Page, workbook
from bot.register.source import Source
from bot.register.visits import visits_in
from bot.render.voice import Voice
from storage import known

_AT_ONCE = 200
"""Visits whose people are read together."""


async def make(source: Source, period: Period, wanted: str) -> Made:
    """The guest book of a period as XLSX or PDF. Raises TooLong where more came than can be printed."""
    voice = source.voice
    guests = [guest async for guest in guests_in(source, period)]
    title = voice.texts.say("id", "guest-book-title")
    lines = [source.office.name, f"{with_days(period)} · {_counted(voice, len(guests))}"]
    if not source.contacts:
        lines.append(voice.texts.say("id", "guest-book-masked"))
    lines += notices(source, period, VISITS)
    content = _printed(title, lines, guests, voice) if wanted == "pdf" else _written(title, lines, guests, voice)
    return Made(f"{keys.GUEST_BOOK}-{period.name}.{wanted}", content)


def _counted(voice: Voice, count: int) -> str:
    return voice.texts.say("id", "guest-book-count", {"count": count})


async def guests_in(source: Source, period: Period) -> AsyncIterator[Guest]:
    """The lines of a period, the earliest first."""
    page: list[Visit] = []
    async for visit in visits_in(source, period):
        page.append(visit)
        if len(page) == _AT_ONCE:
            for guest in await _lines(source, page):
                yield guest
            page.clear()
    for guest in await _lines(source, page):
        yield guest


async def _lines(source: Source, visits: Sequence[Visit]) -> list[Guest]:
    people = await _people(source, {visit.person_id for visit in visits})
    office, voice = source.office, source.voice
    return [
        guest_of(visit, people.get(visit.person_id), office, voice, officers_in(source, visit), contact=source.contacts)
        for visit in visits
    ]


def officers_in(source: Source, visit: Visit) -> list[str]:
    """The names of who served a visitor, as the service document has them."""
    sheet = source.sheet_of(visit)
    steps = steps_of(visit, sheet, source.calendar_of(visit), source.now)
    return [source.name_of(each) for each in served_by(visit, sheet, steps, {**source.former, **source.staff})]


async def _people(source: Source, ids: set[str]) -> Mapping[str, Person]:
    rows = await known.people_by_id(source.connection, ids)
    return {row["id"]: Person(row["id"], row["channel"], row["address"]) for row in rows}


def _written(title: str, lines: list[str], guests: Sequence[Guest], voice: Voice) -> bytes:
    """As a workbook: what guests wrote stays text."""
    columns = [Column(heading(name, voice), width) for name, width in COLUMNS.items()]
    names = [each.name for each in fields(Guest)]
    rows: Any = ((no, *(getattr(guest, name) for name in names)) for no, guest in enumerate(guests, 1))
    return workbook(title, [Page(title, title, columns, rows, lines)])


def _printed(title: str, lines: list[str], guests: Sequence[Guest], voice: Voice) -> bytes:
    if len(guests) > MOST_PRINTED:
        raise TooLong(len(guests))
    from bot.papers.printers import book  # typst is only for who prints

    return book("guest_book", printed(title, lines, guests, voice))


def printed(title: str, lines: list[str], guests: Sequence[Guest], voice: Voice) -> dict[str, Any]:
    """All that stands in the printed book."""
    return {
        "title": title,
        "lines": lines,
        "headings": {name: heading(name, voice) for name in COLUMNS},
        "guests": [{**asdict(guest), "day": f"{guest.day:%d/%m/%Y}"} for guest in guests],
        "nobody": voice.texts.say("id", "guest-book-nobody"),
        "page": voice.texts.say("id", "book-page"),
    }


GUEST_BOOK = Kind(keys.GUEST_BOOK, "guest-book-about", ("xlsx", "pdf"), keys.READERS, make)
