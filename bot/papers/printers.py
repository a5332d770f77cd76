"""The printers: what each kind of paper is printed by, of its values or of what the outbox and the database keep of it.

Never called where a desk runs.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from bot.papers.assignment_letter import LetterPaper
from bot.papers.indonesian import day_of, long_day
from bot.papers.information.request_form import RequestPaper
from bot.papers.poster import Poster
from bot.papers.quick_code import drawn
from bot.papers.registers.printed import printed
from bot.papers.satisfaction.blocks import Report
from bot.papers.satisfaction.publication import Publication
from bot.papers.typesetting import pdf, pictures
from bot.papers.workbook import Page

SIZES = ("a4", "a3")
"""Of posters."""

_DRAWN = {"qr": "", "logo": ""}
_UNSET = {"address": "", "check_url": "", "code": ""}
_BOOKS = frozenset(("report_book", "guest_book", "attendance"))


def poster(paper: Poster, size: str) -> bytes:
    """The poster as a PDF."""
    return pdf("poster", *_poster(paper, size))


def poster_picture(paper: Poster, size: str) -> bytes:
    """The poster as a picture for a website."""
    return pictures("poster", *_poster(paper, size))[0]


def _poster(paper: Poster, size: str) -> tuple[dict[str, Any], dict[str, list[str]]]:
    return {**asdict(paper), "size": size}, {"codes": [drawn(door.opens) for door in paper.doors]}


def letter(paper: LetterPaper) -> bytes:
    """The draft of a letter of assignment."""
    return kept_letter(asdict(paper))


def kept_letter(given: Mapping[str, Any]) -> bytes:
    """The draft, of what the outbox keeps of it."""
    return pdf("letter", given)


def information_request(paper: RequestPaper) -> bytes:
    """The official form of a request for public information with its receipt."""
    return pdf("information/request", asdict(paper))


def breach_letters(given: Mapping[str, Any]) -> bytes:
    """Drafts of letters about a breach of personal data."""
    return pdf("breach/breach", given)


def service(given: Mapping[str, Any]) -> bytes:
    """A service document."""
    paper = {**_UNSET, **{key: each for key, each in given.items() if key not in _DRAWN}}
    url = paper["check_url"]
    return pdf("service/service", paper, {"logo": given.get("logo", ""), "qr": drawn(url) if url else ""})


def register(title: str, pages: Iterable[Page]) -> bytes:
    """The pages of a workbook in print."""
    return pdf("registers/register", printed(title, pages))


def survey_report(report: Report) -> bytes:
    """A report of a survey."""
    return pdf("satisfaction/report", asdict(report))


def publication(paper: Publication) -> bytes:
    """The publication of a survey: the poster, then a page of details."""
    return pdf("satisfaction/publication", {**asdict(paper), "whole": True})


def publication_picture(paper: Publication) -> bytes:
    """Its poster alone as a picture."""
    return pictures("satisfaction/publication", {**asdict(paper), "whole": False})[0]


def book(template: str, given: Mapping[str, Any]) -> bytes:
    """One of the books, or a confirmation of attendance."""
    return pdf(*_book(template, given))


def book_picture(template: str, given: Mapping[str, Any]) -> bytes:
    """A book as one picture, as long as it takes."""
    return pictures(*_book(template, given))[0]


def _book(template: str, given: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    if template not in _BOOKS:
        raise KeyError(template)
    return f"books/{template}", _dated(given) if template == "attendance" else given


def _dated(given: Mapping[str, Any]) -> dict[str, Any]:
    """A confirmation of attendance with its days as Indonesian writes them."""
    day, confirmed = (date.fromisoformat(given[name]) for name in ("day", "confirmed"))
    return {**given, "day": long_day(day), "confirmed": day_of(confirmed)}


def chart(given: Mapping[str, Any]) -> bytes:
    """A chart as a picture."""
    return pictures("chart", given)[0]


def charts(given: Sequence[Mapping[str, Any]]) -> bytes:
    """Several charts, at least one, as one picture, one below the other."""
    first, *more = given
    return chart({**first, "more": more})


Printer = Callable[[Mapping[str, Any]], bytes]

PRINTERS: Mapping[str, Printer] = {
    "service": service,
    "letter": kept_letter,
    "chart": chart,
    "paper": lambda given: book(given["template"], given["given"]),
}
"""What is printed of kept values, by the name of the kind: what a process of its own is asked for."""
