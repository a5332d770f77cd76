"""What is kept of somebody's duty, and what they are told of it."""

from dataclasses import replace
from typing import Any

from bot.flows.scene.messages import Args, Choice, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import taken_by
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Visit

ON, OFF, REST, BACK, KEEP, GIVE, HERE = "on", "off", "rest", "back", "keep", "give", "here"
"""What may be asked for about one's own duty."""


def keep(scene: Scene, member: Staff, /, **changes: Any) -> Staff:
    """Resolves a change to a member of staff."""
    changed = replace(member, **changes)
    scene.desk = replace(scene.desk, staff={**scene.desk.staff, changed.id: changed})
    return changed


def keep_shift(scene: Scene, member: Staff, /, **changes: Any) -> Staff:
    """Resolves a change to how somebody's duty goes on."""
    return keep(scene, member, shift=replace(member.shift, **changes))


def held(scene: Scene, member: Staff) -> list[Visit]:
    """The open visits at hand that somebody has taken."""
    known = {**scene.facts.visits, **scene.visits}.values()
    found = (visit for visit in known if visit.status.open and taken_by(visit, member))
    return sorted(found, key=lambda visit: visit.ticket or "")


def tickets(visits: list[Visit]) -> str:
    """Visits by their numbers."""
    return ", ".join(sorted(visit.ticket or "" for visit in visits))


def tell(scene: Scene, member: Staff, text: str, args: Args, *asked: str, choices: tuple[Choice, ...] = ()) -> None:
    """Tells a member of staff something of their duty; ``asked`` is what they may ask for with it."""
    person = scene.known_person(member.person_id or "")
    offered = (*choices, *map(choice, asked))
    scene.say(person, text, args, choices=offered, urgency=Urgency.NOTICE)


def choice(asked: str) -> Choice:
    """The button by which something is asked for about one's own duty."""
    return Choice(Phrase(f"choice-duty-{asked}"), token(Verb.DUTY, asked))
