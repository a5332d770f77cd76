"""A visit passes from hand to hand: to somebody, to everybody of a role, and back from who cannot take it."""

from datetime import timedelta

from bot.flows.handing import whom
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.messages import Args, Choice, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.holding import holder, works_as
from bot.flows.staffing.roster import SUPERVISOR, of_first, reachable, supervises
from bot.flows.state.desk import Staff
from bot.flows.state.handed import Handed
from bot.flows.state.visits import Status, Visit

TO_REFUSE = timedelta(minutes=10)
"""So long whoever was given a visit may give it back to whom it came from."""


def to_person(scene: Scene, member: Staff, visit: Visit, staff_id: str) -> None:
    """Gives a visit to somebody who is there; nobody but a supervisor takes it from a third for that."""
    to = scene.desk.staff.get(staff_id)
    # rule: handed-to-who-is-there
    if to is None or to not in whom.there(scene, visit):
        name = to.name if to else Phrase("hand-somebody")
        whom.ask(scene, member, visit, Phrase("hand-not-there", {"name": name}))
        return
    before = holder(scene.desk, visit, to.role)
    if before == to.id:
        scene.answer("hand-has-it", {"ticket": visit.ticket or "", "name": to.name})
    elif before not in (None, member.id) and not supervises(member):
        owner = scene.desk.staff[before or ""]
        scene.answer("staff-taken", {"ticket": visit.ticket or "", "name": owner.name})
    else:
        _give(scene, member, visit, to, before)


def _give(scene: Scene, member: Staff, visit: Visit, to: Staff, before: str | None) -> None:
    visit = assign(scene, visit, to, before, by=member)
    named = {"before": before} if before else {}
    what = "handed" if before in (None, member.id) else "reassigned"
    scene.note(what, visit.id, to=to.id, role=to.role, **named)
    args: Args = {**_about(visit), "name": member.name}
    refuse = Choice(Phrase("choice-hand-back"), token(Verb.GIVE_BACK, visit.id))
    tell(scene, to, Phrase("hand-received", args), (_open(visit), refuse), visit)
    if before not in (None, member.id):
        told: Args = {"ticket": visit.ticket or "", "name": to.name, "by": member.name}
        tell(scene, scene.desk.staff[before or ""], Phrase("hand-taken-from-you", told), (), visit)
    tell_visitor(scene, visit, to)
    scene.answer("hand-given", {"ticket": visit.ticket or "", "name": to.name})


def to_role(scene: Scene, member: Staff, visit: Visit, no: str) -> None:
    """Tells everybody of a role that a visit is theirs to take; who has it for another role keeps it."""
    role = _role(scene, visit, no)
    if role is None:
        answer_stale(scene, visit)
        return
    if works_as(member, role):
        release(scene, member, visit)
        return
    others = whom.of_role(scene, visit, role, but=member.id)
    args: Args = {"ticket": visit.ticket or "", "role": whom.role_words(scene, visit, role)}
    if not others:
        whom.ask(scene, member, visit, Phrase("hand-role-not-there", args))
        return
    taken = holder(scene.desk, visit, role)
    told = tuple(each for each in others if taken in (None, each.id))
    scene.note("handed_to_role", visit.id, role=role)
    for each in told:
        _offer(scene, each, visit, Phrase("hand-for-role", {**_about(visit), **args, "name": member.name}))
    scene.answer("hand-role-told", args)


def release(scene: Scene, member: Staff, visit: Visit, no: str = "") -> None:
    """Gives a visit back to everybody of the role; where nobody else is there, supervisors are told."""
    role = _role(scene, visit, no) if no else member.role
    if role not in whom.releasable(scene, visit, member):
        answer_stale(scene, visit)
        return
    holding = scene.desk.staff[holder(scene.desk, visit, role) or ""]
    visit = _free(scene, visit, role)
    scene.note("released", visit.id, role=role, before=holding.id)
    words: Args = {**_about(visit), "name": member.name, "role": whom.role_words(scene, visit, role)}
    if holding.id != member.id:
        tell(scene, holding, Phrase("hand-released-for-you", words), (), visit)
    told = _offer_to_role(scene, visit, role, Phrase("hand-free", words), but=holding.id)
    scene.answer("hand-released" if told else "hand-released-to-nobody", words)


def give_back(scene: Scene, member: Staff, visit: Visit) -> None:
    """Whoever was given a visit cannot take it: it goes back to who had it, if they are there, else to the role."""
    handed = visit.handed.get(member.role)
    if handed is None or handed.to != member.id or holder(scene.desk, visit, member.role) != member.id:
        answer_stale(scene, visit)
        return
    if scene.now - handed.at > TO_REFUSE:
        scene.answer("hand-too-late", {"ticket": visit.ticket or ""}, choices=(whom.hand_choice(visit),))
        return
    former = scene.desk.staff.get(handed.before or "")
    back = former if former is not None and former in whom.of_role(scene, visit, member.role) else None
    visit = _free(scene, visit, member.role)
    if back is not None:
        visit = scene.keep_visit(visit, assigned={**visit.assigned, back.role: back.id})
    scene.note("handed_back", visit.id, role=member.role, to=back.id if back else "")
    _tell_refused(scene, member, visit, handed, back)


def _tell_refused(scene: Scene, member: Staff, visit: Visit, handed: Handed, back: Staff | None) -> None:
    """The giver hears of it, and whose it is now; where that is nobody's, the role is offered it."""
    where = Phrase("hand-back-with", {"name": back.name}) if back else Phrase("hand-back-free")
    args: Args = {"ticket": visit.ticket or "", "name": member.name, "where": where}
    concerned = {handed.by, *((back.id,) if back else ())} - {member.id}
    for staff_id in sorted(concerned & scene.desk.staff.keys()):
        tell(scene, scene.desk.staff[staff_id], Phrase("hand-refused", args), (_open(visit),), visit)
    if back is None:
        words: Args = {**_about(visit), "name": member.name, "role": whom.role_words(scene, visit, member.role)}
        _offer_to_role(scene, visit, member.role, Phrase("hand-free", words), but=member.id)
    scene.answer("hand-refused-by-you", args)


def assign(scene: Scene, visit: Visit, to: Staff, before: str | None, *, by: Staff) -> Visit:
    """Somebody has a visit for their role from now on."""
    handed = Handed(to.id, by.id, before, scene.now)
    return scene.keep_visit(
        visit, assigned={**visit.assigned, to.role: to.id}, handed={**visit.handed, to.role: handed}
    )


def tell(scene: Scene, member: Staff, words: Phrase, choices: tuple[Choice, ...], visit: Visit) -> None:
    """Tells an officer who has a chat."""
    if member.person_id:
        reader = scene.known_person(member.person_id)
        scene.say(reader, words, choices=choices, urgency=Urgency.URGENT, visit_id=visit.id)


def tell_visitor(scene: Scene, visit: Visit, to: Staff) -> None:
    """Whoever is being served hears who goes on; who waits has nobody yet, and loses nothing."""
    if visit.status is Status.IN_SERVICE:
        args: Args = {"name": to.name, "ticket": visit.ticket or ""}
        visitor = scene.known_person(visit.person_id)
        scene.say(visitor, "hand-visitor", args, urgency=Urgency.NOTICE, visit_id=visit.id)


def _offer_to_role(scene: Scene, visit: Visit, role: str, words: Phrase, *, but: str) -> bool:
    """Offers a visit to all of a role who are there, else tells supervisors; whether anybody of the role is."""
    others = whom.of_role(scene, visit, role, but=but)
    for each in others or of_first(reachable(scene.desk), SUPERVISOR):
        if each.person_id != scene.person_id:
            _offer(scene, each, visit, words)
    return bool(others)


def _offer(scene: Scene, member: Staff, visit: Visit, words: Phrase) -> None:
    take = Choice(Phrase("choice-claim"), token(Verb.CLAIM, visit.id), forward=True)
    tell(scene, member, words, (take, _open(visit)), visit)


def _free(scene: Scene, visit: Visit, role: str) -> Visit:
    assigned = {each: staff_id for each, staff_id in visit.assigned.items() if each != role}
    handed = {each: last for each, last in visit.handed.items() if each != role}
    return scene.keep_visit(visit, assigned=assigned, handed=handed)


def _role(scene: Scene, visit: Visit, no: str) -> str | None:
    """The role that a choice names by its place in the sheet."""
    roles = scene.sheet(visit).roles
    return roles[int(no)] if no.isdecimal() and int(no) < len(roles) else None


def _about(visit: Visit) -> Args:
    category = visit.form.get("category")
    return {
        "ticket": visit.ticket or "",
        "visitor": visit.form.get("name", ""),
        "category": Phrase(f"category-{category}") if category else Phrase("nothing"),
    }


def _open(visit: Visit) -> Choice:
    return Choice(Phrase("choice-open"), token(Verb.OPEN, visit.id))
