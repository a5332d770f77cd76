"""What an officer still has to do after visits: their own follow-ups and those of their role, overdue ones first."""

from collections.abc import Iterator

from bot.flows.followup import line
from bot.flows.journey import rights
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.desk import Staff
from bot.flows.state.follow_up import FollowUp
from bot.flows.state.visits import Visit
from bot.flows.state.work import Work
from bot.flows.work.section import Section

_MOST = 8
Pair = tuple[Visit, FollowUp]


def own(scene: Scene, member: Staff, _work: Work) -> Section:
    """Follow-ups that are a member's to see to, each with the way to say that it is done.

    rule: follow-ups-are-work
    """
    found = sorted(_seen_to(scene, member), key=lambda pair: (pair[1].due_at, pair[1].id))
    lines = [_line(scene, *pair) for pair in found[:_MOST]]
    lines += [Phrase("work-more", {"count": len(found) - _MOST})] if len(found) > _MOST else []
    return Section("work-follow-ups", tuple(lines), tuple(_done(*pair) for pair in found[:_MOST]))


def _seen_to(scene: Scene, member: Staff) -> Iterator[Pair]:
    ids = sorted({*scene.facts.visits, *scene.visits})
    visits = (visit for each in ids if (visit := scene.visit(each)) and visit.follow_ups)
    for visit in visits:
        yield from ((visit, each) for each in visit.follow_ups if each.open and _mine(scene, member, visit, each))


def _mine(scene: Scene, member: Staff, visit: Visit, follow_up: FollowUp) -> bool:
    return rights.sees_to(scene, member, visit, follow_up)


def _line(scene: Scene, visit: Visit, follow_up: FollowUp) -> Phrase:
    late = line.is_late(scene, follow_up)
    args: Args = {"mark": Phrase("work-mark-late" if late else "work-mark"), **line.told(scene, visit, follow_up)}
    return Phrase("work-follow-up-late" if late else "work-follow-up", args)


def _done(visit: Visit, follow_up: FollowUp) -> Choice:
    label = Phrase("choice-work-follow-up", {"ticket": visit.ticket or ""})
    return Choice(label, line.made(Verb.FOLLOW_WRITE, visit, follow_up, "done"))
