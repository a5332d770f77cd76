"""What an export tells whoever opens it in ten years: what it is, how it is to be read, every table and column."""

from collections.abc import Iterator

from bot.archive.wording import said
from storage.datamap import DataMap, TableEntry

_PARTS = (
    "archive-readme-files",
    "archive-readme-csv",
    "archive-readme-jsonl",
    "archive-readme-sealed",
    "archive-readme-secret",
    "archive-readme-private",
    "archive-readme-check",
)


def readme(known: DataMap, office: str, made_at: str, period: str, schema: str) -> str:
    """The whole text, in plain Indonesian, with lines as every machine ends them."""
    return "\r\n".join(_lines(known, office, made_at, period, schema)) + "\r\n"


def _lines(known: DataMap, office: str, made_at: str, period: str, schema: str) -> Iterator[str]:
    title = said("archive-readme-title", office=office)
    yield from (title, "=" * len(title), "")
    yield said("archive-readme-what", made=made_at, schema=schema)
    yield said("archive-readme-period", period=period) if period else said("archive-readme-whole")
    yield ""
    for part in _PARTS:
        yield from (said(part), "")
    for entry in known.tables.values():
        if entry.exported:
            yield from _table(known, entry)


def _table(known: DataMap, entry: TableEntry) -> Iterator[str]:
    yield from (f"{entry.name}", "-" * len(entry.name))
    yield f"{entry.purpose}."
    yield said("archive-map-kept", kept=known.kept[entry.kept].says)
    for column in entry.columns.values():
        if column.name not in entry.secret:
            yield f"  {column.name}: {column.purpose}"
    yield ""
