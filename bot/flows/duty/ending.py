"""The end of duty, by itself or by hand: who holds nothing is off duty, who holds visits is asked what is to become of
them before anything is given back."""

from datetime import datetime, timedelta

from bot.flows.duty import changing, handing, turns
from bot.flows.duty.keeping import GIVE, KEEP, OFF, ON, choice, held, keep_shift, tell, tickets
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Visit

_MOST_BUTTONS = 3
_LOOK_EVERY = timedelta(minutes=30)
"""How often it is seen whether somebody has finished what they go on with."""


def next_at(scene: Scene, member: Staff) -> datetime | None:
    """When somebody's duty ends, when their answer is due, or when to see whether they have finished."""
    if not member.on_duty:
        return None
    asked = member.shift.ends_asked_at
    if asked is None:
        return turns.ends_at(scene, member)
    due = asked + scene.office.duty.answer_within
    if scene.now < due:
        return due
    return due + _LOOK_EVERY * ((scene.now - due) // _LOOK_EVERY + 1)


def climb(scene: Scene, member: Staff) -> Staff:
    """The end has come, or the time to answer is over."""
    ends_at = next_at(scene, member)
    if ends_at is None or not member.on_duty:
        return member
    asked = member.shift.ends_asked_at
    if asked is not None:
        return _unanswered(scene, member) if scene.now >= asked + scene.office.duty.answer_within else member
    if ends_at > scene.now:
        return member
    # rule: duty-ends-with-a-question
    return _ask(scene, member, ends_at) if held(scene, member) else _end(scene, member)


def leave(scene: Scene, member: Staff) -> Staff | None:
    """They say that their duty is over; gives them back once it is, None while they are asked about what they hold.

    rule: leaving-asks-first
    """
    visits = held(scene, member)
    if not member.on_duty or not visits:
        return changing.change(scene, member, on=False)
    if member.shift.ends_asked_at is None or not _open_questions(scene, member):
        member = _asked(scene, member)
        changing.say_if_nobody_left(scene)
    due = (member.shift.ends_asked_at or scene.now) + scene.office.duty.answer_within
    left = _open_questions(scene, member)
    scene.answer("duty-leaving", {"tickets": tickets(left), "due": due}, choices=_choices(left))
    return None


def answer(scene: Scene, member: Staff, asked: str, visit_id: str | None) -> Staff:
    """They say what is to become of a visit, or of all that they have not answered about."""
    about = [visit for visit in _open_questions(scene, member) if visit_id in (None, visit.id)]
    if member.shift.ends_asked_at is None or (not about and _open_questions(scene, member)):
        answer_stale(scene)
        return member
    if not about:
        return _settled(scene, member)  # it has ended meanwhile, or was answered about
    if asked == KEEP:
        member = keep_shift(scene, member, keeps=(*member.shift.keeps, *(visit.id for visit in about)))
        scene.note("duty_kept", about[0].id, staff=member.id)
    else:
        handing.tell_leaver(scene, member, handing.give_back(scene, member, about))
    return _settled(scene, member)


def _settled(scene: Scene, member: Staff) -> Staff:
    if left := _open_questions(scene, member):
        scene.answer("duty-ends-still", {"tickets": tickets(left)}, choices=_choices(left))
        return member
    kept = _kept(scene, member)
    if not kept:
        return _end(scene, member, said=True)
    scene.answer("duty-goes-on", {"tickets": tickets(kept)}, choices=(choice(OFF),))
    return member


def _ask(scene: Scene, member: Staff, ends_at: datetime) -> Staff:
    visits = held(scene, member)
    due = scene.now + scene.office.duty.answer_within
    args: Args = {"at": ends_at, "tickets": tickets(visits), "due": due}
    tell(scene, member, "duty-ends", args, choices=_choices(visits))
    return _asked(scene, member)


def _asked(scene: Scene, member: Staff) -> Staff:
    scene.note("duty_ends_asked", None, staff=member.id)
    return keep_shift(scene, member, ends_asked_at=scene.now, keeps=(), rests_until=None)


def _choices(visits: list[Visit]) -> tuple[Choice, ...]:
    """For each what may become of it; where there are many, for all together."""
    if len(visits) > _MOST_BUTTONS:
        return choice(KEEP), choice(GIVE)
    return tuple(
        Choice(Phrase(f"choice-duty-{asked}-ticket", {"ticket": visit.ticket or ""}), token(Verb.DUTY, asked, visit.id))
        for visit in visits
        for asked in (KEEP, GIVE)
    )


def _unanswered(scene: Scene, member: Staff) -> Staff:
    if left := _open_questions(scene, member):
        # rule: unanswered-goes-back
        handing.tell_leaver(scene, member, handing.give_back(scene, member, left))
    return member if _kept(scene, member) else _end(scene, member)


def _end(scene: Scene, member: Staff, *, said: bool = False) -> Staff:
    """Off duty by itself; without a roster and without a question the evening is nothing to be told of."""
    told = said or turns.by_roster(scene) or member.shift.ends_asked_at is not None
    by_hand = _left_by_hand(scene, member)
    changed, _ = changing.end(scene, member, by_itself=not by_hand)
    if told:
        tell(scene, changed, "duty-left" if by_hand else "duty-ended", {}, ON)
    return changed


def _left_by_hand(scene: Scene, member: Staff) -> bool:
    """Whether they were asked because they wanted to leave: before their duty would have ended by itself."""
    asked, ends_at = member.shift.ends_asked_at, turns.ends_at(scene, member)
    return asked is not None and (ends_at is None or asked < ends_at)


def _open_questions(scene: Scene, member: Staff) -> list[Visit]:
    return [visit for visit in held(scene, member) if visit.id not in member.shift.keeps]


def _kept(scene: Scene, member: Staff) -> list[Visit]:
    return [visit for visit in held(scene, member) if visit.id in member.shift.keeps]
