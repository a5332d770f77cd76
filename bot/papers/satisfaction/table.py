"""The working table of a survey, as offices file it: a row for every form, sums and index below, as formulas that give
what the report says. Profile and suggestions stand on sheets of their own: nothing joins them with the answers."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from bot.papers.satisfaction import shared
from bot.papers.satisfaction.about import About
from bot.papers.workbook import Cell, Column, Formula, Page, workbook
from bot.satisfaction.index import ElementIndex
from bot.satisfaction.measure import Measure
from bot.texts.official import in_official_words as say

_ABOVE = 4
"""Rows of a sheet above its first row of data, besides the lines under the title."""
_EXACT_PLACES = 12
"""Decimals of what a formula gives before it is rounded."""


def table_of(about: About) -> bytes:
    """The working table as an XLSX file."""
    title = say("skm-table-title")
    pages = [_answers(about), *_profile(about), *_suggestions(about), *_improvements(about)]
    return workbook(f"{title} · {about.title}", pages)


def _answers(about: About) -> Page:
    lines = (about.office.name, f"{about.title} ({about.days})", about.weight, say("skm-table-order"), about.made)
    labels = about.labels
    columns = [Column(say("skm-table-no"), 26), *(Column(labels[each.key], 9) for each in about.elements)]
    rows = list(_forms(about))
    if about.results.index.nik is None:
        lacking = "withheld-text" if about.results.withheld else "sealed-text" if about.waiting else "none"
        rows = [(say(f"skm-poster-{lacking}"),)]
    else:
        rows += _reckoned(about, first=len(lines) + _ABOVE, last=len(lines) + _ABOVE + len(rows) - 1)
    return Page(say("skm-table-answers"), say("skm-table-title"), columns, rows, lines)


def _forms(about: About) -> Iterator[Sequence[Cell]]:
    """The forms, in the order of their random names."""
    for no, form in enumerate(about.results.answers, 1):
        yield (no, *(_answer(about.results.measure, form, each) for each in about.elements))


def _answer(measure: Measure, form: Mapping[str, int], each: ElementIndex) -> int | None:
    value = form.get(each.key, 0)
    return value if 1 <= value <= measure.best else None


def _reckoned(about: About, first: int, last: int) -> Iterator[Sequence[Cell]]:
    """Sums, means and the index: formulas over the rows ``first`` to ``last``, each with its exact value."""
    index, measure = about.results.index, about.results.measure
    cells = [(_letters(at), each) for at, each in enumerate(about.elements, 1)]
    sums, counts, means, weighted = (last + below for below in range(1, 5))
    across = f"{cells[0][0]}{{0}}:{cells[-1][0]}{{0}}"
    weight = f'{_weight(measure)}/COUNTIF({across.format(counts)},">0")'
    by, some = shared.conversion(about), [each.count > 0 for _, each in cells]

    def row(name: str, formula: str, values: Sequence[Cell]) -> tuple[Cell, ...]:
        told = [
            Formula(f"={formula.replace('@', at)}", value) if isinstance(value, int | Decimal | str) and there else None
            for (at, _), value, there in zip(cells, values, some, strict=True)
        ]
        return (say(name), *told)

    every = [each for _, each in cells]
    yield row("skm-table-sum", f"SUM(@{first}:@{last})", [each.total for each in every])
    yield row("skm-table-filled", f"COUNT(@{first}:@{last})", [each.count for each in every])
    yield row("skm-table-nrr", f"@{sums}/@{counts}", [_exact(each.mean) for each in every])
    yield row("skm-table-weighted", f"@{means}*{weight}", [_weighted(each) for each in every])
    yield row("skm-table-nik", _rounded(f"@{means}*{by}"), [each.nik for each in every])
    if measure.grades:
        grades = [each.grade.letter if each.grade else "" for each in every]
        yield row("skm-table-grade", _graded(measure, f"@{weighted + 1}"), grades)
    below = weighted + 2 + bool(measure.grades)
    yield (say("skm-table-ni"), Formula(f"=SUM({across.format(weighted)})", _exact(index.exact) or 0))
    yield (about.of_survey("skm-poster-value"), Formula(f"={_rounded(f'B{below}*{by}')}", index.nik or 0))
    if index.grade:
        yield (say("skm-table-mutu"), Formula(f"={_graded(measure, f'B{below + 1}')}", index.grade.letter))


def _weight(measure: Measure) -> str:
    """What all elements count together, in a formula."""
    if measure.weight is None:
        return "1"
    return f"{Decimal(measure.weight.numerator) / Decimal(measure.weight.denominator)}*{len(measure.elements)}"


def _rounded(formula: str) -> str:
    """Rounded half up to two decimals. Programs reckon with fifteen figures, in which what lies exactly in the middle
    may come out a hair below it; rounding to eight first puts that right."""
    # rule: formula-agrees-at-ties
    return f"ROUND(ROUND({formula},8),2)"


def _graded(measure: Measure, cell: str) -> str:
    """The class of a converted value, in a formula."""
    worst, *better = measure.grades
    formula = f'"{worst.letter}"'
    for grade in better:
        formula = f'IF({cell}>={grade.least},"{grade.letter}",{formula})'
    return formula


def _exact(value: Fraction | None) -> Decimal | None:
    """A fraction with more decimals than anybody looks at."""
    return None if value is None else round(Decimal(value.numerator) / Decimal(value.denominator), _EXACT_PLACES)


def _weighted(each: ElementIndex) -> Decimal | None:
    return _exact(each.mean * each.weight) if each.mean is not None and each.weight is not None else None


def _letters(at: int) -> str:
    """The letters of a column, counted from 0; a questionnaire has fewer than 26 elements or a few more."""
    return (_letters(at // 26 - 1) if at > 25 else "") + chr(ord("A") + at % 26)


def _profile(about: About) -> Iterator[Page]:
    rows = [(table.caption, *row) for table in shared.profile_tables(about) for row in table.rows]
    if rows:
        heads = (say("skm-table-trait"), say("skm-3-group"), say("skm-3-count"))
        columns = [Column(head, width) for head, width in zip(heads, (24, 40, 12), strict=True)]
        yield Page(say("skm-table-profile"), say("skm-3-who"), columns, rows, (about.title,), landscape=False)


def _suggestions(about: About) -> Iterator[Page]:
    if about.results.suggestions:
        columns = (Column(say("skm-table-no"), 6), Column(say("skm-table-suggestion"), 90))
        rows = list(enumerate(about.results.suggestions, 1))
        lines = (about.title, say("skm-4-suggestions-text"))
        yield Page(say("skm-table-suggestions"), say("skm-4-suggestions"), columns, rows, lines, landscape=False)


def _improvements(about: About) -> Iterator[Page]:
    every = (*about.planned, *about.earlier)
    if every:
        table = shared.improvement_table(about, say("skm-4-plan"), every)
        columns = [Column(head, width) for head, width in zip(table.columns, (28, 50, 12, 26, 14, 24), strict=True)]
        yield Page(say("skm-table-improvements"), table.caption, columns, table.rows, (about.title,))
