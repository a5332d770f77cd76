"""Output: what a step has to yield is looked for at its end; what is missing then is a deviation, by itself.

Which check a step has, its words in the sheet say. A check looks only at what is kept of the visit, so it is made anew
whenever the visit changes: a step that has not ended after all, or something that was there in time, withdraws it with
trace; what comes later is put down beside it, and the deviation is answered for.
"""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from bot.flows.ending import outcome
from bot.flows.journey.deviations import announce_withdrawal, withdrawn
from bot.flows.office.fitting import required_missing
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.timeline import StepLine, StepState
from bot.flows.procedure.vocabulary import Word
from bot.flows.requirement.raising import raised, replaced, tell
from bot.flows.scene.messages import Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.deviation import Became, Deviation, DeviationEntry, DeviationKind
from bot.flows.state.visits import Visit


class Output(StrEnum):
    """What can be looked for."""

    DATA = "data"
    """The required answers of the visitor's form."""
    OUTCOME = "outcome"
    """What came of the service, in words; it may be written until the survey is over, or the visit is."""
    SURVEY = "survey"
    """The survey's result, or why there is none."""
    DOCUMENT = "document"
    """The service document: it is there once it is issued, with its number."""


_BY_WORD = {Word.DATA_COMPLETE: Output.DATA, Word.SURVEY_SUBMITTED: Output.SURVEY, Word.LEFT: Output.DOCUMENT}


def expected(step: Step) -> Output | None:
    """What a step has to yield, as far as the desk can see that.

    rule: checks-come-from-the-sheet
    """
    return Output.OUTCOME if step.asks_output else _BY_WORD.get(step.ends.word)


def settle(scene: Scene, visit: Visit) -> Visit:
    """Raises what is missing, withdraws what evidence has disproved, and puts down what came later. A visit from before
    outputs were looked at is left alone, as is one under a sheet that is not sound."""
    # rule: unsound-sheet-judges-nothing
    if not visit.output_checked or not visit.ticket or not scene.sheet(visit).sound:
        return visit
    for entry in scene.timeline(visit).lines:
        if expected(entry.step) is not None:
            visit = _look(scene, visit, entry)
    return visit


def _look(scene: Scene, visit: Visit, entry: StepLine) -> Visit:
    wanted_at = _wanted_at(scene, visit, entry)
    standing = _standing(visit, entry.step)
    there = wanted_at is None or _there(scene, visit, entry.step)
    if standing is None:
        return visit if wanted_at is None or there else _raise(scene, visit, entry.step, wanted_at)
    supplied = standing.latest(Became.SUPPLIED)
    if wanted_at is None or (supplied is not None and supplied.at < wanted_at):
        # rule: there-in-time-after-all
        return _withdraw(scene, visit, standing)
    if there and supplied is None:
        entry_of = DeviationEntry(Became.SUPPLIED, scene.at, scene.who)
        scene.note("deviation_supplied", visit.id, step=entry.step.no)
        return _look(scene, replaced(scene, visit, standing.and_then(entry_of)), entry)
    return visit


def _standing(visit: Visit, step: Step) -> Deviation | None:
    found = (each for each in visit.deviations if each.kind is DeviationKind.OUTPUT and each.stands)
    return next((each for each in found if each.first == step.no), None)


def _wanted_at(scene: Scene, visit: Visit, entry: StepLine) -> datetime | None:
    """The moment at which a step's output had to be there; None while it need not be."""
    if entry.state is not StepState.DONE:
        return None
    if expected(entry.step) is Output.OUTCOME:
        return _survey_over(scene, visit, entry) or visit.closed_at
    if expected(entry.step) is Output.DOCUMENT:
        return visit.closed_at
    return entry.ended_at or scene.now


def _survey_over(scene: Scene, visit: Visit, service: StepLine) -> datetime | None:
    """When the survey after a service was over; None while it is not, or where the sheet has none."""
    later = (line for line in scene.timeline(visit).taken if line.step.no != service.step.no)
    done = (line for line in later if line.state is StepState.DONE and line.step.ends.word is Word.SURVEY_SUBMITTED)
    return next((line.ended_at or scene.now for line in done), None)


def _there(scene: Scene, visit: Visit, step: Step) -> bool:
    match expected(step):
        case Output.DATA:
            return not required_missing(visit.form, scene.office)
        case Output.OUTCOME:
            return outcome.owed(visit, scene.timeline(visit)) is not step
        case Output.SURVEY:
            # rule: a-reason-is-a-result
            return visit.survey is not None or visit.surveyed
        case _:
            # rule: issued-is-the-output
            return visit.paper is not None


def _raise(scene: Scene, visit: Visit, step: Step, at: datetime) -> Visit:
    before = scene.before(visit.id)
    if not visit.status.open and before is not None and not before.status.open:
        return visit  # what is recorded of a visit after its end is put down beside it
    visit, deviation = raised(scene, visit, step, DeviationKind.OUTPUT, at)
    tell(scene, visit, deviation, *_mending(visit, step))
    return visit


def _mending(visit: Visit, step: Step) -> Iterator[Choice]:
    """What supplies it all the same."""
    if expected(step) is Output.OUTCOME:
        yield Choice(Phrase("choice-outcome"), token(Verb.OUTCOME, visit.id))
    elif expected(step) is Output.DATA and visit.status.open:
        yield Choice(Phrase("choice-complete"), token(Verb.COMPLETE, visit.id))


def _withdraw(scene: Scene, visit: Visit, standing: Deviation) -> Visit:
    gone = withdrawn(scene, visit, standing)
    announce_withdrawal(scene, visit, gone)
    return replaced(scene, visit, gone)
