"""Whether staff still owe a visitor anything for which a place at the desk is kept."""

from itertools import takewhile

from bot.flows.procedure.timeline import Timeline
from bot.flows.procedure.vocabulary import Word


def needs_place(line: Timeline) -> bool:
    """Whether a visitor still keeps a place at the desk busy: until staff have nothing more to do before the survey, on
    the way that the visit takes."""
    taken = (entry.step for entry in line.taken)
    service = takewhile(lambda step: step.ends.word is not Word.SURVEY_SUBMITTED, taken)
    ours = [step for step in service if step.staffs_own]
    return not ours or any(step in line.left for step in ours)
