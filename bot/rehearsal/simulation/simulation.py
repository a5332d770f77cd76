"""One run: a world by its seed, the people of some days, and the lives of the desk's process over one database."""

import hashlib
import sqlite3
import time
import warnings
from collections.abc import Callable, Collection
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy.exc import SAWarning

from bot.flows.procedure.vocabulary import BACK_OFFICE, FRONT_OFFICE
from bot.flows.staffing.roster import SUPERVISOR
from bot.identity_key import keeper_of
from bot.rehearsal.simulation.empty_database import lay, memory
from bot.rehearsal.simulation.faults import NONE, Faults
from bot.rehearsal.simulation.guest import Guest, MeetingHabits
from bot.rehearsal.simulation.log_kept import kept_by
from bot.rehearsal.simulation.officer import Manner, Officer
from bot.rehearsal.simulation.platforms import Platforms
from bot.rehearsal.simulation.process import APP_SECRET, Newcomer, Process
from bot.rehearsal.simulation.simulated_loop import Died, SimulatedLoop, leave_behind
from bot.rehearsal.simulation.visitor import Habits, Visitor, Who
from bot.rehearsal.simulation.whatsapp import NUMBER_ID, TEMPLATES
from bot.rehearsal.simulation.whatsapp_visitor import PhoneHabits, WhatsappVisitor
from bot.rehearsal.simulation.witness import Witness
from bot.rehearsal.simulation.world import World
from bot.rehearsal.simulation.zoom import ACCOUNT, MEETING_ID, PASSCODE, WEBHOOK_SECRET
from bot.seal import Seal
from bot.settings import Settings
from storage import chance

_OPENS, _COMES_LAST, _CLOSES = 3600.0, 7.0 * 3600, 9.5 * 3600
"""Seconds after the world's first moment, on each day: doors open, the last visitor comes, everybody goes home."""

_DAY = 86400.0
_ON_WHATSAPP = 0.5
"""Out of 1: which visitors come there."""

_MEETING_BREAKS = 0.1
"""Out of 1: on which days the meeting ends in the middle and is opened anew."""

_COMES_AGAIN = 0.2
"""Out of 1: which visitors have been here on another day."""

_LONGEST_DOWN = 60.0
"""Seconds after which a process that died has been started anew."""

_WORKING_DAYS, _WEEK = 5, 7
_FIRST_NAMES = ("Rina", "Budi", "Maria", "Togar", "Siti", "Andi", "Dewi", "Horas", "Lestari", "Ucok")
_LAST_NAMES = ("Simbolon", "Siregar", "Nasution", "Ginting", "Lubis", "Sitorus", "Hutapea", "Saragih")
_SYLLABLES = ("ra", "ni", "mu", "lo", "ti", "ba", "ka", "se", "da", "wi")
"""Every visitor has a name of their own."""

_REGIONS = ("Binjai", "Medan", "Karo", "Deli Serdang", "Toba", "Nias")
SEAL_KEY = "kunci-gladi-" * 4
STAFF = (
    ("Sari", FRONT_OFFICE),
    ("Tono", FRONT_OFFICE),
    ("Bayu", BACK_OFFICE),
    ("Wati", BACK_OFFICE),
    ("Kepala", SUPERVISOR),
)
FEW = STAFF[::2]
"""Who works in a small office: one of each."""

_FULL_HOUSE = 0.3
"""Out of 1: in which runs everybody is there."""


@dataclass
class Report:
    """What came of a run."""

    seed: str
    days: int
    visitors: int
    faults: Faults = NONE
    told: list[str] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    """Promises that were not kept."""
    broke_at: float = 0.0
    """After how many seconds the first was broken."""
    staff: tuple[tuple[str, str], ...] = STAFF
    acts: list[tuple[float, str, str]] = field(default_factory=list)
    """What people did: after how many seconds, who, and what."""
    seconds: float = 0.0
    """Of the processor."""

    @property
    def digest(self) -> str:
        """Tells two runs apart that differ anywhere."""
        return hashlib.sha256("\n".join(self.told).encode()).hexdigest()


def simulate(seed: str, days: int = 1, visitors: int = 6, faults: Faults = NONE, until: Collection[str] = ()) -> Report:
    """Plays so many working days with up to so many visitors each; the same seed is played the same way every time.

    ``until`` names promises: once one of them is broken everybody goes home.
    """
    begun, world = time.process_time(), World(seed)
    with ExitStack() as stack:
        file = Path(stack.enter_context(TemporaryDirectory(dir=memory()))) / "desk.sqlite3"
        lay(file)
        stack.enter_context(kept_by(world))
        stack.enter_context(chance.drawn_from(world.chance("desk").randbytes))
        stack.enter_context(warnings.catch_warnings())
        # a process that died in the middle of a transaction has let go of nothing
        warnings.filterwarnings("ignore", "The garbage collector is trying to clean up", SAWarning)
        run = Run(world, file, faults, until)
        run.people(days, visitors)
        run.play()
    seconds = time.process_time() - begun
    return Report(
        seed,
        days,
        visitors,
        faults,
        told=world.told,
        counted=world.counted,
        broken=world.broken,
        broke_at=world.broke_at,
        staff=run.staff,
        acts=world.acts,
        seconds=seconds,
    )


class Run:
    """Owns the people and the lives."""

    def __init__(self, world: World, file: Path, faults: Faults, until: Collection[str] = ()) -> None:
        self.world, self.faults, self._file = world, faults, file
        self._until, self._enough, self._over = frozenset(until), False, False
        world.broke = self._broke
        self.platforms = Platforms(world, faults)
        self.settings = settings_for(file)
        self._witness = Witness(world, self.platforms, Seal(SEAL_KEY), keeper_of(self.settings))
        self._newcomers: list[Newcomer] = []
        self.staff = STAFF if self.world.chance("staff").random() < _FULL_HOUSE else FEW
        self._life = 0
        self._chance, self._restarts = world.chance("run"), world.chance("restarts")
        self._process: Process | None = None
        self._known: list[Visitor] = []
        self._expected: list[Visitor] = []
        """Who came on the days before and may come again, and who comes on the day that is being planned."""

    def people(self, days: int, visitors: int) -> None:
        """Everybody who comes, and when."""
        chance, officers = self.world.chance("arrivals"), []
        for name, role in self.staff:
            officer = Officer(self.world, self.platforms.telegram, name, Manner())
            officers.append(officer)
            self._newcomers.append((name, role, officer.chat.id))
        for day in range(days):
            begins = begins_at(day)
            self._known, self._expected = [*self._known, *self._expected], []
            for officer in officers:
                self.world.after(begins + _OPENS + chance.uniform(-300, 300), officer.begin_day)
                self.world.after(begins + _CLOSES + chance.uniform(0, 300), officer.end_day)
            for place in range(chance.randint((visitors + 1) // 2, visitors)):
                self.world.after(
                    begins + chance.uniform(_OPENS, _COMES_LAST), self._coming(chance, day * visitors + place)
                )
            self._set_clock_wrong(begins)
            self._hold_meeting(chance, begins)
        self.world.after(begins_at(days - 1) + _DAY - 3600, self._end)

    def _hold_meeting(self, chance: Random, begins: float) -> None:
        """The host opens the meeting about when the office opens, and ends it for all when everybody goes home."""
        meeting = self.platforms.zoom.meeting
        self.world.after(begins + _OPENS + chance.uniform(-600, 900), meeting.start)
        self.world.after(begins + _CLOSES + chance.uniform(0, 1800), meeting.end)
        if chance.random() < _MEETING_BREAKS:
            self.world.after(begins + chance.uniform(_OPENS + 1000, _COMES_LAST), meeting.restart)

    def _coming(self, chance: Random, number: int) -> Callable[[], None]:
        """Somebody comes: mostly somebody who never did before."""
        if self._known and chance.random() < _COMES_AGAIN:
            return self._known.pop(chance.randrange(len(self._known))).come_again
        visitor = self._visitor(chance, _who(chance, number))
        self._expected.append(visitor)
        return visitor.arrive

    def _visitor(self, chance: Random, who: Who) -> Visitor:
        guest = Guest(self.world, self.platforms.zoom, MeetingHabits(), self.world.chance(f"guest {who.name}"))
        if chance.random() < _ON_WHATSAPP:
            return WhatsappVisitor(self.world, self.platforms.whatsapp, who, Habits(), PhoneHabits(), guest)
        return Visitor(self.world, self.platforms.telegram, who, Habits(), guest)

    def _set_clock_wrong(self, begins: float) -> None:
        if self._chance.random() >= self.faults.clock:
            return
        at, by = begins + self._chance.uniform(_OPENS, _CLOSES), self._chance.choice((-600, -30, 30, 600, 7200))
        lasts = self._chance.choice((10.0, 50.0, 300.0))
        self.world.after(at, lambda: self._set_clock(by))
        self.world.after(at + lasts, lambda: self._set_clock(0))

    def _set_clock(self, by: float) -> None:
        self.world.count("fault clock")
        self.world.tell(f"gangguan: clock {by}")
        self.world.set_by = timedelta(seconds=by)
        if self._process is not None:
            self._process.clock_was_set()

    def _broke(self, name: str) -> None:
        if name in self._until:
            self._enough = True
            self._end()

    def _end(self) -> None:
        self._over = True
        if self._process is not None:
            self._process.ended.set()

    def play(self) -> None:
        """From the first start to the last stop."""
        while not self._live() and not self._enough:
            self._wait_for_restart()
        with closing(sqlite3.connect(self._file)) as connection:
            self._witness.look_back(connection)
        self.world.count("checked", self._witness.checked)

    def _live(self) -> bool:
        """One life of the process; returns whether it ended in good order."""
        self._life += 1
        self._process = process = Process(
            self.world, self.platforms, self.settings, self._life, self._newcomers, self.faults, self._witness.look
        )
        # rule: no-life-after-the-last-day
        if self._over:
            process.ended.set()
        self.world.afterlife = False
        process.loop = loop = SimulatedLoop(self.world, process.at_rest)
        try:
            loop.run_until_complete(process.live())
        except Died:
            return False
        finally:
            process.disk.pull_the_plug()
            process.hang_up()
            leave_behind(loop)
            self.platforms.desk_died()
            if process.app.occupancy is not None:
                process.app.occupancy.leave()
        return True

    def _wait_for_restart(self) -> None:
        until = self.world.passed + self._restarts.uniform(1, _LONGEST_DOWN)
        while self.world.passed < until:
            self.world.go_on(until)


def begins_at(day: int) -> float:
    """Seconds after the world's first moment at which a working day begins; nobody works on weekends."""
    return (day // _WORKING_DAYS * _WEEK + day % _WORKING_DAYS) * _DAY


def _who(chance: Random, number: int) -> Who:
    third = "".join(_SYLLABLES[int(digit)] for digit in str(number)).capitalize()
    name = f"{chance.choice(_FIRST_NAMES)} {third} {chance.choice(_LAST_NAMES)}"
    return Who(name, f"SMA Negeri {chance.randint(1, 20)}", chance.choice(_REGIONS))


def settings_for(file: Path) -> Settings:
    """The shipped settings; secrets of a desk that serves nobody."""
    given: dict[str, dict[str, Any]] = {
        "database": {"url": f"sqlite+aiosqlite:///{file}"},
        "telegram": {"token": "123456:SIMULATED", "api_url": "http://127.0.0.1"},
        "whatsapp": {
            "token": "WA-SIMULATED",
            "phone_number_id": NUMBER_ID,
            "app_secret": APP_SECRET,
            "verify_token": "kata-gladi",
            **TEMPLATES,
        },
        "zoom": {"meeting_id": MEETING_ID, "passcode": PASSCODE, "webhook_secret": WEBHOOK_SECRET, **ACCOUNT},
        "survey": {"seal_key": SEAL_KEY},
        "identity": {"key": "kunci-orang-gladi-" * 3},
        "backup": {"enabled": False},
    }
    return Settings.model_validate(given)
