"""What was looked for, found or not. What was not looked for cannot be mistaken for what is not there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class NotLoaded(LookupError):
    """A decision asked for something that its event's needs do not name: a fault of ours, never "nothing"."""


class VisitUnreadable(Exception):
    """What is kept of a visit cannot be read: nothing can be decided about it."""


class Loaded(Mapping[Key, Value]):
    """Values by key. A key that was sought and not found reads as None; one that was never sought is an error."""

    def __init__(self, found: Mapping[Key, Value], sought: Iterable[Key] = ()) -> None:
        self._found = found
        self._sought = frozenset(sought)

    def __getitem__(self, key: Key) -> Value:
        if key in self._found:
            return self._found[key]
        if key in self._sought:
            raise KeyError(key)
        raise NotLoaded(key)

    def __contains__(self, key: object) -> bool:
        return key in self._found

    def __iter__(self) -> Iterator[Key]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


@dataclass(frozen=True, slots=True)
class Counters:
    """The last number given out under each name that was looked up; a name never used stands at 0."""

    values: Mapping[str, int] = field(default_factory=dict)

    def last(self, name: str) -> int:
        """The last number given out; raises NotLoaded for a name that was not looked up."""
        if name not in self.values:
            raise NotLoaded(name)
        return self.values[name]

    def given(self, name: str, number: int) -> "Counters":
        """The counters after this number has been given out."""
        self.last(name)
        return replace(self, values={**self.values, name: number})
