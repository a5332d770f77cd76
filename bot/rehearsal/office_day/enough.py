"""Are so many officers enough? From the same day played with one fewer and one more, or else from how long its visits
took. Pure."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.flows.queue.capacity import SHARE
from bot.rehearsal.office_day.figures import Figures

TOO_BUSY = 0.85
"""Of the opening time. Above this a queue hardly ever empties, however well everybody works."""

FEWEST = 3
"""Of fewer visitors who waited nothing can be told."""


class Answer(StrEnum):
    """What is answered."""

    UNKNOWN = "unknown"
    FEWER_DO = "fewer"
    """Enough, and one fewer would be as well."""
    ENOUGH = "enough"
    MORE_NEEDED = "more"
    """Not enough; one more would be."""
    MANY_MORE = "many"
    """Not enough, nor with one more: everybody who waits takes more officers than that."""
    NOT_BY_OFFICERS = "otherwise"
    """Not enough, and one more would not be either, although by their work they would have to be."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, and whether the other numbers were played (else reckoned from how busy officers were)."""

    answer: Answer
    played: bool


def verdict(days: Mapping[int, Figures], officers: int) -> Verdict:
    """The answer for so many officers; ``days`` is what came of the day with them, and with the other numbers that were
    played."""
    day = days[officers]
    played = len(days) > 1
    if day.waited < FEWEST:
        return Verdict(Answer.UNKNOWN, played)
    if enough(day):
        less = days.get(officers - 1)
        fewer = _does_as_well(less, day) if less is not None else _would_do(day, officers - 1, played)
        return Verdict(Answer.FEWER_DO if fewer else Answer.ENOUGH, played)
    more = enough(days[officers + 1]) if officers + 1 in days else _would_do(day, officers + 1, played)
    if more:
        return Verdict(Answer.MORE_NEEDED, played)
    return Verdict(Answer.MANY_MORE if needed(day) > officers + 1 else Answer.NOT_BY_OFFICERS, played)


def enough(day: Figures) -> bool:
    """Whether nine of ten of all who waited were called in time, whoever gave up among the others, and no more than one
    of ten is not reached, or not done with, at the end of the day."""
    return day.share_in_time >= SHARE and day.open + day.not_reached <= (1 - SHARE) * day.waited


def _does_as_well(fewer: Figures, day: Figures) -> bool:
    """Whether fewer officers call in time and bring as many to the end, all but one of ten: a queue that nobody has
    time for empties too."""
    return enough(fewer) and fewer.served >= SHARE * day.served


def needed(day: Figures) -> int:
    """So many officers of every role have the time for all who waited, whether or not they were reached, at the length
    that visits took, with air left; 0 where nobody had a visit."""
    return math.ceil(round(day.waited * _of_a_day(day) / TOO_BUSY, 6))


def _of_a_day(day: Figures) -> float:
    """The part of an officer's day that one visit takes, in the role in which it takes the most."""
    roles = {each.role for each in day.busy}
    busy = {role: [each for each in day.busy if each.role == role and each.visits] for role in roles}
    lengths = (sum(each.share for each in own) / sum(each.visits for each in own) for own in busy.values() if own)
    return max(lengths, default=0.0)


def _would_do(day: Figures, others: int, played: bool) -> bool:
    """Whether others so many have the time for the same work. A day with one officer fewer than one is none."""
    return not played and 0 < needed(day) <= others
