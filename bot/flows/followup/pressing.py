"""What a member of staff presses or writes about an outcome's kinds and what follows from it."""

from bot.flows.followup import doing, due, line, listing, owning, planning
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.staffing.roster import sees_the_office
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import FollowingUp, FollowUps, PlanningFollowUp
from bot.flows.state.follow_up import FollowUp, serial_of
from bot.flows.state.visits import Visit
from bot.flows.understanding.commands import FOLLOW_UPS, done_about

_WORDED = ("done", "answer", "task", "lodge")


def press(scene: Scene, member: Staff, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    """Sorts an outcome, plans what follows, or does something about it; which one, the token says."""
    if verb is Verb.SORT:
        planning.press_sort(scene, member, visit, parts)
    elif verb is Verb.PLAN:
        planning.press_plan(scene, member, visit, parts)
    else:
        _press_one(scene, member, visit, verb, parts)


def _press_one(scene: Scene, member: Staff, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    serial, *more = parts or ("",)
    follow_up, chosen = line.found(visit, serial), more[0] if more else ""
    if follow_up is None:
        answer_stale(scene, visit)
    elif verb is Verb.FOLLOW and (sees_the_office(member) or line.may(scene, member, visit, follow_up)):
        line.show(scene, member, visit, follow_up)
    elif not line.may(scene, member, visit, follow_up):
        # rule: follow-up-is-its-owner-s
        scene.answer("follow-up-not-yours", line.told(scene, visit, follow_up))
    elif not follow_up.open:
        line.show(scene, member, visit, follow_up)
    else:
        _act(scene, member, visit, follow_up, verb, chosen)


def _act(scene: Scene, member: Staff, visit: Visit, follow_up: FollowUp, verb: Verb, chosen: str) -> None:
    match verb:
        case Verb.FOLLOW_WRITE:
            doing.ask_words(scene, visit, follow_up, chosen)
        case Verb.FOLLOW_HAND if chosen:
            doing.hand(scene, member, visit, follow_up, owning.of_token(scene, visit, member, chosen))
        case Verb.FOLLOW_HAND:
            doing.ask_whom(scene, member, visit, follow_up)
        case _ if chosen:
            doing.ask_reason(scene, visit, follow_up, due.of_written(scene, chosen))
        case _:
            doing.ask_date(scene, visit, follow_up)


def write(scene: Scene, member: Staff, visit: Visit, asked: FollowUps, typed: str) -> bool:
    """Takes words that were asked for; False for words that are about something else."""
    if isinstance(asked, FollowingUp):
        doing.write(scene, member, visit, asked, typed)
        return True
    if isinstance(asked, PlanningFollowUp):
        planning.planned_in_words(scene, member, visit, asked, typed)
        return True
    return planning.sorted_in_words(scene, member, visit, asked, typed)


def _of_no_follow_up(scene: Scene, typed: str) -> bool:
    """What was to be done about a number that has no follow-up is no message to a visitor."""
    about = done_about(typed)
    if about is not None:
        scene.answer("follow-up-unknown", {"number": about[1].upper()})
    return about is not None


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """The list, or something to be done by the number of its visit; False for words about something else."""
    if " ".join(typed.lower().split()).strip(" .!?,") in FOLLOW_UPS:
        listing.show(scene, member)
        return True
    found = listing.meant(scene, member, typed)
    if found is None:
        return _of_no_follow_up(scene, typed)
    what, pairs = found
    if len(pairs) > 1:
        listing.show(scene, member)
        return True
    visit, follow_up = pairs[0]
    verb = {"hand": Verb.FOLLOW_HAND, "later": Verb.FOLLOW_LATER}.get(what, Verb.FOLLOW_WRITE)
    parts = (serial_of(follow_up.id), *((what,) if what in _WORDED else ()))
    press(scene, member, visit, verb, parts)
    return True
