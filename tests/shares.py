"""What a quick run takes: every test that is fast, and of those that bring a desk, a database, a process or a browser
along as many as its time allows, always the same ones.

So many a room, however many there are: tests that are added make a quick run no longer, and a thorough run takes all.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32


@dataclass(frozen=True, slots=True)
class Share:
    """How many heavy tests of a room a quick run takes, and the seconds of a processor that each of them needs."""

    most: int
    seconds: float


SHARES = {
    "benchmarks": Share(4, 1.0),
    "browser": Share(2, 4.0),
    "commands": Share(14, 0.5),
    "crash": Share(1, 11.0),
    "door": Share(12, 0.6),
    "handlers": Share(24, 0.18),
    "jobs": Share(14, 0.6),
    "papers": Share(12, 0.4),
    "premises": Share(3, 0.9),
    "stories": Share(8, 1.7),
    "storage": Share(14, 0.4),
    "surveys": Share(2, 2.0),
    "test_cli.py": Share(6, 0.5),
}
ELSEWHERE = Share(6, 0.7)
"""In a room that has no share of its own."""
FAST = 0.014
"""Seconds of a processor that a test takes that is not heavy."""
AROUND = 40
"""Seconds of the processors for all else: two workers that import everything, their servers and patterns."""
BUDGET = 335
"""Seconds that two processors have together in somewhat less than three minutes."""

_BRING = frozenset(
    (
        "sqlite_url",
        "postgres_url",
        "database_url",
        "empty_sqlite_url",
        "empty_postgres_url",
        "empty_database_url",
        "commands",
        "chromium",
        "two_desks",
    )
)
_MARKS = frozenset(("heavy", "long", "crash", "browser", "thorough"))
_LEFT = "thorough"
"""Takes a good part of a quick run's time by itself: left to thorough runs, and to whoever asks for its file."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A test, as far as it matters for whether a quick run takes it."""

    name: str
    uses: frozenset[str] = frozenset()
    """Fixtures."""
    marks: frozenset[str] = frozenset()
    twin: bool = False
    """Whether another one does the same on SQLite."""

    @property
    def file(self) -> str:
        """Where it is written."""
        return self.name.partition("::")[0]

    @property
    def room(self) -> str:
        """The folder it is in, or the file, of what lies in none."""
        return self.file.split("/")[1] if "/" in self.file else self.file

    @property
    def heavy(self) -> bool:
        """Whether it brings something along that takes long."""
        return bool(self.uses & _BRING or self.marks & _MARKS)

    @property
    def share(self) -> Share:
        """What a quick run takes of its room."""
        return SHARES.get(self.room, ELSEWHERE)


def taken(candidates: Iterable[Candidate], *, thorough: bool) -> frozenset[str]:
    """The names of the tests that a run takes: thoroughly all; quickly those that are fast, and of each room's heavy
    ones its share, from as many files as there are places."""
    rooms: dict[str, dict[str, list[Candidate]]] = defaultdict(lambda: defaultdict(list))
    names = set()
    asked = list(candidates)
    thorough = thorough or len({each.file for each in asked}) == 1
    for each in asked:
        if thorough or not each.heavy:
            names.add(each.name)
        elif _LEFT not in each.marks:
            rooms[each.room][each.file].append(each)
    for files in rooms.values():
        names |= _shared_out(files)
    return frozenset(names)


def _shared_out(files: dict[str, list[Candidate]]) -> set[str]:
    """In turns: one test of each file, then a second one, until the places are taken."""
    in_turn = [(turn, each) for heavy in files.values() for turn, each in enumerate(sorted(heavy, key=_rank))]
    in_turn.sort(key=lambda placed: (placed[0], _rank(placed[1])))
    most = next(iter(files.values()))[0].share.most
    return {each.name for _, each in in_turn[:most]}


def _rank(candidate: Candidate) -> tuple[bool, int]:
    """By their names' sums, so that they are of all kinds; of those there for each database few are on PostgreSQL."""
    number = crc32(candidate.name.encode())
    return candidate.twin and bool(number % 6), number


def cost(run: Iterable[Candidate]) -> float:
    """The seconds of a processor that a run of these takes."""
    return AROUND + sum(each.share.seconds if each.heavy else FAST for each in run)
