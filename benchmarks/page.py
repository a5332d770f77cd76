"""docs/benchmarks.md: between its markers stands what the published figures say, so that no figure is typed by hand.

``<!-- figures: NAME -->`` begins the part of a benchmark and ``<!-- end -->`` ends it; ``machine`` and ``later`` are
parts, too. Everything around them is written by people and names no figure.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import results
from benchmarks.benchmark import Benchmark, Outcome, shown
from benchmarks.catalogue import LATER, benchmark
from benchmarks.drawing import draw

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
_PART = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_BUSY = 0.5
"""Load a core before a benchmark from which others are said to have been at work."""


def publish(run: Path) -> None:
    """Shows a run: its figures take the place of those shown before."""
    results.PUBLISHED.parent.mkdir(exist_ok=True)
    results.keep(results.PUBLISHED, results.published(results.read(results.PUBLISHED), results.read(run)))
    for path, content in made(results.read(results.PUBLISHED)).items():
        path.write_text(content, encoding="utf-8")


def made(found: dict[str, Any]) -> dict[Path, str]:
    """The page and its pictures, as these figures make them."""
    pictures = {}
    for name, result in found["benchmarks"].items():
        one = benchmark(name)
        pictures[picture(name)] = draw(f"{one.title}: {_sizes(result)}", one.figures, outcome(result))
    return {PAGE: filled(PAGE.read_text(encoding="utf-8"), found), **pictures}


def picture(name: str) -> Path:
    """Where the picture of a benchmark lies."""
    return PAGE.parent / "benchmarks" / f"{name}.svg"


def filled(page: str, found: dict[str, Any]) -> str:
    """The page with what these figures say in its parts."""
    return _PART.sub(lambda part: f"{part[1]}{_said(part[2], found)}\n{part[3]}", page)


def outcome(result: dict[str, Any]) -> Outcome:
    """What was kept of an outcome."""
    return Outcome(result["rows"], result["spans"], result["notes"])


def _said(name: str, found: dict[str, Any]) -> str:
    if name == "machine":
        return _machine(found["machine"])
    if name == "later":
        return "\n".join(f"- ({letter}) {what}" for letter, what in LATER.items())
    result = found["benchmarks"].get(name)
    return "\n".join(_part(benchmark(name), result, found["machine"])) if result else "Not measured yet."


def _machine(machine: dict[str, Any]) -> str:
    versions = f"{machine['cores']} cores, {machine['system']}, Python {machine['python']}"
    disk = (
        f"a write of 4 KiB is on its disk after {machine['fsync_p50_ms']:.2f} ms (p99 {machine['fsync_p99_ms']:.1f} ms)"
    )
    return f"One machine with {versions}; {disk}: no turn that is kept can take less."


def _part(one: Benchmark, result: dict[str, Any], machine: dict[str, Any]) -> Iterator[str]:
    """Picture, table, and under what circumstances."""
    figures = [each for each in one.figures if any(each.key in row for row in result["rows"].values())]
    yield f"![{one.title}](benchmarks/{one.name}.svg)\n"
    yield "| |" + "".join(f" {_headed(each.label, each.unit)} |" for each in figures)
    yield "|---|" + "---:|" * len(figures)
    for name, row in result["rows"].items():
        yield f"| {name} |" + "".join(f" {shown(each, row)} |" for each in figures)
    yield ""
    yield f"{_day(result['day'])}; {_sizes(result)}; {_company(result, machine)}."
    yield from (f"\n{note}" for note in result["notes"])


def _headed(label: str, unit: str) -> str:
    return f"{label}, {unit}" if unit else label


def _sizes(result: dict[str, Any]) -> str:
    """What was measured, as the sizes say it; a quick run says so."""
    sizes = ", ".join(f"{name.replace('_', ' ')} {value:,g}" for name, value in result["sizes"].items())
    return ("quick run, which proves no more than that it works; " if result["quick"] else "") + sizes


def _company(result: dict[str, Any], machine: dict[str, Any]) -> str:
    busy = result["load"] > _BUSY * machine["cores"]
    company = ", **other work shared the cores**: compare rows, not days" if busy else ""
    return f"load before it began {result['load']:g}{company}"


def _day(day: str) -> str:
    at = date.fromisoformat(day)
    return f"{at.day} {at:%B %Y}"
