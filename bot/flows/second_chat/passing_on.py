"""What did not reach in the first chat is said in the second: once, with word to the desk."""

from bot.flows.scene.effects import SendSpare
from bot.flows.scene.messages import Args, Phrase, Purpose, Urgency
from bot.flows.scene.rungs import keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.second_chat import standing
from bot.flows.second_chat.needs import Spares
from bot.flows.staffing.roster import receiver, responsible
from bot.flows.state.chat_offer import SpareCopy
from bot.flows.state.people import Person
from bot.flows.state.visits import Status, Visit

_TOLD = "second chat"


def passed_on(scene: Scene, person_id: str, visit_id: str | None, channel: str, twin: int | None) -> bool:
    """A message has failed for good: its copy goes to the second chat, and so does all that follows; False where there
    is no copy (any more), so that people have to do something."""
    person = scene.known_person(person_id)
    ready = any(each.twin == twin and each.person_id == person_id for each in _kept(scene))
    # rule: only-to-a-proved-chat
    if not ready or standing.other(scene, person) is None:
        return False
    scene.do(SendSpare(person_id, twin or 0))
    scene.note("second_chat_told", visit_id, was=channel)
    goes_to = _goes_to(scene, person, channel)
    if person.channel == channel:
        standing.move_on(scene, person)
    visit = scene.visit(visit_id)
    if visit is not None:
        _tell(scene, visit, channel, goes_to)
    return True


def goes_on_elsewhere(scene: Scene, person_id: str, channel: str, purpose: str | None) -> bool:
    """Whether what failed only shows how things stand to somebody who can be reached in a second chat: what follows is
    said there, and nobody has to do anything. Nothing is said of it, so that two chats that both fail never answer each
    other."""
    person = scene.known_person(person_id)
    if purpose is not None or standing.other(scene, person) is None:
        return False
    return person.channel != channel or standing.move_on(scene, person)


def call_passed_on(scene: Scene, visit: Visit) -> Visit | None:
    """Nothing says that a call has arrived: it is said in the second chat as well; None where that cannot be. The
    person stays where they are, since it may arrive yet."""
    person = scene.known_person(visit.person_id)
    calls = [each for each in _kept(scene) if each.visit_id == visit.id and each.purpose == Purpose.CALL]
    second = standing.other(scene, person)
    if not calls or second is None:
        return None
    scene.do(SendSpare(person.id, max(each.twin for each in calls)))
    scene.note("second_chat_told", visit.id, was=person.channel)
    return _tell(scene, visit, person.channel, second.channel)


def _kept(scene: Scene) -> tuple[SpareCopy, ...]:
    return scene.facts.about(Spares) if scene.facts.knows(Spares) else ()


def _goes_to(scene: Scene, person: Person, failed: str) -> str:
    second = standing.other(scene, person)
    return second.channel if second is not None and person.channel == failed else person.channel


def _tell(scene: Scene, visit: Visit, was: str, goes_to: str) -> Visit:
    """Staff are told once a call, or once in all that is not a call."""
    if visit.nudged(_TOLD) or visit.status is Status.FORM:
        return visit
    visit = keep_nudge(scene, visit, _TOLD)
    args: Args = {"ticket": visit.ticket or visit.id[:6], "was": channel_name(was), "to": channel_name(goes_to)}
    for member in responsible(scene, visit, receiver(scene.sheet(visit))):
        officer = scene.known_person(member.person_id or "")
        scene.say(officer, "second-chat-staff", args, urgency=Urgency.NOTICE, visit_id=visit.id)
    return visit


def channel_name(channel: str) -> Phrase:
    """A channel as people call it."""
    return Phrase(f"second-channel-{channel}")
