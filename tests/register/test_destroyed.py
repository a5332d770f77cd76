"""Papers about days whose files were destroyed with minutes: none of them looks as if nobody had come."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.flows.calendar.period import named
from bot.papers.kinds import listed
from bot.register.source import Source, source_of
from bot.texts import load_texts
from storage import bulk
from storage.engine import open_engine, writing
from storage.tables import destructions
from tests.flows.table import office
from tests.papers.xlsx import rows

NOW = datetime(2032, 3, 4, 3, 0, tzinfo=UTC)
SUMS = {
    "visits": [["2026-02", "informasi", "finished", 41], ["2026-11", "informasi", "cancelled", 7]],
    "threads": [["2026-11", 3]],
}
ROW = {
    "drafted_at": NOW, "count": 51, "since": date(2026, 2, 2), "until": date(2026, 11, 30), "digest": "a" * 64,
    "signed_on": date(2032, 3, 1), "signers": ["Tiur", "Bonar"], "scan": "b" * 64, "entered_by": "s-nur",
    "entered_at": NOW, "held": 0, "ended_at": NOW, "year": 2026,
}  # fmt: skip
DESTROYED = [
    {**ROW, "id": "d1", "series": "kunjungan", "state": "done", "sums": SUMS, "number": "BA-7/2032", "destroyed": 51},
    {**ROW, "id": "d2", "series": "informasi", "state": "signed", "sums": {}, "number": "BA-8/2032", "destroyed": 2},
    {**ROW, "id": "d3", "series": "kunjungan", "state": "signed", "sums": SUMS, "number": "BA-9/2032", "destroyed": 0},
]
ABOUT = [(kind, ending) for kind in listed().values() for ending in kind.formats if ending in ("pdf", "xlsx")]


@pytest.fixture
async def source(sqlite_url: str) -> AsyncIterator[Source]:
    engine = open_engine(sqlite_url)
    async with writing(engine) as connection:
        await bulk.add(connection, destructions, DESTROYED)
    async with source_of(engine, office(), load_texts(), "WIB", NOW) as source:
        yield source
    await engine.dispose()


async def told(source: Source, key: str, period: str, ending: str) -> str:
    content = (await listed()[key].make(source, named(period), ending)).content
    if ending == "pdf":
        found = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    else:
        found = [cell for sheet in (1, 2, 3) for row in _sheet(content, sheet) for cell in row]
    return " ".join(" ".join(found).split())


def _sheet(content: bytes, no: int) -> list[list[str]]:
    try:
        return rows(content, no)
    except KeyError:
        return []


# rule: destroyed-files-are-told
@pytest.mark.parametrize(("kind", "ending"), ABOUT, ids=lambda each: getattr(each, "key", each))
async def test_every_paper_says_by_which_minutes_its_files_were_destroyed(
    source: Source, kind: object, ending: str
) -> None:
    key = getattr(kind, "key", "")
    series = listed()[key].series
    words = await told(source, key, "2026-11-23" if key == "buku-laporan" else "2026-TW4", ending)
    assert ("BA-7/2032 tanggal 1 Maret 2032" in words) is ("kunjungan" in series)
    assert ("BA-8/2032" in words) is ("informasi" in series)
    assert "BA-9/2032" not in words, "nothing of it is gone yet"
    assert "BA-" not in await told(source, key, "2027-11-23" if key == "buku-laporan" else "2027-TW4", ending)


async def test_the_sums_that_stayed_are_printed_for_the_months_of_the_period(source: Source) -> None:
    words = await told(source, "penyimpangan", "2026-TW4", "xlsx")
    assert "kunjungan 7, percakapan 3" in words
    assert "2026-11 kunjungan informasi, cancelled 7 BA-7/2032" in words
    assert "41" not in words
    assert "kunjungan 48, percakapan 3" in await told(source, "penyimpangan", "2026", "pdf")
    assert "tidak ada" in await told(source, "ppid", "2026", "pdf")
