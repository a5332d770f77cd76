"""A visit passes from hand to hand: to somebody, or to everybody of a role."""

from datetime import timedelta

from bot.flows.handing import whom
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.confidential import name_of
from bot.flows.scene.messages import Args, Choice, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.holding import held_roles, holder
from bot.flows.staffing.roster import SUPERVISOR, of_first, reachable
from bot.flows.state.desk import Staff
from bot.flows.state.handed import Handed
from bot.flows.state.visits import Status, Visit

_JUST_NOW = timedelta(minutes=15)
"""A remark of the giver's that is no older says why a visit is handed on."""


def to_person(scene: Scene, member: Staff, visit: Visit, staff_id: str, no: str = "") -> None:
    """Gives a visit to somebody who is there: for all roles that pass from one to the other, else for the one that is
    chosen; nobody but a supervisor takes it from a third for that."""
    to = scene.desk.staff.get(staff_id)
    # rule: handed-to-who-is-there
    if to is None or to not in whom.there(scene, visit):
        name = to.name if to else Phrase("hand-somebody")
        whom.ask(scene, member, visit, Phrase("hand-not-there", {"name": name}))
        return
    parts = whom.parts_for(scene, visit, member, to)
    chosen = role_numbered(scene, visit, no)
    at_once = not no and (len(parts) == 1 or set(parts) <= set(held_roles(scene.desk, visit, member)))
    if not parts:
        _say_whose(scene, visit, to)
    elif at_once or chosen in parts:
        _give(scene, member, visit, to, tuple(role for role in parts if at_once or role == chosen))
    else:
        whom.ask_part(scene, visit, to, parts)


def _say_whose(scene: Scene, visit: Visit, to: Staff) -> None:
    """Nothing is left to give: they have it already, or a third has it for their roles."""
    held = (holder(scene.desk, visit, role) for role in whom.parts_of(scene, visit, to))
    third = next((scene.desk.staff[each] for each in held if each and each != to.id), None)
    args: Args = {"ticket": visit.ticket or "", "name": (third or to).name}
    scene.answer("staff-taken" if third else "hand-has-it", args)


def _give(scene: Scene, member: Staff, visit: Visit, to: Staff, roles: tuple[str, ...]) -> None:
    """Gives a visit for these roles: those that the giver has, or a single one."""
    before = holder(scene.desk, visit, roles[0])
    visit = assign(scene, visit, to, roles, before, by=member)
    named = {"before": before} if before else {}
    what = "handed" if before in (None, member.id) else "reassigned"
    for role in roles:
        scene.note(what, visit.id, to=to.id, role=role, **named)
    args: Args = {**about(visit), "name": member.name}
    numbers = map(scene.sheet(visit).roles.index, roles)
    refuse = Choice(Phrase("choice-hand-back"), token(Verb.GIVE_BACK, visit.id, *numbers))
    tell(scene, to, Phrase("hand-received", args), (open_choice(visit), refuse), visit)
    if before not in (None, member.id):
        told: Args = {"ticket": visit.ticket or "", "name": to.name, "by": member.name}
        tell(scene, scene.desk.staff[before or ""], Phrase("hand-taken-from-you", told), (), visit)
    if kept := held_roles(scene.desk, visit, member):
        # rule: who-keeps-a-part-is-told-so
        part: Args = {"part": whom.role_words(scene, visit, roles[0]), "own": whom.role_words(scene, visit, kept[0])}
        scene.answer("hand-given-part", {"ticket": visit.ticket or "", "name": to.name, **part})
        return
    tell_visitor(scene, visit, to)
    scene.answer("hand-given", {"ticket": visit.ticket or "", "name": to.name})


def to_role(scene: Scene, member: Staff, visit: Visit, no: str) -> None:
    """Tells everybody of a role that a visit is theirs to take; who has it for another role keeps it."""
    role = role_numbered(scene, visit, no)
    if role is None:
        answer_stale(scene, visit)
        return
    if role in held_roles(scene.desk, visit, member):
        release(scene, member, visit, no)
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
        told_of: Args = {**about(visit), **args, "name": member.name, "why": _why(scene, visit, member)}
        _offer(scene, each, visit, Phrase("hand-for-role", told_of))
    scene.answer("hand-role-told", args)


def _why(scene: Scene, visit: Visit, member: Staff) -> Phrase:
    """Why a visit is handed on: what the giver has just noted about it, for colleagues only."""
    noted = (each for each in reversed(visit.remarks) if each.by == member.id and scene.now - each.at <= _JUST_NOW)
    last = next(noted, None)
    # rule: handed-on-with-its-reason
    return Phrase("hand-why", {"text": last.words}) if last else Phrase("nothing")


def release(scene: Scene, member: Staff, visit: Visit, no: str = "") -> None:
    """Gives a visit back to everybody of a role; where nobody else is there, supervisors are told. Whoever has it for
    several is asked which."""
    own = held_roles(scene.desk, visit, member)
    if not no and len(own) > 1:
        whom.ask(scene, member, visit)
        return
    role = role_numbered(scene, visit, no) if no else next(iter(own), None)
    if role is None or role not in whom.releasable(scene, visit, member):
        answer_stale(scene, visit)
        return
    holding = scene.desk.staff[holder(scene.desk, visit, role) or ""]
    visit = free(scene, visit, role)
    scene.note("released", visit.id, role=role, before=holding.id)
    words: Args = {**about(visit), "name": member.name, "role": whom.role_words(scene, visit, role)}
    words["why"] = _why(scene, visit, member)
    if holding.id != member.id:
        tell(scene, holding, Phrase("hand-released-for-you", words), (), visit)
    told = offer_to_role(scene, visit, role, Phrase("hand-free", words), but=holding.id)
    scene.answer("hand-released" if told else "hand-released-to-nobody", words)


def assign(scene: Scene, visit: Visit, to: Staff, roles: tuple[str, ...], before: str | None, *, by: Staff) -> Visit:
    """Somebody has a visit for these roles from now on."""
    handed = Handed(to.id, by.id, before, scene.now)
    return scene.keep_visit(
        visit,
        assigned={**visit.assigned, **dict.fromkeys(roles, to.id)},
        handed={**visit.handed, **dict.fromkeys(roles, handed)},
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


def offer_to_role(scene: Scene, visit: Visit, role: str, words: Phrase, *, but: str) -> bool:
    """Offers a visit to all of a role who are there, else tells supervisors; whether anybody of the role is."""
    others = whom.of_role(scene, visit, role, but=but)
    for each in others or of_first(reachable(scene.desk), SUPERVISOR):
        if each.person_id != scene.person_id:
            _offer(scene, each, visit, words)
    return bool(others)


def _offer(scene: Scene, member: Staff, visit: Visit, words: Phrase) -> None:
    take = Choice(Phrase("choice-claim"), token(Verb.CLAIM, visit.id), forward=True)
    tell(scene, member, words, (take, open_choice(visit)), visit)


def free(scene: Scene, visit: Visit, role: str) -> Visit:
    """Nobody has a visit for a role any more."""
    assigned = {each: staff_id for each, staff_id in visit.assigned.items() if each != role}
    handed = {each: last for each, last in visit.handed.items() if each != role}
    return scene.keep_visit(visit, assigned=assigned, handed=handed)


def role_numbered(scene: Scene, visit: Visit, no: str) -> str | None:
    """The role that a choice names by its place in the sheet."""
    roles = scene.sheet(visit).roles
    return roles[int(no)] if no.isdecimal() and int(no) < len(roles) else None


def about(visit: Visit) -> Args:
    """What whoever is to take a visit is told of it."""
    category = visit.form.get("category")
    return {
        "ticket": visit.ticket or "",
        "visitor": name_of(visit),
        "category": Phrase(f"category-{category}") if category else Phrase("nothing"),
    }


def open_choice(visit: Visit) -> Choice:
    """The card of a visit."""
    return Choice(Phrase("choice-open"), token(Verb.OPEN, visit.id))
