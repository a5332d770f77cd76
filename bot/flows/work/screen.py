"""An officer's first screen: section by section what is theirs, what they owe, and what waits."""

from collections.abc import Callable

from bot.flows.scene.messages import Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.staffing.acting import roles_of
from bot.flows.staffing.holding import untaken_roles
from bot.flows.state.desk import Staff
from bot.flows.state.loaded import NotLoaded
from bot.flows.state.work import Work
from bot.flows.work import following, owed, visits, waiting
from bot.flows.work.needs import OwnWork
from bot.flows.work.section import Section

SECTIONS: tuple[Callable[[Scene, Staff, Work], Section], ...] = (
    visits.mine,
    visits.untaken,
    owed.outcomes,
    owed.explanations,
    owed.verdicts,
    following.own,
    waiting.threads,
    waiting.parked,
)
"""In the order in which they are read. Another thing that officers have to do is one entry more; what it
goes by is loaded where :class:`bot.flows.work.needs.OwnWork` is."""


def told(scene: Scene, member: Staff) -> tuple[Phrase, tuple[Choice, ...]]:
    """What is a member's to do, in words, and the ways to do it."""
    work = _work(scene, member)
    found = [section for each in SECTIONS if (section := each(scene, member, work)).lines]
    choices = tuple(choice for section in found for choice in section.choices)
    if not found:
        return _nothing(scene, member), ()
    return Phrase("work", {"sections": Listing(tuple(section.told for section in found))}), choices


def _nothing(scene: Scene, member: Staff) -> Phrase:
    """Nothing is theirs; to whoever serves visitors, what nobody has taken yet is not left unsaid."""
    # rule: untaken-work-is-said
    attended = (place.visit_id for place in scene.desk.attended)
    visits = [visit for each in attended if scene.at_hand(each) and (visit := scene.visit(each))]
    untaken = sum(bool({*scene.sheet(v).roles} & {*untaken_roles(scene.desk, v, member)}) for v in visits)
    serves = not set(scene.office.roles).isdisjoint(roles_of(member))
    if not serves or not (untaken or scene.desk.queue.count):
        return Phrase("work-nothing")
    return Phrase("work-waiting", {"untaken": untaken, "waiting": scene.desk.queue.count})


def _work(scene: Scene, member: Staff) -> Work:
    """What was loaded of it; who has sat down with this very event has nothing that was loaded."""
    known = scene.facts.about(OwnWork) if scene.facts.knows(OwnWork) else {}
    if member.id in known:
        return known[member.id]
    sender = scene.facts.sender
    if sender is not None and scene.facts.desk.seat(sender) == member:
        raise NotLoaded(member.id)
    return Work()
