"""When a visitor has been served, and until when they have to be there: what the sheet says, not what a word sounds
like. "Dijawab" early in a sheet may only mean that a request has been confirmed.
"""

from bot.flows.procedure.sheet import Step
from bot.flows.procedure.timeline import StepLine, StepState, Timeline
from bot.flows.procedure.vocabulary import DESK, VISITOR, ZOOM, Word

_GIVING = frozenset((Word.SERVED, Word.ANSWERED))
_PARTING = frozenset((Word.OUT_OF_ROOM, Word.SURVEY_SUBMITTED, Word.LEFT))
"""Steps that end with these see a visitor out; they are no service."""


def service_step(steps: tuple[Step, ...]) -> Step:
    """The step whose end means that the visitor has been served.

    The last one whose output is written down as the outcome, or a later one that ends with "dilayani" or "dijawab";
    where no output is written down, the last one that staff do before they see the visitor out. Else the last step.
    """
    if any(step.asks_output for step in steps):
        found = [step for step in steps if step.asks_output or step.ends.word in _GIVING]
    else:
        found = [step for step in steps if _of_staff(step) and step.ends.word not in _PARTING]
    # rule: served-by-the-sheet
    return (found or list(steps))[-1]


def served(line: Timeline) -> bool:
    """Whether the service itself has been given: only leaving, the survey and the like are left."""
    return service_line(line).state is StepState.DONE


def service_line(line: Timeline) -> StepLine:
    """How the service step goes, of those steps that the visit takes: each branch of a decision may have its own."""
    return line.line(service_step(tuple(entry.step for entry in line.taken)).no)


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
    own = [entry for entry in ahead if _of_staff(entry.step) and entry.step.ends.word not in _PARTING]
    return bool(own) and all(entry.state is StepState.DONE for entry in own)


def has_to_be_there(line: Timeline) -> bool:
    """Whether a visitor who has been called still has to be present. Not while a step counted in days goes on after
    everything that the meeting can witness: nobody waits in a meeting for two days."""
    running = line.current
    in_days = running is not None and running.step.standard.working_days is not None
    return not may_leave(line) and not (in_days and not _meets_again(line))


def _meets_again(line: Timeline) -> bool:
    return any(ZOOM in step.reporters and step.ends.word is not Word.LEFT for step in line.left)


def _of_staff(step: Step) -> bool:
    return VISITOR not in step.reporters and step.reporters != (DESK,)
