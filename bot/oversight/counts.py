"""Counts as they may leave a desk, and several desks' counts added up without giving away what one of them keeps to
itself. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.satisfaction.groups import sheltered


@dataclass(frozen=True, slots=True)
class Count:
    """A count; None where it is too small to be shown. ``at_least``: a desk among these keeps its part to itself."""

    number: int | None
    at_least: bool = False


Counts = Mapping[str, Count]


def counts_of(numbers: Mapping[str, int], fewest: int, whole: str) -> Counts:
    """The parts of something and, under the name ``whole``, all of it: as the survey's papers show groups."""
    # rule: small-counts-stay-at-their-desk
    found = sheltered(numbers, fewest)
    parts = {name: Count(found.shown.get(name)) for name in numbers}
    return {**parts, whole: Count(None if found.withheld else sum(numbers.values()))}


def together(desks: Sequence[Counts]) -> Counts:
    """The same of several desks. Only what each of them shows is added up: a sum of everything, less what is shown,
    would tell what is not."""
    # rule: sums-of-what-is-shown
    return {name: _sum([counts[name] for counts in desks]) for name in (desks[0] if desks else ())}


def _sum(counts: Sequence[Count]) -> Count:
    shown = [each.number for each in counts if each.number is not None]
    return Count(sum(shown), len(shown) < len(counts)) if shown else Count(None)
