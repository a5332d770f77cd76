"""House rules: what an office changes from week to week without touching its file, and what it has said of each.

What can be set is named here once; the office under its rules is in :mod:`bot.flows.office.ruled_house`. A rule holds
from its entry until another is entered about the same; one without a value gives the matter back to the file.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

MOST_ROOMS = 9
"""Breakout rooms that officers choose from: a button each."""

LONGEST_WORDS = 1000
"""Characters of a canned reply, and of an answer to a common question."""

LONGEST_REASON = 120
LONGEST_OFFER, MOST_OFFERS = 120, 8


class Matter(StrEnum):
    """What a house rule may be about."""

    ROOMS = "rooms"
    CATEGORY = "category"
    REPLY = "reply"
    TOPIC = "topic"
    COMPENSATION = "compensation"


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that can be set: its matter, its key where there are several, the language where it is worded."""

    matter: Matter
    key: str = ""
    language: str = ""

    @property
    def written(self) -> str:
        """The key as it is kept ("ppid", "id.biaya"); empty where there is only one."""
        return f"{self.language}.{self.key}" if self.language else self.key


def named(matter: str, written: str) -> Named:
    """What is kept under these; raises ValueError for a matter that there is not."""
    language, dot, key = written.partition(".")
    return Named(Matter(matter), key, language) if dot else Named(Matter(matter), written)


@dataclass(frozen=True, slots=True)
class HouseRule:
    """Something was set: to which ``value``, in place of which ``old`` one, by whom and when.

    Values are texts: a number of rooms, the reason for which a category is paused (empty while it is offered), words,
    a line for each compensation. ``value`` None: the file holds again. ``filed`` is what the file said then.
    """

    id: str
    about: Named
    value: str | None
    old: str
    filed: str
    by: str
    entered_at: datetime


@dataclass(frozen=True)
class HouseRules:
    """All there have been, in the order in which they were entered."""

    listed: tuple[HouseRule, ...] = ()

    @cached_property
    def latest(self) -> Mapping[Named, HouseRule]:
        """What was said last of each thing."""
        return {each.about: each for each in self.listed}

    @cached_property
    def standing(self) -> Mapping[Named, HouseRule]:
        """The rules in force: those of what is not as the file says."""
        return {about: rule for about, rule in self.latest.items() if rule.value is not None}

    @cached_property
    def _times(self) -> Counter[Named]:
        return Counter(each.about for each in self.listed)

    def times(self, about: Named) -> int:
        """How often something has been set."""
        return self._times[about]

    def get(self, rule_id: str) -> HouseRule | None:
        """The rule of this name, or None."""
        return next((each for each in self.listed if each.id == rule_id), None)


NO_HOUSE_RULES = HouseRules()
