"""Telling how the desk is: what is broken first, then what wants a look; what is well in one line."""

from collections.abc import Iterable

from bot.flows.journey import rights
from bot.flows.scene.effects import SettleCheckUp
from bot.flows.scene.events import CheckUpMade
from bot.flows.scene.messages import Args, Choice, Listing, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.acting import acts_as
from bot.flows.staffing.roster import ADMIN
from bot.flows.state.checked import Area, Checked, State
from bot.flows.state.desk import Staff

OF_THE_OFFICE = frozenset(
    (
        Area.PROCEDURE,
        Area.CALENDAR,
        Area.STAFF,
        Area.TELEGRAM,
        Area.WHATSAPP,
        Area.ZOOM,
        Area.MESSAGES,
    )
)
"""What concerns supervisors: whether visitors are reached and served. The machine is the administrators' affair."""


def made(scene: Scene, body: CheckUpMade) -> None:
    """The desk has been looked at: whoever asked is told what concerns them, if it is still theirs to know."""
    scene.do(SettleCheckUp(body.staff_id))
    member = scene.desk.staff.get(body.staff_id)
    # rule: rights-looked-at-again-when-told
    if member is None or not member.person_id or Verb.CHECK_UP not in rights.allowed_at_all(member):
        scene.note("checkup_withheld")
        return
    reader = scene.known_person(member.person_id)
    found = tuple(each for each in body.checked if concerns(member, each.area))
    bad = [each for state in (State.BROKEN, State.ATTENTION) for each in found if each.state is state]
    again = (Choice(Phrase("choice-checkup-again"), token(Verb.CHECK_UP)),)
    name = "checkup-found" if bad else "checkup-well" if found else "checkup-failed"
    scene.say(reader, name, _args(found, bad), choices=again, urgency=Urgency.NOTICE)


def concerns(member: Staff, area: Area) -> bool:
    """Whether somebody is told of what was found there."""
    # rule: checkup-by-role
    return area in OF_THE_OFFICE or acts_as(member, ADMIN)


def _args(found: tuple[Checked, ...], bad: list[Checked]) -> Args:
    return {
        "broken": _count(found, State.BROKEN),
        "attention": _count(found, State.ATTENTION),
        "good": _count(found, State.GOOD),
        "lines": Listing(tuple(map(_line, bad))),
    }


def _count(found: Iterable[Checked], state: State) -> int:
    return sum(each.state is state for each in found)


def _line(each: Checked) -> Phrase:
    remedy = Phrase("checkup-remedy", {"remedy": each.remedy}) if each.remedy else Phrase("nothing")
    named: Args = {"area": Phrase(f"checkup-area-{each.area}"), "what": each.what, "remedy": remedy}
    return Phrase(f"checkup-{each.state}", named)
