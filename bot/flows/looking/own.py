"""Who looked at what is kept about a visitor, told to themselves: when, who, what, and why where a mask was lifted."""

from collections.abc import Mapping
from datetime import datetime

from bot.flows.looking.listing import what
from bot.flows.looking.needs import MOST, OwnLooks
from bot.flows.rights import known
from bot.flows.rights.needs import Rights
from bot.flows.scene.messages import Args, Dated, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.looked import Look, Looked
from bot.flows.state.rights import Became


def show(scene: Scene) -> None:
    """All looks at the acting visitor's visits, the latest first."""
    if not scene.facts.knows(OwnLooks):
        scene.answer("looks-own-how")
        return
    found = scene.facts.about(OwnLooks).get(scene.person_id, ())[:MOST]
    reasons = _reasons(scene)
    # rule: own-looks-are-told
    lines = Listing(tuple(_line(scene, each, reasons) for each in found) or (Phrase("looks-own-none"),))
    scene.answer("looks-own", {"lines": lines})


def _reasons(scene: Scene) -> Mapping[datetime, str]:
    """Why a mask was lifted, by the moment."""
    own = known.own(scene) if scene.facts.knows(Rights) else []
    return {entry.at: entry.words for each in own for entry in each.entries if entry.what is Became.OPENED}


def _line(scene: Scene, each: Looked, reasons: Mapping[datetime, str]) -> Phrase:
    member = scene.desk.staff.get(each.who)
    who = member.name if member else Phrase("looks-own-staff")
    args: Args = {"at": Dated(each.at), "who": who, "what": what(each)}
    why = reasons.get(each.at) if each.kind == Look.RESTRICTED else None
    return Phrase("looks-own-why", {**args, "why": why}) if why else Phrase("looks-line", args)
