"""What an event needs loaded, as a value, and what each room of the flows says about it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from bot.flows.scene.events import Body
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import Topic
from bot.flows.state.people import Person

_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Needs:
    """Names of what is to be loaded, and topics to be told about; needs of several events are joined with ``|``.

    Visits, people, threads and appointments by their ids, counters by their names.
    """

    visits: frozenset[str] = _NOBODY
    people: frozenset[str] = _NOBODY
    threads: frozenset[str] = _NOBODY
    appointments: frozenset[str] = _NOBODY
    counters: frozenset[str] = _NOBODY
    topics: frozenset[Topic[Any]] = frozenset()

    def __or__(self, other: "Needs") -> "Needs":
        return joined((self, other))


NOTHING = Needs()
_NAMES = tuple(each.name for each in fields(Needs))


def joined(several: Iterable[Needs]) -> Needs:
    """All that several need."""
    some = [each for each in several if each is not NOTHING]  # what nearly every room says of an event
    if len(some) < 2:
        return some[0] if some else NOTHING
    together: Iterator[frozenset[Any]] = (_NOBODY.union(*(getattr(each, name) for each in some)) for name in _NAMES)
    return Needs(*together)


def on(*topics: Topic[Any]) -> Needs:
    """The need to be told about these."""
    return Needs(topics=frozenset(topics))


def nothing(*_: object) -> Needs:
    """Of what has nothing to do with a room."""
    return NOTHING


@dataclass(frozen=True, slots=True)
class Wants:
    """What a room needs: for words that somebody writes, for a press, for any other event, and for where somebody who
    acts stands in their conversation. ``always``: for every event; ``several``: where somebody does more than one
    thing in a batch, and may have come so far by the first."""

    words: Callable[[str], Needs] = nothing
    press: Callable[[Verb, tuple[str, ...]], Needs] = nothing
    body: Callable[[Body], Needs] = nothing
    standing: Callable[[Person], Needs] = nothing
    always: Needs = NOTHING
    several: Needs = NOTHING
