"""Plays the day: the production code under a simulated clock, from before the doors open until after they close."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.staffing.roster import SUPERVISOR
from bot.rehearsal.office_day.cast import Cast
from bot.rehearsal.office_day.clerk import Clerk
from bot.rehearsal.simulation.empty_database import lay
from bot.rehearsal.simulation.faults import NONE
from bot.rehearsal.simulation.log_kept import kept_by
from bot.rehearsal.simulation.officer import Manner
from bot.rehearsal.simulation.simulation import Run
from bot.rehearsal.simulation.visitor import Habits, Visitor, Who
from bot.rehearsal.simulation.world import World
from bot.settings import Settings
from storage import chance

MOST_VISITORS = 1000
BEFORE, AFTER = timedelta(minutes=30), timedelta(hours=1)
"""Played before the doors open, and after they close: who is still there is seen to."""

STAYS = timedelta(minutes=30)
"""So long officers stay after closing, with whoever has been called: the desk calls nobody then."""

_LAST_COME = timedelta(minutes=30)
"""Nobody comes for the first time in the last minutes of a day."""

_STEPS = 100
_FIRST = (
    "Rina", "Budi", "Maria", "Togar", "Siti", "Andi", "Dewi", "Horas", "Lestari", "Ucok", "Anita", "Bonar", "Citra",
    "Darwin", "Elisabet", "Fajar", "Gita", "Hotma", "Intan", "Jonathan", "Kartini", "Luhut", "Mutiara", "Nurul",
    "Oki", "Parulian", "Ratih", "Sahat", "Tiur", "Umar", "Veronika", "Yusuf",
)  # fmt: skip
_LAST = (
    "Simbolon", "Siregar", "Nasution", "Ginting", "Lubis", "Sitorus", "Hutapea", "Saragih", "Tarigan", "Harahap",
    "Purba", "Manurung", "Sembiring", "Daulay", "Panjaitan", "Rangkuti", "Sinaga", "Pohan", "Barus", "Tampubolon",
    "Batubara", "Hasibuan", "Silalahi", "Matondang", "Karo", "Nainggolan", "Pasaribu", "Damanik", "Zebua", "Laia",
    "Marpaung", "Ritonga",
)  # fmt: skip
_REGIONS = ("Binjai", "Medan", "Karo", "Deli Serdang", "Toba", "Nias")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is played: from when to when the office is open, who works, how many come, and the seed."""

    opens_at: datetime
    closes_at: datetime
    cast: Cast
    visitors: int
    seed: str


class OfficeDay(Run):
    """One day with the office's own people."""

    def __init__(self, world: World, file: Path, settings: Settings, plan: Plan) -> None:
        super().__init__(world, file, NONE)
        self.settings = settings
        self._plan = plan

    def bring(self, calendar: OfficeCalendar, tick: Callable[[float], None]) -> None:
        """Has everybody come when they come; ``tick`` is told how much of the day is over."""
        plan, world = self._plan, self.world
        drawn = world.chance("arrivals")
        for member in plan.cast.members:
            officer = Clerk(world, self.platforms.telegram, member.name, Manner())
            self._newcomers.append((member.name, member.role, officer.chat.id))
            if member.role != SUPERVISOR:
                self._at(plan.opens_at - timedelta(seconds=drawn.uniform(60, 600)), officer.begin_day)
            self._at(plan.closes_at + STAYS + timedelta(seconds=drawn.uniform(60, 300)), officer.end_day)
        for who in invented(drawn, plan.visitors):
            visitor = Visitor(world, self.platforms.telegram, who, Habits())
            self._at(_arrival(plan, calendar, drawn), visitor.arrive)
        whole = plan.closes_at + AFTER - world.begins_at
        for step in range(1, _STEPS + 1):
            world.after(whole.total_seconds() * step / _STEPS, _telling(tick, step / _STEPS))
        self._at(plan.closes_at + AFTER, self._end)

    def _at(self, moment: datetime, act: Callable[[], None]) -> None:
        self.world.after((moment - self.world.begins_at).total_seconds() - self.world.passed, act)


def play(settings: Settings, file: Path, calendar: OfficeCalendar, plan: Plan, tick: Callable[[float], None]) -> World:
    """Plays a day into ``file``; the same plan on the same day is played the same way every time."""
    world = World(plan.seed, plan.opens_at - BEFORE)
    with ExitStack() as stack:
        lay(file)
        stack.enter_context(kept_by(world))
        stack.enter_context(chance.drawn_from(world.chance("desk").randbytes))
        day = OfficeDay(world, file, settings, plan)
        day.bring(calendar, tick)
        day.play()
    return world


def opening(calendar: OfficeCalendar, after: datetime) -> tuple[datetime, datetime]:
    """The next day on which the office opens: from when to when, a break within it left in. An office that never closes
    is rehearsed from eight to four."""
    local = calendar.local(after)
    tomorrow = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    opens_at = calendar.next_opening(tomorrow)
    if calendar.endless or opens_at is None:
        return tomorrow + timedelta(hours=8), tomorrow + timedelta(hours=16)
    return opens_at, calendar.closing(opens_at) or opens_at + timedelta(hours=8)


def invented(drawn: Random, count: int) -> Iterator[Who]:
    """So many visitors, no two of one name."""
    places = drawn.sample(range(len(_FIRST) * len(_LAST)), count)
    for first, last in (divmod(place, len(_LAST)) for place in places):
        school = f"SMA Negeri {drawn.randint(1, 20)}"
        yield Who(f"{_FIRST[first]} {_LAST[last]}", school, drawn.choice(_REGIONS))


def _arrival(plan: Plan, calendar: OfficeCalendar, drawn: Random) -> datetime:
    """Some time at which the office is open; whoever would come in a break comes at some other time."""
    last = max(plan.opens_at, plan.closes_at - _LAST_COME)
    at = plan.opens_at
    for _ in range(_STEPS):
        at = plan.opens_at + (last - plan.opens_at) * drawn.random()
        if calendar.is_open(at):
            return at
    return at


def _telling(tick: Callable[[float], None], share: float) -> Callable[[], None]:
    return lambda: tick(share)
