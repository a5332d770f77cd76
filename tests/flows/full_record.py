"""What a visit's timeline is to be: everything people told, and all that the meeting could have seen."""

from datetime import datetime

from bot.flows.office.office import Office
from bot.flows.procedure.timeline import StepState, Timeline, due_after, fold
from bot.flows.procedure.vocabulary import Source
from bot.flows.state.visits import Visit
from tests.flows.served_days import Served


def full_record(office: Office, now: datetime, truth: Served, visit: Visit) -> Timeline:
    """The timeline of everything the desk and people have told, and of all that the meeting could have seen."""
    told = [piece for piece in visit.evidence if piece.source is not Source.ZOOM]
    return fold(office.sheet, [*told, *truth.truth()], office.calendar, now)


def course(line: Timeline) -> list[str]:
    """A timeline in lines that can be compared and read."""
    return [
        f"{each.step.no} {each.state} {clock(each.began_at)}-{clock(each.ended_at)} {each.source}"
        for each in line.lines
    ]


def clock(at: datetime | None) -> str:
    """A time of day, or that it is not known."""
    return f"{at:%H:%M:%S}" if at else "?"


def late(line: Timeline) -> list[tuple[int, int]]:
    """The runs of steps that took too long."""
    return [(overrun.first.no, overrun.last.no) for overrun in line.overruns]


def wrong_moments(known: Timeline, full: Timeline) -> list[int]:
    """The steps for which the meeting is quoted with a moment that was not."""
    quoted = [line for line in known.lines if line.source is Source.ZOOM]
    return [line.step.no for line in quoted if line.ended_at != full.line(line.step.no).ended_at]


def false_deviations(office: Office, visit: Visit, known: Timeline, full: Timeline) -> list[tuple[int, int]]:
    """What stands against steps that did not take too long. A last step whose very end was lost may run over."""
    over = {line.step.no for line in known.lines if line.state is StepState.DONE and full.line(line.step.no).ended_at}
    standing = [(each.first, each.last) for each in visit.deviations if each.stands and each.last in over]
    return [(first, last) for first, last in standing if not _took_too_long(office, full, first, last)]


def _took_too_long(office: Office, full: Timeline, first: int, last: int) -> bool:
    due_at, ended_at = full.line(first).began_at, full.line(last).ended_at
    for step in (line.step for line in full.lines if first <= line.step.no <= last):
        due_at = due_after(due_at, step.standard, office.calendar) if due_at else None
    return due_at is None or ended_at is None or ended_at > due_at
