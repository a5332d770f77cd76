"""A visitor who asks for public information: the ways in and out of that room, and what is heard in its midst.

Nothing else of the desk reads what is written while the number of an identity card is asked for.
"""

from bot.flows.ending import survey
from bot.flows.information import filling, known, taking
from bot.flows.information.needs import Requests
from bot.flows.queue import places as queue
from bot.flows.scene.messages import Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Idle, Requesting
from bot.flows.state.visits import Status, Visit
from bot.flows.thread import talking
from bot.flows.understanding.reading import Reading, read
from bot.flows.visitor import asking, wish

CATEGORY = "ppid"
_LEAVES = ("hapus_data",)
_TELLS = ("bantuan", "status", "antrean", "data_saya", "nomor", "ppid", "keberatan")


def enter(scene: Scene) -> None:
    """Somebody asks for the room; a visit that is going on comes first."""
    if _busy(scene):
        return
    survey.leave_behind(scene)
    filling.show_ways(scene)


def enter_objection(scene: Scene) -> None:
    """Somebody wants to object."""
    if _busy(scene):
        return
    survey.leave_behind(scene)
    scene.talk(Idle())
    filling.choose_objection(scene)


def _busy(scene: Scene) -> bool:
    """Whether requests are not taken here, or not now: that is said."""
    if not scene.office.information.taken:
        asking.to_officer(scene)
        return True
    visit = scene.open_visit
    if visit is not None and not survey.lets_go(scene, visit):
        scene.answer("information-visit-first", {"ticket": visit.ticket or ""})
        return True
    return False


def takes_over(scene: Scene, visit: Visit) -> bool:
    """Where the office has it so, whoever chooses this kind of business is given its form instead of a number."""
    terms = scene.office.information
    # rule: ppid-by-category-where-wanted
    if visit.form.get("category") != CATEGORY or not terms.by_category or not terms.taken:
        return False
    queue.close(scene, visit, Status.CANCELLED)
    scene.keep_person(visit_id=None)
    filling.show_ways(scene)
    return True


def text(scene: Scene, typed: str) -> bool:
    """Words of somebody in this room; False where they lead out of it."""
    place = filling.asking(scene)
    if place is None:
        return False
    # rule: identity-heard-by-nobody-else
    hidden = _secret(place) and not _plain(typed)
    reading = read("" if hidden else typed, scene.office.lexicon, scene.office.number_prefix)
    act = reading.certain if reading.whole else ""
    if act == "batal":
        filling.cancel(scene)
    elif act == "kembali":
        filling.back(scene, place)
    elif act in _LEAVES:
        scene.talk(Idle())
        return False
    elif act.startswith("bahasa:"):
        scene.keep_person(language=act.removeprefix("bahasa:"))
        filling.again(scene)
    elif place.form and act in _TELLS:
        scene.answer("information-help")
        filling.again(scene)
    elif (place.form and act in ("salam", "daftar")) or (not hidden and _beside(scene, place, typed, reading)):
        filling.again(scene)
    else:
        return filling.typed(scene, place, typed)
    return True


def _secret(place: Requesting) -> bool:
    return place.form == taking.REQUEST and place.question == taking.IDENTITY


def _plain(typed: str) -> bool:
    """Whether words hold no figure, so that they can be no number."""
    return not any(character.isnumeric() for character in typed)


def _beside(scene: Scene, place: Requesting, typed: str, reading: Reading) -> bool:
    """A wish for a person, or a common question, in the middle of the form: heard, and the form keeps its place."""
    question = filling.open_question(scene, place)
    if question is None:
        return False
    if wish.means_person(typed, question):
        _pass_on(scene, typed)
        return True
    return asking.heard(scene, question, typed, reading)


def _pass_on(scene: Scene, typed: str) -> None:
    place = scene.person.dialog
    talking.write(scene, typed)
    scene.talk(place)


def press(scene: Scene, verb: Verb, parts: tuple[str, ...]) -> bool:
    """A choice of this room, or one that would lead out of its form by mistake; False for all others."""
    if verb is Verb.INFORMATION:
        _press(scene, *parts) if len(parts) >= 2 else _stale(scene)
        return True
    place = filling.asking(scene)
    if place is None or not place.form or verb is not Verb.MENU:
        return False
    filling.again(scene)
    return True


def _press(scene: Scene, request_id: str, action: str, *more: str) -> None:
    if request_id:
        _press_one(scene, request_id, action)
        return
    place = filling.asking(scene)
    match action, more:
        case (("new" | "object" | "own"), ()) if place is None or not place.form:
            _enter_by(scene, action)
        case _ if place is None or not place.form:
            _stale(scene)
        case "back", ():
            filling.back(scene, place)
        case "cancel", ():
            filling.cancel(scene)
        case _:
            _press_in_form(scene, place, action, more)


def _enter_by(scene: Scene, action: str) -> None:
    if _busy(scene):
        return
    survey.leave_behind(scene)
    scene.talk(Idle())
    {"new": filling.begin, "object": filling.choose_objection, "own": filling.show_own}[action](scene)


def _press_in_form(scene: Scene, place: Requesting, action: str, more: tuple[str, ...]) -> None:
    question = filling.open_question(scene, place)
    match action, more:
        case "a", (key, given) if question is not None and question.key == key and not _secret(place):
            filling.answer(scene, place, question, given)
        case "keep", (key,):
            filling.keep(scene, place, key)
        case "send", () if not place.question:
            filling.send(scene, place)
        case "edit", () if not place.question:
            filling.choose_edit(scene, place)
        case "edit", (key,):
            filling.edit(scene, place, key)
        case _:
            _stale(scene)


def _press_one(scene: Scene, request_id: str, action: str) -> None:
    """Something about a request of one's own."""
    request = known.request(scene, request_id)
    if request is None or request.person_id != scene.person_id:
        _stale(scene)
    elif action == "object" and not _drafts(scene) and not _busy(scene):
        filling.begin_objection(scene, request)
    elif action == "one":
        filling.show(scene, request)
        if _drafts(scene):
            filling.again(scene)
    else:
        _stale(scene)


def _drafts(scene: Scene) -> bool:
    place = filling.asking(scene)
    return place is not None and bool(place.form)


def _stale(scene: Scene) -> None:
    scene.answer("press-stale")
    if _drafts(scene):
        filling.again(scene)


def asks_for(scene: Scene, numbers: frozenset[str]) -> bool:
    """Whoever names a request of their own is told how it stands; False where there is none."""
    found = [each for each in filling.own(scene) if each.number in numbers]
    if found:
        filling.show(scene, found[0])
    elif numbers:
        scene.answer("information-unknown", {"number": min(numbers)})
    return bool(numbers)


def contact(scene: Scene, phone: str, *, own: bool) -> bool:
    """Somebody's own contact answers the question for a telephone number."""
    place = filling.asking(scene)
    question = filling.open_question(scene, place) if place else None
    if place is None or question is None or question.key != "phone" or not own:
        return False
    filling.answer(scene, place, question, phone)
    return True


def about_own(scene: Scene) -> tuple[Phrase, ...]:
    """What is kept of somebody's requests, for whoever asks for their data; where their words did not say so plainly
    that the requests were looked for, the way to them."""
    if not scene.facts.knows(Requests):
        return (Phrase("my-data-information-ask"),)
    return tuple(
        Phrase("my-data-information", {"number": each.number, "identity": each.masked}) for each in filling.own(scene)
    )
