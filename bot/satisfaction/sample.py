"""How many have to answer for the result to stand for all who were served (Krejcie & Morgan, as the rule prints it)."""

from fractions import Fraction

from bot.satisfaction.rounding import half_up

_CHI_SQUARE = Fraction("3.841")
"""For one degree of freedom at a confidence of 95 %."""
_HALF, _PRECISION = Fraction(1, 4), Fraction("0.05") ** 2
"""The spread of a population that is divided evenly, and the error that is allowed, squared."""


def least_answers(served: int) -> int:
    """The fewest answers of so many visitors served; rounded to the nearest, as the printed table is."""
    if served <= 0:
        return 0
    exact = _CHI_SQUARE * served * _HALF / (_PRECISION * (served - 1) + _CHI_SQUARE * _HALF)
    return int(half_up(exact, 0))
