"""Every rule has its test, and every test that names a rule finds it in the code."""

from pathlib import Path

from tests.architecture.marks import lonely, marks


def test_every_rule_has_its_test_and_every_test_its_rule() -> None:
    assert lonely(marks(("bot", "storage")), marks(("tests",))) == []


def test_a_mark_with_one_end_is_told(tmp_path: Path) -> None:
    name = "own-link-first"
    for folder, words in (("bot", f"# ru{''}le: {name}\n# ru{''}le: alone-here\n"), ("tests", f"# ru{''}le: {name}\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.py").write_text(words)
    found = lonely(marks(("bot",), tmp_path), marks(("tests",), tmp_path))
    assert found == ["alone-here: no test holds it (bot/a.py:2)"]
    assert lonely({}, marks(("tests",), tmp_path)) == [f"{name}: no rule in the code (tests/a.py:1)"]
