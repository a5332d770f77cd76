"""What of a desk's figures is shown, and what of many: no small count, neither by itself nor by taking others away."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from bot.oversight.counts import Count, Counts, counts_of, together
from bot.oversight.figures import Figures, Sums, Survey, Waits, of_all, of_desk
from bot.satisfaction.measure import measure_of
from bot.satisfaction.tally import tally_of
from tests.flows.table import office

FEWEST = 5
NAMES = ("finished", "no_show", "cancelled", "silent")
COUNTED = st.fixed_dictionaries(dict.fromkeys(NAMES, st.integers(0, 12)))
MEASURE = measure_of(office().instrument)


def shown(counts: Counts) -> dict[str, int]:
    return {name: count.number for name, count in counts.items() if count.number is not None}


# rule: small-counts-stay-at-their-desk
@given(COUNTED)
@example({"finished": 3, "no_show": 1, "cancelled": 0, "silent": 0})
@example({"finished": 40, "no_show": 6, "cancelled": 0, "silent": 1})
def test_no_small_count_is_shown_or_can_be_reckoned(counted: dict[str, int]) -> None:
    told = shown(counts_of(counted, FEWEST, "all"))
    assert all(not 0 < number < FEWEST for number in told.values())
    hidden = [name for name in NAMES if name not in told]
    if "all" in told and hidden:
        left = told["all"] - sum(told[name] for name in NAMES if name in told)
        assert left >= FEWEST
        assert len(hidden) > 1
    if "all" not in told:
        assert sum(counted.values()) < FEWEST


# rule: sums-of-what-is-shown
@given(st.lists(COUNTED, min_size=1, max_size=5), COUNTED)
def test_sums_tell_nothing_that_desks_do_not(desks: list[dict[str, int]], other: dict[str, int]) -> None:
    """What a desk keeps to itself could be anything: the sums would be the same."""
    counts = [counts_of(each, FEWEST, "all") for each in desks]
    sums = together(counts)
    for name, count in sums.items():
        known = [each[name].number for each in counts]
        assert count.number == (sum(filter(None, known)) if any(each is not None for each in known) else None)
        assert count.at_least == (count.number is not None and None in known)
    kept = counts_of(other, FEWEST, "all")
    secret = {name: Count(None) for name in kept}
    assert shown(together([kept, secret])) == shown(kept)


def sums(**given: object) -> Sums:
    nothing = Survey(MEASURE, tally_of(MEASURE, ()))
    plain = Sums(0, {"visits_finished": 0}, Waits(), {"deviations_time": 0}, {"explained": 0}, {}, 0, nothing, None, 0)
    return replace(plain, **given)  # type: ignore[arg-type]  # as the tests below give them


def waited(*minutes: int) -> Waits:
    return Waits([timedelta(minutes=each) for each in minutes], sum(each <= 15 for each in minutes))


# rule: few-waits-and-lengths-withheld
def test_few_waits_and_lengths_are_not_told() -> None:
    few = of_desk(sums(waits=waited(1, 2, 3, 4), capacity=9, learnt_from=4), FEWEST)
    assert (few.waits.middle, few.waits.most, few.waits.share, few.capacity) == (None, None, None, None)
    enough = of_desk(sums(waits=waited(1, 2, 3, 4, 60), capacity=9, learnt_from=5), FEWEST)
    assert (enough.waits.middle, enough.waits.share, enough.capacity) == (timedelta(minutes=3), 80, 9)
    all_ = of_all([few, enough, enough])
    assert (len(all_.waits.spans), all_.waits.share, all_.capacity) == (10, 80, 18)
    assert all_.waits.most == timedelta(minutes=60)


def surveyed(value: int, count: int, weight: Fraction | None = None, instrument: str = "skm") -> Figures:
    measure = replace(MEASURE, weight=weight, instrument=instrument)
    tally = tally_of(measure, [dict.fromkeys(measure.elements, value)] * count)
    return of_desk(sums(forms=count, survey=Survey(measure, tally)), FEWEST)


# rule: one-index-one-questionnaire
def test_every_answer_counts_once_whichever_desk_it_was_given_at() -> None:
    large, small = surveyed(4, 15), surveyed(2, 5)
    both = of_all([large, small, surveyed(1, 0)]).survey
    assert both is not None
    assert str(both.index.nik) == "87.50"  # (15 x 100 + 5 x 50) / 20, and not the mean of two means
    assert both.index.grade is not None
    weighed = of_all([surveyed(4, 5, Fraction("0.11")), surveyed(4, 5)]).survey
    assert weighed is not None
    assert str(weighed.index.nik) == "100.00"
    alike = of_all([surveyed(4, 5, Fraction("0.11"))] * 2).survey
    assert alike is not None
    assert str(alike.index.nik) == "99.00"
    assert of_all([large, surveyed(4, 5, instrument="spkp")]).survey is None
    assert of_all([]).survey is None
