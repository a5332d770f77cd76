"""Answers counted: whole numbers, nothing divided yet."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.satisfaction.measure import Measure

_NONE: Mapping[int, int] = Counter()


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each answer was given, by element and value, in so many ``forms``, of which so many are
    ``incomplete``."""

    answers: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    forms: int = 0
    incomplete: int = 0

    def count(self, element: str) -> int:
        """How many answered an element."""
        return sum(self.answers.get(element, _NONE).values())

    def total(self, element: str) -> int:
        """The sum of what they answered."""
        return sum(value * often for value, often in self.answers.get(element, _NONE).items())


def tally_of(measure: Measure, forms: Iterable[Mapping[str, int]]) -> Tally:
    """Counts forms of one questionnaire. An element that a form leaves out is not counted for it, and a value that the
    scale does not have is no answer; a form without any answer is none."""
    counted: dict[str, Counter[int]] = {element: Counter() for element in measure.elements}
    given = incomplete = 0
    for form in forms:
        fits = {key: form[key] for key in measure.elements if 1 <= form.get(key, 0) <= measure.best}
        given += bool(fits)
        incomplete += 0 < len(fits) < len(measure.elements)
        for element, value in fits.items():
            counted[element][value] += 1
    return Tally(counted, given, incomplete)


def together(tallies: Iterable[Tally]) -> Tally:
    """Several tallies of one questionnaire as one."""
    counted: dict[str, Counter[int]] = {}
    forms = incomplete = 0
    for tally in tallies:
        forms, incomplete = forms + tally.forms, incomplete + tally.incomplete
        for element, values in tally.answers.items():
            counted.setdefault(element, Counter()).update(values)
    return Tally(counted, forms, incomplete)
