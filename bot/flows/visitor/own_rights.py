"""A visitor who asks about their data: the ways into that room and out of it, and what is heard in its midst."""

from bot.flows.ending import survey
from bot.flows.rights import claiming, known, restricting, telling
from bot.flows.rights.needs import Rights
from bot.flows.rights.telling import told
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Claiming, InSurvey
from bot.flows.state.rights import Capacity, RightKind, RightsRequest
from bot.flows.understanding.commands import LEAVES_RIGHT, TAKES_RIGHT_BACK, plain_words, right_numbers
from bot.flows.understanding.reading import read

_FOR = {Capacity.REPRESENTATIVE.value: Capacity.REPRESENTATIVE, Capacity.GUARDIAN.value: Capacity.GUARDIAN}
_CHOSEN = {"3": Capacity.REPRESENTATIVE, "4": Capacity.GUARDIAN}
"""What the numbers of the last two choices mean where a yes is asked for."""


def begin(scene: Scene, kind: RightKind) -> None:
    """Somebody wants a right. Whatever was asked about the last visit rests meanwhile."""
    if isinstance(scene.person.dialog, InSurvey):
        survey.leave_behind(scene)
    claiming.begin(scene, kind)


def text(scene: Scene, typed: str) -> bool:
    """Words of somebody in this room; False where they lead out of it, or are about something else."""
    place = claiming.asked(scene)
    if place is None:
        return False
    words = plain_words(typed)
    if words in LEAVES_RIGHT:
        claiming.decline(scene)
    elif words in _CHOSEN and _confirms(place):
        claiming.for_other(scene, _CHOSEN[words])
    elif not (_confirms(place) and claiming.says_yes(typed) is not None) and _commands(scene, place, typed):
        claiming.leave(scene)
        return False
    else:
        return claiming.typed(scene, place, typed)
    return True


def _confirms(place: Claiming) -> bool:
    return place.capacity == Capacity.OWN and RightKind(place.kind) in (RightKind.ERASE, RightKind.WITHDRAW)


def _commands(scene: Scene, place: Claiming, typed: str) -> bool:
    """Whether words are plainly something else that the desk is asked for."""
    reading = read(typed, scene.office.lexicon, scene.office.number_prefix)
    return reading.whole and bool(reading.certain) and not place.field


def press(scene: Scene, verb: Verb, parts: tuple[str, ...]) -> bool:
    """A choice of this room; False for all others."""
    if verb is not Verb.RIGHT:
        return False
    match parts:
        case ("sure",):
            claiming.sure(scene)
        case ("not",) if claiming.asked(scene) is not None:
            claiming.decline(scene)
        case (("proxy" | "child") as whom,):
            claiming.for_other(scene, _FOR[whom])
        case ("field", key):
            claiming.ask_field(scene, key)
        case (kind,) if kind in set(RightKind):
            begin(scene, RightKind(kind))
        case _:
            scene.answer("press-stale")
    return True


def asks_for(scene: Scene, typed: str) -> bool:
    """Whoever names a request of their own is told how it stands, or takes it back; of others' nobody is told that
    there are any."""
    numbers = right_numbers(typed)
    if not numbers:
        return False
    found = [each for each in known.own(scene) if each.number in numbers] if scene.facts.knows(Rights) else []
    if found and TAKES_RIGHT_BACK & {*plain_words(typed).split()}:
        _take_back(scene, found[0])
    elif found:
        scene.answer("right-own-one", told(found[0]))
    else:
        scene.answer("right-unknown", {"number": min(numbers)})
    return True


def _take_back(scene: Scene, request: RightsRequest) -> None:
    """What is done for good stays done, and that is said."""
    if not restricting.may_be_taken_back(scene, request):
        scene.answer("right-own-one", told(request))
        return
    owed = request.open
    request = restricting.take_back(scene, request)
    scene.answer("right-taken-back", told(request))
    if owed:
        telling.tell_owners(scene, request, "right-taken-back-staff")
