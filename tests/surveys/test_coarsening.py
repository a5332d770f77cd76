"""Nothing is said of a questionnaire that not enough others say too, and no answer changes on the way."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.flows.ending.coarsening import coarsened
from bot.flows.state.desk import SurveyResponse

FEWEST = 3


def response(number: int, day: int = 23, session: str = "08-12", category: str = "informasi") -> SurveyResponse:
    return SurveyResponse(str(number), "skm", date(2026, 11, day), session, category, {"waktu": number})


def cells(responses: list[SurveyResponse]) -> Counter[tuple[str, str, str, str]]:
    return Counter((each.day.isoformat(), each.span, each.session, each.category) for each in responses)


def test_enough_alike_stay_exact() -> None:
    assert cells(coarsened([response(n) for n in range(3)], FEWEST)) == {("2026-11-23", "day", "08-12", "informasi"): 3}


def test_a_rare_category_is_left_out_first_then_the_session_then_the_day() -> None:
    by_category = [response(n, category=str(n)) for n in range(3)]
    assert cells(coarsened(by_category, FEWEST)) == {("2026-11-23", "day", "08-12", ""): 3}
    by_session = [response(n, session=str(n)) for n in range(3)]
    assert cells(coarsened(by_session, FEWEST)) == {("2026-11-23", "day", "", ""): 3}
    by_day = [response(n, day=20 + n) for n in range(3)]
    assert cells(coarsened(by_day, FEWEST)) == {("2026-11-01", "month", "", ""): 3}


def test_a_single_one_says_the_month() -> None:
    assert cells(coarsened([response(1)], FEWEST)) == {("2026-11-01", "month", "", ""): 1}


def test_suggestions_do_not_hide_answers() -> None:
    suggestions = [
        SurveyResponse(str(n), "skm", date(2026, 11, 23), "08-12", "informasi", {}, "saran") for n in range(2)
    ]
    assert cells(coarsened([*suggestions, response(9)], FEWEST)) == {("2026-11-01", "month", "", ""): 3}


_DRAWN = st.lists(
    st.tuples(st.integers(1, 30), st.sampled_from(("08-12", "13-17")), st.sampled_from("abc")), max_size=40
)


@given(_DRAWN, st.integers(1, 6))
# rule: survey-coarse-where-rare
def test_whatever_is_more_exact_than_the_month_is_said_by_enough(
    drawn: list[tuple[int, str, str]], fewest: int
) -> None:
    given_ = [response(number, *each) for number, each in enumerate(drawn)]
    written = coarsened(given_, fewest)
    assert sorted(each.answers["waktu"] for each in written) == sorted(each.answers["waktu"] for each in given_)
    exact = {cell: count for cell, count in cells(written).items() if cell[1] == "day"}
    assert all(count >= fewest for count in exact.values())
