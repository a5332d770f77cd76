"""What docs/security.md names is there: every file, and every test."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
ROWS = [line.strip("|").split("|") for line in PAGE.splitlines() if line.startswith("| V")]
CHAPTERS = {f"V{no}" for no in range(1, 15)}


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1].strip())
def test_a_threat_has_its_file_and_its_test(row: list[str]) -> None:
    _, _, _, where, tests = row
    assert quoted(where)
    assert quoted(tests)
    for name in quoted(where):
        assert (ROOT / name).exists(), name
    for name in quoted(tests):
        file, _, test = name.partition("::")
        assert (ROOT / file).is_file(), file
        assert not test or f"def {test}(" in (ROOT / file).read_text("utf-8"), name


def test_every_chapter_is_spoken_of() -> None:
    assert {row[0].split()[0] for row in ROWS} == CHAPTERS


def test_a_page_that_names_what_is_not_there_is_found_out() -> None:
    with pytest.raises(AssertionError, match="gone"):
        test_a_threat_has_its_file_and_its_test([" V1 ", "x", "x", "`bot/gone.py`", "`tests/docs/test_security.py`"])
    gone = "`tests/docs/test_security.py::test_gone`"
    with pytest.raises(AssertionError, match="test_gone"):
        test_a_threat_has_its_file_and_its_test([" V1 ", "x", "x", "`bot/sbom.py`", gone])
