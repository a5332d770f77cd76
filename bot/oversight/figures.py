"""The figures of one desk, or of several together, as they may be shown. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain

from bot.flows.journey.figures import middle, nine_of_ten
from bot.oversight.counts import Counts, counts_of, together
from bot.satisfaction.index import Index, index_of
from bot.satisfaction.measure import Measure
from bot.satisfaction.tally import Tally
from bot.satisfaction.tally import together as tallied


@dataclass(frozen=True, slots=True)
class Waits:
    """How long visitors waited who were called, the shortest first, and how many of them no longer than the office
    means them to."""

    spans: Sequence[timedelta] = ()
    in_time: int = 0

    @property
    def middle(self) -> timedelta | None:
        """The median; None where nobody was called, or too few."""
        return middle(self.spans) if self.spans else None

    @property
    def most(self) -> timedelta | None:
        """What nine of ten kept to, likewise."""
        return nine_of_ten(list(self.spans)) if self.spans else None

    @property
    def share(self) -> int | None:
        """How many of a hundred were called in time, rounded down: no desk is told better than it was."""
        return self.in_time * 100 // len(self.spans) if self.spans else None


@dataclass(frozen=True, slots=True)
class Survey:
    """Answers counted, and what an index is made of them by."""

    measure: Measure
    tally: Tally

    @property
    def index(self) -> Index:
        """The index; without a value where there are too few answers."""
        return index_of(self.measure, self.tally)


@dataclass(frozen=True, slots=True)
class Sums:
    """What a desk counted within a period: whole numbers, none of which leaves it as it stands."""

    begun: int
    ended: Mapping[str, int]
    waits: Waits
    deviations: Mapping[str, int]
    explanations: Mapping[str, int]
    follow_ups: Mapping[str, int]
    forms: int
    survey: Survey
    """Holds no answers where there are too few."""
    capacity: int | None
    learnt_from: int
    """Of how many visits it was learnt what the desk can take."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is shown. ``survey`` is None where several desks ask by questionnaires that no one index is made of;
    ``capacity`` (visitors an hour) where it is not known."""

    counts: Counts
    waits: Waits
    survey: Survey | None
    capacity: int | None


def of_desk(sums: Sums, fewest: int) -> Figures:
    """What may be shown of a desk that shows no group of fewer than this."""
    called = len(sums.waits.spans)
    counts = {
        **counts_of({"visits_begun": sums.begun}, fewest, "visits_begun"),
        **counts_of(sums.ended, fewest, "visits_ended"),
        **counts_of({"called": called}, fewest, "called"),
        **counts_of(sums.deviations, fewest, "deviations"),
        **counts_of(sums.explanations, fewest, "deviations"),
        **counts_of(sums.follow_ups, fewest, "follow_ups_open"),
        **counts_of({"survey_forms": sums.forms}, fewest, "survey_forms"),
    }
    # rule: few-waits-and-lengths-withheld
    waits = sums.waits if called >= fewest else Waits()
    return Figures(counts, waits, sums.survey, sums.capacity if sums.learnt_from >= fewest else None)


def of_all(desks: Sequence[Figures]) -> Figures:
    """The same of several desks, from what is shown of each: every visitor and every answer counts once, whichever desk
    it was at."""
    spans = sorted(chain.from_iterable(each.waits.spans for each in desks))
    hourly = [each.capacity for each in desks if each.capacity is not None]
    return Figures(
        together([each.counts for each in desks]),
        Waits(spans, sum(each.waits.in_time for each in desks)),
        _surveyed([each.survey for each in desks if each.survey is not None and each.survey.tally.forms]),
        sum(hourly) if hourly else None,
    )


def _surveyed(surveys: Sequence[Survey]) -> Survey | None:
    """All answers as those of one survey. Desks that weigh elements each in its own way are counted without weights,
    and not graded where their classes differ."""
    if not surveys:
        return None
    first, *others = (each.measure for each in surveys)
    # rule: one-index-one-questionnaire
    if any(_asked(each) != _asked(first) for each in others):
        return None
    weight = first.weight if all(each.weight == first.weight for each in others) else None
    grades = first.grades if all(each.grades == first.grades for each in others) else ()
    return Survey(replace(first, weight=weight, grades=grades), tallied(each.tally for each in surveys))


def _asked(measure: Measure) -> tuple[object, ...]:
    return measure.instrument, measure.elements, measure.best
