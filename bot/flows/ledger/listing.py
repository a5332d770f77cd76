"""The list of what is open in the ledger, and one deviation with all that became of it."""

from bot.flows.journey import rights
from bot.flows.journey.deviations import explain_choice, what_departed
from bot.flows.ledger import line
from bot.flows.ledger.needs import OpenDeviations
from bot.flows.scene.messages import Args, Choice, Due, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import sees_the_office
from bot.flows.state.desk import Staff
from bot.flows.state.deviation import Cause, Deviation, Stage, serial_named, visit_named
from bot.flows.state.visits import Visit

_MOST = 8


def show(scene: Scene, member: Staff) -> None:
    """Lists what is open, the most urgent first: all of it to who sees the office, else what a member answers for."""
    open_ones = list(_open(scene, member))
    lines = tuple(
        Phrase("ledger-line", {**line.told(scene, visit, each), "due": Due(line.due(scene, each))})
        for visit, each in open_ones[:_MOST]
    )
    choices = tuple(
        Choice(Phrase("choice-ledger-one", _which(visit, each)), _token(Verb.LEDGER, visit, each))
        for visit, each in open_ones[:_MOST]
    )
    more = max(0, len(open_ones) - _MOST)
    args: Args = {
        "count": len(open_ones),
        "lines": Listing(lines) if lines else Phrase("ledger-nothing"),
        "more": Phrase("ledger-more", {"count": more}) if more else Phrase("nothing"),
        "disturbances": _disturbances(scene),
    }
    scene.say(scene.person, "ledger-list", args, choices=choices, passing=True)


def _disturbances(scene: Scene) -> Phrase:
    """That something declared lasts, or waits for a supervisor: what it covers has to be explained by nobody."""
    count = sum(each.pending or (each.declared and each.lasts(scene.now)) for each in scene.desk.disturbances)
    return Phrase("ledger-disturbances", {"count": count}) if count else Phrase("nothing")


def _which(visit: Visit, deviation: Deviation) -> Args:
    return {"ticket": visit.ticket or "", "steps": what_departed(deviation)}


def _open(scene: Scene, member: Staff) -> list[tuple[Visit, Deviation]]:
    pairs = []
    for deviation_id in scene.facts.about(OpenDeviations):
        visit = scene.visit(visit_named(deviation_id))
        deviation = line.found(visit, serial_named(deviation_id)) if visit else None
        if visit and deviation and deviation.stage.open and _concerns(scene, member, visit, deviation):
            pairs.append((visit, deviation))
    return pairs


def _concerns(scene: Scene, member: Staff, visit: Visit, deviation: Deviation) -> bool:
    return sees_the_office(member) or rights.answers_for(scene, member, visit, deviation)


def show_one(scene: Scene, member: Staff, visit: Visit, deviation: Deviation) -> None:
    """Shows a deviation with its history, and what may be done about it now."""
    args: Args = {**line.told(scene, visit, deviation), "history": Listing(line.history(scene, deviation))}
    scene.say(scene.person, "ledger-one", args, choices=choices(scene, member, visit, deviation), visit_id=visit.id)


def choices(scene: Scene, member: Staff, visit: Visit, deviation: Deviation) -> tuple[Choice, ...]:
    """What a member may do about a deviation as it stands."""
    allowed = rights.allowed(scene, member, visit)
    match deviation.stage:
        case Stage.UNEXPLAINED if Verb.EXPLAIN in allowed:
            return (explain_choice(visit, int(serial_named(deviation.id))),)
        case Stage.UNJUDGED if Verb.JUDGE in allowed:
            return judge_choices(visit, deviation)
        case Stage.OWED if Verb.COMPENSATE in allowed:
            return (Choice(Phrase("choice-given"), _token(Verb.COMPENSATE, visit, deviation, "given")),)
        case _:
            return ()


def open_choice(visit: Visit, deviation: Deviation) -> Choice:
    """Looking at it."""
    return Choice(Phrase("choice-ledger-open"), _token(Verb.LEDGER, visit, deviation))


def cause_choices(visit: Visit, deviation: Deviation) -> tuple[Choice, ...]:
    """The causes to choose from."""
    return tuple(Choice(line.cause_name(c), _token(Verb.EXPLAIN, visit, deviation, c.value)) for c in Cause)


def judge_choices(visit: Visit, deviation: Deviation) -> tuple[Choice, ...]:
    """Taking an explanation, or asking for a better one."""
    return (
        Choice(Phrase("choice-accept"), _token(Verb.JUDGE, visit, deviation, "yes")),
        Choice(Phrase("choice-not-accept"), _token(Verb.JUDGE, visit, deviation, "no")),
    )


def _token(verb: Verb, visit: Visit, deviation: Deviation, *more: str) -> str:
    return token(verb, visit.id, serial_named(deviation.id), *more)
