"""Every ES module of the pages has its test, and every such test its module."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
NO_TEST = {"check"}
"""What the tests of modules share."""


def test_every_module_has_its_test() -> None:
    modules = {path.name for path in (ROOT / "bot" / "handlers" / "pages").glob("*.js")}
    tests = {path.name for path in (ROOT / "tests" / "browser" / "modules").glob("*.js") if path.stem not in NO_TEST}
    assert len(modules) > 50
    assert modules ^ tests == set()
