"""A thorough run leaves nothing out; a quick one takes what fits into its time, of everything something."""

import re
from pathlib import Path

import pytest

from tests.conftest import LEFT_OUT, candidate_of
from tests.shares import BUDGET, SHARES, Candidate, cost, taken
from tests.thoroughness import THOROUGH

ROOT = Path(__file__).parents[2]
DESK = frozenset(("desk", "sqlite_url"))
MANY = [
    *(Candidate(f"tests/jobs/test_{file}.py::test_{n}", DESK) for file in "abc" for n in range(100)),
    *(Candidate(f"tests/jobs/test_{file}.py::test_fast_{n}") for file in "abc" for n in range(9)),
    Candidate("tests/jobs/test_lonely.py::test_one", DESK),
    Candidate("tests/crash/test_crash.py::test_it", marks=frozenset(("crash",))),
    *(Candidate(f"tests/door/test_d.py::test_{n}[sqlite]", DESK) for n in range(60)),
    *(Candidate(f"tests/door/test_d.py::test_{n}[postgres]", DESK, twin=True) for n in range(60)),
]


def test_a_thorough_run_takes_all() -> None:
    assert taken(MANY, thorough=True) == {each.name for each in MANY}


def test_this_run_leaves_out_only_what_a_quick_one_may(request: pytest.FixtureRequest) -> None:
    left = request.config.stash[LEFT_OUT]
    assert [name for name in left if THOROUGH or not candidate_of(left[name]).heavy] == []


def test_what_is_to_land_is_tested_thoroughly_with_nothing_chosen_by_hand() -> None:
    run, makefile, project = ((ROOT / name).read_text("utf-8") for name in (".ci/run", "Makefile", "pyproject.toml"))
    assert "LOKET_TEST_THOROUGH=1" in run
    assert "LOKET_TEST_BROWSER=required" in run
    options = [line for line in (run + makefile + project).splitlines() if "pytest" in line or "addopts" in line]
    assert [line for line in options if re.search(r"\s(-k|-m|--deselect|--ignore|--lf)\b(?! pytest)", line)] == []


def test_a_quick_run_takes_a_rooms_share_from_all_its_files_and_all_that_is_fast() -> None:
    names = taken(MANY, thorough=False)
    heavy = [each for each in MANY if each.name in names and each.heavy and each.room == "jobs"]
    assert {each.file for each in heavy} == {each.file for each in MANY if each.room == "jobs"}
    assert len(heavy) == SHARES["jobs"].most
    assert {each.name for each in MANY if not each.heavy} <= names
    assert "tests/crash/test_crash.py::test_it" in names
    assert taken(reversed(MANY), thorough=False) == names


def test_few_of_those_there_for_each_database_run_on_postgresql_and_some_do() -> None:
    twins = [name for name in taken(MANY, thorough=False) if "[postgres]" in name]
    assert 1 <= len(twins) <= SHARES["door"].most // 3


def test_who_asks_for_one_file_gets_all_of_it() -> None:
    few = MANY[:20]
    assert taken(few, thorough=False) == {each.name for each in few}


def test_what_takes_a_good_part_of_a_run_is_left_to_thorough_runs_and_to_who_asks_for_its_file() -> None:
    slow = Candidate("tests/stories/test_slow.py::test_it", DESK, frozenset(("thorough",)))
    assert slow.name not in taken([*MANY, slow], thorough=False)
    assert slow.name in taken([*MANY, slow], thorough=True)
    assert taken([slow], thorough=False) == {slow.name}


def test_more_tests_that_take_long_make_a_quick_run_no_longer() -> None:
    more = [*MANY, *(Candidate(f"tests/jobs/test_new_{n}.py::test_it", DESK) for n in range(600))]
    before, after = map(_run, (MANY, more))
    assert cost(after) == pytest.approx(cost(before))


def _run(candidates: list[Candidate]) -> list[Candidate]:
    names = taken(candidates, thorough=False)
    return [each for each in candidates if each.name in names]


def test_a_quick_run_fits_into_its_time(request: pytest.FixtureRequest) -> None:
    """Three minutes on two cores. When it fails: make tests faster, or a share in ``SHARES`` smaller."""
    if not THOROUGH:
        assert cost(map(candidate_of, request.session.items)) <= BUDGET
