"""All that the papers about a survey are made from, and how its parts are called. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.flows.calendar.period import Period
from bot.flows.office.office import Grade, Office
from bot.papers import indonesian
from bot.papers.lettering import printable
from bot.papers.periods import period_words
from bot.papers.wording import Wording
from bot.satisfaction.improvement import Improvement
from bot.satisfaction.index import ElementIndex, Index
from bot.satisfaction.measure import labels_of
from bot.satisfaction.results import UNNAMED, Results
from bot.texts.official import in_official_words

_OTHERS = frozenset(("spkp", "spak"))
"""Surveys of the integrity zone (PermenPANRB 90/2021), which papers call by their own names."""
_TAG = re.compile("<[^>]*>")


@dataclass(frozen=True, slots=True)
class Point:
    """The index of one period of a trend."""

    period: Period
    forms: int
    index: Index


@dataclass(frozen=True, slots=True)
class About:
    """One survey: of which office and period, its results, the periods before it (the last one is this), what is
    planned because of it, and what was planned because of earlier ones; ``today`` is when the paper is made, ``sealed``
    how much waits in the tray then, to be counted later."""

    office: Office
    words: Wording
    period: Period
    today: date
    results: Results
    trend: Sequence[Point] = ()
    planned: Sequence[Improvement] = ()
    earlier: Sequence[Improvement] = ()
    sealed: int = 0
    destroyed: Sequence[str] = ()
    """What was destroyed with minutes of the visits that the sample is reckoned from, in words."""

    @property
    def labels(self) -> Mapping[str, str]:
        """What elements are called for short, in the order in which papers list them."""
        return labels_of(self.office.instrument, as_listed=self.office.measuring.as_listed)

    @property
    def elements(self) -> tuple[ElementIndex, ...]:
        """The elements of the index in that order."""
        by_key = self.results.index.by_key
        return tuple(by_key[key] for key in self.labels)

    @property
    def days(self) -> str:
        """The days of the period."""
        return indonesian.between(self.period.first, self.period.last)

    @property
    def title(self) -> str:
        """What the period is called."""
        return period_words(self.period)

    def of_survey(self, name: str) -> str:
        """A text that another survey than the one by the rule has for itself."""
        key = self.office.instrument.key
        return in_official_words(f"{name}-{key}" if key in _OTHERS else name)

    @property
    def made(self) -> str:
        """When the paper was made; one made before its period is over says so; whether something waits
        sealed, and what was destroyed."""
        name = "skm-made" if self.today > self.period.last else "skm-made-early"
        told = in_official_words(name, day=indonesian.day_of(self.today))
        return " ".join(filter(None, (told, self.waiting, *self.destroyed)))

    @property
    def waiting(self) -> str:
        """What waits sealed and is not counted yet, in a sentence; nothing where nothing does."""
        count = sealed_words(self.sealed, self.office.measuring.fewest)
        return in_official_words("skm-sealed", count=count) if count else ""

    def element_name(self, key: str) -> str:
        """What the rule calls an element; for one that it does not know, the question itself."""
        known = f"skm-unsur-{key}"
        return in_official_words(known) if key in OFFICIAL else self.said(f"survey-{key}").rstrip(".")

    def element_value(self, each: ElementIndex) -> str:
        """An element by label, name and value, within a sentence."""
        told = {"label": self.labels[each.key], "name": self.element_name(each.key), "nik": figure(each.nik)}
        return in_official_words("skm-4-element-value", **told)

    def category_name(self, keys: Sequence[str]) -> str:
        """What a kind of business is called, or several that are shown together."""
        names = [
            self.said(f"category-{key}") if key != UNNAMED else in_official_words("skm-3-category-none") for key in keys
        ]
        return names[0] if len(names) == 1 else in_official_words("skm-3-category-folded", names=", ".join(names))

    def said(self, name: str) -> str:
        """A text of the desk without its marks."""
        return _TAG.sub("", self.words.say(name))

    @property
    def weight(self) -> str:
        """How elements were weighed; printed on every paper that tells an index."""
        count, weight = len(self.results.measure.elements), self.results.measure.weight
        if weight is None:
            return in_official_words("skm-2-weight-exact", count=str(count))
        # rule: weight-is-printed
        written = Decimal(weight.numerator) / Decimal(weight.denominator)
        top = indonesian.number((written * count * 100).quantize(Decimal("0.01")))
        return in_official_words("skm-2-weight-given", weight=indonesian.number(written), count=str(count), top=top)


OFFICIAL = frozenset(
    ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana", "pengaduan")
)
"""The elements that the rule has names for (PermenPANRB 14/2017)."""


def figure(value: Decimal | int | None) -> str:
    """A figure, or a dash where there is none: never a nought that nobody answered."""
    return in_official_words("skm-none") if value is None else indonesian.number(value)


def letter_of(grade: Grade | None) -> str:
    """The letter of a class."""
    return in_official_words("skm-none") if grade is None else grade.letter


def given_text(text: str) -> str:
    """What somebody wrote, on one line, in letters that can be printed."""
    return printable(" ".join(text.split()))


def sealed_words(count: int, fewest: int) -> str:
    """How much waits sealed: of fewer than are shown at all only that, lest one more tell of the last one served."""
    # rule: few-sealed-not-counted
    if not count:
        return ""
    return in_official_words("skm-sealed-few", fewest=str(fewest)) if count < fewest else indonesian.number(count)
