"""The result of a visit: frozen when it is closed; what is learnt later is added to it, never written over it.

rule: frozen-at-closing
"""

from bot.flows.journey.going import step_result
from bot.flows.procedure.sheet import Sheet
from bot.flows.procedure.timeline import Overrun, StepLine, StepState, Timeline
from bot.flows.scene.scene import Scene
from bot.flows.state.deviation import Deviation
from bot.flows.state.result import Result
from bot.flows.state.visits import Visit


def freeze(scene: Scene, visit: Visit) -> Visit:
    """Freezes how a visit stands if this event closes it. A visit that is closed anew (called back, or recorded after
    it had ended in silence) has a new result."""
    before = scene.before(visit.id)
    if visit.closed_at is None or visit.closed_at == (before and before.closed_at):
        return visit
    steps = tuple(step_result(line) for line in scene.timeline(visit).lines)
    stood = tuple(each.id for each in visit.deviations if each.stands)
    return scene.keep_visit(visit, result=Result(visit.closed_at, steps, stood))


def frozen(visit: Visit) -> Result | None:
    """The result that counts; None while staff may still record what became of the visit, and for visits that were
    closed before results were kept."""
    return None if visit.status.open or visit.status.ended_in_silence else visit.result


def as_closed(sheet: Sheet, visit: Visit, result: Result) -> Timeline:
    """The timeline as it was frozen."""
    steps = {step.no: step for step in sheet.steps}
    lines = tuple(
        StepLine(steps[s.no], s.state, s.began_at, s.ended_at, s.source, s.by, s.due_at, s.used, s.answer)
        for s in result.steps
        if s.no in steps
    )
    stood = (
        each
        for each in visit.deviations
        if each.of_time and each.id in result.deviations and {each.first, each.last} <= steps.keys()
    )
    return Timeline(lines, tuple(Overrun(steps[each.first], steps[each.last], each.due_at) for each in stood))


def corrected(result: Result, line: Timeline) -> tuple[StepLine, ...]:
    """The steps that were done then or are now, and of which something else is known than when it was closed."""
    then = {step.no: step for step in result.steps}
    known = ((entry, then[entry.step.no]) for entry in line.lines if entry.step.no in then)
    return tuple(
        entry for entry, old in known if StepState.DONE in (entry.state, old.state) and step_result(entry) != old
    )


def withdrawn(result: Result, visit: Visit) -> tuple[Deviation, ...]:
    """What stood as a deviation when the visit was closed and was withdrawn later."""
    return tuple(each for each in visit.deviations if each.id in result.deviations and not each.stands)


def flagged(result: Result, visit: Visit) -> tuple[Deviation, ...]:
    """What stands as a deviation now and did not when the visit was closed."""
    return tuple(each for each in visit.deviations if each.stands and each.id not in result.deviations)
