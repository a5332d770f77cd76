"""The index: from what was counted to the value of every element, of the unit, and its class.

PermenPANRB 14/2017: the mean of an element (NRR) is its sum over the questionnaires that answered it; the index is the
sum of the means by their weights (NI), and is converted to a hundred (IKM). Everything is a fraction until it is shown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.flows.office.office import Grade
from bot.satisfaction.measure import Measure
from bot.satisfaction.rounding import half_up
from bot.satisfaction.tally import Tally

MEAN_PLACES, INDEX_PLACES = 4, 2
"""Decimals that are shown of a mean and of a converted value."""


@dataclass(frozen=True, slots=True)
class ElementIndex:
    """One element: by how many answered, their sum, its exact mean and what it counts, None without answers."""

    key: str
    count: int
    total: int
    mean: Fraction | None = None
    weight: Fraction | None = None
    converted: Fraction | None = None
    grade: Grade | None = None

    @property
    def nrr(self) -> Decimal | None:
        """The mean as it is shown."""
        return None if self.mean is None else half_up(self.mean, MEAN_PLACES)

    @property
    def weighted(self) -> Decimal | None:
        """The mean by its weight, as it is shown."""
        if self.mean is None or self.weight is None:
            return None
        return half_up(self.mean * self.weight, MEAN_PLACES)

    @property
    def nik(self) -> Decimal | None:
        """The converted value as it is shown."""
        return None if self.converted is None else half_up(self.converted, INDEX_PLACES)


@dataclass(frozen=True, slots=True)
class Index:
    """The index of a unit over some time: of how many forms, how many of them incomplete; its exact value and its
    class, None while there are no data."""

    elements: tuple[ElementIndex, ...]
    forms: int
    incomplete: int
    exact: Fraction | None
    converted: Fraction | None
    grade: Grade | None

    @property
    def ni(self) -> Decimal | None:
        """The index on the questionnaire's own scale, as it is shown."""
        return None if self.exact is None else half_up(self.exact, MEAN_PLACES)

    @property
    def nik(self) -> Decimal | None:
        """The index converted to a hundred, as it is shown and graded."""
        return None if self.converted is None else half_up(self.converted, INDEX_PLACES)

    @property
    def by_key(self) -> Mapping[str, ElementIndex]:
        """The elements by their keys, in the order of the questions."""
        return {each.key: each for each in self.elements}


def index_of(measure: Measure, tally: Tally) -> Index:
    """The index of what was counted. Every element is divided by the forms that answered it; one that nobody answered
    is left out. Without any answer there is no value: nothing is divided by nothing, and nobody is graded."""
    answered = sum(tally.count(key) > 0 for key in measure.elements)
    # rule: no-data-no-class
    weight = measure.weight_of_each(answered) if answered else None
    elements = tuple(_element(measure, tally, key, weight) for key in measure.elements)
    if weight is None:
        return Index(elements, 0, 0, None, None, None)
    exact = sum((each.mean * weight for each in elements if each.mean is not None), Fraction())
    converted = exact * measure.conversion
    grade = measure.grade(half_up(converted, INDEX_PLACES))
    return Index(elements, tally.forms, tally.incomplete, exact, converted, grade)


def _element(measure: Measure, tally: Tally, key: str, weight: Fraction | None) -> ElementIndex:
    count, total = tally.count(key), tally.total(key)
    if not count:
        return ElementIndex(key, 0, 0)
    mean = Fraction(total, count)
    converted = mean * measure.conversion
    return ElementIndex(key, count, total, mean, weight, converted, measure.grade(half_up(converted, INDEX_PLACES)))


def lowest(index: Index, places: int = 3) -> tuple[ElementIndex, ...]:
    """The elements on the lowest places, the lowest first; all that tie with the last place are among them."""
    return _extreme(index, places, lambda mean: mean)


def highest(index: Index, places: int = 3) -> tuple[ElementIndex, ...]:
    """The elements on the highest places, the highest first, likewise."""
    return _extreme(index, places, lambda mean: -mean)


def _extreme(index: Index, places: int, by: Callable[[Fraction], Fraction]) -> tuple[ElementIndex, ...]:
    # rule: ties-are-all-named
    ranked = sorted((by(each.mean), at) for at, each in enumerate(index.elements) if each.mean is not None)
    if not ranked:
        return ()
    last = ranked[min(places, len(ranked)) - 1][0]
    return tuple(index.elements[at] for value, at in ranked if value <= last)
