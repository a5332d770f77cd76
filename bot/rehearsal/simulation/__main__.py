"""``python -m bot.rehearsal.simulation``: plays office days by a seed, tells what was met, and shrinks what fails."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from bot.rehearsal.simulation.faults import NONE, USUAL
from bot.rehearsal.simulation.shrinking import shrunk
from bot.rehearsal.simulation.simulation import Report, simulate
from bot.rehearsal.simulation.storytelling import story_of

_STORY = Path("simulated.txt")
_LONGEST = 15
"""Office days in one run: three weeks, with their nights and weekends."""


def main(
    days: Annotated[int, typer.Option(help="Office days, up to three weeks of them in one office under one seed.")] = 3,
    seed: Annotated[str, typer.Option(help="What all chance is drawn from.")] = "1",
    visitors: Annotated[int, typer.Option(help="How many come a day, at most.")] = 4,
    *,
    calm: Annotated[bool, typer.Option(help="Nothing goes wrong but what people do.")] = False,
) -> None:
    """Plays days of an office in seconds; ends with 1 when a promise is broken."""
    counted: Counter[str] = Counter()
    seconds = 0.0
    for run, begun in enumerate(range(0, days, _LONGEST)):
        report = simulate(f"{seed}.{run}", min(_LONGEST, days - begun), visitors, NONE if calm else USUAL)
        counted.update(report.counted)
        seconds += report.seconds
        if report.broken:
            _tell_failure(report)
            raise typer.Exit(1)
    _tell_met(days, seconds, counted)


def _tell_met(days: int, seconds: float, counted: Counter[str]) -> None:
    typer.echo(f"{days} days, {days / seconds:.2f} days a second of the processor")
    for kind in ("pressed", "habit", "whatsapp", "zoom", "fault", "checked"):
        met = {name.removeprefix(kind).strip() or kind: n for name, n in counted.items() if name.startswith(kind)}
        typer.echo(f"{kind}: {', '.join(f'{name} {count}' for name, count in sorted(met.items())) or '-'}")


def _tell_failure(report: Report) -> None:
    typer.echo("\n  ".join([f"seed {report.seed} breaks", *report.broken]))
    smallest = shrunk(report)
    _STORY.write_text(story_of(smallest), encoding="utf-8")
    kinds = ", ".join(smallest.faults.kinds) or "no faults"
    typer.echo(f"smallest: {smallest.days} day, {smallest.visitors} visitors, {kinds}; told in {_STORY}")


if __name__ == "__main__":
    typer.run(main)
