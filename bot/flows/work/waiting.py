"""What waits for anybody who receives: threads, one's own first, and visitors who are parked."""

from bot.flows.journey import rights
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.holding import thread_holder
from bot.flows.state.desk import Staff
from bot.flows.state.thread import Thread
from bot.flows.state.work import Work
from bot.flows.thread.thread import whose
from bot.flows.work.section import Section

_MOST = 6


def threads(scene: Scene, member: Staff, _work: Work) -> Section:
    """The member's open threads, and those that nobody has taken and that wait for an answer."""
    known = {**scene.facts.threads, **scene.threads}.values()
    found = sorted((each for each in known if _concerns(scene, member, each)), key=lambda each: _rank(scene, each))
    shown = found[:_MOST]
    return Section(
        "work-threads",
        tuple(_line(scene, each) for each in shown),
        tuple(Choice(Phrase("choice-work-thread", _named(scene, each)), _answer(each)) for each in shown),
    )


def _concerns(scene: Scene, member: Staff, thread: Thread) -> bool:
    if not thread.open:
        return False
    taken = thread_holder(scene.desk, thread)
    if taken is not None:
        return taken == member.id
    return thread.unanswered and Verb.THREAD_ANSWER in rights.allowed_in_thread(scene, member, thread)


def _rank(scene: Scene, thread: Thread) -> tuple[bool, bool, object]:
    return not thread.unanswered, thread_holder(scene.desk, thread) is None, thread.last_at


def _named(scene: Scene, thread: Thread) -> Args:
    return whose(scene.known_person(thread.person_id), thread)


def _answer(thread: Thread) -> str:
    return token(Verb.THREAD_ANSWER, thread.id)


def _line(scene: Scene, thread: Thread) -> Phrase:
    state = "work-thread-unanswered" if thread.unanswered else "work-thread-answered"
    return Phrase(state, {**_named(scene, thread), "since": thread.last_at})


def parked(scene: Scene, member: Staff, work: Work) -> Section:
    """Visitors who did not answer their call and whose number is kept; shown to whoever receives."""
    if not rights.at_the_door(scene, member) & rights.RIGHTS[Verb.CALL]:
        return Section("work-parked")
    lines = (Phrase("work-parked-line", {"ticket": each.ticket}) for each in work.parked)
    choices = (
        Choice(Phrase("choice-open-ticket", {"ticket": each.ticket}), token(Verb.OPEN, each.visit_id))
        for each in work.parked
    )
    return Section("work-parked", tuple(lines), tuple(choices))
