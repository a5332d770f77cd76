"""What staff still owe of a visit: steps that are theirs to report and that nobody has reported."""

from itertools import takewhile

from bot.flows.procedure.sheet import Step
from bot.flows.procedure.timeline import Timeline
from bot.flows.procedure.vocabulary import Word


def owed(line: Timeline) -> tuple[Step, ...]:
    """The steps that staff have yet to report. Leading the visitor out of the room is none, once it is reported
    that they were served."""
    told = {entry.step.ends.word for entry in line.lines if entry.ended_at is not None}
    farewell = {Word.OUT_OF_ROOM} if told & {Word.SERVED, Word.ANSWERED} else set[Word]()
    return tuple(step for step in line.left if step.staffs_own and step.ends.word not in farewell)


def reported(line: Timeline) -> bool:
    """Whether anybody has reported a step of staff's at all."""
    return any(entry.ended_at is not None and entry.step.staffs_own for entry in line.lines)


def needs_place(line: Timeline) -> bool:
    """Whether a visitor still keeps a place at the desk busy: until staff have nothing more to do before the survey, on
    the way that the visit takes."""
    taken = (entry.step for entry in line.taken)
    service = takewhile(lambda step: step.ends.word is not Word.SURVEY_SUBMITTED, taken)
    ours = [step for step in service if step.staffs_own]
    return not ours or any(step in line.left for step in ours)
