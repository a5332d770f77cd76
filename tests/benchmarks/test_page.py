"""docs/benchmarks.md and its pictures are what the published figures make, and a run is never lost."""

import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from benchmarks import __main__ as command
from benchmarks import page, results
from benchmarks.catalogue import LATER, NAMES, benchmark

TABLE = {"Loket (SQLite)": {"share": 0.9, "refused": 0.0}}


def result(**changed: Any) -> dict[str, Any]:
    plain = {"day": "2026-11-30", "load": 0.1, "quick": False, "sizes": {"pending": 5000}, "notes": []}
    return {**plain, "rows": TABLE, "spans": {}, **changed}


def run(**benchmarks: dict[str, Any]) -> dict[str, Any]:
    machine = {"cores": 2, "system": "Linux", "python": "3.11.7", "fsync_p50_ms": 1.0, "fsync_p99_ms": 2.0}
    return {"machine": machine, "quick": False, "benchmarks": benchmarks}


def test_page_and_pictures_are_made_from_the_published_figures() -> None:
    for path, content in page.made(results.read(results.PUBLISHED)).items():
        assert path.read_text(encoding="utf-8") == content, f"{path.name}: make it anew with make bench-page"


def test_every_benchmark_has_its_part_and_no_part_is_of_none() -> None:
    parts = re.findall(r"<!-- figures: (\w+) -->", page.PAGE.read_text(encoding="utf-8"))
    assert sorted(parts) == sorted([*NAMES, "machine", "later"])
    assert parts.index("closed_loop") < parts.index("papers") < parts.index("later")


def test_letters_go_on_without_a_gap() -> None:
    letters = [benchmark(name).letter for name in NAMES] + list(LATER)
    assert letters == sorted(letters)
    assert sorted(set(letters)) == [chr(ord("a") + place) for place in range(len(set(letters)))]


@pytest.mark.parametrize("name", NAMES)
def test_a_benchmark_says_what_is_asked_against_what_and_the_floor(name: str) -> None:
    words = import_module(f"benchmarks.{name}").__doc__ or ""
    assert words.startswith(f"Benchmark ({benchmark(name).letter}): ")
    assert all(f"\n{said}: " in words for said in ("Asked", "Against", "Floor"))


@pytest.mark.parametrize("name", NAMES)
def test_a_quick_run_is_smaller(name: str) -> None:
    usual, quick = benchmark(name).sized(quick=False), benchmark(name).sized(quick=True)
    assert usual.keys() == quick.keys()
    assert all(quick[size] <= usual[size] for size in usual)
    assert quick != usual
    assert len({each.key for each in benchmark(name).figures}) == len(benchmark(name).figures)


def test_what_is_published_keeps_what_was_not_measured_again() -> None:
    first = results.published({}, run(limits=result(load=0.5), papers=result()))
    second = results.published(first, run(limits=result(load=0.2), papers={"failed": "given up", "seconds": 3}))
    assert second["benchmarks"]["limits"]["load"] == 0.2
    assert second["benchmarks"]["papers"] == result()


def test_a_part_says_figures_sizes_day_and_company() -> None:
    text = "<!-- figures: limits -->\nold 77\n<!-- end -->\nwritten by hand"
    said = page.filled(text, run(limits=result(notes=["A rival is missing."])))
    assert "| Loket (SQLite) | 0.900 | 0 |" in said
    assert "30 November 2026; pending 5,000; load before it began 0.1." in said
    assert "A rival is missing." in said
    assert "old 77" not in said
    assert said.endswith("<!-- end -->\nwritten by hand")
    assert "**other work shared the cores**" in page.filled(text, run(limits=result(load=8.0)))
    assert "quick run" in page.filled(text, run(limits=result(quick=True)))
    assert "Not measured yet." in page.filled(text, run())


def test_a_figure_that_a_row_has_not_is_a_dash() -> None:
    rows = {"A": {"share": 0.5}, "B": {"refused": 3.0}}
    said = page.filled("<!-- figures: limits -->\n<!-- end -->", run(limits=result(rows=rows)))
    assert "| A | 0.500 | – |" in said
    assert "| B | – | 3 |" in said


def test_one_that_fails_loses_nobody_elses_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(results, "new_file", lambda: tmp_path / "run.json")
    monkeypatch.setattr(command, "ROOT", tmp_path)
    ran: list[str] = []

    def measured(name: str, _patience: float, *, quick: bool) -> dict[str, Any]:
        ran.append(name)
        return (
            {"seconds": 1.0, "quick": quick, "failed": "it ended with 1"} if name == "history" else result(seconds=1.0)
        )

    monkeypatch.setattr(command, "measured", measured)
    assert command.run(["limits", "history", "papers"], quick=True) == 1
    found = json.loads((tmp_path / "run.json").read_text())["benchmarks"]
    assert ran == ["limits", "history", "papers"]
    assert found["history"]["failed"] == "it ended with 1"
    assert found["papers"]["rows"] == TABLE
    assert "failed: history" in capsys.readouterr().out
