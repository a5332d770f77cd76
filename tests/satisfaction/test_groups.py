"""Small groups are folded, and cannot be reckoned from what is shown."""

from hypothesis import given
from hypothesis import strategies as st

from bot.satisfaction.groups import Sheltered, sheltered


def test_large_groups_are_shown_as_they_are() -> None:
    assert sheltered({"a": 7, "b": 5, "c": 0}, 5) == Sheltered({"a": 7, "b": 5, "c": 0})


def test_a_small_group_takes_the_smallest_large_one_with_it() -> None:
    assert sheltered({"a": 9, "b": 2, "c": 6}, 5) == Sheltered({"a": 9}, frozenset("bc"), 8)


def test_too_few_in_all_are_withheld() -> None:
    assert sheltered({"a": 2, "b": 2, "c": 0}, 5) == Sheltered({"c": 0}, frozenset("ab"), 4, withheld=True)


# rule: small-groups-folded
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12)), st.integers(1, 9))
def test_whatever_is_shown_is_large_and_the_rest_cannot_be_reckoned(counts: dict[str, int], fewest: int) -> None:
    found = sheltered(counts, fewest)
    assert all(count == 0 or count >= fewest for count in found.shown.values())
    assert sum(found.shown.values()) + found.together == sum(counts.values())
    assert set(found.shown) | found.folded == set(counts)
    assert not found.folded or len(found.folded) > 1 or not any(found.shown.values()), "never one beside others"
    assert found.withheld == (0 < found.together < fewest)
