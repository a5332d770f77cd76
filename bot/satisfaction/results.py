"""The results of a survey over some time, as one value: whatever shows them, on a page, in a workbook or in a picture,
shows these."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.flows.office.office import Instrument
from bot.flows.state.desk import SurveyResponse
from bot.satisfaction.groups import Sheltered, sheltered
from bot.satisfaction.index import Index, index_of
from bot.satisfaction.measure import Measure
from bot.satisfaction.sample import least_answers
from bot.satisfaction.tally import Tally, tally_of

UNNAMED = ""
"""The kind of business of answers that do not say which, because few answered."""


@dataclass(frozen=True, slots=True)
class Served:
    """How many visitors were served, by kind of business and by channel."""

    by_category: Mapping[str, int]
    by_channel: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_category.values())


@dataclass(frozen=True, slots=True)
class Part:
    """The index of one kind of business, or of several that are only shown together."""

    categories: tuple[str, ...]
    index: Index


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that a report says of a survey. ``forms`` were gathered; with fewer than are shown at all, ``index``,
    ``tally``, ``answers``, ``parts`` and ``suggestions`` hold nothing. ``vague`` more say only a month that is not
    wholly of this time, and are not counted."""

    measure: Measure
    served: Served
    forms: int
    tally: Tally
    index: Index
    answers: tuple[Mapping[str, int], ...]
    parts: tuple[Part, ...]
    profile: Mapping[str, Sheltered]
    described: int
    suggestions: tuple[str, ...]
    vague: int = 0

    @property
    def least(self) -> int:
        """How many answers there have to be for so many visitors served."""
        return least_answers(self.served.total)

    @property
    def withheld(self) -> bool:
        """Whether there are answers, but too few to be shown."""
        return self.forms > 0 and self.index.nik is None


def results_of(
    instrument: Instrument,
    measure: Measure,
    responses: Sequence[SurveyResponse],
    served: Served,
    fewest: int,
    vague: int = 0,
) -> Results:
    """The results of these responses, all of one questionnaire; nothing is shown of fewer than ``fewest``. Raises
    ValueError for responses to another questionnaire: scales are never mixed."""
    if other := {each.instrument for each in responses} - {measure.instrument}:
        # rule: scales-never-mixed
        raise ValueError(f"answers to {sorted(other)} among those to {measure.instrument}")
    counted = [each for each in responses if tally_of(measure, [each.answers]).forms]
    # rule: few-answers-withheld
    shown = counted if len(counted) >= fewest else []
    tally = tally_of(measure, (each.answers for each in shown))
    profiles = [each.profile for each in responses if each.profile]
    return Results(
        measure,
        served,
        len(counted),
        tally,
        index_of(measure, tally),
        tuple(each.answers for each in shown),
        tuple(_parts(measure, shown, fewest)),
        {trait.key: _groups(trait.options, trait.key, profiles, fewest) for trait in instrument.profile},
        len(profiles),
        tuple(each.suggestion for each in responses if each.suggestion) if shown else (),
        vague,
    )


def _parts(measure: Measure, shown: Sequence[SurveyResponse], fewest: int) -> Iterable[Part]:
    """The index by kind of business; small ones together."""
    groups = sheltered(Counter(each.category for each in shown), fewest)
    for key in sorted(groups.shown, key=lambda key: (key == UNNAMED, -groups.shown[key], key)):
        yield Part((key,), _index(measure, shown, {key}))
    if groups.folded:
        yield Part(tuple(sorted(groups.folded)), _index(measure, shown, groups.folded))


def _index(measure: Measure, shown: Sequence[SurveyResponse], categories: Iterable[str]) -> Index:
    of_these = set(categories)
    return index_of(measure, tally_of(measure, (each.answers for each in shown if each.category in of_these)))


def _groups(options: Sequence[str], trait: str, profiles: Sequence[Mapping[str, str]], fewest: int) -> Sheltered:
    given = Counter(profile[trait] for profile in profiles if profile.get(trait) in options)
    return sheltered({option: given[option] for option in options}, fewest)
