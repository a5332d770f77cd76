"""From the kinds of an outcome to its follow-up: whether there is one, by when, whose it is, and what is to be done."""

from bot.flows.ending import sorting
from bot.flows.followup import complaints, doing, due, keeping, line, owning
from bot.flows.given.typed import clean, says_something
from bot.flows.given.yes_no import means_yes
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.messages import Args, Choice, Day
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Idle, PlanningFollowUp, SortingOutcome
from bot.flows.state.follow_up import FollowUp
from bot.flows.state.outcome import OutcomeKind
from bot.flows.state.visits import Visit
from bot.flows.understanding.outcome_words import kinds_in

_ANSWERS = {"yes": True, "no": False}
_ALSO_YES = frozenset(("perlu", "catat", "catat keluhan", "record"))


def resume(scene: Scene, visit: Visit) -> None:
    """Asks for what is still missing of an outcome; of one that is whole, what it is now."""
    if sorting.unsorted(visit) and sorting.latest(visit).follow_up:
        ask_when(scene, visit)
    else:
        sorting.ask(scene, visit, sorting.kinds_so_far(visit), anew=True)


def press_sort(scene: Scene, member: Staff, visit: Visit, parts: tuple[str, ...]) -> None:
    """A kind is chosen or not, or it is said whether something follows."""
    kinds = sorting.read(parts[0]) if parts else ()
    if not visit.outcomes or kinds is None:
        answer_stale(scene, visit)
    elif not parts:
        resume(scene, visit)
    elif len(parts) == 1 or parts[1] not in _ANSWERS:
        sorting.ask(scene, visit, kinds)
    else:
        _decide(scene, member, visit, kinds, follow_up=_ANSWERS[parts[1]])


def sorted_in_words(scene: Scene, member: Staff, visit: Visit, asked: SortingOutcome, typed: str) -> bool:
    """Kinds, yes or no, or kinds and then yes or no ("saran, tidak"); False for words that are about something else."""
    head, _, last = typed.replace(",", " ").strip().rpartition(" ")
    kinds, answer = kinds_in(typed), _yes(typed)
    if kinds is None and answer is None:
        kinds, answer = kinds_in(head), _yes(last)
        if kinds is None or answer is None:
            return False
    meant = sorting.of_values(kinds or asked.kinds)
    if answer is None:
        sorting.ask(scene, visit, meant, anew=True)
    else:
        _decide(scene, member, visit, meant, follow_up=answer)
    return True


def _yes(typed: str) -> bool | None:
    return True if typed.casefold().strip(" .!?,") in _ALSO_YES else means_yes(typed)


def _decide(scene: Scene, member: Staff, visit: Visit, kinds: sorting.Kinds, *, follow_up: bool) -> None:
    complaint = OutcomeKind.COMPLAINT in kinds
    if not kinds:
        sorting.ask(scene, visit, kinds, anew=True)
        return
    # rule: complaint-is-always-followed
    visit = sorting.sort(scene, visit, kinds, follow_up=follow_up or complaint)
    scene.talk(Idle())
    sorting.close(scene, visit, still=any(each.open for each in visit.follow_ups))
    if complaint:
        complaints.record(scene, member, visit)
    elif follow_up and (known := _open(visit)) is not None:
        line.show(scene, member, visit, known)
    elif follow_up:
        ask_when(scene, visit)


def _open(visit: Visit) -> FollowUp | None:
    return next((each for each in visit.follow_ups if each.open), None)


def ask_when(scene: Scene, visit: Visit, text: str = "follow-up-when") -> None:
    """Asks by when something follows."""
    scene.talk(PlanningFollowUp(visit.id))
    dates = ((days, due.written(scene, due.in_working_days(scene, days))) for days in due.OFFERED)
    choices = tuple(due.choice(scene, days, token(Verb.PLAN, visit.id, day)) for days, day in dates)
    scene.say(scene.person, text, {"ticket": visit.ticket or ""}, choices=choices, visit_id=visit.id)


def ask_whom(scene: Scene, member: Staff, visit: Visit, day: str, text: str = "follow-up-whom") -> None:
    """Asks whose it is."""
    scene.talk(PlanningFollowUp(visit.id, day))
    at = due.of_written(scene, day) or scene.now
    choices = tuple(
        Choice(owning.label(scene, visit, whom), token(Verb.PLAN, visit.id, day, whom.named), forward=n == 0)
        for n, whom in enumerate(owning.offered(scene, visit, member))
    )
    args: Args = {"ticket": visit.ticket or "", "due": Day(at)}
    scene.say(scene.person, text, args, choices=choices, visit_id=visit.id)


def press_plan(scene: Scene, member: Staff, visit: Visit, parts: tuple[str, ...]) -> None:
    """The date, then whose it is. What was planned already is shown, not planned again."""
    day, *named = parts or ("",)
    asked = scene.person.dialog
    asking = isinstance(asked, PlanningFollowUp) and asked.about == visit.id
    if not asking and not (sorting.unsorted(visit) and sorting.latest(visit).follow_up):
        known = _open(visit)
        if known is None:
            answer_stale(scene, visit)
        else:
            line.show(scene, member, visit, known)
    elif due.of_written(scene, day) is None:
        ask_when(scene, visit, "follow-up-when-unclear")
    elif not named:
        ask_whom(scene, member, visit, day)
    else:
        _ask_what(scene, member, visit, day, owning.of_token(scene, visit, member, named[0]))


def planned_in_words(scene: Scene, member: Staff, visit: Visit, asked: PlanningFollowUp, typed: str) -> None:
    """A date in words, then who in words, then what is to be done."""
    if asked.whom:
        _plan(scene, member, visit, asked, clean(typed)[: doing.LONGEST_TASK])
    elif asked.due:
        _ask_what(scene, member, visit, asked.due, owning.of_words(scene, visit, member, typed))
    elif (at := due.of_words(scene, typed)) is not None:
        ask_whom(scene, member, visit, due.written(scene, at))
    else:
        ask_when(scene, visit, "follow-up-when-unclear")


def _ask_what(scene: Scene, member: Staff, visit: Visit, day: str, whom: owning.Whom | None) -> None:
    """Asks what is to be done; last, so that the words are kept at once.

    rule: follow-up-says-what
    """
    at = due.of_written(scene, day)
    if at is None:
        ask_when(scene, visit, "follow-up-when-unclear")
    elif whom is None:
        ask_whom(scene, member, visit, day, "follow-up-whom-unclear")
    else:
        scene.talk(PlanningFollowUp(visit.id, day, whom.named))
        args: Args = {"ticket": visit.ticket or "", "due": Day(at), "about": line.outcome_of(visit)}
        scene.say(scene.person, "follow-up-what", args, visit_id=visit.id)


def _plan(scene: Scene, member: Staff, visit: Visit, asked: PlanningFollowUp, task: str) -> None:
    at, whom = due.of_written(scene, asked.due), owning.of_token(scene, visit, member, asked.whom)
    if at is None or whom is None:
        _ask_what(scene, member, visit, asked.due, whom)
    elif not says_something(task):
        scene.answer("follow-up-words-please")
    else:
        scene.talk(Idle())
        visit, opened = keeping.open_one(scene, visit, (whom.role, whom.staff_id), at, task=task)
        line.show(scene, member, visit, opened, "follow-up-planned")
