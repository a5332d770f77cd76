"""What the desk tells its administrators about itself: what it could not do, and what stands in its way."""

from bot.flows.journey import hindsight
from bot.flows.scene.events import (
    ClockJumped,
    EventParked,
    ParkingWentOn,
    PlatformRecovered,
    PlatformTroubled,
    SheetUnsound,
    WorkSetAside,
)
from bot.flows.scene.messages import Args, Phrase, Urgency
from bot.flows.scene.reasons import worded
from bot.flows.scene.scene import Scene
from bot.flows.staffing import roster
from bot.flows.state.desk import Staff
from bot.flows.telling import parked

Alarm = EventParked | ParkingWentOn | PlatformTroubled | PlatformRecovered | WorkSetAside | SheetUnsound | ClockJumped


def tell(scene: Scene, alarm: Alarm) -> None:
    """Writes an alarm down and tells it to whoever can do something about it."""
    match alarm:
        case EventParked(key, reason):
            scene.note("event_parked", None, key=key, reason=reason[:200])
            _say(scene, parked.one_more(scene, key, reason[:200]))
        case ParkingWentOn():
            _say(scene, parked.summary(scene))
        case PlatformTroubled(words, _, cut_off, good):
            scene.note("platform_well" if good else "platform_troubled", None, words=words[:200])
            _say(
                scene, Phrase("platform-well" if good else "platform-troubled", {"words": worded(words[:500])}), cut_off
            )
        case PlatformRecovered(what):
            scene.note("platform_recovered", None, trouble=what)
            _say(scene, Phrase("platform-recovered", {"platform": scene.event.channel.capitalize()}))
        case WorkSetAside(what, count, ended):
            scene.note("work_set_aside", None, work=what, count=count, ended=int(ended))
            args: Args = {"count": count, "what": Phrase(f"work-{what}")}
            _say(scene, Phrase("work-given-up" if ended else "work-set-aside", args))
        case ClockJumped(seconds, followed):
            scene.note("clock_jumped", None, seconds=seconds, followed=int(followed))
            _say(scene, hindsight.words(seconds, followed=followed))
        case SheetUnsound(version):
            scene.note("sheet_unsound", None, version=version)
            _say(scene, Phrase("sheet-unsound", {"version": version}))


def _say(scene: Scene, words: Phrase | None, cut_off: str = "") -> None:
    if words is None:
        return
    for member in _administrators(scene, cut_off):
        scene.say(scene.known_person(member.person_id or ""), words, urgency=Urgency.NOTICE)


def _administrators(scene: Scene, cut_off: str) -> tuple[Staff, ...]:
    """The administrators, else the supervisors; those first who can be reached while a channel is cut off."""
    members = roster.reachable(scene.desk)
    members = tuple(m for m in members if scene.known_person(m.person_id or "").channel != cut_off)
    return roster.of_first(members, roster.ADMIN, roster.SUPERVISOR)
