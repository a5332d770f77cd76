"""The day in figures: visits by how they ended, what waits, each step's plan against what it really took."""

from collections.abc import Iterator
from dataclasses import asdict

from bot.flows.board.needs import DaySoFar
from bot.flows.journey.figures import StepFigures, figures
from bot.flows.journey.tally import tally
from bot.flows.procedure.sheet import Sheet
from bot.flows.scene.messages import Args
from bot.flows.scene.scene import Scene
from bot.flows.state.day import Day
from bot.flows.state.visits import Status


def known(scene: Scene) -> Day:
    """The day as it was loaded."""
    return scene.facts.about(DaySoFar)


def sums(scene: Scene) -> Args:
    """How many visits, by how they stand or have ended."""
    day, late_comers = known(scene), _just_ended(scene)
    ended = [each.status for each in day.ended] + late_comers
    # rule: day-counted-in-one-place
    counted = tally(
        ended, day.in_all + len(late_comers), serving=len(scene.desk.attended), waiting=scene.desk.queue.count
    )
    return {**asdict(counted), "at": scene.now}


def _just_ended(scene: Scene) -> list[Status]:
    """How visits have ended that did so in the same batch, after the day was loaded."""
    local, counted = scene.office.calendar.local, {each.visit_id for each in known(scene).ended}
    at_hand = (scene.visit(visit_id) for visit_id in {*scene.facts.visits, *scene.visits} - counted)
    ended = (visit for visit in at_hand if visit and visit.ticket and visit.closed_at)
    return [v.status for v in ended if v.closed_at and local(v.closed_at).date() == local(scene.now).date()]


def steps(scene: Scene) -> Iterator[tuple[Sheet, tuple[StepFigures, ...]]]:
    """Plan against actual of the visits that have ended today, by sheet in force."""
    for sheet in scene.office.in_force:
        finished = (each for each in known(scene).ended if each.status is Status.FINISHED)
        if found := figures(sheet, (each.steps for each in finished if each.sheet_id == sheet.id)):
            yield sheet, found
