"""An officer as they get through a day: one thing at a time, the visitors whom the desk has called, in its order.

The simulator's :class:`~bot.rehearsal.simulation.officer.Officer` is there to break the desk. This one is there to tell
whether there are officers enough: whoever waits is left to the desk, which calls; and when nothing in sight is to be
done they look at their list of work, which brings back whatever has gone up the chat.
"""

from collections import Counter
from datetime import timedelta

from bot.flows.scene.tokens import Verb, read, verb_of
from bot.rehearsal.simulation.chats import Bubble, Pressable
from bot.rehearsal.simulation.officer import Manner, Officer
from bot.rehearsal.simulation.telegram import Telegram
from bot.rehearsal.simulation.world import World

LOOKS_EVERY = timedelta(minutes=5)
"""How often somebody with nothing to do in sight looks at their list of work."""

_LIST = "pekerjaan saya"
_IN_SIGHT = 12
_AT_ONCE = (Verb.CLAIM, Verb.STEP, Verb.OUTCOME)
_ASKED = (Verb.PLAN, Verb.SORT, Verb.EXPLAIN)
"""Questions with several answers: any of them, and no more than :data:`_PATIENCE` times about one visit."""

_PATIENCE = 6
_TAKES_TIME = (Verb.STEP,)


class Clerk(Officer):
    """Owns what one officer is doing, and until when nothing else."""

    def __init__(self, world: World, telegram: Telegram, name: str, manner: Manner) -> None:
        super().__init__(world, telegram, name, manner)
        self._working = False
        self._looked_at = float("-inf")
        self._done_with: set[tuple[str, str]] = set()
        """The steps that were reported, by what the message with the button said."""
        self._answers: Counter[tuple[Verb | None, tuple[str, ...]]] = Counter()

    def begin_day(self) -> None:
        """Comes to work, and looks again and again."""
        self._working = True
        super().begin_day()
        self._world.after(LOOKS_EVERY.total_seconds(), self._look_again)

    def end_day(self) -> None:
        """Goes home."""
        self._working = False
        super().end_day()

    def _look_again(self) -> None:
        if self._working:
            self._notice()
            self._world.after(LOOKS_EVERY.total_seconds(), self._look_again)

    def _act(self) -> None:
        """Does the next thing, unless they forget it for a while or go on a break first."""
        self._coming = False
        words, pressable = self._next()
        if not words and pressable is None:
            self._look()
        elif self._rests():
            return
        elif words:
            self._say(words)
        elif pressable is not None:
            self._press(pressable)

    def _next(self) -> tuple[str, Pressable | None]:
        for bubble in self.chat.newest(_IN_SIGHT):
            if words := self._asked(bubble):
                self._answered.add(bubble.id)
                return words, None
            if (liked := self._liked(bubble)) is not None:
                return "", liked
        return "", None

    def _look(self) -> None:
        passed = self._world.passed
        if self._working and passed - self._looked_at >= LOOKS_EVERY.total_seconds():
            self._looked_at = passed
            self._say(_LIST)

    def _rests(self) -> bool:
        """Whether they take a break, or do nothing for some minutes, instead of what is to be done."""
        drawn, manner = self._chance.random(), self._manner
        if drawn < manner.takes_break:
            self._world.count("habit took a break")
            self._say("istirahat")
            return True
        if drawn < manner.takes_break + manner.forgets:
            self._world.count("habit forgot")
            self._away(self._chance.uniform(60, 900))
            return True
        return False

    def _away(self, seconds: float) -> None:
        self._coming = True
        self._world.after(seconds, self._act)

    def _liked(self, bubble: Bubble) -> Pressable | None:
        """What they press under a message. Whoever can still be called waits for the desk to do it."""
        if any(verb_of(each.data) is Verb.CALL for each in bubble.buttons):
            return None
        fresh = [each for each in bubble.buttons if self._fresh(bubble, each)]
        found = next((each for verb in _AT_ONCE for each in fresh if verb_of(each.data) is verb), None)
        answers = [each for each in fresh if verb_of(each.data) in _ASKED]
        opens = (each for each in fresh if verb_of(each.data) is Verb.OPEN)
        liked = found or (self._chance.choice(answers) if answers else next(opens, None))
        if liked is not None:
            self._done_with.add((bubble.text, liked.data))
        return liked

    def _fresh(self, bubble: Bubble, button: Pressable) -> bool:
        """Whether it is to be pressed: not a second time while the message says the same, and not what would end a step
        that a colleague is at."""
        verb, parts = read(button.data) or (None, ())
        if verb is Verb.STEP:
            return "sure" not in parts and (bubble.text, button.data) not in self._done_with
        return button not in self._pressed and self._answers[verb, parts[:1]] < _PATIENCE

    def _press(self, button: Pressable) -> None:
        """Does what the button reports, and nothing else meanwhile; then presses it."""
        verb, parts = read(button.data) or (None, ())
        self._pressed.add(button)
        self._answers[verb, parts[:1]] += verb in _ASKED
        self._coming = True
        takes = self._chance.lognormvariate(4.3, 0.6) if verb_of(button.data) in _TAKES_TIME else 0.0
        self._world.after(takes, lambda: self._done(button))

    def _done(self, button: Pressable) -> None:
        self._coming = False
        if verb_of(button.data) in _AT_ONCE:
            self._looked_at = float("-inf")  # what comes next is looked for at once
        self._do_press(button)
