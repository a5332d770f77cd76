"""A run's results: one JSON file, kept as each benchmark ends, so that nothing is lost with those that fail."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"
PUBLISHED = Path(__file__).parents[1] / "docs" / "benchmarks" / "figures.json"
"""What docs/benchmarks.md shows: of each benchmark the run that was published last."""


def new_file() -> Path:
    """Where this run's results go."""
    FOLDER.mkdir(exist_ok=True)
    return FOLDER / f"{datetime.now(UTC):%Y%m%d-%H%M%S}.json"


def newest_file() -> Path:
    """The last run's; raises SystemExit where there is none."""
    files = sorted(FOLDER.glob("*.json"))
    if not files:
        raise SystemExit("There are no results yet: run make bench first.")
    return files[-1]


def read(path: Path) -> dict[str, Any]:
    """A run's results; none where there is no file."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def keep(path: Path, found: dict[str, Any]) -> None:
    """Writes them whole or not at all."""
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(_rounded(found), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    beside.replace(path)


def published(before: dict[str, Any], run: dict[str, Any]) -> dict[str, Any]:
    """What is shown after a run: what it measured takes the place of what was shown, the rest stays."""
    measured = {name: each for name, each in run["benchmarks"].items() if "failed" not in each}
    return {"machine": run["machine"], "benchmarks": before.get("benchmarks", {}) | measured}


def _rounded(value: Any) -> Any:
    """The same with no more digits than anybody reads."""
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list | tuple) else value
