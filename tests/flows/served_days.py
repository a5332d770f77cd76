"""Days of visits by Zoom, drawn at random: what really happened, who tapped what, and how the events came in."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import strategies as st

from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.vocabulary import ZOOM, Source, Word
from bot.flows.scene.events import AttendeeSeen
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Surveyed
from bot.flows.state.meeting import Sighted
from bot.flows.state.visits import Visit
from tests.clock import MONDAY_MORNING
from tests.flows.meeting_desk import MeetingTable

GAPS = (20, 60, 100, 170, 250, 420)
"""Seconds between one thing and the next: some steps take too long."""
DELAYS = (0, 0, 0, 0, 0, 5, 25, 85)
"""Minutes that an event comes late: Zoom tries again after 5, 20 and 60 minutes."""
TAPS = {"admitted": (3, "Sari"), "checked": (4, "Sari"), "data": (5, "Sari"), "into": (6, "Sari"),
        "served": (7, "Bayu"), "out": (8, "Bayu")}  # fmt: skip
"""Who may tap what at which moment: the number of the step, and the officer."""
ONLY_TAPPED = ("checked", "data", "served")
ON_TIME = timedelta()


@dataclass
class Served:
    """One visit as it really went: moments by name, and everything that was to be seen of it."""

    name: str
    called_at: datetime
    moments: dict[str, datetime] = field(default_factory=dict)
    tapped: frozenset[str] = frozenset()
    seen: list[tuple[datetime, AttendeeSeen]] = field(default_factory=list)

    def see(self, at: datetime, device: str, *kinds: Sighted, room: str = "") -> None:
        for kind in kinds:
            who, link = f"r:R-{self.name}", f"R-{self.name}"
            where = room if kind in (Sighted.INTO_ROOM, Sighted.OUT_OF_ROOM) else ""
            body = AttendeeSeen(kind, who, f"{self.name}/{device}", f"{self.name} di HP", link, room=where)
            self.seen.append((at, body))

    def truth(self) -> list[Evidence]:
        """What the meeting can bear witness to, every word at its moment."""
        words = {
            Word.ZOOM_OPENED: "came",
            Word.JOINED: "came",
            Word.ADMITTED: "admitted",
            Word.INTO_ROOM: "into",
            Word.OUT_OF_ROOM: "out",
            Word.LEFT: "left",
        }
        return [
            Evidence(f"truth:{word}", word, at, at, Source.ZOOM, ZOOM)
            for word, moment in words.items()
            if (at := self.moments[moment])
        ]


@st.composite
def served(draw: st.DrawFn, name: str, *, laptops: bool = True) -> Served:
    """A whole visit: waiting room or none, hops between rooms, a drop, a second device, taps as people remember."""
    visit = Served(name, MONDAY_MORNING + timedelta(minutes=draw(st.integers(0, 20))))
    at = visit.called_at
    for moment in ("came", "admitted", "checked", "data", "into", "served", "out", "left"):
        at += timedelta(seconds=draw(st.sampled_from(GAPS[1:] if moment == "left" else GAPS)))
        visit.moments[moment] = at
    visit.tapped = frozenset(ONLY_TAPPED) | draw(st.sets(st.sampled_from(("admitted", "into", "out"))))
    _arrive(draw, visit, laptops=laptops)
    _stay(draw, visit)
    return visit


def _arrive(draw: st.DrawFn, visit: Served, *, laptops: bool) -> None:
    moments = visit.moments
    if draw(st.booleans()):
        moments["came"] = moments["admitted"]
    else:
        visit.see(moments["came"], "1", Sighted.WAITING)
        visit.see(moments["admitted"], "1", Sighted.ADMITTED)
    visit.see(moments["admitted"], "1", Sighted.JOINED)
    if laptops and draw(st.booleans()):
        visit.see(moments["checked"] - timedelta(seconds=5), "laptop", Sighted.JOINED)


def _stay(draw: st.DrawFn, visit: Served) -> None:
    moments, device = visit.moments, "1"
    if draw(st.booleans()):
        visit.see(moments["data"] + timedelta(seconds=2), device, Sighted.LEFT)
        device = "2"
        visit.see(moments["data"] + timedelta(seconds=12), device, Sighted.JOINED)
    visit.see(moments["into"], device, Sighted.INTO_ROOM, room="u1")
    room = "u1"
    if draw(st.booleans()):
        hop = moments["into"] + timedelta(seconds=draw(st.sampled_from((3, 15))))
        visit.see(hop, device, Sighted.OUT_OF_ROOM, room="u1")
        visit.see(hop + timedelta(seconds=draw(st.sampled_from((0, 4)))), device, Sighted.INTO_ROOM, room="u2")
        room = "u2"
    visit.see(moments["out"], device, Sighted.OUT_OF_ROOM, room=room)
    visit.see(moments["out"], device, *draw(st.sampled_from(((Sighted.JOINED,), (), (Sighted.LEFT, Sighted.JOINED)))))
    for each in {body.device.partition("/")[2] for _, body in visit.seen if body.device.endswith("laptop")}:
        visit.see(moments["left"] - timedelta(seconds=2), each, Sighted.LEFT)
    visit.see(moments["left"], device, Sighted.LEFT)


@dataclass
class Coming:
    """One thing on its way to the desk. Taps come at once; an event when Zoom gets through."""

    at: datetime
    name: str
    happened_at: datetime
    body: AttendeeSeen | None = None
    visit: Served | None = None


@st.composite
def arrivals(draw: st.DrawFn, day: list[Served], *, losing: bool = False) -> list[Coming]:
    """How a day's taps and events come in: late, twice, out of order; never, where that is asked for."""
    coming: list[Coming] = []
    for visit in day:
        taps = [(at, name) for name, at in visit.moments.items() if name in visit.tapped]
        taps.append((visit.moments["out"] + timedelta(seconds=35), "survey"))
        coming += [Coming(at, name, at, visit=visit) for at, name in taps]
        lost = draw(st.integers(0, len(visit.seen) - 1)) if losing else -1
        for number, (happened_at, body) in enumerate(visit.seen):
            delays = draw(st.lists(st.sampled_from(DELAYS), min_size=1, max_size=2)) if number != lost else []
            name = f"{visit.name}{number}"
            coming += [Coming(happened_at + timedelta(minutes=late), name, happened_at, body) for late in delays]
    return sorted(draw(st.permutations(coming)), key=lambda each: each.at)


def play(day: list[Served], coming: list[Coming]) -> tuple[MeetingTable, dict[str, Visit]]:
    """The day at the desk; returns the desk and how each visit stands when everything has come."""
    table = MeetingTable()
    calls = sorted(day, key=lambda each: each.called_at)
    for each in [*coming, None]:
        at = each.at if each else table.now + timedelta(minutes=30)
        while calls and calls[0].called_at <= at:
            table.until(calls[0].called_at)
            table.receive(calls.pop(0).name)
        table.until(at)
        if each and each.body:
            table.meet(each.name, each.body, each.happened_at)
        elif each and each.visit:
            _tap(table, each.visit, each.name)
    return table, {visit.name: table.visit_of(visit.name) for visit in day}


def _tap(table: MeetingTable, visit: Served, what: str) -> None:
    person = table.person(visit.name)
    if what == "survey":
        if isinstance(person.dialog, Surveyed):
            table.press(visit.name, Verb.SKIP, table.visit_of(visit.name).id, person.dialog.question)
        return
    no, officer = TAPS[what]
    table.press(officer, Verb.STEP, table.visit_of(visit.name).id, no)
