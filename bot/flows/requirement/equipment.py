"""Equipment: what the running step requires is shown on the officer's card, and marked where it is missing.

A mark is a deviation, so it has its moment, who made it, and a history that is only ever added to. It is taken back,
with trace, as long as its step runs; afterwards it is answered for like any other.
"""

from collections.abc import Iterator

from bot.flows.journey.deviations import explain_choice, withdrawn
from bot.flows.procedure.sheet import Step
from bot.flows.requirement.items import items
from bot.flows.requirement.raising import answered_for, raised, replaced, tell, words
from bot.flows.scene.messages import Args, Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.deviation import Deviation, DeviationKind, serial_named
from bot.flows.state.visits import Visit

MISSING, THERE = "x", "ok"
"""What a press says of a thing; not what is the case turned round, so that a second press changes nothing."""

_MOST_AT_ONCE = 3
"""As many things have a button each; where a step requires more, one button leads to the list."""


def running(scene: Scene, visit: Visit) -> Step | None:
    """The step whose equipment can be looked at: the one that goes on."""
    current = scene.timeline(visit).current if visit.status.attended and visit.ticket else None
    return current.step if current else None


def mark_of(visit: Visit, step: Step, item: str) -> Deviation | None:
    """The mark on a thing that a step requires, while it stands."""
    marks = (each for each in visit.deviations if each.kind is DeviationKind.EQUIPMENT and each.stands)
    return next((each for each in marks if each.first == step.no and each.item == item), None)


def on_card(scene: Scene, visit: Visit) -> Phrase:
    """What the running step requires, and what of it is missing."""
    step = running(scene, visit)
    if step is None or not items(step):
        return Phrase("nothing")
    return Phrase("card-requires", {"no": step.no, "lines": Listing(tuple(_lines(visit, step)))})


def _lines(visit: Visit, step: Step) -> Iterator[Phrase]:
    for item in items(step):
        name = "card-required-missing" if mark_of(visit, step, item) else "card-required"
        yield Phrase(name, {"item": item})


def choices(scene: Scene, visit: Visit) -> tuple[Choice, ...]:
    """Marking what is missing, and taking that back."""
    step = running(scene, visit)
    if step is None or not items(step):
        return ()
    if len(items(step)) > _MOST_AT_ONCE:
        return (Choice(Phrase("choice-equipment"), token(Verb.EQUIPMENT, visit.id, step.no)),)
    return _each(visit, step)


def _each(visit: Visit, step: Step) -> tuple[Choice, ...]:
    return tuple(_choice(visit, step, place, item) for place, item in enumerate(items(step), 1))


def _choice(visit: Visit, step: Step, place: int, item: str) -> Choice:
    missing = mark_of(visit, step, item) is not None
    label = Phrase("choice-equipment-there" if missing else "choice-equipment-missing", {"item": item})
    return Choice(label, token(Verb.EQUIPMENT, visit.id, step.no, place, THERE if missing else MISSING))


def press(scene: Scene, visit: Visit, parts: tuple[str, ...]) -> None:
    """Something is missing, or there after all; or the list is asked for. Only while its step runs."""
    step = running(scene, visit)
    if step is None or not items(step):
        scene.answer("equipment-none", {"ticket": visit.ticket or ""})
        return
    match parts:
        case () | (_,) if parts in ((), (str(step.no),)):
            show(scene, visit, step)
        case (no, place, said) if no == str(step.no) and place in _places(step) and said in (MISSING, THERE):
            say(scene, visit, step, items(step)[int(place) - 1], missing=said == MISSING)
        case _:
            # rule: mark-while-the-step-runs
            scene.answer("equipment-step-over", {"ticket": visit.ticket or ""})


def _places(step: Step) -> tuple[str, ...]:
    return tuple(str(place) for place, _ in enumerate(items(step), 1))


def show(scene: Scene, visit: Visit, step: Step) -> None:
    """Lists what the step requires."""
    args: Args = {
        "ticket": visit.ticket or "",
        "no": step.no,
        "activity": step.activity,
        "lines": Listing(tuple(_lines(visit, step))),
    }
    scene.say(scene.person, "equipment-list", args, choices=_each(visit, step), visit_id=visit.id)


def say(scene: Scene, visit: Visit, step: Step, item: str, *, missing: bool) -> None:
    """Marks a thing as missing, or takes the mark back; what is so already is only said again."""
    mark = mark_of(visit, step, item)
    args: Args = {"ticket": visit.ticket or "", "no": step.no, "item": item}
    if missing and mark is None:
        visit, mark = raised(scene, visit, step, DeviationKind.EQUIPMENT, scene.at, item)
        tell(scene, visit, mark)
    elif mark is not None and not missing:
        visit, mark = replaced(scene, visit, withdrawn(scene, visit, mark)), None
    back = _choice(visit, step, items(step).index(item) + 1, item)
    if mark is None:
        scene.say(scene.person, "equipment-there", args, choices=(back,), visit_id=visit.id)
        return
    answers = words(scene, visit, mark)["answers"]
    explain = (explain_choice(visit, int(serial_named(mark.id))),) if answered_for(mark) else ()
    told = {**args, "answers": answers}
    scene.say(scene.person, "equipment-missing", told, choices=(back, *explain), visit_id=visit.id)
