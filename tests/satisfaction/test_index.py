"""Worked examples of published reports, the boundaries of the classes, and an oracle that reckons another way."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.office.office import Element, Instrument
from bot.satisfaction.index import Index, highest, index_of, lowest
from bot.satisfaction.measure import Measure, MixedScales, labels_of, measure_of
from bot.satisfaction.tally import Tally, tally_of, together
from bot.surveys import default_instrument, load_instrument

SKM = default_instrument()
NINE = measure_of(SKM)
KEYS = NINE.elements
OLD = load_instrument((Path(__file__).parent / "kep25.toml").read_text("utf-8"))
WEIGHTS = {"1/9": None, "0,111": Fraction("0.111"), "0,11": Fraction("0.11")}


def weighed(weight: str) -> Measure:
    return measure_of(SKM, WEIGHTS[weight])


def spread(count: int, total: int) -> Mapping[int, int]:
    """So many answers with this sum, as even as they can be."""
    least, more = divmod(total, count)
    return {least: count - more, least + 1: more} if more else {least: count}


def counted(count: int, totals: Sequence[int]) -> Tally:
    return Tally({key: spread(count, total) for key, total in zip(KEYS, totals, strict=True)}, forms=count)


def of_sum(count: int, total: int, measure: Measure = NINE) -> Index:
    """Of so many forms whose answers have this sum, spread over the elements as evenly as can be."""
    each, more = divmod(total, len(KEYS))
    return index_of(measure, counted(count, [each + (at < more) for at in range(len(KEYS))]))


def letter(index: Index) -> str:
    return index.grade.letter if index.grade else ""


@pytest.mark.parametrize(
    ("count", "total", "nik", "grade"),
    [
        (58, 1357, "64.99", "D"),
        (26, 717, "76.60", "C"),
        (19, 524, "76.61", "B"),
        (19, 604, "88.30", "B"),
        (43, 1367, "88.31", "A"),
        (100, 3179, "88.31", "A"),
        (8, 261, "90.63", "A"),
        (1, 36, "100.00", "A"),
        (1, 9, "25.00", "D"),
    ],
)
def test_boundaries_are_graded_by_what_is_printed(count: int, total: int, nik: str, grade: str) -> None:
    """rule: class-from-the-rounded, rule: index-rounded-once"""
    index = of_sum(count, total)
    assert (str(index.nik), letter(index)) == (nik, grade)


@pytest.mark.parametrize(
    ("count", "total", "weight", "nik", "grade"),
    [
        (100, 3179, "0,111", "88.22", "B"),
        (100, 3179, "0,11", "87.42", "B"),
        (1, 36, "0,111", "99.90", "A"),
        (1, 36, "0,11", "99.00", "A"),
        (30, 954, "1/9", "88.33", "A"),
        (30, 963, "0,11", "88.28", "B"),
        (1, 9, "0,11", "24.75", "D"),
    ],
)
def test_the_weight_decides_the_class(count: int, total: int, weight: str, nik: str, grade: str) -> None:
    index = of_sum(count, total, weighed(weight))
    assert (str(index.nik), letter(index)) == (nik, grade)


def test_the_report_of_a_regional_office_is_reckoned_again() -> None:
    """Triwulan III, n = 29, weight 0,11: published 90,56, A."""
    tally = counted(29, [105, 101, 100, 116, 102, 105, 106, 105, 115])
    index = index_of(weighed("0,11"), tally)
    nrr = "3.6207 3.4828 3.4483 4.0000 3.5172 3.6207 3.6552 3.6207 3.9655"
    assert " ".join(str(each.nrr) for each in index.elements) == nrr
    by_weight = "0.3983 0.3831 0.3793 0.4400 0.3869 0.3983 0.4021 0.3983 0.4362"
    assert " ".join(str(each.weighted) for each in index.elements) == by_weight
    assert (str(index.ni), str(index.nik), letter(index)) == ("3.6224", "90.56", "A")
    assert str(index_of(NINE, tally).nik) == "91.48"
    assert str(index_of(weighed("0,111"), tally).nik) == "91.38"


def test_the_report_of_a_sister_unit_is_reckoned_again() -> None:
    """2024 triwulan I, n = 18; five elements tie as the lowest, and all five are named."""
    totals = dict(zip(KEYS, [72, 70, 71, 70, 70, 70, 71, 71, 70], strict=True))
    index = index_of(NINE, Tally({key: spread(18, total) for key, total in totals.items()}, forms=18))
    assert (str(index.ni), str(index.nik), letter(index)) == ("3.9198", "97.99", "A")
    assert {str(each.nik) for each in index.elements} == {"100.00", "97.22", "98.61"}
    # rule: ties-are-all-named
    assert [each.key for each in lowest(index)] == ["prosedur", "biaya", "produk", "kompetensi", "pengaduan"]
    assert [each.key for each in highest(index)] == ["persyaratan", "waktu", "perilaku", "sarana"]


# rule: no-data-no-class
def test_without_answers_there_is_no_value_and_no_class() -> None:
    for tally in (Tally(), tally_of(NINE, []), tally_of(NINE, [{}, {"waktu": 0}, {"waktu": 9}, {"lain": 4}])):
        index = index_of(NINE, tally)
        assert (index.forms, index.nik, index.ni, index.grade, lowest(index)) == (0, None, None, None, ())
        assert {(each.nrr, each.nik, each.weighted) for each in index.elements} == {(None, None, None)}


def test_an_incomplete_form_counts_for_what_it_answers() -> None:
    full = dict.fromkeys(KEYS, 4)
    index = index_of(NINE, tally_of(NINE, [full, {"waktu": 2}]))
    assert (index.forms, index.incomplete) == (2, 1)
    assert {each.key: (each.count, str(each.nrr)) for each in index.elements}["waktu"] == (2, "3.0000")
    assert str(index.ni) == "3.8889"


def test_an_element_that_nobody_answered_is_left_out_and_the_rest_counts_whole() -> None:
    form = {key: 4 for key in KEYS if key != "biaya"}
    assert str(index_of(NINE, tally_of(NINE, [form])).nik) == "100.00"
    assert str(index_of(weighed("0,11"), tally_of(NINE, [form])).nik) == "99.00"


def test_the_old_rule_has_fourteen_elements_and_classes_of_its_own() -> None:
    old = measure_of(OLD)
    assert len(old.elements) == 14

    def graded(total: int) -> tuple[str, str]:
        each, more = divmod(total, 14)
        tally = Tally({key: spread(100, each + (at < more)) for at, key in enumerate(old.elements)}, forms=100)
        return str(index_of(old, tally).nik), letter(index_of(old, tally))

    assert [graded(total) for total in (2450, 2451, 3500, 3501, 4550, 4551, 5600)] == [
        ("43.75", "D"),
        ("43.77", "C"),
        ("62.50", "C"),
        ("62.52", "B"),
        ("81.25", "B"),
        ("81.27", "A"),
        ("100.00", "A"),
    ]
    rounded = index_of(measure_of(OLD, Fraction("0.071")), Tally({key: {4: 1} for key in old.elements}, forms=1))
    assert str(rounded.nik) == "99.40"


# rule: scales-never-mixed
def test_scales_are_never_mixed() -> None:
    with pytest.raises(MixedScales, match="campur"):
        measure_of(Instrument("campur", (Element("a", 4), Element("b", 6))))
    six = measure_of(Instrument("enam", (Element("a", 6), Element("b", 6))))
    index = index_of(six, tally_of(six, [{"a": 6, "b": 6}]))
    assert (str(index.nik), index.grade) == ("100.00", None)


# rule: labels-by-key
def test_the_last_two_are_numbered_as_asked_or_as_listed() -> None:
    asked, listed = labels_of(SKM, as_listed=False), labels_of(SKM, as_listed=True)
    assert (asked["sarana"], asked["pengaduan"]) == ("U8", "U9")
    assert (listed["sarana"], listed["pengaduan"]) == ("U9", "U8")
    assert {key for key in KEYS if asked[key] != listed[key]} == {"sarana", "pengaduan"}


FORMS = st.lists(st.dictionaries(st.sampled_from(KEYS), st.integers(1, 4), max_size=9), max_size=40)


@given(FORMS, st.sampled_from(sorted(WEIGHTS)))
def test_an_oracle_that_reckons_with_many_decimals_agrees(forms: list[dict[str, int]], weight: str) -> None:
    index = index_of(weighed(weight), tally_of(NINE, forms))
    with localcontext() as context:
        context.prec = 80
        means = [
            Decimal(sum(values)) / len(values)
            for key in KEYS
            if (values := [form[key] for form in forms if key in form])
        ]
        if not means:
            assert index.nik is None
            return
        share = Decimal(1) / 9 if weight == "1/9" else Decimal(weight.replace(",", "."))
        exact = sum(means) * share * 9 / len(means) * 25
        # Eighty figures never tell a tie from what is next to it: both lie further apart than a part in 10 ** 60.
        expected = (exact + Decimal(10) ** -60).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert index.nik == expected
    assert letter(index) == next(
        (name for name, least in (("A", "88.31"), ("B", "76.61"), ("C", "65")) if expected >= Decimal(least)), "D"
    )


@given(FORMS, FORMS)
def test_what_is_counted_apart_and_put_together_is_the_same(
    some: list[dict[str, int]], others: list[dict[str, int]]
) -> None:
    whole, parts = tally_of(NINE, [*some, *others]), together([tally_of(NINE, some), tally_of(NINE, others)])
    assert index_of(NINE, whole) == index_of(NINE, parts)
    assert index_of(NINE, whole) == index_of(NINE, tally_of(NINE, [*others, *some])), "in any order"


@given(FORMS)
def test_the_lowest_are_as_many_as_asked_or_tie_with_the_last(forms: list[dict[str, int]]) -> None:
    index = index_of(NINE, tally_of(NINE, forms))
    found = lowest(index)
    means = sorted(each.mean for each in index.elements if each.mean is not None)
    assert len(found) >= min(3, len(means))
    assert [each.mean for each in found] == means[: len(found)]
    assert not means[len(found) :] or means[len(found)] > means[len(found) - 1]
    assert replace(index, elements=index.elements[::-1]).nik == index.nik
