"""One follow-up in words: of which visit, what it is about, whose it is, when it is due, and all that became of it."""

from bot.flows.ending import sorting
from bot.flows.followup import due
from bot.flows.journey import rights
from bot.flows.journey.deviations import charged_name
from bot.flows.scene.messages import Arg, Args, Choice, Day, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.follow_up import FollowUp, FollowUpEntry, serial_of
from bot.flows.state.visits import Visit

_SHOWN = 200
"""Characters of an outcome that are quoted."""


def found(visit: Visit, serial: str) -> FollowUp | None:
    """A visit's follow-up by its serial, as a token names it."""
    return visit.follow_ups[int(serial)] if serial.isdecimal() and int(serial) < len(visit.follow_ups) else None


def told(scene: Scene, visit: Visit, follow_up: FollowUp) -> Args:
    """What every word about a follow-up may say of it."""
    kinds = sorting.latest(visit).kinds
    return {
        "ticket": visit.ticket or "",
        "number": visit.number or "",
        "what": _what(follow_up),
        "kinds": sorting.named(kinds) if kinds else Phrase("outcome-kind-none"),
        "about": outcome_of(visit),
        "task": task(visit, follow_up),
        "owner": owner(scene, visit, follow_up.held),
        "due": Day(follow_up.due_at),
        "late": Phrase("follow-up-late") if is_late(scene, follow_up) else Phrase("nothing"),
    }


def outcome_of(visit: Visit) -> str:
    """The outcome as it is quoted."""
    text = visit.outcome or ""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def task(visit: Visit, follow_up: FollowUp) -> Phrase:
    """What is to be done; where nobody has said so, what the outcome says."""
    if follow_up.task:
        return Phrase("follow-up-task", {"words": follow_up.task})
    return Phrase("follow-up-about", {"words": outcome_of(visit)})


def is_late(scene: Scene, follow_up: FollowUp) -> bool:
    """Whether it should have been done by now."""
    return follow_up.open and follow_up.due_at < scene.now


def _what(follow_up: FollowUp) -> Phrase:
    if not follow_up.complaint:
        return Phrase("follow-up-promise")
    return Phrase("follow-up-complaint-answer" if follow_up.unanswered else "follow-up-complaint-decision")


def owner(scene: Scene, visit: Visit, held: FollowUpEntry) -> Arg:
    """Whose it is, by name where that is known."""
    member = scene.desk.staff.get(held.owner or "")
    return member.name if member else charged_name(scene, visit, held.role)


def show(scene: Scene, member: Staff, visit: Visit, follow_up: FollowUp, text: str = "follow-up-one") -> None:
    """Shows a follow-up to the acting member with its history, and what they may do about it."""
    history = Listing(tuple(_entry(scene, visit, entry) for entry in follow_up.entries))
    known = told(scene, visit, follow_up)
    about: Args = {"kinds": known["kinds"], "about": known["about"], "words": follow_up.task}
    whole = Phrase("follow-up-told-and-task" if follow_up.task else "follow-up-told", about)
    args: Args = {**known, "told": whole, "history": history}
    scene.say(scene.person, text, args, choices=choices(scene, member, visit, follow_up), visit_id=visit.id)


def _entry(scene: Scene, visit: Visit, entry: FollowUpEntry) -> Phrase:
    member = scene.desk.staff.get(entry.by)
    args: Args = {
        "at": entry.at,
        "who": member.name if member else Phrase("follow-up-by-desk"),
        "owner": owner(scene, visit, entry) if entry.role else "",
        "due": Day(entry.due_at) if entry.due_at else "",
        "words": entry.words,
    }
    return Phrase(f"follow-up-{entry.what.value}", args)


def choices(scene: Scene, member: Staff, visit: Visit, follow_up: FollowUp) -> tuple[Choice, ...]:
    """What a member may do about a follow-up that is open."""
    if not follow_up.open or not may(scene, member, visit, follow_up):
        return ()
    answer = (Choice(Phrase("choice-follow-up-answer"), made(Verb.FOLLOW_WRITE, visit, follow_up, "answer")),)
    lodge = (Choice(Phrase("choice-follow-up-lodge"), made(Verb.FOLLOW_WRITE, visit, follow_up, "lodge")),)
    return (
        *(answer if follow_up.unanswered else ()),
        *(lodge if follow_up.complaint and follow_up.lodged is None else ()),
        Choice(Phrase("choice-follow-up-done"), made(Verb.FOLLOW_WRITE, visit, follow_up, "done"), forward=True),
        Choice(Phrase("choice-follow-up-reword"), made(Verb.FOLLOW_WRITE, visit, follow_up, "task")),
        Choice(Phrase("choice-follow-up-hand"), made(Verb.FOLLOW_HAND, visit, follow_up)),
        Choice(Phrase("choice-follow-up-later"), made(Verb.FOLLOW_LATER, visit, follow_up)),
    )


def may(scene: Scene, member: Staff, visit: Visit, follow_up: FollowUp) -> bool:
    """Whether a member may do something about just this follow-up: whoever sees to it, or who supervises."""
    own = rights.relations(scene, member, visit) - {rights.Relation.FOLLOWING}
    return bool(own & rights.RIGHTS[Verb.FOLLOW_WRITE]) or rights.sees_to(scene, member, visit, follow_up)


def open_choice(visit: Visit, follow_up: FollowUp, label: Phrase) -> Choice:
    """Looking at it."""
    return Choice(label, made(Verb.FOLLOW, visit, follow_up))


def made(verb: Verb, visit: Visit, follow_up: FollowUp, *more: str) -> str:
    """A token about a follow-up."""
    return token(verb, visit.id, serial_of(follow_up.id), *more)


def when_choices(scene: Scene, visit: Visit, follow_up: FollowUp) -> tuple[Choice, ...]:
    """New due dates to choose from, as far as the law lets them."""
    dates = [(days, due.in_working_days(scene, days)) for days in due.OFFERED]
    fitting = [(days, at) for days, at in dates if follow_up.limit is None or at <= follow_up.limit]
    return tuple(
        due.choice(scene, days, made(Verb.FOLLOW_LATER, visit, follow_up, due.written(scene, at)))
        for days, at in fitting
    )
