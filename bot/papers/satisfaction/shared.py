"""Figures that several papers show: tables and charts of the same values, made once. Pure.

rule: papers-tell-one-figure
"""

from collections.abc import Iterator, Sequence

from bot.papers import indonesian
from bot.papers.periods import period_words, quarter_of
from bot.papers.satisfaction.about import About, figure, given_text, letter_of
from bot.papers.satisfaction.blocks import Bar, Bars, Table
from bot.satisfaction.improvement import Improvement
from bot.satisfaction.index import lowest
from bot.texts.official import in_official_words as say


def element_rows(about: About) -> Iterator[tuple[str, ...]]:
    """Every element with what was reckoned of it, then the index."""
    for each in about.elements:
        label, name = about.labels[each.key], about.element_name(each.key)
        values = (figure(each.nrr), figure(each.weighted), figure(each.nik), letter_of(each.grade))
        yield (label, name, str(each.count), indonesian.number(each.total), *values)


def element_table(about: About) -> Table:
    """The elements as a table, the index below them."""
    index = about.results.index
    heads = ("no", "element", "filled", "sum", "nrr", "weighted", "nik", "grade")
    ikm = say("skm-3-ikm-row", value=about.of_survey("skm-poster-value"), conversion=conversion(about))
    return Table(
        say("skm-3-elements"),
        [say(f"skm-3-{head}") for head in heads],
        (0, 1, 0, 0, 0, 0, 0, 0),
        (2, 3, 4, 5, 6),
        [
            *element_rows(about),
            ("", say("skm-3-index-row"), "", "", "", figure(index.ni), "", ""),
            ("", ikm, "", "", "", "", figure(index.nik), letter_of(index.grade)),
        ],
        sums=2,
    )


def element_chart(about: About) -> Bars:
    """The elements as bars, the lowest in another colour."""
    low = {each.key for each in lowest(about.results.index)}
    if len(low) == len(about.elements):
        low = set()
    bars = [
        Bar(
            about.labels[each.key],
            about.element_name(each.key),
            float(each.converted or 0) / 100,
            figure(each.nik),
            each.key in low,
        )
        for each in about.elements
    ]
    return Bars(say("skm-3-chart"), say("skm-3-chart-alt", values=_spoken(bars)), bars)


def trend_chart(about: About) -> Bars:
    """The index of this period and of those before it."""
    bars = [
        Bar(
            period_words(each.period),
            f"n = {indonesian.number(each.forms)}",
            float(each.index.converted or 0) / 100,
            figure(each.index.nik),
        )
        for each in about.trend
    ]
    return Bars(say("skm-4-trend"), say("skm-4-trend-alt", values=_spoken(bars)), bars, upright=True)


def _spoken(bars: Sequence[Bar]) -> str:
    return "; ".join(say("skm-3-alt-pair", label=each.label, value=each.written) for each in bars)


def conversion(about: About) -> str:
    """What an index is multiplied by: "25", "100/6"."""
    by = about.results.measure.conversion
    return str(by.numerator) if by.denominator == 1 else f"100/{about.results.measure.best}"


def profile_tables(about: About) -> Iterator[Table]:
    """Who answered, a table for every question of the profile that anybody answered."""
    fewest = str(about.office.measuring.fewest)
    for trait, groups in about.results.profile.items():
        rows = [
            (about.said(f"profile-{trait}-{option}"), indonesian.number(count))
            for option, count in groups.shown.items()
        ]
        if groups.withheld:
            rows = [(say("skm-3-folded"), say("skm-3-hidden", fewest=fewest))]
        elif groups.folded:
            rows.append((say("skm-3-folded"), indonesian.number(groups.together)))
        if groups.folded or any(groups.shown.values()):
            yield Table(trait_name(about, trait), (say("skm-3-group"), say("skm-3-count")), (1, 0), (1,), rows)


def trait_name(about: About, trait: str) -> str:
    """What a question of the profile is about."""
    asked = about.words.say(f"profile-{trait}")
    within = asked.partition("<b>")[2].partition("</b>")[0]
    return within or about.said(f"profile-{trait}")


def improvement_table(about: About, caption: str, planned: Sequence[Improvement]) -> Table:
    """What is to be improved: of which element, what, until when, by whom, planned and done when."""
    heads = ("element", "programme", "due", "owner", "planned", "done")
    rows = [
        (
            f"{about.labels.get(each.element, '')} {about.element_name(each.element)}".strip(),
            _programme(each),
            quarter_of(each.due_by),
            given_text(each.owner),
            indonesian.short_day(each.planned_on),
            done_words(about, each),
        )
        for each in planned
    ]
    return Table(caption, [say(f"skm-4-plan-{head}") for head in heads], (4, 7, 0, 4, 0, 4), (), rows)


def _programme(each: Improvement) -> str:
    programme = given_text(each.programme)
    result = [say("skm-4-plan-result", result=given_text(each.result))] if each.result else []
    return "\n".join([programme, *result])


def done_words(about: About, each: Improvement) -> str:
    """When an improvement was done, how long it took, and whether that was late."""
    late = each.late(about.today)
    if each.done_on is None:
        return say("skm-4-plan-late" if late else "skm-4-plan-open")
    name = "skm-4-plan-done-late" if late else "skm-4-plan-done-on"
    return say(name, day=indonesian.short_day(each.done_on), days=str(each.days))
