"""What the desk would tell somebody who has no chat: their officer says it aloud, or it is left out; nothing is ever
sent to nobody."""

from bot.flows.scene.confidential import name_of
from bot.flows.scene.effects import Say
from bot.flows.scene.messages import Args, Message, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import receiver, responsible
from bot.flows.state.visits import Visit


def say(scene: Scene) -> None:
    """Takes all that is for people without a chat out of what is said, and hands what matters to their officers."""
    silent = [each for each in scene.says if not scene.known_person(each.person_id).has_chat]
    if not silent:
        return
    # rule: nothing-is-sent-to-nobody
    scene.effects = [each for each in scene.effects if each not in silent]
    for each in silent:
        visit = scene.visit(each.visit_id)
        words = _words(visit, each) if visit is not None else None
        if visit is not None and words is not None:
            _hand_over(scene, visit, words)


def _words(visit: Visit, said: Say) -> Phrase | None:
    """What an officer is to say: a call, an officer's own words, and whatever else would have been urgent; the rest, a
    card that keeps itself up to date among it, only fills a chat."""
    message: Message = said.message
    args: Args = {"ticket": visit.ticket or "", "name": name_of(visit)}
    if message.purpose is Purpose.CALL:
        return Phrase("aloud-call", args)
    if said.held or (message.urgency is Urgency.URGENT and message.card is None):
        return Phrase("aloud", {**args, "words": message.text})
    return None


def _hand_over(scene: Scene, visit: Visit, words: Phrase) -> None:
    for member in responsible(scene, visit, receiver(scene.sheet(visit))):
        officer = scene.known_person(member.person_id or "")
        scene.say(officer, words, urgency=Urgency.URGENT, visit_id=visit.id)
