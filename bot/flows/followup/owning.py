"""Whose a follow-up is to be: whoever is asked, a colleague, or a role."""

from dataclasses import dataclass, replace

from bot.flows.journey.deviations import charged_name
from bot.flows.office.choices import plain
from bot.flows.scene.messages import Arg, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.staffing.holding import role_in
from bot.flows.staffing.roster import SUPERVISOR, reachable
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Visit

ME = "me"
_OF_ROLE = "@"
_MOST_COLLEAGUES = 5
_MYSELF = frozenset(("saya", "aku", "sendiri", "saya sendiri", "me", "myself", "i"))
_SUPERVISING = frozenset(("penyelia", "supervisor"))


@dataclass(frozen=True, slots=True)
class Whom:
    """A role, and who of it; None where the role as such has it. ``named`` is how a token has it."""

    named: str
    role: str
    staff_id: str | None = None


def offered(scene: Scene, visit: Visit, member: Staff) -> tuple[Whom, ...]:
    """Who can be chosen, whoever asks first: themselves, colleagues with a chat, those on duty first, and the roles of
    the visit's sheet."""
    others = sorted((each for each in reachable(scene.desk) if each.id != member.id), key=lambda e: not e.on_duty)
    colleagues = (_one(scene, visit, each) for each in others[:_MOST_COLLEAGUES])
    roles = dict.fromkeys((*scene.sheet(visit).roles, SUPERVISOR))
    me = replace(_one(scene, visit, member), named=ME)
    return (me, *colleagues, *(Whom(f"{_OF_ROLE}{role}", role) for role in roles))


def _one(scene: Scene, visit: Visit, one: Staff) -> Whom:
    """Somebody, in the role in which they have to do with the visit."""
    return Whom(one.id, role_in(scene.desk, scene.sheet(visit), visit, one), one.id)


def of_token(scene: Scene, visit: Visit, member: Staff, named: str) -> Whom | None:
    """Who a token names; None for nobody who can have it (any more)."""
    if named in scene.desk.staff and named not in {each.named for each in offered(scene, visit, member)}:
        other = scene.desk.staff[named]
        return _one(scene, visit, other) if other.person_id else None
    return next((each for each in offered(scene, visit, member) if each.named == named), None)


def of_words(scene: Scene, visit: Visit, member: Staff, typed: str) -> Whom | None:
    """Who words name: "saya", a name, a role, or a number of what was offered."""
    words, choices = plain(typed), offered(scene, visit, member)
    if words in _MYSELF:
        return choices[0]
    if words.isdecimal():
        return choices[int(words) - 1] if 1 <= int(words) <= len(choices) else None
    everybody = (_one(scene, visit, each) for each in reachable(scene.desk))
    named = [each for each in (*everybody, *choices) if words and words in _called(scene, visit, each)]
    return named[0] if len({each.named for each in named}) == 1 else None


def _called(scene: Scene, visit: Visit, whom: Whom) -> frozenset[str]:
    """What somebody, or a role, may be called."""
    if whom.staff_id is not None:
        name = plain(scene.desk.staff[whom.staff_id].name)
        return frozenset((name, *name.split()[:1]))
    called = charged_name(scene, visit, whom.role)
    return (
        _SUPERVISING
        if isinstance(called, Phrase)
        else frozenset((plain(str(called)), plain(whom.role.replace("_", " "))))
    )


def label(scene: Scene, visit: Visit, whom: Whom) -> Phrase:
    """How a choice calls them."""
    if whom.named == ME:
        return Phrase("choice-follow-up-me")
    member = scene.desk.staff.get(whom.staff_id or "")
    name: Arg = member.name if member else charged_name(scene, visit, whom.role)
    return (
        Phrase("choice-follow-up-whom", {"name": name}) if member else Phrase("choice-follow-up-role", {"role": name})
    )
