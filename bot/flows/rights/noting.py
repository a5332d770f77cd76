"""A correction of what is in the archive already: a note beside the visit's record, for officers; the record stays."""

from bot.flows.rights import known
from bot.flows.rights.needs import Rights
from bot.flows.scene.scene import Scene
from bot.flows.state.remark import Remark, by_its_person, corrected
from bot.flows.state.rights import RightKind, RightsRequest
from bot.flows.state.visits import Status, Visit
from bot.flows.understanding.reading import numbers_in


def answered(scene: Scene, request: RightsRequest, words: str) -> None:
    """An officer has answered what somebody said is wrong: with the visit they named, else their latest."""
    # rule: correction-stands-beside-the-record
    if request.kind is RightKind.CORRECT and (visit := _meant(scene, request)) is not None:
        _add(scene, visit, Remark(scene.now, scene.who, corrected(request.number, words)))


def put_right(scene: Scene, request: RightsRequest, key: str, answer: str) -> None:
    """Somebody has put an answer of theirs right for visits to come: officers see it beside the one that they gave."""
    visit = scene.own_visit
    if visit is not None and _recorded(visit) and visit.form.get(key) not in (None, answer):
        _add(scene, visit, Remark(scene.now, scene.who, corrected(request.number, by_its_person(key, answer))))


def _add(scene: Scene, visit: Visit, remark: Remark) -> None:
    scene.keep_visit(visit, remarks=(*visit.remarks, remark))
    scene.note("corrected_beside", visit.id)


def _recorded(visit: Visit) -> bool:
    """Whether it is in the archive: what is not handed in yet is simply changed."""
    return visit.status is not Status.FORM


def _meant(scene: Scene, request: RightsRequest) -> Visit | None:
    person = scene.known_person(request.person_id)
    named, theirs = numbers_in(request.words), known.standing(scene, person).person_ids
    ids = (*scene.facts.about(Rights).visits, request.visit_id or "")
    found = [visit for each in ids if each and scene.at_hand(each) and (visit := scene.visit(each)) is not None]
    own = [visit for visit in found if visit.person_id in theirs and _recorded(visit)]
    return next((visit for visit in own if visit.number in named), own[-1] if own and not named else None)
