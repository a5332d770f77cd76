"""The route of a visit through its sheet: which steps it takes, which it may still take, which it has passed by.

An answer that somebody gave counts, whatever else is seen. Where nobody has told the answer of a decision, evidence of
a later step tells it only if no other answer leads there; evidence that other answers lead to as well waits until the
decision is told. So nothing is guessed, and a step of another branch is never done.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from bot.flows.procedure.belief import trust
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.sheet import Marker, Sheet, Step

MOST_ROUTES = 64
"""Ways through one sheet that can still be told one by one."""


@dataclass(frozen=True, slots=True)
class Route:
    """Rows by index: ``taken`` up to the first decision that is open, ``possible`` from there on; all others are
    passed by. ``answers`` are those of the decisions taken, by index."""

    taken: tuple[int, ...]
    possible: frozenset[int]
    answers: Mapping[int, str]


def route(sheet: Sheet, best: Mapping[Marker, Evidence]) -> Route:
    """The route as far as the evidence tells it."""
    taken: list[int] = []
    answers: dict[int, str] = {}
    at = 0
    while at < len(sheet.steps):
        taken.append(at)
        step, after = sheet.steps[at], sheet.following[at]
        if not step.decides:
            at = after[0]
            continue
        chosen = _told(step, best) if step.ends in best else _implied(sheet, at, best)
        if chosen is None:
            return Route(tuple(taken), sheet.reach[at] - {at}, answers)
        answers[at] = step.branches[chosen].answer
        at = after[chosen]
    return Route(tuple(taken), frozenset(), answers)


def _told(step: Step, best: Mapping[Marker, Evidence]) -> int:
    """Which of the branches was chosen."""
    answer = best[step.ends].answer
    return next(index for index, branch in enumerate(step.branches) if branch.answer == answer)


def _implied(sheet: Sheet, at: int, best: Mapping[Marker, Evidence]) -> int | None:
    """Which branch must have been chosen, by evidence of what only it leads to; the better evidence first.

    rule: implied-only-if-unambiguous
    """
    left = frozenset(range(len(sheet.following[at])))
    for _, index in sorted((trust(piece), index) for index, piece in _later(sheet, at, best)):
        leading = frozenset(way for way in left if index in sheet.reach[sheet.following[at][way]])
        left = leading or left
    return next(iter(left)) if len(left) == 1 else None


def _later(sheet: Sheet, at: int, best: Mapping[Marker, Evidence]) -> Iterator[tuple[int, Evidence]]:
    """The evidence about rows that may come after this one."""
    for index in sheet.reach[at] - {at}:
        for marker in (sheet.own_begins[index], sheet.steps[index].ends):
            if marker is not None and marker in best:
                yield index, best[marker]


def routes(sheet: Sheet) -> tuple[tuple[int, ...], ...]:
    """Every way through a sheet, as rows by index, the first answer first; at most :data:`MOST_ROUTES`."""
    return tuple(islice(_onward(sheet, 0), MOST_ROUTES))


def _onward(sheet: Sheet, at: int) -> Iterator[tuple[int, ...]]:
    if at == len(sheet.steps):
        yield ()
        return
    for after in dict.fromkeys(sheet.following[at]):
        for rest in _onward(sheet, after):
            yield (at, *rest)


def steps_on(sheet: Sheet, way: tuple[int, ...]) -> tuple[Step, ...]:
    """The steps of a way through a sheet."""
    return tuple(sheet.steps[index] for index in way)


def chosen(sheet: Sheet, way: tuple[int, ...]) -> tuple[tuple[Step, str], ...]:
    """The decisions on a way through a sheet, each with the answer that leads along it, or with those that do."""
    after = dict(zip(way, (*way[1:], len(sheet.steps)), strict=True))
    decisions = [index for index in way if sheet.steps[index].decides]
    return tuple((sheet.steps[index], _leading(sheet, index, after[index])) for index in decisions)


def _leading(sheet: Sheet, index: int, after: int) -> str:
    answers = zip(sheet.steps[index].branches, sheet.following[index], strict=True)
    return " / ".join(branch.answer for branch, to in answers if to == after)


def count(sheet: Sheet) -> int:
    """How many ways through a sheet there are."""
    ways = [1] * (len(sheet.steps) + 1)
    for index in range(len(sheet.steps) - 1, -1, -1):
        ways[index] = sum(ways[after] for after in dict.fromkeys(sheet.following[index]))
    return ways[0]
