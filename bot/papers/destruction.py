"""The draft of the minutes of a destruction (berita acara pemusnahan arsip), and its list as a workbook. Pure values;
what typesets and writes them holds the interpreter: never called where a desk runs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from bot.papers.indonesian import long_day, month_of, number
from bot.papers.typesetting import pdf
from bot.papers.workbook import Column, Page, workbook
from bot.texts.official import in_official_words


@dataclass(frozen=True, slots=True)
class MinutesPaper:
    """All that stands on the draft."""

    office: str
    contact: str
    title: str
    number: str
    draft: str
    opening: str
    grounds: tuple[str, ...]
    about: tuple[tuple[str, str], ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    how: str
    closing: str
    place_and_date: str
    signers: tuple[str, ...]
    mark: str


def minutes_paper(office: str, contact: str, row: Mapping[str, Any], series: str) -> MinutesPaper:
    """The draft about a destruction, whose row is ``row`` and whose series is called ``series``."""
    say = in_official_words
    since, until = (long_day(row[name]) for name in ("since", "until"))
    told = {
        "series": series,
        "year": str(row["year"]),
        "count": number(row["count"]),
        "span": say("pemusnahan-span-days", since=since, until=until),
        "digest": row["digest"],
    }
    return MinutesPaper(
        office=office,
        contact=contact,
        title=say("pemusnahan-title"),
        number=say("pemusnahan-number"),
        draft=say("pemusnahan-draft"),
        opening=say("pemusnahan-opening"),
        grounds=tuple(say(f"pemusnahan-ground-{each}") for each in ("law", "rule", "schedule")),
        about=tuple((say(f"pemusnahan-{name}"), words) for name, words in told.items()),
        heads=tuple(say(f"pemusnahan-head-{each}") for each in ("month", "kind", "count")),
        rows=tuple(_rows(row["sums"])),
        how=say("pemusnahan-how"),
        closing=say("pemusnahan-closing"),
        place_and_date=say("pemusnahan-place"),
        signers=tuple(say(f"pemusnahan-signer-{each}") for each in ("head", "archivist", "witness")),
        mark=say("pemusnahan-mark", id=row["id"]),
    )


def _rows(sums: Mapping[str, Iterable[list[Any]]]) -> Iterator[tuple[str, ...]]:
    """How many a month, of each kind of file."""
    for name, lines in sums.items():
        months: dict[str, int] = {}
        for month, *_kinds, count in lines:
            months[month] = months.get(month, 0) + count
        yield from (
            (
                month_of(date.fromisoformat(f"{month}-01")),
                in_official_words(f"pemusnahan-of-{name.replace('_', '-')}"),
                number(n),
            )
            for month, n in months.items()
        )


def minutes_pdf(paper: MinutesPaper) -> bytes:
    """The draft as a PDF."""
    return pdf("destruction", asdict(paper))


def list_workbook(row: Mapping[str, Any], listed: Iterable[Mapping[str, Any]]) -> bytes:
    """The list as an annex: every file by its number or code and its day, and nobody's name."""
    title = in_official_words("pemusnahan-list-title", id=row["id"])
    heads = [in_official_words(f"pemusnahan-list-{each}") for each in ("no", "of", "number", "key", "day")]
    widths = (6.0, 24.0, 24.0, 40.0, 14.0)
    rows = (
        (at, in_official_words(f"pemusnahan-of-{each['of'].replace('_', '-')}"), each["label"], each["key"], each["at"])
        for at, each in enumerate(listed, 1)
    )
    lines = (in_official_words("pemusnahan-list-digest", digest=row["digest"]),)
    columns = [Column(head, width) for head, width in zip(heads, widths, strict=True)]
    return workbook(title, [Page(in_official_words("pemusnahan-list-name"), title, columns, rows, lines)])
