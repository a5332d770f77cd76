"""When a visitor has been served, and until when they have to be there."""

from bot.flows.procedure.service import PARTING, of_staff
from bot.flows.procedure.timeline import StepState, Timeline
from bot.flows.procedure.vocabulary import ZOOM, Word


def served(line: Timeline) -> bool:
    """Whether the service itself has been given: only leaving, the survey and the like are left."""
    return line.service.state is StepState.DONE


def asks_survey(line: Timeline) -> bool:
    """Whether the survey is a step of this visit."""
    return any(entry.step.ends.word is Word.SURVEY_SUBMITTED for entry in line.taken)


def may_leave(line: Timeline) -> bool:
    """Whether a visitor who leaves the meeting does what the sheet has them do: they have been served, or the sheet
    sends them off before that and what staff do before it is done."""
    return served(line) or _seen_off(line)


def _seen_off(line: Timeline) -> bool:
    words = [entry.step.ends.word for entry in line.taken]
    if Word.LEFT not in words:
        return False
    ahead = line.taken[: words.index(Word.LEFT)]
    own = [entry for entry in ahead if of_staff(entry.step) and entry.step.ends.word not in PARTING]
    return bool(own) and all(entry.state is StepState.DONE for entry in own)


def has_to_be_there(line: Timeline) -> bool:
    """Whether a visitor who has been called still has to be present. Not while a step counted in days goes on after
    everything that the meeting can witness: nobody waits in a meeting for two days."""
    running = line.current
    in_days = running is not None and running.step.standard.working_days is not None
    return not may_leave(line) and not (in_days and not _meets_again(line))


def _meets_again(line: Timeline) -> bool:
    return any(ZOOM in step.reporters and step.ends.word is not Word.LEFT for step in line.left)
