"""One look behind the mask of a restriction: by a supervisor, with a reason, which its person can read."""

from bot.flows.journey import rights
from bot.flows.journey.stale import answer_stale
from bot.flows.rights import known, registering
from bot.flows.rights.needs import Rights
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import OPENS, Idle, RightAsked
from bot.flows.state.looked import LOOKED, Look
from bot.flows.state.rights import Became
from bot.flows.state.visits import Visit
from bot.flows.telling.cards import staff_card


def press(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    """Somebody wants to look: the reason is asked for first."""
    visit_id = next(iter(parts[1:2]), "")
    visit = scene.visit(visit_id) if visit_id and scene.at_hand(visit_id) else None
    ask(scene, member, visit)


def ask(scene: Scene, member: Staff, visit: Visit | None) -> None:
    """Asks for the reason; what is not masked any more is shown as it is."""
    number = _number(scene, visit)
    if Verb.UNMASK not in rights.allowed_at_all(member):
        scene.note("refused", None, verb=Verb.UNMASK.name.lower())
        scene.answer("right-lift-not-yours")
    elif visit is None:
        answer_stale(scene)
    elif number is None:
        staff_card(scene, visit, member, anew=True)
    else:
        scene.talk(RightAsked(number, f"{OPENS}{visit.id}"))
        scene.answer("right-lift-ask", {"number": number, "ticket": visit.ticket or visit.number or ""})


def named(scene: Scene, number: str) -> Visit | None:
    """The visit that was named by its number, as far as there is one."""
    found = (scene.visit(each) for each in scene.facts.about(Rights).visits)
    return next((each for each in found if each is not None and each.number == number), None)


def take(scene: Scene, member: Staff, asked: RightAsked, words: str) -> None:
    """Shows the visit once, now that the reason is given: it stands in the request's history and in the journal."""
    scene.talk(Idle())
    visit_id = asked.what.removeprefix(OPENS)
    visit = scene.visit(visit_id) if scene.at_hand(visit_id) else None
    request = known.numbered(scene, asked.request)
    if Verb.UNMASK not in rights.allowed_at_all(member) or visit is None or request is None:
        answer_stale(scene)
    elif _number(scene, visit) != request.number:
        staff_card(scene, visit, member, anew=True)
    else:
        # rule: mask-lifted-with-a-reason
        registering.add(scene, request, Became.OPENED, visit.number or "", words)
        scene.note(LOOKED, visit.id, kind=Look.RESTRICTED.value, door=scene.person.channel, about=request.number)
        staff_card(scene, visit, member, anew=True, lifted=True)


def _number(scene: Scene, visit: Visit | None) -> str | None:
    return scene.known_person(visit.person_id).restricted_by if visit is not None else None
