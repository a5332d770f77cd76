"""The verdict: the supervisor takes an explanation, with what is done about the cause, or asks for a better one."""

from bot.flows.ledger import compensation, line, listing
from bot.flows.ledger.keeping import add, words_about
from bot.flows.ledger.watch import executors
from bot.flows.scene.messages import Args, Choice, Due, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.deviation import Became, Deviation, DeviationEntry, Stage, serial_named
from bot.flows.state.dialog import Idle, Judging
from bot.flows.state.visits import Visit


def ask(scene: Scene, visit: Visit, deviation: Deviation, verdict: str) -> None:
    """Asks for the words of a verdict: what is done about it, or what is still to be explained."""
    if deviation.stage is not Stage.UNJUDGED or verdict not in ("yes", "no", "plain"):
        scene.talk(Idle())
        scene.answer("judge-not-now", line.told(scene, visit, deviation))
        return
    serial = serial_named(deviation.id)
    if verdict == "plain":
        _accept(scene, visit, deviation, "")
        return
    scene.talk(Judging(visit.id, int(serial), accepted=verdict == "yes"))
    plain = Choice(Phrase("choice-no-action"), token(Verb.JUDGE, visit.id, serial, "plain"))
    choices = (plain,) if verdict == "yes" else ()
    words = "judge-ask-action" if verdict == "yes" else "judge-ask-more"
    scene.say(scene.person, words, line.told(scene, visit, deviation), choices=choices, visit_id=visit.id)


def write(scene: Scene, visit: Visit, member: Staff, asked: Judging, typed: str) -> None:
    """Takes the words of a verdict."""
    written = words_about(scene, visit, asked, Stage.UNJUDGED, typed)
    if written is None:
        return
    if asked.accepted:
        _accept(scene, visit, *written)
    else:
        _send_back(scene, member, visit, *written)


def _accept(scene: Scene, visit: Visit, deviation: Deviation, words: str) -> None:
    entry = DeviationEntry(Became.ACCEPTED, scene.now, scene.who, words=words)
    visit, deviation = add(scene, visit, deviation, entry)
    scene.talk(Idle())
    scene.answer("judge-accepted", line.told(scene, visit, deviation))
    _tell(scene, visit, deviation, "judge-accepted-told", words)
    compensation.propose(scene, visit, deviation)


def _send_back(scene: Scene, member: Staff, visit: Visit, deviation: Deviation, words: str) -> None:
    entry = DeviationEntry(Became.NOT_ACCEPTED, scene.now, scene.who, words=words)
    visit, deviation = add(scene, visit, deviation, entry)
    scene.talk(Idle())
    scene.answer("judge-sent-back", {**line.told(scene, visit, deviation), "due": Due(line.due(scene, deviation))})
    _tell(scene, visit, deviation, "judge-sent-back-told", words, member.name)


def _tell(scene: Scene, visit: Visit, deviation: Deviation, text: str, words: str, name: str = "") -> None:
    """Tells whoever answers; a supervisor who judged their own is not told what they did."""
    more: Args = {"words": Phrase("ledger-said", {"words": words}) if words else Phrase("nothing"), "name": name}
    args: Args = {**line.told(scene, visit, deviation), **more}
    if deviation.stage.open:
        args = {**args, "due": Due(line.due(scene, deviation))}
    for one in executors(scene, visit, deviation):
        if one.person_id != scene.person_id:
            reader = scene.known_person(one.person_id or "")
            choices = listing.choices(scene, one, visit, deviation)
            scene.say(reader, text, args, choices=choices, urgency=Urgency.NOTICE, visit_id=visit.id)
