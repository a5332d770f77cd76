"""A simulated visitor: sees only their chat, and does what people do with one."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from bot.flows.scene.tokens import Verb, verb_of
from bot.rehearsal.simulation.chats import Bubble, MessageId, Platform, Pressable
from bot.rehearsal.simulation.guest import Guest
from bot.rehearsal.simulation.said import answers_of, name_in_meeting, rights
from bot.rehearsal.simulation.world import World

_LIKES = {
    Verb.AGREE: 50.0,
    Verb.ANSWER: 20.0,
    Verb.SEND: 60.0,
    Verb.STEP: 60.0,
    Verb.RATE: 30.0,
    Verb.HERE: 60.0,
    Verb.COMPLETE: 20.0,
    Verb.SKIP: 0.5,
}
"""How readily a kind of button is pressed; those that are missing here are pressed by whoever tries things out."""

_LOOKED_AT = 6
_OFTEN_ENOUGH = 3
"""So often the same is pressed, in whichever message it stands, and no more."""
_DOING = (Verb.STEP, Verb.HERE)

_LINK = re.compile(r"https://zoom\.us/\S+")

Stray = Callable[[], bool]
"""Something that nobody asked for; returns whether it was done instead of what was to be done."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How somebody is: chances out of 1, at each act."""

    mistypes: float = 0.05
    tries_things_out: float = 0.03
    presses_again: float = 0.03
    sends_photo: float = 0.02
    vanishes: float = 0.004
    blocks: float = 0.002
    asks_about_data: float = 0.004
    returns: float = 0.3


@dataclass(frozen=True, slots=True)
class Who:
    """What somebody says of themselves."""

    name: str
    institution: str
    region: str


class Visitor:
    """Owns what one person has pressed and said, and what they do next; ``guest`` is who they are in the meeting."""

    def __init__(self, world: World, platform: Platform, who: Who, habits: Habits, guest: Guest | None = None) -> None:
        self._world, self._platform, self._who, self._habits = world, platform, who, habits
        self._guest = guest
        self._chance: Random = world.chance(f"visitor {who.name}")
        self.chat = platform.join(who.name, self._notice)
        self._pressed: list[Pressable] = []
        self._answered: set[MessageId] = set()
        self._coming = False
        self._gone = False

    def arrive(self) -> None:
        """Comes to the desk."""
        self._gone = False
        self._say("halo")

    def come_again(self) -> None:
        """Comes another day: what was pressed then is no matter now."""
        self._pressed.clear()
        self.arrive()

    def _notice(self) -> None:
        if not self._coming and not self._gone:
            self._coming = True
            self._world.after(self._chance.lognormvariate(1.8, 0.8), self._act)

    def _later(self, seconds: float) -> None:
        self._coming = True
        self._world.after(seconds, self._act)

    def _act(self) -> None:
        self._coming = False
        if self._gone:
            return
        self._go_to_meeting()
        if self._strays():
            return
        for bubble in self.chat.newest(_LOOKED_AT):
            if words := self._answer(bubble):
                self._answered.add(bubble.id)
                self._say(self._typed(words))
                return
            if (liked := self._liked(bubble)) is not None:
                self._press(liked)
                return

    def _go_to_meeting(self) -> None:
        """Follows the link in sight, under the name that is asked for."""
        for bubble in self.chat.newest(_LOOKED_AT):
            if self._guest is not None and (link := _LINK.search(bubble.text)):
                named = name_in_meeting(bubble.text) or self._who.name
                self._guest.told(link[0], named)

    def _strays(self) -> bool:
        """What people do although nobody asked for it."""
        drawn = self._chance.random()
        for chance, stray in self._strayings():
            if drawn < chance:
                return stray()
            drawn -= chance
        return False

    def _strayings(self) -> tuple[tuple[float, Stray], ...]:
        habits = self._habits
        return (
            (habits.vanishes, self._vanish),
            (habits.blocks, self._block),
            (habits.sends_photo, self._photograph),
            (habits.asks_about_data, self._ask_about_data),
            (habits.presses_again, self._press_again),
            (habits.tries_things_out, self._try_out),
        )

    def _vanish(self) -> bool:
        self._world.tell(f"{self._who.name} pergi")
        self._world.count("habit vanished")
        self._gone = True
        if self._chance.random() < self._habits.returns:
            self._world.after(self._chance.uniform(60, 7200), self.arrive)
        return True

    def _block(self) -> bool:
        self._world.tell(f"{self._who.name} memblokir")
        self._world.count("habit blocked")
        self._platform.block(self.chat, blocked=True)
        if self._chance.random() < self._habits.returns:
            self._world.after(self._chance.uniform(60, 3600), self._unblock)
        return True

    def _unblock(self) -> None:
        self._platform.block(self.chat, blocked=False)
        self._say("halo")

    def _photograph(self) -> bool:
        self._world.act(self._who.name, " mengirim foto")
        self._world.count("habit photo")
        self._platform.send_photo(self.chat, b"\xff\xd8\xff\xe0" + bytes(60))
        return True

    def _ask_about_data(self) -> bool:
        self._world.count("habit asked about data")
        self._say(self._chance.choice(rights()))
        return True

    def _press_again(self) -> bool:
        if not self._pressed:
            return False
        self._world.count("habit pressed again")
        self._do_press(self._chance.choice(self._pressed))
        return True

    def _try_out(self) -> bool:
        offered = [button for bubble in self.chat.newest(_LOOKED_AT) for button in bubble.buttons]
        if not offered:
            return False
        self._world.count("habit tried out")
        self._do_press(self._chance.choice(offered))
        return True

    def _answer(self, bubble: Bubble) -> str:
        if bubble.id in self._answered:
            return ""
        who = self._who
        said = next((words for sign, words in answers_of("pengunjung") if sign in bubble.text), "")
        return said.format(name=who.name, region=who.region, institution=who.institution)

    def _typed(self, words: str) -> str:
        if self._chance.random() >= self._habits.mistypes:
            return words
        self._world.count("habit mistyped")
        at = self._chance.randrange(len(words))
        return words[:at] + self._chance.choice("aiueo?/1 ") + words[at + 1 :]

    def _liked(self, bubble: Bubble) -> Pressable | None:
        pressed = Counter(each.data for each in self._pressed)
        fresh = (each for each in bubble.buttons if pressed[each.data] < _OFTEN_ENOUGH)
        open_ = [each for each in fresh if each not in self._pressed]
        weights = [_LIKES.get(verb, 0.0) if (verb := verb_of(each.data)) else 0.0 for each in open_]
        if not any(weights) or max(weights) < 1:
            return None
        return self._chance.choices(open_, weights)[0]

    def _press(self, button: Pressable) -> None:
        if verb_of(button.data) in _DOING:
            self._pressed.append(button)
            self._world.after(self._chance.lognormvariate(4.2, 0.7), lambda: self._do_press(button))
            return
        self._do_press(button)

    def _do_press(self, button: Pressable) -> None:
        if button not in self._pressed:
            self._pressed.append(button)
        self._world.act(self._who.name, f" menekan [{button.label}]")
        self._world.count(f"pressed {verb_of(button.data)}")
        self._platform.press(self.chat, button)

    def _say(self, text: str) -> None:
        self._world.act(self._who.name, f": {text}")
        self._platform.write(self.chat, text)
