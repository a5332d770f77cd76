"""What follows from a visit's evidence: its place, its call, its survey, its end."""

from bot.flows.ending import outcome, survey
from bot.flows.journey import deviations, overall, owing
from bot.flows.procedure.serving import asks_survey
from bot.flows.procedure.timeline import Timeline
from bot.flows.procedure.vocabulary import Word
from bot.flows.queue import places as queue
from bot.flows.scene.scene import Scene
from bot.flows.state.visits import Status, Visit


def settle(scene: Scene, visit: Visit) -> Visit:
    """Draws the consequences of a visit's evidence: deviations, the call, survey, end of the visit."""
    if visit.status is Status.APPOINTED:
        return visit  # nothing of the sheet goes on before its day
    words = scene.sheet(visit).words
    if not any(piece.word in words for piece in visit.evidence):
        return visit
    line = scene.timeline(visit)
    visit = overall.settle(scene, deviations.settle(scene, visit, line), line)
    visit = _settle_place(scene, visit, line)
    if visit.status is Status.PREPARING and queue.prepared(scene, visit):
        visit = queue.line_up(scene, visit)
    if visit.status.attended:
        current = line.current
        if current and current.step.ends.word is Word.SURVEY_SUBMITTED and not visit.surveyed:
            visit = survey.start(scene, visit)
        if line.complete:
            visit = finish(scene, visit)
    elif visit.status.ended_in_silence and _recorded(visit, line):
        visit = _resolve(scene, visit)
    return visit


def _settle_place(scene: Scene, visit: Visit, line: Timeline) -> Visit:
    """A visit keeps its place at the desk until staff have nothing more to do before the survey."""
    before = scene.before(visit.id)
    if before is not None and before.evidence == visit.evidence:
        return visit
    # rule: survey-keeps-no-place
    return queue.keep_place(scene, visit, needed=owing.needs_place(line))


def _recorded(visit: Visit, line: Timeline) -> bool:
    """Whether staff have written down after all what they owed of a visit that had ended in silence."""
    return visit.ticket is not None and line.reported and not line.owed and outcome.owed(visit, line) is None


def _resolve(scene: Scene, visit: Visit) -> Visit:
    """What was not recorded in time is now: the visit counts as finished, and the visitor gets the proof of it."""
    scene.note("resolved", visit.id)
    visit = scene.keep_visit(visit, status=Status.FINISHED, closed_at=scene.now)
    outcome.give_document(scene, visit)
    return visit


def finish(scene: Scene, visit: Visit) -> Visit:
    """The service is over: the visitor gets the proof of it, and the survey if it is still to come."""
    visit = queue.close(scene, visit, Status.FINISHED)
    outcome.give_document(scene, visit)
    if asks_survey(scene.timeline(visit)) and not visit.surveyed:
        visit = survey.start(scene, visit)
    return visit
