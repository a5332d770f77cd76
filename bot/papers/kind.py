"""A kind of paper about a period: what it is called, as which files it comes, who may have it, and who makes it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.flows.calendar.period import Length, Period
from bot.papers.made import Made
from bot.register.source import Source

Make = Callable[[Source, Period, str], Awaitable[Made]]
"""Makes a paper about a period in one of its formats."""

VISITS = ("kunjungan",)
"""The archive series of visits and what belongs to them (the data map)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper about a period. ``key`` names it where it is typed and in names of files (Indonesian, lower
    case, hyphens); ``title`` is the name of the text that says what it is; ``formats`` are endings of files, the usual
    one first; ``lengths`` are the periods that it is usual for, none for any; ``roles``: who may have it in chat."""

    key: str
    title: str
    formats: tuple[str, ...]
    roles: frozenset[str]
    make: Make
    lengths: tuple[Length, ...] = ()
    series: tuple[str, ...] = VISITS
    """The archive series that it is made of: where files of one were destroyed, it says so."""
