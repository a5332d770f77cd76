"""Finding what does not hold: entry by entry along the chain, then row by row along the record.

Everything is read in batches and in one order, so that a record of any size takes the same little memory.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, func, select

from storage.chain.commitments import GONE, canonical, commitment, head_of
from storage.chain.entries import FIRST, SURVEYS, Kind
from storage.chain.linked import LINKED, Key, Linked
from storage.chain.listening import rows_of
from storage.chain.taking import keys_of, links_of, totalled
from storage.identity.sealed import bearing
from storage.identity.shut import is_whole
from storage.tables import chain, links, sums

ENTRY = "chain"
"""Stands for the table where it is an entry of the chain itself that does not hold."""

_ENTRIES = 100
_ROWS = 500
_MOST_COMPARED = 50
"""Altered rows of a batch that are held against one another, to tell those that have only changed places."""


class Fault(StrEnum):
    """What was done to a row, or to an entry of the chain."""

    ALTERED = "altered"
    MISSING = "missing"
    INSERTED = "inserted"
    REORDERED = "reordered"
    CUT_OFF = "cut_off"
    SHUT = "shut"
    """It is closed, and does not open."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold. ``serial`` is the entry that vouched for it last (0: none did); ``day`` the last
    day closed before that entry."""

    table: str
    key: str
    fault: Fault
    serial: int
    day: str = ""


@dataclass(frozen=True, slots=True)
class Outside:
    """A head as somebody outside keeps it, and where it was read."""

    serial: int
    head: str
    source: str


@dataclass
class Tally:
    """What was looked at."""

    entries: int = 0
    rows: int = 0
    erased: int = 0
    """Rows that are gone as the desk itself decided."""
    before: int = 0
    """Rows taken in as they were found, from before the chain."""
    unlinked: int = 0
    """Rows from before that have not been taken in yet."""
    surveys: int = 0
    heads: int = 0
    """Heads kept outside that agree."""
    head: str = FIRST
    serial: int = 0


@dataclass
class Verifying:
    """One look along the whole archive; ``tally`` grows as :meth:`findings` is read."""

    connection: Connection
    outside: Sequence[Outside] = ()
    tally: Tally = field(default_factory=Tally)
    _complete: int = 0
    _day: str = ""
    _days: dict[int, str] = field(default_factory=dict)
    _surveys: tuple[int, str] | None = None
    """The entry that holds the latest sum of questionnaires, and its commitment."""
    _unvouched: set[tuple[str, str]] = field(default_factory=set)

    def findings(self) -> Iterator[Finding]:
        """Everything that does not hold, in the order of the chain, then of the tables."""
        yield from self._entries()
        yield from self._tail()
        for linked in LINKED.values():
            yield from self._table(linked)
        yield from self._sum()
        yield from self._outside()

    def _entries(self) -> Iterator[Finding]:
        query, last = select(chain).order_by(chain.c.serial).limit(_ENTRIES), 0
        while entries := self.connection.execute(query.where(chain.c.serial > last)).all():
            for entry in entries:
                yield from self._entry(entry)
            last = entries[-1].serial
            yield from self._leaves(entries)

    def _entry(self, entry: Row[Any]) -> Iterator[Finding]:
        tally, name = self.tally, str(entry.serial)
        expected, tally.serial = tally.serial + 1, entry.serial
        if head_of(entry.previous, entry.kind, entry.note, entry.lines, entry.leaves) != entry.head:
            yield self._found(ENTRY, name, Fault.ALTERED)
        elif entry.previous != tally.head:
            yield self._broken(entry, expected)
        elif entry.serial != expected:
            yield self._found(ENTRY, str(expected), Fault.MISSING)
        if entry.kind == Kind.BEFORE and self._complete:
            yield self._found(ENTRY, name, Fault.INSERTED)
        tally.head, tally.entries = entry.head, tally.entries + 1
        if entry.kind == Kind.COMPLETE:
            self._complete = entry.serial
        if entry.kind == Kind.DAY:
            self._day = entry.note

    def _broken(self, entry: Row[Any], expected: int) -> Finding:
        """What has happened where an entry does not follow from the one before it."""
        follows = self.connection.scalar(select(chain.c.serial).where(chain.c.head == entry.previous))
        if follows is None and entry.previous != FIRST:
            if entry.serial == expected:  # another stands in its place, made to look sound
                return self._found(ENTRY, str(expected - 1), Fault.ALTERED)
            return self._found(ENTRY, str(expected), Fault.MISSING)
        if entry.serial == expected and (follows or 0) == expected - 2:
            return self._found(ENTRY, str(expected - 1), Fault.INSERTED)
        return self._found(ENTRY, str(entry.serial), Fault.REORDERED)

    def _found(self, table: str, key: str, fault: Fault, serial: int | None = None) -> Finding:
        return Finding(table, key, fault, self.tally.serial if serial is None else serial, self._day)

    def _leaves(self, entries: Sequence[Row[Any]]) -> Iterator[Finding]:
        """Every commitment of these entries: is it the last of its row, and does the row say what it vouches for?"""
        span = links.c.serial.between(entries[0].serial, entries[-1].serial)
        latest = {(row.of, row.key): row for row in self.connection.execute(select(links).where(span))}
        due: dict[str, dict[str, tuple[Row[Any], str]]] = {}
        older: dict[str, dict[str, int]] = {}
        for entry in entries:
            for name, word, said in leaves_of(entry.leaves):
                self._count(entry.kind, said)
                if name == SURVEYS:
                    self._surveys = (entry.serial, said)
                elif (link := latest.get((name, word))) is not None and link.serial == entry.serial:
                    due.setdefault(name, {})[word] = (link, said)
                else:
                    older.setdefault(name, {})[word] = entry.serial
        vouched = {(name, word) for name, each in due.items() for word in each}
        there = {entry.serial for entry in entries}  # one that is missing has been told of
        for name, word in sorted(each for each in latest.keys() - vouched if latest[each].serial in there):
            yield self._found(name, word, Fault.ALTERED, latest[name, word].serial)
        for name, words in older.items():
            yield from self._superseded(name, words)
        for name, each in due.items():
            if name in LINKED:
                yield from self._rows(LINKED[name], each)

    def _count(self, kind: str, said: str) -> None:
        self.tally.erased += said == GONE
        self.tally.before += kind == Kind.BEFORE

    def _superseded(self, name: str, words: Mapping[str, int]) -> Iterator[Finding]:
        """A later entry has to vouch for rows that these entries wrote."""
        known: dict[str, Row[Any]] = {}
        for some in _some(list(words)):
            known |= links_of(self.connection, name, some)
        for word, serial in words.items():
            if word not in known:
                if (name, word) not in self._unvouched and not self._there(name, word):
                    yield self._found(name, word, Fault.MISSING, serial)
                self._unvouched.add((name, word))
            elif known[word].serial < serial:
                yield self._found(name, word, Fault.ALTERED, serial)

    def _there(self, name: str, word: str) -> bool:
        """Whether a row is there: then it is found among those that nothing vouches for."""
        if name not in LINKED:
            return False
        return bool(rows_of(self.connection, LINKED[name], [LINKED[name].read(word)]))

    def _rows(self, linked: Linked, due: Mapping[str, tuple[Row[Any], str]]) -> Iterator[Finding]:
        for some in _some(list(due)):
            keys = {word: linked.read(word) for word in some}
            with bearing():
                found = rows_of(self.connection, linked, list(keys.values()))
            self.tally.rows += len(found)
            yield from self._compared(linked, {word: due[word] for word in some}, keys, found)

    def _compared(
        self,
        linked: Linked,
        due: Mapping[str, tuple[Row[Any], str]],
        keys: Mapping[str, Key],
        found: Mapping[Key, Mapping[str, Any]],
    ) -> Iterator[Finding]:
        shut = {word for word, key in keys.items() if key in found and not is_whole(found[key])}
        opened = {word: key for word, key in keys.items() if key in found and word not in shut}
        said = {word: canonical(linked, found[key]) for word, key in opened.items()}
        altered = []
        for word, (link, vouched) in due.items():
            if word in shut:
                # rule: unopened-is-told
                yield self._found(linked.name, word, Fault.SHUT, link.serial)
            elif word not in said:
                if vouched != GONE:
                    yield self._found(linked.name, word, Fault.MISSING, link.serial)
            elif vouched == GONE:
                yield self._found(linked.name, word, Fault.INSERTED, link.serial)
            elif commitment(linked.name, word, said[word], link.salt) != vouched:
                altered.append(word)
        for word in altered:
            link, vouched = due[word]
            others = (said[other] for other in altered[:_MOST_COMPARED] if other != word)
            moved = any(commitment(linked.name, word, other, link.salt) == vouched for other in others)
            yield self._found(linked.name, word, Fault.REORDERED if moved else Fault.ALTERED, link.serial)

    def _tail(self) -> Iterator[Finding]:
        """Rows whose entry is not there any more: the chain's end has been cut off."""
        beyond = select(links.c.serial, func.count()).where(links.c.serial > self.tally.serial)
        for serial, _rows in self.connection.execute(beyond.group_by(links.c.serial).limit(_ROWS)):
            yield self._found(ENTRY, str(serial), Fault.CUT_OFF, serial)

    def _table(self, linked: Linked) -> Iterator[Finding]:
        """Rows that nothing vouches for."""
        after: Key | None = None
        while keys := keys_of(self.connection, linked, after, _ROWS):
            after = keys[-1]
            words = [linked.written(key) for key in keys]
            known = links_of(self.connection, linked.name, words)
            for word in words:
                if word in known:
                    continue
                if (linked.name, word) in self._unvouched:
                    yield self._found(linked.name, word, Fault.ALTERED, 0)
                elif self._complete:
                    yield self._found(linked.name, word, Fault.INSERTED, 0)
                else:
                    self.tally.unlinked += 1

    def _sum(self) -> Iterator[Finding]:
        """Questionnaires: as many as were written, saying what they said; no more can be told of them."""
        row = self.connection.execute(select(sums).where(sums.c.name == SURVEYS)).mappings().first()
        if row is None:
            if self._complete:
                yield self._found(SURVEYS, "*", Fault.MISSING, self._complete)
            return
        count, total = totalled(self.connection)
        self.tally.surveys = count
        if (count, total) != (row["count"], row["total"]):
            yield self._found(SURVEYS, "*", _by_count(count, row["count"]), row["serial"] or 0)
        serial, said = self._surveys or (None, "")
        opened = commitment(SURVEYS, "sum", f"{row['linked_count']} {row['linked_total']}", row["salt"] or b"")
        if serial != row["serial"] or (serial and opened != said):
            yield self._found(sums.name, SURVEYS, Fault.ALTERED, serial or 0)

    def _outside(self) -> Iterator[Finding]:
        """Heads that somebody outside keeps: only these find a chain that was cut off or made anew."""
        for each in self.outside:
            head = self.connection.scalar(select(chain.c.head).where(chain.c.serial == each.serial))
            if head == each.head:
                self.tally.heads += 1
            elif head is None and each.serial > self.tally.serial:
                # rule: cut-off-found-outside
                yield Finding(ENTRY, each.source, Fault.CUT_OFF, each.serial)
            else:
                yield Finding(ENTRY, each.source, Fault.MISSING if head is None else Fault.ALTERED, each.serial)


def leaves_of(said: str) -> Iterator[tuple[str, str, str]]:
    """What an entry says of rows: table, key and commitment."""
    for line in said.splitlines():
        name, word, vouched = [*line.split(" "), "", ""][:3]
        yield name, word, vouched


def _by_count(now: int, before: int) -> Fault:
    if now == before:
        return Fault.ALTERED
    return Fault.MISSING if now < before else Fault.INSERTED


def _some(words: list[str]) -> Iterable[list[str]]:
    return (words[start : start + _ROWS] for start in range(0, len(words), _ROWS))
