"""How exactly a questionnaire may say when and about what it was: only as far as enough others say the same.

Whoever can see who was surveyed when would otherwise know the answers of the only visitor of a morning.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.flows.state.desk import SurveyResponse

_LEVELS: tuple[Callable[[SurveyResponse], SurveyResponse], ...] = (
    lambda response: response,
    lambda response: replace(response, category=""),
    lambda response: replace(response, category="", session=""),
    lambda response: replace(response, category="", session="", day=response.day.replace(day=1), span="month"),
)
"""From exact to coarse. Regulation asks for results by element and period (PermenPANRB 14/2017), no more."""


def coarsened(together: Sequence[SurveyResponse], fewest: int) -> list[SurveyResponse]:
    """What is written together, each as exactly as ``fewest`` of its kind allow; in no particular order.

    Answers and suggestions are kinds of their own. What is rare even by the month says the month; a profile says who
    somebody is, and never more than the month.
    """
    # rule: profile-apart-from-answers
    done = [_LEVELS[-1](response) for response in together if response.profile]
    left = [response for response in together if not response.profile]
    for level in _LEVELS:
        coarse = [level(response) for response in left]
        count = Counter(map(_cell, coarse))
        # rule: survey-coarse-where-rare
        enough = [count[_cell(response)] >= fewest for response in coarse]
        done += [response for response, well in zip(coarse, enough, strict=True) if well]
        left = [response for response, well in zip(left, enough, strict=True) if not well]
    return done + [_LEVELS[-1](response) for response in left]


def _cell(response: SurveyResponse) -> tuple[object, ...]:
    kind = bool(response.answers)
    return response.instrument, kind, response.span, response.day, response.session, response.category
