"""The smallest run that still breaks the same promise: fewer days, fewer visitors, fewer kinds of faults."""

from collections.abc import Iterator

from bot.rehearsal.simulation.simulation import Report, simulate


def promises_of(report: Report) -> set[str]:
    """The promises that a run broke, by name."""
    return {told.partition(":")[0] for told in report.broken}


def shrunk(failed: Report) -> Report:
    """Tries smaller runs for as long as one of them breaks a promise that this one broke."""
    smallest, wanted = failed, promises_of(failed)
    going = True
    while going:
        going = False
        for smaller in _smaller(smallest):
            if promises_of(smaller) & wanted:
                smallest, going = smaller, True
                break
    return smallest


def _smaller(run: Report) -> Iterator[Report]:
    if run.days > 1:
        yield simulate(run.seed, run.days // 2, run.visitors, run.faults)
    if run.visitors > 1:
        yield simulate(run.seed, run.days, run.visitors // 2, run.faults)
    for kind in run.faults.kinds:
        yield simulate(run.seed, run.days, run.visitors, run.faults.without(kind))
