"""What a benchmark is: a question, its sizes, how it is measured, and which of its figures are shown and drawn."""

import argparse
import json
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

Sizes = Mapping[str, float]
"""How large a run is, by the name of the size; whole numbers but for seconds."""

LOKET = "Loket"
FLOOR = "Floor"
"""How the names of rows begin that are ours, and those of what nobody could beat."""


@dataclass(frozen=True)
class Figure:
    """A figure that every row has: its key, what it is called, its unit, how many digits are shown."""

    key: str
    label: str
    unit: str = ""
    digits: int = 0
    drawn: bool = False
    more_is_better: bool = False
    aim: float | None = None
    """What Loket's is to reach, drawn as a line."""


@dataclass
class Outcome:
    """What was found: by row (a contender, or a size) its figures; between which values single rounds lay."""

    rows: dict[str, dict[str, float]] = field(default_factory=dict)
    spans: dict[str, dict[str, tuple[float, float]]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add(self, name: str, rounds: Sequence[Mapping[str, float]]) -> None:
        """A row of the medians of its rounds."""
        self.rows[name] = {key: statistics.median(each[key] for each in rounds) for key in rounds[0]}
        if len(rounds) > 1:
            spans = {key: [each[key] for each in rounds] for key in rounds[0]}
            self.spans[name] = {key: (min(values), max(values)) for key, values in spans.items()}


@dataclass(frozen=True)
class Benchmark:
    """One question. ``sizes`` gives each size's default and its value in a quick run; ``patience`` is how many seconds
    the whole may take before it is given up, ``quick_patience`` those of a quick run."""

    letter: str
    name: str
    title: str
    sizes: Mapping[str, tuple[float, float]]
    figures: tuple[Figure, ...]
    measure: Callable[[Sizes], Outcome]
    patience: float = 300.0

    def sized(self, *, quick: bool) -> dict[str, float]:
        """The sizes of a run."""
        return {name: each[quick] for name, each in self.sizes.items()}


def run_alone(benchmark: Benchmark) -> None:
    """Reads the command line of a benchmark's module, measures, prints the table, writes the file asked for."""
    parser = argparse.ArgumentParser(description=f"({benchmark.letter}) {benchmark.title}")
    parser.add_argument("--quick", action="store_true", help="small sizes")
    parser.add_argument("--json", type=Path, help="write sizes and outcome to this file")
    for name, (usual, quick) in benchmark.sizes.items():
        words = f"{usual:g}; quick: {quick:g}"
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(usual), help=words)
    options = parser.parse_args()
    given = {name: value for name in benchmark.sizes if (value := getattr(options, name)) is not None}
    sizes = benchmark.sized(quick=options.quick) | given
    outcome = benchmark.measure(sizes)
    print(told(benchmark, outcome), flush=True)
    if options.json:
        options.json.write_text(json.dumps({"sizes": sizes, **asdict(outcome)}))


def told(benchmark: Benchmark, outcome: Outcome) -> str:
    """The outcome as a table in plain text."""
    lines = ["\t".join(["", *(" ".join(filter(None, (each.label, each.unit))) for each in benchmark.figures)])]
    for name, row in outcome.rows.items():
        lines.append("\t".join([name, *(shown(each, row) for each in benchmark.figures)]))
    columns = [[line.split("\t")[place] for line in lines] for place in range(len(benchmark.figures) + 1)]
    widths = [max(map(len, column)) for column in columns]
    table = [
        "  ".join(cell.rjust(width) for cell, width in zip(line.split("\t"), widths, strict=True)) for line in lines
    ]
    return "\n".join([*table, *outcome.notes])


def shown(figure: Figure, row: Mapping[str, Any]) -> str:
    """A figure of a row as it is read; a dash where the row has none."""
    value = row.get(figure.key)
    return "–" if value is None else f"{value:,.{figure.digits}f}"
