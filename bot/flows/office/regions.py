"""Kabupaten and kota: what a visitor typed, recognised; never guessed from a prefix."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

OUTSIDE = "luar_provinsi"
"""The region key for visitors from elsewhere."""

_MOST_SUGGESTIONS = 8
_MOST_WORDS = 12
"""Words that are looked at: who writes more tells a story."""


class SharedSpelling(ValueError):
    """A spelling that two regions share: which it is, and the names of both."""

    def __init__(self, spelling: str, one: str, other: str) -> None:
        super().__init__(spelling, one, other)
        self.told = {"spelling": spelling, "one": one, "other": other}


@dataclass(frozen=True, slots=True)
class Region:
    """A kabupaten or kota under the desk's own key, with its BPS code and the other names people use."""

    key: str
    name: str
    code: str = ""
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Regions:
    """The regions a desk knows. ``by_spelling`` maps every folded name and synonym to its region."""

    all: tuple[Region, ...]
    by_spelling: Mapping[str, Region]

    @classmethod
    def of(cls, regions: tuple[Region, ...]) -> "Regions":
        """Indexes regions by every spelling; a spelling that two regions share is a :class:`SharedSpelling`."""
        index: dict[str, Region] = {}
        for region in regions:
            for spelling in {fold_name(name) for name in (region.name, *region.synonyms)}:
                if spelling in index:
                    raise SharedSpelling(spelling, index[spelling].name, region.name)
                index[spelling] = region
        return cls(regions, index)

    def get(self, key: str) -> Region | None:
        """The region with this key, or None."""
        return next((region for region in self.all if region.key == key), None)

    def recognise(self, typed: str) -> Region | tuple[Region, ...]:
        """The one region meant, or the ones it might be (none, or the likeliest few).

        "Nias", "Tapanuli" or "Padang Lawas" begin other names, so only a whole spelling is taken.
        """
        wanted = fold_name(typed)
        exact = self.by_spelling.get(wanted)
        if exact is not None:
            return exact
        if len(wanted) < 3:
            return ()
        near = [region for region in self.all if _alike(typed, region)]
        return tuple(near[:_MOST_SUGGESTIONS])


def fold_name(name: str) -> str:
    """A spelling without case, blanks, marks and the words kabupaten/kota before the name."""
    return "".join(_words(name))


def _words(name: str) -> list[str]:
    text = re.sub(r"[^a-z ]", " ", name.lower())
    return re.sub(r"^\s*(?:kab|kabupaten|kota|kodya|kotamadya)\b", " ", text).split()


def _alike(typed: str, region: Region) -> bool:
    """Whether a region may be meant: its name or a word of it begins so, or stands among what was written, with one
    slip at most."""
    # rule: a-region-begins-with-its-words
    said, wanted = _runs(_words(typed)), fold_name(typed)
    for name in map(_words, (region.name, *region.synonyms)):
        spelling = "".join(name)
        ends = ("".join(name[at:]) for at in range(len(name)))
        if any(end.startswith(wanted) for end in ends) or any(
            run == spelling or _one_slip(run, spelling) for run in said
        ):
            return True
    return False


def _runs(words: list[str]) -> set[str]:
    """Every run of words that follow one another, written as one."""
    longest = words[:_MOST_WORDS]
    return {"".join(longest[at:end]) for at in range(len(longest)) for end in range(at + 1, len(longest) + 1)}


def _one_slip(a: str, b: str) -> bool:
    """Whether two spellings differ by one letter added, dropped, changed, or swapped with its neighbour."""
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 4:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    swapped = len(rest_a) >= 2 and rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
    return swapped or rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]
