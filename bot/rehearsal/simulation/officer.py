"""A simulated officer: works from what stands in their chat, forgets, takes breaks."""

from dataclasses import dataclass
from random import Random

from bot.flows.scene.tokens import Verb, verb_of
from bot.rehearsal.simulation.chats import Bubble, MessageId, Pressable
from bot.rehearsal.simulation.said import answers_of
from bot.rehearsal.simulation.telegram import Telegram
from bot.rehearsal.simulation.world import World

_LIKES = {
    Verb.CALL: 30.0,
    Verb.CLAIM: 30.0,
    Verb.STEP: 60.0,
    Verb.OUTCOME: 40.0,
    Verb.SORT: 3.0,
    Verb.PLAN: 10.0,
    Verb.EXPLAIN: 5.0,
}
_PATIENCE = 6
"""So many buttons of one message are pressed, and no more."""
_ONCE = (Verb.SORT, Verb.PLAN, Verb.EXPLAIN)
"""Whoever has settled this in one message does not think again and again."""

_DOING = (Verb.STEP,)
_LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class Manner:
    """How an officer works: chances out of 1, at each act."""

    forgets: float = 0.05
    tries_things_out: float = 0.02
    takes_break: float = 0.005


class Officer:
    """Owns what one officer has pressed and said, and what they do next."""

    def __init__(self, world: World, telegram: Telegram, name: str, manner: Manner) -> None:
        self._world, self._telegram, self.name, self._manner = world, telegram, name, manner
        self._chance: Random = world.chance(f"officer {name}")
        self.chat = telegram.join(name, self._notice)
        self.chat.started = True
        self._pressed: set[Pressable] = set()
        self._answered: set[MessageId] = set()
        self._tries: dict[MessageId, int] = {}
        self._settled: set[tuple[MessageId, Verb | None]] = set()
        self._coming = False

    def begin_day(self) -> None:
        """Comes to work."""
        self._say("mulai bertugas")

    def end_day(self) -> None:
        """Goes home."""
        self._say("selesai bertugas")

    def _notice(self) -> None:
        if not self._coming:
            self._coming = True
            self._world.after(self._chance.lognormvariate(2.2, 0.7), self._act)

    def _act(self) -> None:
        self._coming = False
        drawn = self._chance.random()
        if drawn < self._manner.takes_break:
            self._world.count("habit took a break")
            self._say("istirahat")
            return
        if drawn < self._manner.takes_break + self._manner.forgets:
            self._world.count("habit forgot")
            self._coming = True
            self._world.after(self._chance.uniform(60, 900), self._act)
            return
        for bubble in self.chat.newest(_LOOKED_AT):
            if words := self._asked(bubble):
                self._answered.add(bubble.id)
                self._say(words)
                return
            if (liked := self._liked(bubble)) is not None:
                self._press(liked)
                return

    def _asked(self, bubble: Bubble) -> str:
        if bubble.id in self._answered:
            return ""
        return next((words for sign, words in answers_of("petugas") if sign in bubble.text), "")

    def _liked(self, bubble: Bubble) -> Pressable | None:
        open_ = [each for each in bubble.buttons if each not in self._pressed]
        if self._tries.get(bubble.id, 0) >= _PATIENCE:
            return None
        weights = [self._likes(bubble, verb_of(each.data)) for each in open_]
        if self._chance.random() < self._manner.tries_things_out and open_:
            self._world.count("habit officer tried out")
            return self._chance.choice(open_)
        if not any(weights):
            return None
        return self._chance.choices(open_, weights)[0]

    def _likes(self, bubble: Bubble, verb: Verb | None) -> float:
        if verb is None or (bubble.id, verb) in self._settled:
            return 0.0
        return _LIKES.get(verb, 0.0)

    def _press(self, button: Pressable) -> None:
        self._pressed.add(button)
        if (verb := verb_of(button.data)) in _ONCE:
            self._settled.add((button.message_id, verb))
        self._tries[button.message_id] = self._tries.get(button.message_id, 0) + 1
        after = self._chance.lognormvariate(4.3, 0.6) if verb_of(button.data) in _DOING else 0.0
        self._world.after(after, lambda: self._do_press(button))

    def _do_press(self, button: Pressable) -> None:
        self._world.act(self.name, f" menekan [{button.label}]")
        self._world.count(f"pressed {verb_of(button.data)}")
        self._telegram.press(self.chat, button)
        self._notice()

    def _say(self, text: str) -> None:
        self._world.act(self.name, f": {text}")
        self._telegram.write(self.chat, text)
        self._notice()
