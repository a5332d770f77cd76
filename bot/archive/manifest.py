"""An export's manifest: what it is of, the rows of each table, every file by its SHA-256; and whether a folder is still
what its manifest says."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bot.archive.values import cell, cells
from bot.texts.operator import in_words

NAME = "manifest.json"
README = "README.txt"
FORMAT = 1
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """``since`` and ``until`` are days, the last one included; empty for everything. ``key`` tells whether another
    desk has the same sealing key, and nothing of the key."""

    office: str
    version: str
    schema: str
    made_at: str
    key: str
    since: str = ""
    until: str = ""
    format: int = FORMAT
    rows: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether nothing was left out but secrets."""
        return not self.since

    def written(self) -> str:
        """The manifest as a file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


class NoExport(Exception):
    """What somebody was pointed to is no export of Loket, or its manifest cannot be read."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What looking at an export found: its manifest, the manifest's own SHA-256, and whatever is wrong, in words."""

    manifest: Manifest
    digest: str
    faults: tuple[str, ...]


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an export; raises NoExport."""
    try:
        given: Any = json.loads((folder / NAME).read_text(encoding="utf-8"))
        found = Manifest(**given)
    except (OSError, ValueError, TypeError) as fault:
        raise NoExport(str(folder)) from fault
    if found.format != FORMAT or not isinstance(found.rows, dict) or not isinstance(found.files, dict):
        raise NoExport(str(folder))
    return found


def digest_of(file: Path) -> str:
    """A file's SHA-256, read bit by bit."""
    found = hashlib.sha256()
    with file.open("rb") as opened:
        while block := opened.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def verify_export(folder: Path) -> Verified:
    """Looks at every file of an export: changed, missing, added, and whether each table has all of its rows. Raises
    NoExport where there is none.

    Whoever changes files and manifest alike is not found by this, but by the chain in it (:mod:`bot.archive.walking`),
    or by the manifest's own digest, kept elsewhere.
    """
    manifest = read_manifest(folder)
    faults = tuple(_faults(folder, manifest)) or tuple(_read_otherwise(folder, manifest))
    return Verified(manifest, digest_of(folder / NAME), faults)


def _faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    # rule: export-verified
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {NAME}
    for name in sorted(there - manifest.files.keys()):
        yield in_words("archive-file-added", file=name)
    for name, known in sorted(manifest.files.items()):
        if name not in there:
            yield in_words("archive-file-missing", file=name)
        elif digest_of(folder / name) != known:
            yield in_words("archive-file-changed", file=name)
    for table, rows in sorted(manifest.rows.items()):
        file = folder / lines_file(table)
        if file.is_file() and (found := _lines_in(file)) != rows:
            yield in_words("archive-rows-differ", table=table, told=rows, found=found)


def _read_otherwise(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Tables whose CSV, which people read, does not say what their exact lines do."""
    # rule: csv-says-what-the-lines-say
    for table in sorted(manifest.rows):
        lines, sheet = folder / lines_file(table), folder / cells_file(table)
        if lines.is_file() and sheet.is_file() and not _same(lines, sheet):
            yield in_words("archive-cells-differ", file=cells_file(table))


def _same(lines: Path, sheet: Path) -> bool:
    made = hashlib.sha256()
    with lines.open(encoding="utf-8") as opened:
        for no, written in enumerate(opened):
            try:
                given: dict[str, Any] = json.loads(written)
                if not no:
                    made.update(cells([*given]))
                made.update(cells([cell(value) for value in given.values()]))
            except (ValueError, AttributeError):
                return False
    return made.hexdigest() == digest_of(sheet) or (not lines.stat().st_size and _lines_in(sheet) <= 1)


def lines_file(table: str) -> str:
    """Where a table's rows are, exact."""
    return f"data/{table}.jsonl"


def cells_file(table: str) -> str:
    """Where a table's rows are, for reading."""
    return f"data/{table}.csv"


def _lines_in(file: Path) -> int:
    with file.open("rb") as opened:
        return sum(1 for _ in opened)
