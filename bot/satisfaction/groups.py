"""Small groups in what is published: none is shown so small that somebody could be recognised in it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheltered:
    """Groups as they may be shown, in their own order; those ``folded`` are only counted together, ``withheld`` if even
    together they are too few."""

    shown: Mapping[str, int]
    folded: frozenset[str] = frozenset()
    together: int = 0
    withheld: bool = False


def sheltered(counts: Mapping[str, int], fewest: int) -> Sheltered:
    """Groups of no fewer than ``fewest`` are shown, also those of nobody; the others are folded together. One that is
    folded alone could be reckoned from the sum, and so could few: the next larger ones join until there are enough."""
    # rule: small-groups-folded
    large = {key: count for key, count in counts.items() if count >= fewest}
    small = {key: count for key, count in counts.items() if 0 < count < fewest}
    if not small:
        return Sheltered(dict(counts))
    while large and sum(small.values()) < fewest:
        next_larger = min(large, key=lambda key: large[key])
        small[next_larger] = large.pop(next_larger)
    shown = {key: count for key, count in counts.items() if key in large or not count}
    together = sum(small.values())
    return Sheltered(shown, frozenset(small), together, withheld=together < fewest)
