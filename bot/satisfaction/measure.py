"""How a questionnaire is counted: its elements, its scale, the weight of an element, and the classes of the result."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.flows.office.office import Grade, Instrument


class MixedScales(ValueError):
    """The elements of a questionnaire have different numbers of answers: no index can be made of them."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What an index is made by. ``best`` is the value of the best answer; ``weight`` what every element counts, None
    for exactly one part of all that were answered; ``grades`` from the worst to the best, none where none are set."""

    instrument: str
    elements: tuple[str, ...]
    best: int
    weight: Fraction | None = None
    grades: tuple[Grade, ...] = ()

    @property
    def conversion(self) -> Fraction:
        """What an index is multiplied by so that the best is 100: 25 for a scale of four."""
        return Fraction(100, self.best)

    def weight_of_each(self, answered: int) -> Fraction:
        """What each of so many elements counts that have answers. A given weight was meant for all of them: what
        elements without any answer would have counted goes to the others in equal parts."""
        if self.weight is None:
            return Fraction(1, answered)
        return self.weight * len(self.elements) / answered

    def grade(self, nik: Decimal) -> Grade | None:
        """The class of a converted index, as it was rounded: the printed intervals have gaps, which no rounded figure
        falls into (PermenPANRB 14/2017, the table of intervals). A rounded weight may lead below the lowest."""
        # rule: class-from-the-rounded
        reached = [grade for grade in self.grades if nik >= grade.least]
        if not reached:
            return next(iter(self.grades), None)
        return reached[-1]


def measure_of(instrument: Instrument, weight: Fraction | None = None) -> Measure:
    """How a questionnaire is counted. Raises :class:`MixedScales`."""
    scales = {element.options for element in instrument.elements}
    if len(scales) != 1:
        # rule: scales-never-mixed
        raise MixedScales(f"{instrument.key}: answers are worth up to {sorted(scales)}")
    keys = tuple(element.key for element in instrument.elements)
    return Measure(instrument.key, keys, scales.pop(), weight, instrument.grades)


def labels_of(instrument: Instrument, *, as_listed: bool) -> Mapping[str, str]:
    """What the elements are called for short, U1 onwards: in the order of the questions, or ``as_listed`` in the rule,
    which for the official questionnaire has the last two the other way round."""
    # rule: labels-by-key
    asked = tuple(element.key for element in instrument.elements)
    order = instrument.listed if as_listed and instrument.listed else asked
    return {key: f"U{no}" for no, key in enumerate(order, 1)}
