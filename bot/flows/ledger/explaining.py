"""The explanation: whoever answers for a deviation says what caused it, and how it came about."""

from bot.flows.ledger import line, listing
from bot.flows.ledger.keeping import add, words_about
from bot.flows.scene.messages import Args, Due, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import SUPERVISOR, responsible
from bot.flows.state.desk import Staff
from bot.flows.state.deviation import Became, Cause, Deviation, DeviationEntry, Stage, serial_named
from bot.flows.state.dialog import Explaining, Idle
from bot.flows.state.visits import Visit


def ask(scene: Scene, visit: Visit, deviation: Deviation, cause: str = "") -> None:
    """Asks for the cause first, then for the words; words without a cause are of another."""
    if deviation.stage is not Stage.UNEXPLAINED:
        _too_late(scene, visit, deviation)
    elif cause not in (known.value for known in Cause):
        # rule: words-before-the-cause-count
        scene.talk(Explaining(visit.id, int(serial_named(deviation.id)), ""))
        args: Args = {**line.told(scene, visit, deviation), "due": Due(line.due(scene, deviation))}
        scene.say(
            scene.person, "explain-cause", args, choices=listing.cause_choices(visit, deviation), visit_id=visit.id
        )
    else:
        scene.talk(Explaining(visit.id, int(serial_named(deviation.id)), cause))
        scene.answer("explain-ask", {**line.told(scene, visit, deviation), "cause": line.cause_name(Cause(cause))})


def _too_late(scene: Scene, visit: Visit, deviation: Deviation) -> None:
    scene.talk(Idle())
    scene.answer("explain-not-now", line.told(scene, visit, deviation))


def write(scene: Scene, visit: Visit, member: Staff, asked: Explaining, typed: str) -> None:
    """Takes the words, and hands the explanation to the supervisors."""
    written = words_about(scene, visit, asked, Stage.UNEXPLAINED, typed)
    if written is not None:
        deviation, words = written
        cause = Cause(asked.cause) if asked.cause else Cause.OTHER
        entry = DeviationEntry(Became.EXPLAINED, scene.now, scene.who, cause, words)
        visit, deviation = add(scene, visit, deviation, entry)
        scene.talk(Idle())
        scene.answer("explain-noted", line.told(scene, visit, deviation))
        _tell_supervisors(scene, member, visit, deviation, entry)


def _tell_supervisors(scene: Scene, member: Staff, visit: Visit, deviation: Deviation, entry: DeviationEntry) -> None:
    cause = line.cause_name(entry.cause or Cause.OTHER)
    args: Args = {**line.told(scene, visit, deviation), "name": member.name, "cause": cause, "words": entry.words}
    for one in responsible(scene, visit, SUPERVISOR):
        scene.say(
            scene.known_person(one.person_id or ""),
            "explain-to-supervisor",
            args,
            choices=listing.choices(scene, one, visit, deviation),
            urgency=Urgency.NOTICE,
            visit_id=visit.id,
        )
