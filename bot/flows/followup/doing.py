"""What is done about a follow-up: answered, done, handed to somebody else, put off, put right; each is one more
entry."""

import re
from datetime import datetime

from bot.flows.followup import due, keeping, line, owning
from bot.flows.given.typed import clean, says_something
from bot.flows.journey import rights
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.messages import Args, Choice, Day
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import FollowingUp, Idle
from bot.flows.state.follow_up import FollowUp, FollowUpEntry, Went, serial_of
from bot.flows.state.visits import Visit

_LONGEST, LONGEST_TASK = 1500, 300
"""Characters; what is to be done is a sentence."""
_ANSWER, _DONE, _WHEN, _REASON, _WHOM, _TASK, _LODGE = "answer", "done", "when", "later", "whom", "task", "lodge"
_ASKED_FOR = {
    _ANSWER: "follow-up-ask-answer",
    _DONE: "follow-up-ask-done",
    _TASK: "follow-up-ask-task",
    _LODGE: "follow-up-ask-lodge",
}
_TICKET = re.compile(r"#?[A-Za-z0-9](?:[A-Za-z0-9./-]{2,30})")
"""A ticket number of SP4N-LAPOR!: its shape is nobody's promise, but it has a figure and no blank."""


def ask_words(scene: Scene, visit: Visit, follow_up: FollowUp, what: str) -> None:
    """Asks for what was done, for the first answer to a complaint, for what is to be done in other words, or for the
    complaint's ticket number in SP4N-LAPOR!."""
    stale = (what == _ANSWER and not follow_up.unanswered) or (what == _LODGE and not follow_up.complaint)
    if what not in _ASKED_FOR or stale:
        answer_stale(scene, visit)
        return
    _talk(scene, visit, follow_up, what)
    scene.answer(_ASKED_FOR[what], line.told(scene, visit, follow_up))


def ask_date(scene: Scene, visit: Visit, follow_up: FollowUp, text: str = "follow-up-ask-date") -> None:
    """Asks for another date, as far as the law lets it be another."""
    if follow_up.limit is not None and follow_up.limit <= scene.now:
        scene.talk(Idle())
        scene.answer("follow-up-limit", {**line.told(scene, visit, follow_up), "limit": Day(follow_up.limit)})
        return
    _talk(scene, visit, follow_up, _WHEN)
    choices = line.when_choices(scene, visit, follow_up)
    scene.say(scene.person, text, line.told(scene, visit, follow_up), choices=choices, visit_id=visit.id)


def ask_reason(scene: Scene, visit: Visit, follow_up: FollowUp, at: datetime | None) -> None:
    """Asks why it is put off to that date; the law's own date is nobody's to put off."""
    if at is None:
        ask_date(scene, visit, follow_up, "follow-up-date-unclear")
    elif follow_up.limit is not None and at > follow_up.limit:
        # rule: law-s-date-is-not-put-off
        args = {**line.told(scene, visit, follow_up), "limit": Day(follow_up.limit)}
        scene.answer("follow-up-limit", args)
    else:
        _talk(scene, visit, follow_up, _REASON, due.written(scene, at))
        scene.answer("follow-up-ask-reason", {**line.told(scene, visit, follow_up), "new": Day(at)})


def ask_whom(scene: Scene, member: Staff, visit: Visit, follow_up: FollowUp, text: str = "follow-up-ask-whom") -> None:
    """Asks whose it is to be."""
    _talk(scene, visit, follow_up, _WHOM)
    choices = tuple(
        Choice(owning.label(scene, visit, whom), line.made(Verb.FOLLOW_HAND, visit, follow_up, whom.named))
        for whom in owning.offered(scene, visit, member)
    )
    scene.say(scene.person, text, line.told(scene, visit, follow_up), choices=choices, visit_id=visit.id)


def _talk(scene: Scene, visit: Visit, follow_up: FollowUp, what: str, day: str = "") -> None:
    scene.talk(FollowingUp(visit.id, int(serial_of(follow_up.id)), what, day))


def write(scene: Scene, member: Staff, visit: Visit, asked: FollowingUp, typed: str) -> None:
    """Takes the words that were asked for, while they are still wanted."""
    follow_up, words = line.found(visit, str(asked.serial)), clean(typed)[:_LONGEST]
    if follow_up is None or not follow_up.open or not line.may(scene, member, visit, follow_up):
        scene.talk(Idle())
        answer_stale(scene, visit)
    elif not says_something(words):
        scene.answer("follow-up-words-please")
    else:
        _take(scene, member, visit, follow_up, asked, words)


def _take(scene: Scene, member: Staff, visit: Visit, follow_up: FollowUp, asked: FollowingUp, words: str) -> None:
    match asked.what:
        case "when":
            ask_reason(scene, visit, follow_up, due.of_words(scene, words))
        case "whom":
            hand(scene, member, visit, follow_up, owning.of_words(scene, visit, member, words))
        case "later":
            _put_off(scene, member, visit, follow_up, asked.due, words)
        case "task":
            _reword(scene, member, visit, follow_up, words[:LONGEST_TASK])
        case "lodge":
            _lodge(scene, member, visit, follow_up, words)
        case "answer" if follow_up.unanswered:
            _answer(scene, member, visit, follow_up, words)
        case _:
            _finish(scene, visit, follow_up, words)


def _answer(scene: Scene, member: Staff, visit: Visit, follow_up: FollowUp, words: str) -> None:
    """The first answer to a complaint: told to the visitor, and from here on the decision is what is due."""
    entry = FollowUpEntry(Went.ANSWERED, scene.now, scene.who, due_at=follow_up.decide_by, words=words)
    visit, follow_up = keeping.add(scene, visit, follow_up, entry)
    scene.talk(Idle())
    keeping.tell_visitor(scene, visit, "complaint-answered", {"words": words, "due": Day(follow_up.due_at)})
    keeping.tell_owners(scene, visit, follow_up, "follow-up-answered-told", {"name": member.name})
    line.show(scene, member, visit, follow_up)


def _lodge(scene: Scene, member: Staff, visit: Visit, follow_up: FollowUp, words: str) -> None:
    """The ticket number of SP4N-LAPOR! is kept with the complaint and told to the visitor, who can follow it there."""
    found = _TICKET.fullmatch(words.strip())
    if found is None or not any(character.isdigit() for character in words):
        # rule: lapor-ticket-kept
        scene.answer("follow-up-lodge-unclear", line.told(scene, visit, follow_up))
        return
    ticket = found[0].removeprefix("#")
    entry = FollowUpEntry(Went.LODGED, scene.now, scene.who, words=ticket)
    visit, follow_up = keeping.add(scene, visit, follow_up, entry)
    scene.talk(Idle())
    keeping.tell_visitor(scene, visit, "complaint-lodged", {"lapor": ticket})
    line.show(scene, member, visit, follow_up)


def _finish(scene: Scene, visit: Visit, follow_up: FollowUp, words: str) -> None:
    """What was done ends it, and is told to the visitor. rule: follow-up-ends-with-the-visitor-told"""
    complaint = follow_up.complaint
    visit, follow_up = keeping.add(scene, visit, follow_up, FollowUpEntry(Went.DONE, scene.now, scene.who, words=words))
    scene.talk(Idle())
    keeping.tell_visitor(scene, visit, "complaint-decided" if complaint else "follow-up-ended", {"words": words})
    keeping.tell_owners(scene, visit, follow_up, "follow-up-done-told", {"words": words})
    scene.answer("follow-up-noted", line.told(scene, visit, follow_up))


def _put_off(scene: Scene, member: Staff, visit: Visit, follow_up: FollowUp, day: str, words: str) -> None:
    at = due.of_written(scene, day)
    if at is None or (follow_up.limit is not None and at > follow_up.limit):
        ask_reason(scene, visit, follow_up, at)
        return
    before = Day(follow_up.due_at)
    entry = FollowUpEntry(Went.MOVED, scene.now, scene.who, due_at=at, words=words)
    visit, follow_up = keeping.add(scene, visit, follow_up, entry)
    scene.talk(Idle())
    more: Args = {"name": member.name, "words": words, "before": before}
    keeping.tell_visitor(scene, visit, "follow-up-new-date", {"due": Day(at)})
    keeping.tell_owners(scene, visit, follow_up, "follow-up-moved-told", more)
    keeping.tell_supervisors(scene, visit, follow_up, "follow-up-moved-told", more)
    line.show(scene, member, visit, follow_up)


def _reword(scene: Scene, member: Staff, visit: Visit, follow_up: FollowUp, words: str) -> None:
    """What is to be done is put right: one more entry; whoever has it is told, and the visitor of a promise."""
    scene.talk(Idle())
    if words != follow_up.task:
        visit, follow_up = keeping.add(
            scene, visit, follow_up, FollowUpEntry(Went.REWORDED, scene.now, scene.who, words=words)
        )
        if not follow_up.complaint:
            keeping.tell_visitor(scene, visit, "follow-up-put-right", {"words": words, "due": Day(follow_up.due_at)})
        keeping.tell_owners(scene, visit, follow_up, "follow-up-reworded-told", {"name": member.name})
    line.show(scene, member, visit, follow_up)


def hand(scene: Scene, member: Staff, visit: Visit, follow_up: FollowUp, whom: owning.Whom | None) -> None:
    """Gives it to somebody else; whoever had it and whoever has it now are told."""
    held = follow_up.held
    if whom is None:
        ask_whom(scene, member, visit, follow_up, "follow-up-whom-unclear-again")
        return
    scene.talk(Idle())
    if (whom.staff_id or whom.role) != (held.owner or held.role):
        before = rights.owners(scene, visit, follow_up)
        entry = FollowUpEntry(Went.HANDED, scene.now, scene.who, whom.role, whom.staff_id)
        visit, follow_up = keeping.add(scene, visit, follow_up, entry)
        keeping.tell_owners(scene, visit, follow_up, "follow-up-yours")
        for one in before:
            if one not in rights.owners(scene, visit, follow_up):
                keeping.tell(scene, one, visit, follow_up, "follow-up-handed-told", {"name": member.name})
    line.show(scene, member, visit, follow_up)
