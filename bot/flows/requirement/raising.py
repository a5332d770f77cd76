"""A deviation of equipment or output: charged like any other, by the moment at which it came about."""

from datetime import datetime

from bot.flows.journey.deviations import answered_words, entry, explain_choice, what_departed
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.scene.messages import Args, Choice, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.staffing import charge
from bot.flows.staffing.roster import responsible
from bot.flows.state.deviation import Became, Deviation, DeviationKind, named, serial_named
from bot.flows.state.visits import Visit


def raised(
    scene: Scene, visit: Visit, step: Step, kind: DeviationKind, at: datetime, item: str = ""
) -> tuple[Visit, Deviation]:
    """The visit with a deviation more. Of the visitor's own steps nobody is charged."""
    role = charge.charged(scene.sheet(visit), step, scene.desk, at)
    told = responsible(scene, visit, role) if role != VISITOR else ()
    deviation = Deviation(
        id=named(visit.id, len(visit.deviations)),
        kind=kind,
        first=step.no,
        last=step.no,
        due_at=at,
        role=role,
        answered_by=charge.named(scene.desk, visit, role, told, at) if role != VISITOR else None,
        entries=(entry(scene, Became.RAISED),),
        item=item,
    )
    scene.note("deviation_flagged", visit.id, first=step.no, last=step.no, role=role, kind=kind.value)
    return scene.keep_visit(visit, deviations=(*visit.deviations, deviation)), deviation


def tell(scene: Scene, visit: Visit, deviation: Deviation, *mending: Choice) -> None:
    """Tells whoever answers for it, with what mends it; whoever acts is answered where they act."""
    if not answered_for(deviation):
        return
    args = words(scene, visit, deviation)
    choices = (*mending, explain_choice(visit, int(serial_named(deviation.id))))
    for member in responsible(scene, visit, deviation.role):
        if member.person_id == scene.person_id and deviation.kind is DeviationKind.EQUIPMENT:
            continue
        reader = scene.known_person(member.person_id or "")
        text = f"deviation-{deviation.kind.value}-flagged"
        scene.say(reader, text, args, choices=choices, urgency=Urgency.URGENT, visit_id=visit.id)


def answered_for(deviation: Deviation) -> bool:
    """Whether anybody has to explain it: nobody, where it is on the visitor's side."""
    return deviation.role != VISITOR


def words(scene: Scene, visit: Visit, deviation: Deviation) -> Args:
    """What is said of it: of which visit, what was missing, and who answers."""
    step = scene.timeline(visit).line(deviation.last).step
    return {
        "ticket": visit.ticket or "",
        "what": what_departed(deviation),
        "activity": step.activity,
        "output": step.output,
        "answers": answered_words(scene, visit, deviation.role, deviation.answered_by)
        if answered_for(deviation)
        else Phrase("deviation-visitors-side"),
    }


def replaced(scene: Scene, visit: Visit, deviation: Deviation) -> Visit:
    """The visit with a deviation as it is now."""
    kept = tuple(deviation if each.id == deviation.id else each for each in visit.deviations)
    return scene.keep_visit(visit, deviations=kept)
