"""A request enters the register: a number without a gap, its first entry, and until when it is answered."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.flows.office.office import Office
from bot.flows.scene.effects import KeepRight
from bot.flows.scene.scene import Scene
from bot.flows.state.people import Person
from bot.flows.state.rights import Became, Capacity, RightKind, RightsEntry, RightsRequest, right_counter

WITHIN = timedelta(hours=72)
"""3x24 hours of the clock, days off or not (UU 27/2022 Pasal 30, 32, 40, 41). rule: rights-by-the-clock"""


def counters(office: Office, now: datetime) -> tuple[str, ...]:
    """The counters that a number given out now may come from."""
    return (right_counter(office.calendar.local(now).year),)


def register(
    scene: Scene,
    person: Person,
    kind: RightKind,
    capacity: Capacity = Capacity.OWN,
    words: str = "",
    *,
    channel: str = "",
) -> RightsRequest:
    """Registers what is asked for about a person's data."""
    entry = RightsEntry(Became.RECEIVED, scene.now, scene.who)
    request = RightsRequest(
        id=scene.fresh.reference,
        number=_next(scene),
        person_id=person.id,
        kind=kind,
        capacity=capacity,
        channel=channel or person.channel,
        received_at=scene.now,
        due_at=scene.now + WITHIN,
        words=words,
        entries=(entry,),
        visit_id=person.visit_id,
    )
    scene.note("right_received", None, number=request.number, kind=kind.value)
    scene.do(KeepRight(request, (entry,), new=True))
    return request


def add(scene: Scene, request: RightsRequest, what: Became, detail: str = "", words: str = "") -> RightsRequest:
    """The request with one more entry; the journal says that it was made, not what it says."""
    # rule: right-history-only-grows
    entry = RightsEntry(what, scene.now, scene.who, detail, words)
    scene.note(f"right_{what.value}", None, number=request.number)
    request = request.and_then(entry)
    scene.do(KeepRight(request, (entry,)))
    return request


def _next(scene: Scene) -> str:
    """The next number of the year ("HAK-2026-0007"). rule: right-numbers-without-gap"""
    year = scene.office.calendar.local(scene.now).year
    serial = scene.desk.counters.last(right_counter(year)) + 1
    scene.desk = replace(scene.desk, counters=scene.desk.counters.given(right_counter(year), serial))
    return f"HAK-{year}-{serial:04d}"
