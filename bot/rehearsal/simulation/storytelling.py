"""A run as a story file: what people did and how much time passed between, to be played against a whole desk
(``tests/stories/``). Faults of the network, of disks and of the process are told as remarks: a story has none."""

from collections.abc import Iterator

from bot.rehearsal.simulation.said import at_work
from bot.rehearsal.simulation.simulation import Report

_UNITS = ((86400, "hari"), (3600, "jam"), (60, "menit"), (1, "detik"))


def story_of(report: Report) -> str:
    """The story of a run."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"# seed={report.seed} days={report.days} visitors={report.visitors} faults={','.join(report.faults.kinds)}"
    yield from (f"# {told}" for told in report.broken)
    yield from (at_work(name, role) for name, role in report.staff)
    passed = 0
    for at, name, what in report.acts:
        if int(at) > passed:
            yield f".. {_span(int(at) - passed)}"
            passed = int(at)
        yield name.replace(" ", "") + what


def _span(seconds: int) -> str:
    parts = []
    for length, unit in _UNITS:
        if count := seconds // length:
            parts.append(f"{count} {unit}")
        seconds %= length
    return " ".join(parts)
