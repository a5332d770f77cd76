"""Showing what changed in a visit to everybody concerned: as a card where cards can be kept up to date, in brief
words where they cannot."""

from bot.flows.addressee import standing
from bot.flows.ending import sorting
from bot.flows.meeting import way_in
from bot.flows.queue import ticket
from bot.flows.queue.places import occupies_place
from bot.flows.queue.unanswered import AGAIN
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.staffing.acting import acts_as
from bot.flows.staffing.holding import holder
from bot.flows.staffing.roster import concerned, receiver
from bot.flows.state.desk import Staff
from bot.flows.state.deviation import Deviation
from bot.flows.state.meeting import Way
from bot.flows.state.nudges import RETURNED
from bot.flows.state.people import Person
from bot.flows.state.visits import Status, Visit
from bot.flows.telling import brief
from bot.flows.telling.cards import staff_card, visitor_card

_UNSEEN = (Status.FORM, Status.APPOINTED)
"""Before these have become more, officers see them only when they ask."""


def refresh(scene: Scene, before: Visit | None, visit: Visit) -> None:
    """Shows a visit to whoever's card of it is out of date now."""
    if visit.status in _UNSEEN or (before is not None and before.status in _UNSEEN and not visit.status.open):
        return
    if before is not None and before.status is Status.QUEUED is not visit.status:
        ticket.close(scene, visit)
    if visit.status is Status.QUEUED and _was_attended(before):
        ticket.tell_place(scene, visit, scene.known_person(visit.person_id), fresh=False)
    elif _seen_by_visitor(before) != _seen_by_visitor(visit) and _shown(before, visit):
        _show_visitor(scene, before, visit)
    if _seen_by_staff(before) != _seen_by_staff(visit):
        for member in scene.desk.staff.values():
            if member.person_id and concerned(scene, before, visit, member):
                _show_officer(scene, before, visit, member)
            elif member.person_id and _may_be_held(before):
                _mend(scene, visit, member)


def _show_visitor(scene: Scene, before: Visit | None, visit: Visit) -> None:
    visitor = scene.known_person(visit.person_id)
    if visit.status.attended and not _was_attended(before):
        _call(scene, visit, again=before is not None and before.status.open)
    elif _called_again(before, visit):
        # rule: one-card-an-event
        visitor_card(scene, visit, called=True, anew=True)
    elif _edits(scene, visitor):
        visitor_card(scene, visit, mends=Status.QUEUED in (visit.status, before and before.status))
    elif before is not None and visit.status is not Status.QUEUED:
        brief.tell_visitor(scene, before, visit)


def _call(scene: Scene, visit: Visit, *, again: bool) -> None:
    """Calls the visitor; where the meeting gives a link of their own, once that is there: who has one from an earlier
    call of this visit keeps it. Whom nobody calls under their sheet is only shown how it stands."""
    kept = again and visit.join_url is not None
    asked = way_in.wanted(scene, visit) if visit.status is Status.IN_SERVICE and not kept else None
    if asked is None:
        # rule: only-who-is-called-is-called
        visitor_card(scene, visit, called=occupies_place(scene.sheet(visit)))
        return
    scene.effects.append(asked)
    scene.keep_visit(visit, way=Way.ASKED, join_url=None)


def _show_officer(scene: Scene, before: Visit | None, visit: Visit, member: Staff) -> None:
    officer = scene.known_person(member.person_id or "")
    if visit.status.attended and not _was_attended(before):
        standing.came_up(scene, member, visit)
    if before is None or before.status in _UNSEEN or _edits(scene, officer):
        staff_card(scene, visit, member, anew=_receives(scene, before, visit, member))
    else:
        brief.tell_officer(scene, before, visit, member)


def _receives(scene: Scene, before: Visit | None, visit: Visit, member: Staff) -> bool:
    """Whether it is an officer's to receive a visitor who waited and is called just now, though not by hand by
    themselves: a card that only changes makes no sound, and stands far up."""
    # rule: called-visitor-is-announced
    waited = before is not None and before.status is Status.QUEUED and visit.status.attended
    by_themselves = scene.person_id == member.person_id and scene.pressed == (Verb.CALL, visit.id)
    if not waited or by_themselves:
        return False
    role = receiver(scene.sheet(visit))
    return acts_as(member, role) and holder(scene.desk, visit, role) in (None, member.id)


def _may_be_held(before: Visit | None) -> bool:
    """Whether somebody may have looked at a visit before this: nobody looks at a form."""
    return before is not None and before.status is not Status.FORM


def _mend(scene: Scene, visit: Visit, member: Staff) -> None:
    """Somebody may have looked at a visit that is not theirs (a supervisor, a colleague): how it stands, and that it is
    over, is to be seen on that card too. Only whoever has the card gets it (:mod:`bot.turn.mending`)."""
    # rule: every-card-stays-true
    if _edits(scene, scene.known_person(member.person_id or "")):
        staff_card(scene, visit, member, mends=True)


def _edits(scene: Scene, reader: Person) -> bool:
    return scene.office.can(reader.channel).edits


def _was_attended(before: Visit | None) -> bool:
    return before is not None and before.status.attended


def _shown(before: Visit | None, visit: Visit) -> bool:
    """Whether the visitor has a card of their visit, or is to have one; who waits has their ticket instead."""
    # rule: card-of-who-came-back-is-true
    aside = before is not None and (before.status is Status.PARKED or _waits_again(before))
    return visit.status.attended or _was_attended(before) or aside


def _waits_again(visit: Visit) -> bool:
    """Whether a visit that was called before waits: its visitor has a card from then."""
    return visit.status is Status.QUEUED and bool(visit.nudged(RETURNED))


def _called_again(before: Visit | None, visit: Visit) -> bool:
    return before is not None and visit.nudged(AGAIN) > before.nudged(AGAIN)


def _seen_by_visitor(visit: Visit | None) -> object:
    of_time = visit and tuple(each for each in visit.deviations if each.of_steps)
    return visit and (visit.status, visit.evidence, _announced(of_time or ()), visit.not_before, visit.nudged(AGAIN))


def _seen_by_staff(visit: Visit | None) -> object:
    return visit and (
        visit.status,
        visit.evidence,
        _announced(visit.deviations),
        visit.form,
        visit.assigned,
        visit.outcome,
        visit.remarks,
        sorting.unsorted(visit),
        visit.call_state,
        visit.in_room,
        visit.not_before,
        visit.priority,
        visit.nudged(AGAIN),
    )


def _announced(deviations: tuple[Deviation, ...]) -> tuple[tuple[str, bool], ...]:
    """The deviations and whether each stands; who has said what about it in the ledger is on no card."""
    return tuple((each.id, each.stands) for each in deviations)
