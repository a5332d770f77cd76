"""Complaints keep the law's clocks: an answer within 14 days, a decision within 60 (UU 25/2009 Pasal 42-50).

The desk counts calendar days, the decision from the receipt as well: it cannot know when a complaint was complete, and
the earlier day breaks no law.
"""

from datetime import datetime

from bot.flows.ending import sorting
from bot.flows.followup import due, keeping, line
from bot.flows.procedure.vocabulary import Word
from bot.flows.scene.scene import Scene
from bot.flows.staffing.holding import holder, role_in
from bot.flows.staffing.roster import receiver
from bot.flows.state.desk import Staff
from bot.flows.state.follow_up import FollowUp
from bot.flows.state.outcome import OutcomeKind
from bot.flows.state.visits import Status, Visit

_CATEGORY = "pengaduan"


def record(scene: Scene, member: Staff, visit: Visit) -> None:
    """An officer says that the outcome is a complaint: it is theirs to follow up until they hand it on."""
    known = of(visit)
    if known is None:
        role = role_in(scene.desk, scene.sheet(visit), visit, member)
        visit, known = _open(scene, visit, (role, member.id), _received_at(visit) or scene.now)
    line.show(scene, member, visit, known, "complaint-recorded")


def of(visit: Visit) -> FollowUp | None:
    """The follow-up of a visit's complaint, if there is one."""
    return next((each for each in visit.follow_ups if each.complaint), None)


def settle(scene: Scene, visit: Visit) -> None:
    """What came as a complaint, by form, is followed up however its visit ends, unless the visitor takes it back.

    rule: complaint-is-always-followed
    """
    since = _received_at(visit)
    if since is None or of(visit) is not None or not _over(visit):
        return
    if due.lawful_end(scene.office.calendar, since, scene.office.following.decide_days) > scene.now:
        _open(scene, visit, _held(scene, visit), since)


def _received_at(visit: Visit) -> datetime | None:
    """When a complaint was handed in by form; None for who came for something else."""
    if visit.form.get("category") != _CATEGORY or visit.number is None:
        return None
    sent = (piece.happened_at for piece in visit.evidence if piece.word is Word.FORM_SUBMITTED)
    return min(sent, default=visit.joined_at)


def _over(visit: Visit) -> bool:
    if not visit.status.open:
        return visit.status is not Status.CANCELLED
    sorted_out = bool(visit.outcomes) and not sorting.unsorted(visit)
    return sorted_out and OutcomeKind.COMPLAINT not in sorting.latest(visit).kinds


def _held(scene: Scene, visit: Visit) -> tuple[str, str | None]:
    """The role that gives the service, and who has taken the visit for it."""
    sheet = scene.sheet(visit)
    role = next((step.answers for step in reversed(sheet.steps) if step.asks_output), receiver(sheet))
    return role, holder(scene.desk, visit, role)


def _open(scene: Scene, visit: Visit, held: tuple[str, str | None], since: datetime) -> tuple[Visit, FollowUp]:
    rules, calendar = scene.office.following, scene.office.calendar
    answer_by = due.lawful_end(calendar, since, rules.answer_days)
    decide_by = due.lawful_end(calendar, since, rules.decide_days)
    return keeping.open_one(scene, visit, held, answer_by, (answer_by, decide_by))
