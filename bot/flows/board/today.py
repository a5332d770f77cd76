"""How the day goes, for who sees the office: visits, plan against actual, what ran over, is due, broke, and what the
desk can take."""

from collections.abc import Callable, Iterator

from bot.flows.board import day, due
from bot.flows.journey.deviations import steps_words
from bot.flows.journey.figures import StepFigures
from bot.flows.ledger import line
from bot.flows.procedure.sheet import Sheet
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.queue import capacity
from bot.flows.scene.messages import Arg, Args, Bar, Chart, Choice, Day, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import on_duty
from bot.flows.state.deviation import Deviation, serial_named
from bot.flows.state.lengths import ALL
from bot.flows.state.visits import Visit

_MOST_LATE, _MOST_STEPS = 8, 20


def show(scene: Scene) -> None:
    """Says how the day goes, and shows plan against actual as a picture where there is anything to draw."""
    late = sorted(_late(scene), key=lambda pair: (not pair[1].stage.open, pair[1].raised_at, pair[1].id))
    args: Args = {**day.sums(scene), "day": Day(scene.now)}
    args["parts"] = Listing(tuple(part for each in PARTS if (part := each(scene, late)) is not None))
    choices = tuple(_look(visit, each) for visit, each in late[:_MOST_LATE] if each.stage.open)
    scene.say(scene.person, "today", args, choices=choices, passing=True)
    for sheet, figures in day.steps(scene):
        scene.say(scene.person, "today-picture", {"sheet": sheet.identity.name}, chart=chart_of(sheet, figures))


def _late(scene: Scene) -> Iterator[tuple[Visit, Deviation]]:
    """The deviations that stand of visits that ended today or go on now."""
    ids = {*day.known(scene).late, *(place.visit_id for place in scene.desk.attended)}
    visits = (scene.visit(visit_id) for visit_id in sorted(ids) if scene.at_hand(visit_id))
    yield from ((visit, each) for visit in visits if visit for each in visit.deviations if each.stands)


def _look(visit: Visit, deviation: Deviation) -> Choice:
    which: Args = {"ticket": visit.ticket or "", "steps": steps_words(deviation.first, deviation.last)}
    return Choice(Phrase("choice-ledger-one", which), token(Verb.LEDGER, visit.id, serial_named(deviation.id)))


_Late = list[tuple[Visit, Deviation]]


def _plan(scene: Scene, _late: _Late) -> Phrase | None:
    """Each step's plan against what it took."""
    lines = [_step(each) for _, figures in day.steps(scene) for each in figures]
    return _part("today-plan", lines[:_MOST_STEPS]) if lines else None


def _step(each: StepFigures) -> Phrase:
    args: Args = {"no": each.step.no, "activity": each.step.activity, "standard": each.step.printed_time}
    figures: Args = {"middle": each.middle, "most": each.most, "times": each.times, "late": each.late}
    # rule: once-is-not-usual
    if each.times == 1:
        return Phrase("today-step-once-late" if each.late else "today-step-once", {**args, **figures})
    return Phrase("today-step-late" if each.late else "today-step", {**args, **figures})


def _overruns(scene: Scene, late: _Late) -> Phrase | None:
    """What ran over, with who answers and how far the explanation is."""
    lines = [_overrun(scene, visit, each) for visit, each in late[:_MOST_LATE]]
    lines += [Phrase("work-more", {"count": len(late) - _MOST_LATE})] if len(late) > _MOST_LATE else []
    return _part("today-overruns", lines) if lines else None


def _overrun(scene: Scene, visit: Visit, deviation: Deviation) -> Phrase:
    told = line.told(scene, visit, deviation)
    stage: Arg = Phrase("today-visitors-side") if deviation.role == VISITOR else told["stage"]
    return Phrase("today-overrun", {**told, "stage": stage})


def _capacity(scene: Scene, _late: _Late) -> Phrase | None:
    """What the desk can take with those who are on duty, and its basis."""
    learnt, basis = scene.desk.lengths.get(ALL), day.known(scene).basis
    officers = on_duty(scene.desk, scene.office)
    places = min(scene.office.capacity, officers)
    if learnt is None or basis is None:
        return Phrase("capacity-unknown")
    if not places:
        return Phrase("capacity-nobody")
    found = capacity.capacity(learnt, places, scene.office.day.in_time)
    args: Args = {"officers": places, "hourly": found.per_hour, "wait": scene.office.day.in_time}
    return Phrase("capacity", {**args, "visits": basis.visits, "mean": found.mean})


def _follow_ups(scene: Scene, _late: _Late) -> Phrase | None:
    """What was promised to visitors and is due."""
    lines = due.follow_ups(scene)
    return _part("today-follow-ups", lines) if lines else None


def _disturbances(scene: Scene, _late: _Late) -> Phrase | None:
    """What broke at the office itself."""
    lines = due.disturbances(scene)
    return _part("today-disturbances", lines) if lines else None


def _part(title: str, lines: list[Phrase]) -> Phrase:
    return Phrase("work-section", {"title": Phrase(title), "lines": Listing(tuple(lines))})


PARTS: tuple[Callable[[Scene, _Late], Phrase | None], ...] = (
    _plan,
    _overruns,
    _follow_ups,
    _disturbances,
    _capacity,
)
"""In the order in which they are read; what else concerns the day is one more."""


def chart_of(sheet: Sheet, figures: tuple[StepFigures, ...]) -> Chart:
    """Plan against actual of a sheet's steps, to be drawn."""
    bars = (
        Bar(
            Phrase("chart-step", {"no": each.step.no, "activity": each.step.activity}),
            each.step.standard.clock,
            each.middle,
            each.most,
            each.times,
            each.late,
        )
        for each in figures
    )
    return Chart(Phrase("chart-title", {"sheet": sheet.identity.name}), tuple(bars))
