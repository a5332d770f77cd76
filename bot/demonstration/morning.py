"""A busy morning: a dozen invented visitors come within half an hour, and two invented officers serve them while the
demonstration's clock runs fast. What it needs it looks up anew at every step; when the desk stops, the morning is over.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from bot.demonstration.acting import Player, Stage
from bot.demonstration.invented import Invented, cast, words
from bot.demonstration.lines import shown
from bot.demonstration.moving import Mover
from bot.flows.office.office import Office
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.vocabulary import BACK_OFFICE, FRONT_OFFICE, VISITOR
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.visits import Status, Visit
from bot.loops import Pulse

_BEAT_SECONDS = 0.6
_PACE = timedelta(seconds=60)
"""So much time of the demonstration goes by at each beat."""

_EVERY = timedelta(minutes=3)
"""A visitor comes every so often."""

_VISITORS = 12
_MOST_BEATS = 400
_MOST_WORDS = 30
_DEFAULT = timedelta(minutes=3)
"""How long a step without a limit takes."""

_QUICK, _EASY, _SLOW = 0.35, 0.8, 1.3


@dataclass
class _Visitor:
    who: Invented
    comes_at: datetime
    player: Player | None = None
    over: bool = False
    since: dict[str, datetime] = field(default_factory=dict)


class Morning:
    """Owns whether a busy morning is going on. ``greeting`` is what whoever comes says first."""

    def __init__(self, stage: Stage, mover: Mover, office: Callable[[], Office], greeting: str) -> None:
        self._stage = stage
        self._mover = mover
        self._office = office
        self._greeting = greeting
        self._wanted = asyncio.Event()
        self._officers: dict[str, Player] = {}
        self.beat_seconds = _BEAT_SECONDS

    @property
    def going(self) -> bool:
        """Whether one is going on."""
        return self._wanted.is_set()

    def begin(self) -> bool:
        """Lets one begin, if the office is open; one that is going on goes on."""
        if not self._office().calendar.is_open(self._stage.clock.now()):
            return False
        self._wanted.set()
        return True

    def end(self) -> None:
        """No more is done by anybody invented."""
        self._wanted.clear()

    async def run(self, pulse: Pulse) -> None:
        """Waits for a morning that is wanted, and plays it; again and again."""
        while True:
            pulse.rest()
            await self._wanted.wait()
            await self.play(pulse.beat)

    async def play(self, beat: Callable[[], None] = lambda: None, visitors: int = _VISITORS) -> None:
        """Plays a morning of so many visitors to its end, or until it is no longer wanted."""
        try:
            await self._played(beat, visitors)
        finally:
            self.end()

    async def _played(self, beat: Callable[[], None], visitors: int) -> None:
        await self._employ()
        now = self._stage.clock.now()
        coming = [_Visitor(who, now + _EVERY * place) for place, who in enumerate(cast().visitors[:visitors])]
        for _ in range(_MOST_BEATS):
            beat()
            if not self.going or all(each.over for each in coming) or not self._open():
                return
            await self._mover.go_to(self._stage.clock.now() + _PACE)
            for each in coming:
                await self._attend(each)
            await asyncio.sleep(self.beat_seconds)

    def _open(self) -> bool:
        """A morning does not go on behind closed doors; a break is waited for."""
        calendar, now = self._office().calendar, self._stage.clock.now()
        return calendar.is_open(now) or calendar.is_paused(now)

    async def _employ(self) -> None:
        """The two officers; those of an earlier morning are still here."""
        for role, name in ((FRONT_OFFICE, cast().front), (BACK_OFFICE, cast().back)):
            if role not in self._officers and role in self._office().roles:
                self._officers[role] = await self._stage.enter()
                await self._officers[role].join(name, role)

    async def _attend(self, each: _Visitor) -> None:
        if each.over or self._stage.clock.now() < each.comes_at:
            return
        if each.player is None:
            each.player = await self._stage.enter()
        visit = await self._talk(each.player, each.who)
        each.over = visit is None
        if visit is not None and visit.status is Status.IN_SERVICE:
            await self._serve(each, each.player, visit)

    async def _talk(self, player: Player, who: Invented) -> Visit | None:
        """Says all that is asked for now; returns the visit they are in then, None once it is over."""
        before = ""
        for _ in range(_MOST_WORDS):
            person, visit = await player.look()
            if person is None:
                await player.say(self._greeting)
                continue
            said = words(person.dialog, visit, self._office(), who, self._greeting)
            stands = repr(person.dialog)
            if said is None or stands == before or (visit is None and before and said == self._greeting):
                return visit
            before = stands
            await player.say(said)
        return None

    async def _serve(self, each: _Visitor, player: Player, visit: Visit) -> None:
        """Ends the step that goes on, once it has taken its time."""
        _, timeline = shown(self._office(), visit, self._stage.clock.now())
        line = timeline.current or next((one for one in timeline.lines if one.state.open), None)
        if line is None:
            return
        began = line.began_at or each.since.setdefault(f"{line.step.no}", self._stage.clock.now())
        if self._stage.clock.now() < began + _lasts(line.step, each.who):
            return
        if line.step.visitors_own or line.step.actor == VISITOR:
            await player.press(token(Verb.STEP, visit.id, line.step.no))
            return
        officer = self._officers.get(line.step.actor)
        if officer is not None:
            await officer.press(token(Verb.STEP, visit.id, line.step.no, "", "sure"))
            await self._talk(officer, each.who)


def _lasts(step: Step, who: Invented) -> timedelta:
    """How long a step takes with somebody: the same every time."""
    share = _SLOW if step.no == who.slow else Random(f"{who.name} {step.no}").uniform(_QUICK, _EASY)  # noqa: S311 - no secret
    return (step.standard.clock or _DEFAULT) * share
