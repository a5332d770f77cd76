"""Which words have been read by whom they were for: as the reader's own page says, or the platform that they read on.

Kept in memory for whoever wrote on a page of the desk: no row, no statement, nothing that would have to be erased. A
mark that stands is true; one that is missing says nothing, since most chat apps tell no bot what was read, and a desk
that was started anew knows nothing of before.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_MOST_WAITING = 20_000
_MOST_WRITERS = 5_000
_MOST_OF_ONE = 50
"""Marks told to a page that comes again; older ones it has kept itself."""


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote on a page: at which address they read, and by which name the page knows it."""

    writer: str
    name: str


@dataclass(frozen=True, slots=True)
class Passed:
    """Words on their way: in which chat they are read."""

    channel: str
    reader: str
    words: Words


class ReadMarks:
    """Owns which words wait to be read, by the number of the row that passes them on."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[int, Passed] = OrderedDict()
        self._rows: dict[tuple[str, str], set[int]] = {}
        self._read: OrderedDict[str, list[str]] = OrderedDict()
        self.tell: Callable[[str], None] = lambda _: None
        """Told the address of a writer of whose words something is known anew."""

    def note(self, first: int, passed: Mapping[int, Passed]) -> None:
        """Words are said to their readers, in rows from the number ``first`` on. Whatever was known of such rows before
        was never committed."""
        while self._waiting and next(reversed(self._waiting)) >= first:
            self._forget(next(reversed(self._waiting)))
        for row_id, each in passed.items():
            self._waiting[row_id] = each
            self._rows.setdefault((each.channel, each.reader), set()).add(row_id)
        while len(self._waiting) > _MOST_WAITING:
            self._forget(next(iter(self._waiting)))

    def awaits(self, row_id: int) -> bool:
        """Whether somebody is to be told that this was read."""
        return row_id in self._waiting

    def read_up_to(self, channel: str, reader: str, row_id: int) -> None:
        """All that was said in a chat up to this number has been read."""
        for each in sorted(self._rows.get((channel, reader), ())):
            if each <= row_id:
                self.read(each)

    def read(self, row_id: int) -> None:
        """This has been read; known once."""
        each = self._forget(row_id)
        if each is None:
            return
        writer, name = each.words.writer, each.words.name
        names = [known for known in self._read.pop(writer, []) if known != name]
        self._read[writer] = [*names, name][-_MOST_OF_ONE:]
        if len(self._read) > _MOST_WRITERS:
            self._read.popitem(last=False)
        self.tell(writer)

    def of(self, writer: str) -> list[str]:
        """By their names, the words of a writer that are known to have been read."""
        return self._read.get(writer, [])

    def _forget(self, row_id: int) -> Passed | None:
        each = self._waiting.pop(row_id, None)
        if each is not None:
            rows = self._rows[each.channel, each.reader]
            rows.discard(row_id)
            if not rows:
                del self._rows[each.channel, each.reader]
        return each
