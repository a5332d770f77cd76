"""The data map, read from ``datamap.toml``: of each table and column what it is for, on which ground, who sees it, how
long it is kept, and what erasing a person does to it. Housekeeping, erasure, exports and the printed map read it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, LargeBinary, MetaData, Table, Text

OF_ARCHIVE = "arsip"
"""Under which name something is kept until its archive series is destroyed."""

_FILE = Path(__file__).with_name("datamap.toml")


class Life(StrEnum):
    """How long what a table holds is kept."""

    RECORD = "record"
    """The office's record of what happened: nothing but its archive's schedule ends it."""
    CURRENT = "current"
    """How things stand: replaced as they change, gone with what it is about."""
    PASSING = "passing"
    """For as long as its purpose takes; housekeeping removes what is older (``bot/jobs/housekeeping.py``)."""


class Erasure(StrEnum):
    """What erasing a person does to a column of a row that leads to them."""

    ASKED = "asked"
    """Emptied as soon as they ask."""
    DESTROY = "destroy"
    """Emptied when they are erased; where that is said of every column, the row goes."""
    PSEUDONYMISE = "pseudonymise"
    """Replaced by what tells of nobody."""
    KEEP = "keep"
    """Stays, for the reason that its table gives."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How long: in words, and where the desk itself sees to it in days, or by the setting that says how many. What
    ``fades`` is emptied or removed by the calendar (:mod:`storage.fading`). In ``says``, ``{section.key}`` stands for
    the figure that is set."""

    name: str
    says: str
    days: int | None = None
    setting: str | None = None
    fades: bool = False


@dataclass(frozen=True, slots=True)
class Fading:
    """What goes of a table's rows once they are as old as ``kept`` says: these columns, or only one answer of a form
    (``part``), or whole rows where ``columns`` are all there are."""

    entry: "TableEntry"
    kept: Kept
    columns: tuple[str, ...]
    part: str = ""

    @property
    def whole(self) -> bool:
        """Whether the rows themselves go."""
        return not self.part and set(self.columns) == self.entry.columns.keys() and self.entry.goes_whole


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """One column: what it is for, and what erasure does to it."""

    name: str
    purpose: str
    erasure: Erasure


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One table of the map. ``owner`` is how its rows lead to a person: the tables they point to, each with the
    columns here and there that agree, there with what is written before it here ("thread:id"). ``ends`` is the column
    by which a row has its age; only rows that fulfil ``only`` are removed for it. ``secret`` columns are never
    exported; of ``masked`` ones an export of some time shows the end; ``as_file`` columns are exported as files;
    ``parts`` are answers in a column that are kept otherwise than it is; ``series`` names the archive series that a row
    is destroyed with, and what leads to it; ``told`` is the name under which rows are counted for whoever asks for
    their data; what ``accompanies`` goes along with an export of a period though it is no record."""

    name: str
    purpose: str
    basis: tuple[str, ...]
    seen: tuple[str, ...]
    kept: str
    life: Life
    columns: Mapping[str, ColumnEntry]
    reason: str = ""
    owner: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ends: str = ""
    only: str = ""
    told: str = ""
    accompanies: bool = False
    secret: frozenset[str] = frozenset()
    masked: frozenset[str] = frozenset()
    as_file: Mapping[str, str] = field(default_factory=dict)
    keeps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    seen_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kept_of: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    series: str = ""

    def erased(self, *kinds: Erasure) -> tuple[str, ...]:
        """The columns that erasure does one of these things to."""
        return tuple(each.name for each in self.columns.values() if each.erasure in kinds)

    @property
    def goes_whole(self) -> bool:
        """Whether rows of a person who is erased go, rather than being emptied."""
        return all(each.erasure is Erasure.DESTROY for each in self.columns.values())

    @property
    def exported(self) -> bool:
        """Whether anything of it leaves the desk."""
        return not self.secret.issuperset(self.columns)


@dataclass(frozen=True, slots=True, eq=False)  # it is read once, and what follows from it is kept by it
class DataMap:
    """All of it, with the words for grounds, readers and lengths of time by their names."""

    basis: Mapping[str, str]
    seen: Mapping[str, str]
    kept: Mapping[str, Kept]
    tables: Mapping[str, TableEntry]
    series: Mapping[str, str] = field(default_factory=dict)
    """Archive series by name, in words."""

    def passing(self) -> Iterator[tuple[TableEntry, Kept]]:
        """What housekeeping removes by age, with how long it is kept."""
        for entry in self.tables.values():
            kept = self.kept[entry.kept]
            if entry.life is Life.PASSING and entry.ends and (kept.days or kept.setting):
                yield entry, kept

    def fading(self) -> Iterator[Fading]:
        """What goes by the calendar, answers and columns before the rows that hold them."""
        for entry in self.tables.values():
            for column, parts in entry.parts.items():
                yield from (Fading(entry, self.kept[name], (column,), part) for part, name in parts.items())
            apart = {column: self.kept[name] for column, name in entry.kept_of.items() if self.kept[name].fades}
            for kept in {each.name: each for each in apart.values()}.values():
                yield Fading(entry, kept, tuple(column for column, its in apart.items() if its is kept))
            if self.kept[entry.kept].fades:
                erased = entry.erased(Erasure.ASKED, Erasure.DESTROY, Erasure.PSEUDONYMISE)
                yield Fading(entry, self.kept[entry.kept], tuple(each for each in erased if each not in apart))


@cache
def data_map() -> DataMap:
    """The map as it is shipped."""
    return read(tomllib.loads(_FILE.read_text(encoding="utf-8")))


def read(given: Mapping[str, Any]) -> DataMap:
    """A map from what its file says; raises TypeError, KeyError or ValueError for what no map says."""
    kept = {name: Kept(name, **each) for name, each in given["kept"].items()}
    tables = {name: _table(name, dict(each)) for name, each in given["table"].items()}
    series = {name: each["says"] for name, each in given.get("series", {}).items()}
    return DataMap(given["basis"], given["seen"], kept, tables, series)


def _table(name: str, given: dict[str, Any]) -> TableEntry:
    columns = {
        column: ColumnEntry(column, purpose, erasure)
        for erasure in Erasure
        for column, purpose in given.pop(erasure.value, {}).items()
    }
    secret = given.pop("secret", ())
    lists: dict[str, Any] = {
        key: {column: tuple(each) for column, each in given.pop(key, {}).items()} for key in ("keeps", "seen_of")
    }
    given |= {key: tuple(given[key]) for key in ("basis", "seen")}
    return TableEntry(
        name=name,
        columns=columns,
        life=Life(given.pop("life")),
        secret=frozenset(columns if secret is True else secret),
        masked=frozenset(given.pop("masked", ())),
        **lists,
        **given,
    )


def faults(known: DataMap, metadata: MetaData) -> list[str]:
    """Where map and tables disagree, or the map says what cannot be done."""
    # rule: every-column-in-the-map
    found = [f"{name}: not in the map" for name in metadata.tables.keys() - known.tables.keys()]
    found += [f"{name}: no such table" for name in known.tables.keys() - metadata.tables.keys()]
    for name in metadata.tables.keys() & known.tables.keys():
        found += [f"{name}: {fault}" for fault in _faults(known, known.tables[name], metadata)]
    return sorted(found)


def _faults(known: DataMap, entry: TableEntry, metadata: MetaData) -> Iterator[str]:
    table = metadata.tables[entry.name]
    columns = {column.name for column in table.columns}
    yield from (f"{column} is not in the map" for column in columns - entry.columns.keys())
    yield from (f"no column {column}" for column in {*entry.columns, *_columns_named(entry)} - columns)
    yield from (f"no basis {each}" for each in {*entry.basis} - known.basis.keys())
    seen = {*entry.seen, *(each for named in entry.seen_of.values() for each in named)}
    yield from (f"nobody called {each}" for each in seen - known.seen.keys())
    lengths = {entry.kept, *entry.kept_of.values(), *(name for each in entry.parts.values() for name in each.values())}
    yield from (f"nothing kept {each}" for each in lengths - known.kept.keys())
    yield from _unscheduled(known, entry)
    if not entry.basis or not entry.purpose or not all(each.purpose for each in entry.columns.values()):
        yield "a purpose or a basis is missing"
    if not entry.reason and entry.erased(Erasure.KEEP):
        yield "what is kept needs a reason"
    yield from _unled(entry, metadata)
    yield from (f"{column} cannot be emptied" for column in _beyond_emptying(entry, table))


def _columns_named(entry: TableEntry) -> set[str]:
    """Every column that something further is said of."""
    own = {column for pairs in entry.owner.values() for column in pairs}
    further = (entry.secret, entry.masked, entry.as_file, entry.keeps, entry.seen_of, entry.kept_of, entry.parts)
    ends = {entry.ends} if entry.ends else set()
    return own | ends | {column for each in further for column in each}


def _unled(entry: TableEntry, metadata: MetaData) -> Iterator[str]:
    """Owners that are none, and personal rows without one."""
    for target, pairs in entry.owner.items():
        there = {column.name for column in metadata.tables[target].columns} if target in metadata.tables else set()
        named = {column.rpartition(":")[2] for column in pairs.values()}
        yield from (f"no {target}.{column}" for column in named - there)
    erases = entry.erased(Erasure.ASKED, Erasure.DESTROY, Erasure.PSEUDONYMISE)
    if erases and not entry.owner and entry.name != "people":
        yield "something is erased, and nothing says whose it is"


def _unscheduled(known: DataMap, entry: TableEntry) -> Iterator[str]:
    """What has an end that nobody could tell, or that nobody would bring about."""
    if entry.series and entry.series not in known.series:
        yield f"no series {entry.series}"
    # rule: archive-has-a-series
    if entry.kept == OF_ARCHIVE and not _in_series(known, entry.name):
        yield "is kept by the archive's schedule, and in no series of it"
    fades = {entry.kept, *entry.kept_of.values(), *(name for each in entry.parts.values() for name in each.values())}
    if any(name in known.kept and known.kept[name].fades for name in fades) and not _aged(known, entry.name):
        yield "fades, and nothing says how old its rows are"


def _in_series(known: DataMap, name: str) -> bool:
    entry = known.tables.get(name)
    return entry is not None and bool(entry.series or any(_in_series(known, each) for each in entry.owner))


def _aged(known: DataMap, name: str) -> bool:
    entry = known.tables.get(name)
    return entry is not None and bool(entry.ends or any(_aged(known, each) for each in entry.owner))


def _beyond_emptying(entry: TableEntry, table: Table) -> Iterator[str]:
    """Columns that are to be emptied and cannot be: part of the key, or of a kind that has no empty value."""
    if entry.goes_whole:
        return
    for name in entry.erased(Erasure.ASKED, Erasure.DESTROY, Erasure.PSEUDONYMISE):
        column = table.columns.get(name)
        if column is None:
            continue
        emptied = column.nullable or isinstance(
            getattr(column.type, "impl_instance", column.type), Text | JSON | LargeBinary
        )
        if column.primary_key or column.foreign_keys or not emptied:
            yield name
