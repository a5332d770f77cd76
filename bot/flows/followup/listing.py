"""The list of what is still to be done after visits: all of it for who sees the office, else what is one's own."""

from collections.abc import Iterator

from bot.flows.followup import line
from bot.flows.followup.needs import OpenFollowUps
from bot.flows.journey import rights
from bot.flows.scene.messages import Args, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import sees_the_office
from bot.flows.state.desk import Staff
from bot.flows.state.follow_up import FollowUp, serial_of, visit_of
from bot.flows.state.visits import Visit
from bot.flows.understanding.commands import done_about

_MOST = 8
Pair = tuple[Visit, FollowUp]


def show(scene: Scene, member: Staff) -> None:
    """Lists them, overdue ones first; one alone is shown with what can be done about it."""
    listed = listed_to(scene, member)
    still = [(visit, each) for visit, each in listed if each.open]
    if len(listed) == 1 and still:
        line.show(scene, member, *still[0])
        return
    lines = tuple(_line(scene, visit, each) for visit, each in listed[:_MOST])
    choices = tuple(
        line.open_choice(visit, each, Phrase("choice-follow-up-one", {"ticket": visit.ticket or ""}))
        for visit, each in listed[:_MOST]
    )
    more = max(0, len(listed) - _MOST)
    args: Args = {
        "count": len(still),
        "lines": Listing(lines) if lines else Phrase("follow-up-nothing"),
        "more": Phrase("follow-up-more", {"count": more}) if more else Phrase("nothing"),
    }
    scene.say(scene.person, "follow-up-list", args, choices=choices, passing=True)


def _line(scene: Scene, visit: Visit, follow_up: FollowUp) -> Phrase:
    told = line.told(scene, visit, follow_up)
    if follow_up.open:
        return Phrase("follow-up-line", told)
    return Phrase("follow-up-line-done", {**told, "words": follow_up.entries[-1].words})


def listed_to(scene: Scene, member: Staff) -> list[Pair]:
    """What a member is shown: overdue first, then what is due first, and last what has just been done."""
    mine = (pair for pair in _watched(scene) if sees_the_office(member) or rights.sees_to(scene, member, *pair))
    return sorted(mine, key=lambda pair: (not pair[1].open, pair[1].due_at, pair[1].id))


def _watched(scene: Scene) -> Iterator[Pair]:
    for each in scene.facts.about(OpenFollowUps):
        visit = scene.visit(visit_of(each))
        follow_up = line.found(visit, serial_of(each)) if visit else None
        if visit and follow_up:
            yield visit, follow_up


def meant(scene: Scene, member: Staff, typed: str) -> tuple[str, list[Pair]] | None:
    """What is to be done, and about which follow-ups, where words name the number of a visit that has one ("selesai
    B-001"); None for words about something else."""
    done = done_about(typed)
    if done is None:
        return None
    what, number = done
    found = [p for p in listed_to(scene, member) if p[1].open and number in _numbers(p[0])]
    return (what, found) if found else None


def _numbers(visit: Visit) -> tuple[str, str]:
    return (visit.ticket or "").lower(), (visit.number or "").lower()
