"""What a sheet may say and its office may not have meant: allowed, and told before visitors find out.

A caution is no fault: the sheet runs as it stands. Each has its line and what to do, as faults have.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from bot.flows.procedure.route import chosen, routes, steps_on
from bot.flows.procedure.service import service_step
from bot.flows.procedure.sheet import END, Sheet, Step
from bot.flows.procedure.standard import Standard
from bot.flows.procedure.vocabulary import DESK, FRONT_OFFICE, VISITOR, Word
from bot.sop.actors import as_written
from bot.sop.branching import DECISION
from bot.sop.faults import SheetFault
from bot.sop.identity import WHOLE_TIME
from bot.sop.lines import Place
from bot.sop.printing import limit_words, way_words
from bot.texts.operator import in_words


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the desk is like that will run the sheet. None: nobody has looked."""

    abandon: timedelta | None = None
    """How long the desk waits for a sign of life (``visit.abandon_minutes``)."""
    held_roles: frozenset[str] | None = None
    """The roles that somebody reachable holds."""


@dataclass(frozen=True, slots=True)
class _Caution:
    """One caution at the place in the file that it is about."""

    place: Place
    message: str
    remedy: str


_EXPECTED: tuple[tuple[Callable[[Step], bool], str, str], ...] = (
    (
        lambda step: step.asks_output,
        in_words("sop-caution-outcome"),
        in_words("sop-caution-outcome-remedy"),
    ),
    (
        lambda step: step.ends.word is Word.SURVEY_SUBMITTED,
        in_words("sop-caution-survey"),
        in_words("sop-caution-survey-remedy"),
    ),
)
"""What one expects of every way, where any has it: what tells it, what is missing, what to do."""


def cautions(sheet: Sheet, origin: str, line_of: Callable[[Place], int], desk: Surroundings) -> list[SheetFault]:
    """All cautions about a sound sheet, by line.

    rule: cautions-are-no-faults
    """
    by_way = [caution for way in routes(sheet) for caution in _about_words(sheet, steps_on(sheet, way))]
    found = dict.fromkeys([*_about_limits(sheet, desk), *by_way, *_about_ways(sheet), *_about_roles(sheet, desk)])
    told = [SheetFault(origin, line_of(each.place), each.message, each.remedy) for each in found]
    return sorted(told, key=lambda fault: fault.line or 0)


def _at(sheet: Sheet, step: Step, key: str) -> Place:
    return ("langkah", sheet.steps.index(step), key)


def _about_limits(sheet: Sheet, desk: Surroundings) -> Iterator[_Caution]:
    for step in sheet.steps:
        limit, place = step.standard, _at(sheet, step, "waktu")
        if desk.abandon is not None and limit.clock is not None and limit.clock > desk.abandon:
            minutes = int(desk.abandon / timedelta(minutes=1))
            message = in_words("sop-caution-patience", no=step.no, time=step.printed_time, minutes=minutes)
            yield _Caution(place, message, in_words("sop-caution-patience-remedy"))
        if not limit.limited and VISITOR not in step.actors and step.reporters != (DESK,):
            message = in_words("sop-caution-limitless", no=step.no)
            yield _Caution(place, message, in_words("sop-caution-limitless-remedy"))
        if not limit.within(sheet.whole) and limit.limited:
            message = in_words("sop-caution-longer", no=step.no, time=step.printed_time)
            yield _Caution(place, message, in_words("sop-caution-longer-remedy", key=WHOLE_TIME))
    days = max(sum(step.standard.working_days or 0 for step in steps_on(sheet, way)) for way in routes(sheet))
    if days and not Standard(working_days=days).within(sheet.whole):
        allowed = limit_words(sheet.whole)
        message = in_words("sop-caution-days", days=days, allowed=allowed)
        yield _Caution(("identitas", WHOLE_TIME), message, in_words("sop-caution-days-remedy"))


def _about_words(sheet: Sheet, steps: tuple[Step, ...]) -> Iterator[_Caution]:
    """On one way through the sheet."""
    service = service_step(steps)
    served_at = steps.index(service)
    for index, step in enumerate(steps):
        word, place = step.ends.word, _at(sheet, step, "selesai")
        if index < served_at and word in (Word.SERVED, Word.ANSWERED):
            message = in_words("sop-caution-word", word=word, no=step.no, service=service.no)
            remedy = in_words("sop-caution-word-remedy", no=step.no)
            yield _Caution(place, message, remedy)
        if index < served_at and word in (Word.SURVEY_SUBMITTED, Word.LEFT):
            what = (
                in_words("sop-caution-survey-asked")
                if word is Word.SURVEY_SUBMITTED
                else in_words("sop-caution-released")
            )
            message = in_words("sop-caution-early", what=what, no=step.no, service=service.no)
            yield _Caution(place, message, in_words("sop-caution-early-remedy"))
        if word is Word.SURVEY_SUBMITTED:
            yield from _after_survey(sheet, step, steps[index + 1 :])


def _after_survey(sheet: Sheet, survey: Step, ahead: tuple[Step, ...]) -> Iterator[_Caution]:
    """The place at the desk is given up before the survey, though staff still have something to do."""
    later = [step for step in ahead if VISITOR not in step.reporters and step.reporters != (DESK,)]
    if later:
        numbers = ", ".join(str(step.no) for step in later)
        message = in_words("sop-caution-after-survey", no=survey.no, steps=numbers)
        yield _Caution(_at(sheet, survey, "selesai"), message, in_words("sop-caution-after-survey-remedy"))


def _about_ways(sheet: Sheet) -> Iterator[_Caution]:
    """Decisions that change nothing, and ways that leave something out which others have."""
    for step, after in zip(sheet.steps, sheet.following, strict=True):
        if step.decides and len(set(after)) == 1:
            message = in_words("sop-caution-undecided", no=step.no)
            yield _Caution(_at(sheet, step, DECISION), message, in_words("sop-caution-undecided-remedy"))
        for branch in (branch for branch in step.branches if branch.to == END):
            message = in_words("sop-caution-ends", answer=branch.answer, no=step.no)
            yield _Caution(_at(sheet, step, DECISION), message, in_words("sop-caution-ends-remedy"))
    for has, says, remedy in _EXPECTED:
        lacking = [way for way in routes(sheet) if not any(map(has, steps_on(sheet, way)))]
        for way in lacking if len(lacking) < len(routes(sheet)) else ():
            decision = chosen(sheet, way)[-1][0]
            message = in_words("sop-caution-way", way=way_words(sheet, way), says=says)
            yield _Caution(_at(sheet, decision, DECISION), message, remedy)


def _about_roles(sheet: Sheet, desk: Surroundings) -> Iterator[_Caution]:
    if desk.held_roles is None:
        return
    for index, actor in enumerate(sheet.actors):
        if actor.key in desk.held_roles or actor.key == VISITOR:
            continue
        own = [str(step.no) for step in sheet.steps if actor.key in (*step.actors, step.answers)]
        does = in_words("sop-caution-others", steps=", ".join(own))
        if actor.key == FRONT_OFFICE:
            does += in_words("sop-caution-nobody-calls")
        message = in_words("sop-caution-nobody", key=as_written(actor.key), name=actor.name)
        remedy = in_words("sop-caution-nobody-remedy", key=actor.key)
        yield _Caution(("pelaksana", index, "kunci"), f"{message}: {does}" if own else message, remedy)
