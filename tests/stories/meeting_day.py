"""A day of thirty visits that Zoom tells of, some of it late, twice or never; what the desk makes of it is kept."""

import heapq
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from random import Random

from bot import records
from bot.flows.office.office import Office
from bot.flows.scene.events import TELEGRAM, ChoicePressed, Event, TextSent
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.visits import Visit
from bot.rehearsal.fakes.zoom import Participant, Queued
from bot.turn import arrival
from storage import recorded
from storage.engine import reading
from tests.clock import MONDAY_MORNING
from tests.desk import Desk, open_desk
from tests.flows.served_days import Served

VISITS = 30
LATE, TWICE = 0.10, 0.10
DELAYS = (5, 25, 85)
LOST = {3: "joined_waiting_room", 8: "admitted", 13: "joined_breakout_room", 18: "left_breakout_room", 23: "joined"}
"""Of these visits one event never comes."""
GAPS = (30, 60, 60, 90, 110)
SLOW = 0.06
MOMENTS = ("came", "admitted", "checked", "data", "into", "served", "out", "left")
SARI, BAYU = "1001", "1002"
NEVER = MONDAY_MORNING + timedelta(days=1)
Act = Callable[[], Coroutine[None, None, None]]


@dataclass
class Day:
    """A day: how the visits really went, and how they stood before the late events came and after."""

    office: Office
    truths: list[Served]
    ended_at: datetime = MONDAY_MORNING
    before: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """What stood against each visit, as first and last step, four minutes after its visitor had left."""
    after: dict[str, Visit] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    """What the two officers read."""
    late: int = 0
    twice: int = 0


class Script:
    """What happens when; things of one moment in the order they were put down."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._acts: list[tuple[datetime, int, Act]] = []
        self._serial = count()

    def at(self, moment: datetime, act: Callable[..., Coroutine[None, None, None]], *given: object) -> None:
        """Puts down an act, with what it is given."""
        act_then: Act = partial(act, *given)
        heapq.heappush(self._acts, (moment, next(self._serial), act_then))

    async def play(self) -> None:
        """Plays all acts, with every deadline and every webhook in between at its time."""
        while self._acts:
            await self.pass_to(self._acts[0][0])
            await heapq.heappop(self._acts)[2]()
            await self._desk.settle()

    async def pass_to(self, moment: datetime) -> None:
        """Lets time pass; whatever falls due on the way happens when it is due."""
        clock = self._desk.clock
        while (due := await self._next_due()) <= moment:
            await self._desk.wait(seconds=(due - clock.now()).total_seconds())
        clock.pass_(seconds=(moment - clock.now()).total_seconds())

    async def _next_due(self) -> datetime:
        deadlines = [row["due_at"] for row in await self._desk.rows("deadlines")]
        coming = [queued.due_at for queued in self._desk.zoom.pending]
        return max(min([*deadlines, *coming], default=NEVER), self._desk.clock.now() + timedelta(seconds=1))


class Thirty:
    """The visitors, the officers' taps, and Zoom's mishaps."""

    def __init__(self, desk: Desk, day: Day, dice: Random) -> None:
        self._desk, self._day, self._dice = desk, day, dice
        self._serial = count()
        self._lost = dict(LOST)
        self.script = Script(desk)

    def arrange(self) -> None:
        """Puts the whole day down: a visitor every five minutes."""
        for number, truth in enumerate(self._day.truths):
            at = truth.called_at
            for moment in MOMENTS:
                at += timedelta(seconds=400 if self._dice.random() < SLOW else self._dice.choice(GAPS))
                truth.moments[moment] = at
            self.script.at(truth.called_at, self._begin, number, truth)

    async def _begin(self, number: int, truth: Served) -> None:
        """A visitor registers, is called, and gets a link of their own."""
        chat = str(2000 + number)
        self._desk.telegram.user(int(chat), first_name=truth.name)
        words = ("halo", "1", truth.name, "SMA Negeri 1 Binjai", "Binjai", "2", "1", "Bertanya", "1")
        await self._enter(chat, *(TextSent(each) for each in words))
        await self._desk.settle()
        visit = next(row for row in await self._desk.rows("visits") if row["form"].get("name") == truth.name)
        [link] = [known for known in self._desk.zoom.registrants.values() if truth.name in known.first_name]
        device = self._desk.zoom.person(f"HP {truth.name}", registrant_id=link.id)
        self._follow_in_zoom(number, truth.moments, device)
        self._follow_in_chat(chat, truth.moments, visit["id"])
        self.script.at(truth.moments["left"] + timedelta(minutes=4), self._look, truth.name, visit["id"])

    def _follow_in_zoom(self, number: int, moments: dict[str, datetime], device: Participant) -> None:
        self.script.at(moments["came"], self._tell, number, device.enter_waiting_room)
        self.script.at(moments["admitted"], self._tell, number, device.admit)
        self.script.at(moments["into"], self._tell, number, partial(device.enter_breakout, str(number % 3)))
        self.script.at(moments["out"], self._tell, number, device.leave_breakout)
        self.script.at(moments["left"], self._tell, number, device.leave)

    def _follow_in_chat(self, chat: str, moments: dict[str, datetime], visit_id: str) -> None:
        for moment, officer, no in (("checked", SARI, 4), ("data", SARI, 5), ("served", BAYU, 7)):
            self.script.at(
                moments[moment], self._enter, officer, ChoicePressed(token(Verb.STEP, visit_id, no, "", "sure"))
            )
        self.script.at(moments["served"], self._enter, BAYU, TextSent("Sudah dijelaskan"))
        skip = ChoicePressed(token(Verb.SKIP, visit_id, "persyaratan"))
        self.script.at(moments["out"] + timedelta(seconds=20), self._enter, chat, skip)

    async def _tell(self, number: int, act: Callable[[], list[Queued]]) -> None:
        """Somebody acts in the meeting; what Zoom tells of it comes late, twice, or never."""
        for queued in act():
            if queued.name == f"meeting.participant_{self._lost.get(number)}":
                self._desk.zoom.pending.remove(queued)
                del self._lost[number]
            elif self._dice.random() < LATE:
                self._day.late += 1
                self._desk.zoom.late(queued, self._dice.choice(DELAYS))
            elif self._dice.random() < TWICE:
                self._day.twice += 1
                self._desk.zoom.pending.append(Queued(queued.event, queued.due_at + timedelta(minutes=5)))

    async def _enter(self, chat: str, *bodies: TextSent | ChoicePressed) -> None:
        now, names = self._desk.clock.now(), (f"day:{next(self._serial)}" for _ in bodies)
        events = [Event(TELEGRAM, name, now, body, chat, chat) for name, body in zip(names, bodies, strict=False)]
        await self._desk.app.door.enter([arrival(event) for event in events])

    async def _look(self, name: str, visit_id: str) -> None:
        """Keeps what stands against a visit when it is over, before what is late has come."""
        standing = await self._desk.standing(visit_id=visit_id)
        self._day.before[name] = [(row["first"], row["last"]) for row in standing]


async def thirty_visits(database_url: str, seed: int) -> Day:
    """Plays the day: once until the last visitor has gone, and then until the latest event has come."""
    sections = {"queue": {"capacity": 0}}
    async with open_desk(database_url, sections=sections, on_zoom=True) as desk:
        officers = [
            await desk.hire("Sari", "front_office", int(SARI)),
            await desk.hire("Bayu", "back_office", int(BAYU)),
        ]
        begins = [desk.clock.now() + timedelta(minutes=5 * number) for number in range(VISITS)]
        names = [f"Tamu {chr(65 + number // 26)}{chr(97 + number % 26)}" for number in range(VISITS)]
        truths = [Served(name, begin) for name, begin in zip(names, begins, strict=True)]
        day = Day(desk.app.office, truths)
        thirty = Thirty(desk, day, Random(seed))
        thirty.arrange()
        desk.zoom.meeting.start()
        await thirty.script.play()
        await thirty.script.pass_to(desk.clock.now() + timedelta(minutes=90))
        day.after, day.ended_at = await _visits(desk), desk.clock.now()
        day.told = [message.text for officer in officers for message in officer.messages]
        return day


async def _visits(desk: Desk) -> dict[str, Visit]:
    """Every visit as it stands, by the visitor's name."""
    rows = await desk.rows("visits")
    async with reading(desk.app.engine) as connection:
        deviations = await recorded.deviations_of(connection, [row["id"] for row in rows])
    found = records.visits_of(rows, await desk.rows("evidence"), deviations)
    return {visit.form["name"]: visit for visit in found.values()}
