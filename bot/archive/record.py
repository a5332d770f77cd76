"""The data map as a page: the record of processing (UU 27/2022 Pasal 31), in Indonesian."""

from collections.abc import Iterator

from bot.archive.wording import said
from bot.settings.lengths import with_figures
from storage.datamap import ColumnEntry, DataMap, Erasure, TableEntry

_ERASED = {
    Erasure.ASKED: "archive-erasure-asked",
    Erasure.DESTROY: "archive-erasure-destroy",
    Erasure.PSEUDONYMISE: "archive-erasure-pseudonymise",
    Erasure.KEEP: "archive-erasure-keep",
}


def printed(known: DataMap | None = None) -> str:
    """The whole page, as Markdown."""
    return "\n".join(_lines(known or with_figures()))


def _lines(known: DataMap) -> Iterator[str]:
    yield from (f"# {said('archive-map-title')}", "", said("archive-map-about"), "")
    for heading, rows in (
        ("archive-map-bases", known.basis.items()),
        ("archive-map-readers", known.seen.items()),
        ("archive-map-lengths", ((kept.name, kept.says + _set_by(kept.setting)) for kept in known.kept.values())),
    ):
        yield from (f"## {said(heading)}", "")
        yield from (f"- **{name}**: {words}" for name, words in rows)
        yield ""
    for entry in known.tables.values():
        yield from _table(known, entry)


def _set_by(setting: str | None) -> str:
    return f" (`{setting}`)" if setting else ""


def _table(known: DataMap, entry: TableEntry) -> Iterator[str]:
    readers = ", ".join(known.seen[each] for each in entry.seen) or said("archive-map-nobody")
    yield from (f"## {entry.name}", "", f"{entry.purpose}.", "")
    yield f"- {said('archive-map-basis', bases='; '.join(entry.basis))}"
    yield f"- {said('archive-map-seen', readers=readers)}"
    yield f"- {said('archive-map-kept', kept=known.kept[entry.kept].says)}"
    if entry.series:
        yield f"- {said('archive-map-series', series=known.series[entry.series])}"
    if entry.reason:
        yield f"- {said('archive-map-reason', reason=entry.reason)}"
    yield f"- {said('archive-map-leaves' if entry.exported else 'archive-map-stays')}"
    yield from ("", said("archive-map-head"), "|---|---|---|")
    yield from (_row(known, entry, column) for column in entry.columns.values())
    yield ""


def _row(known: DataMap, entry: TableEntry, column: ColumnEntry) -> str:
    left = ", ".join(entry.keeps.get(column.name, ()))
    notes = [said("archive-erasure-pseudonymise-but", kept=left) if left else said(_ERASED[column.erasure])]
    if column.name in entry.kept_of:
        notes.append(said("archive-map-kept", kept=known.kept[entry.kept_of[column.name]].says))
    for part, name in entry.parts.get(column.name, {}).items():
        notes.append(said("archive-map-part", part=part, kept=known.kept[name].says))
    if column.name in entry.seen_of:
        notes.append(said("archive-map-seen", readers=", ".join(known.seen[e] for e in entry.seen_of[column.name])))
    if column.name in entry.secret:
        notes.append(said("archive-map-secret"))
    if column.name in entry.masked:
        notes.append(said("archive-map-masked"))
    return f"| `{column.name}` | {column.purpose} | {'; '.join(notes)} |"
