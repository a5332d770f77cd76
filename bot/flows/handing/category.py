"""The business turns out to be another: the visit goes to whoever does that, with its number and place."""

from bot.flows.handing import passing, whom
from bot.flows.journey.stale import answer_stale
from bot.flows.office.questions import CATEGORY
from bot.flows.procedure.sheet import Sheet
from bot.flows.procedure.vocabulary import Word
from bot.flows.queue.places import occupies_place
from bot.flows.scene.messages import Args, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.staffing.acting import acts_as
from bot.flows.staffing.holding import held_roles
from bot.flows.staffing.roster import receiver
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Status, Visit

_OF_THE_FORM = (Word.FORM_STARTED, Word.FORM_SUBMITTED)


def change(scene: Scene, member: Staff, visit: Visit, key: str) -> None:
    """Keeps another category. The sheet follows only while nothing of the old one has begun beyond the form; number,
    place and answers stay. Whoever hands on has it no more where a colleague of their role is there."""
    before = visit.form.get(CATEGORY, "")
    if scene.office.category(key) is None or key == before:
        answer_stale(scene, visit)
        return
    sheet = _sheet(scene, visit, key)
    # rule: begun-visit-keeps-its-sheet
    stays = sheet.id == visit.sheet_id
    visit = scene.keep_visit(visit, form={**visit.form, CATEGORY: key}, sheet_id=sheet.id)
    scene.note("category_changed", visit.id, before=before, to=key, sheet=sheet.id[:8])
    _tell(scene, member, visit, key, stays=stays and scene.office.sheet_for(key).id != sheet.id)


def _tell(scene: Scene, member: Staff, visit: Visit, key: str, *, stays: bool) -> None:
    category = Phrase(f"category-{key}")
    args: Args = {
        "ticket": visit.ticket or "",
        "category": category,
        "sheet": Phrase("hand-category-sheet-stays" if stays else "nothing"),
    }
    visitor = scene.known_person(visit.person_id)
    scene.say(visitor, "hand-category-visitor", args, urgency=Urgency.NOTICE, visit_id=visit.id)
    scene.answer("hand-category-done", args)
    roles, role = scene.sheet(visit).roles, receiver(scene.sheet(visit))
    own = [each for each in held_roles(scene.desk, visit, member) if each in roles]
    leaves = [each for each in own if whom.of_role(scene, visit, each, but=member.id)]
    for each in leaves:
        passing.release(scene, member, scene.visit(visit.id) or visit, str(roles.index(each)))
    if not leaves and not acts_as(member, role) and whom.of_role(scene, visit, role):
        passing.to_role(scene, member, visit, str(roles.index(role)))


def _sheet(scene: Scene, visit: Visit, key: str) -> Sheet:
    """The sheet that the visit goes on under."""
    present, chosen = scene.sheet(visit), scene.office.sheet_for(key)
    begun = any(piece.word not in _OF_THE_FORM for piece in visit.evidence)
    fits = occupies_place(chosen) and chosen.calling <= chosen.form_steps
    return chosen if visit.status is Status.QUEUED and not begun and fits else present
