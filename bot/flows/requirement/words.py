"""Equipment in words: "kelengkapan A-001 form layanan kurang" for who would rather type than press."""

import re

from bot.flows.journey import rights
from bot.flows.procedure.sheet import Step
from bot.flows.requirement import equipment
from bot.flows.requirement.items import items
from bot.flows.scene.messages import Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Addressing, Idle
from bot.flows.state.visits import Visit
from bot.flows.understanding.commands import EQUIPMENT

_TICKET = re.compile(r"\b[a-z]+-?\d{1,4}\b")
_THERE = frozenset(("ada", "tersedia", "lengkap", "there", "available"))
_NOISE = frozenset(("kurang", "tidak", "belum", "hilang", "missing", "not"))
_NEGATED = re.compile(r"\b(?:tidak|belum|not)\b")
_MOST = 8


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Takes what is about equipment; False for whatever else a member of staff writes."""
    command, *rest = typed.lower().split()[:40] or [""]
    free = isinstance(scene.person.dialog, Idle | Addressing)
    if command.lstrip("/") not in EQUIPMENT or not (command.startswith("/") or free):
        return False
    said = " ".join(rest)
    mine = [(visit, step) for visit, step in _running(scene) if _may(scene, member, visit)]
    named = _TICKET.search(said)
    if named is not None:
        mine = [(visit, step) for visit, step in mine if _spoken(visit) == named[0].replace("-", "")]
        said = said.replace(named[0], " ")
    if len(mine) == 1:
        _about(scene, *mine[0], said)
    elif mine:
        _choose(scene, mine)
    else:
        scene.answer("equipment-nothing-runs")
    return True


def _running(scene: Scene) -> list[tuple[Visit, Step]]:
    places = dict.fromkeys(place.visit_id for place in scene.desk.attended)
    visits = (scene.visit(visit_id) for visit_id in places if scene.at_hand(visit_id))
    found = ((visit, equipment.running(scene, visit)) for visit in visits if visit)
    return [(visit, step) for visit, step in found if step is not None and items(step)]


def _may(scene: Scene, member: Staff, visit: Visit) -> bool:
    return Verb.EQUIPMENT in rights.allowed(scene, member, visit)


def _spoken(visit: Visit) -> str:
    return (visit.ticket or "").lower().replace("-", "")


def _about(scene: Scene, visit: Visit, step: Step, said: str) -> None:
    wanted = " ".join(word for word in said.split() if word not in _THERE | _NOISE)
    found = [item for item in items(step) if wanted and wanted in item.lower()]
    if len(found) != 1:
        equipment.show(scene, visit, step)
        return
    there = not _NEGATED.search(said) and any(word in _THERE for word in said.split())
    equipment.say(scene, visit, step, found[0], missing=not there)


def _choose(scene: Scene, mine: list[tuple[Visit, Step]]) -> None:
    choices = tuple(
        Choice(Phrase("choice-open-ticket", {"ticket": visit.ticket or ""}), token(Verb.EQUIPMENT, visit.id, step.no))
        for visit, step in mine[:_MOST]
    )
    scene.say(scene.person, "equipment-which", choices=choices)
