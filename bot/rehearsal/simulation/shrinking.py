"""The smallest run that still breaks the same promise: fewer days, fewer visitors, fewer kinds of faults."""

from collections.abc import Iterator

from bot.rehearsal.simulation.simulation import Report, begins_at, simulate


def promises_of(report: Report) -> set[str]:
    """The promises that a run broke, by name."""
    return {told.partition(":")[0] for told in report.broken}


def shrunk(failed: Report) -> Report:
    """Tries smaller runs for as long as one of them breaks a promise that this one broke."""
    smallest, wanted = failed, promises_of(failed)
    going = True
    while going:
        going = False
        for smaller in _smaller(smallest, wanted):
            if promises_of(smaller) & wanted:
                smallest, going = smaller, True
                break
    return smallest


def _fewer_days(run: Report) -> list[int]:
    """Up to the day on which the first promise was broken, then half as many: later days change nothing before."""
    broken_by = sum(begins_at(day) <= run.broke_at for day in range(run.days))
    return sorted({days for days in (broken_by, run.days // 2) if 1 <= days < run.days}, reverse=True)


def _smaller(run: Report, wanted: set[str]) -> Iterator[Report]:
    for days in _fewer_days(run):
        yield simulate(run.seed, days, run.visitors, run.faults, wanted)
    if run.visitors > 1:
        yield simulate(run.seed, run.days, run.visitors // 2, run.faults, wanted)
    for kind in run.faults.kinds:
        yield simulate(run.seed, run.days, run.visitors, run.faults.without(kind), wanted)
