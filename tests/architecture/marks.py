"""Marks join a rule to the test that holds it: ``rule: NAME`` beside the line that keeps it, and in its test.

A rule comes from the sheet, a law, a platform, or a fault that was found. ``python -m tests.architecture.marks``
(``make marks``) lists every mark with both its ends, and fails where one is missing.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
_MARK = re.compile(r"\brule: ([a-z0-9]+(?:-[a-z0-9]+)+)")
_CODE = ("bot", "storage")
_SUFFIXES = {".py", ".js", ".ftl", ".toml", ".txt"}


def marks(folders: tuple[str, ...], root: Path = ROOT) -> dict[str, list[str]]:
    """Where each mark stands in these folders: file and line, by its name."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(path for folder in folders for path in (root / folder).rglob("*") if path.suffix in _SUFFIXES):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for name in _MARK.findall(line):
                found[name].append(f"{path.relative_to(root)}:{number}")
    return dict(found)


def lonely(rules: dict[str, list[str]], tests: dict[str, list[str]]) -> list[str]:
    """Rules without a test and tests without a rule, in words."""
    untested = [f"{name}: no test holds it ({rules[name][0]})" for name in sorted(rules.keys() - tests.keys())]
    unruled = [f"{name}: no rule in the code ({tests[name][0]})" for name in sorted(tests.keys() - rules.keys())]
    return untested + unruled


def main() -> None:
    """Prints every mark; exit status 1 where one has only one end."""
    rules, tests = marks(_CODE), marks(("tests",))
    for name in sorted(rules.keys() | tests.keys()):
        sys.stdout.write(f"{name}\n")
        sys.stdout.writelines(f"    {place}\n" for place in (*rules.get(name, ()), *tests.get(name, ())))
    for words in lonely(rules, tests):
        sys.stderr.write(f"{words}\n")
    sys.exit(bool(lonely(rules, tests)))


if __name__ == "__main__":
    main()
