"""Rights: what anybody may do with a visit or a thread, by how they stand to it. One table, read
wherever something is asked for.

What is asked for comes as a verb (:mod:`bot.flows.scene.tokens`); typed words have the right of the verb that asked for
them. Whether the thing still makes sense in the visit's present state is decided where it is done.
"""

from collections.abc import Collection
from enum import StrEnum

from bot.flows.journey.reports import offered
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.timeline import StepState, Timeline
from bot.flows.procedure.vocabulary import FRONT_OFFICE, VISITOR
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.staffing.acting import acts_as, in_place_of, roles_of
from bot.flows.staffing.holding import (
    has_taken,
    held_by_others,
    manned_roles,
    open_roles,
    takes_part,
    thread_holder,
    untaken_roles,
    works_on,
    works_on_as,
)
from bot.flows.staffing.roster import (
    ADMIN,
    SUPERVISOR,
    at_meeting,
    front_desk,
    receiver,
    receivers,
    receives,
    responsible,
    supervises,
)
from bot.flows.state.desk import Staff
from bot.flows.state.deviation import Deviation
from bot.flows.state.dialog import (
    Completing,
    Correcting,
    Explaining,
    FollowingUp,
    Judging,
    PlanningFollowUp,
    Remarking,
    Replying,
    SortingOutcome,
    Writing,
    WritingOutcome,
)
from bot.flows.state.follow_up import FollowUp
from bot.flows.state.letter import Letter
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Visit


class Relation(StrEnum):
    """How somebody stands to a visit; a member of staff may stand to it in several ways at once."""

    OWN = "own"
    """Whose visit it is."""
    STRANGER = "stranger"
    """Neither staff nor the visitor whose visit it is."""
    STAFF = "staff"
    """Anybody who works at the desk."""
    HOLDER = "holder"
    """Has taken the visit."""
    FREE = "free"
    """Of a role with a part in the visit, that nobody has taken it for."""
    COLLEAGUE = "colleague"
    """Of a role for which somebody else has taken it."""
    ACTOR = "actor"
    """May report the step that goes on, or answers for it; not while a colleague has the visit."""
    RECEIVER = "receiver"
    """Of the role that calls visitors and receives them; not while a colleague has the visit."""
    STAND_IN = "stand_in"
    """Whoever else works here, where nobody at all holds the role of a step that has begun or comes next."""
    ASKED = "asked"
    """To whom the desk turns about the visit, since nobody nearer to it is on duty."""
    ANSWERABLE = "answerable"
    """Answers for a deviation of the visit, whoever has the visit now."""
    FOLLOWING = "following"
    """Has a follow-up of the visit to see to, whoever has the visit now."""
    ABSENT = "absent"
    """Whose tasks a letter of assignment passes to another."""
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


_OWN, _STRANGER, _STAFF = Relation.OWN, Relation.STRANGER, Relation.STAFF
_SUPERVISOR, _ASKED, _RECEIVER = Relation.SUPERVISOR, Relation.ASKED, Relation.RECEIVER
_AT_FRONT = (Relation.HOLDER, _RECEIVER, _ASKED, _SUPERVISOR)
_WORKING = (Relation.HOLDER, Relation.FREE, Relation.STAND_IN)
_COLLEAGUES = frozenset((*_WORKING, Relation.COLLEAGUE, _RECEIVER, _ASKED, _SUPERVISOR))

RIGHTS: dict[Verb, frozenset[Relation]] = {
    Verb.MENU: frozenset((_STAFF, _OWN, _STRANGER)),
    Verb.AGREE: frozenset((_OWN, _STRANGER)),
    Verb.READ: frozenset((_OWN, _STRANGER)),
    Verb.LANGUAGE: frozenset((_OWN, _STRANGER)),
    Verb.TOPIC: frozenset((_OWN, _STRANGER)),
    Verb.ANSWERED: frozenset((_OWN, _STRANGER)),
    Verb.ANSWER: frozenset((_OWN,)),
    Verb.SEND: frozenset((_OWN,)),
    Verb.EDIT: frozenset((_OWN,)),
    Verb.BACK: frozenset((_OWN,)),
    Verb.CANCEL: frozenset((_OWN,)),
    Verb.RATE: frozenset((_OWN,)),
    Verb.SKIP: frozenset((_OWN,)),
    Verb.HERE: frozenset((_OWN,)),
    Verb.LATER: frozenset((_OWN,)),
    Verb.TROUBLE: frozenset((_OWN, _STRANGER)),
    Verb.NOT_GOOD: frozenset((_OWN,)),
    Verb.PAST: frozenset((_OWN, _STRANGER)),
    Verb.BOOK: frozenset((_OWN, _STRANGER)),
    Verb.MOVE: frozenset((_OWN, _RECEIVER, _ASKED, _SUPERVISOR)),
    Verb.AGENDA: frozenset((_RECEIVER, _SUPERVISOR)),
    Verb.PRIORITY: frozenset((_OWN,)),
    Verb.REASON: frozenset((_OWN,)),
    Verb.STEP: frozenset((_OWN, *_WORKING)),
    Verb.DUTY: frozenset((_STAFF,)),
    Verb.HOURS: frozenset((_SUPERVISOR, Relation.ADMIN)),
    Verb.ROSTER: frozenset((_SUPERVISOR, Relation.ADMIN)),
    Verb.HOUSE_RULE: frozenset((_SUPERVISOR, Relation.ADMIN)),
    Verb.HOUSE_WORDS: frozenset((Relation.ADMIN,)),
    Verb.OPEN: frozenset((_STAFF,)),
    Verb.MESSAGES: frozenset((*_WORKING, _ASKED, _SUPERVISOR)),
    Verb.CLAIM: frozenset((*_WORKING, _SUPERVISOR)),
    Verb.CALL: frozenset((_RECEIVER, _ASKED, _SUPERVISOR)),
    Verb.CALL_BACK: frozenset((_RECEIVER, _ASKED, _SUPERVISOR)),
    Verb.NO_SHOW: frozenset((_RECEIVER, _SUPERVISOR)),
    Verb.RECALL: frozenset((_RECEIVER, _SUPERVISOR)),
    Verb.ROOM: frozenset((_RECEIVER, _SUPERVISOR)),
    Verb.WHO: frozenset((_RECEIVER, _SUPERVISOR)),
    Verb.REPLY: frozenset((Relation.HOLDER, Relation.ACTOR, _RECEIVER, _ASKED, _SUPERVISOR)),
    Verb.UNSAY: frozenset((Relation.HOLDER, Relation.ACTOR, _RECEIVER, _ASKED, _SUPERVISOR)),
    Verb.LET_GO: frozenset((_STAFF,)),
    Verb.CANNED: frozenset((Relation.HOLDER, Relation.ACTOR, _RECEIVER, _ASKED, _SUPERVISOR)),
    Verb.OUTCOME: frozenset(_WORKING),
    Verb.UNDO: frozenset((*_WORKING, _SUPERVISOR)),
    Verb.CORRECT: frozenset((*_WORKING, _SUPERVISOR)),
    Verb.LEDGER: frozenset((Relation.ANSWERABLE, _SUPERVISOR, Relation.ADMIN)),
    Verb.EXPLAIN: frozenset((Relation.ANSWERABLE, _SUPERVISOR)),
    Verb.JUDGE: frozenset((_SUPERVISOR,)),
    Verb.COMPENSATE: frozenset((_SUPERVISOR,)),
    Verb.REDRESS: frozenset((_OWN,)),
    Verb.BOARD: frozenset((_STAFF,)),
    Verb.TODAY: frozenset((_SUPERVISOR, Relation.ADMIN)),
    Verb.PROPOSAL: frozenset((_SUPERVISOR, Relation.ADMIN)),
    Verb.DISTURBANCE: frozenset((_STAFF,)),
    Verb.EQUIPMENT: frozenset((Relation.ACTOR, _SUPERVISOR)),
    Verb.COMPLETE: frozenset((_RECEIVER, Relation.ACTOR, _SUPERVISOR)),
    Verb.HAND: frozenset((Relation.HOLDER, _SUPERVISOR)),
    Verb.RELEASE: frozenset((Relation.HOLDER, _SUPERVISOR)),
    Verb.TAKE_OVER: frozenset((Relation.COLLEAGUE,)),
    Verb.GIVE_BACK: frozenset((Relation.HOLDER,)),
    Verb.REMARK: _COLLEAGUES,
    Verb.MENTION: _COLLEAGUES,
    Verb.REGISTER: frozenset((_RECEIVER, _SUPERVISOR)),
    Verb.RECORD: frozenset((_RECEIVER, _SUPERVISOR)),
    Verb.SORT: frozenset((*_WORKING, _SUPERVISOR)),
    Verb.DOCUMENT: frozenset((*_WORKING, _RECEIVER, _ASKED, _SUPERVISOR)),
    Verb.PLAN: frozenset((*_WORKING, _SUPERVISOR)),
    Verb.FOLLOW: frozenset((Relation.FOLLOWING, _SUPERVISOR, Relation.ADMIN)),
    Verb.FOLLOW_WRITE: frozenset((Relation.FOLLOWING, _SUPERVISOR)),
    Verb.FOLLOW_HAND: frozenset((Relation.FOLLOWING, _SUPERVISOR)),
    Verb.FOLLOW_LATER: frozenset((Relation.FOLLOWING, _SUPERVISOR)),
    Verb.ABSENCE: frozenset((_STAFF,)),
    Verb.LETTER: frozenset((Relation.ABSENT, _SUPERVISOR)),
    Verb.ASSIGN: frozenset((_SUPERVISOR,)),
    Verb.INFORMATION: frozenset((_OWN, _STRANGER)),
    Verb.SECOND_CHAT: frozenset((_OWN, _STRANGER)),
    Verb.INFORMATION_DESK: frozenset((_RECEIVER, _SUPERVISOR)),
    Verb.GUESTS: frozenset((_RECEIVER, _SUPERVISOR, Relation.ADMIN)),
    Verb.HAND_OVER: frozenset((_STAFF,)),
    Verb.REPORT: frozenset((_RECEIVER, _SUPERVISOR, Relation.ADMIN)),
    Verb.RIGHT: frozenset((_OWN, _STRANGER)),
    Verb.RIGHT_DESK: frozenset((_SUPERVISOR, Relation.ADMIN)),
    Verb.RIGHT_COUNTER: frozenset((_RECEIVER, _SUPERVISOR, Relation.ADMIN)),
    Verb.UNMASK: frozenset((_SUPERVISOR,)),
    Verb.STAMP: frozenset((_OWN, _RECEIVER, Relation.HOLDER, _ASKED, _SUPERVISOR)),
    Verb.ATTEST: frozenset((Relation.HOLDER, _RECEIVER, _ASKED, _SUPERVISOR)),
    Verb.TALK: frozenset((_OWN, _STRANGER)),
    Verb.THREAD_ANSWER: frozenset(_AT_FRONT),
    Verb.THREAD_TAKE: frozenset(_AT_FRONT),
    Verb.THREAD_GIVE: frozenset((Relation.HOLDER, _SUPERVISOR)),
    Verb.THREAD_INVITE: frozenset(_AT_FRONT),
    Verb.THREAD_END: frozenset((_OWN, *_AT_FRONT)),
    Verb.THREAD_UNSAY: frozenset(_AT_FRONT),
    Verb.UNCLAIM: frozenset((Relation.HOLDER, _SUPERVISOR)),
    Verb.UNCALL: frozenset((Relation.HOLDER, _RECEIVER, _ASKED, _SUPERVISOR)),
    Verb.STAFF_ROLE: frozenset((Relation.ADMIN,)),
    Verb.LOOKS: frozenset((Relation.ADMIN,)),
    Verb.CHECK_UP: frozenset((_SUPERVISOR, Relation.ADMIN)),
    Verb.BREACH: frozenset((Relation.ADMIN,)),
}
"""Who may do what. Of past visits everybody may ask for their own.
Of steps only those that are one's own (:func:`bot.flows.staffing.holding.works_on`), of reports
only what one has reported oneself."""


def typed(asked: Writing) -> Verb:
    """With which right a member of staff writes the words that were asked for."""
    return _WRITTEN_WITH[type(asked)]


_WRITTEN_WITH: dict[type[Writing], Verb] = {
    WritingOutcome: Verb.OUTCOME,
    Replying: Verb.REPLY,
    Remarking: Verb.REMARK,
    Correcting: Verb.CORRECT,
    Explaining: Verb.EXPLAIN,
    Judging: Verb.JUDGE,
    Completing: Verb.COMPLETE,
    SortingOutcome: Verb.SORT,
    PlanningFollowUp: Verb.PLAN,
    FollowingUp: Verb.FOLLOW_WRITE,
}


def allowed(scene: Scene, member: Staff, visit: Visit) -> frozenset[Verb]:
    """All that a member of staff may ask for about a visit."""
    own = relations(scene, member, visit)
    # rule: rights-by-one-table
    return frozenset(verb for verb, sufficing in RIGHTS.items() if own & sufficing)


def allowed_at_all(member: Staff) -> frozenset[Verb]:
    """All that a member of staff may ask for whatever it is about, by who they are at the desk."""
    own = {_STAFF, *_rank(member)}
    return frozenset(verb for verb, sufficing in RIGHTS.items() if own & sufficing)


def relations(scene: Scene, member: Staff, visit: Visit) -> frozenset[Relation]:
    """How a member of staff stands to a visit."""
    found = {_STAFF, *_rank(member)}
    if any(answers_for(scene, member, visit, deviation) for deviation in visit.deviations):
        found.add(Relation.ANSWERABLE)
    if any(sees_to(scene, member, visit, each) for each in visit.follow_ups):
        found.add(Relation.FOLLOWING)
    mine = open_roles(scene.desk, visit, member)
    if not mine and roles_of(member):
        # rule: colleagues-visit-is-theirs
        return frozenset(found | {Relation.COLLEAGUE})
    sheet, line = scene.sheet(visit), scene.timeline(visit)
    untaken = untaken_roles(scene.desk, visit, member)
    current = line.current.step if line.current and visit.status.attended else None
    found |= {
        relation
        for relation, so in (
            (Relation.HOLDER, has_taken(scene.desk, visit, member)),
            (Relation.COLLEAGUE, bool(held_by_others(scene.desk, visit, member))),
            (Relation.FREE, any(role in sheet.roles for role in untaken)),
            (Relation.STAND_IN, not takes_part(sheet, member) and _stands_in(scene, member, line)),
            (Relation.ACTOR, current is not None and works_on_as(scene.desk, mine, current)),
            (_RECEIVER, _receives(scene, member, receiver(sheet), mine)),
            (_ASKED, _asked(scene, member, visit)),
        )
        if so
    }
    return frozenset(found)


def _receives(scene: Scene, member: Staff, role: str, mine: tuple[str, ...]) -> bool:
    return receives(scene.desk, member, role) and (role in mine or not acts_as(member, role))


def answers_for(scene: Scene, member: Staff, visit: Visit, deviation: Deviation) -> bool:
    """Whether a deviation is a member's to explain: who is charged by name, else by role, else whoever is asked in
    place of somebody who is gone."""
    if deviation.role == VISITOR:
        return False
    # rule: owed-explanations-follow-the-letter
    one = in_place_of(scene.desk, deviation.answered_by, deviation.role)
    if one is not None and one.person_id:
        return one.id == member.id
    return member in responsible(scene, visit, deviation.role)


def owners(scene: Scene, visit: Visit, follow_up: FollowUp) -> tuple[Staff, ...]:
    """Who sees to a follow-up: whoever it was given to or stands in for them, while they are here; else whoever the
    desk turns to for the role that they had."""
    held = follow_up.held
    one = in_place_of(scene.desk, held.owner, held.role)
    # rule: gone-owner-hands-on
    return (one,) if one is not None and one.person_id else responsible(scene, visit, held.role)


def sees_to(scene: Scene, member: Staff, visit: Visit, follow_up: FollowUp) -> bool:
    """Whether a follow-up is a member's to see to."""
    return member in owners(scene, visit, follow_up)


def allowed_with_letter(member: Staff, letter: Letter) -> frozenset[Verb]:
    """All that a member of staff may ask for about a letter of assignment."""
    own = {_STAFF, *_rank(member), *((Relation.ABSENT,) if member.id == letter.absent else ())}
    return frozenset(verb for verb, sufficing in RIGHTS.items() if own & sufficing)


def allowed_in_thread(scene: Scene, member: Staff, thread: Thread) -> frozenset[Verb]:
    """All that a member of staff may ask for about a thread."""
    own = relations_to_thread(scene, member, thread)
    return frozenset(verb for verb, sufficing in RIGHTS.items() if own & sufficing)


def relations_to_thread(scene: Scene, member: Staff, thread: Thread) -> frozenset[Relation]:
    """How a member of staff stands to a thread between a visitor and front office."""
    found = {_STAFF, *_rank(member)}
    taken = thread_holder(scene.desk, thread)
    if taken is not None:
        return frozenset(found | {Relation.HOLDER if taken == member.id else Relation.COLLEAGUE})
    if any(receives(scene.desk, member, role) for role in receivers(scene.office)):
        found.add(_RECEIVER)
    if member in front_desk(scene, thread):
        found.add(_ASKED)
    return frozenset(found)


def _stands_in(scene: Scene, member: Staff, line: Timeline) -> bool:
    begun = (entry.step for entry in line.taken if entry.state is not StepState.AHEAD)
    steps = (*begun, *offered(line, roles_of(member), manned_roles(scene.desk)))
    return any(works_on(scene.desk, member, step) for step in steps)


def at_the_door(scene: Scene, member: Staff) -> frozenset[Relation]:
    """How a member of staff stands to whoever comes, before it is known whose visit that is."""
    welcomes = any(receives(scene.desk, member, role) for role in at_meeting(scene.office))
    return frozenset({_STAFF, *_rank(member), *((_RECEIVER,) if welcomes else ())})


def at_the_counter(scene: Scene, member: Staff) -> frozenset[Relation]:
    """How a member of staff stands to whoever comes to the office, whatever for."""
    welcomes = any(receives(scene.desk, member, role) for role in receivers(scene.office))
    return frozenset({_STAFF, *_rank(member), *((_RECEIVER,) if welcomes else ())})


def by_post(member: Staff, receiving: Collection[str]) -> frozenset[Relation]:
    """How a member of staff stands to whoever comes by their roles alone; ``receiving`` are the roles that receive."""
    welcomes = any(acts_as(member, role) for role in receiving)
    return frozenset({_STAFF, *_rank(member), *((_RECEIVER,) if welcomes else ())})


def may_correct(scene: Scene, member: Staff, step: Step) -> bool:
    """Whether a member may give the true time of a step: whose step it is, or a supervisor."""
    return supervises(member) or works_on(scene.desk, member, step)


def _rank(member: Staff) -> tuple[Relation, ...]:
    ranks = {SUPERVISOR: _SUPERVISOR, ADMIN: Relation.ADMIN}
    return tuple(rank for role, rank in ranks.items() if acts_as(member, role))


def _asked(scene: Scene, member: Staff, visit: Visit) -> bool:
    roles = (FRONT_OFFICE, receiver(scene.sheet(visit)))
    return any(member in responsible(scene, visit, role) for role in roles)
