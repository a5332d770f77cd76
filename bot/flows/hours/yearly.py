"""A year of which the government has not said yet which days are cuti bersama: administrators are told in December
before it, once, and whoever changes hours within it is told then."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.flows.office.office import Office
from bot.flows.scene.events import DeadlinePassed, DeskOpened
from bot.flows.scene.messages import Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.staffing import roster
from bot.flows.state.watched import CALENDAR

_YEAR = "year"
_SOON = timedelta(days=366)


def counters(office: Office) -> tuple[str, ...]:
    """Under which names it is kept that administrators have been told."""
    return tuple(map(_counter, office.unpublished))


def note(year: int) -> Phrase:
    """What is said of such a year."""
    return Phrase("hours-note-unpublished", {"year": str(year)})


def unpublished_within(office: Office, first: date, last: date) -> tuple[int, ...]:
    """The years of some days that are not published yet."""
    return tuple(year for year in office.unpublished if first.year <= year <= last.year)


def moments(scene: Scene) -> Mapping[str, datetime | None]:
    """When administrators are to be told next; looked at when the desk opens, and when they have been told."""
    body = scene.event.body
    if not isinstance(body, DeskOpened) and not (isinstance(body, DeadlinePassed) and body.kind == CALENDAR):
        return {}
    due = min((_due(scene, year) for year in scene.office.unpublished if not _told(scene, year)), default=None)
    return {_YEAR: due if due is not None and due - scene.now <= _SOON else None}


def look(scene: Scene, _id: str) -> None:
    """Tells administrators of every such year that begins soon."""
    for year in scene.office.unpublished:
        if not _told(scene, year) and _due(scene, year) <= scene.now:
            # rule: unpublished-year-told-once
            scene.desk = replace(scene.desk, counters=scene.desk.counters.given(_counter(year), 1))
            scene.note("year_unpublished", None, year=year)
            for member in roster.of_first(roster.reachable(scene.desk), roster.ADMIN, roster.SUPERVISOR):
                person = scene.known_person(member.person_id or "")
                scene.say(person, "hours-unpublished", {"year": str(year)}, urgency=Urgency.NOTICE)


def _due(scene: Scene, year: int) -> datetime:
    """The first opening in the December before it, or from now on."""
    calendar = scene.office.calendar
    december = datetime(year - 1, 12, 1, tzinfo=calendar.zone)
    return calendar.next_opening(max(december, scene.now)) or december


def _told(scene: Scene, year: int) -> bool:
    return bool(scene.desk.counters.last(_counter(year)))


def _counter(year: int) -> str:
    return f"unpublished-year:{year}"
