"""Monitoring of the procedure every six months and its evaluation every year, in the columns of PermenPANRB 35/2012,
tables 7 and 8, filled from what visits really took.

Assessment and proposal are what the figures say; the assessor reads them, and signs. Table 8 of the rule asks for a
judgement on the procedure's use: that is left open, the figures beside it and the proposed standard are ours.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.flows.board.today import chart_of
from bot.flows.journey.figures import Paces, StepFigures
from bot.flows.journey.going import steps_of
from bot.flows.office.office import DayTerms
from bot.flows.procedure.sheet import Sheet, Step
from bot.flows.procedure.timeline import StepState
from bot.flows.state.deviation import Became, DeviationKind
from bot.flows.state.visits import Status, Visit
from bot.papers.indonesian import number
from bot.papers.registers.telling import Telling
from bot.papers.wording import without_ways_in
from bot.papers.workbook import Cell, Column, Page
from bot.render.chart import said

ACHIEVED, ATTENTION = 90, 75
"""In percent of visits in time: from here on a step has kept its standard, from here on it wants attention. No rule
gives figures; sister units tell the same three stands."""

_MINUTE = timedelta(minutes=1)
_MOST_ACTIONS = 3


@dataclass
class _Gone:
    """How one version of the sheet went."""

    sheet: Sheet
    paces: Paces
    visits: int = 0
    done: Counter[int] = field(default_factory=Counter)
    lacking: Counter[tuple[int, DeviationKind]] = field(default_factory=Counter)
    causes: dict[int, Counter[str]] = field(default_factory=dict)
    actions: dict[int, list[str]] = field(default_factory=dict)


class Monitoring:
    """Adds up how the steps of each version of the sheet went in visits that were served to the end."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._gone: dict[str, _Gone] = {}

    def add(self, visit: Visit) -> None:
        """Adds a visit; one that did not come to its end says nothing about the steps."""
        if visit.status is not Status.FINISHED:
            return
        source = self._telling.source
        sheet = source.sheet_of(visit)
        gone = self._gone.setdefault(sheet.id, _Gone(sheet, Paces(sheet)))
        steps = steps_of(visit, sheet, source.calendar_of(visit), source.now)
        gone.visits += 1
        gone.paces.add(steps)
        gone.done.update(each.no for each in steps if each.state is StepState.DONE)
        self._add_deviations(gone, visit)

    def _add_deviations(self, gone: _Gone, visit: Visit) -> None:
        for each in visit.deviations:
            if not each.stands:
                continue
            if not each.of_steps:
                gone.lacking[each.last, each.kind] += 1
            explained, accepted = each.latest(Became.EXPLAINED), each.latest(Became.ACCEPTED)
            if explained and explained.cause:
                gone.causes.setdefault(each.last, Counter())[explained.cause.value] += 1
            if accepted and accepted.words and accepted.words not in gone.actions.setdefault(each.last, []):
                gone.actions[each.last].append(accepted.words)

    def pages(self) -> tuple[Page, ...]:
        """Tables 7 and 8 of every version that visits were served by; where there were none, of the one in force."""
        found = self._versions()
        return tuple(page for no, each in enumerate(found, 1) for page in self._of_version(each, no, len(found)))

    def charts(self) -> tuple[dict[str, Any], ...]:
        """The same as pictures: plan against actual of each version's steps."""
        charts = (chart_of(each.sheet, each.paces.figures()) for each in self._versions())
        drawn = [said(each, self._telling.source.voice) for each in charts]
        for each in drawn:
            each["bars"] = [{**bar, "label": without_ways_in(bar["label"])} for bar in each["bars"]]
        served = self._telling.say("visits-served", count=number(sum(each.visits for each in self._versions())))
        return tuple({**each, "lines": (*self._telling.lines, served)} for each in drawn)

    def _versions(self) -> list[_Gone]:
        present = self._telling.source.office.sheet
        return list(self._gone.values()) or [_Gone(present, Paces(present))]

    def _of_version(self, gone: _Gone, no: int, versions: int) -> tuple[Page, Page]:
        figures = {each.step.no: each for each in gone.paces.figures()}
        say, mark = self._telling.say, f" ({no})" if versions > 1 else ""
        identity = gone.sheet.identity
        procedure = say("procedure-version", title=identity.name, number=identity.number, since=identity.effective_on)
        lines = (*self._telling.lines, procedure, say("visits-served", count=number(gone.visits)))
        table_7 = (
            Column(say("no"), 5),
            Column(say("procedure"), 40),
            Column(say("assessment"), 24),
            Column(say("notes"), 52),
            Column(say("to-be-done"), 34),
            Column(say("initials"), 12),
        )
        table_8 = (
            Column(say("no"), 5),
            Column(say("procedure"), 40),
            Column(say("standard"), 16),
            Column(say("measured"), 12),
            Column(say("middle"), 20),
            Column(say("most"), 20),
            Column(say("share-in-time"), 14),
            Column(say("stand"), 18),
            Column(say("proposed-standard"), 20),
            Column(say("use-judged"), 30),
        )
        monitored = tuple(self._monitored(gone, step, figures.get(step.no)) for step in gone.sheet.steps)
        evaluated = tuple(self._evaluated(step, figures.get(step.no)) for step in gone.sheet.steps)
        return (
            Page(say("table-7-tab") + mark, say("table-7"), table_7, monitored, lines),
            Page(say("table-8-tab") + mark, say("table-8"), table_8, evaluated, lines),
        )

    def _monitored(self, gone: _Gone, step: Step, figures: StepFigures | None) -> tuple[Cell, ...]:
        """A row of table 7: number, procedure, assessment, notes, what is to be done, room for initials."""
        going_well = figures is None or in_time(figures) >= ACHIEVED
        assessed = self._telling.say("goes-well" if going_well else "goes-badly")
        if figures is None:
            assessed = self._telling.say("not-measured")
        notes = " ".join(self._notes(gone, step, figures))
        return (step.no, without_ways_in(step.activity), assessed, notes, self._to_be_done(gone, step, figures), "")

    def _notes(self, gone: _Gone, step: Step, figures: StepFigures | None) -> Iterator[str]:
        say, length = self._telling.say, self._telling.length
        if figures is None:
            yield say("note-unmeasured", done=number(gone.done[step.no]))
        else:
            told = {"times": number(figures.times), "share": str(in_time(figures)), "standard": step.printed_time}
            yield say("note-times", **told, middle=length(figures.middle), most=length(figures.most))
        for kind in (DeviationKind.EQUIPMENT, DeviationKind.OUTPUT):
            if lacked := gone.lacking[step.no, kind]:
                yield say(f"note-{kind.value}", count=number(lacked))
        if causes := gone.causes.get(step.no):
            named = (
                f"{self._telling.source.wording.say(f'cause-{key}')} {number(n)}" for key, n in causes.most_common()
            )
            yield say("note-causes", causes=", ".join(named))

    def _to_be_done(self, gone: _Gone, step: Step, figures: StepFigures | None) -> str:
        """What was decided about accepted deviations; else what the figures ask for."""
        proposal = proposed(step, figures, self._telling.source.office.day) if figures else None
        asked = [self._telling.say("action-review", proposed=self._telling.length(proposal))] if proposal else []
        decided = gone.actions.get(step.no, [])[:_MOST_ACTIONS]
        if not asked and not decided and figures and in_time(figures) < ACHIEVED:
            asked = [self._telling.say("action-find-cause")]
        return " ".join([*asked, *decided])

    def _evaluated(self, step: Step, figures: StepFigures | None) -> tuple[Cell, ...]:
        """A row of table 8, with room for the judgement."""
        say, length = self._telling.say, self._telling.length
        if figures is None:
            return (*_named(step), 0, "", "", "", say("not-measured"), "", "")
        share, terms = in_time(figures), self._telling.source.office.day
        told = (figures.times, length(figures.middle), length(figures.most), f"{share} %", say(f"stand-{stand(share)}"))
        return (*_named(step), *told, length(proposed(step, figures, terms)), "")


def _named(step: Step) -> tuple[int, str, str]:
    return step.no, without_ways_in(step.activity), step.printed_time


def in_time(figures: StepFigures) -> int:
    """How many of a hundred kept to the standard, rounded down: nobody is told better than it was."""
    return (figures.times - figures.late) * 100 // figures.times


def stand(share: int) -> str:
    """How a step stands by its share in time: achieved, attention, below."""
    return "achieved" if share >= ACHIEVED else "attention" if share >= ATTENTION else "below"


def proposed(step: Step, figures: StepFigures, terms: DayTerms) -> timedelta | None:
    """The standard that the figures propose: what nine of ten kept to, in whole minutes; None where there is no reason
    to change one: kept often enough, measured too seldom, or no clock time."""
    overrun = figures.times >= terms.review_fewest and figures.late > figures.times * terms.review_share
    if step.standard.clock is None or not overrun:
        return None
    return -(-figures.most // _MINUTE) * _MINUTE
