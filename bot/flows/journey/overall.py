"""A visit that takes longer than its whole sheet allows: flagged once, and told to the supervisor."""

from datetime import datetime

from bot.flows.journey.deviations import announce_withdrawal, answered_words, entry, explain_choice, withdrawn
from bot.flows.procedure import whole
from bot.flows.procedure.timeline import Timeline
from bot.flows.scene.confidential import name_of
from bot.flows.scene.messages import Args, Due, Phrase, Urgency
from bot.flows.scene.rungs import ATTENDED, Rung
from bot.flows.scene.scene import Scene
from bot.flows.staffing import charge
from bot.flows.staffing.roster import SUPERVISOR, responsible
from bot.flows.state.deviation import Became, Deviation, DeviationKind, named
from bot.flows.state.visits import Status, Visit


def settle(scene: Scene, visit: Visit, line: Timeline) -> Visit:
    """Announces once that the limit of the sheet has been passed; withdraws it, with trace, when that is disproved.

    rule: whole-sheet-limit
    """
    sheet = scene.sheet(visit)
    if not sheet.sound or not visit.ticket:
        return visit
    until = min(scene.now, visit.closed_at) if visit.closed_at else scene.now
    due_at = whole.over(sheet, line, scene.calendar(visit), until)
    standing = next((each for each in visit.deviations if each.stands and each.kind is DeviationKind.OVERALL), None)
    if due_at is not None and standing is None:
        return scene.keep_visit(visit, deviations=(*visit.deviations, _announce(scene, visit, due_at)))
    if due_at is None and standing is not None:
        return _withdraw(scene, visit, standing)
    return visit


def _next_at(scene: Scene, visit: Visit) -> datetime | None:
    """When a visit will pass the limit of its sheet; nothing once that is past, for then it has been announced."""
    return whole.next_at(scene.sheet(visit), scene.timeline(visit), scene.calendar(visit), scene.now)


def _withdraw(scene: Scene, visit: Visit, standing: Deviation) -> Visit:
    gone = withdrawn(scene, visit, standing)
    announce_withdrawal(scene, visit, gone)
    kept = tuple(gone if each is standing else each for each in visit.deviations)
    return scene.keep_visit(visit, deviations=kept)


def _announce(scene: Scene, visit: Visit, due_at: datetime) -> Deviation:
    identity = scene.sheet(visit).identity
    args: Args = {
        "ticket": visit.ticket or "",
        "steps": Phrase("step-whole"),
        "activity": identity.name,
        "standard": identity.whole_time,
        "due": Due(due_at),
        "since": visit.joined_at,
        "name": name_of(visit, "-"),
    }
    told = responsible(scene, visit, SUPERVISOR)
    one = charge.named(scene.desk, visit, SUPERVISOR, told, due_at)
    args = {**args, "answers": answered_words(scene, visit, SUPERVISOR, one)}
    choices = (explain_choice(visit, len(visit.deviations)),)
    for member in told:
        person = scene.known_person(member.person_id or "")
        scene.say(person, "deviation-flagged", args, choices=choices, urgency=Urgency.URGENT, visit_id=visit.id)
    scene.note("deviation_flagged", visit.id, first=whole.WHOLE, last=whole.WHOLE, role=SUPERVISOR)
    return Deviation(
        id=named(visit.id, len(visit.deviations)),
        kind=DeviationKind.OVERALL,
        first=whole.WHOLE,
        last=whole.WHOLE,
        due_at=due_at,
        role=SUPERVISOR,
        answered_by=one,
        entries=(entry(scene, Became.RAISED),),
    )


OVERALL = Rung("overall", (Status.QUEUED, Status.PARKED, *ATTENDED), _next_at)
